package qr

import (
	"bytes"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func cardOf(name, organisation string) string {
	return "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:" + name + "\r\nORG:" + organisation +
		"\r\nTEL;TYPE=WORK:+49 30 5550199\r\nEMAIL:x@library.example\r\nEND:VCARD\r\n"
}

// What zbar guesses right is read by it as it is. It is another program's guess: the texts are those that can be had.
func TestZbarReadsTheLetters(t *testing.T) {
	zbarimg, err := exec.LookPath("zbarimg")
	if err != nil {
		t.Skip("zbarimg is not installed")
	}
	for _, text := range []string{
		cardOf("Łukasz Wiśniewski", "Biblioteka Śląska"), cardOf("Győző Szűcs", "Országos Könyvtár"), cardOf("Anna Groß", "State Library"),
		cardOf("Юлия Щукина", "Городской архив"), cardOf("Άννα Δήμου", "Εθνική Βιβλιοθήκη"), cardOf("山田 太郎", "国立国会図書館"),
		cardOf("김민수", "국립중앙도서관"), "MECARD:N:Wiśniewski,Łukasz;ORG:Biblioteka;TEL:+4915550100;;",
	} {
		c, err := Encode(text)
		if err != nil {
			t.Fatal(err)
		}
		var picture bytes.Buffer
		if err := png.Encode(&picture, c.Image(4)); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(t.TempDir(), "code.png")
		if err := os.WriteFile(file, picture.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command(zbarimg, "-q", "--raw", file).Output()
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.TrimRight(string(out), "\r\n"); got != strings.TrimRight(text, "\r\n") {
			t.Errorf("zbarimg reads %q", got)
		}
	}
}

// Whatever way the runs are cut, the code is as small as can be and holds the text.
func TestGatheredCostsNoVersion(t *testing.T) {
	gathered := 0
	for n := range 120 {
		text := cardOf("Jiří "+strings.Repeat("Dvořák ", n%30), strings.Repeat("Národní knihovna 2026 ", n/20))
		c, err := Encode(text)
		if err != nil {
			t.Fatal(err)
		}
		s, ok := layOut(text, c.Level)
		if !ok || c.Version != s.version.GetVersionNumber() {
			t.Errorf("%d bytes take version %d, and could take %v", len(text), c.Version, s.version)
		}
		if g, ok := s.gathered(text); ok {
			gathered++
			var all string
			for _, p := range g.parts {
				all += p.text
			}
			if all != text {
				t.Errorf("the parts hold %q", all)
			}
		}
		if n%10 == 0 {
			checkRoundTrip(t, text, 3)
		}
	}
	if gathered < 60 {
		t.Errorf("%d of 120 are gathered", gathered)
	}
}

func TestGatheredOnlyWhereItHelps(t *testing.T) {
	for text, want := range map[string]bool{
		cardOf("Ann Ott", "State Library"):  false, // ASCII
		cardOf("Zoë", "State Library"):      false, // might be Big5 whatever is done
		cardOf("Zoë Groß", "State Library"): true,
		"Łódź":                              false, // nothing in ASCII is in front
		"a Łódź":                            true,
		"x:Łódź 123":                        false, // no room: it would be a version larger
	} {
		s, ok := layOut(text, M)
		if !ok {
			t.Fatal(text)
		}
		if _, got := s.gathered(text); got != want {
			t.Errorf("%q: gathered %v, want %v", text, got, want)
		}
	}
}
