package jsonfile

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// Encoder writes the document as a stream: contacts go out one by one, events and problems
// are few and wait for Close. The same input gives the same bytes. The zero value is not
// usable; call NewEncoder.
type Encoder struct {
	w        *bufio.Writer
	events   []Event
	problems []Problem
	n        int
	closed   bool
	err      error
}

// NewEncoder starts a document on w.
func NewEncoder(w io.Writer) *Encoder {
	return &Encoder{w: bufio.NewWriter(w)}
}

// Contact writes one contact.
func (e *Encoder) Contact(c Contact) error {
	switch {
	case e.err != nil:
		return e.err
	case e.closed:
		return errors.New("writing JSON: the document is closed")
	}
	start := ",\n"
	if e.n == 0 {
		start = `{"contacts":[` + "\n"
	}
	b, err := encode(c)
	if err != nil {
		return fmt.Errorf("writing JSON: %w", err)
	}
	e.n++
	return e.put(start, string(b))
}

// Event adds an event; it is written by Close.
func (e *Encoder) Event(ev Event) { e.events = append(e.events, ev) }

// Problem adds a problem; it is written by Close.
func (e *Encoder) Problem(p Problem) { e.problems = append(e.problems, p) }

// Close ends the document and flushes it. It does not close the writer below.
func (e *Encoder) Close() error {
	if e.closed || e.err != nil {
		return e.err
	}
	e.closed = true
	if e.n == 0 {
		_ = e.put(`{"contacts":[`)
	}
	_ = e.put("],\n", `"events":[`)
	writeList(e, e.events)
	_ = e.put("],\n", `"problems":[`)
	writeList(e, e.problems)
	_ = e.put("]}\n")
	if e.err == nil {
		e.err = e.w.Flush()
	}
	if e.err != nil {
		return fmt.Errorf("writing JSON: %w", e.err)
	}
	return nil
}

func writeList[T any](e *Encoder, list []T) {
	for i, item := range list {
		b, err := encode(item)
		if err != nil && e.err == nil {
			e.err = err
		}
		if i > 0 {
			_ = e.put(",")
		}
		_ = e.put("\n", string(b))
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

// encode is json.Marshal with <, > and & left as they are: the document is no web page.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}
