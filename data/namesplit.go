package data

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// placeholder stands for a family name that came first, while the rest is split.
const placeholder = "\x00"

// SplitName fills the name parts of c from a full name as people write it: "Dr. Jane van der Berg", "Doe,
// Jane", "山田 太郎", "Smith Jr.". It also sets DisplayName to the text itself, reordered only if a comma shows
// that the family name came first.
//
// If the order is not clear, the last word becomes the family name and DisplayName keeps the whole text.
// Hungarian order is not guessed. A nickname in quotation marks ("Robert “Bob” Smith") fills an empty Nickname.
// Words in brackets ("(she/her)") and words of signs only ("🦉") stay in DisplayName only.
func (c *Contact) SplitName(full string) {
	full = words(norm.NFC.String(strings.ReplaceAll(full, placeholder, " ")))
	c.DisplayName = full
	c.SetName(&Contact{})
	text, nick := withoutAsides(full)
	if nick != "" && c.Nickname == "" {
		c.Nickname = nick
	}
	if text = withoutSigns(text); text == "" {
		text = full
	}
	if allCJK(text) {
		c.Family, c.Given = splitCJK(text)
		return
	}
	head, rest, comma := strings.Cut(text, ",")
	if !comma {
		c.splitWords(strings.Fields(text))
		return
	}
	var before []string // "Doe, Jane": the words after the comma that are no degree
	var after []string
	for part := range strings.SplitSeq(rest, ",") {
		part = strings.TrimSpace(part)
		switch {
		case part == "":
		case allPostnominal(part, head):
			after = append(after, part)
		default:
			before = append(before, part)
		}
	}
	if len(before) == 0 {
		c.splitWords(strings.Fields(head))
		c.Suffix = strings.Join(append(strings.Fields(c.Suffix), after...), ", ")
		return
	}
	c.splitWords(strings.Fields(strings.Join(before, " ") + " " + placeholder))
	c.familyFirst(head, after)
	if text == full {
		c.DisplayName = c.JoinedName()
	}
}

// familyFirst finishes "Doe Jr., Jane". The part after the comma is already split, with a placeholder for the
// family name.
func (c *Contact) familyFirst(head string, after []string) {
	w := strings.Fields(head)
	titles := 0
	for len(w)-titles > 1 && honorific(w[titles]) {
		titles++
	}
	c.Prefix, w = words(append([]string{c.Prefix}, w[:titles]...)...), w[titles:]
	w, suffix := cutPostnominals(w)
	// A particle after the given name belongs to the family name: "Berg, Jane van der".
	moved := strings.TrimSpace(strings.TrimSuffix(c.Family, placeholder))
	c.Family = words(moved, strings.Join(w, " "))
	c.Suffix = strings.Join(append(suffix, after...), ", ")
}

// allPostnominal reports whether all words after a comma are degrees or similar. After a full name an unknown
// short word in capitals ("MSLIS") is one too.
func allPostnominal(part, head string) bool {
	name := strings.Fields(head)
	full := len(name) > 1 && !particle(name[0]) && head != strings.ToUpper(head)
	for w := range strings.FieldsSeq(part) {
		known := postnominal(w, true)
		letters := strings.ReplaceAll(w, ".", "")
		guessed := full && len(letters) >= 2 && len(letters) <= 6 && letters == strings.ToUpper(letters)
		if !known && !guessed {
			return false
		}
	}
	return true
}

// cutPostnominals removes degrees and similar words from the end of a name.
func cutPostnominals(w []string) (name, suffix []string) {
	end := len(w)
	for end > 1 && postnominal(w[end-1], false) {
		end--
	}
	return w[:end], w[end:]
}

// splitWords fills the parts from the words of a name in spoken order.
func (c *Contact) splitWords(w []string) {
	var prefix []string
	for len(w) > 1 && honorific(w[0]) {
		prefix, w = append(prefix, w[0]), w[1:]
	}
	w, suffix := cutPostnominals(w)
	c.Prefix, c.Suffix = strings.Join(prefix, " "), strings.Join(suffix, " ")
	from, to := familyAt(w)
	c.Family = strings.Join(w[from:to], " ")
	others := append(append([]string{}, w[:from]...), w[to:]...)
	if len(others) > 0 {
		c.Given, c.Additional = others[0], strings.Join(others[1:], " ")
	}
}

// familyAt finds the words of the family name: [from, to).
func familyAt(w []string) (from, to int) {
	n := len(w)
	if n < 2 {
		return 0, n
	}
	if from, to, ok := capitals(w); ok {
		return from, to
	}
	if particles[w[0]] || particle(w[0]) && particles[w[1]] {
		return 0, n // "van der Berg": no given name
	}
	for i := 1; i < n-1; i++ {
		if particles[w[i]] {
			if conjunctions[w[i]] {
				if i < 2 {
					continue // "Anna und …" has no first family name before it
				}
				return i - 1, n
			}
			return i, n
		}
	}
	from = n - 1
	for from > 1 && particle(w[from-1]) {
		from--
	}
	return from, n
}

// capitals finds a family name in capitals at either end of a name whose other words are not: "Jean DUPONT",
// "NGUYEN Van An". It does not take initials ("J.D.") for one.
func capitals(w []string) (from, to int, ok bool) {
	up := make([]bool, len(w))
	some, all := false, true
	for i, s := range w {
		letters := utf8.RuneCountInString(strings.Trim(s, ".'’-"))
		up[i] = letters > 1 && !strings.ContainsRune(s, '.') && s == strings.ToUpper(s) && s != strings.ToLower(s)
		some = some || up[i]
		all = all && (up[i] || letters <= 1)
	}
	if !some || all || w[len(w)-1] == placeholder {
		return 0, 0, false
	}
	n := len(w)
	if up[n-1] {
		for from = n - 1; from > 0 && up[from-1]; from-- {
		}
		for from > 1 && particles[w[from-1]] {
			from--
		}
		return from, n, from > 0
	}
	for to = 0; up[to]; to++ {
	}
	// Two capitals at the beginning are more often initials than a name: "JD Salinger".
	return 0, to, to > 0 && utf8.RuneCountInString(w[0]) > 2
}

// splitCJK splits a Chinese, Japanese or Korean name, family first. Without a space it splits only if the
// characters show where; else all of it is the family name.
func splitCJK(s string) (family, given string) {
	s = strings.TrimSpace(strings.ReplaceAll(s, "　", " "))
	for _, dot := range []string{"・", "·"} { // foreign names are written given name first
		if i := strings.LastIndex(s, dot); i > 0 {
			return s[i+len(dot):], strings.ReplaceAll(s[:i], dot, " ")
		}
	}
	if family, given, ok := strings.Cut(s, " "); ok {
		return family, given
	}
	r := []rune(s)
	han := strings.IndexFunc(s, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) < 0
	kana := strings.IndexFunc(s, func(r rune) bool { return unicode.In(r, unicode.Hiragana, unicode.Katakana) })
	cut := 0
	switch {
	case len(r) > 2 && twoSyllable[string(r[:2])]:
		cut = 2
	case hangul(r[0]) && len(r) >= 2 && len(r) <= 4:
		cut = 1
	case kana > 0:
		cut = utf8.RuneCountInString(s[:kana]) // 山田さくら
	case han && len(r) == 4:
		cut = 2 // 山田太郎
	case han && (len(r) == 2 || len(r) == 3) && oneSyllable[string(r[0])]:
		cut = 1
	}
	if cut == 0 || cut >= len(r) {
		return s, ""
	}
	return string(r[:cut]), string(r[cut:])
}

// withoutSigns removes words without a letter or digit: phones write emojis after names.
func withoutSigns(s string) string {
	var out []string
	for w := range strings.FieldsSeq(s) {
		if strings.ContainsFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || r == ',' }) {
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
}

// withoutAsides removes brackets and a quoted nickname from a name.
func withoutAsides(s string) (text, nick string) {
	pairs := map[rune]rune{'(': ')', '[': ']', '"': '"', '“': '”', '„': '“', '«': '»', '（': '）'}
	var out strings.Builder
	open := map[rune]bool{} // openings that have no end
	for s != "" {
		r, size := utf8.DecodeRuneInString(s)
		end := -1
		if shut, ok := pairs[r]; ok && !open[r] {
			end = strings.IndexRune(s[size:], shut)
			open[r] = end < 0
		}
		if end < 0 {
			out.WriteString(s[:size])
			s = s[size:]
			continue
		}
		inside := s[size : size+end]
		if r != '(' && r != '[' && r != '（' && nick == "" {
			nick = strings.TrimSpace(inside)
		}
		s = s[size+end:]
		_, shut := utf8.DecodeRuneInString(s)
		s = s[shut:]
	}
	return strings.Join(strings.Fields(out.String()), " "), nick
}
