package format

import (
	"context"
	"regexp"
	"slices"

	"lanyard/data"
	"lanyard/data/format/charset"
)

// Code is the content of a QR code, as data/qr reads it.
type Code struct {
	Text  string
	Bytes []byte // as written
	Open  bool   // the code does not name the character set of Bytes: Text is only a guess
	Hint  string // the character set that its writer uses; "" if unknown
}

// ReadCode reads the text of a code as ReadText does, from a scan, a picture or a file. If the code does not
// name the character set of its bytes, ReadCode finds it; the drafts then keep the bytes, and have
// UnsureCharset in Unsure if another text is nearly as likely. text is the text read.
func ReadCode(c Code) (text string, kind Kind, drafts []data.Draft) {
	if !c.Open {
		kind, drafts = ReadText(context.Background(), c.Text)
		return c.Text, kind, drafts
	}
	r := charset.Read(c.Bytes, c.Hint)
	if set, ok := declared(c.Bytes); ok && !r.Charset.IsUTF8() {
		r = charset.Reading{Text: set.Decode(c.Bytes), Charset: set, Sure: true, Others: r.Others}
	}
	kind, drafts = ReadText(context.Background(), r.Text)
	if r.Charset.IsUTF8() && r.Sure {
		return r.Text, kind, drafts
	}
	for i := range drafts {
		d := &drafts[i]
		d.Bytes, d.Charset = c.Bytes, r.Charset.Name
		for _, o := range r.Others {
			d.Charsets = append(d.Charsets, o.Name)
		}
		if !r.Sure {
			d.Unsure = append(d.Unsure, data.UnsureCharset)
		}
	}
	return r.Text, kind, drafts
}

// ReadAgain reads the Bytes of a draft in another character set. It keeps the rest of the draft: when and how
// it came, promises, what was guessed. ok is false when the draft has no bytes, the set is unknown, or the text
// is no contact.
func ReadAgain(d data.Draft, set string) (again data.Draft, ok bool) {
	c, known := charset.Find(set)
	if len(d.Bytes) == 0 || !known {
		return d, false
	}
	_, before := ReadText(context.Background(), charsetNamed(d.Charset).Decode(d.Bytes))
	_, drafts := ReadText(context.Background(), c.Decode(d.Bytes))
	if len(drafts) == 0 {
		return d, false
	}
	// A code seldom holds several people; they keep their order.
	at := slices.IndexFunc(before, func(b data.Draft) bool { return b.Line == d.Line })
	if at < 0 || at >= len(drafts) {
		at = 0
	}
	again = d
	again.Contact, again.Photo, again.Text = drafts[at].Contact, drafts[at].Photo, drafts[at].Text
	again.Contact.Source = d.Contact.Source
	again.Charset = c.Name
	return again, true
}

// Spelling is the person of a code when it is read in a character set.
type Spelling struct{ Charset, Name, Organisation string }

// Spellings lists the person of a code in each of its character sets: first the one used, then the others, the
// more likely first. It is nil for a draft whose letters are certain.
func Spellings(d data.Draft) []Spelling {
	if !slices.Contains(d.Unsure, data.UnsureCharset) {
		return nil
	}
	out := []Spelling{{d.Charset, d.Contact.Name(), d.Contact.Organisation}}
	for _, set := range d.Charsets {
		if again, ok := ReadAgain(d, set); ok {
			out = append(out, Spelling{set, again.Contact.Name(), again.Contact.Organisation})
		}
	}
	return out
}

func charsetNamed(name string) charset.Charset {
	c, _ := charset.Find(name)
	return c
}

var charsetParameter = regexp.MustCompile(`(?i);CHARSET="?([A-Z0-9_:.\-]+)`)

// declared finds the character set that a vCard 2.1 names at its values, if all bytes are characters in it.
func declared(b []byte) (charset.Charset, bool) {
	for _, m := range charsetParameter.FindAllSubmatch(b, 8) {
		if c, ok := charset.Find(string(m[1])); ok && !c.IsUTF8() && c.Fits(b) {
			return c, true
		}
	}
	return charset.UTF8, false
}
