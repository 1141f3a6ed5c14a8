package instance

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// holdVariable runs the test's binary as a program that claims the file it names.
const holdVariable = "INSTANCE_TEST_HOLD"

func TestMain(m *testing.M) {
	if path := os.Getenv(holdVariable); path != "" {
		hold(path)
		return
	}
	if name := os.Getenv(callVariable); name != "" {
		call(name)
		return
	}
	os.Exit(m.Run())
}

// hold claims the file, says so, and lives until its standard input ends.
func hold(path string) {
	c, err := Take(context.Background(), path, Wish{}, nil)
	fmt.Println("claimed", c != nil, err)
	_, _ = bufio.NewReader(os.Stdin).ReadByte() // the end is what is waited for
}

// home gives the test folders of its own to make claims in. They are short: a socket's path must be.
func home(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "in")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	for _, name := range []string{"XDG_RUNTIME_DIR", "XDG_CACHE_HOME", "HOME", "TMPDIR", "LocalAppData", "TMP"} {
		t.Setenv(name, filepath.Join(dir, strings.ToLower(name)))
		if err := os.Mkdir(filepath.Join(dir, strings.ToLower(name)), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// holder starts another program that claims the file.
func holder(t *testing.T, path string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), holdVariable+"="+path)
	if _, err := cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() }) // it may have ended
	if line, err := bufio.NewReader(out).ReadString('\n'); err != nil || line != "claimed true <nil>\n" {
		t.Fatalf("the other program says %q, %v", line, err)
	}
	return cmd
}

// raises is a window that comes forward.
func raises(Wish) State { return Raised }

// take claims the file and releases it at the test's end.
func take(t *testing.T, path string, heard func(Wish) State) (*Claim, error) {
	t.Helper()
	c, err := Take(t.Context(), path, Wish{}, heard)
	t.Cleanup(func() {
		if err := c.Release(); err != nil {
			t.Error(err)
		}
	})
	return c, err
}

func TestASecondProgramBringsTheFirstForward(t *testing.T) {
	dir := home(t)
	path := filepath.Join(dir, "people.db")
	raised := atomic.Int32{}
	if c, err := take(t, path, func(Wish) State { raised.Add(1); return Raised }); c == nil || err != nil {
		t.Fatalf("the first claim is %v, %v", c, err)
	}
	var open *OpenError
	for n := range int32(2) {
		_, err := take(t, path, nil)
		if !errors.As(err, &open) || open.State != Raised || raised.Load() != n+1 {
			t.Errorf("the second claim gives %v; the first window was raised %d times", err, raised.Load())
		}
	}
	if c, err := take(t, filepath.Join(dir, "others.db"), nil); c == nil || err != nil {
		t.Errorf("another file is claimed too: %v", err)
	}
}

func TestOneFileHasOneClaimHoweverItIsCalled(t *testing.T) {
	dir := home(t)
	real := filepath.Join(dir, "data", "people.db")
	if err := os.Mkdir(filepath.Dir(real), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(real, filepath.Join(dir, "link.db")); err != nil {
		t.Skip("no links here: ", err)
	}
	if err := os.Symlink("data", filepath.Join(dir, "folder")); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	for _, exists := range []bool{false, true} {
		t.Run(map[bool]string{false: "not yet made", true: "there"}[exists], func(t *testing.T) {
			if exists {
				if err := os.WriteFile(real, nil, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want := nameOf(real)
			for _, path := range []string{
				"data/people.db", "./data//people.db", "data/../data/people.db",
				filepath.Join(dir, "link.db"), "folder/people.db", "folder/../data/people.db",
			} {
				if nameOf(path) != want {
					t.Errorf("%s is another file than %s", path, real)
				}
			}
			if nameOf("people.db") == want {
				t.Error("two files have one claim")
			}
		})
	}
}

func TestACrashedWindowLeavesNoClaimBehind(t *testing.T) {
	path := filepath.Join(home(t), "people.db")
	first := holder(t, path)
	if err := first.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = first.Wait() // killed
	left, err := filepath.Glob(filepath.Join(os.Getenv("XDG_RUNTIME_DIR"), "lanyard", nameOf(path)))
	if runtime.GOOS == "linux" && (err != nil || len(left) != 1) {
		t.Fatalf("the killed program left %v, %v; want its socket, or this proves nothing", left, err)
	}
	c, err := take(t, path, raises)
	if c == nil || err != nil {
		t.Fatalf("the next program gets %v, %v", c, err)
	}
	if _, err := Take(t.Context(), path, Wish{}, nil); err == nil || err.(*OpenError).State != Raised {
		t.Errorf("the program after that gets %v", err)
	}
}

func TestAWindowThatDoesNotAnswerIsNamed(t *testing.T) {
	path := filepath.Join(home(t), "people.db")
	if _, err := take(t, path, nil); err != nil {
		t.Fatal(err)
	}
	for _, dir := range folders() {
		_ = os.Remove(filepath.Join(dir, nameOf(path))) // in one of them
	}
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	_, err := Take(ctx, path, Wish{}, nil)
	var open *OpenError
	if !errors.As(err, &open) || open.State != Silent || !strings.Contains(err.Error(), path) {
		t.Errorf("got %v", err)
	}
}

func TestAWindowThatMayNotComeForwardSaysSo(t *testing.T) {
	path := filepath.Join(home(t), "people.db")
	if _, err := take(t, path, func(Wish) State { return Behind }); err != nil {
		t.Fatal(err)
	}
	var open *OpenError
	if _, err := take(t, path, nil); !errors.As(err, &open) || open.State != Behind {
		t.Errorf("got %v", err)
	}
}

func TestAReleasedFileCanBeClaimedAgain(t *testing.T) {
	path := filepath.Join(home(t), "people.db")
	for range 3 {
		c, err := Take(t.Context(), path, Wish{}, nil)
		if c == nil || err != nil {
			t.Fatalf("%v, %v", c, err)
		}
		if err := c.Release(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestAClaimFindsAnotherPlaceWhenAFolderCannotBeUsed(t *testing.T) {
	dir := home(t)
	path := filepath.Join(dir, "people.db")
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	t.Run("the session's folder is none", func(t *testing.T) {
		t.Setenv("XDG_RUNTIME_DIR", file)
		claimedOnce(t, path)
	})
	t.Run("its path is too long for a socket", func(t *testing.T) {
		t.Setenv("XDG_RUNTIME_DIR", filepath.Join(dir, strings.Repeat("long", 40)))
		claimedOnce(t, path)
	})
	t.Run("there is no home", func(t *testing.T) {
		for _, name := range []string{"XDG_RUNTIME_DIR", "XDG_CACHE_HOME", "HOME", "LocalAppData"} {
			t.Setenv(name, "")
		}
		claimedOnce(t, path)
	})
	t.Run("there is no place at all: the file is opened without a claim", func(t *testing.T) {
		for _, name := range []string{"XDG_RUNTIME_DIR", "XDG_CACHE_HOME", "HOME", "LocalAppData", "TMPDIR", "TMP", "TEMP"} {
			t.Setenv(name, file)
		}
		if c, err := take(t, path, nil); c != nil || err != nil {
			t.Errorf("%v, %v", c, err)
		}
	})
}

func claimedOnce(t *testing.T, path string) {
	t.Helper()
	c, err := take(t, path, raises)
	if c == nil || err != nil {
		t.Fatalf("the claim is %v, %v", c, err)
	}
	if _, err := Take(t.Context(), path, Wish{}, nil); err == nil || err.(*OpenError).State != Raised {
		t.Errorf("a second claim gives %v", err)
	}
}

func TestNobodyElseMayEnterTheFolder(t *testing.T) {
	dir := home(t)
	if runtime.GOOS == "windows" {
		t.Skip("access is by the folder's place there")
	}
	if err := os.Mkdir(filepath.Join(os.Getenv("XDG_RUNTIME_DIR"), "lanyard"), 0o777); err != nil {
		t.Fatal(err)
	}
	claimedOnce(t, filepath.Join(dir, "people.db"))
	st, err := os.Stat(filepath.Join(os.Getenv("XDG_RUNTIME_DIR"), "lanyard"))
	if err != nil || st.Mode().Perm() != 0o700 {
		t.Errorf("the folder has %v, %v", st.Mode(), err)
	}
}

func TestALineWithoutAnEndEndsTheTalk(t *testing.T) {
	here, there := net.Pipe()
	defer there.Close()
	over := make(chan bool)
	go func() {
		(&Claim{heard: func(Wish) State { t.Error("the window comes forward"); return Raised }}).serve(here)
		close(over)
	}()
	if _, err := bufio.NewReader(there).ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	sent := 0
	for part := make([]byte, 64); sent < 1<<20; sent += 64 {
		if _, err := there.Write(part); err != nil {
			break
		}
	}
	<-over
	if sent > 4096 {
		t.Errorf("%d bytes were taken", sent)
	}
}

// Very many connections that say nothing keep nobody out, and are ended.
func TestAttackIdleConnections(t *testing.T) {
	dir := home(t)
	path := filepath.Join(dir, "people.db")
	raised := atomic.Int32{}
	c, err := take(t, path, func(Wish) State { raised.Add(1); return Raised })
	if err != nil || c.socket == nil {
		t.Fatalf("the first claim: %v", err)
	}
	const many = 300
	idle := make([]net.Conn, many)
	for i := range idle {
		if idle[i], err = net.Dial("unix", c.socket.Addr().String()); err != nil {
			t.Fatalf("connection %d: %v", i, err)
		}
		defer idle[i].Close()
	}
	var open *OpenError
	if _, err := take(t, path, nil); !errors.As(err, &open) || open.State != Raised || raised.Load() != 1 {
		t.Errorf("beside %d that say nothing: %v", many, err)
	}
	for i, conn := range idle {
		_ = conn.SetDeadline(time.Now().Add(time.Minute))
		if _, err := io.Copy(io.Discard, conn); err != nil {
			t.Fatalf("connection %d is not ended: %v", i, err)
		}
	}
	t.Attr("tries", strconv.Itoa(many))
}
