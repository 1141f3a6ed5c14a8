package language_test

import (
	"bytes"
	"os"
	"os/exec"
	"strings"
	"testing"

	"fyne.io/fyne/v2/lang"

	_ "lanyard/ui/language"
)

// TestMain lets the test's own binary be the process of another language: it prints Fyne's words and Lanyard's.
func TestMain(m *testing.M) {
	if os.Getenv("LANYARD_TEST_WORDS") != "" {
		os.Stdout.WriteString(strings.Join([]string{
			lang.L("Cancel"), lang.L("Open"), lang.X("file.name", "Name"), lang.L("Swap page"), lang.L("%d addresses copied."),
			lang.N("{{.Count}} day", 2, map[string]any{"Count": 2}),
		}, "|"))
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func TestTheWindowIsInEnglishWhateverTheSystemsLanguage(t *testing.T) {
	for _, env := range [][]string{
		{"LANG=en_US.UTF-8"},
		{"LANG=de_DE.UTF-8"},
		{"LANG=fr_FR.UTF-8"},
		{"LANG=pl_PL.UTF-8"},
		{"LANG=ja_JP.UTF-8"},
		{"LANG=ar_EG.UTF-8"},
		{"LANG=C.UTF-8"},
		{"LANG=C"},
		{"LANG="},
		{"LANG=en_US.UTF-8", "LANGUAGE=de:fr"},
		{"LC_ALL=uk_UA.UTF-8"},
	} {
		t.Run(strings.Join(env, " "), func(t *testing.T) {
			cmd := exec.Command(os.Args[0])
			cmd.Env = append([]string{"LANYARD_TEST_WORDS=1", "HOME=" + t.TempDir()}, env...)
			var logged bytes.Buffer
			cmd.Stderr = &logged
			out, err := cmd.Output()
			if err != nil {
				t.Fatalf("%v\n%s", err, &logged)
			}
			if got, want := string(out), "Cancel|Open|Name|Swap page|%d addresses copied.|2 day"; got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
			if logged.Len() > 0 {
				t.Errorf("logged:\n%s", &logged)
			}
		})
	}
}
