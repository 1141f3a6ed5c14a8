package vcard

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"lanyard/data"
	"lanyard/data/format/lines"
	"lanyard/data/say"
)

// builder makes a draft from a card.
type builder struct {
	*decoder
	k       *card
	draft   data.Draft
	c       *data.Contact
	groups  map[string]string // group → its X-ABLabel
	emails  ranking
	phones  ranking
	addrs   ranking
	links   ranking
	labels  []postalLabel // LABEL properties
	notes   []string      // NOTE properties
	topics  data.Once[string]
	modeled map[string]bool // groups with a modelled property: the label is theirs
}

// ranking holds which value of a list is the most preferred.
type ranking struct{ best, at int }

func (r *ranking) add(pref, at int) {
	if pref > 0 && (r.best == 0 || pref < r.best) {
		r.best, r.at = pref, at
	}
}

// Draft makes a draft of the card.
func (k *card) draft(d *decoder) data.Draft {
	b := &builder{decoder: d, k: k, groups: map[string]string{}, modeled: map[string]bool{}}
	b.c = &b.draft.Contact
	b.draft.Line = k.line
	for i := range k.props {
		p := &k.props[i]
		if !utf8.Valid(p.head) { // labels in a legacy charset
			if q, ok := parse([]byte(d.headText(p)+":"), p.line); ok {
				q.value = p.value
				*p = q
			}
		}
		if p.group == "" {
			continue
		}
		switch p.name {
		case "X-ABLABEL":
			b.groups[strings.ToUpper(p.group)] = unescape(d.text(p))
		case "EMAIL", "TEL", "X-MS-TEL", "ADR", "URL", "X-SOCIALPROFILE", "SOCIALPROFILE":
			b.modeled[strings.ToUpper(p.group)] = true
		default:
			if messengerOf(p.name) != "" {
				b.modeled[strings.ToUpper(p.group)] = true
			}
		}
	}
	for i := range k.props {
		b.add(&k.props[i])
	}
	for _, l := range k.left {
		b.leftOver(l)
	}
	b.finish()
	return b.draft
}

// add takes one property. It keeps a property in Other if it is not modelled, or if the contact already has its
// single value.
func (b *builder) add(p *property) {
	switch p.name {
	case "BEGIN", "END", "VERSION", "PRODID", "REV":
		return // about the file, not the person
	case "X-ABLABEL":
		if b.modeled[strings.ToUpper(p.group)] {
			return
		}
	case "PHOTO":
		if b.photo(p) {
			return
		}
		b.keep(p)
		return
	}
	if p.encoding() == "B" {
		b.keep(p)
		return
	}
	raw := b.text(p)
	if tidy(strings.ReplaceAll(raw, ";", "")) == "" {
		if text := tidy(p.get("LABEL")); p.name == "ADR" && text != "" { // the address only as text (RFC 6350 §6.3.1)
			lab, pref := b.label(p)
			b.addrs.add(pref, len(b.c.Addresses))
			b.c.Addresses = append(b.c.Addresses, data.Address{Label: lab, Street: unescape(text)})
		}
		return
	}
	if !b.single(p, raw) && !b.many(p, raw) {
		b.keep(p)
	}
}

// single takes properties that a contact has once. It gives false for a second one.
func (b *builder) single(p *property, raw string) bool {
	c := b.c
	set := func(field *string, value string) bool {
		if *field != "" && value != "" && *field != value {
			return false
		}
		if *field == "" {
			*field = value
		}
		return true
	}
	switch p.name {
	case "FN":
		if p.get(derived) != "" {
			return true // Lanyard wrote it because there was no name
		}
		return set(&c.DisplayName, unescape(raw))
	case "N":
		return b.name(raw)
	case "NICKNAME":
		return set(&c.Nickname, commas(raw, ", "))
	case "PRONOUNS", "X-PRONOUNS": // RFC 9554 §3.4 in 4.0
		return set(&c.Pronouns, unescape(raw))
	case "ORG":
		if c.Organisation != "" || c.Department != "" {
			return false
		}
		parts := lines.Values(raw, ';')
		c.Organisation = unescape(parts[0])
		var units []string
		for _, u := range parts[1:] {
			if u = unescape(u); u != "" {
				units = append(units, u)
			}
		}
		c.Department = data.JoinUnits(units)
		return true
	case "TITLE":
		return set(&c.Title, unescape(raw))
	case "UID":
		return set(&c.UID, unescape(raw))
	case "BDAY":
		return b.birthday(p, unescape(raw))
	}
	return false
}

// nameParts are the parts of N in its order (RFC 6350 §6.2.2).
var nameParts = func() (out []*data.Field) {
	for _, key := range []data.FieldKey{"family", "given", "additional", "prefix", "suffix"} {
		out = append(out, data.FieldOf(key))
	}
	return out
}()

// name reads N.
func (b *builder) name(raw string) bool {
	c := b.c
	if c.Family+c.Given+c.Additional+c.Prefix+c.Suffix != "" {
		return false
	}
	parts := components(lines.Values(raw, ';'), len(nameParts))
	for i, f := range nameParts {
		joint := " "
		if f.Role == data.Affix {
			joint = ", "
		}
		*f.Text(c) = commas(parts[i], joint)
	}
	return true
}

// commas reads a component that may be a list. In a list no blank follows a comma; other commas are text that
// somebody forgot to escape.
func commas(s, joint string) string {
	var out strings.Builder
	for i, item := range lines.Values(s, ',') {
		switch {
		case i == 0:
		case strings.HasPrefix(item, " "):
			out.WriteString(",")
		default:
			out.WriteString(joint)
		}
		out.WriteString(item)
	}
	return unescape(out.String())
}

func (b *builder) birthday(p *property, s string) bool {
	if !b.c.Birthday.IsZero() {
		return false
	}
	d, err := data.ParseDate(s)
	if err != nil {
		if !strings.EqualFold(p.get("VALUE"), "text") { // vCard 4.0 has birthdays in words
			b.doubt(p, s, say.Phrase("a birthday"))
		}
		return false
	}
	if omit := p.get("X-APPLE-OMIT-YEAR"); omit != "" && strings.HasPrefix(s, omit) {
		d.Year = 0
	}
	b.c.Birthday = d
	return true
}

// many takes properties that a contact may have several times.
func (b *builder) many(p *property, raw string) bool {
	c := b.c
	lab, pref := b.label(p)
	switch p.name {
	case "EMAIL":
		if several := severalOf(raw, wholeMail); several != nil {
			b.emails.add(pref, len(c.Emails))
			for _, v := range several {
				c.Emails = append(c.Emails, data.Email{Value: v, Label: lab})
			}
			return true
		}
		v := address(unescape(raw))
		if v == "" {
			return false
		}
		b.emails.add(pref, len(c.Emails))
		c.Emails = append(c.Emails, data.Email{Value: v, Label: lab})
	case "TEL":
		b.phones.add(pref, len(c.Phones))
		if several := severalOf(raw, severalNumber); several != nil {
			for _, v := range several {
				c.Phones = append(c.Phones, data.Phone{Value: v, Label: lab})
			}
			return true
		}
		c.Phones = append(c.Phones, data.Phone{Value: p.number(unescape(raw)), Label: lab})
	case "X-MS-TEL": // Outlook's numbers of an assistant, of a company and for calling back
		c.Phones = append(c.Phones, data.Phone{Value: p.number(unescape(raw)), Label: strings.ToLower(lab)})
	case "ADR":
		a := postal(raw)
		a.Label = lab
		if a.Empty() {
			return false
		}
		b.addrs.add(pref, len(c.Addresses))
		c.Addresses = append(c.Addresses, a)
	case "LABEL":
		b.labels = append(b.labels, postalLabel{data.Address{Label: lab, Street: unescape(raw)}, len(c.Other)})
		return false // kept, and also an address if there is no other
	case "URL":
		b.links.add(pref, len(c.Links))
		c.Links = append(c.Links, data.Link{Value: bare(unescape(raw)), Label: lab})
	case "X-SOCIALPROFILE", "SOCIALPROFILE":
		return b.social(p, raw, lab, pref)
	case "CATEGORIES":
		for _, t := range lines.Values(raw, ',') {
			if t = unescape(t); t != "" && !systemGroup[t] {
				b.topics.Add(t)
			}
		}
	case former:
		f := data.Former{Field: data.FieldKey(p.get(ofField)), Value: unescape(raw)}
		if f.Field == "" {
			return false
		}
		c.Former = append(c.Former, f)
	case "NOTE":
		if note := unescape(raw); note != "" {
			b.notes = append(b.notes, note)
		}
	default:
		return b.messenger(p, raw, lab)
	}
	return true
}

// severalNumber matches a complete number: 030 5550101.
var severalNumber = regexp.MustCompile(`^(?:[ ().\-]*\d){7,17}$|^[(]?\+(?:[ ().\-]*\d){7,17}$`)

// severalOf splits a value with several items of a kind at unescaped separators; nil when any part is not of
// the kind.
func severalOf(raw string, one *regexp.Regexp) []string {
	for _, sep := range []byte(",;|") {
		parts := lines.Values(raw, sep)
		for i := range parts {
			parts[i] = tidy(parts[i])
		}
		parts = slices.DeleteFunc(parts, func(p string) bool { return p == "" })
		if len(parts) > 1 && !slices.ContainsFunc(parts, func(p string) bool { return !one.MatchString(p) }) {
			return parts
		}
	}
	return nil
}

// label gives the label of a value, by its group's X-ABLabel or its types, and how preferred it is.
func (b *builder) label(p *property) (lab string, pref int) {
	types := p.types()
	own := ""
	if p.group != "" {
		own = valueLabel(b.groups[strings.ToUpper(p.group)])
	}
	if more := typesIn(own); more != nil {
		types, own = append(types, more...), ""
	}
	if own == "" {
		own = label(types)
	}
	return own, p.preference(types)
}

// systemGroup are groups into which address books put everybody.
var systemGroup = map[string]bool{"myContacts": true, "My Contacts": true}

// finish decides what depends on the whole card.
func (b *builder) finish() {
	c := b.c
	c.Note, c.Topics = strings.Join(b.notes, "\n"), b.topics.List()
	if b.emails.best > 0 {
		c.Emails[b.emails.at].Preferred = true
	}
	if b.phones.best > 0 {
		c.Phones[b.phones.at].Preferred = true
	}
	if b.addrs.best > 0 {
		c.Addresses[b.addrs.at].Preferred = true
	}
	if b.links.best > 0 {
		c.Links[b.links.at].Preferred = true
	}
	b.useLabels()
	b.useChats()
	parts := c.Family + c.Given + c.Additional + c.Prefix + c.Suffix
	switch {
	case c.DisplayName == "" && parts != "":
		c.DisplayName = c.JoinedName()
	case parts == "" && c.DisplayName != "" && c.DisplayName == addressName(c):
		c.DisplayName = "" // FN is mandatory: programs put an address there if there is no name
	}
}

// useLabels makes addresses from LABEL properties that have no ADR with the same label; from one without a
// label only if the card has no ADR.
func (b *builder) useLabels() {
	had := map[string]bool{}
	for _, a := range b.c.Addresses {
		had[a.Label], had[""] = true, true
	}
	used := map[int]bool{}
	for _, l := range b.labels {
		if had[l.Label] || l.kept >= len(b.c.Other) || propertyName(b.c.Other[l.kept].Name) != "LABEL" {
			continue
		}
		b.c.Addresses = append(b.c.Addresses, l.Address)
		used[l.kept] = true
	}
	if len(used) == 0 {
		return
	}
	var other []data.Property
	for i, p := range b.c.Other {
		if !used[i] {
			other = append(other, p)
		}
	}
	b.c.Other = other
}

// postalLabel is a LABEL property: an address as text.
type postalLabel struct {
	data.Address
	kept int // its index in Other
}

// derived is the parameter of an FN that is not a name but replaces one (compare DERIVED of RFC 9554 §4.3,
// which vCard 3.0 does not have). A display name may be the same as the organisation.
const derived = "X-LANYARD-DERIVED"

// fallbackName is the text in place of a missing name.
func fallbackName(c *data.Contact) string {
	switch {
	case c.Nickname != "":
		return c.Nickname
	case c.Organisation != "":
		return c.Organisation
	}
	return addressName(c)
}

// addressName is the address in place of a missing name.
func addressName(c *data.Contact) string {
	switch {
	case c.PreferredEmail() != "":
		return c.PreferredEmail()
	case c.PreferredPhone() != "":
		return c.PreferredPhone()
	case len(c.Links) > 0:
		return c.Links[0].Value
	}
	return ""
}
