package types

import (
	"strings"
	"unicode/utf8"
)

// The parameters of punycode (RFC 3492).
const (
	punyBase, punyMin, punyMax       = 36, 1, 26
	punySkew, punyDamp               = 38, 700
	punyBias, punyInitial            = 72, 128
	punyPrefix                       = "xn--"
	punyDigits                       = "abcdefghijklmnopqrstuvwxyz0123456789"
	punyMaxRune                int32 = utf8.MaxRune
)

func punyAdapt(delta, n int, first bool) int {
	if first {
		delta /= punyDamp
	} else {
		delta /= 2
	}
	delta += delta / n
	k := 0
	for ; delta > (punyBase-punyMin)*punyMax/2; k += punyBase {
		delta /= punyBase - punyMin
	}
	return k + (punyBase-punyMin+1)*delta/(delta+punySkew)
}

// punycodeLabel encodes a label that is not ASCII.
func punycodeLabel(label string) string {
	runes := []rune(label)
	var b strings.Builder
	for _, r := range runes {
		if r < punyInitial {
			b.WriteRune(r)
		}
	}
	basic := b.Len()
	if basic == len(runes) {
		return label
	}
	if basic > 0 {
		b.WriteByte('-')
	}
	n, delta, bias := rune(punyInitial), 0, punyBias
	for done := basic; done < len(runes); {
		next := rune(punyMaxRune)
		for _, r := range runes {
			if r >= n {
				next = min(next, r)
			}
		}
		delta += int(next-n) * (done + 1)
		n = next
		for _, r := range runes {
			if r < n {
				delta++
			}
			if r != n {
				continue
			}
			q := delta
			for k := punyBase; ; k += punyBase {
				t := min(max(k-bias, punyMin), punyMax)
				if q < t {
					break
				}
				b.WriteByte(punyDigits[t+(q-t)%(punyBase-t)])
				q = (q - t) / (punyBase - t)
			}
			b.WriteByte(punyDigits[q])
			bias = punyAdapt(delta, done+1, done == basic)
			delta = 0
			done++
		}
		delta++
		n++
	}
	return punyPrefix + b.String()
}
