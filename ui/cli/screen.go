package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"sync"
	"unicode/utf8"

	"lanyard/data"
	"lanyard/data/export"
)

// screen is the only way to a terminal: nothing that goes through it acts on the terminal. A letter that would
// (see data.Acts) becomes U+FFFD, except tabs and line ends. Values in sentences and tables are cleaned before;
// this is for documents, and for what was forgotten.
type screen struct {
	w        io.Writer
	mu       sync.Mutex // messages come from several goroutines
	cut      []byte     // the beginning of a letter whose end has not come yet
	replaced bool       // some letter was not shown
}

// Messages makes the way to standard error for messages outside of commands: the log of the window.
func Messages(w io.Writer) io.Writer { return &screen{w: w} }

// screenOf puts a screen before a terminal; any other writer stays as it is.
func screenOf(w io.Writer) io.Writer {
	if export.IsScreen(w) {
		return &screen{w: w}
	}
	return w
}

// terminalOf gives the terminal of a writer, for what the program draws itself; nil when there is none.
func terminalOf(w io.Writer) io.Writer {
	if s, ok := w.(*screen); ok {
		w = s.w
	}
	if export.IsScreen(w) {
		return w
	}
	return nil
}

// Write shows p. A letter that p cuts is shown with the next call.
func (s *screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	rest := append(s.cut, p...)
	out := make([]byte, 0, len(rest))
	for len(rest) > 0 && utf8.FullRune(rest) {
		r, size := utf8.DecodeRune(rest)
		switch {
		case r == '\r' && len(rest) == size: // a line feed may follow
			s.cut = rest
			return s.show(out, len(p))
		case r == '\r' && rest[size] == '\n', r == '\uFEFF': // a line end, or the mark at the beginning of tables for spreadsheets: neither is missed
		case data.Acts(r) && r != '\n' && r != '\t', r == utf8.RuneError && size == 1:
			s.replaced, r = true, utf8.RuneError
			fallthrough
		default:
			out = utf8.AppendRune(out, r)
		}
		rest = rest[size:]
	}
	s.cut = append([]byte{}, rest...)
	return s.show(out, len(p))
}

func (s *screen) show(out []byte, n int) (int, error) {
	if _, err := s.w.Write(out); err != nil {
		return 0, err
	}
	return n, nil
}

// say writes a message for people.
func (e *env) say(format string, args ...any) { e.tell("lanyard: "+format, args...) }

// tell writes a line on standard error and cleans its values.
func (e *env) tell(format string, args ...any) {
	fmt.Fprintf(e.stderr, format+"\n", cleaned(args)...)
}

// cleaned gives the values of a sentence as they are shown.
func cleaned(args []any) []any {
	out := make([]any, len(args))
	for i, a := range args {
		switch v := a.(type) {
		case message:
			a = data.ShownLines(string(v))
		case error:
			a = errors.New(data.ShownLines(v.Error()))
		case fmt.Stringer:
			a = data.Shown(v.String())
		default:
			if s := reflect.ValueOf(a); s.Kind() == reflect.String {
				a = data.Shown(s.String())
			}
		}
		out[i] = a
	}
	return out
}

// message is a value of a sentence that is itself a sentence or a list: it is cleaned like an error, and not
// cut like a name.
type message string

// shownList joins names, each as it is shown.
func shownList[S ~string](names []S, between string) message {
	shown := make([]string, len(names))
	for i, n := range names {
		shown[i] = data.Shown(string(n))
	}
	return message(strings.Join(shown, between))
}

// rows writes a table on standard output: one line for each row, tabs between its cells.
type rows struct{ w *bufio.Writer }

func (e *env) newRows() rows { return rows{bufio.NewWriter(e.stdout)} }

// add writes one row; with short set it leaves out empty cells at its end.
func (r rows) add(short bool, cells ...string) error {
	shown := make([]string, len(cells))
	for i, c := range cells {
		shown[i] = data.Shown(c)
	}
	line := strings.Join(shown, "\t")
	if short {
		line = strings.TrimRight(line, "\t")
	}
	_, err := r.w.WriteString(line + "\n")
	return err
}

// line writes a whole sentence, after blanks if it is indented.
func (r rows) line(m message, indent ...string) error {
	_, err := r.w.WriteString(strings.Join(indent, "") + data.ShownLines(string(m)) + "\n")
	return err
}

func (r rows) flush() error { return r.w.Flush() }
