package upgrade

import (
	"context"
	"fmt"
	"image"
	"image/color"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"lanyard/ui/tour/desktop"
)

// released and present are the paths of two programs, given by make upgrade-check.
var released, present = os.Getenv("LANYARD_RELEASED"), os.Getenv("LANYARD_PRESENT")

// world is a file of the last release, with what it says of it.
type world struct {
	path string
	json string
}

func older(t *testing.T, people int) world {
	t.Helper()
	if released == "" || present == "" {
		t.Skip("it is part of make upgrade-check")
	}
	w := world{path: filepath.Join(t.TempDir(), "lanyard.db")}
	binary(released).fill(t, w.path, people)
	w.json = binary(released).export(t, w.path)
	return w
}

// copied is the world's file in a folder of its own.
func (w world) copied(t *testing.T, dir string) string {
	t.Helper()
	to := filepath.Join(dir, "lanyard.db")
	if err := os.RemoveAll(to); err != nil {
		t.Fatal(err)
	}
	binary(released).must(t, w.path, "backup", to)
	return to
}

// kept is the copy that the present program made before it brought a file up to date.
func kept(t *testing.T, path string) string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(filepath.Dir(path), "backups", "*before-migration*"))
	if err != nil || len(files) != 1 {
		t.Fatalf("copies from before: %v, %v", files, err)
	}
	return files[0]
}

func TestFiveThousandPeopleOfTheLastRelease(t *testing.T) {
	w := older(t, 5000)
	was := w.copied(t, t.TempDir())
	binary(present).must(t, w.path, "check")
	expectNothingLost(t, w.json, binary(present).export(t, w.path))
	expectSameRows(t, was, w.path)
	expectSettings(t, w.path)

	before := kept(t, w.path)
	if got := binary(released).export(t, before); got != w.json {
		t.Error("the copy from before is not what was there")
	}
	expectSameRows(t, was, before)

	code, out, errout := binary(released)(t, "--db", w.path, "find", "a")
	if code == 0 || out != "" || !strings.Contains(errout, "install the latest version") {
		t.Errorf("the last release on the new file: exit code %d, %q, %q", code, out, errout)
	}
	binary(released).must(t, w.path, "restore", before)
	if got := binary(released).export(t, w.path); got != w.json {
		t.Error("after restoring the copy the last release says something else")
	}
	binary(present).must(t, w.path, "check") // and once more
	expectNothingLost(t, w.json, binary(present).export(t, w.path))
}

// altering are the system calls by which files change.
const altering = "write,pwrite64,copy_file_range,fsync,fdatasync,ftruncate,rename,renameat,renameat2,unlink,unlinkat"

// TestAKillOnTheWayLeavesTheOldOrTheNew kills the present program before each call that alters a file while it brings one up
// to date: what is left opens in it, and in the last release either as it was or with the word that it is newer.
func TestAKillOnTheWayLeavesTheOldOrTheNew(t *testing.T) {
	w := older(t, 60)
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Fatal("strace is not installed: .ci/deps.sh test installs it")
	}
	killed, asItWas, newer := 0, 0, 0
	for n := 1; ; n++ {
		path := w.copied(t, t.TempDir())
		cmd := exec.Command(strace, "-f", "-qq", "-o", os.DevNull, "-e", "trace="+altering, "-e", "inject="+altering+":signal=KILL:when="+strconv.Itoa(n),
			present, "--db", path, "check")
		cmd.Env = append(os.Environ(), "GOMAXPROCS=1")
		if err := cmd.Run(); err == nil {
			break // it came to its end before that many calls
		}
		killed++
		switch code, out, errout := binary(released)(t, "--db", path, "export", "--format", "json"); {
		case code == 0 && out == w.json:
			asItWas++
		case code != 0 && strings.Contains(errout, "install the latest version"):
			newer++
		default:
			t.Fatalf("killed before call %d: the last release says %d %q", n, code, errout)
		}
		binary(present).must(t, path, "check")
		expectNothingLost(t, w.json, binary(present).export(t, path))
		if t.Failed() {
			t.Fatalf("killed before call %d", n)
		}
	}
	if asItWas == 0 || newer == 0 {
		t.Errorf("%d kills: %d left the old, %d the new", killed, asItWas, newer)
	}
	t.Logf("%d kills: %d left the old, %d the new", killed, asItWas, newer)
}

func TestTooLittleRoomIsSaidBefore(t *testing.T) {
	w := older(t, 500)
	dir := t.TempDir()
	st, err := os.Stat(w.path)
	if err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, fmt.Sprintf("size=%d", st.Size()*5/2)); err != nil {
		t.Skipf("a small disk cannot be mounted here (it takes root): %v", err)
	}
	defer func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	}()
	path := w.copied(t, dir)
	code, _, errout := binary(present)(t, "--db", path, "check")
	if code == 0 || !strings.Contains(errout, "the disk is full") || !strings.Contains(errout, "make room") {
		t.Errorf("exit code %d, %q", code, errout)
	}
	if got := binary(released).export(t, path); got != w.json {
		t.Error("the file is not as it was")
	}
}

// TestTheWindowIsAsItWas opens the window of the present program on the file: its size and its theme are those of before.
func TestTheWindowIsAsItWas(t *testing.T) {
	w := older(t, 300)
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	defer cancel()
	d, err := desktop.Open(ctx, t.TempDir(), image.Pt(1280, 900))
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	var before, after image.Rectangle
	for _, p := range []struct {
		binary string
		bounds *image.Rectangle
	}{{released, &before}, {present, &after}} {
		win, err := d.Launch(ctx, desktop.Program{Binary: p.binary, Args: []string{"--db", w.path}, Title: "^Lanyard"})
		if err != nil {
			t.Fatal(err)
		}
		img, err := d.WaitStable(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if *p.bounds, err = win.Bounds(ctx); err != nil {
			t.Fatal(err)
		}
		if at := p.bounds.Max.Sub(image.Pt(30, 200)); !dark(img.At(at.X, at.Y)) {
			t.Errorf("%s is light at %v", filepath.Base(p.binary), at)
		}
		if err := win.Key(ctx, "ctrl+q"); err != nil {
			t.Fatal(err)
		}
		if err := win.Wait(ctx); err != nil {
			t.Fatal(err)
		}
	}
	if before.Size() != image.Pt(930, 650) || after.Size() != before.Size() {
		t.Errorf("the window is %v, was %v", after.Size(), before.Size())
	}
	expectSettings(t, w.path)
}

func dark(c color.Color) bool {
	r, g, b, _ := c.RGBA()
	return (r+g+b)/3 < 0x6000
}
