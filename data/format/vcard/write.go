package vcard

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"lanyard/data"
	"lanyard/data/say"
)

// Encode writes one contact as a vCard 3.0 (RFC 2426): UTF-8, CRLF, lines folded at 75 octets between
// characters. It writes everything that the contact has, and the properties in Other as they are; photo is the
// original bytes of the picture, nil for none. The same contact gives the same bytes.
func Encode(w io.Writer, c data.Contact, photo []byte) error {
	return (&encoder{group: nextGroup(c.Other)}).card(w, &c, photo)
}

// Encode4 is Encode for vCard 4.0 (RFC 6350): valid phone numbers are tel: URIs (RFC 3966), the picture is a
// data: URI. Reading gives the same contact as from Encode. Properties in Other stay as they are, also those of
// an older version.
func Encode4(w io.Writer, c data.Contact, photo []byte) error {
	return (&encoder{group: nextGroup(c.Other), four: true}).card(w, &c, photo)
}

func (e *encoder) card(w io.Writer, c *data.Contact, photo []byte) error {
	e.line("BEGIN", "VCARD")
	e.version()
	e.uid(c.UID)
	e.identity(c)
	for _, m := range c.Emails {
		e.labelled("EMAIL", m.Label, m.Preferred, places, escape(m.Value))
	}
	for _, p := range c.Phones {
		e.phone(p)
	}
	for _, a := range c.Addresses {
		e.labelled("ADR", a.Label, a.Preferred, places, postalValue(a))
	}
	for _, l := range c.Links {
		e.labelled("URL", l.Label, l.Preferred, places, escapeLink(l.Value))
	}
	if len(c.Topics) > 0 {
		e.line("CATEGORIES", topics(c.Topics))
	}
	if c.Note != "" {
		e.line("NOTE", escape(c.Note))
	}
	if !c.Birthday.IsZero() {
		e.birthday(c.Birthday)
	}
	if len(photo) > 0 {
		e.photo(photo)
	}
	for _, f := range c.Former {
		e.line(former+";"+ofField+"="+quoteParam(string(f.Field)), escape(f.Value))
	}
	for _, p := range c.Other {
		e.other(p)
	}
	e.line("END", "VCARD")
	if _, err := w.Write(e.b.Bytes()); err != nil {
		return say.Errorf("writing the vCard of {{.Name}}: {{.Why}}", c.Name(), err)
	}
	return nil
}

type encoder struct {
	b     bytes.Buffer
	group int // number of the next free item group
	four  bool
}

func (e *encoder) version() {
	if e.four {
		e.line("VERSION", "4.0")
		return
	}
	e.line("VERSION", "3.0")
}

// uid writes the UID of the contact. In 4.0 it is a URI, or says that it is not.
func (e *encoder) uid(uid string) {
	switch {
	case uid == "":
	case e.four && !isURI.MatchString(uid):
		e.line("UID;VALUE=text", escape(uid))
	default:
		e.line("UID", escape(uid))
	}
}

var isURI = regexp.MustCompile(`^[a-zA-Z][a-zA-Z0-9+.-]*:[^\s\\,;"]+$`)

// birthday: 4.0 takes the basic format of ISO 8601 only (RFC 6350 §4.3.1).
func (e *encoder) birthday(d data.Date) {
	switch {
	case !e.four:
		e.line("BDAY", d.String())
	case d.Year == 0:
		e.line("BDAY", fmt.Sprintf("--%02d%02d", d.Month, d.Day))
	default:
		e.line("BDAY", fmt.Sprintf("%04d%02d%02d", d.Year, d.Month, d.Day))
	}
}

func (e *encoder) photo(b []byte) {
	kind := imageType(b)
	if e.four {
		if kind == "" {
			kind = "octet-stream"
		}
		e.line("PHOTO", "data:"+mediaType(kind)+";base64,"+base64.StdEncoding.EncodeToString(b))
		return
	}
	if kind != "" {
		kind = ";TYPE=" + kind
	}
	e.line("PHOTO;ENCODING=b"+kind, base64.StdEncoding.EncodeToString(b))
}

func mediaType(kind string) string {
	if kind == "octet-stream" {
		return "application/" + kind
	}
	return "image/" + strings.ToLower(kind)
}

// phone writes a number. In 4.0 it is a URI, with the text as typed in a parameter if the URI does not show it.
func (e *encoder) phone(p data.Phone) {
	uri := ""
	if e.four {
		uri = telURI(p)
	}
	switch {
	case uri == "":
		e.labelled("TEL", p.Label, p.Preferred, phoneWords, escape(p.Value))
	case number(uri) == p.Value:
		e.labelled("TEL;VALUE=uri", p.Label, p.Preferred, phoneWords, uri)
	default:
		e.labelled("TEL;VALUE=uri;"+asTyped+"="+quoteParam(p.Value), p.Label, p.Preferred, phoneWords, uri)
	}
}

// asTyped is the parameter of a TEL with the number as people wrote it: a tel: URI has no blanks.
const asTyped = "X-LANYARD-TEXT"

// worldwide matches a number with its country code, as people write it.
var worldwide = regexp.MustCompile(`^\+[0-9][0-9 ().\-]*[0-9]$`)

// telURI gives a number in the form of RFC 3966, "" for a text that is none.
func telURI(p data.Phone) string {
	if main, ext, ok := strings.Cut(p.Value, " ext. "); ok && worldwide.MatchString(main) && digits.MatchString(ext) {
		return "tel:" + strings.ReplaceAll(main, " ", "-") + ";ext=" + ext
	}
	if worldwide.MatchString(p.Value) {
		return "tel:" + strings.ReplaceAll(p.Value, " ", "-")
	}
	if p.E164 != "" && !strings.ContainsFunc(p.Value, unicode.IsLetter) { // letters may be an extension
		return "tel:" + p.E164
	}
	return ""
}

var digits = regexp.MustCompile(`^[0-9]+$`)

// phoneWords are the words that TYPE has for a phone; other values can only be home or work.
var phoneWords = append(append([]word(nil), places...), kinds...)

// identity writes the name and the organisation. FN and N are mandatory in 3.0 and are written even when empty.
func (e *encoder) identity(c *data.Contact) {
	name, given := formattedName(c)
	if given || name == "" {
		e.line("FN", escape(name))
	} else {
		e.line("FN;"+derived+"=TRUE", escape(name))
	}
	e.line("N", nameValue(c))
	for _, d := range details(c, e.four) {
		if d.value != "" {
			e.line(d.name, d.value)
		}
	}
}

// detail is a property with its escaped value.
type detail struct{ name, value string }

// details are the properties of what a contact has once beside its name, in the order in which files and codes have them.
func details(c *data.Contact, four bool) []detail {
	pronouns := "X-PRONOUNS"
	if four {
		pronouns = "PRONOUNS" // RFC 9554 §3.4
	}
	return []detail{
		{"NICKNAME", escape(c.Nickname)},
		{pronouns, escape(c.Pronouns)},
		{"ORG", organisation(c)},
		{"TITLE", escape(c.Title)},
	}
}

// formattedName is the value of FN; given is false when it is not the person's name but replaces one.
func formattedName(c *data.Contact) (name string, given bool) {
	if c.DisplayName != "" {
		return c.DisplayName, true
	}
	if name := c.JoinedName(); name != "" {
		return name, true
	}
	return fallbackName(c), false
}

func nameValue(c *data.Contact) string {
	parts := make([]string, len(nameParts))
	for i, f := range nameParts {
		parts[i] = escape(*f.Text(c))
	}
	return strings.Join(parts, ";")
}

// organisation is the value of ORG: organisation and the units of the department; "" for neither.
func organisation(c *data.Contact) string {
	out := escape(c.Organisation)
	for _, u := range data.SplitUnits(c.Department) {
		out += ";" + escape(u)
	}
	return out
}

func postalValue(a data.Address) string {
	parts := []string{a.POBox, a.Extended, a.Street, a.City, a.Region, a.PostalCode, a.Country}
	for i, p := range parts {
		parts[i] = escape(p)
	}
	return strings.Join(parts, ";")
}

// escapeURI writes a web address. It is not a text value (RFC 2426 §3.6.8), so commas and semicolons stay;
// backslashes and line ends do not belong in an address, but people paste anything.
func escapeURI(s string) string {
	return strings.NewReplacer(`\`, `\\`, "\n", `\n`).Replace(tidy(s))
}

// escapeLink is escapeURI for files. Some address books take every value for a list and end the address at a
// comma (Python's vobject, and khard with it). A backslash before it helps, and readers of files remove it:
// phones write it themselves. Readers of codes are simpler, so a code has the bare address.
func escapeLink(s string) string { return strings.ReplaceAll(escapeURI(s), ",", `\,`) }

func topics(ts []string) string {
	out := make([]string, len(ts))
	for i, t := range ts {
		out[i] = escape(t)
	}
	return strings.Join(out, ",")
}

// labelled writes a value with its label: as TYPE if that has the words, else in a group of its own with
// X-ABLabel, as Apple and Google do.
func (e *encoder) labelled(name, text string, preferred bool, words []word, value string) {
	if strings.Trim(value, ";") == "" {
		return
	}
	text = tidy(text)
	if e.four {
		words = inFour(words)
	}
	types, ok := typesOf(text, words)
	if name == "EMAIL" && !e.four {
		types = append([]string{"INTERNET"}, types...)
	}
	if preferred && !e.four {
		types = append(types, "PREF")
	}
	group := ""
	if !ok {
		group = fmt.Sprintf("item%d.", e.group)
		e.group++
	}
	head := group + name
	if preferred && e.four {
		head += ";PREF=1"
	}
	if len(types) > 0 {
		said := ";TYPE=" + strings.Join(types, ",")
		if e.four {
			said = strings.ReplaceAll(strings.ToLower(said), ";type=", ";TYPE=")
		}
		head += said
	}
	e.line(head, value)
	if !ok {
		e.line(group+"X-ABLabel", escape(text))
	}
}

// inFour gives those of the words that 4.0 has (RFC 6350 §5.6, §6.4.1).
func inFour(all []word) []word {
	return slices.DeleteFunc(slices.Clone(all), func(w word) bool {
		return !slices.Contains([]string{"HOME", "WORK", "CELL", "FAX", "PAGER", "VIDEO", "TEXTPHONE"}, w.typ)
	})
}

// other writes a kept property as it is. If its name is not valid (it did not come from a vCard), it is
// wrapped, so that nothing is lost and nothing is malformed.
func (e *encoder) other(p data.Property) {
	head, value := p.Name, p.Value
	if strings.ContainsAny(value, "\r\n") {
		value = strings.NewReplacer("\r\n", `\n`, "\r", `\n`, "\n", `\n`).Replace(value)
	}
	if !goodHead(head, value) {
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
func goodHead(head, value string) bool {
	if strings.ContainsAny(head, "\r\n") || !startsProperty([]byte(head+":"+value)) || head != tidy(head) {
		return false
	}
	p, ok := parse([]byte(head+":x"), 0)
	return ok && string(p.head) == head && p.name != "BEGIN" && p.name != "END" && isName([]byte(p.name)) && (p.group == "" || isName([]byte(p.group)))
}

// nextGroup is a number above those of all item groups in use.
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

// line writes one content line, folded at 75 octets between characters.
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

// imageType is the kind of a picture, "" for a kind that vCard 3.0 has no word for.
func imageType(b []byte) string {
	switch {
	case strings.HasPrefix(string(b), "\xFF\xD8"):
		return "JPEG"
	case strings.HasPrefix(string(b), "\x89PNG"):
		return "PNG"
	case strings.HasPrefix(string(b), "GIF8"):
		return "GIF"
	case len(b) > 12 && string(b[:4]) == "RIFF" && string(b[8:12]) == "WEBP":
		return "WEBP"
	}
	return ""
}
