package badge

import (
	"slices"
	"strings"
	"unicode"

	"lanyard/data"
	"lanyard/data/format/field"
	"lanyard/data/format/signature"
)

// reader fills a draft from the parts of a text.
type reader struct {
	parts []part
	how   how
	draft data.Draft

	named   bool  // a label names it
	odd     bool  // labels without a meaning were skipped
	halves  bool  // labels distinguish given and family name
	best    guess // the name, if no label says it
	guessed bool  // best is the name
	address data.Address
	notes   []string
}

// fill reads all parts.
func (r *reader) fill() {
	r.settle()
	r.names()
	if !r.named {
		if g, ok := r.findName(); ok {
			r.takeName(g)
		}
	}
	for i := range r.parts {
		r.value(&r.parts[i])
	}
	r.texts()
	c := &r.draft.Contact
	if title, organisation, ok := data.CutRole(c.Title); ok && c.Organisation == "" {
		c.Title, c.Organisation = title, organisation
	}
	if !r.address.Empty() {
		c.Addresses = append(c.Addresses, r.address)
	}
	if len(r.notes) > 0 {
		c.Note = strings.TrimSpace(c.Note + "\n" + strings.Join(r.notes, "\n"))
	}
}

// settle gives each part its final meaning: labels that only their values explain, and labels that mean nothing
// if no label says a name.
func (r *reader) settle() {
	family := slices.ContainsFunc(r.parts, func(p part) bool { return p.means == field.Family && p.form != isNothing })
	given := slices.ContainsFunc(r.parts, func(p part) bool { return p.means == field.Given && p.form != isNothing })
	named, surname := false, ""
	for _, p := range r.parts {
		if p.means == field.Family {
			surname = p.text
		}
	}
	for i := range r.parts {
		p := &r.parts[i]
		if (nameMeans(p.means) || p.means == field.Additional) && p.form != isEmail && !strings.ContainsFunc(p.text, unicode.IsLetter) {
			p.means = aside // {"x":42}
		}
		if p.means == field.Family && !given && (field.Key(p.label) == "nom" || knownGiven(p.text)) {
			p.means = field.DisplayName // of the only label for the name
		}
		if p.means == field.DisplayName && given && !family && field.Key(p.label) == "name" && len(nameWords(p.text)) == 1 {
			p.means = field.Family // "Vorname: Ann", "Name: Ott"
		}
		if p.means == field.DisplayName && family && !given && field.Key(p.label) == "name" && (len(nameWords(p.text)) == 1 || strings.HasSuffix(p.text, " "+surname)) {
			p.text = strings.TrimSuffix(p.text, " "+surname)
			p.means = field.Given // {"surname":"Ott","name":"Ann"}
		}
		if p.means == field.Given && !family && (slices.Contains(wholeNames, field.Key(p.label)) || len(nameWords(p.text)) > 1) {
			p.means = field.DisplayName
		}
		if p.means == field.DisplayName && family && field.Key(p.label) == "fn" {
			p.means = field.Given // elsewhere FN is a whole name
		}
		if p.means == anyValue && p.form == isText && field.Key(p.label) == "t" && len(p.text) > 2 {
			p.means = field.Title
		}
		switch {
		case p.means == field.Title && honorificOnly(p.text):
			p.means = field.Prefix
		case p.means == field.Prefix && !honorificOnly(p.text) && roleScore(p.text) > 0:
			p.means = field.Title
		}
		if p.means == field.Nickname && strings.Contains(field.Key(p.label), "badge") {
			p.means = field.DisplayName
		}
		if (p.means == anyValue || p.means == anID) && (p.form == isEmail || p.form == isPhone && p.means == anyValue || p.form == isLink) {
			p.means, p.label = "", ""
		}
		if p.means == anyValue {
			p.means = ""
		}
		if (p.means == anID || p.means == aside) && p.owner == "" && !idLike(p.label) && nameLike(p.text) && knownGiven(p.text) && p.form == isText {
			p.means = field.DisplayName // {"attendee":"Ann Ott"}
		}
		if nameMeans(p.means) && p.form != isNothing {
			named = true
		}
	}
	if named {
		return
	}
	for i := range r.parts {
		if p := &r.parts[i]; p.means == "" && p.form == isText && p.owner == "" && p.label != "" {
			p.label, r.odd = "", true
		}
	}
}

// idLike reports whether a label certainly belongs to an identifier, not to a holder: "ticket id".
func idLike(label string) bool {
	k := field.Key(label)
	return k != "attendee" && k != "visitor" && k != "badge" && k != "lead" && k != "ticket"
}

func nameMeans(m means) bool {
	return m == field.DisplayName || m == field.Given || m == field.Family
}

// names takes the name from labelled parts.
func (r *reader) names() {
	var c data.Contact
	for _, p := range r.parts {
		if p.form == isNothing || p.form == isEmail {
			continue
		}
		text := p.text
		switch to := c.Text(data.FieldKey(p.means)); {
		case !p.means.NamesPerson():
		case p.means == field.DisplayName, p.means == field.Nickname:
			first(to, text)
		default:
			join(to, text)
		}
	}
	r.halves = c.Given != "" && c.Family != ""
	r.named = c.DisplayName != "" || c.Given != "" || c.Family != ""
	to := &r.draft.Contact
	to.Nickname = c.Nickname
	switch {
	case c.Given != "" || c.Family != "":
		c.Given, c.Family = signature.InCase(c.Given), signature.InCase(c.Family)
		if bare := data.WithoutTitles(c.Given); bare != c.Given && c.Prefix == "" {
			c.Prefix, c.Given = strings.TrimSpace(strings.TrimSuffix(c.Given, bare)), bare
		}
		to.SetName(&c)
		to.DisplayName = to.JoinedName()
	case c.DisplayName != "":
		r.split(c.DisplayName, c.Prefix, c.Suffix)
	}
}

// split fills the name parts from a whole name and its titles.
func (r *reader) split(name, prefix, suffix string) {
	title := address().FindString(name)
	name = strings.TrimPrefix(name, title)
	if prefix != "" && !strings.HasPrefix(data.Fold(name), data.Fold(prefix)) {
		name = prefix + " " + name
	}
	if suffix != "" && !strings.HasSuffix(data.Fold(name), data.Fold(suffix)) {
		name += ", " + suffix
	}
	if !strings.ContainsFunc(name, isCJK) && data.NameLike(titleCase(name)) && name == strings.ToLower(name) {
		name = titleCase(name)
	}
	c := &r.draft.Contact
	c.SplitName(signature.InCase(name))
	if title = strings.TrimSpace(title); title != "" {
		c.Prefix = strings.TrimSpace(title + " " + c.Prefix)
		c.DisplayName = title + " " + c.DisplayName
	}
}

func first(to *string, s string) {
	if *to == "" {
		*to = s
	}
}

func join(to *string, s string) {
	if *to = strings.TrimSpace(*to + " " + s); strings.Contains(*to, "  ") {
		*to = strings.Join(strings.Fields(*to), " ")
	}
}

// takeName takes the most likely name, with titles in parts beside it.
func (r *reader) takeName(g guess) {
	r.best, r.guessed = g, true
	prefix, suffix := "", ""
	for i := range r.parts {
		p := &r.parts[i]
		switch {
		case p.form == isPrefix && p.means == "":
			join(&prefix, p.text)
			p.means = field.Ignore
		case p.form == isSuffix && p.means == "":
			join(&suffix, p.text)
			p.means = field.Ignore
		}
	}
	c := &r.draft.Contact
	if g.full >= 0 {
		r.split(r.parts[g.full].text, prefix, suffix)
		r.familyFirst(r.parts[g.full].text)
		r.parts[g.full].means = field.Ignore
	} else {
		given, family := r.parts[g.given].text, r.parts[g.family].text
		bare := data.WithoutTitles(given)
		c.Prefix = strings.TrimSpace(prefix + " " + strings.TrimSuffix(given, bare))
		c.Given, c.Family, c.Suffix = signature.InCase(bare), signature.InCase(family), suffix
		c.DisplayName = data.JoinName(c.Prefix, c.Given, "", c.Family, c.Suffix)
		r.parts[g.given].means, r.parts[g.family].means = field.Ignore, field.Ignore
	}
	switch {
	case g.mail >= signature.Strongly, g.mail > 0 && g.known:
	case g.full < 0, g.score < sureScore, !g.known, r.how == alone, r.turned(c):
		r.unsure(data.UnsureName)
	}
}

// turned reports whether a whole name may have its family name first: its last word is a given name and its
// first is not.
func (r *reader) turned(c *data.Contact) bool {
	return c.Additional == "" && !givenNames[firstWord(c.Given)] && givenNames[firstWord(c.Family)]
}

// familyFirst swaps a whole name whose family name comes first, if the e-mail address or the given name shows
// it: "Ott Anna".
func (r *reader) familyFirst(text string) {
	c := &r.draft.Contact
	w := strings.Fields(data.WithoutTitles(text))
	if len(w) != 2 || strings.Contains(text, ",") || strings.ContainsFunc(text, isCJK) || c.Given == "" {
		return
	}
	shout := allUpper(w[0]) && !allUpper(w[1]) // "OTT Anna"
	if allUpper(w[1]) && !allUpper(w[0]) {
		return
	}
	order := 0
	for _, e := range r.emails() {
		order += orderIn(e, w[1], w[0])
	}
	known := !givenNames[firstWord(w[0])] && givenNames[firstWord(w[1])]
	if order > 0 && known || shout && order >= 0 && (known || !givenNames[firstWord(w[0])]) || shout && order > 0 {
		c.Given, c.Family = c.Family, c.Given
		c.DisplayName = c.JoinedName()
	}
}

func (r *reader) unsure(key data.FieldKey) {
	if !slices.Contains(r.draft.Unsure, key) {
		r.draft.Unsure = append(r.draft.Unsure, key)
	}
}
