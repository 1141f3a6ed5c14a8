// Package vcard reads vCard 2.1 (versit 1996), 3.0 (RFC 2426) and 4.0 (RFC 6350) as programs really write them.
// It writes 3.0 and 4.0: files with everything that a contact has, and the short payload of a QR code.
//
// It keeps properties that Lanyard does not model in Contact.Other and writes them again. A contact that is
// read, written and read again is the same.
package vcard

import (
	"bytes"
	"errors"
	"io"
	"iter"
	"strings"

	"lanyard/data"
	"lanyard/data/format/lines"
	"lanyard/data/say"
)

// errNoCard says that a file has no vCard at all.
var errNoCard = say.Errorf("there is no vCard in it: no line says BEGIN:VCARD")

// Read reads the cards of a file, one after the other, with only one in memory. A card that cannot be read is a
// *data.RowError, and the next one still comes; any other error ends the reading. A card that ends too early is
// given as far as it was read, followed by the error.
//
// Group cards (KIND:group) are not people: the name of the group becomes a topic of its members in the file.
// For members that come before their group, r must be an io.Seeker, as files are; else the group is reported.
func Read(r io.Reader) iter.Seq2[data.Draft, error] {
	return func(yield func(data.Draft, error) bool) {
		g := &groups{}
		if s, ok := r.(io.ReadSeeker); ok {
			if err := g.scan(s); err != nil {
				yield(data.Draft{}, err)
				return
			}
		}
		in := lines.NewReader(r, startsProperty)
		cs := &cards{in: in}
		seen, mended := 0, false
		for {
			k, err := cs.next()
			if out := cs.take(); out != nil && (k != nil || seen > 0) && !yield(data.Draft{}, out) {
				return
			}
			if err == io.EOF {
				break
			}
			var row *data.RowError
			if err != nil && !errors.As(err, &row) {
				yield(data.Draft{}, say.Errorf("reading the vCard near line {{.In}}: {{.Why}}", in.N, err))
				return
			}
			seen++
			if err != nil {
				if !yield(data.Draft{}, err) {
					return
				}
				continue
			}
			if !emit(k, in, g, &mended, yield) {
				return
			}
		}
		if seen == 0 {
			yield(data.Draft{}, errNoCard)
			return
		}
		for _, err := range g.left() {
			if !yield(data.Draft{}, err) {
				return
			}
		}
	}
}

// emit yields one card; false when the caller wants no more. It reports only once that bytes had to be guessed:
// there may be many.
func emit(k *card, in *lines.Reader, g *groups, mended *bool, yield func(data.Draft, error) bool) bool {
	d := newDecoder(k, in)
	if k.isGroup() {
		g.add(k, d)
		return true
	}
	draft := k.draft(d)
	c := &draft.Contact
	if c.DisplayName+c.Family+c.Given+c.Additional+c.Nickname+c.Organisation == "" &&
		len(c.Emails)+len(c.Phones)+len(c.Links) == 0 {
		return yield(data.Draft{}, &data.RowError{Line: k.line, Reason: say.T("the card has no name, organisation, e-mail or phone and was left out")}) &&
			all(k.problems(d, false), yield)
	}
	g.apply(c)
	if !yield(draft, nil) || !all(k.problems(d, true), yield) {
		return false
	}
	if err := k.secondPerson(d); err != nil && !yield(data.Draft{}, err) {
		return false
	}
	if d.mended && !*mended {
		*mended = true
		if !yield(data.Draft{}, &data.RowError{Line: k.line, Reason: say.T("the card has bytes that are not UTF-8; they were read as it could be guessed, here and in cards further on: check them, or export the file again as UTF-8"), Kept: true}) {
			return false
		}
	}
	if k.open {
		return yield(data.Draft{}, &data.RowError{Line: k.line, Reason: say.T("the card ends without END:VCARD; it was read as far as it goes: export the file again if something is missing")})
	}
	return true
}

// secondPerson reports that a card has the names of two people; nil if not. One name in two languages is one
// person's.
func (k *card) secondPerson(d *decoder) error {
	var first, other string
	line, parts := 0, map[string]bool{}
	for i := range k.props {
		p := &k.props[i]
		if p.name != "FN" && p.name != "N" || p.get("LANGUAGE") != "" || p.get("ALTID") != "" {
			continue
		}
		switch v := unescape(d.text(p)); {
		case v == "":
		case p.name == "N":
			parts[data.Fold(strings.Trim(v, "; "))] = true
		case first == "":
			first = v
		case data.Fold(v) != data.Fold(first) && other == "":
			other, line = v, p.line
		}
	}
	if other == "" || len(parts) < 2 {
		return nil
	}
	return &data.RowError{Line: line, Kept: true, Text: other, Reason: say.T("the card of “{{.First}}” names a second person, “{{.Other}}”; what it says was kept with the first: check whose it is", first, other)}
}

// all yields errors; false when the caller wants no more.
func all(problems []*data.RowError, yield func(data.Draft, error) bool) bool {
	for _, err := range problems {
		if !yield(data.Draft{}, err) {
			return false
		}
	}
	return true
}

// isGroup recognises the group cards of vCard 4.0 and of Apple's 3.0.
func (k *card) isGroup() bool {
	for i := range k.props {
		if n := k.props[i].name; n == "KIND" || n == "X-ADDRESSBOOKSERVER-KIND" {
			return strings.EqualFold(string(bytes.TrimSpace(k.props[i].value)), "group")
		}
	}
	return false
}
