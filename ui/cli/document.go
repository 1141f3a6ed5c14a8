package cli

import (
	"bufio"
	"errors"
	"io"

	"lanyard/data/format/jsonfile"
)

// list streams a JSON document that holds one list, {"contacts":[…]}, element by element.
type list struct {
	w    *bufio.Writer
	name string
	n    int
	err  error
}

func newList(w io.Writer, name string) *list {
	return &list{w: bufio.NewWriter(w), name: name}
}

// add writes one element on a line of its own.
func (l *list) add(element any) error {
	b, err := jsonfile.Marshal(element)
	if err != nil {
		return err
	}
	l.open()
	if l.n++; l.n > 1 {
		l.put(",")
	}
	l.put("\n")
	l.put(string(b))
	return l.err
}

func (l *list) open() {
	if l.n == 0 {
		l.put(`{"` + l.name + `":[`)
	}
}

// flush writes what was added so far.
func (l *list) flush() error { return errors.Join(l.err, l.w.Flush()) }

// close ends the document.
func (l *list) close() error {
	l.open()
	l.put("\n]}\n")
	return l.flush()
}

func (l *list) put(s string) {
	if l.err == nil {
		_, l.err = l.w.WriteString(s)
	}
}
