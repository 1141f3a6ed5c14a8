package field

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Match gives the field of a column with this header. ok is false when no known program writes such a header;
// the column is then Other.
//
// Case, accents, punctuation and blanks do not count, so "E-Mail-Adresse", "email_adresse" and "E-MAIL ADRESSE"
// are the same. A number makes a further value of the same kind ("Phone 2") or, after a street, a further line
// of it ("Business Street 2").
func Match(header string) (Column, bool) {
	if strings.HasSuffix(strings.TrimSpace(header), "#") { // "Attendee #" is a number
		return Column{ID: Other}, false
	}
	if strings.TrimSpace(header) == "" { // a sheet may have sixteen thousand of them
		return Column{ID: Other}, false
	}
	if key, ok := AnswerKey(header); ok {
		return Column{ID: Answer, Label: key}, true
	}
	key := Key(header)
	if c, ok := lookup().find(key); ok {
		return c, true
	}
	if trimmed := strings.TrimSpace(header); trimmed != "" && strings.ContainsAny(trimmed[:1], "0123456789qQfF") {
		if at := question.FindStringIndex(trimmed); at != nil {
			if c, ok := Match(trimmed[at[1]:]); ok { // "3. Phone"
				return c, true
			}
		}
	}
	if c, ok := spelled(key); ok || c.ID != "" {
		return c, ok
	}
	if c, ok := asked(header); ok {
		return c, true
	}
	if id := registration(key); id != "" {
		return Column{ID: id}, true
	}
	if id := reported(key); id != "" && len(header) <= maxAsked {
		return Column{ID: id}, true
	}
	return Column{ID: Other}, false
}

// spelled looks a key up as it is, and around its number. A column without ok is known to be none of these
// fields.
func spelled(key string) (Column, bool) {
	if key == "" {
		return Column{ID: Other}, false
	}
	t := lookup()
	if c, ok := t.find(key); ok {
		return c, true
	}
	before, digits, after := cutNumber(key)
	if digits == "" {
		return Column{}, false
	}
	n, err := strconv.Atoi(digits)
	if err != nil || n > 99 {
		return Column{}, false
	}
	if c, ok := t.find(before + "#" + after); ok {
		return numbered(c, n, false)
	}
	if c, ok := t.find(before + after); ok {
		return numbered(c, n, after == "")
	}
	return Column{}, false
}

// numbered gives the column its number. last says that the number ended the header; after a street it then
// counts lines and not addresses.
func numbered(c Column, n int, last bool) (Column, bool) {
	switch {
	case last && (c.ID == Street || c.ID == Address):
		if n > 1 {
			c.ID = AddressLine
		}
		return c, true
	case last && c.ID.InAddress() && c.ID != Address:
		c.Group = n
		return c, true
	case !c.ID.list():
		// "Organization 1 - Name" is the organisation, "Organization 2 - Name" is another.
		if n > 1 {
			return Column{ID: Other}, false
		}
		return c, true
	}
	if c.ID != AddressLine { // its number counts lines, not addresses
		c.Group = n
	}
	return c, true
}

// cutNumber cuts a key around its first run of digits.
func cutNumber(key string) (before, digits, after string) {
	i := strings.IndexFunc(key, isDigit)
	if i < 0 {
		return key, "", ""
	}
	j := i
	for j < len(key) && isDigit(rune(key[j])) {
		j++
	}
	return key[:i], key[i:j], key[j:]
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// Key gives a header in the form for comparing: only lower-case letters and digits, without accents, ß as ss, ł
// as l and so on.
func Key(header string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(header) {
		if s, ok := plain[r]; ok {
			b.WriteString(s)
			continue
		}
		r = unicode.ToLower(r)
		if s, ok := plain[r]; ok {
			b.WriteString(s)
			continue
		}
		if unicode.IsLetter(r) || isDigit(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// plain replaces letters that NFKD does not decompose.
var plain = map[rune]string{
	'ß': "ss", 'ł': "l", 'ø': "o", 'đ': "d", 'æ': "ae", 'œ': "oe", 'ı': "i", 'ð': "d", 'þ': "th",
	'ー': "", // a long-vowel mark is optional
}
