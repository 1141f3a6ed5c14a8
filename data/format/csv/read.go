package csv

import (
	"bufio"
	"io"
	"iter"
	"strconv"

	"lanyard/data"
	"lanyard/data/format/charset"
	"lanyard/data/say"
)

// Read reads a table of people by the layout of Sniff; name is the file's name, for errors. A row that cannot
// be read is a *data.RowError and the next one still comes; so is, after its row, each cell that does not fit
// its column. Any other error ends the reading. The file is read as a stream.
func Read(r io.Reader, name string) iter.Seq2[data.Draft, error] {
	return func(yield func(data.Draft, error) bool) {
		br := bufio.NewReaderSize(r, sniffBytes)
		head, err := br.Peek(sniffBytes)
		if err != nil && err != io.EOF {
			yield(data.Draft{}, say.Errorf("reading {{.Name}}: {{.Why}}", name, err))
			return
		}
		l, err := sniff(head, len(head) == sniffBytes)
		if err != nil {
			yield(data.Draft{}, say.Errorf("{{.Name}}: {{.Why}}", name, err))
			return
		}
		ReadWith(br, l)(yield)
	}
}

// ReadWith reads a table, from its beginning, by a layout. It ends with table.ErrNoTable if no column of the
// layout says whom a row is about. Otherwise it works like Read.
func ReadWith(r io.Reader, l *Layout) iter.Seq2[data.Draft, error] {
	return func(yield func(data.Draft, error) bool) {
		sc, err := open(r, l)
		if err != nil {
			yield(data.Draft{}, err)
			return
		}
		l.Drafts(sc.next)(yield)
	}
}

// open skips the byte order mark and decodes.
func open(r io.Reader, l *Layout) (*scanner, error) {
	cs, ok := charset.Find(l.Charset)
	if !ok && l.Charset != "" {
		return nil, say.Errorf("the charset {{.Charset}} is not known", strconv.Quote(l.Charset))
	}
	br := bufio.NewReaderSize(r, sniffBytes)
	head, _ := br.Peek(sniffBytes)
	if _, mark := charset.Detect(head); mark > 0 {
		_, _ = br.Discard(mark)
	}
	legacy := charset.UTF8
	if cs.IsUTF8() {
		legacy = charset.Strays(head)
	}
	sc := newScanner(cs.Reader(br), byte(l.Delimiter), l.quote, l.crOnly, legacy)
	return sc, nil
}
