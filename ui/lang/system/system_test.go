//go:build !windows && !darwin

package system

import (
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// asked lets the test's own binary be a process of another language: it prints what Fyne reads, and what programs get.
const asked = "LANYARD_TEST_LANGUAGE"

func TestMain(m *testing.M) {
	if os.Getenv(asked) != "" {
		env := slices.DeleteFunc(Environment(), func(s string) bool { return !strings.HasPrefix(s, "LANG") || strings.HasPrefix(s, asked) })
		os.Stdout.WriteString(os.Getenv(variable) + "|" + strings.Join(env, " "))
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func TestFyneReadsLanguagesThatItKnowsAndProgramsGetWhatTheSystemSaid(t *testing.T) {
	for _, c := range []struct {
		env  []string
		read string
	}{
		{[]string{"LANG=de_DE.UTF-8"}, ""},
		{[]string{"LANG=en_US.UTF-8", "LANGUAGE=de:fr"}, "de:fr"},
		{[]string{"LANG=C"}, ""},
		{[]string{"LANG=C.UTF-8"}, ""},
		{[]string{}, ""},
		{[]string{"LANG=de_DE@euro"}, "de-DE"},
		{[]string{"LANG=sr_RS.UTF-8@latin"}, ""},
		{[]string{"LANG=sr_RS@latin"}, "sr-RS"},
		{[]string{"LANG=xx_YY"}, "en"},
		{[]string{"LANG=en_US.UTF-8", "LANGUAGE=xx:ca@valencia:fr"}, "ca:fr"},
		{[]string{"LANG=en_US.UTF-8", "LANGUAGE=:"}, "en"},
	} {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append([]string{asked + "=1"}, c.env...)
		out, err := cmd.CombinedOutput()
		if want := c.read + "|" + strings.Join(c.env, " "); err != nil || string(out) != want {
			t.Errorf("%q: %q, want %q (%v)", c.env, out, want, err)
		}
	}
}
