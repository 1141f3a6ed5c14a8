package jsonfile

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"reflect"
	"strings"

	"lanyard/data"
	"lanyard/data/format/charset"
	"lanyard/data/say"
)

// maxElement limits one contact, event or other element, in bytes: a picture is at most 2 MB.
const maxElement = 64 << 20

// Is reports whether a text begins like a document: with an object whose first key is one of the document's.
func Is(text string) bool {
	text = strings.TrimLeft(text, " \t\r\n\uFEFF")
	if !strings.HasPrefix(text, "{") {
		return false
	}
	rest := strings.TrimLeft(text[1:], " \t\r\n")
	if !strings.HasPrefix(rest, `"`) {
		return false
	}
	key, _, ok := strings.Cut(rest[1:], `"`)
	_, known := find(key)
	return ok && (known || key == markKey)
}

// markKey is the key that says that a document can be imported again.
const markKey = "lanyard"

// mark is its value.
type mark struct {
	Format int    `json:"format"`
	Of     string `json:"of"` // UID of the user's own contact
}

// Reader reads a document. The zero value is not usable; call NewReader.
type Reader struct {
	in     *source
	dec    *json.Decoder
	exact  bool              // the document can be imported again
	marked bool              // exact is known: until then no draft is yielded
	drafts []data.Draft      // read, not yet yielded
	told   []error           // problems, not yet yielded
	rest   data.Document     // all but contacts
	line   int               // of the element that is being read
	count  int               // drafts so far
	placed map[int]int       // contact's index in the document → index of its draft
	events map[int64]bool    // numbers of events
	uids   map[string]string // list and UID → path of the element that has it
	refs   []reference
	pairs  [][2]int
}

// reference is a place where an event is named by its number.
type reference struct {
	path  string
	event int64
	line  int
}

// NewReader makes a reader of a document.
func NewReader(r io.Reader) *Reader {
	in := &source{r: inUTF8(r), upTo: maxElement}
	return &Reader{in: in, dec: json.NewDecoder(in), placed: map[int]int{}, events: map[int64]bool{}, uids: map[string]string{}}
}

// inUTF8 removes a byte order mark and decodes UTF-16, which shells of Windows write to files.
func inUTF8(r io.Reader) io.Reader {
	br := bufio.NewReader(r)
	head, _ := br.Peek(512) // an error will come again
	set, mark := charset.Detect(head)
	_, _ = br.Discard(mark)
	if strings.HasPrefix(set.Name, "utf-16") {
		return set.Reader(br)
	}
	return br
}

// Drafts reads the contacts. What cannot be read is a *data.RowError with its line and path, and the rest still
// comes; any other error ends the reading. After all contacts, Rest gives the rest of the document.
func (r *Reader) Drafts() iter.Seq2[data.Draft, error] {
	return func(yield func(data.Draft, error) bool) {
		more := true
		err := r.document(func() bool {
			more = more && r.hand(yield)
			return more
		})
		switch {
		case !more:
		case err != nil:
			yield(data.Draft{}, err)
		default:
			r.marked = true // the document has ended without a mark
			r.check()
			r.hand(yield)
		}
	}
}

// Rest is the content of the document beside its contacts, after Drafts has ended.
func (r *Reader) Rest() data.Document { return r.rest }

// hand yields what was read: problems at once, drafts when exact is known.
func (r *Reader) hand(yield func(data.Draft, error) bool) bool {
	for _, err := range r.told {
		if !yield(data.Draft{}, err) {
			return false
		}
	}
	r.told = r.told[:0]
	if !r.marked {
		return true
	}
	for _, d := range r.drafts {
		d.Exact = r.exact
		if !yield(d, nil) {
			return false
		}
	}
	r.drafts = r.drafts[:0]
	return true
}

// tell notes a problem with the present element.
func (r *Reader) tell(what say.Text) {
	r.told = append(r.told, &data.RowError{Line: r.line, Reason: what})
}

// document goes through the keys of the document; step is called after each element and says whether to
// continue.
func (r *Reader) document(step func() bool) error {
	if t, err := r.dec.Token(); err != nil || t != json.Delim('{') {
		return r.damaged("", cmpErr(err, "it does not begin with {"))
	}
	seen := map[string]bool{}
	for r.dec.More() {
		t, err := r.dec.Token()
		if err != nil {
			return r.damaged("", err)
		}
		key, _ := t.(string)
		if seen[key] {
			return r.damaged(key, say.Errorf("the key comes twice"))
		}
		seen[key] = true
		if err := r.value(key, step); err != nil {
			return err
		}
		if !step() {
			return nil
		}
	}
	if _, err := r.dec.Token(); err != nil {
		return r.damaged("", err)
	}
	if t, err := r.dec.Token(); !errors.Is(err, io.EOF) {
		return r.damaged("", cmpErr(err, fmt.Sprintf("behind its end stands %v", t)))
	}
	return nil
}

func cmpErr(err error, otherwise string) error {
	if err != nil {
		return err
	}
	return say.Errorf("{{.Why}}", otherwise)
}

// value reads the value of one key of the document.
func (r *Reader) value(key string, step func() bool) error {
	if key == markKey {
		return r.readMark()
	}
	k, ok := find(key)
	if ok && !k.single {
		return r.elements(k, step)
	}
	raw, err := r.next(key)
	switch {
	case err != nil:
		return err
	case !ok:
		r.tell(say.T("{{.Place}}: no such key is known, it was left out: {{.Value}}", key, short(raw)))
	case !bytes.Equal(raw, []byte("null")):
		k.read(r, raw, key, 0)
	}
	return nil
}

func (r *Reader) readMark() error {
	raw, err := r.next(markKey)
	if err != nil {
		return err
	}
	var m mark
	r.fill(reflect.ValueOf(&m).Elem(), raw, markKey)
	if m.Format > Format {
		return say.Errorf("the file is of format {{.Format}}, which a newer Lanyard wrote; this one reads up to {{.Latest}}: update Lanyard, then import it", m.Format, Format)
	}
	r.marked, r.exact = true, m.Format > 0
	r.rest.Owner = m.Of
	return nil
}

// elements reads a list, element by element.
func (r *Reader) elements(k kind, step func() bool) error {
	t, err := r.dec.Token()
	switch {
	case err != nil:
		return r.damaged(k.key, err)
	case t == nil:
		return nil
	case t != json.Delim('['):
		return r.damaged(k.key, say.Errorf("{{.Value}} is not a list", t))
	}
	for nth := 0; r.dec.More(); nth++ {
		path := place(k.key, nth)
		raw, err := r.next(path)
		if err != nil {
			return err
		}
		k.read(r, raw, path, nth)
		if !step() {
			return nil
		}
	}
	if _, err := r.dec.Token(); err != nil {
		return r.damaged(k.key, err)
	}
	return nil
}

// next reads one whole value.
func (r *Reader) next(path string) (json.RawMessage, error) {
	r.in.upTo = r.dec.InputOffset() + maxElement
	var raw json.RawMessage
	if err := r.dec.Decode(&raw); err != nil {
		return nil, r.damaged(path, err)
	}
	r.line = r.in.lineAt(r.dec.InputOffset() - int64(len(raw)))
	return bytes.TrimSpace(raw), nil
}

// damaged says where a file is wrong: the path of the present element, and the byte.
func (r *Reader) damaged(path string, err error) error {
	offset := r.dec.InputOffset()
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		offset = syntax.Offset
	}
	where := fmt.Sprintf("line %d, byte %d", r.in.lineAt(offset), offset)
	if path != "" {
		where = path + ", " + where
	}
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), syntax != nil && offset >= r.in.n:
		return say.Errorf("the file is cut off in the middle ({{.Where}}); export it again, nothing was taken from it", where)
	case errors.Is(err, errLong):
		return say.Errorf("what stands at {{.Where}} is longer than {{.Megabytes}} MB; no contact is", where, maxElement>>20)
	}
	return say.Errorf("the file is damaged ({{.Where}}): {{.Why}}", where, err)
}

// lookAhead is how many bytes after an element are read to see that it has ended.
const lookAhead = 64 << 10

// errLong ends the reading of an element without an end.
var errLong = say.Errorf("longer than any element")

// source counts bytes and lines.
type source struct {
	r    io.Reader
	n    int64
	upTo int64 // reading stops there

	// Lines are asked for from the beginning to the end, so only the later ones are kept: a file of only line
	// ends takes a byte for each.
	ended int    // lines that are counted already
	end   int64  // where the last of them ended
	gaps  []byte // from there to the end of the next line, and so on: varints
	last  int64  // where the last line that was read ended
}

func (s *source) Read(p []byte) (int, error) {
	left := s.upTo + lookAhead - s.n
	if left <= 0 {
		return 0, errLong
	}
	n, err := s.r.Read(p[:min(int64(len(p)), left)])
	for i, b := range p[:n] {
		if b == '\n' {
			at := s.n + int64(i)
			s.gaps = binary.AppendUvarint(s.gaps, uint64(at-s.last))
			s.last = at
		}
	}
	s.n += int64(n)
	return n, err
}

// lineAt gives the line of a byte, from 1. Later calls never ask for an earlier byte.
func (s *source) lineAt(offset int64) int {
	for len(s.gaps) > 0 {
		gap, n := binary.Uvarint(s.gaps)
		if s.end+int64(gap) >= offset {
			break
		}
		s.end += int64(gap)
		s.ended++
		s.gaps = s.gaps[n:]
	}
	return s.ended + 1
}
