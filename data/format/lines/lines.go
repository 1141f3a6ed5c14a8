// Package lines cuts the text formats of address books and calendars into their physical lines, whatever ends
// them and whatever character set they are in. vCard and iCalendar share the rule of content lines.
package lines

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"lanyard/data/format/charset"
	"lanyard/data/say"
)

const (
	headSize = 64 << 10 // looked at to find charset and line ends

	// Max is the longest line that is read, in bytes.
	Max = 64 << 20
)

// ErrLong is a line longer than Max. It was skipped; reading can continue.
var ErrLong = say.Errorf("line too long")

// Reader cuts a file into physical lines, whatever ends them: LF, CRLF, CR CR LF, or CR
// alone in files that have no LF.
type Reader struct {
	Guess  charset.Charset // the most likely set of undeclared 8-bit text
	Strays charset.Charset // the set of text that is in neither UTF-8 nor Guess, if a file was joined from several
	N      int             // number of the line last returned

	r       *bufio.Reader
	begins  func([]byte) bool
	crOnly  bool
	pending [][]byte // pieces of a physical line that is really several
	failed  error    // the error that Peek met, for Next
}

// NewReader reads the lines of r. In a file of LF, a CR alone ends a line if a folded line or, by begins, a
// property follows; anywhere else it is part of a value.
func NewReader(r io.Reader, begins func(line []byte) bool) *Reader {
	br := bufio.NewReaderSize(r, headSize)
	head, _ := br.Peek(headSize)
	cs, mark := charset.Detect(head)
	strays := charset.UTF8
	if cs.IsUTF8() {
		strays = charset.Strays(head)
	}
	_, _ = br.Discard(mark)
	l := &Reader{r: br, Guess: cs, Strays: strays, begins: begins}
	if cs.Name == "utf-16le" || cs.Name == "utf-16be" {
		l.r = bufio.NewReaderSize(cs.Reader(br), headSize)
		l.Guess = charset.UTF8
		head, _ = l.r.Peek(headSize / 4)
	}
	l.crOnly = bytes.IndexByte(head, '\n') < 0 && bytes.IndexByte(head, '\r') >= 0
	return l
}

// Next gives the next line without its end. The slice is valid until the next call. After ErrLong the line was
// skipped and reading can continue.
func (l *Reader) Next() ([]byte, error) {
	if len(l.pending) > 0 {
		line := l.pending[0]
		l.pending = l.pending[1:]
		return line, nil
	}
	if err := l.failed; err != nil {
		l.failed = nil
		return nil, err
	}
	end := byte('\n')
	if l.crOnly {
		end = '\r'
	}
	line, err := l.read(end)
	l.N++
	if err != nil {
		return nil, err
	}
	line = bytes.TrimRight(line, "\r\n")
	if l.crOnly { // a line feed ends a line here too
		line = bytes.ReplaceAll(bytes.TrimLeft(line, "\n"), []byte("\n"), []byte("\r"))
	}
	line = bytes.TrimPrefix(line, []byte("\xEF\xBB\xBF")) // a mark inside: files were joined
	if bytes.IndexByte(line, '\r') < 0 {
		return line, nil
	}
	l.pending = l.splitLoneCR(line)
	line = l.pending[0]
	l.pending = l.pending[1:]
	return line, nil
}

// Peek gives the line that Next will give, or its error. N is that line's number from then on.
func (l *Reader) Peek() ([]byte, error) {
	if len(l.pending) > 0 {
		return l.pending[0], nil
	}
	line, err := l.Next()
	if err != nil {
		l.failed = err
		return nil, err
	}
	line = bytes.Clone(line)
	l.pending = append([][]byte{line}, l.pending...)
	return line, nil
}

// read reads up to the end byte; at the end of the file the rest, then io.EOF.
func (l *Reader) read(end byte) ([]byte, error) {
	line, err := l.r.ReadSlice(end)
	if err == nil {
		return line, nil
	}
	if err == io.EOF {
		if len(line) == 0 {
			return nil, io.EOF
		}
		return line, nil
	}
	if !errors.Is(err, bufio.ErrBufferFull) {
		return nil, err
	}
	// The pieces are joined once: a growing slice would be in memory twice, also for a skipped line.
	pieces, size := [][]byte{bytes.Clone(line)}, len(line)
	for errors.Is(err, bufio.ErrBufferFull) {
		line, err = l.r.ReadSlice(end)
		if size += len(line); size > Max {
			pieces = nil
			continue
		}
		pieces = append(pieces, bytes.Clone(line))
	}
	switch {
	case err != nil && err != io.EOF:
		return nil, err
	case size > Max:
		return nil, ErrLong
	}
	return bytes.Join(pieces, nil), nil
}

// splitLoneCR cuts a line of an LF file at the CRs after which a property or a folded line
// begins. A CR anywhere else is part of a value.
func (l *Reader) splitLoneCR(line []byte) [][]byte {
	line = bytes.Clone(line)
	var out [][]byte
	start := 0
	for i := 0; i < len(line); i++ {
		if line[i] != '\r' || i+1 >= len(line) {
			continue
		}
		rest := line[i+1:]
		if rest[0] == ' ' || rest[0] == '\t' || l.begins(rest) {
			out = append(out, bytes.TrimRight(line[start:i], "\r"))
			start = i + 1
		}
	}
	return append(out, line[start:])
}
