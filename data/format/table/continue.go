package table

import (
	"slices"
	"strings"

	"lanyard/data"
	"lanyard/data/format/field"
	"lanyard/data/say"
)

// continues reports whether a row belongs to the person above: it has only more addresses or numbers and
// nothing that says whose they are. Programs write the rows of a list within a record so.
func (r *reader) continues(made *rowDraft) bool {
	c := &made.d.Contact
	if !nameless(c) || c.UID != "" || c.Title != "" || c.Note != "" || len(c.Emails)+len(c.Phones)+len(c.Addresses)+len(c.Links) == 0 || len(made.d.Encounters) > 0 {
		return false
	}
	if nameless(&r.last.d.Contact) || !r.a.names() {
		return false
	}
	if !r.a.onlyOfLists(made.cells) {
		return false
	}
	switch {
	case r.a.keyed(): // only the first row has the record's number
		return true
	case len(c.Emails) == 0:
		return true // nobody is listed with only a number or a street
	}
	return akin(&r.last.d.Contact, c)
}

// names reports whether a column names people.
func (a *assembler) names() bool {
	return a.l.Has(field.DisplayName) || a.l.Has(field.Given) || a.l.Has(field.Family) || a.l.Has(field.Organisation)
}

// onlyOfLists reports whether all cells of a row are in columns of addresses, numbers and links, or in those of
// the same list: "Is Primary (Email IDs)".
func (a *assembler) onlyOfLists(cells []string) bool {
	for i, v := range cells {
		if clean(v) == "" {
			continue
		}
		if i >= len(a.l.Columns) {
			return false
		}
		switch id := a.l.Columns[i].Field; {
		case id == field.Email, id == field.Phone, id == field.Link, id == field.EmailLabel, id == field.PhoneLabel, id == field.LinkLabel, id.InAddress(), id == field.Ignore:
		case id == field.Other && i > 0 && (flag(clean(v)) || a.listHeader(i)):
		default:
			return false
		}
	}
	return true
}

// flag reports whether a value is a mark: "1", "yes".
func flag(v string) bool {
	switch strings.ToLower(v) {
	case "0", "1", "yes", "no", "true", "false", "x", "ja", "nein", "oui", "non", "sí", "si":
		return true
	}
	return false
}

// listHeader reports whether the header of the i-th column ends in the name of a list that also has a column of
// addresses or numbers: "Type (Contact Numbers)".
func (a *assembler) listHeader(i int) bool {
	list := listName(a.headers[i])
	if list == "" {
		return false
	}
	for j, c := range a.l.Columns {
		if j != i && (c.Field == field.Email || c.Field == field.Phone) && listName(c.Header) == list {
			return true
		}
	}
	return false
}

func listName(header string) string {
	i := strings.LastIndexByte(header, '(')
	if i <= 0 || !strings.HasSuffix(header, ")") {
		return ""
	}
	return strings.ToLower(header[i:])
}

// ids are headers of a record's number, in the form of field.Key.
var ids = words("id recordid contactid personid customerid memberid clientid leadid no nr number nummer uid kundennr kundennummer mitgliedsnr mitgliedsnummer personennummer kontaktid lfdnr numero reference ref recid key registrationid orderid ordercode attendeeid")

// keyed reports whether the table has a column of records' numbers.
func (a *assembler) keyed() bool {
	return slices.ContainsFunc(a.l.Columns, func(c Column) bool {
		return c.Field == field.UID || c.Field == field.Other && ids[field.Key(c.Header)]
	})
}

// akin reports whether the addresses of a row seem to belong to a person: one contains a part of the name, or
// has the domain of one of their addresses.
func akin(person, more *data.Contact) bool {
	for _, e := range more.Emails {
		user, _, _ := strings.Cut(strings.ToLower(e.Value), "@")
		found := slices.ContainsFunc(person.Emails, func(p data.Email) bool {
			u, _, _ := strings.Cut(strings.ToLower(p.Value), "@")
			return u == user
		})
		for _, w := range strings.Fields(person.DisplayName + " " + person.Given + " " + person.Family) {
			if w = field.Key(w); len(w) > 2 && strings.Contains(field.Key(user), w) {
				found = true
			}
		}
		if !found {
			return false
		}
	}
	return true
}

// join adds the addresses of a row to the person above.
func (r *reader) join(made *rowDraft) {
	if r.last.known == nil {
		r.last.known = knownOf(&r.last.d.Contact)
	}
	r.last.known.unite(&r.last.d.Contact, &made.d.Contact)
	r.last.aside = append(r.last.aside, made.aside...)
}

// maybeContinued reports a row with only an address, which may belong to the person above.
func maybeContinued(line int, above string) error {
	return &data.RowError{Line: line, Reason: say.T("has nothing but an address; it became a contact of its own: if it is another address of {{.Above}}, join the two", above), Kept: true}
}
