package store

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"testing"

	"lanyard/data"
)

// asChild makes the test binary a second process that works on a database: the value
// names what it does, the arguments follow.
const asChild = "LANYARD_TEST_CHILD"

// children are what a second process can do. They talk on standard output, a line at a
// time, and go on when a line comes on standard input; at its end they stop.
var children = map[string]func(c *childSide, args []string) error{
	"hold":    childHolds,
	"lock":    childLocks,
	"write":   childWrites,
	"restore": childRestores,
}

func TestMain(m *testing.M) {
	if name := os.Getenv(asChild); name != "" {
		c := &childSide{in: bufio.NewReader(os.Stdin)}
		if err := children[name](c, os.Args[1:]); err != nil {
			fmt.Fprintln(os.Stderr, name+":", err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// childSide is the child's end of the pipes.
type childSide struct{ in *bufio.Reader }

// say writes a line at once: it is in the pipe when say returns, also if the process is
// killed next.
func (c *childSide) say(format string, args ...any) { fmt.Printf(format+"\n", args...) }

// wait waits for a line, or for the parent to close the pipe.
func (c *childSide) wait() { _, _ = c.in.ReadString('\n') }

// child is a second process, seen from the test.
type child struct {
	t   testing.TB
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Reader
	err strings.Builder
}

func startChild(t testing.TB, name string, args ...string) *child {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return startCommand(t, exec.Command(exe, args...), name)
}

func startCommand(t testing.TB, cmd *exec.Cmd, name string) *child {
	t.Helper()
	c := &child{t: t, cmd: cmd}
	cmd.Env = append(os.Environ(), asChild+"="+name)
	cmd.Stderr = &c.err
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	c.in, c.out = in, bufio.NewReader(out)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { // in case the test ended early
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	return c
}

// expect reads the line that the child must say next.
func (c *child) expect(want string) {
	c.t.Helper()
	if line, err := c.out.ReadString('\n'); strings.TrimSpace(line) != want {
		c.t.Fatalf("the child said %q, not %q (%v)\n%s", line, want, err, c.err.String())
	}
}

// finish lets the child go on to its end, which must be a good one.
func (c *child) finish() {
	c.t.Helper()
	c.in.Close()
	_, _ = io.Copy(io.Discard, c.out)
	if err := c.cmd.Wait(); err != nil {
		c.t.Errorf("the child: %v\n%s", err, c.err.String())
	}
}

// childHolds has the database open until it is told to close it.
func childHolds(c *childSide, args []string) error {
	s, err := Open(context.Background(), args[0], Options{})
	if err != nil {
		return err
	}
	c.say("open")
	c.wait()
	return s.Close()
}

// childWrites saves one contact and closes the database.
func childWrites(_ *childSide, args []string) error {
	ctx := context.Background()
	s, err := Open(ctx, args[0], Options{})
	if err != nil {
		return err
	}
	if _, err := s.Do(ctx, "Child", func(tx *Tx) error { return tx.SaveContact(person("Written", args[1])) }); err != nil {
		return err
	}
	return s.Close()
}

// childRestores tells how restoring went.
func childRestores(c *childSide, args []string) error {
	runtime.LockOSThread() // strace counts the calls of each thread
	c.say("begin")
	_, err := Restore(context.Background(), args[0], args[1], Options{})
	switch {
	case errors.Is(err, data.ErrBusy):
		c.say("busy")
	case err != nil:
		return err
	default:
		c.say("end")
	}
	c.wait()
	return nil
}
