package badge

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lanyard/data"
	"lanyard/data/format/field"
	"lanyard/data/format/signature"
)

// texts distributes the texts that are not the name to organisation, title and department: first by their words
// and by the e-mail address, then by their place.
func (r *reader) texts() {
	var left []*part
	for i := range r.parts {
		p := &r.parts[i]
		if p.form != isText || p.means != "" || p.label != "" {
			continue
		}
		if strings.ContainsAny(p.text, "{}<>=") {
			r.notes = append(r.notes, p.text)
		} else {
			left = append(left, r.atWork(p)...)
		}
	}
	left = r.known(left)
	c := &r.draft.Contact
	for _, p := range left {
		switch {
		case cities[data.Fold(p.text)] || signature.IsCountry(p.text):
			r.placed(p.text)
		case !plausible(p.text) || r.how == alone || hasOrdinary(p.text) && strings.ContainsFunc(p.text, unicode.IsDigit):
			r.notes = append(r.notes, p.text)
		case c.Organisation == "":
			c.Organisation = p.text
			r.unsure("organisation")
		case c.Title == "":
			c.Title = p.text
			r.unsure("title")
		case p.text != c.Organisation:
			r.notes = append(r.notes, p.text)
		}
	}
}

// placed puts a city or a country into the address.
func (r *reader) placed(s string) {
	if cities[data.Fold(s)] {
		put(&r.address.City, s)
		return
	}
	put(&r.address.Country, s)
}

// atWork cuts "Head of Data at Nordbib AS" and "Head of Data, Nordbib AS".
func (r *reader) atWork(p *part) []*part {
	if title, organisation, ok := data.CutRole(p.text); ok {
		return []*part{{text: title, form: isText}, {text: organisation, form: isText, means: field.Organisation}}
	}
	before, after, ok := strings.Cut(p.text, ", ")
	if ok && roleScore(before) > 0 && roleScore(after) == 0 && organisationScore(after) > 5 {
		return []*part{{text: before, form: isText}, {text: after, form: isText}}
	}
	return []*part{p}
}

// known takes the texts that their words or the e-mail address decide, and gives the rest.
func (r *reader) known(texts []*part) (left []*part) {
	c := &r.draft.Contact
	best, at := 0, -1
	for i, p := range texts {
		if s := r.organisation(p); s > best {
			best, at = s, i
		}
	}
	for i, p := range texts {
		department := signature.IsDepartment(p.text)
		switch {
		case i == at && best > 3 && c.Organisation == "":
			c.Organisation = p.text
		case roleScore(p.text) > 0 && c.Title == "":
			c.Title = p.text
		case department && c.Department == "", r.organisation(p) > 5 && c.Department == "" && c.Organisation != p.text:
			c.Department = p.text
		case roleScore(p.text) > 0 || department:
			r.notes = append(r.notes, p.text)
		default:
			left = append(left, p)
		}
	}
	return left
}

// organisation rates a text as the organisation.
func (r *reader) organisation(p *part) int {
	if p.means == field.Organisation {
		return 10
	}
	s := organisationScore(p.text)
	agrees := r.domainAgrees(p.text)
	if agrees {
		s = max(s+3, 7) // a word of its name may be that of a job: "Editora"
	}
	if role := roleScore(p.text); role > 0 && !agrees {
		s -= role
	}
	if signature.IsDepartment(p.text) {
		s = min(s-3, 5)
	}
	return s
}

// plausible reports whether a text may be a title or an organisation: it has a few words and is no sentence.
func plausible(s string) bool {
	letters := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters > 1 && !strings.ContainsAny(s, `{}[]<>"=`) && len(strings.Fields(s)) <= 7 && utf8.RuneCountInString(s) <= 80 && !sentence(s)
}

// sentence reports whether a text is prose.
func sentence(s string) bool {
	s = strings.TrimSpace(s)
	w := strings.Fields(s)
	if len(w) > 9 {
		return true
	}
	end := s[max(0, len(s)-1):]
	if (end == "." || end == "!" || end == "?") && len(w) > 4 && !signature.EndsInLegalForm(s) || end == "?" || end == "!" && len(w) > 1 {
		return true
	}
	first, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(first) && len(w) > 2 && !strings.Contains(s, "@")
}

// person reports whether the result is a person.
func (r *reader) person() bool {
	c := &r.draft.Contact
	for _, p := range r.parts {
		if k := field.Key(p.label); k == "password" || k == "ssid" || k == "apikey" || k == "psk" || k == "privatekey" {
			return false
		}
		if r.how != fromJSON && p.label == "" && p.means != field.Ignore && sentence(p.text) {
			return false
		}
	}
	if len(c.Emails) == 0 && ofProduct(r.parts) || len(c.Emails) > 3 || len(c.Phones) > 5 {
		return false
	}
	if r.several() {
		return false
	}
	switch {
	case r.how == fromQuery:
		return true
	case r.named:
		return r.namedPerson()
	case r.guessed:
		return r.guessedPerson()
	}
	return len(c.Emails) > 0 && r.how != alone && (r.how != fromLines || len(r.notes) == 0)
}

// namedPerson reports whether a labelled name is a person's.
func (r *reader) namedPerson() bool {
	c := &r.draft.Contact
	name := data.WithoutTitles(c.DisplayName)
	if len(c.Emails)+len(c.Phones) > 0 {
		return true
	}
	like := nameLike(name) && !hasOrdinary(name) && organisationScore(name) < 3
	switch {
	case r.halves:
		return like || nameLike(name)
	case c.Organisation != "" || c.Title != "" || len(c.Links) > 0:
		return like
	}
	return like && (knownGiven(name) || cjkName(name) || r.how != fromJSON && len(r.parts) > 1)
}

// guessedPerson reports whether a guessed name is a person's. Without an address something else must confirm
// it.
func (r *reader) guessedPerson() bool {
	c := &r.draft.Contact
	name := data.WithoutTitles(c.DisplayName)
	switch {
	case r.best.mail > 0, len(c.Emails) > 0 && r.how != alone:
		return true
	case hasOrdinary(name), r.how == fromJSON && r.odd && len(c.Phones) == 0:
		return false
	case r.how == alone:
		return (r.best.known || familyLike(name)) && len(nameWords(name)) < 5
	case len(c.Phones) > 0:
		return r.best.known || r.best.score >= 6
	}
	ids, odd, work := 0, 0, 0
	for _, p := range r.parts {
		switch {
		case p.form == isID:
			ids++
		case p.form == isText && p.means == "" && (organisationScore(p.text) > 5 || roleScore(p.text) > 0):
			work++
		case p.form == isText && p.means == "" && hasOrdinary(p.text):
			odd++
		}
	}
	if r.best.known {
		return odd == 0 || work > 0
	}
	return odd == 0 && work > 0 && (ids > 0 || c.Title != "" || r.how == fromLines)
}

// several reports whether the parts belong to more than one person.
func (r *reader) several() bool {
	for _, p := range r.parts {
		if r.guessed && r.how == fromLines && p.form == isText && p.means == "" && p.label == "" && nameLike(p.text) && knownGiven(p.text) && organisationScore(p.text)+roleScore(p.text) == 0 && !r.domainAgrees(p.text) {
			return true // a list of names
		}
	}
	people := map[string]bool{}
	given, whole := 0, map[string]bool{}
	for _, p := range r.parts {
		switch {
		case p.means == field.Given && p.owner == "":
			given++
		case p.means == field.DisplayName && p.owner == "" && (knownGiven(p.text) || cjkName(p.text)):
			whole[strings.Join(slices.Sorted(strings.FieldsSeq(data.Fold(p.text))), " ")] = true
		case p.form == isEmail:
			if local, _, _ := strings.Cut(p.text, "@"); local != "" {
				people[strings.ToLower(local)] = true
			}
		}
	}
	return given > 1 && len(people) > 1 || len(whole) > 1
}
