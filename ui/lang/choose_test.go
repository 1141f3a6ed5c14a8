package lang_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	fynelang "fyne.io/fyne/v2/lang"

	"lanyard/data/say"
	"lanyard/ui/lang"
)

// TestMain lets the test's own binary be the process of another language: it prints Fyne's words and Lanyard's.
func TestMain(m *testing.M) {
	if os.Getenv("LANYARD_TEST_WORDS") != "" {
		_ = fynelang.SystemLocale() // Fyne asks for it whenever it loads a font
		os.Stdout.WriteString(strings.Join([]string{
			fynelang.L("Cancel"), fynelang.L("Open"), fynelang.X("file.name", "Name"),
			lang.L("Cancel"), lang.L("A text without a catalogue"), lang.L("{{.Name}} is at {{.Place}}", "Ana", "Riga"),
			lang.N(1, "{{.Count}} day", "{{.Count}} days"), lang.N(2000, "{{.Count}} day", "{{.Count}} days"),
			lang.Error(fmt.Errorf("reading: %w", say.Errorf("row {{.Row}} is empty", 7))),
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
		{"LANG=xx_YY"},
		{"LANG=de_DE@euro"},
		{"LANG=ca_ES@valencia"},
		{"LANG=sr_RS@latin"},
		{"LANG=sr_RS.UTF-8@latin"},
		{"LANG=de_ZZZZ.UTF-8"},
		{"LANG=POSIX.UTF-8"},
		{"LANG=no language"},
		{"LANG=en_US.UTF-8", "LANGUAGE=xx:ca@valencia:"},
		{"LANG=en_US.UTF-8", "LANGUAGE=:"},
		{"LANGUAGE=xx"},
		{"LC_ALL=xx_YY", "LANG=de_DE.UTF-8"},
		{"LC_MESSAGES=de_DE@euro"},
		{"LANG=en_US.UTF-8", "LANYARD_LANG=de"},
		{"LANG=en_US.UTF-8", "LANYARD_LANG=no language"},
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
			want := "Cancel|Open|Name|Cancel|A text without a catalogue|Ana is at Riga|1 day|2,000 days|reading: row 7 is empty"
			if got := string(out); got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
			if logged.Len() > 0 {
				t.Errorf("logged:\n%s", &logged)
			}
		})
	}
}

func TestThePseudoLanguageIsTheWindows(t *testing.T) {
	lang.Use(lang.Pseudo)
	defer lang.Use("en")
	for _, c := range []struct{ claim, got, want string }{
		{"a word that Fyne has too", lang.L("Cancel"), "[Çáñçéł~~~]"},
		{"Fyne's own", fynelang.X("file.name", "Name"), "[Ñámé~~]"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.claim, c.got, c.want)
		}
	}
}
