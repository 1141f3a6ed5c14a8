package badge

import (
	"slices"
	"strings"

	"lanyard/data"
	"lanyard/data/format/field"
	"lanyard/data/format/signature"
	"lanyard/data/format/table"
)

// reader fills a draft from the parts of a text.
type reader struct {
	parts []part
	how   how
	draft data.Draft

	named   bool  // a label says what the name is
	odd     bool  // labels that say nothing were passed over
	halves  bool  // labels say what the given and what the family name is
	best    guess // the name, when no label says it
	guessed bool  // best is the name
	address data.Address
	notes   []string
}

// fill understands all parts.
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

// settle gives each part the meaning that counts: labels that only their values explain, and labels that say nothing
// where no label says a name.
func (r *reader) settle() {
	family := slices.ContainsFunc(r.parts, func(p part) bool { return p.means == field.Family && p.form != isNothing })
	given := slices.ContainsFunc(r.parts, func(p part) bool { return p.means == field.Given && p.form != isNothing })
	named := false
	for i := range r.parts {
		p := &r.parts[i]
		if p.means == field.Family && !given && (field.Key(p.label) == "nom" || knownGiven(p.text)) {
			p.means = field.DisplayName // of the only label there is for the name
		}
		if p.means == field.DisplayName && given && !family && field.Key(p.label) == "name" && len(nameWords(p.text)) == 1 {
			p.means = field.Family // "Vorname: Ann", "Name: Ott"
		}
		if p.means == field.Given && !family && (slices.Contains(wholeNames, field.Key(p.label)) || len(nameWords(p.text)) > 1) {
			p.means = field.DisplayName
		}
		if p.means == field.DisplayName && family && field.Key(p.label) == "fn" {
			p.means = field.Given // FN is a whole name elsewhere
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

// idLike reports whether a label is that of an identifier without doubt, not of a holder: "ticket id".
func idLike(label string) bool {
	k := field.Key(label)
	return k != "attendee" && k != "visitor" && k != "badge" && k != "lead" && k != "ticket"
}

func nameMeans(m means) bool {
	return m == field.DisplayName || m == field.Given || m == field.Family
}

// names takes the name that labels say.
func (r *reader) names() {
	var c data.Contact
	for _, p := range r.parts {
		if p.form == isNothing || p.form == isEmail {
			continue
		}
		text := p.text
		switch p.means {
		case field.DisplayName:
			first(&c.DisplayName, text)
		case field.Given:
			join(&c.Given, text)
		case field.Family:
			join(&c.Family, text)
		case field.Additional:
			join(&c.Additional, text)
		case field.Prefix:
			join(&c.Prefix, text)
		case field.Suffix:
			join(&c.Suffix, text)
		case field.Nickname:
			first(&c.Nickname, text)
		}
	}
	r.halves = c.Given != "" && c.Family != ""
	r.named = c.DisplayName != "" || c.Given != "" || c.Family != ""
	to := &r.draft.Contact
	to.Nickname = c.Nickname
	switch {
	case c.Given != "" || c.Family != "":
		to.Prefix, to.Additional, to.Suffix = c.Prefix, c.Additional, c.Suffix
		to.Given, to.Family = signature.InCase(c.Given), signature.InCase(c.Family)
		if data.WithoutTitles(to.Given) != to.Given && to.Prefix == "" {
			bare := data.WithoutTitles(to.Given)
			to.Prefix, to.Given = strings.TrimSpace(strings.TrimSuffix(to.Given, bare)), bare
		}
		to.DisplayName = data.JoinName(to.Prefix, to.Given, to.Additional, to.Family, to.Suffix)
	case c.DisplayName != "":
		r.split(c.DisplayName, c.Prefix, c.Suffix)
	}
}

// split fills the name from a whole one with its titles, which may stand apart.
func (r *reader) split(name, prefix, suffix string) {
	title := address.FindString(name)
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

// takeName takes the most likely name, with the titles that stand beside it in parts of their own.
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
		r.unsure("name")
	}
}

// turned reports whether a whole name may stand family name first: what stands last is a given name and the first is none.
func (r *reader) turned(c *data.Contact) bool {
	return c.Additional == "" && !givenNames[firstWord(c.Given)] && givenNames[firstWord(c.Family)]
}

// familyFirst turns a whole name round whose family name stands first, when the e-mail address or the given name tells:
// "Ott Anna".
func (r *reader) familyFirst(text string) {
	c := &r.draft.Contact
	w := strings.Fields(data.WithoutTitles(text))
	if len(w) != 2 || strings.Contains(text, ",") || strings.ContainsFunc(text, isCJK) || c.Given == "" || allUpper(w[0]) != allUpper(w[1]) {
		return
	}
	order := 0
	for _, e := range r.emails() {
		order += orderIn(e, w[1], w[0])
	}
	if order > 0 && !givenNames[firstWord(w[0])] && givenNames[firstWord(w[1])] {
		c.Given, c.Family = c.Family, c.Given
		c.DisplayName = data.JoinName(c.Prefix, c.Given, c.Additional, c.Family, c.Suffix)
	}
}

func (r *reader) unsure(key string) {
	if !slices.Contains(r.draft.Unsure, key) {
		r.draft.Unsure = append(r.draft.Unsure, key)
	}
}

// value keeps what a label or its form tells. Texts without either stay for later.
func (r *reader) value(p *part) {
	c := &r.draft.Contact
	switch {
	case p.form == isNothing, p.means == field.Ignore, nameMeans(p.means), p.means == field.Prefix, p.means == field.Suffix, p.means == field.Additional, p.means == field.Nickname:
		if nameMeans(p.means) && p.form == isEmail {
			c.Emails = append(c.Emails, data.Email{Value: p.text})
		} else if nameMeans(p.means) && p.form != isNothing && p.means == field.DisplayName && !strings.Contains(data.Fold(p.text), data.Fold(c.Family)) {
			r.keep(p) // a second name
		}
		return
	case p.owner != "":
		r.keep(p)
		return
	}
	switch p.means {
	case field.Organisation, field.Title, field.Department:
		r.work(p)
	case field.Topics:
		for t := range strings.FieldsFuncSeq(p.text, func(r rune) bool { return r == ',' || r == ';' || r == '、' || r == '|' }) {
			if t = strings.TrimSpace(t); t != "" {
				c.Topics = append(c.Topics, t)
			}
		}
	case field.Note:
		r.notes = append(r.notes, p.text)
	case field.Birthday:
		if d, err := data.ParseDate(p.text); err == nil && c.Birthday.IsZero() {
			c.Birthday = d
			return
		}
		r.keep(p)
	case anID, aside:
		r.keep(p)
	case field.Email:
		r.email(p)
	case field.Phone:
		r.phone(p)
	case field.Link:
		r.link(p)
	default:
		if p.means.InAddress() {
			r.place(p)
			return
		}
		r.byForm(p)
	}
}

// byForm keeps what its form alone tells.
func (r *reader) byForm(p *part) {
	switch p.form {
	case isEmail:
		r.email(p)
	case isPhone:
		r.phone(p)
	case isLink:
		r.link(p)
	case isID:
		r.keep(p)
	case isDate, isCategory, isPrefix, isSuffix:
		r.keep(p)
	case isCountry, isPlace:
		if ambiguous[p.text] {
			r.keep(p)
			return
		}
		r.place(p)
	case isText:
		if p.label != "" || p.means != "" {
			r.keep(p)
		}
	}
}

// ambiguous are codes of countries that stand for something else on badges as often.
var ambiguous = map[string]bool{"IT": true, "HR": true, "PR": true, "AI": true, "IS": true, "PM": true, "MD": true, "PA": true, "MC": true, "CEO": true}

// keep keeps a value that no field takes: under its label, as the badge's identifier, or in the note.
func (r *reader) keep(p *part) {
	label := p.label
	switch {
	case label != "":
	case p.form == isID:
		label = "Badge ID"
	default:
		r.notes = append(r.notes, p.text)
		return
	}
	r.draft.Contact.Other = append(r.draft.Contact.Other, table.Property(label, p.text))
}

func (r *reader) email(p *part) {
	c := &r.draft.Contact
	address, ok := data.EmailIn(p.text)
	switch {
	case !ok:
		r.keep(p)
	case !slices.ContainsFunc(c.Emails, func(e data.Email) bool { return strings.EqualFold(e.Value, address) }):
		c.Emails = append(c.Emails, data.Email{Value: address, Label: ownLabel(p.kind)})
	}
}

// ownLabel is a label of a number or address that says something.
func ownLabel(kind string) string {
	switch k := field.Key(kind); k {
	case "work", "office", "business":
		return "work"
	case "home", "private":
		return "home"
	case "mobile", "fax":
		return k
	}
	return ""
}

func (r *reader) phone(p *part) {
	c := &r.draft.Contact
	s := p.text
	if m := number.FindStringSubmatch(s); m != nil {
		s = m[1]
	}
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
	if len(digits) < 5 {
		r.keep(p)
		return
	}
	if slices.ContainsFunc(c.Phones, func(o data.Phone) bool { return o.Value == s }) {
		return
	}
	c.Phones = append(c.Phones, data.Phone{Value: s, Label: ownLabel(p.kind)})
	if p.means == "" && !strings.HasPrefix(s, "+") && digits == s {
		r.unsure("phones")
	}
}

func (r *reader) link(p *part) {
	c := &r.draft.Contact
	link, ok := data.LinkIn(p.text)
	if !ok {
		if p.kind == "" || strings.ContainsAny(p.text, " ") {
			r.keep(p)
			return
		}
		link = p.text // a handle, as the service has it
	}
	label := p.kind
	if field.Key(label) == "url" || field.Key(label) == "website" || field.Key(label) == "web" || field.Key(label) == "homepage" || field.Key(label) == "link" {
		label = ""
	}
	if !slices.ContainsFunc(c.Links, func(l data.Link) bool { return l.Value == link }) {
		c.Links = append(c.Links, data.Link{Value: link, Label: label})
	}
}

// place puts a part of a postal address into the one there is.
func (r *reader) place(p *part) {
	a := &r.address
	text := p.text
	switch p.means {
	case field.City:
		put(&a.City, text)
	case field.Country:
		put(&a.Country, text)
	case field.PostalCode:
		put(&a.PostalCode, text)
	case field.Region:
		put(&a.Region, text)
	case field.POBox:
		put(&a.POBox, text)
	case field.Extended:
		put(&a.Extended, text)
	case "":
		from := signature.PlaceOf(text)
		if from.Empty() && p.form == isCountry {
			from.Country = text
		} else if from.Empty() {
			from.City = text
		}
		put(&a.Street, from.Street)
		put(&a.PostalCode, from.PostalCode)
		put(&a.City, from.City)
		put(&a.Region, from.Region)
		put(&a.Country, from.Country)
		put(&a.POBox, from.POBox)
		put(&a.Extended, from.Extended)
	default:
		put(&a.Street, text)
	}
}

// put adds a text to a field that may have one.
func put(to *string, s string) {
	switch {
	case s == "" || strings.Contains(*to, s):
	case *to == "":
		*to = s
	default:
		*to += ", " + s
	}
}

// work keeps what a label says of the person's work.
func (r *reader) work(p *part) {
	c := &r.draft.Contact
	switch {
	case p.means == field.Title && p.form == isCategory && strings.Contains(field.Key(p.label), "rol"):
		r.keep(p) // {"role":"attendee"}
	case p.means == field.Organisation && c.Organisation == "":
		c.Organisation = p.text
	case p.means == field.Title && c.Title == "":
		c.Title = p.text
	case p.means == field.Department && c.Department == "":
		c.Department = p.text
	case p.text != c.Organisation && p.text != c.Title && p.text != c.Department:
		r.keep(p)
	}
}
