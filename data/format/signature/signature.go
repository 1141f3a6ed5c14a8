// Package signature reads the block of text that people put below their e-mails: name, title, organisation,
// addresses and numbers, in no fixed format. It has the captions, titles, legal forms and postal addresses of
// English, German, French, Spanish, Polish and Japanese, and finds the name by its place and by the e-mail
// address.
//
// Nothing is lost: text that is not understood goes into the contact's note.
package signature

import (
	"slices"
	"strings"

	"lanyard/data"
	"lanyard/data/format/pattern"
)

// Max is the longest text that is read as a signature, in bytes: a mail with its history may be so long.
const Max = 32 << 10

const (
	// mostEmails is how many addresses the signature of one person may have; more are a list of people.
	mostEmails = 4
	// mostLines is how many non-empty lines a signature may have.
	mostLines = 60
	// longLine is the longest line, in bytes, that is searched.
	longLine = 400
	// mostBare is how many addresses and numbers there may be without a name.
	mostBare = 4
	// mostNameless is how many lines a text without any address or number may have.
	mostNameless = 8
)

// Read reads a pasted signature, or a whole mail with one; if the mail has none, it reads that of the mail that
// it answers. ok is false when the text is no signature: it has neither an address, number or link of a named
// person, nor a name with a title and an organisation.
func Read(text string) (d data.Draft, ok bool) {
	if len(text) > Max {
		return data.Draft{}, false
	}
	if d, ok = read(text); ok {
		return d, true
	}
	own, answered := parted(text)
	if answered == "" {
		return data.Draft{}, false
	}
	if d, ok = read(answered); ok {
		d.Contact.Note = strings.Join(joined(filled([]string{d.Contact.Note}), own), "\n")
		d.Text = ""
	}
	return d, ok
}

// read reads a mail by its own signature.
func read(text string) (d data.Draft, ok bool) {
	m := cut(plain(text))
	r := reader{}
	if len(filled(m.block)) > mostLines || people(m.block) > 1 {
		return data.Draft{}, false
	}
	r.block(m.block)
	if len(r.contact.Emails) > mostEmails {
		return data.Draft{}, false
	}
	r.name()
	if local, _, ok := strings.Cut(m.from, "@"); ok && agrees(r.contact.DisplayName, local) > 0 {
		r.email(m.from, "")
	}
	if r.others() {
		return data.Draft{}, false
	}
	r.roles()
	r.places()
	r.rest()
	c := r.contact
	// The person's own address, and a number that somebody answers, come first.
	slices.SortStableFunc(c.Emails, func(a, b data.Email) int { return r.stranger(a) - r.stranger(b) })
	slices.SortStableFunc(c.Phones, func(a, b data.Phone) int { return fax(a) - fax(b) })
	if !r.holds(c, len(m.block)) {
		return data.Draft{}, false
	}
	c.Note = strings.Join(joined(m.before, r.remarks(), m.after), "\n")
	d = data.Draft{Contact: c, Line: 1}
	if trimmed := strings.TrimSpace(text); len(trimmed) <= 4096 {
		d.Text = trimmed
	}
	return d, true
}

// stranger is 1 for an address without the person's name, such as that of an office, and 0 for the person's
// own.
func (r *reader) stranger(e data.Email) int {
	local, _, _ := strings.Cut(e.Value, "@")
	if r.contact.DisplayName == "" || agrees(data.WithoutTitles(r.contact.DisplayName), local) > 0 {
		return 0
	}
	return 1
}

// fax is 1 for a number that nobody answers.
func fax(p data.Phone) int {
	if p.Label == "fax" {
		return 1
	}
	return 0
}

// holds reports whether the result is a person: a name or an organisation with an address or number, or all of
// name, title and organisation in a short text.
func (r *reader) holds(c data.Contact, lines int) bool {
	named := c.DisplayName != ""
	reached := len(c.Emails) + len(c.Phones) + len(c.Links)
	switch {
	case !named && c.Organisation == "": // an address and a number, and nothing else
		return len(c.Emails) > 0 && len(c.Phones) > 0 && len(c.Emails)+len(c.Phones) <= mostBare && len(r.remarks()) == 0
	case named && r.sure:
		return reached > 0 || lines <= mostNameless && c.Title != "" && c.Organisation != ""
	}
	return reached > 1 || reached > 0 && lines <= mostNameless && r.sentences == 0
}

// joined joins lists of lines, with an empty line between non-empty ones.
func joined(parts ...[]string) []string {
	var out []string
	for _, p := range parts {
		if len(p) > 0 && len(out) > 0 {
			out = append(out, "")
		}
		out = append(out, p...)
	}
	return out
}

// people counts the lines with a name and, separate from it, an address or number: a list has one for each
// person.
func people(lines []string) (n int) {
	for _, l := range lines {
		cells := cells().Split(l, -1)
		named := slices.ContainsFunc(cells[:len(cells)-1], func(c string) bool {
			_, captioned := captionOf(c)
			return !captioned && len(strings.Fields(c)) > 1 && data.NameLike(c) && !data.IsRole(c) && !data.IsOrganisation(c)
		})
		if named && len(find(l, caption{})) > 0 {
			n++
		}
	}
	return n
}

var cells = pattern.Lazy(`\s*[\t,;|]\s*`)
