package data

import (
	"regexp"
	"strings"
)

// EmailIn takes the address out of "<jane@sl.example>", "mailto:…" or "(…)".
func EmailIn(w string) (string, bool) {
	w = WithoutInvisible(w)
	w = strings.Trim(w, "<>()[]\"'")
	if len(w) > 7 && strings.EqualFold(w[:7], "mailto:") {
		w = w[7:]
	}
	w = strings.TrimRight(w, ".:!?")
	return w, CheckEmail(w) == nil
}

// WithoutInvisible removes characters that no screen shows and that pasted addresses contain: blanks without a
// width, soft hyphens, marks of direction.
func WithoutInvisible(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == 0xAD, r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x2069, r == 0xFEFF:
			return -1
		}
		return r
	}, s)
}

var (
	orcid  = regexp.MustCompile(`^[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9Xx]$`)
	handle = regexp.MustCompile(`^@[\p{L}0-9_][\p{L}0-9_.\-]*(@[a-z0-9\-]+(\.[a-z0-9\-]+)+)?$`)
	domain = regexp.MustCompile(`^[a-z0-9][a-z0-9\-]*(\.[a-z0-9][a-z0-9\-]*)*\.[a-z]{2,}(/\S*)?$`)
	// domainEnds are the ends that a bare domain is recognised by; with a path any end will do.
	domainEnds = regexp.MustCompile(`\.(com|org|net|edu|gov|int|info|io|dev|app|eu|de|at|ch|fr|uk|us|ca|au|nz|ie|nl|be|lu|it|es|pt|dk|se|no|fi|is|pl|cz|sk|hu|si|hr|rs|ro|bg|gr|tr|ua|ru|jp|kr|cn|tw|in|br|mx|ar|cl|za|ng|ke|eg|il|museum|library|example|social)$`)
)

// LinkIn recognises web addresses with and without scheme, ORCID numbers and handles ("@jane",
// "@jane@social.example").
func LinkIn(w string) (string, bool) {
	w = strings.Trim(w, "<>()[]\"'")
	w = strings.TrimRight(w, ".:!?")
	low := strings.ToLower(w)
	switch {
	case strings.HasPrefix(low, "https://") || strings.HasPrefix(low, "http://"):
		return w, len(w) > 8 && CheckLink(w) == nil
	case strings.HasPrefix(low, "www.") && domain.MatchString(low), handle.MatchString(w):
		return w, true
	case orcid.MatchString(w):
		return "https://orcid.org/" + strings.ToUpper(w), true
	case domain.MatchString(w) && (strings.Contains(w, "/") || domainEnds.MatchString(w)):
		return w, true
	}
	return "", false
}

// IsORCID reports whether a word is the number of a researcher: "0000-0002-1825-0097".
func IsORCID(w string) bool { return orcid.MatchString(w) }
