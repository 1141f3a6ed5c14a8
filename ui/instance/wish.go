package instance

import (
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
)

// Start says how a window is started.
type Start struct {
	Database string // its path; "" for the one in the user's data folder
	Wish     Wish
	// Told is called once, before the window is shown: running says that another window has the database and
	// got the wish. It may be nil.
	Told func(running bool)
}

// Tell calls Told if it is set.
func (s Start) Tell(running bool) {
	if s.Told != nil {
		s.Told(running)
	}
}

// Wish is what a starting program asks of its database's window, beside coming to the front. The zero value
// asks nothing more.
type Wish struct {
	Files []string // absolute paths, to be shown to the user
	Do    Action
}

// Action is something that the window starts.
type Action string

// The actions.
const (
	NewPerson Action = "new person" // open the line for a new person
	ReadCode  Action = "read code"  // turn the camera on
)

// MostFiles limits how many files one start may hand over.
const MostFiles = 1000

// mostWished limits the bytes of a wish.
const mostWished = 1 << 20

// empty reports whether the wish asks nothing.
func (w Wish) empty() bool { return len(w.Files) == 0 && w.Do == "" }

// Check says why a window would refuse the wish.
func (w Wish) Check() error {
	if len(w.Files) > MostFiles {
		return fmt.Errorf("%d files are too many to open at once: open up to %d, or use \"lanyard import\"", len(w.Files), MostFiles)
	}
	for _, file := range w.Files {
		if !filepath.IsAbs(file) || strings.ContainsRune(file, 0) {
			return fmt.Errorf("%q is not the whole path of a file", file)
		}
	}
	switch w.Do {
	case "", NewPerson, ReadCode:
	default:
		return fmt.Errorf("the window knows no action %q", w.Do)
	}
	if b, err := w.message(); err != nil || len(b) > mostWished {
		return fmt.Errorf("the paths of %d files are too long to hand over at once: open some of them", len(w.Files))
	}
	return nil
}

// wire is a wish in transit. A path is bytes: on Linux it need not be text.
type wire struct {
	Files [][]byte
	Do    Action
}

// message is the wish as it is sent, after the line with its number of bytes.
func (w Wish) message() ([]byte, error) {
	sent := wire{Do: w.Do}
	for _, file := range w.Files {
		sent.Files = append(sent.Files, []byte(file))
	}
	return json.Marshal(sent)
}

// read reads a wish with as many bytes as the line before it says.
func (w *Wish) read(size string, r io.Reader) error {
	n, err := strconv.Atoi(size)
	if err != nil || n < 0 || n > mostWished {
		return fmt.Errorf("a wish of %q bytes", size)
	}
	b := make([]byte, n)
	if _, err := io.ReadFull(r, b); err != nil {
		return err
	}
	var got wire
	if err := json.Unmarshal(b, &got); err != nil {
		return err
	}
	*w = Wish{Do: got.Do}
	for _, file := range got.Files {
		w.Files = append(w.Files, string(file))
	}
	return w.Check()
}

// FilePath gives the path of a file: address (RFC 8089). Any other text is a path already, with any percent
// signs and plus signs in it.
func FilePath(text string) string {
	if !strings.HasPrefix(strings.ToLower(text), "file:") {
		return text
	}
	u, err := url.Parse(text)
	if err != nil || u.Path == "" {
		return text
	}
	path := u.Path
	if runtime.GOOS == "windows" {
		if len(path) > 2 && path[2] == ':' {
			path = path[1:] // "/C:/"
		} else if u.Host != "" && u.Host != "localhost" {
			path = "//" + u.Host + path
		}
	}
	return filepath.FromSlash(path)
}
