package lines

// Values cuts a value in parts at separators without a backslash before them; the parts keep their backslashes (RFC 6350 §3.4, and
// MECARD alike).
func Values(s string, sep byte) []string {
	var out []string
	start := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case sep:
			out = append(out, s[start:i])
			start = i + 1
		}
	}
	return append(out, s[start:])
}
