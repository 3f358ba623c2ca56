package conformance

import (
	"strings"
)

// unifiedDiff shows how got differs from want, line by line, with all the
// common lines kept: fields are short, and their context is the point.
func unifiedDiff(want, got string) string {
	a, b := splitLines(want), splitLines(got)
	common := commonLines(a, b)
	var out strings.Builder
	emit := func(mark, line string) {
		out.WriteString(mark)
		out.WriteString(line)
		out.WriteByte('\n')
	}
	i, j := 0, 0
	for _, pair := range append(common, [2]int{len(a), len(b)}) {
		for ; i < pair[0]; i++ {
			emit("-", a[i])
		}
		for ; j < pair[1]; j++ {
			emit("+", b[j])
		}
		if i < len(a) && j < len(b) {
			emit(" ", a[i])
			i, j = i+1, j+1
		}
	}
	return out.String()
}

// splitLines cuts text into lines; a last line without a line break says so.
func splitLines(text string) []string {
	if text == "" {
		return nil
	}
	rest, ended := strings.CutSuffix(text, "\n")
	split := strings.Split(rest, "\n")
	if !ended {
		split[len(split)-1] += "\u240a missing"
	}
	return split
}

// maxDiffCells bounds the table of the longest common subsequence.
const maxDiffCells = 4 << 20

// commonLines pairs the indexes of a longest common subsequence of a and b.
// Texts too long for that are paired by their common beginning alone.
func commonLines(a, b []string) [][2]int {
	var pairs [][2]int
	if (len(a)+1)*(len(b)+1) > maxDiffCells {
		for i := range min(len(a), len(b)) {
			if a[i] != b[i] {
				break
			}
			pairs = append(pairs, [2]int{i, i})
		}
		return pairs
	}

	width := len(b) + 1
	length := make([]int32, (len(a)+1)*width)
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				length[i*width+j] = length[(i+1)*width+j+1] + 1
			} else {
				length[i*width+j] = max(length[(i+1)*width+j], length[i*width+j+1])
			}
		}
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			pairs = append(pairs, [2]int{i, j})
			i, j = i+1, j+1
		case length[(i+1)*width+j] >= length[i*width+j+1]:
			i++
		default:
			j++
		}
	}
	return pairs
}
