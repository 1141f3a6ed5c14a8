package csv

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"unicode/utf8"

	"lanyard/data"
	"lanyard/data/format/charset"
	"lanyard/data/format/table"
	"lanyard/data/say"
)

const (
	maxRow     = 64 << 20 // bytes of one row
	maxColumns = 16384    // as many as a spreadsheet has
	// maxQuoted is how much text is searched for a closing quotation mark; without one the mark is stray,
	// unless far decides otherwise.
	maxQuoted      = 1 << 20
	maxQuotedLines = 1000
	maxPlain       = 16 << 10 // bytes of a row that are looked at for its character set
	maxStray       = 20       // after so many, quotation marks must close on their own line
)

// scanner cuts a table into rows (RFC 4180, and what programs make of it). It holds one row in memory, and
// sometimes the lines after an open quotation mark.
type scanner struct {
	r      *bufio.Reader
	delim  byte
	quote  byte // '"', or '\'' if the header of the file has that
	crOnly bool
	unread []byte // lines that are read again after a stray quotation mark
	line   int    // number of the line read last
	stray  int
	legacy charset.Charset // charset of cells that are not UTF-8

	lines []byte // the lines of the row after the first, read for its quoted cells
	far   farCell
	width int  // the most cells of a row so far
	own   bool // the table has the header that Lanyard writes

	buf  []byte // the cells of the row, one after the other
	ends []int  // where each cell ends in buf
	out  []string
}

func newScanner(r io.Reader, delim, quote byte, crOnly bool, legacy charset.Charset) *scanner {
	return &scanner{r: bufio.NewReaderSize(r, 64<<10), delim: delim, quote: quote, crOnly: crOnly, legacy: legacy}
}

// next gives the next row, with the line where it begins. The slice is reused; the strings are not. A
// *data.RowError leaves a row out, and reading can continue.
func (s *scanner) next() (table.Cells, error) {
	text, err := s.readLine()
	if err != nil {
		return table.Cells{Line: s.line}, err
	}
	start := s.line
	s.buf, s.ends, s.lines, s.far = s.buf[:0], s.ends[:0], s.lines[:0], farCell{}
	if cap(s.lines) > maxQuoted {
		s.lines = nil
	}
	if err := s.cut(text, start); err != nil {
		return table.Cells{Line: start}, err
	}
	if s.far.open && !s.believes() {
		return table.Cells{Line: start}, s.giveBack(s.far.from, start)
	}
	cells, mended := s.strings()
	s.width = max(s.width, len(cells))
	s.own = s.own || table.IsOwnHeader(cells)
	return table.Cells{Text: cells, Line: start, Mended: mended}, nil
}

// cut cuts a row that begins with the given line into cells, and reads more lines while a quotation mark is
// open.
func (s *scanner) cut(text []byte, start int) error {
	first := true
	for first || text != nil {
		first = false
		cell := s.trimLeft(text)
		var err error
		if len(cell) > 0 && cell[0] == s.quote {
			text, err = s.quoted(cell[1:], start)
		} else {
			text = s.plain(text)
		}
		if err != nil {
			return err
		}
		s.ends = append(s.ends, len(s.buf))
		if len(s.ends) > maxColumns {
			return &data.RowError{Line: start, Reason: say.T("has more than {{.Limit}} columns; is another character the separator?", maxColumns)}
		}
	}
	return nil
}

// trimLeft skips blanks before a quotation mark.
func (s *scanner) trimLeft(b []byte) []byte {
	t := bytes.TrimLeft(b, " ")
	if len(t) > 0 && t[0] == s.quote {
		return t
	}
	return b
}

// plain takes an unquoted cell; rest is the text after its separator, nil at the end.
func (s *scanner) plain(text []byte) (rest []byte) {
	if i := bytes.IndexByte(text, s.delim); i >= 0 {
		s.buf = append(s.buf, text[:i]...)
		return text[i+1:]
	}
	s.buf = append(s.buf, trimEnd(text)...)
	return nil
}

// quoted takes a cell after its opening quotation mark. A mark that is neither doubled nor
// followed by a separator is text.
func (s *scanner) quoted(text []byte, start int) (rest []byte, err error) {
	from, lines := len(s.lines), 0
	proper := true // every mark in the cell is doubled
	for {
		i := bytes.IndexByte(text, s.quote)
		if i >= 0 {
			s.buf = append(s.buf, text[:i]...)
			after := text[i+1:]
			switch {
			case len(after) > 0 && after[0] == s.quote:
				s.buf = append(s.buf, s.quote)
				text = after[1:]
				continue
			case len(trimEnd(bytes.TrimLeft(after, " "))) == 0:
				return nil, nil
			case bytes.TrimLeft(after, " ")[0] == s.delim:
				return bytes.TrimLeft(after, " ")[1:], nil
			case s.delim == ' ' && after[0] == ' ':
				return after[1:], nil
			}
			s.buf = append(s.buf, s.quote)
			text, proper = after, false
			continue
		}
		s.buf = append(s.buf, text...)
		if s.stray >= maxStray {
			s.buf = trimEnd(s.buf)
			return nil, nil
		}
		next, err := s.readLine()
		if err != nil && err != io.EOF {
			return nil, err
		}
		s.lines = append(s.lines, next...)
		lines++
		far := lines > maxQuotedLines || len(s.lines)-from > maxQuoted
		if err == io.EOF || far && !proper || len(s.buf)+len(next) > maxRow {
			return nil, s.giveBack(from, start)
		}
		if far && !s.far.open {
			s.far = farCell{true, from}
		}
		text = s.lines[len(s.lines)-len(next):]
	}
}

// giveBack treats an opening quotation mark as stray: it reports the line, and the lines that were searched for
// the closing mark, from a place in s.lines on, are read again.
func (s *scanner) giveBack(from, start int) error {
	s.stray++
	s.unread = append(bytes.Clone(s.lines[from:]), s.unread...)
	s.line = start
	return &data.RowError{Line: start, Reason: say.T("a quotation mark opened in this line is never closed; the line was left out: close or remove the mark and import the file again")}
}

// readLine gives the next physical line with its end. The slice is valid until the next call.
func (s *scanner) readLine() ([]byte, error) {
	end := byte('\n')
	if s.crOnly {
		end = '\r'
	}
	if len(s.unread) > 0 {
		line := s.unread
		if i := bytes.IndexByte(line, end); i >= 0 {
			line = line[:i+1]
		}
		s.unread = s.unread[len(line):]
		s.line++
		return line, nil
	}
	line, err := s.r.ReadSlice(end)
	if errors.Is(err, bufio.ErrBufferFull) {
		line, err = s.longLine(line, end)
	}
	if err == io.EOF && len(line) > 0 {
		err = nil
	}
	s.line++
	if err != nil {
		return nil, err
	}
	return line, nil
}

func (s *scanner) longLine(begin []byte, end byte) ([]byte, error) {
	long := append([]byte(nil), begin...)
	err := bufio.ErrBufferFull
	tooLong := false
	for errors.Is(err, bufio.ErrBufferFull) {
		var piece []byte
		piece, err = s.r.ReadSlice(end)
		if tooLong = tooLong || len(long)+len(piece) > maxRow; !tooLong {
			long = append(long, piece...)
		}
	}
	if tooLong && (err == nil || err == io.EOF) {
		return nil, &data.RowError{Line: s.line + 1, Reason: say.T("the line is longer than {{.Megabytes}} MB and was left out", maxRow>>20)}
	}
	return long, err
}

func trimEnd(b []byte) []byte { return bytes.TrimRight(b, "\r\n") }

// strings makes strings of the row's cells. One string holds them all, so a row costs one allocation; only
// cells that are not UTF-8 get their own, and mended says that there are such.
func (s *scanner) strings() (cells []string, mended bool) {
	s.out = s.out[:0]
	valid := utf8.Valid(s.buf)
	var whole string
	if valid {
		whole = string(s.buf)
	}
	begin := 0
	set := s.legacy
	if !valid {
		set = s.rowSet()
	}
	for _, end := range s.ends {
		if valid {
			s.out = append(s.out, whole[begin:end])
		} else {
			s.out = append(s.out, charset.Text(s.buf[begin:end], set))
		}
		begin = end
	}
	return s.out, !valid
}

// rowSet finds the charset of a row that is not UTF-8, by all its cells.
func (s *scanner) rowSet() charset.Charset {
	var all []byte
	begin := 0
	for _, end := range s.ends {
		if cell := s.buf[begin:end]; !utf8.Valid(cell) && len(all) < maxPlain {
			all = append(append(all, cell[:min(len(cell), maxPlain)]...), '\n')
		}
		begin = end
	}
	return charset.OfPiece(all, s.legacy)
}
