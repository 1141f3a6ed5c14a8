package qr

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
	skip2 "github.com/skip2/go-qrcode"
)

// generatedCards is how many cards the codes are compared on.
const generatedCards = 1000

// TestNoCodeIsLargerThanLibqrencodes lays 1,000 cards out beside another encoder, which takes the
// smallest version it can, at the level that ours has. Where the usual encoder needs a larger
// version, three readers must read what is written in its place.
func TestNoCodeIsLargerThanLibqrencodes(t *testing.T) {
	qrencode, err := exec.LookPath("qrencode")
	if err != nil || raceDetector {
		t.Skip("qrencode is not installed, or the race detector slows a thousand codes down")
	}
	r := rand.New(rand.NewPCG(20, 26))
	smaller, replaced := 0, 0
	for i := range generatedCards {
		text := generatedCard(r, i)
		c, err := Encode(text)
		if err != nil {
			t.Fatal(err)
		}
		theirs := versionByLibqrencode(t, qrencode, text, c.Level)
		switch {
		case c.Version > theirs:
			t.Errorf("card %d: version %d level %s, libqrencode needs %d:\n%s", i, c.Version, c.Level, theirs, text)
		case c.Version < theirs:
			smaller++
		}
		if c.Level == L {
			if v := versionByLibqrencode(t, qrencode, text, M); v <= lastVersionAtM {
				t.Errorf("card %d is at level L, and libqrencode writes it at M in version %d", i, v)
			}
		}
		if greedy, err := skip2.New(text, c.Level.recovery()); err != nil || greedy.VersionNumber > c.Version {
			replaced++
			readByThree(t, c)
		}
	}
	t.Logf("of %d codes %d are smaller than libqrencode's; %d would be a version larger with skip2/go-qrcode", generatedCards, smaller, replaced)
	if replaced == 0 {
		t.Error("no code was written in the library's place")
	}
}

func versionByLibqrencode(t *testing.T, qrencode, text string, level Level) int {
	t.Helper()
	out, err := exec.Command(qrencode, "-t", "ASCII", "-m", "0", "-l", level.String(), "-o", "-", "--", text).Output()
	if err != nil {
		t.Fatal(err)
	}
	return (strings.Count(string(out), "\n") - 17) / 4
}

// readByThree has this package's reader, the bare library and another program read the code.
func readByThree(t *testing.T, c Code) {
	t.Helper()
	img := c.Image(3)
	if found, err := Decode(context.Background(), img); err != nil || len(found) != 1 || found[0].Text != c.Text {
		t.Errorf("version %d: read %q (%v), want %q", c.Version, found, err, c.Text)
	}
	if text, err := readByLibrary(c); err != nil || text != c.Text {
		t.Errorf("version %d: the library reads %q (%v), want %q", c.Version, text, err, c.Text)
	}
	zbar, err := exec.LookPath("zbarimg")
	if err != nil {
		return
	}
	if text, err := readByZbar(t, zbar, c); err != nil || text != c.Text {
		t.Errorf("version %d: zbarimg reads %q (%v), want %q", c.Version, text, err, c.Text)
	}
}

func readByLibrary(c Code) (string, error) {
	bitmap, err := gozxing.NewBinaryBitmapFromImage(c.Image(3))
	if err != nil {
		return "", err
	}
	res, err := qrcode.NewQRCodeReader().Decode(bitmap, map[gozxing.DecodeHintType]any{
		gozxing.DecodeHintType_PURE_BARCODE: true, gozxing.DecodeHintType_CHARACTER_SET: "UTF-8",
	})
	if err != nil {
		return "", err
	}
	return res.GetText(), nil
}

// TestSegmentationIsShortest compares with every way there is to split a short text.
func TestSegmentationIsShortest(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	for range 3000 {
		// Runs of a kind, as in real texts: letter by letter only bytes would ever win.
		var b strings.Builder
		for b.Len() < 24 {
			kind := []string{"0123456789", "ABC-:/ ", "abcé"}[r.IntN(3)]
			for range 1 + r.IntN(12) {
				b.WriteByte(kind[r.IntN(len(kind))])
			}
		}
		text := b.String()
		for _, version := range []int{1, 10, 27} {
			got, joined := 0, ""
			for _, p := range segmentation(text, version) {
				got += p.length(version)
				joined += p.text
				for i := range len(p.text) {
					if !writable(p.mode, p.text[i]) {
						t.Fatalf("%q is no text of mode %d", p.text, p.mode)
					}
				}
			}
			if want := shortest(text, version, map[string]int{}); got != want || joined != text {
				t.Fatalf("version %d: %q takes %d bits, %q could take %d", version, joined, got, text, want)
			}
		}
	}
}

// shortest tries every first part in every mode.
func shortest(text string, version int, known map[string]int) int {
	if text == "" {
		return 0
	}
	if n, ok := known[text]; ok {
		return n
	}
	best := never
	for _, mode := range partModes {
		for n := 1; n <= len(text) && writable(mode, text[n-1]); n++ {
			best = min(best, part{mode, text[:n]}.length(version)+shortest(text[n:], version, known))
		}
	}
	known[text] = best
	return best
}

// TestSymbolsEqualTheLibrarys draws codes of all sizes both ways: apart from the mask they must be
// the same modules.
func TestSymbolsEqualTheLibrarys(t *testing.T) {
	for version := 1; version <= 40; version++ {
		if version == 32 || raceDetector && version%8 != 1 {
			continue // functionPattern does not know version 32, and the race detector is slow
		}
		text := filler(capacity(t, version))
		want, err := Encode(text)
		if err != nil {
			t.Fatal(err)
		}
		s, ok := layOut(text, want.Level)
		if !ok {
			t.Fatalf("version %d: not laid out", version)
		}
		got, err := s.code()
		if err != nil || got.Version != want.Version || got.Size != want.Size {
			t.Fatalf("version %d, want %d (%v)", got.Version, want.Version, err)
		}
		compareUnmasked(t, got, want)
	}
}

// Names and places of many scripts, as they stand on badges.
var (
	cardNames = []string{
		"Anna;Müller", "José;García Núñez", "Zoë;Groß", "Łukasz;Wójcik", "Søren;Ångström", "Núria;Puig i Cadafalch", "Jane;Doe",
		"Екатерина;Преображенская", "Олексій;Шевченко", "太郎;山田", "小红;王", "민준;김", "Γιώργος;Παπαδόπουλος", "נועה;לוי", "محمد;الفارسي",
		"Nguyễn;Thị Minh Khai", "MAX;MUSTERMANN", "Ana;São João",
	}
	cardPlaces = []string{
		"State Library of Example", "Städtische Bücherei", "Bibliothèque nationale", "Российская государственная библиотека", "国家图书馆", "国立国会図書館",
		"국립중앙도서관", "Εθνική Βιβλιοθήκη", "UNIVERSITY OF EXAMPLE", "Biblioteca Nacional de São Tomé", "ACME 2000 GmbH & Co. KG",
	}
	cardTitles = []string{"Head of Metadata", "Leiterin Erschließung", "Директор", "館長", "Subject Librarian (PhD)", "CTO", "Responsable d’accès", ""}
)

func pick(r *rand.Rand, from []string) string { return from[r.IntN(len(from))] }

// number is a run of n digits.
func number(r *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		b.WriteByte(byte('0' + r.IntN(10)))
	}
	return b.String()
}

// generatedCard writes a card of a kind that ends up in a code: a vCard, a MECARD, or a link or
// message with numbers in it.
func generatedCard(r *rand.Rand, i int) string {
	family, given, _ := strings.Cut(pick(r, cardNames), ";")
	phone := fmt.Sprintf("+%d%s", 1+r.IntN(98), number(r, 8+r.IntN(4)))
	mail := fmt.Sprintf("%s%d@%s.example", pick(r, []string{"anna", "j.doe", "info", "z.gross-ott", "ACCOUNTS"}), r.IntN(2000), pick(r, []string{"library", "stabi-beispiel", "uni", "bnf"}))
	link := pick(r, []string{"https://orcid.org/0000-0002-" + number(r, 4) + "-" + number(r, 4), "https://library.example/staff/" + number(r, r.IntN(14)), "HTTPS://EXAMPLE.EXAMPLE/" + number(r, 6), "https://isni.example/" + number(r, 16)})
	switch i % 5 {
	case 0:
		return fmt.Sprintf("MECARD:N:%s,%s;ORG:%s;TEL:%s;EMAIL:%s;URL:%s;NOTE:%s;;", family, given, pick(r, cardPlaces), phone, mail, link, number(r, r.IntN(30)))
	case 1:
		return pick(r, []string{link, "tel:" + phone, "BADGE " + number(r, 5+r.IntN(40)) + "\n" + given, "WIFI:T:WPA;S:Kongress " + number(r, 4) + ";P:" + number(r, 10) + ";;", "SMSTO:" + phone + ":" + pick(r, cardTitles)})
	}
	var b strings.Builder
	fmt.Fprintf(&b, "BEGIN:VCARD\r\nVERSION:3.0\r\nN:%s;%s;;;\r\nFN:%s %s\r\nORG:%s\r\n", family, given, given, family, pick(r, cardPlaces))
	for _, line := range []string{
		"TITLE:" + pick(r, cardTitles), "EMAIL:" + mail, "TEL;TYPE=CELL:" + phone, "TEL;TYPE=WORK:" + phone + number(r, r.IntN(5)), "URL:" + link,
		"ADR:;;" + pick(r, cardPlaces) + " " + number(r, 2) + ";;;" + number(r, 5+r.IntN(5)) + ";", "BDAY:19" + number(r, 6), "NOTE:" + pick(r, cardTitles) + " " + number(r, r.IntN(24)),
	} {
		if r.IntN(4) > 0 {
			b.WriteString(line + "\r\n")
		}
	}
	return b.String() + "END:VCARD\r\n"
}

// codeOfVersion writes a card with a note that just needs the version, at the level Encode takes.
func codeOfVersion(version int, r *rand.Rand) Code {
	text := generatedCard(r, 2)
	for {
		s, ok := layOut(text, M)
		if !ok || s.version.GetVersionNumber() > lastVersionAtM {
			s, _ = layOut(text, L)
		}
		switch n := s.version.GetVersionNumber(); {
		case n < version:
			text += pick(r, cardTitles) + "; "
		case n > version:
			text = text[:max(0, strings.LastIndexByte(text[:len(text)-1], ' '))]
		default:
			c, _ := Encode(text)
			return c
		}
	}
}
