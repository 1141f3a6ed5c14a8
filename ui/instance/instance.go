// Package instance sees to it that a database has one window: the first program that claims the file
// keeps the claim for as long as it lives, and every later one asks it to come forward.
//
// The claim is a lock that the system holds and releases when the program ends, however it ends: no
// crash leaves a stale one. Beside the lock lies a unix-domain socket, over which the first window is
// asked forward and given the files that it is to look at. Nobody else can reach it: the folder is the user's alone,
// and whoever is at the other end must be the same user. No network is involved.
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
	"syscall"
	"time"

	"lanyard/data/clock"
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
	heard  func(Wish) State
	user   int // who is listened to
	ending atomic.Bool
}

// errHeld says that another program holds a lock.
var errHeld = errors.New("held by another program")

// Patience is how long a window may take to come forward before it counts as one that does not answer.
const Patience = 3 * time.Second

// Take claims the database at path, which need not exist yet. heard is called, from a goroutine of its
// own, whenever another program wanted to open the file, with what that wishes; it has the window come forward and says
// what came of it. While another program has the claim the error is an *OpenError, once that program has been told of
// wish. Where no claim can be made at all, for there is no folder to make it in, the claim is nil
// and so is the error: the user's data come first.
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
			continue // not a folder that can be written, or a file system without locks
		}
		c := &Claim{lock: lock, heard: heard, user: os.Getuid()}
		c.listen(filepath.Join(dir, name))
		return c, nil
	}
	return nil, nil
}

// HandOver tells the window that has the database at path of a wish, without a claim of its own. It reports false where
// no window listens: Take knows for sure whether there is none.
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

// The conversation: the window greets with its process id, the other program answers with what it wishes, and
// the window says when it has come forward. A wish for more than that is a line with a number, and as many bytes.
const (
	greeting = "lanyard "
	come     = "come forward\n"
	wishes   = "wish "
	came     = "here\n"
	closing  = "closing\n"
	cannot   = "cannot\n"
)

// answers are the words for what came of a wish.
var answers = map[State]string{Raised: came, Behind: cannot, Closing: closing}

// listen serves the socket. Whoever has the lock may remove what an earlier program left there.
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

// mostSaid is how many bytes a line of the other side may have: its lines are short.
const mostSaid = 256

// line reads a line of the other side.
func line(r *bufio.Reader) (string, error) {
	said, err := r.ReadSlice('\n')
	return string(said), err
}

// serve hears one other program out.
func (c *Claim) serve(conn net.Conn) {
	defer conn.Close()
	if !isUser(conn, c.user) {
		return
	}
	_ = conn.SetDeadline(clock.Real().Add(Patience)) // a socket of this kind takes one
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
	_, _ = io.WriteString(conn, answers[state]) // who has asked may be gone
}

// hear reads what the other program wishes.
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

// isUser reports whether a user is at the other end. Where the end is no socket, as in a test, there is nobody else.
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

// dial reaches a window of the same user.
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

// ask tells the window that holds the claim of a wish. That window may have begun this moment and not
// listen yet.
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

// say sends a wish. That for nothing more than coming forward is a word that every version knows.
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
