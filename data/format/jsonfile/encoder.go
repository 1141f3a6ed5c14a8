package jsonfile

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"lanyard/data"
	"lanyard/data/say"
)

// Encoder writes the document as a stream: each contact is written at once; the rest is small and waits for
// Close. The same input gives the same bytes. The zero value is not usable; call NewEncoder or NewExport.
type Encoder struct {
	w      *bufio.Writer
	mark   bool             // the document says that it can be imported again
	owner  string           // UID of the user's own contact; "" is not said
	rest   map[string][]any // by the key of the kind
	n      int
	closed bool
	err    error
}

// NewEncoder starts a document on w that only shows something.
func NewEncoder(w io.Writer) *Encoder {
	return &Encoder{w: bufio.NewWriter(w), rest: map[string][]any{}}
}

// NewExport starts a document on w that Reader can import again without a loss.
func NewExport(w io.Writer) *Encoder {
	e := NewEncoder(w)
	e.mark = true
	return e
}

// begin is the text before the contacts.
func (e *Encoder) begin() string {
	if e.mark && e.owner != "" {
		of, _ := Marshal(e.owner) // a text never fails
		return fmt.Sprintf(`{"lanyard":{"format":%d,"of":%s},`+"\n"+`"contacts":[`, Format, of)
	} else if e.mark {
		return fmt.Sprintf(`{"lanyard":{"format":%d},`+"\n"+`"contacts":[`, Format)
	}
	return `{"contacts":[`
}

// Contact writes one contact.
func (e *Encoder) Contact(c Contact) error {
	switch {
	case e.err != nil:
		return e.err
	case e.closed:
		return say.Errorf("writing JSON: the document is closed")
	}
	start := ",\n"
	if e.n == 0 {
		start = e.begin() + "\n"
	}
	b, err := Marshal(c)
	if err != nil {
		return say.Errorf("writing JSON: {{.Why}}", err)
	}
	e.n++
	return e.put(start, string(b))
}

func (e *Encoder) add(key string, v any) { e.rest[key] = append(e.rest[key], v) }

// Event adds an event; it is written by Close.
func (e *Encoder) Event(ev Event) { e.add("events", ev) }

// Me sets the user's own details; they are written by Close.
func (e *Encoder) Me(c Contact) { e.rest["me"] = []any{c} }

// Owner says whose document it is, by the UID of the user's own contact. Call it before the first contact.
func (e *Encoder) Owner(uid string) { e.owner = uid }

// OrgName adds one of the other names of the user's organisation; it is written by Close.
func (e *Encoder) OrgName(name string) { e.add("my_org_names", name) }

// TopicCadence adds the cadence of a topic; it is written by Close.
func (e *Encoder) TopicCadence(c TopicCadence) { e.add("topic_cadences", c) }

// Template adds one of the user's templates; it is written by Close.
func (e *Encoder) Template(t Template) { e.add("templates", t) }

// View adds a view; it is written by Close.
func (e *Encoder) View(v View) { e.add("views", v) }

// Card adds one of the user's own cards; it is written by Close.
func (e *Encoder) Card(c Card) { e.add("cards", c) }

// NotSame adds a pair of contacts, by their indices, who are not the same person; it is written by Close.
func (e *Encoder) NotSame(a, b int) { e.add("not_same", [2]int{a, b}) }

// List adds what a file said of an event's list; it is written by Close.
func (e *Encoder) List(l List) { e.add("lists", l) }

// Problem adds a problem; it is written by Close.
func (e *Encoder) Problem(p Problem) { e.add("problems", p) }

// Close ends the document and flushes it. It does not close the writer below.
func (e *Encoder) Close() error {
	if e.closed || e.err != nil {
		return e.err
	}
	e.closed = true
	if e.n == 0 {
		_ = e.put(e.begin())
	}
	_ = e.put("]")
	for _, k := range kinds() {
		if k.key != contactsKey && (k.always || len(e.rest[k.key]) > 0) {
			e.kind(k, e.rest[k.key])
		}
	}
	_ = e.put("}\n")
	if e.err == nil {
		e.err = e.w.Flush()
	}
	if e.err != nil {
		return say.Errorf("writing JSON: {{.Why}}", e.err)
	}
	return nil
}

// kind writes one key with all its values.
func (e *Encoder) kind(k kind, values []any) {
	_ = e.put(",\n", `"`, k.key, `":`)
	if !k.single {
		_ = e.put("[")
	}
	for i, v := range values {
		b, err := Marshal(v)
		if err != nil && e.err == nil {
			e.err = err
		}
		if i > 0 {
			_ = e.put(",")
		}
		if !k.single {
			_ = e.put("\n")
		}
		_ = e.put(string(b))
	}
	if !k.single {
		_ = e.put("]")
	}
}

func (e *Encoder) put(parts ...string) error {
	for _, s := range parts {
		if e.err == nil {
			_, e.err = e.w.WriteString(s)
		}
	}
	return e.err
}

// Marshal is json.Marshal, but <, > and & stay as they are: the document is no web page. Letters that act on a
// terminal (see data.Acts) are written as \uXXXX, so that none reaches a terminal however the document is
// shown; a reader gets the same text.
func Marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return escaped(bytes.TrimSuffix(b.Bytes(), []byte("\n"))), nil
}

// escaped escapes the letters that act; in JSON they are only in strings. The encoder has escaped control
// characters below the blank.
func escaped(doc []byte) []byte {
	i := slices.IndexFunc(doc, func(b byte) bool { return b >= 0x7F }) // a picture has none
	if i < 0 || bytes.IndexFunc(doc[i:], data.Acts) < 0 {
		return doc
	}
	out := make([]byte, 0, len(doc)+64)
	for i := 0; i < len(doc); {
		r, size := utf8.DecodeRune(doc[i:])
		switch hi, lo := utf16.EncodeRune(r); {
		case !data.Acts(r):
			out = append(out, doc[i:i+size]...)
		case hi != unicode.ReplacementChar:
			out = fmt.Appendf(out, `\u%04x\u%04x`, hi, lo)
		default:
			out = fmt.Appendf(out, `\u%04x`, r)
		}
		i += size
	}
	return out
}
