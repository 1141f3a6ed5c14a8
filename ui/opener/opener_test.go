//go:build !windows && !darwin

package opener_test

import (
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"lanyard/ui/opener"
)

// desktop puts a program in the place of the desktop's opener; the file it names holds what it was given.
func desktop(t *testing.T, then string) (given string) {
	t.Helper()
	dir := t.TempDir()
	given = filepath.Join(dir, "given")
	if then != "" {
		script := "#!/bin/sh\nprintf '<%s>' \"$@\" >'" + given + "'\n" + then + "\n"
		if err := os.WriteFile(filepath.Join(dir, "xdg-open"), []byte(script), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir)
	return given
}

func TestTheAnswerOfTheDesktopsOpenerIsHeard(t *testing.T) {
	for name, c := range map[string]struct {
		then string
		want error
	}{
		"a program took it":                   {"exit 0", nil},
		"no program for it":                   {"exit 3", opener.ErrNoProgram},
		"the program failed":                  {"exit 4", opener.ErrNoProgram},
		"the opener is killed":                {"kill -9 $$", opener.ErrNoProgram},
		"there is no opener":                  {"", opener.ErrNoProgram},
		"the browser is the opener and stays": {"exec /bin/sleep 2", nil},
	} {
		t.Run(name, func(t *testing.T) {
			given := desktop(t, c.then)
			page, err := opener.Page("https://library.example/a?b=1")
			if err != nil {
				t.Fatal(err)
			}
			begun := time.Now()
			err = opener.Open(page, 500*time.Millisecond)
			if !errors.Is(err, c.want) {
				t.Errorf("error %v, want %v", err, c.want)
			}
			if took := time.Since(begun); took > 1900*time.Millisecond {
				t.Errorf("it took %v", took)
			}
			if c.then == "" {
				return
			}
			if b, err := os.ReadFile(given); err != nil || string(b) != "<https://library.example/a?b=1>" {
				t.Errorf("the opener was given %q, %v", b, err)
			}
		})
	}
}

func TestWhatStrangersCallALinkReachesNoProgramAsItCame(t *testing.T) {
	given := desktop(t, "exit 0")
	for text, want := range map[string]string{
		"https://library.example/a?b=c#d":                 "https://library.example/a?b=c#d",
		" HTTPS://Library.example/ ":                      "https://library.example/",
		"www.library.example":                             "https://www.library.example",
		"library.example/in/@ada":                         "https://library.example/in/@ada",
		"//library.example/x":                             "https://library.example/x",
		"http://[2001:db8::1]:8080/x":                     "http://[2001:db8::1]:8080/x",
		"http://192.0.2.1/x":                              "http://192.0.2.1/x",
		"https://b\u00fccher.example/stra\u00dfe":         "https://xn--bcher-kva.example/stra%C3%9Fe",
		"https://library.example/a b?c=\"d e\"&f=<g>#`h":  "https://library.example/a%20b?c=%22d%20e%22&f=%3Cg%3E#%60h",
		"https://library.example/%zz":                     "",
		"https://library.example/?q=%zz&r=100%":           "https://library.example/?q=%25zz&r=100%25",
		"https://library.example/\u202egnp.exe":           "https://library.example/%E2%80%AEgnp.exe",
		"https://good.example\u2044x.evil.example/":       "https://good.xn--examplex-k03d.evil.example/",
		"mailto:ada@lib.example?attach=/etc/passwd&cc=-x": "mailto:ada@lib.example",
		"mailto:a%2Bb@lib.example":                        "mailto:a%2Bb@lib.example",
		"tel:+44-20-7946-0958;ext=9":                      "tel:+442079460958",

		"file:///etc/passwd": "", "smb://attacker.example/share/x.hta": "", "javascript:alert(1)": "", "ms-msdt:/id?PCWDiagnostic": "",
		"--help": "", `\\attacker.example\share\x.exe`: "", "c:/Windows/System32/calc.exe": "", "https://good.example@evil.example/x": "",
		"": "", "-h": "", "--help.example": "", "-x.example/y": "", "https://-x.example": "", "/etc/passwd": "", "~/.bashrc": "", "https:": "", ":": "",
		"@ada": "", "@ada@social.example": "", "data:text/html,x": "", "http:lib.example": "", "https://": "", "https:///x": "", "just words. and more": "",
		"https://@evil.example": "", "https://a:b@evil.example": "", "https://good.example\\@evil.example": "", "https://good.example%2f@evil.example/": "",
		"https://good.example\uff0fx.evil.example/": "", "https://evil\u202e.example": "", "https://a..example": "",
		"https://library.example:99999/": "", "https://library.example:8o/": "", "https://library.example/\x00": "", "https://library.example\n--help": "",
		"https://" + strings.Repeat("a", 64) + ".example": "", "https://library.example/" + strings.Repeat("a", 1800): "",
		"http://[fe80::1%25eth0]/": "", "https://\"calc\".example": "", "https://a b.example": "", "https://xn--\u00fc.example": "",
		"xmpp:ada@lib.example": "", "sip:1@lib.example": "", "sms:1": "", "geo:1,2": "", "view-source:https://a.example": "", "vbscript:x": "", "ftp://lib.example": "",
		"tel:*%2306%23": "", "tel:*#06#": "", "tel:": "", "mailto:": "", "mailto:nobody": "", "mailto:@": "", "mailto:a@": "", "search-ms:query=x&crumb=location:\\\\attacker.example": "", "intent://x#Intent;end": "",
	} {
		t.Run(text, func(t *testing.T) {
			_ = os.Remove(given)
			address, err := opener.Link(text)
			if (err != nil) != (want == "") {
				t.Errorf("read with error %v", err)
			}
			if err := opener.Open(address, 5*time.Second); (err != nil) != (want == "") {
				t.Errorf("opened with error %v", err)
			}
			got, _ := os.ReadFile(given)
			if want != "" {
				want = "<" + want + ">"
			}
			if string(got) != want {
				t.Errorf("the opener was given %s, want %s", got, want)
			}
		})
	}
}

func TestAMessageIsToItsAddressAlone(t *testing.T) {
	for email, want := range map[string]string{
		"ada@lib.example":         "mailto:ada@lib.example",
		" ada@lib.example ":       "mailto:ada@lib.example",
		"a+b@lib.example":         "mailto:a%2Bb@lib.example",
		"a&bcc=x@lib.example":     "mailto:a%26bcc%3Dx@lib.example",
		"a?subject=x@lib.example": "mailto:a%3Fsubject%3Dx@lib.example",
		"a%20b@lib.example":       "mailto:a%2520b@lib.example",
		`"a b"@lib.example`:       "mailto:%22a%20b%22@lib.example",
		`"a@b"@lib.example`:       "mailto:%22a%40b%22@lib.example",
		"a,b@lib.example":         "mailto:a%2Cb@lib.example",
		"o'brien@lib.example":     "mailto:o%27brien@lib.example",
		"-h@lib.example":          "mailto:-h@lib.example",
		"ada@b\u00fccher.example": "mailto:ada@b%C3%BCcher.example",
		"a@b.example\nBcc: c@d":   "mailto:a%40b.example%0ABcc%3A%20c@d",
	} {
		address, err := opener.Mail(email)
		if err != nil || address.String() != want {
			t.Errorf("%q: %s, %v; want %s", email, address, err, want)
		}
		u, err := url.Parse(address.String())
		if err != nil || u.RawQuery != "" {
			t.Errorf("%q: parts %+v, %v", email, u, err)
			continue
		}
		if back, err := url.PathUnescape(u.Opaque); err != nil || back != strings.TrimSpace(email) {
			t.Errorf("%q comes back as %q, %v", email, back, err)
		}
	}
	all, err := opener.MailAll([]string{"ada@archive.example", "mia+list@library.example"})
	if err != nil || all.String() != "mailto:?bcc=ada@archive.example,mia%2Blist@library.example" {
		t.Errorf("to all: %s, %v", all, err)
	}
	if _, err := opener.MailAll(slices.Repeat([]string{"ada@archive.example"}, 100)); !errors.Is(err, opener.ErrLong) {
		t.Errorf("to a hundred: %v", err)
	}
}

func TestANumberIsCalledByItsDigits(t *testing.T) {
	for value, want := range map[string]string{
		"020 7946-0958": "tel:02079460958", "+44 (20) 7946": "tel:+44207946", "(+44) 20": "tel:+4420", "020+1": "tel:0201", "*100#": "", "no number": "", "-": "", "": "",
	} {
		if got, err := opener.Phone(value); got.String() != want || (err != nil) != (want == "") {
			t.Errorf("%q: %s, %v; want %s", value, got, err, want)
		}
	}
}

func TestOnlyFoldersAndTextsOfThisComputerAreOpened(t *testing.T) {
	dir := t.TempDir()
	inDir := func(name string) string { return filepath.Join(dir, name) }
	for _, err := range []error{
		os.WriteFile(inDir("note.txt"), nil, 0o600), os.WriteFile(inDir("run.sh"), nil, 0o700), os.Mkdir(inDir("Some.app"), 0o700), os.Mkdir(inDir("my \"people\""), 0o700),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for path, want := range map[string]string{dir: "file://" + dir, inDir("my \"people\""): "file://" + dir + "/my%20%22people%22", inDir("note.txt"): "", inDir("none"): "", inDir("Some.app"): "", ".": ""} {
		if got, err := opener.Folder(path); got.String() != want || (err != nil) != (want == "") {
			t.Errorf("the folder %q: %s, %v; want %s", path, got, err, want)
		}
	}
	for path, want := range map[string]string{inDir("note.txt"): "file://" + dir + "/note.txt", inDir("run.sh"): "", dir: "", inDir("none.txt"): "", "note.txt": ""} {
		if got, err := opener.Text(path); got.String() != want || (err != nil) != (want == "") {
			t.Errorf("the text %q: %s, %v; want %s", path, got, err, want)
		}
	}
}

func TestTheHostOfAPageIsShownAsReadAndInPlainLetters(t *testing.T) {
	for link, want := range map[string][]string{
		"https://Library.example:8080/x":            {"library.example:8080"},
		"https://b\u00fccher.example":               {"b\u00fccher.example", "xn--bcher-kva.example"},
		"https://xn--bcher-kva.example":             {"b\u00fccher.example", "xn--bcher-kva.example"},
		"https://lib\u0440.example":                 {"lib\u0440.example", "xn--lib-2ed.example"},
		"https://good.example\u2044x.evil.example/": {"good.xn--examplex-k03d.evil.example"},
		"https://\uff45vil.example":                 {"evil.example"},
		"mailto:ada@lib.example":                    nil,
	} {
		address, err := opener.Link(link)
		if got := address.Hosts(); err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: %q, %v; want %q", link, got, err, want)
		}
	}
}

// FuzzLink looks for a text that reaches a program as anything but an address of one of three kinds.
func FuzzLink(f *testing.F) {
	for _, s := range []string{"https://a.example/%zz?\"", "mailto:-a@b", "tel:+1", "//a.example", "https://\u00fc.example:1/\u202e"} {
		f.Add(s)
	}
	safe := regexp.MustCompile(`^(https?://[a-z0-9_\[][a-z0-9_.:\]-]*([/?#][!#-;=?-Z\[\]_a-z~]*)?|mailto:[!-~]+@[!-~]*|tel:\+?[0-9]+)$`)
	f.Fuzz(func(t *testing.T, text string) {
		address, err := opener.Link(text)
		if err != nil {
			return
		}
		got := address.String()
		if !safe.MatchString(got) || strings.ContainsAny(got, "\"<>\\^`{|} ") {
			t.Errorf("%q is opened as %q", text, got)
		}
		if hosts := address.Hosts(); hosts != nil {
			u, err := url.Parse(got)
			if err != nil || u.User != nil || u.Host != hosts[len(hosts)-1] {
				t.Errorf("%q is opened as %q, and the host shown is %q", text, got, hosts)
			}
		}
	})
}
