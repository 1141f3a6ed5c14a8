// Package format finds the format of a file or a pasted text and passes it to the codec.
package format

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"lanyard/data"
	"lanyard/data/format/charset"
	"lanyard/data/format/csv"
	"lanyard/data/format/jsonfile"
	"lanyard/data/format/ldif"
	"lanyard/data/format/mailbox"
	"lanyard/data/format/mecard"
	"lanyard/data/format/signature"
	"lanyard/data/format/vcard"
	"lanyard/data/format/xlsx"
	"lanyard/data/say"
)

// Kind is a format Lanyard reads.
type Kind string

// The formats.
const (
	Unknown Kind = ""
	VCard   Kind = "vcard"
	CSV     Kind = "csv"
	XLSX    Kind = "xlsx"
	LDIF    Kind = "ldif"
	MECARD  Kind = "mecard"
	Link    Kind = "link"
	Email   Kind = "email"
	Text    Kind = "text"

	// JSON is the document that Lanyard itself writes: see the package jsonfile.
	JSON Kind = "json"

	// Mailboxes is a list of addresses with names, as in the To line of a message: see the package mailbox.
	Mailboxes Kind = "mailboxes"

	// Signature is the block of text below an e-mail, or a mail with one: see the package signature.
	Signature Kind = "signature"

	// Badge is the text of an event's badge, in no fixed format: see the package badge.
	Badge Kind = "badge"

	// Calendar is iCalendar. It holds events and no contacts: see the package ics.
	Calendar Kind = "ics"
)

// Errors about a whole file. They are wrapped with the file's name.
var (
	errEmpty   = say.Errorf("the file is empty")
	ErrUnknown = say.Errorf("this kind of file is not read")

	errCalendar = say.Errorf("the file is a calendar: it holds events and no contacts")
)

var errNobody = say.Errorf("the MECARD has no name: copy or scan it again")

// nobody reports whether a contact has neither a name nor a way to reach somebody.
func nobody(c *data.Contact) bool { return c.Nameless() && len(c.Links) == 0 }

// maxMailboxes limits a list of addresses, in bytes: some hundred thousand people.
const maxMailboxes = 16 << 20

// maxMECARD limits a file that is read as one MECARD: a QR code holds far less.
const maxMECARD = 1 << 20

// Read reads every contact of a file of any known kind; name is its name, for errors. A row that cannot be read
// is a *data.RowError and the next row still comes; any other error ends the reading. The error returned at
// once is errEmpty or ErrUnknown, wrapped with what the file seems to be and what to do.
//
// r should be a file: then group cards of a vCard are found before their members.
func Read(r io.Reader, name string) (Kind, iter.Seq2[data.Draft, error], error) {
	return ReadSheet(r, name, "")
}

// ReadDocument reads Lanyard's own document as Read does. After all is read, rest gives its content beside
// people.
func ReadDocument(r io.Reader, name string) (drafts iter.Seq2[data.Draft, error], rest func() data.Document) {
	doc := jsonfile.NewReader(r)
	return bounded(named(doc.Drafts(), name)), doc.Rest
}

// ReadSheet is Read for one sheet of a workbook, by its name; for any other kind of file it is an error. ""
// reads all sheets with people.
func ReadSheet(r io.Reader, name, sheet string) (Kind, iter.Seq2[data.Draft, error], error) {
	kind, drafts, err := readSheet(r, name, sheet)
	if drafts != nil {
		drafts = bounded(drafts)
	}
	return kind, drafts, err
}

func readSheet(r io.Reader, name, sheet string) (Kind, iter.Seq2[data.Draft, error], error) {
	head, whole, err := begin(r)
	if err != nil {
		return Unknown, nil, say.Errorf("reading {{.Name}}: {{.Why}}", name, err)
	}
	if len(bytes.TrimSpace(withoutMark(head))) == 0 {
		return Unknown, nil, say.As(errEmpty, "{{.Name}}: the file is empty", name)
	}
	kind := Detect(head, name)
	if sheet != "" && kind != XLSX {
		return kind, nil, say.Errorf("{{.Name}}: only a workbook (XLSX) has sheets to choose from", name)
	}
	switch kind {
	case VCard:
		return kind, named(vcard.Read(unwrappedFile(head, whole)), name), nil
	case CSV:
		return kind, csv.Read(whole, name), nil
	case XLSX:
		return kind, xlsx.ReadSheet(whole, name, sheet), nil
	case LDIF:
		return kind, named(ldif.Read(whole), name), nil
	case JSON:
		return kind, named(jsonfile.NewReader(whole).Drafts(), name), nil
	case MECARD, Link, Email, Badge:
		b, err := io.ReadAll(io.LimitReader(whole, maxMECARD))
		if err != nil {
			return Unknown, nil, say.Errorf("reading {{.Name}}: {{.Why}}", name, err)
		}
		_, drafts := ReadText(context.Background(), string(withoutMark(b)))
		if kind == MECARD && len(drafts) == 1 && nobody(&drafts[0].Contact) {
			return kind, nil, say.As(errNobody, "{{.Name}}: the MECARD has no name: copy or scan it again", name)
		}
		return kind, each(drafts), nil
	}
	if kind == Mailboxes {
		b, err := io.ReadAll(io.LimitReader(whole, maxMailboxes+1))
		switch {
		case err != nil:
			return Unknown, nil, say.Errorf("reading {{.Name}}: {{.Why}}", name, err)
		case len(b) > maxMailboxes:
			return Unknown, nil, say.Errorf("{{.Name}}: the list of addresses is longer than {{.Megabytes}} MB: cut it into parts", name, maxMailboxes>>20)
		}
		drafts := mailbox.Read(context.Background(), TextOf(b))
		if drafts == nil {
			return Unknown, nil, say.As(ErrUnknown, "{{.Name}}: this kind of file is not read; it begins as a list of addresses and goes on with something else", name)
		}
		return kind, each(drafts), nil
	}
	if kind == Signature {
		b, err := io.ReadAll(io.LimitReader(whole, signature.Max))
		if err != nil {
			return Unknown, nil, say.Errorf("reading {{.Name}}: {{.Why}}", name, err)
		}
		return kind, each(readSignature(TextOf(b))), nil
	}
	if kind == Calendar {
		return kind, nil, say.As(errCalendar, "{{.Name}}: the file is a calendar: it holds events and no contacts", name)
	}
	return Unknown, nil, say.As(ErrUnknown, "{{.Name}}: this kind of file is not read; {{.Guess}}", name, guess(head, whole, name))
}

// Peek finds the kind of a stream; name helps as for Detect. The reader that it returns begins at the start
// again; it is r itself if r can seek.
func Peek(r io.Reader, name string) (Kind, io.Reader, error) {
	head, whole, err := begin(r)
	if err != nil {
		return Unknown, nil, say.Errorf("reading {{.Name}}: {{.Why}}", name, err)
	}
	return Detect(head, name), whole, nil
}

// begin reads the first bytes and gives a reader of the whole, r itself if it can seek.
func begin(r io.Reader) (head []byte, whole io.Reader, err error) {
	if s, ok := r.(io.ReadSeeker); ok {
		if at, err := s.Seek(0, io.SeekCurrent); err == nil {
			head = make([]byte, headSize)
			n, err := io.ReadFull(s, head)
			if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
				return nil, nil, err
			}
			_, err = s.Seek(at, io.SeekStart)
			return head[:n], s, err
		}
	}
	br := bufio.NewReaderSize(r, headSize)
	head, err = br.Peek(headSize)
	if err != nil && err != io.EOF {
		return nil, nil, err
	}
	return head, br, nil
}

// named puts the file's name before the errors that end a reading.
func named(seq iter.Seq2[data.Draft, error], name string) iter.Seq2[data.Draft, error] {
	return func(yield func(data.Draft, error) bool) {
		for d, err := range seq {
			var row *data.RowError
			if err != nil && !errors.As(err, &row) {
				err = say.Errorf("{{.Name}}: {{.Why}}", name, err)
			}
			if !yield(d, err) {
				return
			}
		}
	}
}

func each(drafts []data.Draft) iter.Seq2[data.Draft, error] {
	return func(yield func(data.Draft, error) bool) {
		for _, d := range drafts {
			if !yield(d, nil) {
				return
			}
		}
	}
}

// TextOf decodes a text file in any character set, line by line if it was joined from several.
func TextOf(b []byte) string {
	cs, mark := charset.Detect(b)
	b = b[mark:]
	if !cs.IsUTF8() || utf8.Valid(b) {
		return cs.Decode(b)
	}
	strays := charset.Strays(b)
	var out strings.Builder
	for line := range bytes.SplitAfterSeq(b, []byte("\n")) {
		if !utf8.Valid(line) {
			line = []byte(charset.Text(line, charset.OfPiece(line, strays)))
		}
		out.Write(line)
	}
	return out.String()
}

// unwrappedFile gives the card in a small file that must be unwrapped before it can be read, whole for any
// other.
func unwrappedFile(head []byte, whole io.Reader) io.Reader {
	if _, mail := attachedCards(string(head)); mail && len(head) >= headSize {
		b, err := io.ReadAll(io.LimitReader(whole, maxMail))
		if cards, ok := attachedCards(string(b)); ok && err == nil {
			return strings.NewReader(cards)
		}
		return io.MultiReader(bytes.NewReader(b), whole)
	}
	if len(head) >= headSize {
		return whole
	}
	text := strings.TrimSpace(TextOf(head))
	if card := unwrapped(text); card != text {
		return strings.NewReader(card)
	}
	return whole
}

func withoutMark(b []byte) []byte { return bytes.TrimPrefix(b, []byte("\xEF\xBB\xBF")) }

// readMECARD gives the draft of a MECARD text.
func readMECARD(s string) []data.Draft {
	d, err := mecard.Read(s)
	if err != nil {
		return nil
	}
	return []data.Draft{d}
}

// readSignature gives the draft of a signature, nil when the text is none. Its links get the labels of bare
// links.
func readSignature(s string) []data.Draft {
	if About(s).Subject != AboutText {
		return nil
	}
	d, ok := signature.Read(s)
	if !ok {
		return nil
	}
	nameLinks(&d.Contact)
	return []data.Draft{d}
}

// readVCard gives the drafts of a vCard text without cards that cannot be read. Lines that are no property, and
// text around the cards, go into the note, which the form shows.
func readVCard(ctx context.Context, s string) []data.Draft {
	var out []data.Draft
	var said []string // for the note of the last draft
	before := ""
	told := func() {
		if len(out) > 0 {
			addToNote(&out[len(out)-1].Contact, said...)
		}
		said = nil
	}
	for d, err := range vcard.Read(Within(ctx, strings.NewReader(s))) {
		var bad *data.RowError
		switch {
		case err == nil:
			told()
			noteLeftOver(&d.Contact)
			addToNote(&d.Contact, before)
			before = ""
			out = append(out, d)
		case !errors.As(err, &bad) || !bad.Kept || bad.Text == "":
		case len(out) == 0:
			before = bad.Text
		default:
			said = append(said, bad.Text)
		}
	}
	told()
	return out
}

// noteLeftOver moves lines that were not read from the other properties into the note.
func noteLeftOver(c *data.Contact) {
	var left []string
	c.Other = slices.DeleteFunc(c.Other, func(p data.Property) bool {
		if p.Name != vcard.LeftOver {
			return false
		}
		left = append(left, p.Text())
		return true
	})
	addToNote(c, left...)
}

// addToNote adds texts to a note, unless it has them as whole lines.
func addToNote(c *data.Contact, texts ...string) {
	have := data.OnceOf(strings.Split(c.Note, "\n")...)
	all := []string{c.Note}
	for _, t := range texts {
		if lines := strings.Split(t, "\n"); slices.ContainsFunc(lines, func(l string) bool { return !have.Has(l) }) {
			all = append(all, t)
		}
	}
	c.Note = strings.TrimSpace(strings.Join(all, "\n"))
}
