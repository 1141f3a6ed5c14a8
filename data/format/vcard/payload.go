package vcard

import (
	"strings"

	"lanyard/data"
)

// Payload writes a contact as the text of a QR code: vCard 3.0, CRLF, UTF-8, with N and FN,
// without UID, photo, folding or byte order mark, because that is what phones read (folded
// lines and 4.0's URIs fail on some). Labels that TYPE cannot say are left out: a group and
// X-ABLabel cost bytes that few phones read.
func Payload(c *data.Contact) string {
	var b strings.Builder
	line := func(head, value string) {
		if strings.Trim(value, ";") != "" {
			b.WriteString(head + ":" + value + "\r\n")
		}
	}
	typed := func(name, label string, words []word, value string) {
		if types, ok := typesOf(label, words); ok && len(types) > 0 {
			name += ";TYPE=" + strings.Join(types, ",")
		}
		line(name, value)
	}
	b.WriteString("BEGIN:VCARD\r\nVERSION:3.0\r\n")
	b.WriteString("N:" + nameValue(c) + "\r\n")
	name, _ := formattedName(c)
	b.WriteString("FN:" + escape(name) + "\r\n")
	for _, d := range details(c, false) {
		line(d.name, d.value)
	}
	for _, p := range c.Phones {
		typed("TEL", p.Label, phoneWords, escape(p.Value))
	}
	for _, m := range c.Emails {
		typed("EMAIL", m.Label, places, escape(m.Value))
	}
	for _, l := range c.Links {
		line("URL", escapeURI(l.Value))
	}
	for _, a := range c.Addresses {
		typed("ADR", a.Label, places, postalValue(a))
	}
	line("CATEGORIES", topics(c.Topics))
	if !c.Birthday.IsZero() {
		line("BDAY", c.Birthday.String())
	}
	line("NOTE", escape(c.Note))
	b.WriteString("END:VCARD\r\n")
	return b.String()
}
