package instance

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestAProgramOfAnotherUserIsNotHeard(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("only root can start programs of others")
	}
	dir := home(t)
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	name, program := filepath.Join(dir, "socket"), filepath.Join(dir, "program")
	b, err := os.ReadFile(os.Args[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(program, b, 0o755); err != nil {
		t.Fatal(err)
	}
	c := &Claim{user: os.Getuid(), heard: raises}
	c.listen(name)
	if c.socket == nil {
		t.Fatal("no socket")
	}
	defer c.socket.Close()
	if err := os.Chmod(name, 0o777); err != nil { // what no folder guards
		t.Fatal(err)
	}
	for _, other := range []bool{false, true} {
		cmd := exec.Command(program)
		cmd.Env = append(os.Environ(), callVariable+"="+name)
		cmd.Dir = dir
		if other {
			cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
		}
		out, err := cmd.CombinedOutput()
		if got := strings.Contains(string(out), `heard "lanyard `); err != nil || got == other || !strings.Contains(string(out), "heard ") {
			t.Errorf("another user %v: %s%v", other, out, err)
		}
	}
}
