package provider

import "strings"

// matchFilter tells whether a file name matches a file system filter as .NET's MatchType.Win32 does, regardless of case: "*.*"
// is any name, "?" matches one character but a period.
func matchFilter(filter, name string) bool {
	if filter == "" || filter == "*" || filter == "*.*" {
		return true
	}
	return matchWin32([]rune(translateWin32(strings.ToUpper(filter))), []rune(strings.ToUpper(name)))
}

// The characters of a translated filter: any run up to the last period, any character but a period, a period or the end.
const (
	dosStar = '<'
	dosAny  = '>'
	dosDot  = '"'
)

func translateWin32(f string) string {
	var b strings.Builder
	for i := range len(f) {
		switch c := f[i]; {
		case c == '.' && i > 0 && i == len(f)-1 && f[i-1] == '*':
			s := b.String()
			b.Reset()
			b.WriteString(s[:len(s)-1])
			b.WriteByte(dosStar)
		case c == '.' && i+1 < len(f) && (f[i+1] == '?' || f[i+1] == '*'):
			b.WriteByte(dosDot)
		case c == '?':
			b.WriteByte(dosAny)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

func matchWin32(p, s []rune) bool {
	for len(p) > 0 {
		switch p[0] {
		case '*':
			for i := range len(s) + 1 {
				if matchWin32(p[1:], s[i:]) {
					return true
				}
			}
			return false
		case dosStar:
			end := len(s)
			for i := len(s) - 1; i >= 0; i-- {
				if s[i] == '.' {
					end = i
					break
				}
			}
			for i := range end + 1 {
				if matchWin32(p[1:], s[i:]) {
					return true
				}
			}
			return end < len(s) && matchWin32(p[1:], s[end+1:])
		case dosAny:
			if len(s) == 0 || s[0] == '.' {
				p = p[1:]
				continue
			}
		case dosDot:
			if len(s) == 0 {
				p = p[1:]
				continue
			}
			if s[0] != '.' {
				return false
			}
		default:
			if len(s) == 0 || s[0] != p[0] {
				return false
			}
		}
		p, s = p[1:], s[1:]
	}
	return len(s) == 0
}
