package signature

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lanyard/data"
	"lanyard/data/format/pattern"
)

// weak matches separators of texts that both mean something.
var weak = pattern.Lazy(`\s+[–—-]\s+|;\s+|,\s+|、|\s+/\s+`)

// split cuts a text at weak separators and keeps these.
func split(text string) (parts, seps []string) {
	at := 0
	for _, m := range weak().FindAllStringIndex(text, -1) {
		if strings.TrimSpace(text[at:m[0]]) == "" {
			continue
		}
		parts = append(parts, strings.TrimSpace(text[at:m[0]]))
		seps = append(seps, text[m[0]:m[1]])
		at = m[1]
	}
	return append(parts, strings.TrimSpace(text[at:])), seps
}

// candidate is a text that may be the name.
type candidate struct {
	item       int
	name, rest string // rest is the text of the item after the name, lead the text before it
	lead       string
	score      int
	sure       bool
}

// leastScore is the score from which a candidate is taken as the name.
const leastScore = 3

// name finds the name: by its caption, by the e-mail address, by titles, by its place.
func (r *reader) name() {
	var best candidate
	seen := 0
	for i, it := range r.items {
		if it.remark || it.caption.means != nothing && it.caption.means != isName {
			continue
		}
		for _, c := range r.candidates(it.text) {
			c.item = i
			r.rate(&c, it, seen)
			if c.score > best.score {
				best = c
			}
		}
		seen++
	}
	if best.score < leastScore {
		return
	}
	it := r.items[best.item]
	it.means = isName
	r.sure = best.sure
	r.contact.SplitName(InCase(best.name))
	var more []*item
	if best.lead != "" {
		more = append(more, &item{line: it.line, text: best.lead})
	}
	more = append(more, it)
	if best.rest != "" {
		more = append(more, &item{line: it.line, text: best.rest})
	}
	r.items = slices.Replace(r.items, best.item, best.item+1, more...)
	r.dropRepeats(best.name)
}

// dropRepeats drops texts that repeat the name or a part of it: "Jane" above "Jane Doe".
func (r *reader) dropRepeats(name string) {
	whole := " " + data.Fold(name) + " "
	for i := 0; i < len(r.items); i++ {
		it := r.items[i]
		if it.means == nothing && !it.remark && it.caption.means == nothing && strings.Contains(whole, " "+data.Fold(it.text)+" ") {
			r.items = slices.Delete(r.items, i, i+1)
			i--
		}
	}
}

// mostParts is how many parts of a text are tried as the name.
const mostParts = 4

// candidates gives the ways to take a name from a text: all of it, the part before a comma or a dash, and in a
// Japanese line its words.
func (r *reader) candidates(text string) []candidate {
	out := []candidate{{name: text}}
	parts, seps := split(text)
	for n := 1; n < min(len(parts), mostParts); n++ {
		head, rest := join(parts[:n], seps), join(parts[n:], seps[n:])
		out = append(out, candidate{name: head, rest: rest})
	}
	if title, rest, ok := cutTitle(text); ok {
		out = append(out, candidate{name: rest, lead: title})
	}
	if strings.ContainsFunc(text, isCJK) {
		w := strings.Fields(text)
		for from := range min(len(w), 2*mostParts) {
			for to := from + 1; to <= min(len(w), from+3); to++ {
				if to-from < len(w) {
					out = append(out, candidate{name: strings.Join(w[from:to], " "), lead: strings.Join(w[:from], " "), rest: strings.Join(w[to:], " ")})
				}
			}
		}
	}
	return out
}

// cutTitle cuts a title that ends with a colon or a bracket off the beginning of a name: "Director: Jane Doe".
func cutTitle(text string) (title, name string, ok bool) {
	title, name, ok = strings.Cut(text, ": ")
	return title, name, ok && data.IsRole(title)
}

func join(parts, seps []string) string {
	var b strings.Builder
	for i, p := range parts {
		if i > 0 {
			b.WriteString(seps[i-1])
		}
		b.WriteString(p)
	}
	return b.String()
}

// rate says how likely a candidate is the name. seen is the number of texts before it.
func (r *reader) rate(c *candidate, it *item, seen int) {
	bare := data.WithoutTitles(c.name)
	like := data.NameLike(c.name)
	mail := r.mailAgrees(bare)
	if it.caption.means == isName && (like || c.rest == "") {
		c.score, c.sure = 50, true
		if c.rest != "" {
			c.score-- // all of it rather than a part
		}
		return
	}
	n := len(strings.Fields(bare))
	cjk := strings.ContainsFunc(bare, isCJK)
	if !like && (mail < Strongly || n > 4 || strings.ContainsFunc(bare, func(r rune) bool { return unicode.IsDigit(r) || strings.ContainsRune(":/&+!?", r) })) {
		return
	}
	if !cjk && n == 1 && mail < Strongly && bare == c.name {
		return
	}
	means, _, _ := place(bare, "")
	other := data.IsRole(bare) || data.IsOrganisation(bare) || IsDepartment(bare) || means != nothing || EndsInLegalForm(bare) || notName[data.Fold(bare)] || cjk && !cjkName(bare)
	if other && mail < Strongly {
		return
	}
	c.score = max(0, 4-seen) + 10*mail/Strongly
	titled := bare != strings.TrimSpace(c.name) && !cjk
	if titled {
		c.score += 4
	}
	if capitalFamily().MatchString(bare) {
		c.score += 2
	}
	if len(c.rest) > 0 && (data.IsRole(c.rest) || data.IsOrganisation(c.rest)) {
		c.score += 2
	}
	if cjk {
		c.score += 2
		if utf8.RuneCountInString(bare) < 4 && !strings.Contains(bare, " ") {
			c.score--
		}
	}
	if c.lead != "" && !data.IsRole(c.lead) && !data.IsOrganisation(c.lead) && !IsDepartment(c.lead) {
		c.score -= 3
	}
	if data.Postnominal(strings.TrimLeft(c.rest, ", ")) {
		c.score -= 3 // the degree belongs to the name
	}
	c.sure = mail > 0 || titled || seen == 0
}

// cjkName reports whether a text in East Asian script can be a person's name; brackets may give its
// pronunciation.
func cjkName(s string) bool {
	s, _, _ = strings.Cut(s, "(")
	n := utf8.RuneCountInString(strings.ReplaceAll(s, " ", ""))
	return n >= 2 && n <= 8 && len(strings.Fields(s)) <= 2 && !cjkNoName().MatchString(s)
}

var (
	cjkNoName = pattern.Lazy(`(部|課|係|室|局|館|会|社|院|科|所|グループ|センター|チーム|ライブラリー|大学|学校|協会|様|御中)$`)
	// capitalFamily matches a family name in capitals beside a given name that is not.
	capitalFamily = pattern.Lazy(`^(\p{Lu}\p{Ll}+.* \p{Lu}{2,}[\p{Lu}'’\- ]*|\p{Lu}{3,}[\p{Lu}'’\-]* \p{Lu}\p{Ll}+)$`)
)

// notName are phrases with the form of a name.
var notName = map[string]bool{}

func init() {
	for _, s := range []string{
		"Best Regards", "Kind Regards", "Open Access", "Open Science", "Research Data", "Digital Collections", "Special Collections", "Public Services", "Technical Services",
		"Customer Service", "Information Technology", "Human Resources", "Library Services", "Information Services", "Collection Development", "Office Hours", "Follow Us",
		"Please Note", "Home Office", "Bitte Beachten", "Out of Office", "Information Literacy", "Digital Humanities", "Metadata Services", "Research Support", "User Services",
		"He Him", "She Her", "They Them", "New York", "Los Angeles", "San Francisco", "Hong Kong",
	} {
		notName[data.Fold(s)] = true
	}
}

// How far a name and an e-mail address agree.
const (
	weakly   = 4
	Strongly = 10 // the address is made of the whole name
)

// mailAgrees compares a name with the e-mail addresses and profile links: Strongly when an address consists of
// two of its words or of one and an initial, weakly when it is one of the words.
func (r *reader) mailAgrees(name string) int {
	best := 0
	try := func(local string) { best = max(best, agrees(name, local)) }
	for _, e := range r.contact.Emails {
		local, _, _ := strings.Cut(e.Value, "@")
		try(local)
	}
	for _, l := range r.contact.Links {
		if i := strings.Index(l.Value, "linkedin.com/in/"); i >= 0 {
			try(strings.TrimRight(l.Value[i+len("linkedin.com/in/"):], "/"))
		}
	}
	return best
}

// german replaces letters that e-mail addresses do not have.
var german = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue", "ß", "ss", "ø", "oe", "å", "aa", "æ", "ae")

func nameWords(name string) []string {
	return strings.Fields(data.Fold(strings.Map(func(r rune) rune {
		if strings.ContainsRune("()[]-‑", r) {
			return ' '
		}
		return r
	}, name)))
}

func agreement(name []string, local string) int {
	tokens := strings.FieldsFunc(data.Fold(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return ' '
	}, local)), func(r rune) bool { return r == ' ' })
	if len(tokens) == 0 || len(name) == 0 {
		return 0
	}
	if len(tokens) == 1 {
		return oneToken(name, tokens[0])
	}
	full, initials := 0, 0
	used := map[int]bool{}
	for _, t := range tokens {
		for i, w := range name {
			if used[i] {
				continue
			}
			if t == w && utf8.RuneCountInString(w) > 1 {
				full++
			} else if len(t) == 1 && strings.HasPrefix(w, t) {
				initials++
			} else {
				continue
			}
			used[i] = true
			break
		}
	}
	switch {
	case full >= 2 || full == 1 && initials > 0:
		return Strongly
	case full == 1:
		return weakly
	}
	return 0
}

// oneToken compares a name with an address without a full stop: "jdoe", "doej", "janedoe", "jane", "jd".
func oneToken(name []string, t string) int {
	for i, a := range name {
		if a == t && utf8.RuneCountInString(t) > 2 {
			return weakly
		}
		for j, b := range name {
			if i != j && (t == a+b || len(b) > 1 && t == a[:1]+b || len(a) > 1 && t == a+b[:1] || len(b) > 3 && len(a) > 2 && t == a[:2]+b) {
				return Strongly
			}
		}
	}
	if len(name) > 1 && len(t) == len(name) {
		initials := ""
		for _, w := range name {
			initials += w[:1]
		}
		if initials == t {
			return weakly
		}
	}
	return 0
}

// others reports whether an address belongs to another named person: then the text is a list of people.
func (r *reader) others() bool {
	for _, e := range r.contact.Emails {
		local, _, _ := strings.Cut(e.Value, "@")
		if agrees(r.contact.DisplayName, local) > 0 {
			continue
		}
		for _, it := range r.items {
			for _, c := range r.candidates(it.text) {
				if it.means != isName && data.NameLike(c.name) && agrees(data.WithoutTitles(c.name), local) > 0 {
					return true
				}
			}
		}
	}
	return false
}

// agrees compares a name with the local part of an address.
func agrees(name, local string) int {
	return max(agreement(nameWords(name), local), agreement(nameWords(german.Replace(name)), local))
}

// InCase writes a name, or a family name of more than three letters, in normal case if it is all in capitals.
func InCase(name string) string {
	w := strings.Fields(name)
	for i, word := range w {
		letters := utf8.RuneCountInString(strings.Trim(word, ",."))
		if word != strings.ToUpper(word) || word == strings.ToLower(word) || letters < 3 && strings.ToUpper(name) != name || strings.Contains(strings.TrimSuffix(word, "."), ".") || data.Postnominal(word) {
			continue
		}
		start := true
		w[i] = strings.Map(func(r rune) rune {
			if !unicode.IsLetter(r) {
				start = true
				return r
			}
			if start {
				start = false
				return r
			}
			return unicode.ToLower(r)
		}, word)
	}
	return strings.Join(w, " ")
}

// Agrees says how well a name and the part of an e-mail address before its "@" agree: Strongly when the address
// consists of two of the name's words or of one and an initial, more than 0 when it is one of the words.
func Agrees(name, local string) int { return agrees(data.WithoutTitles(name), local) }
