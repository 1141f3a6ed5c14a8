// Package vcard reads vCard 2.1 (versit 1996), 3.0 (RFC 2426) and 4.0 (RFC 6350) as programs
// really write them, and writes 3.0: to files with everything a contact has, and as the
// short payload of a QR code.
//
// Properties that Lanyard does not model are kept in Contact.Other and written back; what is
// read, written and read again is the same contact.
package vcard

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"lanyard/data"
	"lanyard/data/format/lines"
)

// ErrNoCard says that a file holds no vCard at all.
var ErrNoCard = errors.New("there is no vCard in it: no line says BEGIN:VCARD")

// Read reads the cards of a file, one after the other, never more than one in memory. A card
// that cannot be read is a *data.RowError and the next one still comes; any other error ends
// the reading. A card that ends too early is given as far as it goes, followed by the error.
//
// Cards of groups (KIND:group) are no people: the group's name becomes a topic of those of
// its members that stand in the file. For members before their group this needs r to be an
// io.Seeker, as files are; else the group is reported.
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
				yield(data.Draft{}, fmt.Errorf("reading the vCard near line %d: %w", in.N, err))
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
			yield(data.Draft{}, ErrNoCard)
			return
		}
		for _, err := range g.left() {
			if !yield(data.Draft{}, err) {
				return
			}
		}
	}
}

// emit hands one card over; false when the caller wants no more. That bytes had to be guessed is told once: there
// may be many.
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
		return yield(data.Draft{}, &data.RowError{Line: k.line, Reason: "the card has no name, organisation, e-mail or phone and was left out"}) &&
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
		if !yield(data.Draft{}, &data.RowError{Line: k.line, Reason: "the card has bytes that are not UTF-8; they were read as it could be guessed, here and in cards further on: check them, or export the file again as UTF-8", Kept: true}) {
			return false
		}
	}
	if k.open {
		return yield(data.Draft{}, &data.RowError{Line: k.line, Reason: "the card ends without END:VCARD; it was read as far as it goes: export the file again if something is missing"})
	}
	return true
}

// secondPerson tells that a card has the names of two people; nil if it has not. The same name in two languages is one person's.
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
	return &data.RowError{Line: line, Kept: true, Text: other, Reason: fmt.Sprintf(
		"the card of “%s” names a second person, “%s”; what it says was kept with the first: check whose it is", first, other)}
}

// all reports errors; false when the caller wants no more.
func all(problems []*data.RowError, yield func(data.Draft, error) bool) bool {
	for _, err := range problems {
		if !yield(data.Draft{}, err) {
			return false
		}
	}
	return true
}

// groups are the group cards of a file.
type groups struct {
	all     []group
	scanned bool
}

type group struct {
	line    int
	name    string
	members map[string]bool
	mails   []string        // addresses among them, as they stand
	seen    map[string]bool // members that were met
	found   int
}

// isGroup knows the group cards of vCard 4.0 and of Apple's 3.0.
func (k *card) isGroup() bool {
	for i := range k.props {
		if n := k.props[i].name; n == "KIND" || n == "X-ADDRESSBOOKSERVER-KIND" {
			return strings.EqualFold(string(bytes.TrimSpace(k.props[i].value)), "group")
		}
	}
	return false
}

// scan looks through a file for its groups and goes back to where it was. Most files have
// none, so the text is searched before anything is parsed.
func (g *groups) scan(r io.ReadSeeker) error {
	start, err := r.Seek(0, io.SeekCurrent)
	if err != nil {
		return nil // a pipe: groups are taken as they come
	}
	has, err := contains(r, "kind:group")
	if err == nil {
		_, err = r.Seek(start, io.SeekStart)
	}
	if err != nil {
		return fmt.Errorf("reading the vCard: %w", err)
	}
	g.scanned = true
	if !has {
		return nil
	}
	cs := &cards{in: lines.NewReader(r, startsProperty)}
	for {
		k, err := cs.next()
		if err == io.EOF {
			break
		}
		if err == nil && k.isGroup() {
			g.insert(k, newDecoder(k, cs.in))
		}
		var row *data.RowError
		if err != nil && !errors.As(err, &row) {
			return fmt.Errorf("reading the vCard: %w", err)
		}
	}
	_, err = r.Seek(start, io.SeekStart)
	return err
}

// contains searches a stream for lower-case ASCII text in any case.
func contains(r io.Reader, text string) (bool, error) {
	buf := make([]byte, 256<<10)
	keep := 0
	for {
		n, err := io.ReadFull(r, buf[keep:])
		chunk := buf[:keep+n]
		for i := range chunk {
			if chunk[i] >= 'A' && chunk[i] <= 'Z' {
				chunk[i] += 'a' - 'A'
			}
		}
		if bytes.Contains(chunk, []byte(text)) || bytes.Contains(chunk, []byte("k\x00i\x00n\x00d\x00:\x00")) {
			return true, nil
		}
		if err == io.EOF || err == io.ErrUnexpectedEOF {
			return false, nil
		}
		if err != nil {
			return false, err
		}
		keep = copy(buf, chunk[len(chunk)-min(len(chunk), 16):])
	}
}

func (g *groups) add(k *card, d *decoder) {
	if !g.scanned {
		g.insert(k, d)
	}
}

func (g *groups) insert(k *card, d *decoder) {
	one := group{line: k.line, members: map[string]bool{}, seen: map[string]bool{}}
	for i := range k.props {
		p := &k.props[i]
		switch p.name {
		case "FN":
			one.name = unescape(d.text(p))
		case "MEMBER", "X-ADDRESSBOOKSERVER-MEMBER":
			member := unescape(d.text(p))
			one.members[memberKey(member)] = true
			if strings.Contains(member, "@") {
				one.mails = append(one.mails, address(member))
			}
		}
	}
	g.all = append(g.all, one)
}

// memberKey makes "urn:uuid:…" and the bare UID one.
func memberKey(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	return strings.TrimPrefix(strings.TrimPrefix(s, "urn:uuid:"), "mailto:")
}

// apply gives a contact the topics of its groups.
func (g *groups) apply(c *data.Contact) {
	for i := range g.all {
		in := c.UID != "" && g.all[i].members[memberKey(c.UID)]
		for _, e := range c.Emails {
			in = in || g.all[i].members[memberKey(e.Value)]
			g.all[i].seen[memberKey(e.Value)] = true
		}
		if !in {
			continue
		}
		g.all[i].found++
		if name := g.all[i].name; name != "" && !slices.Contains(c.Topics, name) {
			c.Topics = append(c.Topics, name)
		}
	}
}

func namely(mails []string) string {
	if len(mails) == 0 {
		return ""
	}
	return ": " + strings.Join(mails, ", ")
}

// left reports the groups of which nobody was found, and the addresses of members without a card.
func (g *groups) left() []error {
	var out []error
	for _, one := range g.all {
		if one.found == 0 {
			out = append(out, &data.RowError{Line: one.line, Reason: fmt.Sprintf(
				"“%s” is a group of %d and not a person; none of its members came before it in this file%s", one.name, len(one.members), namely(one.mails))})
			continue
		}
		away := slices.DeleteFunc(slices.Clone(one.mails), func(m string) bool { return one.seen[memberKey(m)] })
		if len(away) > 0 {
			out = append(out, &data.RowError{Line: one.line, Text: strings.Join(away, "\n"), Kept: true, Reason: fmt.Sprintf(
				"“%s” is a group; of its members these have no card in this file and were left out: %s", one.name, strings.Join(away, ", "))})
		}
	}
	return out
}
