package table

import (
	"slices"
	"strings"

	"lanyard/data"
	"lanyard/data/format/field"
)

// linked is a cell's value when it shows one text and links to another thing: "Write to Anna" to an
// e-mail address, a name to a profile. What the column is for becomes the value; what it is not for is
// taken to the contact beside it.
func (r *rowDraft) linked(i int, v, link string) string {
	var id field.ID
	if i < len(r.l.Columns) {
		id = r.l.Columns[i].Field
	}
	if id == field.Ignore {
		return v
	}
	c := &r.d.Contact
	scheme, rest, _ := strings.Cut(link, ":")
	switch strings.ToLower(scheme) {
	case "mailto":
		address, _, _ := strings.Cut(rest, "?")
		address = clean(address)
		switch {
		case !isEmail(address) || containsFold(v, address):
		case id == field.Email:
			if found, _ := emailsIn(v); len(found) == 0 { // else the link is one of another row, copied
				return "<" + address + ">"
			}
		case !slices.ContainsFunc(c.Emails, func(e data.Email) bool { return strings.EqualFold(e.Value, address) }):
			c.Emails = append(c.Emails, data.Email{Value: address})
		}
	case "tel":
		switch {
		case id == field.Phone && !hasDigits(v):
			return rest
		case id != field.Phone && hasDigits(rest) && !strings.Contains(v, rest):
			c.Phones = append(c.Phones, data.Phone{Value: rest})
		}
	case "http", "https":
		switch {
		case sameAddress(v, link):
		case id == field.Link && !isURL(v):
			c.Links = append(c.Links, data.Link{Value: link, Label: shortLabel(r.l.Columns[i].Label, v)})
			return ""
		case isEmail(v) || isURL(v):
		default:
			c.Links = append(c.Links, data.Link{Value: link})
		}
	}
	return v
}

func containsFold(s, part string) bool {
	return strings.Contains(strings.ToLower(s), strings.ToLower(part))
}

// sameAddress tells that a text is the web address itself, as people shorten it.
func sameAddress(text, link string) bool {
	short := func(s string) string {
		s = strings.ToLower(strings.TrimSuffix(s, "/"))
		_, after, ok := strings.Cut(s, "://")
		if ok {
			s = after
		}
		return strings.TrimPrefix(s, "www.")
	}
	return short(text) == short(link)
}

// shortLabel is what a link is called: as its column says, else by the text that was shown for it.
func shortLabel(label, shown string) string {
	if label == "" && len(shown) <= 40 && !strings.ContainsAny(shown, "\n") {
		return shown
	}
	return label
}
