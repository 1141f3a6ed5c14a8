package intake

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lanyard/data"
)

// resolve gives the pieces of text their meaning when the whole line is read, and puts them in their places
// among the parts.
func (l *lineReader) resolve() {
	parts, placed := l.parts, map[int][]Part{}
	for i := 0; i < len(l.pieces); {
		l.parts = nil
		n := l.take(i)
		placed[l.pieces[i].at] = l.parts
		i += n
	}
	l.parts = nil
	for i, p := range parts {
		if p.Means == "" {
			l.parts = append(l.parts, placed[i]...)
		} else {
			l.parts = append(l.parts, p)
		}
	}
	if l.named != "" {
		l.contact.SplitName(l.named)
	}
}

// take reads the piece at i, perhaps with some after it, and gives how many it read.
func (l *lineReader) take(i int) int {
	p := &l.pieces[i]
	switch {
	case p.where == aside:
		l.beside(i)
		return 1
	case l.named != "":
		l.more(p.text)
		return 1
	}
	var next *piece
	if i+1 < len(l.pieces) && p.tied && l.pieces[i+1].where == spoken && l.pieces[i+1].at == p.at+1 {
		next = &l.pieces[i+1]
	}
	if next != nil && l.contact.Organisation == "" {
		if l.organisationFirst(p.text, next.text) {
			l.organisation(p.text)
			return 1
		}
		given, behind := cutAt(next.text)
		if l.familyFirst(p.text, given, l.pieces[i+2:]) {
			l.part(p.text+", "+given, MeansName)
			l.named = p.text + ", " + given
			l.more(behind)
			return 2
		}
	}
	l.first(p.text)
	return 1
}

// more reads a text after the name: title, organisation, or something that belongs to the name.
func (l *lineReader) more(text string) {
	if text == "" {
		return
	}
	switch title, organisation, cut := data.CutRole(text); {
	case data.Postnominal(text) && l.contact.Organisation == "" && l.contact.Title == "":
		l.part(text, MeansName)
		l.named += ", " + text
	case cut:
		l.title(title)
		l.organisation(organisation)
	case data.IsRole(text):
		l.title(text)
	default:
		l.organisation(text)
	}
}

// first reads the first text of a line: the name, with the organisation after "@", "at" or a dash. A text that
// is an organisation by its words ("State Library") is one.
func (l *lineReader) first(text string) {
	if name, behind := cutAt(text); behind != "" {
		l.first(name)
		l.more(behind)
		return
	}
	if data.IsOrganisation(text) && !data.IsRole(text) && l.contact.Organisation == "" {
		l.organisation(text)
		return
	}
	l.part(text, MeansName)
	l.named = text
}

// cutAt cuts a name from the words after "@", "at" or a dash between blanks, and from an organisation after
// "from" or "of".
func cutAt(text string) (name, behind string) {
	w := strings.Fields(text)
	for i := 1; i < len(w)-1; i++ {
		before, after := strings.Join(w[:i], " "), strings.Join(w[i+1:], " ")
		switch word := strings.ToLower(w[i]); {
		case word == "@" || word == "at" || word == "-" || word == "–" || word == "/":
			return before, after
		case (word == "from" || word == "of") && data.IsOrganisation(after) && !data.IsRole(before) && !data.IsOrganisation(before):
			return before, after
		}
	}
	return text, ""
}

// beside reads a piece in brackets by its words and by the piece before it.
func (l *lineReader) beside(i int) {
	text := strings.TrimFunc(l.pieces[i].text, func(r rune) bool { return r == ' ' || separator(r) })
	behind := l.contact.Organisation != "" && i > 0 && !l.pieces[i-1].closed && l.pieces[i-1].at == l.pieces[i].at-1
	cut := strings.FieldsFunc(text, separator)
	role := slices.IndexFunc(cut, func(s string) bool { _, _, both := data.CutRole(s); return both || data.IsRole(s) }) >= 0
	person := strings.Fields(data.WithoutTitles(text))
	switch {
	case l.named == "" && behind && data.NameLike(text) && len(person) > 1 && data.GivenName(person[0]): // "State Library (Jane Doe)"
		l.part(text, MeansName)
		l.named = text
	case role:
		for _, s := range cut {
			l.more(strings.TrimSpace(s))
		}
	case l.named != "" && data.Postnominal(text):
		l.more(text)
	case behind && !l.isOrganisation(text): // "State Library (Berlin)"
		l.part(text, MeansOrganisation)
		l.contact.Organisation += " (" + text + ")"
	case l.contact.Organisation == "":
		l.part(text, MeansOrganisation)
		l.contact.Organisation = text
	default:
		l.note(text)
	}
}

// isOrganisation reports whether a text is an organisation by its words, and not the one that is known.
func (l *lineReader) isOrganisation(text string) bool {
	return data.IsOrganisation(text) && data.Fold(text) != data.Fold(l.contact.Organisation)
}

func (l *lineReader) title(text string) {
	l.part(text, MeansTitle)
	if l.contact.Title != "" {
		text = l.contact.Title + ", " + text
	}
	l.contact.Title = text
}

// organisation takes the first organisation; the meaning of a second is unclear.
func (l *lineReader) organisation(text string) {
	switch {
	case l.contact.Organisation == "":
	case data.LegalForm(text):
		l.part(text, MeansOrganisation)
		l.contact.Organisation += ", " + text
		return
	default:
		l.note(text)
		return
	}
	l.part(text, MeansOrganisation)
	l.contact.Organisation = text
}

// brackets are those that may hold something of its own.
var brackets = map[rune]rune{'(': ')', '（': '）', '[': ']', '【': '】', '{': '}'}

// nextBracket cuts a text at the next bracket that is not a part of the name; inside is "" when there is none.
func nextBracket(text string) (before, inside, after string) {
	for i, r := range text {
		closing, ok := brackets[r]
		if !ok || r < unicode.MaxASCII && i > 0 && text[i-1] != ' ' && !separator(rune(text[i-1])) {
			continue
		}
		end := closes(text[i:], r, closing)
		if end < 0 {
			continue
		}
		inside, after = strings.TrimSpace(text[i+utf8.RuneLen(r):i+end-utf8.RuneLen(closing)]), text[i+end:]
		if !ofName(text[:i], inside, after) {
			return text[:i], inside, after
		}
	}
	return text, "", ""
}

// closes finds the end of a bracket, past those within it; -1 when it stays open.
func closes(s string, open, closing rune) int {
	depth := 0
	for i, r := range s {
		switch r {
		case open:
			depth++
		case closing:
			if depth--; depth == 0 {
				return i + utf8.RuneLen(r)
			}
		}
	}
	return -1
}

var (
	pronouns = regexp.MustCompile(`^\p{Ll}{1,6}(?:\s?/\s?\p{Ll}{1,6}){1,3}$`)
	born     = wordSet(`née nee né geb geboren born formerly vormals rozená z domu dite dit aka alias called genannt`)
)

// ofName reports whether text in brackets belongs to the text around it: pronouns, a nickname before the family
// name, the name at birth, figures, or nothing readable.
func ofName(before, inside, after string) bool {
	w := strings.Fields(inside)
	if len(w) == 0 || !strings.ContainsFunc(inside, unicode.IsLetter) {
		return true
	}
	if titlesOnly(inside) || strings.ContainsAny(inside[:1], "\"'") || strings.HasPrefix(inside, "“") || strings.HasPrefix(inside, "„") || strings.HasPrefix(inside, "«") {
		return true
	}
	if pronouns.MatchString(inside) || born[data.Fold(w[0])] {
		return true
	}
	name := strings.Fields(before)
	if len(name) == 0 || strings.ContainsFunc(before, func(r rune) bool { return separator(r) || r == '@' }) && !data.GivenName(inside) {
		return false
	}
	if len(w) == 1 && data.GivenName(inside) && !data.IsOrganisation(inside) {
		return true // "Robert (Bob) Smith", "Smith, Robert (Bob)"
	}
	follows := strings.Fields(after)
	return len(w) == 1 && len(name) == 1 && len(follows) > 0 && data.NameLike(name[0]+" "+follows[0]) && !data.IsOrganisation(inside) &&
		!data.IsRole(inside) && !strings.HasPrefix(after, ",") && data.GivenName(name[0]) && inside != strings.ToUpper(inside)
}
