package data

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Unnamed is the name of a contact without anything that could be its name.
const Unnamed = "Unnamed"

// Name is the name to show: the display name, else the name parts, else nickname, organisation, preferred
// e-mail address or phone, else "Unnamed".
func (c *Contact) Name() string {
	for _, s := range []string{
		c.DisplayName, c.JoinedName(),
		c.Nickname, c.Organisation, c.PreferredEmail(), c.PreferredPhone(),
	} {
		if s = strings.TrimSpace(s); s != "" {
			return s
		}
	}
	return Unnamed
}

// HasPersonName reports whether the contact has a person's name, not only an organisation, an address or a
// number.
func (c *Contact) HasPersonName() bool {
	if c.Given != "" || c.Family != "" || c.Nickname != "" {
		return true
	}
	return c.DisplayName != "" && c.DisplayName != c.Organisation && !strings.ContainsRune(c.DisplayName, '@')
}

// Initials gives one or two letters for an avatar, from the name as shown; one character for CJK.
// Titles ("Dr.") and particles ("van der") do not count. Without any letter or digit it is "?".
func Initials(name string) string {
	var c Contact
	c.SplitName(name)
	first, last := c.Given, strings.Join(withoutParticles(strings.Fields(c.Family)), " ")
	if last == "" {
		last = c.Family
	}
	if first == "" && strings.ContainsRune(last, ' ') {
		first, last, _ = strings.Cut(last, " ")
	}
	a, b := initial(first), initial(last)
	r, _ := utf8.DecodeRuneInString(b)
	switch {
	case cjk(r):
		return b
	case a+b == "":
		if a = initial(name); a == "" {
			return "?"
		}
	}
	return a + b
}

// initial is the first letter or digit of a word, upper-case, with the marks that follow it.
func initial(word string) string {
	at := strings.IndexFunc(word, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	if at < 0 {
		return ""
	}
	word = word[at:]
	end := len(word)
	for i, r := range word {
		if i > 0 && !unicode.IsMark(r) {
			end = i
			break
		}
	}
	return strings.ToUpper(word[:end])
}

// JoinName writes the parts as one display name, in the order of the script: for CJK the family name first,
// without a space unless there are kana. It leaves out empty parts.
func JoinName(prefix, given, additional, family, suffix string) string {
	given, family = strings.TrimSpace(given), strings.TrimSpace(family)
	if given != "" && family != "" && allCJK(given) && allCJK(family) {
		gap := ""
		if hasKana(given) || hasKana(family) {
			gap = " "
		}
		return words(prefix, family+gap+given, additional, suffix)
	}
	name := words(prefix, given, additional, family)
	switch suffix = strings.TrimSpace(suffix); {
	case suffix == "":
		return name
	case name == "":
		return suffix
	case generation[bare(suffix)]:
		return name + " " + suffix
	default:
		return name + ", " + suffix
	}
}

// words joins the parts that are not empty with single spaces.
func words(parts ...string) string {
	var kept []string
	for _, p := range parts {
		kept = append(kept, strings.Fields(p)...)
	}
	return strings.Join(kept, " ")
}

func allCJK(s string) bool {
	some := false
	for _, r := range s {
		if r == ' ' || r == '　' || r == '・' || r == '·' {
			continue
		}
		if !cjk(r) {
			return false
		}
		some = true
	}
	return some
}

func hasKana(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.In(r, unicode.Hiragana, unicode.Katakana) }) >= 0
}
