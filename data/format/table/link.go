package table

import (
	"slices"
	"strings"

	"lanyard/data"
	"lanyard/data/format/field"
)

// linked is the value of a cell that shows one text and links to another: "Write to Anna" with an e-mail
// address, a name with a profile. The part that fits the column becomes the value; the other goes to the
// contact.
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
			if found, _ := emailsIn(v); len(found) == 0 { // else the link was copied from another row
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

// sameAddress reports whether a text is the web address itself, perhaps shortened.
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

// shortLabel is the label of a link: from its column, else the text that was shown for it.
func shortLabel(label, shown string) string {
	if label == "" && len(shown) <= 40 && !strings.ContainsAny(shown, "\n") {
		return shown
	}
	return label
}
