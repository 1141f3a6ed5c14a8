package qr

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// texts are payloads of the kinds that end up in a code.
var texts = map[string]string{
	"one letter":         "A",
	"digits":             "0123456789012345",
	"capitals":           "HTTP://EXAMPLE.EXAMPLE/CARD",
	"mixed segments":     "tel:+12025550123;REF 998877665544332211",
	"accents":            "Zoë Müller-Lüdenscheidt, Bücherei São João, Kraków Łódź",
	"accents, few":       "José García",
	"cyrillic":           "Центральная библиотека",
	"cjk":                "図書館 山田 太郎 · 国家图书馆 · 국립중앙도서관",
	"emoji":              "📚👩🏽‍💻 libraries 🇩🇪",
	"right to left":      "מכתבה لمكتبة",
	"byte order mark":    "\uFEFFBEGIN",
	"control characters": "a\x00b\tc\r\nd",
	"card": "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Müller;Anna;;Dr.;\r\nFN:Dr. Anna Müller\r\nORG:Städtische Bücherei;Metadata\r\n" +
		"TITLE:Head of Metadata\r\nEMAIL:anna@library.example\r\nTEL:+493023125123\r\nURL:https://library.example/anna\r\nEND:VCARD\r\n",
}

func TestDrawnCodeReadsBackToItsText(t *testing.T) {
	for name, text := range texts {
		for _, scale := range []int{2, 3, 4, 7} {
			t.Run(fmt.Sprintf("%s at %d pixels a module", name, scale), func(t *testing.T) {
				checkRoundTrip(t, text, scale)
			})
		}
	}
}

func TestEveryVersionReadsBackWhenFull(t *testing.T) {
	for version := 1; version <= 40; version++ {
		if raceDetector && version%8 != 1 {
			continue // it is slow
		}
		t.Run(fmt.Sprint("version ", version), func(t *testing.T) {
			text := filler(capacity(t, version))
			c, err := Encode(text)
			if err != nil {
				t.Fatal(err)
			}
			if side := 17 + 4*version; c.Version != version || c.Size != side || len(c.Modules) != side*side {
				t.Errorf("version %d, size %d, %d modules", c.Version, c.Size, len(c.Modules))
			}
			checkRoundTrip(t, text, 3)
		})
	}
}

// capacity is how many bytes fit the version at the level it is written with, by the
// numbers of codewords that are read (versionOf): mode and count take two bytes, three
// from version 10 on.
func capacity(t *testing.T, version int) int {
	t.Helper()
	level, head := M, 2
	if version > lastVersionAtM {
		level = L
	}
	if version >= 10 {
		head = 3
	}
	for n := 1; n < 3000; n++ {
		if v, err := versionOf(n, level.String()); err == nil && v == version {
			return n - head
		}
	}
	t.Fatalf("no number of codewords has version %d", version)
	return 0
}

// filler is text of n bytes that stays in byte mode.
func filler(n int) string {
	return strings.Repeat("the quick brown fox; jumps over. ", n/33+1)[:n]
}

func checkRoundTrip(t *testing.T, text string, scale int) {
	t.Helper()
	c, err := Encode(text)
	if err != nil {
		t.Fatal(err)
	}
	found, err := Decode(context.Background(), c.Image(scale))
	if err != nil {
		t.Fatal(err)
	}
	if len(found) != 1 || found[0].Text != text || string(found[0].Bytes) != text {
		t.Fatalf("version %d: read %q, want %q", c.Version, found, text)
	}
	left, right := QuietZone*scale, (QuietZone+c.Size)*scale
	want := [4]image.Point{{left, left}, {right, left}, {right, right}, {left, right}}
	for i, p := range found[0].At {
		if d := p.Sub(want[i]); d.X*d.X+d.Y*d.Y > 9*scale*scale {
			t.Errorf("version %d: corner %d at %v, want about %v", c.Version, i, p, want[i])
		}
	}
}

func TestLevelFollowsVersion(t *testing.T) {
	for _, tc := range []struct {
		name    string
		bytes   int
		version int
		level   Level
	}{
		{"short text has level M", 10, 1, M},
		{"version 10 has level M", 199, 10, M},
		{"the last version at M", 287, 12, M},
		{"one byte more goes down to L", 288, 11, L},
		{"text that does not fit at M has level L", 2900, 40, L},
		{"the longest text", MaxBytes, 40, L},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c, err := Encode(filler(tc.bytes))
			if err != nil {
				t.Fatal(err)
			}
			if c.Version != tc.version || c.Level != tc.level {
				t.Errorf("version %d level %s, want %d %s", c.Version, c.Level, tc.version, tc.level)
			}
		})
	}
}

func TestEncodeRefuses(t *testing.T) {
	for name, tc := range map[string]struct {
		text string
		want error
	}{
		"no text":         {"", errNoText},
		"too much text":   {filler(MaxBytes + 1), errTooLong},
		"bytes, not text": {"caf\xe9", errNotUTF8},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := Encode(tc.text); !errors.Is(err, tc.want) {
				t.Errorf("error %v, want %v", err, tc.want)
			}
		})
	}
}

func TestCheckNoticesADrawingThatReadsDifferently(t *testing.T) {
	c, err := Encode("anna@library.example")
	if err != nil {
		t.Fatal(err)
	}
	c.Text = "hanna@library.example"
	if Check(c).Verified {
		t.Error("a code of another text is called verified")
	}
}

func TestImageIsWholeModulesInAQuietZone(t *testing.T) {
	c, _ := Encode("Lanyard")
	img := c.Image(5)
	if side := (c.Size + 8) * 5; img.Rect != image.Rect(0, 0, side, side) {
		t.Fatalf("bounds %v", img.Rect)
	}
	for y := range img.Rect.Dy() {
		for x := range img.Rect.Dx() {
			want := byte(0xff)
			if c.At(x/5-QuietZone, y/5-QuietZone) {
				want = 0
			}
			if got := img.GrayAt(x, y).Y; got != want {
				t.Fatalf("pixel %d,%d is %d", x, y, got)
			}
		}
	}
}

func TestSVGDrawsTheSameModules(t *testing.T) {
	c, _ := Encode(texts["card"])
	var doc struct {
		ViewBox string `xml:"viewBox,attr"`
		Paths   []struct {
			Fill string `xml:"fill,attr"`
			D    string `xml:"d,attr"`
		} `xml:"path"`
	}
	if err := xml.Unmarshal(c.SVG(), &doc); err != nil {
		t.Fatal(err)
	}
	side := c.Size + 2*QuietZone
	if doc.ViewBox != fmt.Sprintf("0 0 %d %d", side, side) || len(doc.Paths) != 2 || doc.Paths[1].Fill != "#000" {
		t.Fatalf("view box %q, %d paths", doc.ViewBox, len(doc.Paths))
	}
	got := Code{Size: c.Size, Modules: make([]bool, c.Size*c.Size)}
	for _, part := range strings.Split(strings.Trim(doc.Paths[1].D, "Mz"), "zM") {
		var x, y, w, back int
		if _, err := fmt.Sscanf(part, "%d %dh%dv1h-%d", &x, &y, &w, &back); err != nil || w != back {
			t.Fatalf("path part %q: %v", part, err)
		}
		for i := range w {
			got.Modules[(y-QuietZone)*c.Size+x-QuietZone+i] = true
		}
	}
	for i := range got.Modules {
		if got.Modules[i] != c.Modules[i] {
			t.Fatalf("module %d differs", i)
		}
	}
}

func TestBlocksDrawTheSameModules(t *testing.T) {
	c, _ := Encode("https://library.example/")
	lines := strings.Split(strings.TrimSuffix(c.Blocks(), "\n"), "\n")
	if want := (c.Size + 2*QuietZone + 1) / 2; len(lines) != want {
		t.Fatalf("%d lines, want %d", len(lines), want)
	}
	for i, line := range lines {
		for j, r := range []rune(line) {
			x, y := j-QuietZone, 2*i-QuietZone
			upper, lower := r == '█' || r == '▀', r == '█' || r == '▄'
			if upper == c.At(x, y) || lower == c.At(x, y+1) {
				t.Fatalf("line %d column %d is %q", i, j, r)
			}
		}
	}
}

// TestZbarReadsExactly has another reader read the drawn codes, byte for byte.
func TestZbarReadsExactly(t *testing.T) {
	zbar, err := exec.LookPath("zbarimg")
	if err != nil {
		t.Skip("zbarimg is not installed")
	}
	for name, text := range texts {
		if name == "control characters" {
			continue // its own output is cut at a zero byte
		}
		t.Run(name, func(t *testing.T) {
			c, err := Encode(text)
			if err != nil {
				t.Fatal(err)
			}
			if got, err := readByZbar(t, zbar, c); err != nil || got != text {
				t.Errorf("read %q (%v), want %q", got, err, text)
			}
		})
	}
}

// readByZbar has zbarimg read the drawn code. Other kinds of codes are switched off: it sees bars in
// some squares.
func readByZbar(t *testing.T, zbar string, c Code) (string, error) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "code.png")
	writePNG(t, file, c.Image(4))
	out, err := exec.Command(zbar, "-q", "--raw", "--oneshot", "-Sdisable", "-Sqrcode.enable", "-Sbinary", file).Output()
	return string(out), err
}

func writePNG(t *testing.T, file string, img image.Image) {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}
