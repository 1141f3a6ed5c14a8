// Package instance makes sure that a database has one window: the first program that claims the file keeps the
// claim as long as it runs, and every later one asks it to come to the front.
//
// The claim is a lock of the system, which releases it whenever the program ends: a crash leaves no old lock.
// Beside the lock is a unix-domain socket on which other programs ask the first window to come to the front and
// hand it files. Nobody else can reach it: the folder belongs to the user alone, and the program at the other
// end must belong to the same user. No network is involved.
//
// The claim belongs to one user. Windows of two users on one file do not know each other; the store separates
// their writes.
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
	"syscall"
	"time"

	"lanyard/data/clock"
)

// OpenError says that another window has the file.
type OpenError struct {
	Path  string
	State State
}

// State is the result of asking the other window to come to the front.
type State int

// The states.
const (
	Silent  State = iota // it does not answer
	Behind               // it runs, but the desktop does not let a window come to the front by itself
	Raised               // it came to the front
	Closing              // it is about to end
)

// Error tells the user where the other window is.
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
	socket net.Listener // nil if sockets cannot be made: the claim holds without one
	heard  func(Wish) State
	user   int // the only user that is listened to
	ending atomic.Bool
}

// errHeld says that another program has a lock.
var errHeld = errors.New("held by another program")

// Patience is how long a window may take to come to the front before it counts as not answering.
const Patience = 3 * time.Second

// Take claims the database at path, which need not exist yet. heard is called, in a goroutine of its own, when
// another program wants to open the file, with its wish; it brings the window to the front and gives the
// result. While another program has the claim the error is an *OpenError, after that program has heard the
// wish. If no claim is possible, because there is no folder for it, both the claim and the error are nil: the
// user's data come first.
func Take(ctx context.Context, path string, wish Wish, heard func(Wish) State) (*Claim, error) {
	name := nameOf(path)
	for _, dir := range folders() {
		lock, err := takeLock(filepath.Join(dir, name+".lock"))
		switch {
		case errors.Is(err, errHeld):
			state := ask(ctx, filepath.Join(dir, name), wish)
			if state == Closing {
				if lock, err = waitFor(ctx, filepath.Join(dir, name+".lock")); err == nil {
					break
				}
			}
			return nil, &OpenError{Path: path, State: state}
		case err != nil:
			continue // not a writable folder, or a file system without locks
		}
		c := &Claim{lock: lock, heard: heard, user: os.Getuid()}
		c.listen(filepath.Join(dir, name))
		return c, nil
	}
	return nil, nil
}

// HandOver tells a wish to the window that has the database at path, without a claim of its own. It reports
// false if no window listens; only Take knows for certain whether there is one.
func HandOver(ctx context.Context, path string, wish Wish) (state State, running bool) {
	ctx, cancel := context.WithTimeout(ctx, Patience)
	defer cancel()
	for _, dir := range folders() {
		if conn, err := dial(ctx, filepath.Join(dir, nameOf(path))); err == nil {
			defer conn.Close()
			return converse(ctx, conn, wish), true
		}
	}
	return Silent, false
}

// endPatience is how long a closing window may still write.
const endPatience = 25 * time.Second

// waitFor waits for the lock of a window that is closing.
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

// Ending notes that the program is about to end: others that want the file then wait for that.
func (c *Claim) Ending() {
	if c != nil {
		c.ending.Store(true)
	}
}

// Release ends the claim. The lock's file stays: if it were removed, a third program could lock a new one while
// a second still waits for the old one.
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

// The conversation: the window sends its process id, the other program sends its wish, and the window says when
// it has come forward. A larger wish is a line with a number, and as many bytes.
const (
	greeting = "lanyard "
	come     = "come forward\n"
	wishes   = "wish "
	came     = "here\n"
	closing  = "closing\n"
	cannot   = "cannot\n"
)

// answers are the words for the results of a wish.
var answers = map[State]string{Raised: came, Behind: cannot, Closing: closing}

// listen serves the socket. The holder of the lock may remove the socket of an earlier program.
func (c *Claim) listen(name string) {
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
			go c.serve(conn)
		}
	}()
}

// mostSaid limits the bytes of a line from the other side.
const mostSaid = 256

// line reads a line from the other side.
func line(r *bufio.Reader) (string, error) {
	said, err := r.ReadSlice('\n')
	return string(said), err
}

// serve talks with one other program.
func (c *Claim) serve(conn net.Conn) {
	defer conn.Close()
	if !isUser(conn, c.user) {
		return
	}
	_ = conn.SetDeadline(clock.Real().Add(Patience)) // sockets of this kind have deadlines
	if _, err := fmt.Fprintf(conn, greeting+"%d\n", os.Getpid()); err != nil {
		return
	}
	wish, err := hear(bufio.NewReaderSize(conn, mostSaid))
	if err != nil {
		return
	}
	state := Closing
	if !c.ending.Load() {
		state = c.heard(wish)
	}
	_, _ = io.WriteString(conn, answers[state]) // the other program may be gone
}

// hear reads the wish of the other program.
func hear(r *bufio.Reader) (w Wish, err error) {
	said, err := line(r)
	if err != nil || said == come {
		return w, err
	}
	size, ok := strings.CutPrefix(said, wishes)
	if !ok {
		return w, fmt.Errorf("%q is no wish", said)
	}
	err = w.read(strings.TrimSpace(size), r)
	return w, err
}

// isUser reports whether the other end belongs to a user. An end that is no socket, as in a test, does.
func isUser(conn net.Conn, uid int) bool {
	socket, ok := conn.(syscall.Conn)
	if !ok {
		return true
	}
	raw, err := socket.SyscallConn()
	if err != nil {
		return false
	}
	same := false
	err = raw.Control(func(fd uintptr) {
		at, err := userAt(int(fd))
		same = err == nil && at == uid
	})
	return err == nil && same
}

// dial connects to a window of the same user.
func dial(ctx context.Context, name string) (net.Conn, error) {
	conn, err := (&net.Dialer{}).DialContext(ctx, "unix", name)
	if err != nil {
		return nil, err
	}
	if !isUser(conn, os.Getuid()) {
		conn.Close()
		return nil, fmt.Errorf("%s is another user's", name)
	}
	return conn, nil
}

// ask tells a wish to the window that holds the claim. The window may have just started and not listen yet.
func ask(ctx context.Context, name string, wish Wish) State {
	ctx, cancel := context.WithTimeout(ctx, Patience)
	defer cancel()
	for {
		conn, err := dial(ctx, name)
		if err == nil {
			defer conn.Close()
			return converse(ctx, conn, wish)
		}
		select {
		case <-ctx.Done():
			return Silent
		case <-time.After(50 * time.Millisecond):
		}
	}
}

func converse(ctx context.Context, conn net.Conn, wish Wish) State {
	if end, ok := ctx.Deadline(); ok {
		_ = conn.SetDeadline(end)
	}
	r := bufio.NewReaderSize(conn, mostSaid)
	said, err := line(r)
	if err != nil {
		return Silent
	}
	pid, err := strconv.Atoi(strings.TrimSpace(strings.TrimPrefix(said, greeting)))
	if err != nil {
		return Silent
	}
	letForward(pid)
	if err := say(conn, wish); err != nil {
		return Silent
	}
	said, err = line(r)
	if err != nil {
		return Silent
	}
	for state, answer := range answers {
		if said == answer {
			return state
		}
	}
	return Silent
}

// say sends a wish. Every version knows the word for only coming forward.
func say(conn net.Conn, wish Wish) error {
	if wish.empty() {
		_, err := io.WriteString(conn, come)
		return err
	}
	b, err := wish.message()
	if err != nil {
		return err
	}
	_, err = conn.Write(append(fmt.Appendf(nil, wishes+"%d\n", len(b)), b...))
	return err
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

// resolve follows links as far as the path exists; the rest is added as it is.
func resolve(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	// A link to a missing file names that file.
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

// socketPath is the longest path of a socket on all systems (sun_path is 104 bytes on macOS and the BSDs, with
// the closing zero).
const socketPath = 103

// folders lists the folders for claims, best first: the folder of the user's session, their cache, and one of
// their own below the system's temporary folder. It makes missing ones. It leaves out a folder that cannot be
// made, does not belong to the user, or has a path too long for a socket.
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

// own makes a folder only for the user. In the temporary folder another user may have made one with that name:
// then its access cannot be changed; and a link is not a folder.
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
