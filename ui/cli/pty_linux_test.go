package cli_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// terminal is a real one: what a program writes to it is collected byte for byte.
type terminal struct {
	program *os.File
	got     chan []byte
}

func newTerminal(t *testing.T) *terminal {
	t.Helper()
	near, err := os.OpenFile("/dev/ptmx", os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Skipf("there are no terminals here: %v", err)
	}
	must := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	fd := int(near.Fd())
	must(unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0))
	n, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	must(err)
	far, err := os.OpenFile(fmt.Sprintf("/dev/pts/%d", n), os.O_RDWR|syscall.O_NOCTTY, 0)
	must(err)
	look, err := unix.IoctlGetTermios(int(far.Fd()), unix.TCGETS)
	must(err)
	look.Oflag &^= unix.OPOST // nothing is added to what is written
	look.Lflag &^= unix.ECHO | unix.ICANON
	must(unix.IoctlSetTermios(int(far.Fd()), unix.TCSETS, look))
	term := &terminal{program: far, got: make(chan []byte, 1)}
	go func() {
		defer near.Close()
		var b bytes.Buffer
		if _, err := io.Copy(&b, near); err != nil && !errors.Is(err, syscall.EIO) { // so a terminal ends that nobody has open
			fmt.Fprintln(&b, err)
		}
		term.got <- b.Bytes()
	}()
	return term
}

// end gives what was written, once the program has ended.
func (t *terminal) end() []byte {
	t.program.Close()
	return <-t.got
}
