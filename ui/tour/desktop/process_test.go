package desktop

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"syscall"
	"testing"
	"time"
)

// A test's context ends just before its clean-up runs, so a program is often already over when it is
// stopped, while what it left behind still holds its output open.
func TestStoppingAProgramThatHasJustEndedIsNoError(t *testing.T) {
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("no shell here")
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	p, err := run(exec.CommandContext(ctx, "sh", "-c", "sleep 1 &"))
	if err != nil {
		t.Fatal(err)
	}
	for !errors.Is(p.cmd.Process.Signal(syscall.Signal(0)), os.ErrProcessDone) {
		if ctx.Err() != nil {
			t.Fatal("the shell does not end")
		}
		time.Sleep(time.Millisecond)
	}
	if p.ended() {
		t.Fatal("the output is closed already; this test no longer shows the race")
	}
	if err := p.stop(); err != nil {
		t.Error(err)
	}
	if !p.ended() {
		t.Error("stop returned before the program's output was closed")
	}
}
