package vcard

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"lanyard/data"
)

// Encode writes one contact as a vCard 3.0 (RFC 2426): UTF-8, CRLF, lines folded at 75
// octets between characters. Everything the contact has is written, the properties in Other
// as they were kept; photo is the picture's original bytes, nil for none. The same contact
// gives the same bytes.
func Encode(w io.Writer, c data.Contact, photo []byte) error {
	e := &encoder{group: nextGroup(c.Other)}
	e.line("BEGIN", "VCARD")
	e.line("VERSION", "3.0")
	if c.UID != "" {
		e.line("UID", escape(c.UID))
	}
	e.identity(&c)
	for _, m := range c.Emails {
		e.labelled("EMAIL", "INTERNET", m.Label, m.Preferred, places, escape(m.Value))
	}
	for _, p := range c.Phones {
		e.labelled("TEL", "", p.Label, p.Preferred, phoneWords, escape(p.Value))
	}
	for _, a := range c.Addresses {
		e.labelled("ADR", "", a.Label, a.Preferred, places, postalValue(a))
	}
	for _, l := range c.Links {
		e.labelled("URL", "", l.Label, l.Preferred, places, escapeURI(l.Value))
	}
	if len(c.Topics) > 0 {
		e.line("CATEGORIES", topics(c.Topics))
	}
	if c.Note != "" {
		e.line("NOTE", escape(c.Note))
	}
	if !c.Birthday.IsZero() {
		e.line("BDAY", c.Birthday.String())
	}
	if len(photo) > 0 {
		e.line("PHOTO;ENCODING=b"+imageType(photo), base64.StdEncoding.EncodeToString(photo))
	}
	for _, p := range c.Other {
		e.other(p)
	}
	e.line("END", "VCARD")
	if _, err := w.Write(e.b.Bytes()); err != nil {
		return fmt.Errorf("writing the vCard of %s: %w", c.Name(), err)
	}
	return nil
}

type encoder struct {
	b     bytes.Buffer
	group int // number of the next free item group
}

// phoneWords are the words TYPE can say of a phone; the others can only be home or work.
var phoneWords = append(append([]word(nil), places...), kinds...)

// identity writes the name and the organisation. FN and N are mandatory in 3.0 and stand
// even when empty.
func (e *encoder) identity(c *data.Contact) {
	name, given := formattedName(c)
	if given || name == "" {
		e.line("FN", escape(name))
	} else {
		e.line("FN;"+derived+"=TRUE", escape(name))
	}
	e.line("N", nameValue(c))
	if c.Nickname != "" {
		e.line("NICKNAME", escape(c.Nickname))
	}
	if org := organisation(c); org != "" {
		e.line("ORG", org)
	}
	if c.Title != "" {
		e.line("TITLE", escape(c.Title))
	}
}

// formattedName is the value of FN; given is false when it is not the person's name but stands for one.
func formattedName(c *data.Contact) (name string, given bool) {
	if c.DisplayName != "" {
		return c.DisplayName, true
	}
	if name := data.JoinName(c.Prefix, c.Given, c.Additional, c.Family, c.Suffix); name != "" {
		return name, true
	}
	return fallbackName(c), false
}

func nameValue(c *data.Contact) string {
	return strings.Join([]string{escape(c.Family), escape(c.Given), escape(c.Additional), escape(c.Prefix), escape(c.Suffix)}, ";")
}

// organisation is the value of ORG: organisation and department; "" for neither.
func organisation(c *data.Contact) string {
	switch {
	case c.Department != "":
		return escape(c.Organisation) + ";" + escape(c.Department)
	case c.Organisation != "":
		return escape(c.Organisation)
	}
	return ""
}

func postalValue(a data.Address) string {
	parts := []string{a.POBox, a.Extended, a.Street, a.City, a.Region, a.PostalCode, a.Country}
	for i, p := range parts {
		parts[i] = escape(p)
	}
	return strings.Join(parts, ";")
}

// escapeURI writes a web address. It is no text value (RFC 2426 §3.6.8), so commas and
// semicolons stand as they are; backslashes and line ends are in no address, but people
// paste anything.
func escapeURI(s string) string {
	return strings.NewReplacer(`\`, `\\`, "\n", `\n`).Replace(tidy(s))
}

func topics(ts []string) string {
	out := make([]string, len(ts))
	for i, t := range ts {
		out[i] = escape(t)
	}
	return strings.Join(out, ",")
}

// labelled writes a value with its label: as TYPE where that can say it, else in a group of
// its own with X-ABLabel, as Apple and Google do.
func (e *encoder) labelled(name, always, text string, preferred bool, words []word, value string) {
	if strings.Trim(value, ";") == "" {
		return
	}
	text = tidy(text)
	types, ok := typesOf(text, words)
	if always != "" {
		types = append([]string{always}, types...)
	}
	if preferred {
		types = append(types, "PREF")
	}
	group := ""
	if !ok {
		group = fmt.Sprintf("item%d.", e.group)
		e.group++
	}
	head := group + name
	if len(types) > 0 {
		head += ";TYPE=" + strings.Join(types, ",")
	}
	e.line(head, value)
	if !ok {
		e.line(group+"X-ABLabel", escape(text))
	}
}

// other writes a kept property as it was. One whose name is none any more (it did not come
// from a vCard) is wrapped, so that nothing is lost and nothing is malformed.
func (e *encoder) other(p data.Property) {
	head, value := p.Name, p.Value
	if strings.ContainsAny(value, "\r\n") {
		value = strings.NewReplacer("\r\n", `\n`, "\r", `\n`, "\n", `\n`).Replace(value)
	}
	if !goodHead(head) {
		e.line(wrapped+";X-NAME="+quoteParam(head), value)
		return
	}
	if propertyName(head) == "X-ABLABEL" {
		if own, ok := appleLabels[strings.ToLower(value)]; ok && own == value {
			value = "_$!<" + value + ">!$_"
		}
	}
	e.line(head, value)
}

// goodHead reports whether a head reads back as itself.
func goodHead(head string) bool {
	if strings.ContainsAny(head, "\r\n") || !startsProperty([]byte(head+":")) || head != tidy(head) {
		return false
	}
	p, ok := parse([]byte(head+":x"), 0)
	return ok && string(p.head) == head && p.name != "BEGIN" && p.name != "END"
}

// nextGroup is a number above those of all item groups that are in use already.
func nextGroup(ps []data.Property) int {
	next := 1
	for _, p := range ps {
		group, _, ok := strings.Cut(p.Name, ".")
		if digits, item := strings.CutPrefix(strings.ToLower(group), "item"); ok && item {
			if n, err := strconv.Atoi(digits); err == nil && n >= next && n < 1<<20 {
				next = n + 1
			}
		}
	}
	return next
}

// line writes one content line, folded at 75 octets without cutting a character.
func (e *encoder) line(head, value string) {
	const limit = 75
	room := limit
	write := func(s string) {
		for len(s) > room {
			n := room
			for n > 0 && !utf8.RuneStart(s[n]) {
				n--
			}
			e.b.WriteString(s[:n])
			e.b.WriteString("\r\n ")
			s = s[n:]
			room = limit - 1
		}
		e.b.WriteString(s)
		room -= len(s)
	}
	write(head + ":")
	write(value)
	e.b.WriteString("\r\n")
}

// imageType is the TYPE parameter for a picture, "" for a kind vCard 3.0 has no word for.
func imageType(b []byte) string {
	switch {
	case strings.HasPrefix(string(b), "\xFF\xD8"):
		return ";TYPE=JPEG"
	case strings.HasPrefix(string(b), "\x89PNG"):
		return ";TYPE=PNG"
	case strings.HasPrefix(string(b), "GIF8"):
		return ";TYPE=GIF"
	case len(b) > 12 && string(b[:4]) == "RIFF" && string(b[8:12]) == "WEBP":
		return ";TYPE=WEBP"
	}
	return ""
}
