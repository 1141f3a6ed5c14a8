package vcard

import (
	"bytes"
	"cmp"
	"regexp"
	"slices"
	"strings"

	"lanyard/data"
	"lanyard/data/format/charset"
	"lanyard/data/say"
)

// LeftOver is the name of a line that is no property in Contact.Other, so that it is neither lost nor added to
// the value before it.
const LeftOver = `X-LANYARD-LINE;X-HEADER="Line not read"`

// leftOver keeps a line with the contact.
func (b *builder) leftOver(l physical) {
	p := data.Property{Name: LeftOver, Value: escape(charset.Text(l.text, b.stray))}
	b.c.Other = append(b.c.Other, p)
}

// maxQuoted is how much of a line a problem quotes, in characters.
const maxQuoted = 300

func quoted(text string) string {
	text = strings.Join(strings.Fields(strings.ToValidUTF8(text, "�")), " ")
	if r := []rune(text); len(r) > maxQuoted {
		text = string(r[:maxQuoted]) + " …"
	}
	return "“" + text + "”"
}

// problems reports the lines of a card that are no property, and those that were guessed.
func (k *card) problems(d *decoder, keptWith bool) []*data.RowError {
	out := slices.Clone(k.doubts)
	unread := func(line string) say.Text {
		if keptWith {
			return say.T("{{.Line}} is not understood; it was kept with the person, as “Line not read”", line)
		}
		return say.T("{{.Line}} is not understood; it was left out with its card", line)
	}
	for _, l := range k.left {
		text := charset.Text(l.text, d.stray)
		out = append(out, &data.RowError{Line: l.n, Reason: unread(quoted(text)), Kept: keptWith, Text: tidy(text)})
	}
	for _, l := range k.guessed {
		text := charset.Text(l.text, d.stray)
		out = append(out, &data.RowError{Line: l.n, Reason: say.T("{{.Line}} is not written as it must be; it was read as {{.What}}: check it", quoted(text), meaning(l.text)), Kept: true})
	}
	for _, l := range k.doubted {
		text := charset.Text(l.text, d.stray)
		out = append(out, &data.RowError{Line: l.n, Reason: say.T("{{.Line}} may be a property of its own; it was kept as a part of the text before it: check it", quoted(text)), Kept: true})
	}
	slices.SortStableFunc(out, func(a, b *data.RowError) int { return cmp.Compare(a.Line, b.Line) })
	return out
}

// meaning says how a line without a colon was read.
func meaning(line []byte) say.Phrase {
	for _, form := range []*regexp.Regexp{broken, spaced, wide} {
		if m := form.FindSubmatch(line); m != nil {
			return meanings[string(m[2])]
		}
	}
	return say.Phrase("a property")
}

var meanings = map[string]say.Phrase{
	"TEL": say.Phrase("a phone number"), "EMAIL": say.Phrase("an e-mail address"), "URL": say.Phrase("a link"), "BDAY": say.Phrase("a birthday"), "TITLE": say.Phrase("a job title"), "ROLE": say.Phrase("a role"), "ORG": say.Phrase("an organisation"),
	"NICKNAME": say.Phrase("a nickname"), "NOTE": say.Phrase("a note"), "FN": say.Phrase("a name"), "N": say.Phrase("a name"), "ADR": say.Phrase("an address"),
}

// maxOutside is how much of the text between two cards is kept, in bytes.
const maxOutside = 16 << 10

// putAside keeps a line that belongs to no card.
func (c *cards) putAside(l physical) {
	if isJunk(l.text) {
		return
	}
	c.asideSize += len(l.text)
	if c.asideSize > maxOutside {
		c.outside = append(c.outside[:min(len(c.outside), 1<<10)], physical{l.n, nil})
		return
	}
	c.outside = append(c.outside, physical{l.n, bytes.Clone(l.text)})
}

// take reports the text outside of cards and forgets it; nil if there is none.
func (c *cards) take() error {
	if len(c.outside) == 0 {
		return nil
	}
	first, last := c.outside[0].n, c.outside[len(c.outside)-1].n
	var text []string
	for _, l := range c.outside {
		if l.text != nil {
			text = append(text, tidy(charset.Text(l.text, c.in.Guess)))
		}
	}
	c.outside, c.asideSize = nil, 0
	all := strings.Join(text, "\n")
	what := say.T("{{.Line}} stands outside of any card and was left out", quoted(all))
	if last > first {
		what = say.T("{{.Line}} and what follows up to line {{.Last}} stand outside of any card and was left out", quoted(all), last)
	}
	return &data.RowError{Line: first, Reason: what, Kept: true, Text: all}
}
