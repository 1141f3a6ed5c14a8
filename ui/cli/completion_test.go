package cli_test

import (
	"strings"
	"testing"
)

func TestShellsGetTheirCompletion(t *testing.T) {
	d := newDesk(t)
	for shell, sign := range map[string]string{"bash": "complete ", "zsh": "#compdef lanyard", "fish": "complete -c lanyard"} {
		if r := d.run("completion", shell); r.code != 0 || !strings.Contains(r.out, sign) {
			t.Errorf("%s: exit %d, %d bytes without %q; %s", shell, r.code, len(r.out), sign, r.errout)
		}
	}
	if r := d.run("__complete", "exp"); !strings.Contains(r.out, "export") {
		t.Errorf("exp is completed to %q", r.out)
	}
}
