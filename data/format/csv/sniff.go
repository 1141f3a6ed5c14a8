package csv

import (
	"bytes"
	"io"
	"strings"

	"lanyard/data/format/charset"
	"lanyard/data/format/table"
	"lanyard/data/say"
)

const sniffBytes = 256 << 10

// Sniff reads the beginning of a table and finds how it is written and what its columns hold. name is the
// file's name, for errors. It fails with errEmpty and errBinary. A table in which nobody is recognised is no
// error here, because a user may know better.
func Sniff(r io.Reader, name string) (*Layout, error) {
	head := make([]byte, sniffBytes)
	n, err := io.ReadFull(r, head)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return nil, say.Errorf("reading {{.Name}}: {{.Why}}", name, err)
	}
	l, err := sniff(head[:n], n == sniffBytes)
	if err != nil {
		return nil, say.Errorf("{{.Name}}: {{.Why}}", name, err)
	}
	return l, nil
}

// sniff looks at the first bytes; cut says that the file continues after them.
func sniff(head []byte, cut bool) (*Layout, error) {
	cs, mark := charset.Detect(head)
	body := head[mark:]
	if len(bytes.TrimSpace(body)) == 0 {
		return nil, errEmpty
	}
	wide := strings.HasPrefix(cs.Name, "utf-16")
	if !wide && isBinary(body) {
		return nil, errBinary
	}
	best := propose(decode(body, cs), cut)
	best.charset = cs.Name
	if !wide && !cs.IsUTF8() {
		// Several legacy sets make some sense of a few names; headers with known words decide.
		score := 0.0
		for i, c := range charset.Rank(body)[:8] {
			t := propose(decode(body, c.Charset), cut)
			t.charset = c.Name
			if s := c.Score + 4*float64(t.Known); i == 0 || s > score {
				best, score = t, s
			}
		}
	}
	return &Layout{Layout: *best.Settle(), Delimiter: rune(best.delimiter), Charset: best.charset, quote: best.quote, crOnly: best.crOnly}, nil
}

func decode(b []byte, cs charset.Charset) string {
	if cs.IsUTF8() {
		return charset.Text(b, charset.UTF8)
	}
	return cs.Decode(b)
}

// isBinary recognises bytes that no table has: NUL, or many control characters.
func isBinary(b []byte) bool {
	b = b[:min(len(b), 4096)]
	odd := 0
	for _, c := range b {
		switch {
		case c == 0:
			odd += 10
		case c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1B:
			odd++
		}
	}
	return odd*10 > len(b) && odd > 1
}

// proposal is one way to read the file, and the columns it gives.
type proposal struct {
	table.Proposal
	delimiter byte
	quote     byte
	charset   string
	crOnly    bool
}

// propose tries the separators and takes the one that makes most sense.
func propose(text string, cut bool) proposal {
	text, sep, skipped := sepLine(text)
	if cut {
		if i := strings.LastIndexAny(text, "\r\n"); i > 0 {
			text = text[:i]
		}
	}
	delims := []byte{',', ';', '\t', '|'}
	if sep != 0 {
		delims = []byte{sep}
	}
	var best proposal
	bestScore := -1.0
	for _, d := range delims {
		p := tryDelimiter(text, d, skipped)
		if s := p.Score(); s > bestScore {
			best, bestScore = p, s
		}
	}
	return best
}

// sepLine removes Excel's line "sep=;".
func sepLine(text string) (rest string, sep byte, lines int) {
	line, after, _ := strings.Cut(text, "\n")
	line = strings.Trim(strings.TrimSpace(line), `"`)
	if len(line) >= 4 && strings.EqualFold(line[:4], "sep=") {
		switch {
		case len(line) == 5:
			return after, line[4], 1
		case len(line) == 4:
			return after, '\t', 1 // the tab was trimmed
		}
	}
	return text, 0, 0
}

func tryDelimiter(text string, delim byte, skipped int) proposal {
	crOnly := !strings.Contains(text, "\n") && strings.Contains(text, "\r")
	quote := quoteOf(text, delim)
	sc := newScanner(strings.NewReader(text), delim, quote, crOnly, charset.UTF8)
	sc.line = skipped
	return proposal{Proposal: table.Propose(sc.next), delimiter: delim, quote: quote, crOnly: crOnly}
}

// quoteOf recognises tables with apostrophes as quotation marks by their first line: 'Name','E-mail'.
func quoteOf(text string, delim byte) byte {
	line := strings.TrimSpace(text)
	if i := strings.IndexAny(line, "\r\n"); i >= 0 {
		line = strings.TrimSpace(line[:i])
	}
	if len(line) > 1 && line[0] == '\'' && line[len(line)-1] == '\'' && strings.Contains(line, "'"+string(rune(delim))+"'") {
		return '\''
	}
	return '"'
}
