package vcard

import (
	"bytes"
	"errors"
	"io"

	"lanyard/data"
	"lanyard/data/format/lines"
	"lanyard/data/say"
)

// card is one BEGIN:VCARD … END:VCARD as in the file.
type card struct {
	line    int        // of its BEGIN
	lines   []physical // between BEGIN and END
	props   []property
	left    []physical // lines that are no property, with the lines folded after them
	guessed []physical // lines without a colon that were read as properties
	doubted []physical // lines that were added to a note and may be properties
	version string
	open    bool             // no END was found
	doubts  []*data.RowError // values that are not of their kind
}

// physical is a line, or a part of a line that should be several.
type physical struct {
	n    int // its number in the file
	text []byte
}

// cards reads a file card by card.
type cards struct {
	in        *lines.Reader
	again     []physical // pieces of lines, to be read next
	indent    []byte     // the text before the BEGIN line, and so before every line of the card
	size      int        // bytes of the card being read
	inside    bool       // of a card
	torn      bool       // a card was given up; the lines up to the next marker belong to it
	outside   []physical // lines that belong to no card, since the last take
	asideSize int        // bytes in outside
	soft      softBreaks
}

// line gives the next line, or the next piece of one in which markers stand.
func (c *cards) line() (physical, error) {
	if len(c.again) > 0 {
		l := c.again[0]
		c.again = c.again[1:]
		return l, nil
	}
	text, err := c.in.Next()
	if err != nil {
		return physical{}, err
	}
	l := physical{c.in.N, bytes.TrimPrefix(text, c.indent)}
	if at := markers(l.text); at != nil && c.areMarkers(l.text, at) {
		l.text = bytes.Clone(l.text)
		c.again = append(cut(l, at), c.again...)
		return c.line()
	}
	return l, nil
}

// next gives the next card; io.EOF when there is none; a *data.RowError for one that cannot be read, after
// which the next call continues.
func (c *cards) next() (*card, error) {
	for {
		c.indent, c.inside = nil, false
		l, err := c.line()
		switch {
		case errors.Is(err, lines.ErrLong):
			return nil, c.tooLong()
		case err == io.EOF && !c.torn:
			if k := c.withoutBegin(); k != nil {
				c.assemble(k)
				return k, nil
			}
			return nil, err
		case err != nil:
			return nil, err
		}
		text := bytes.TrimLeft(l.text, " \t>")
		switch {
		case isMarker(text, "BEGIN"):
			c.size, c.torn, c.inside, c.indent = 0, false, true, bytes.Clone(l.text[:len(l.text)-len(text)])
			k, err := c.body(l.n)
			switch {
			case err != nil:
				return nil, err
			case k.open && len(k.lines) == 0 && len(c.again) > 0:
				continue // BEGIN occurs twice
			}
			c.assemble(k)
			return k, nil
		case isMarker(text, "END"):
			if k := c.withoutBegin(); k != nil && !c.torn {
				c.assemble(k)
				return k, nil
			}
			c.torn = false
		case !c.torn:
			c.putAside(l)
		}
	}
}

func (c *cards) tooLong() error {
	c.torn = true
	return &data.RowError{Line: c.in.N, Reason: say.T("the line is longer than {{.Megabytes}} MB and was left out", lines.Max>>20)}
}

// body reads the lines up to the card's END.
func (c *cards) body(begin int) (*card, error) {
	k := &card{line: begin}
	for {
		l, err := c.line()
		switch {
		case err == io.EOF:
			k.open = true
			c.closeLate(k)
			return k, nil
		case errors.Is(err, lines.ErrLong):
			return nil, c.tooLong()
		case err != nil:
			return nil, err
		}
		if c.size += len(l.text); c.size > lines.Max {
			c.torn = true
			return nil, &data.RowError{Line: k.line, Reason: say.T("the card is larger than {{.Megabytes}} MB and was left out", lines.Max>>20)}
		}
		text := l.text
		if bare := bytes.TrimLeft(text, " \t"); len(bare) < len(text) && !k.mayGoOn() {
			text = bare
		}
		switch {
		case isMarker(text, "END"):
			return k, nil
		case isMarker(text, "BEGIN") && k.waitsForAgent():
			if err := c.agent(k, text); err != nil {
				c.torn = true
				return nil, err
			}
		case isMarker(text, "BEGIN"):
			c.again = append([]physical{{l.n, bytes.Clone(l.text)}}, c.again...)
			k.open = true
			c.closeLate(k)
			return k, nil
		default:
			k.lines = append(k.lines, physical{l.n, bytes.Clone(l.text)})
		}
	}
}

// closeLate looks for the END of a card that has no END line: it may be joined to the last value. If a property
// follows it, it is a part of that value.
func (c *cards) closeLate(k *card) {
	for i := len(k.lines) - 1; i >= 0; i-- {
		l := k.lines[i]
		at := markers(l.text)
		if at == nil {
			if startsProperty(l.text) {
				return
			}
			continue
		}
		last := at[len(at)-1]
		if !isWord(l.text[last[0]:last[1]], "END") || !isJunk(l.text[last[1]:]) {
			return
		}
		for _, behind := range k.lines[i+1:] {
			c.putAside(behind)
		}
		k.lines = k.lines[:i+1]
		k.lines[i].text = l.text[:last[0]]
		k.open = false
		return
	}
}

// mayGoOn reports whether the last line is so long that a program may have folded it.
func (k *card) mayGoOn() bool {
	return len(k.lines) > 0 && isFoldable(k.lines[len(k.lines)-1].text)
}

// waitsForAgent reports whether the value of the last line is a card that follows.
func (k *card) waitsForAgent() bool {
	for i := len(k.lines) - 1; i >= 0; i-- {
		if l := k.lines[i].text; len(l) > 0 {
			p, ok := parse(l, 0)
			return ok && p.name == "AGENT" && len(bytes.TrimSpace(p.value)) == 0
		}
	}
	return false
}

// agent reads a card inside a card (vCard 2.1's AGENT) as one escaped text value.
func (c *cards) agent(k *card, begin []byte) error {
	out := bytes.Clone(begin)
	for depth := 1; depth > 0; {
		l, err := c.line()
		if err == io.EOF {
			break
		}
		if err != nil {
			return &data.RowError{Line: c.in.N, Reason: say.T("a card inside this card cannot be read")}
		}
		if c.size += len(l.text); c.size > lines.Max {
			return &data.RowError{Line: c.in.N, Reason: say.T("a card inside this card is too large")}
		}
		if isMarker(l.text, "BEGIN") {
			depth++
		} else if isMarker(l.text, "END") {
			depth--
		}
		out = append(out, `\n`...)
		out = append(out, escapeLine(l.text)...)
	}
	for i := len(k.lines) - 1; i >= 0; i-- {
		if len(k.lines[i].text) > 0 {
			k.lines[i].text = append(k.lines[i].text, out...)
			return nil
		}
	}
	return nil
}

// escapeLine escapes a line for a text value (RFC 2426 §2.4.2, AGENT).
func escapeLine(line []byte) []byte {
	line = bytes.ReplaceAll(line, []byte(`\`), []byte(`\\`))
	line = bytes.ReplaceAll(line, []byte(`;`), []byte(`\;`))
	return bytes.ReplaceAll(line, []byte(`,`), []byte(`\,`))
}
