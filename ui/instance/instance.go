// Package instance sees to it that a database has one window: the first program that claims the file
// keeps the claim for as long as it lives, and every later one asks it to come forward.
//
// The claim is a lock that the system holds and releases when the program ends, however it ends: no
// crash leaves a stale one. Beside the lock lies a unix-domain socket, over which the first window is
// asked forward; nobody else can reach it, the folder is the user's alone. No network is involved.
//
// The claim is one user's. Two users with a window each on one file do not meet here; the store keeps
// their writes apart.
package instance

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
)

// OpenError says that another window has the file.
type OpenError struct {
	Path  string
	State State
}

// State is what became of the wish that the other window come forward.
type State int

// The states.
const (
	Silent  State = iota // it does not answer
	Behind               // it lives, but the desktop lets no window come forward by itself
	Raised               // it has come forward
	Closing              // it is about to end
)

// Error tells the user where to look.
func (e *OpenError) Error() string {
	switch e.State {
	case Raised:
		return e.Path + " is open already: its window was brought forward"
	case Behind:
		return e.Path + " is open already: switch to its window"
	case Closing:
		return e.Path + " is still being saved by a window that is closing: try again in a moment"
	}
	return e.Path + " is open in another Lanyard window, which does not answer: look for it, or end it and try again"
}

// Claim is a program's hold on a file.
type Claim struct {
	lock   *os.File
	socket net.Listener // nil where sockets cannot be made: the claim holds all the same
	ending atomic.Bool
}

// errHeld says that another program holds a lock.
var errHeld = errors.New("held by another program")

// Patience is how long a window may take to come forward before it counts as one that does not answer.
const Patience = 3 * time.Second

// Take claims the database at path, which need not exist yet. raise is called, from a goroutine of its
// own, whenever another program wanted to open the file, and reports whether the window came forward.
// While another program has the claim the error is an *OpenError, once that program has been asked to
// come forward. Where no claim can be made at all, for there is no folder to make it in, the claim is nil
// and so is the error: the user's data come first.
func Take(ctx context.Context, path string, raise func() bool) (*Claim, error) {
	name := nameOf(path)
	for _, dir := range folders() {
		lock, err := takeLock(filepath.Join(dir, name+".lock"))
		switch {
		case errors.Is(err, errHeld):
			state := ask(ctx, filepath.Join(dir, name))
			if state == Closing {
				if lock, err = waitFor(ctx, filepath.Join(dir, name+".lock")); err == nil {
					break
				}
			}
			return nil, &OpenError{Path: path, State: state}
		case err != nil:
			continue // not a folder that can be written, or a file system without locks
		}
		c := &Claim{lock: lock}
		c.listen(filepath.Join(dir, name), raise)
		return c, nil
	}
	return nil, nil
}

// endPatience is how long a window that is closing may still write.
const endPatience = 25 * time.Second

// waitFor takes the lock of a window that is about to end.
func waitFor(ctx context.Context, path string) (*os.File, error) {
	ctx, cancel := context.WithTimeout(ctx, endPatience)
	defer cancel()
	for {
		lock, err := takeLock(path)
		if !errors.Is(err, errHeld) {
			return lock, err
		}
		select {
		case <-ctx.Done():
			return nil, err
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// Ending says that the program is about to end: who wants to open the file then waits for that.
func (c *Claim) Ending() {
	if c != nil {
		c.ending.Store(true)
	}
}

// Release ends the claim. The lock's file stays: were it removed, a third program could lock a new one
// while a second still waits for the old.
func (c *Claim) Release() error {
	if c == nil {
		return nil
	}
	var errs []error
	if c.socket != nil {
		errs = append(errs, c.socket.Close())
	}
	return errors.Join(append(errs, c.lock.Close())...)
}

// The conversation: the window greets with its process id, the other program answers with a word, and
// the window says when it has come forward.
const (
	greeting = "lanyard "
	come     = "come forward\n"
	came     = "here\n"
	closing  = "closing\n"
	cannot   = "cannot\n"
)

// listen serves the socket. Whoever has the lock may remove what an earlier program left there.
func (c *Claim) listen(name string, raise func() bool) {
	if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return
	}
	l, err := net.Listen("unix", name)
	if err != nil {
		return
	}
	c.socket = l
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return // released
			}
			go c.serve(conn, raise)
		}
	}()
}

// mostSaid is how many bytes are read of the other side: its lines are short.
const mostSaid = 256

// lines reads what the other side says, and no more of it than it has to say.
func lines(conn net.Conn) *bufio.Reader { return bufio.NewReader(io.LimitReader(conn, mostSaid)) }

func (c *Claim) serve(conn net.Conn, raise func() bool) {
	defer conn.Close()
	_ = conn.SetDeadline(time.Now().Add(Patience)) // a socket of this kind takes one
	if _, err := fmt.Fprintf(conn, greeting+"%d\n", os.Getpid()); err != nil {
		return
	}
	if line, err := lines(conn).ReadString('\n'); err != nil || line != come {
		return
	}
	answer := came
	switch {
	case c.ending.Load():
		answer = closing
	case !raise():
		answer = cannot
	}
	_, _ = conn.Write([]byte(answer)) // who has asked may be gone
}

// ask has the window that holds the claim come forward. That window may have begun this moment and not
// listen yet.
func ask(ctx context.Context, name string) State {
	ctx, cancel := context.WithTimeout(ctx, Patience)
	defer cancel()
	for {
		conn, err := (&net.Dialer{}).DialContext(ctx, "unix", name)
		if err == nil {
			defer conn.Close()
			return converse(ctx, conn)
		}
		select {
		case <-ctx.Done():
			return Silent
		case <-time.After(50 * time.Millisecond):
		}
	}
}

func converse(ctx context.Context, conn net.Conn) State {
	if end, ok := ctx.Deadline(); ok {
		_ = conn.SetDeadline(end)
	}
	r := lines(conn)
	line, err := r.ReadString('\n')
	if err != nil {
		return Silent
	}
	pid, err := strconv.Atoi(strings.TrimSpace(strings.TrimPrefix(line, greeting)))
	if err != nil {
		return Silent
	}
	letForward(pid)
	if _, err := conn.Write([]byte(come)); err != nil {
		return Silent
	}
	line, err = r.ReadString('\n')
	switch {
	case err != nil:
		return Silent
	case line == came:
		return Raised
	case line == closing:
		return Closing
	}
	return Behind
}

// nameOf is the name of a file's claim: the same for every spelling of its path.
func nameOf(path string) string {
	path = resolve(path)
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		path = strings.ToLower(path) // so do their file systems
	}
	sum := sha256.Sum256([]byte(path))
	return hex.EncodeToString(sum[:8])
}

// resolve follows links as far as the path exists; what does not exist yet is added as it is.
func resolve(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	// A link to a file that is not there yet names that file.
	if to, err := os.Readlink(path); err == nil {
		if !filepath.IsAbs(to) {
			to = filepath.Join(filepath.Dir(path), to)
		}
		if to != path {
			return resolveFolder(to)
		}
	}
	return resolveFolder(path)
}

func resolveFolder(path string) string {
	dir := filepath.Dir(path)
	if dir == path {
		return path
	}
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		return filepath.Join(real, filepath.Base(path))
	}
	return filepath.Join(resolveFolder(dir), filepath.Base(path))
}

// socketPath is the longest path a socket may have on every system (sun_path is 104 bytes on macOS and
// the BSDs, the closing zero included).
const socketPath = 103

// folders lists where a claim may lie, best first: the folder of the user's session, their cache, and
// one of their own below the system's temporary folder. Each is made when absent; one that cannot be
// made, is not the user's, or has a path too long for a socket is left out.
func folders() []string {
	var all []string
	if dir := os.Getenv("XDG_RUNTIME_DIR"); filepath.IsAbs(dir) {
		all = append(all, filepath.Join(dir, "lanyard"))
	}
	if dir, err := os.UserCacheDir(); err == nil {
		all = append(all, filepath.Join(dir, "lanyard"))
	}
	all = append(all, filepath.Join(os.TempDir(), "lanyard-"+strconv.Itoa(os.Getuid())))
	var usable []string
	for _, dir := range all {
		if len(dir)+len("/0123456789abcdef") <= socketPath && own(dir) == nil {
			usable = append(usable, dir)
		}
	}
	return usable
}

// own makes a folder for the user alone. In the temporary folder another user may have made one of that
// name: its access cannot be changed then, and a link is no folder.
func own(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	st, err := os.Lstat(dir)
	if err != nil {
		return err
	}
	if !st.IsDir() {
		return fmt.Errorf("%s is not a folder", dir)
	}
	return os.Chmod(dir, 0o700)
}
