package vcard

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"lanyard/data"
	"lanyard/data/format/lines"
)

// card is one BEGIN:VCARD … END:VCARD as it stands in the file.
type card struct {
	line    int // of its BEGIN
	props   []property
	version string
	open    bool // no END was found
}

// cards reads a file card by card.
type cards struct {
	in     *lines.Reader
	again  []byte // a BEGIN line that ended the card before it
	indent []byte // blanks before the BEGIN line, and so before every line of its card
	size   int    // bytes of the card being read
}

// line gives the next line of the card being read.
func (c *cards) line() ([]byte, error) {
	line, err := c.in.Next()
	return bytes.TrimPrefix(line, c.indent), err
}

// next gives the next card; io.EOF when there is none, *data.RowError for one that cannot
// be read, after which reading goes on.
func (c *cards) next() (*card, error) {
	for {
		line := c.again
		c.again = nil
		if line == nil {
			var err error
			if line, err = c.in.Next(); errors.Is(err, lines.ErrLong) {
				return nil, c.tooLong()
			} else if err != nil {
				return nil, err
			}
		}
		if text := bytes.TrimLeft(line, " \t"); isMarker(text, "BEGIN") {
			c.size, c.indent = 0, bytes.Clone(line[:len(line)-len(text)])
			return c.body()
		}
	}
}

func (c *cards) tooLong() error {
	return &data.RowError{Line: c.in.N, Reason: fmt.Sprintf("the line is longer than %d MB and was left out", lines.Max>>20)}
}

// body reads the properties up to the card's END.
func (c *cards) body() (*card, error) {
	k := &card{line: c.in.N}
	var cur []byte // the content line being put together
	start := 0
	flush := func() {
		if p, ok := parse(cur, start); ok {
			k.add(p)
		}
		cur = nil
	}
	for {
		line, err := c.line()
		switch {
		case err == io.EOF:
			flush()
			k.open = true
			return k, nil
		case errors.Is(err, lines.ErrLong):
			return nil, c.tooLong()
		case err != nil:
			return nil, err
		}
		if c.size += len(line); c.size > lines.Max {
			return nil, &data.RowError{Line: k.line, Reason: fmt.Sprintf("the card is larger than %d MB and was left out", lines.Max>>20)}
		}
		if isMarker(line, "END") {
			flush()
			return k, nil
		}
		if bytes.EqualFold(line, []byte("END:VCARDBEGIN:VCARD")) { // files put together without a line end
			flush()
			c.again = []byte("BEGIN:VCARD")
			return k, nil
		}
		if isMarker(line, "BEGIN") {
			if isAgent(cur) {
				text, err := c.agent(line)
				if err != nil {
					return nil, err
				}
				cur = append(cur, text...)
				continue
			}
			flush()
			c.again = bytes.Clone(line)
			k.open = true
			return k, nil
		}
		if joined, ok := join(cur, line, k.version); ok {
			cur = joined
			continue
		}
		flush()
		if len(line) > 0 {
			cur, start = bytes.Clone(line), c.in.N
		}
	}
}

func (k *card) add(p property) {
	if p.name == "VERSION" {
		k.version = string(bytes.TrimSpace(p.value))
	}
	k.props = append(k.props, p)
}

// agent reads a card inside a card (vCard 2.1's AGENT) as one escaped text value.
func (c *cards) agent(begin []byte) ([]byte, error) {
	out := bytes.Clone(begin)
	for depth := 1; depth > 0; {
		line, err := c.line()
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, &data.RowError{Line: c.in.N, Reason: "a card inside this card cannot be read"}
		}
		if c.size += len(line); c.size > lines.Max {
			return nil, &data.RowError{Line: c.in.N, Reason: "a card inside this card is too large"}
		}
		if isMarker(line, "BEGIN") {
			depth++
		} else if isMarker(line, "END") {
			depth--
		}
		out = append(out, `\n`...)
		out = append(out, escapeLine(line)...)
	}
	return out, nil
}

// isMarker knows "BEGIN:VCARD" and "END:VCARD" in any case and with stray blanks.
func isMarker(line []byte, word string) bool {
	if len(line) < len(word)+6 || len(line) > 64 || line[0] == ' ' || line[0] == '\t' {
		return false
	}
	before, after, ok := bytes.Cut(line, []byte(":"))
	return ok && bytes.EqualFold(bytes.TrimSpace(before), []byte(word)) && bytes.EqualFold(bytes.TrimSpace(after), []byte("VCARD"))
}

// isAgent reports whether the property read last waits for a card as its value.
func isAgent(cur []byte) bool {
	p, ok := parse(cur, 0)
	return ok && p.name == "AGENT" && len(bytes.TrimSpace(p.value)) == 0
}

// join puts a physical line behind the content line it belongs to; ok is false when it
// begins a new one.
func join(cur, line []byte, version string) ([]byte, bool) {
	if cur == nil || len(line) == 0 {
		return nil, false
	}
	folded := line[0] == ' ' || line[0] == '\t'
	soft := cur[len(cur)-1] == '='
	if !folded && !soft && cur[len(cur)-1] != ';' && startsProperty(line) {
		return nil, false // as nearly all lines do
	}
	end := headEnd(cur)
	enc := ""
	if end >= 0 {
		head := bytes.ToUpper(cur[:end])
		switch {
		case bytes.Contains(head, []byte("QUOTED-PRINTABLE")):
			enc = "Q"
		case bytes.Contains(head, []byte("BASE64")), bytes.Contains(head, []byte("ENCODING=B")), bytes.HasSuffix(head, []byte(";B")),
			bytes.HasSuffix(cur[:end], []byte("PHOTO")) && bytes.HasPrefix(cur[end+1:], []byte("data:")):
			enc = "B"
		}
	}
	switch {
	case enc == "Q" && soft && !isCapitalProperty(line):
		return append(cur[:len(cur)-1], line...), true // a soft line break (RFC 2045 §6.7)
	case folded:
		if version == "2.1" && enc == "" && end >= 0 {
			return append(cur, line...), true // folded as in RFC 822: the blank is text
		}
		return append(cur, line[1:]...), true
	case end < 0 && cur[len(cur)-1] == ';':
		return append(cur, line...), true // a head broken in two
	case startsProperty(line):
		return nil, false
	case end < 0:
		return nil, false
	case enc == "B":
		if isBase64(line) {
			return append(cur, line...), true
		}
		return nil, false
	case enc == "Q":
		return append(append(cur, "=0A"...), line...), true
	}
	cur = bytes.TrimSuffix(cur, []byte(`\`)) // a line broken behind a backslash
	return append(append(cur, `\n`...), line...), true
}

// isCapitalProperty knows lines that are certainly properties even behind a soft break,
// which some exporters leave at the end of a value.
func isCapitalProperty(line []byte) bool {
	i := bytes.IndexAny(line, ":;")
	return i > 0 && known[string(line[:i])]
}

func isBase64(line []byte) bool {
	for _, c := range bytes.TrimSpace(line) {
		if (c < 'A' || c > 'Z') && (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '+' && c != '/' && c != '=' {
			return false
		}
	}
	return true
}

// escapeLine escapes a line for a text value (RFC 2426 §2.4.2, AGENT).
func escapeLine(line []byte) []byte {
	line = bytes.ReplaceAll(line, []byte(`\`), []byte(`\\`))
	line = bytes.ReplaceAll(line, []byte(`;`), []byte(`\;`))
	return bytes.ReplaceAll(line, []byte(`,`), []byte(`\,`))
}
