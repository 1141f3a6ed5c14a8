// Package mecard reads and writes MECARD, NTT DOCOMO's short form of a contact for QR codes
// ("MECARD:N:Doe,Jane;TEL:…;;"). It also reads BIZCARD, a similar form for business cards, and the form of KDDI
// au ("MEMORY:…", "NAME1:…").
package mecard

import (
	"regexp"
	"strings"

	"lanyard/data"
	"lanyard/data/format/lines"
	"lanyard/data/say"
)

// errNotMECARD says that a text is neither MECARD nor BIZCARD.
var errNotMECARD = say.Errorf(`the text is no MECARD: it begins with neither "MECARD:" nor "BIZCARD:"`)

// Is reports whether a text begins like a MECARD, a BIZCARD or an entry of KDDI au.
func Is(text string) bool {
	start := strings.ToUpper(head(begun.ReplaceAllString(head(text, 40), "$1:"), 16))
	return strings.HasPrefix(start, "MECARD:") || strings.HasPrefix(start, "BIZCARD:") || isAU(strings.TrimLeft(text, " \t\r\n\uFEFF"))
}

// begun and ended match the beginning and end of a vCard around the fields of a MECARD.
var (
	begun = regexp.MustCompile(`(?i)^\s*BEGIN:\s*(MECARD|BIZCARD)\b[\s;:]*`)
	ended = regexp.MustCompile(`(?i)[\s;]*\bEND(?::\s*(?:MECARD|BIZCARD))?[\s;]*$`)
)

// Cut reports whether the text of a MECARD has no end, so that something may be missing.
func Cut(text string) bool {
	text = strings.TrimSpace(text)
	return !strings.HasSuffix(text, ";") && !isAU(text) && !(begun.MatchString(text) && ended.MatchString(text))
}

func head(s string, n int) string {
	s = strings.TrimLeft(s, " \t\r\n\uFEFF")
	return s[:min(len(s), n)]
}

// Read reads a MECARD or BIZCARD text. Fields it does not model are kept in Contact.Other.
func Read(text string) (data.Draft, error) {
	text = strings.Trim(text, " \t\r\n\uFEFF")
	given := text
	if begun.MatchString(text) {
		text = ended.ReplaceAllString(begun.ReplaceAllString(text, "$1:"), ";;")
	}
	scheme, body, ok := strings.Cut(text, ":")
	d := data.Draft{Text: given, Line: 1}
	switch {
	case ok && strings.EqualFold(scheme, "MECARD"):
		readMECARD(body, &d.Contact)
	case ok && strings.EqualFold(scheme, "BIZCARD"):
		readBIZCARD(body, &d.Contact)
	case isAU(text):
		readAU(text, &d.Contact)
	default:
		return data.Draft{}, errNotMECARD
	}
	return d, nil
}

// each gives the fields of a card: name and raw value. Text that is no field goes into the note: an unescaped
// semicolon separates it from the value before, and it may belong to nothing else. note takes the lines of the
// note, before this text.
func each(body string, c *data.Contact, field func(name, value string, note func(string))) {
	var notes, rest []string
	note := func(v string) { notes = append(notes, v) }
	for _, f := range lines.Values(body, ';') {
		name, value, ok := strings.Cut(f, ":")
		name = strings.ToUpper(strings.TrimSpace(name))
		switch {
		case ok && isName(name) && !strings.HasPrefix(value, "//"):
			if strings.TrimSpace(value) != "" {
				field(name, value, note)
			}
		case strings.TrimSpace(f) != "":
			rest = append(rest, unescape(f))
		}
	}
	c.Note = strings.TrimSpace(strings.Join(append(notes, rest...), "\n"))
}

// isName reports whether the text before a colon is the name of a field, and not part of a text.
func isName(s string) bool {
	for _, r := range s {
		if (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '-' {
			return false
		}
	}
	return s != ""
}

func readMECARD(body string, c *data.Contact) {
	each(body, c, func(name, raw string, note func(string)) {
		v := unescape(raw)
		switch name {
		case "N":
			if c.Family+c.Given != "" || c.DisplayName != "" {
				keep(c, name, raw)
				return
			}
			names(c, raw)
		case "TEL", "TEL-AV":
			p := data.Phone{Value: v}
			if name == "TEL-AV" {
				p.Label = "video"
			}
			c.Phones = append(c.Phones, p)
		case "EMAIL":
			c.Emails = append(c.Emails, data.Email{Value: v})
		case "URL":
			c.Links = append(c.Links, data.Link{Value: v})
		case "ADR":
			c.Addresses = append(c.Addresses, postal(raw))
		case "NOTE", "MEMO":
			note(v)
		case "ORG", "COMPANY":
			set(c, &c.Organisation, v, name, raw)
		case "TITLE":
			set(c, &c.Title, v, name, raw)
		case "NICKNAME":
			set(c, &c.Nickname, v, name, raw)
		case "BDAY":
			if d, err := data.ParseDate(v); err == nil && c.Birthday.IsZero() {
				c.Birthday = d
				return
			}
			keep(c, name, raw)
		default:
			keep(c, name, raw)
		}
	})
}

// names reads N: "Family,Given" or, without a comma, the whole name.
func names(c *data.Contact, raw string) {
	parts := lines.Values(raw, ',')
	if len(parts) == 1 {
		c.DisplayName = unescape(raw)
		return
	}
	c.Family, c.Given = unescape(parts[0]), unescape(strings.Join(parts[1:], " "))
	c.DisplayName = data.JoinName("", c.Given, "", c.Family, "")
}

// postal reads ADR: DOCOMO's seven components if there are seven, else the text as it is.
func postal(raw string) data.Address {
	parts := lines.Values(raw, ',')
	if len(parts) != 7 {
		return data.Address{Street: unescape(raw)}
	}
	for i := range parts {
		parts[i] = unescape(parts[i])
	}
	return data.Address{
		POBox: parts[0], Extended: parts[1], Street: parts[2], City: parts[3], Region: parts[4], PostalCode: parts[5], Country: parts[6],
	}
}

func readBIZCARD(body string, c *data.Contact) {
	each(body, c, func(name, raw string, _ func(string)) {
		v := unescape(raw)
		switch name {
		case "N":
			set(c, &c.Given, v, name, raw)
		case "X":
			set(c, &c.Family, v, name, raw)
		case "T":
			set(c, &c.Title, v, name, raw)
		case "C":
			set(c, &c.Organisation, v, name, raw)
		case "A":
			c.Addresses = append(c.Addresses, data.Address{Street: v, Label: "work"})
		case "B":
			c.Phones = append(c.Phones, data.Phone{Value: v, Label: "work"})
		case "M":
			c.Phones = append(c.Phones, data.Phone{Value: v, Label: "mobile"})
		case "F":
			c.Phones = append(c.Phones, data.Phone{Value: v, Label: "work fax"})
		case "E":
			c.Emails = append(c.Emails, data.Email{Value: v})
		default:
			keep(c, name, raw)
		}
	})
	if c.Given+c.Family != "" {
		c.DisplayName = data.JoinName("", c.Given, "", c.Family, "")
	}
}

func set(c *data.Contact, field *string, v, name, raw string) {
	if *field != "" {
		keep(c, name, raw)
		return
	}
	*field = v
}

// keep keeps a field that is not modelled, in the form of a vCard property.
func keep(c *data.Contact, name, raw string) {
	c.Other = append(c.Other, data.Property{Name: "X-MECARD-" + name, Value: escaped(unescape(raw))})
}

// escaped gives a text in the form of a vCard value.
func escaped(s string) string {
	return strings.NewReplacer(`\`, `\\`, ",", `\,`, ";", `\;`, "\n", `\n`, "\r", "").Replace(s)
}

// unescape removes the backslash from any character; in many generators "\n" is a line end.
func unescape(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) {
			i++
			if s[i] == 'n' {
				b.WriteByte('\n')
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return strings.TrimSpace(b.String())
}

// Unsayable are the parts that MECARD has no field for.
var Unsayable = []data.Droppable{data.DropTopics, data.DropDepartment, data.DropTitle}

// Payload writes a contact as MECARD: name, phones, e-mails, organisation, links,
// addresses, birthday and note. Labels, what is Unsayable and a birthday without a year are left out.
func Payload(c *data.Contact) string {
	var b strings.Builder
	b.WriteString("MECARD:")
	field := func(name, value string) {
		if value != "" {
			b.WriteString(name + ":" + value + ";")
		}
	}
	switch {
	case c.Family != "" && c.Given != "":
		field("N", escape(c.Family)+","+escape(strings.TrimSpace(c.Given+" "+c.Additional)))
	default:
		field("N", escape(c.Name()))
	}
	field("NICKNAME", escape(c.Nickname))
	for _, p := range c.Phones {
		field("TEL", escape(p.Value))
	}
	for _, e := range c.Emails {
		field("EMAIL", escape(e.Value))
	}
	field("ORG", escape(c.Organisation))
	for _, l := range c.Links {
		field("URL", escape(l.Value))
	}
	for _, a := range c.Addresses {
		parts := []string{a.POBox, a.Extended, a.Street, a.City, a.Region, a.PostalCode, a.Country}
		for i, p := range parts {
			parts[i] = escape(p)
		}
		field("ADR", strings.Join(parts, ","))
	}
	if c.Birthday.Year != 0 {
		field("BDAY", strings.ReplaceAll(c.Birthday.String(), "-", ""))
	}
	field("NOTE", escape(c.Note))
	b.WriteString(";")
	return b.String()
}

// escape puts a backslash before characters with a meaning in a MECARD.
func escape(s string) string {
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ":", `\:`, ",", `\,`, `"`, `\"`, "\r\n", `\n`, "\r", `\n`, "\n", `\n`).Replace(strings.TrimSpace(s))
}
