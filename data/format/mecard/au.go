package mecard

import (
	"regexp"
	"strings"

	"lanyard/data"
)

// auField matches the beginning of a field in the address book of KDDI au, where each is on a line; some
// generators write one line.
var auField = regexp.MustCompile(`(?:^|[\r\n;]|\\r\\n|\\n| )\s*(NAME[12]|TEL[1-9]|MAIL[1-9]|ADD|MEMORY):`)

// isAU reports whether a text is an entry of that address book: it begins with one of its fields, and has a
// second one that no other format has.
func isAU(text string) bool {
	fields := auField.FindAllStringSubmatchIndex(text[:min(len(text), maxAU)], -1)
	if len(fields) == 0 || fields[0][2] != 0 {
		return false
	}
	first, numbered := text[fields[0][2]:fields[0][3]], 0
	for _, f := range fields {
		if strings.ContainsAny(text[f[2]:f[3]], "123456789") {
			numbered++
		}
	}
	return numbered > 1 || numbered == 1 && (first == "MEMORY" || strings.HasPrefix(first, "NAME"))
}

// maxAU limits how much of a text is looked at: a QR code holds no more.
const maxAU = 8 << 10

// readAU reads an entry of KDDI au's address book: NAME1 is the name, NAME2 its pronunciation.
func readAU(text string, c *data.Contact) {
	text = strings.TrimLeft(text, " \t\r\n\uFEFF")
	fields := auField.FindAllStringSubmatchIndex(text, -1)
	for i, f := range fields {
		end := len(text)
		if i+1 < len(fields) {
			end = fields[i+1][0]
		}
		name, v := text[f[2]:f[3]], strings.Trim(text[f[1]:end], " \t\r\n;")
		v = strings.TrimSuffix(strings.TrimSuffix(v, `\n`), `\r`)
		switch {
		case v == "":
		case name == "NAME1" && c.DisplayName == "":
			c.SplitName(v)
		case strings.HasPrefix(name, "TEL"):
			c.Phones = append(c.Phones, data.Phone{Value: v})
		case strings.HasPrefix(name, "MAIL"):
			c.Emails = append(c.Emails, data.Email{Value: v})
		case name == "ADD":
			c.Addresses = append(c.Addresses, data.Address{Street: v})
		case name == "MEMORY":
			c.Note = strings.TrimSpace(c.Note + "\n" + v)
		case name == "NAME2":
			c.Other = append(c.Other, data.Property{Name: "X-PHONETIC-LAST-NAME", Value: escaped(v)})
		default:
			keep(c, name, v)
		}
	}
}
