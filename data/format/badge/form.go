package badge

import (
	"regexp"
	"strings"
	"unicode"

	"lanyard/data"
	"lanyard/data/format/pattern"
	"lanyard/data/format/signature"
)

// form is what a text looks like.
type form int

const (
	isNothing form = iota // empty, or a flag
	isEmail
	isLink
	isPhone
	isID
	isDate
	isCountry
	isPlace
	isCategory // the kind of badge: "VIP", "Exhibitor"
	isPrefix   // "Dr."
	isSuffix   // "PhD"
	isText
)

var (
	uuid     = regexp.MustCompile(`^(?i)\{?[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}\}?$`)
	hex      = regexp.MustCompile(`^(?i)(?:0x)?[0-9a-f]{8,}$`)
	serial   = pattern.Lazy(`^(?i)#?(?:[a-z]{1,12}[-_#:/. ]{0,2})?\d[\da-z]*(?:[-_./:][\da-z]+)*$`)
	token    = regexp.MustCompile(`^[A-Za-z0-9+/_\-=.:#~]+$`)
	date     = pattern.Lazy(`^(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}/\d{1,2}/\d{1,2}|\d{1,2} \p{L}{3,9}\.? \d{4})(?:[T ]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+\-]\d{2}:?\d{2})?)?$|^\d{1,2}:\d{2}$`)
	number   = pattern.Lazy(`^(?:tel:|T:|P:|M:)?\s*(\(?\+?[\d(][\d ()./\-‑–]{5,22}\d(?:\s*(?:x|ext\.?)\s*\d{1,5})?)$`)
	groups   = regexp.MustCompile(`^\(?\d{2,5}\)?[ \-./]\d{3,4}(?:[ \-./]\d{2,4}){0,3}$`)
	flags    = pattern.Lazy(`^(?i)(?:true|false|null|nil|none|n/?a|yes|no|ja|nein|oui|non|-+|\.+|[01]|undefined)?$`)
	trailing = regexp.MustCompile(`^[\p{P}\p{S}\s]*$`)
	upper3   = regexp.MustCompile(`^[A-Z]{2,3}$`)
)

// formOf judges a text by its look alone.
func formOf(s string) form {
	s = strings.TrimSpace(s)
	switch {
	case flags().MatchString(s), trailing.MatchString(s):
		return isNothing
	case date().MatchString(s):
		return isDate
	}
	if !strings.ContainsAny(s, " \t") {
		if _, ok := data.EmailIn(s); ok {
			return isEmail
		}
		if l, ok := data.LinkIn(s); ok && !data.LegalForm(s) && (strings.Contains(l, ".") && !strings.HasPrefix(l, "@") || data.IsORCID(s)) {
			return isLink
		}
	}
	switch {
	case telephone(s):
		return isPhone
	case identifier(s):
		return isID
	case honorificOnly(s):
		return isPrefix
	case data.Postnominal(s) && !strings.Contains(s, " "):
		return isSuffix
	case categories[data.Fold(s)]:
		return isCategory
	case givenNames[data.Fold(s)]:
		return isText // "Sofia", "Jordan"
	case signature.IsCountry(s), upper3.MatchString(s) && countryCode(s):
		return isCountry
	case signature.IsPlace(s), cities[data.Fold(s)]:
		return isPlace
	}
	return isText
}

// telephone reports whether digits are a telephone number. Without a country code it must begin like one, or be
// grouped like one: else it may be the number of the badge.
func telephone(s string) bool {
	m := number().FindStringSubmatch(s)
	if m == nil || date().MatchString(s) || isORCID(s) {
		return false
	}
	s = m[1]
	n := 0
	for _, r := range s {
		if r >= '0' && r <= '9' {
			n++
		}
	}
	bare := strings.TrimLeft(s, "(")
	switch {
	case n < 7 || n > 17:
		return false
	case strings.HasPrefix(bare, "+"):
		return true
	case strings.HasPrefix(bare, "00"):
		return n > 9 && strings.ContainsAny(s, " -/.")
	case strings.HasPrefix(s, "(") && strings.Contains(s, ")"):
		return true
	case strings.HasPrefix(s, "0"):
		return n >= 9 && n <= 12 && (strings.ContainsAny(s, " /-") || n >= 10 && n <= 11)
	}
	return n >= 9 && n <= 12 && groups.MatchString(s)
}

func isORCID(s string) bool { return data.IsORCID(s) }

// identifier reports whether a text is a number or a token that a machine made.
func identifier(s string) bool {
	s = strings.TrimSpace(s)
	digits, letters, lower, upper, changes, vowels := 0, 0, 0, 0, 0, 0
	last := rune(0)
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case unicode.IsLetter(r):
			letters++
			if unicode.IsUpper(r) {
				upper++
			} else {
				lower++
			}
			if unicode.IsLower(last) && unicode.IsUpper(r) {
				changes++
			}
			if strings.ContainsRune("aeiouyAEIOUY", r) || r > 127 {
				vowels++
			}
		}
		last = r
	}
	switch {
	case digits > 0 && letters == 0:
		return len(s) < 64
	case uuid.MatchString(s):
		return true
	case !token.MatchString(s) && !serial().MatchString(s):
		return false
	case digits == 0:
		return len(s) >= 8 && changes >= 2 && vowels*4 < letters || len(s) >= 7 && lower == 0 && vowels*6 < letters || len(s) >= 12 && upper > 2 && lower > 2 && changes >= 3 && vowels*3 < letters
	case hex.MatchString(s):
		return true
	case digits >= 3 && serial().MatchString(s):
		return true
	}
	return len(s) >= 6 && (digits >= 2 || digits == 1 && (lower == 0 || upper == 0) && len(s) >= 8 && vowels*4 < letters) || len(s) >= 4 && lower == 0 && digits >= 1 && strings.ContainsAny(s, "-_#") || strings.HasPrefix(s, "#")
}

// honorificOnly reports whether a text is only titles of a name.
func honorificOnly(s string) bool {
	if s == "" || len(s) > 30 {
		return false
	}
	return data.WithoutTitles(s+" Xo") == "Xo"
}

// countryCode recognises the codes of ISO 3166-1 that are on badges.
func countryCode(s string) bool { return codes[s] }
