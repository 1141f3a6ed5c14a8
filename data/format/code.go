package format

import (
	"context"
	"regexp"
	"slices"

	"lanyard/data"
	"lanyard/data/format/charset"
)

// Code is what a QR code holds, as data/qr reads it.
type Code struct {
	Text  string
	Bytes []byte // as written
	Open  bool   // the code does not say in which character set Bytes are: Text is a try only
	Hint  string // the character set that its writer is known to use; "" if none is
}

// ReadCode reads a code's text as ReadText does, by whatever way the code was read. Where the code does
// not say in which character set its bytes are, that is found out; the drafts then keep the bytes
// and are Unsure of UnsureCharset where another text is nearly as likely. text is what was read.
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

// ReadAgain reads a draft's Bytes in another character set. What else the draft has is kept: when it came
// and by which way, promises, what was guessed. ok is false when the draft has no bytes, the set is
// unknown, or its text is no contact.
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
	// A code seldom holds several people; they stay in their order.
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

// Spelling is whom a code is about when it is read in a character set.
type Spelling struct{ Charset, Name, Organisation string }

// Spellings lists whom a draft of a code is about in each of its character sets: that which it was read in,
// then the others, the more likely first. It is nil for a draft that is sure of its letters.
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
