package main

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"lanyard/data/qr"
)

// The tests' binary is Lanyard's side as well when it is asked to be.
func TestMain(m *testing.M) {
	if len(os.Args) == 2 && os.Args[1] == "-read" {
		os.Args = os.Args[:1]
		if err := readPictures(context.Background(), os.Stdin, os.Stdout); err != nil {
			os.Stderr.WriteString(err.Error())
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// folderOfPictures holds a code with its text, one with another text beside it, one without a text,
// and a blank sheet.
func folderOfPictures(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	put := func(name, content, beside string) {
		img := image.NewGray(image.Rect(0, 0, 200, 120))
		for i := range img.Pix {
			img.Pix[i] = 255
		}
		if content != "" {
			c, err := qr.Encode(content)
			if err != nil {
				t.Fatal(err)
			}
			img = c.Image(4)
		}
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := save(file+".png", img); err != nil {
			t.Fatal(err)
		}
		if beside != "" {
			if err := os.WriteFile(file+".txt", []byte(beside), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	put("texts/right", "Zoë\r\nGroß & <Söhne>", "Zoë\r\nGroß & <Söhne>")
	put("texts/kana", "ﾃﾞｻﾞｲﾝ", "ﾃﾞｻﾞｲﾝ")
	put("texts/wrong", "anna", "otto")
	put("plain/code", "https://library.example/", "")
	put("plain/blank", "", "")
	return dir
}

func TestACorpusIsReadByBoth(t *testing.T) {
	if _, err := exec.LookPath("zbarimg"); err != nil {
		t.Skip(errNoZbar)
	}
	var out bytes.Buffer
	if err := corpus(t.Context(), folderOfPictures(t), &out); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(out.String(), "\n")
	for i, want := range [][]string{{"plain", "2", "1", "1"}, {"texts", "12", "8", "8"}, {"all", "14", "9", "9"}} {
		if got := strings.Fields(lines[1+i]); strings.Join(got[:4], " ") != strings.Join(want, " ") {
			t.Errorf("%q, want %q", got, want)
		}
	}
	for _, want := range []string{"4: Lanyard reads another text", "texts/wrong.png turned by 270°"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is missing in\n%s", want, &out)
		}
	}
	if strings.Contains(out.String(), "different codes") {
		t.Errorf("they disagree:\n%s", &out)
	}
}

func TestACorpusIsReadWithoutZbar(t *testing.T) {
	folder := folderOfPictures(t)
	t.Setenv("PATH", t.TempDir())
	var out bytes.Buffer
	if err := corpus(t.Context(), folder, &out); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "zbarimg is not installed") || !strings.Contains(out.String(), "–") {
		t.Errorf("it says\n%s", &out)
	}
}

func TestAFolderWithoutPicturesIsRefused(t *testing.T) {
	if err := corpus(t.Context(), t.TempDir(), &bytes.Buffer{}); err == nil || !strings.Contains(err.Error(), "no PNG") {
		t.Errorf("error %v", err)
	}
}

func TestWhatOnlyZbarReadsAndWhatDiffersIsNamed(t *testing.T) {
	c := comparison{
		pictures: []picture{{file: "a.png"}, {file: "b.png"}, {file: "c.png"}, {file: "d.png", known: true, text: "x"}},
		own: run{wall: time.Second, cpu: time.Second, seen: []seen{
			{Texts: []string{"one"}, Bytes: [][]byte{[]byte("one")}},
			{},
			{Texts: []string{"é", "same"}, Bytes: [][]byte{{0xe9}, []byte("same")}},
			{Texts: []string{"y"}, Bytes: [][]byte{[]byte("y")}},
		}},
		zbar: run{wall: time.Second, cpu: time.Second, seen: []seen{
			{Texts: []string{"other"}},
			{Texts: []string{"two"}},
			{Bytes: [][]byte{{'z', 0xe9}}},
			{Texts: []string{"x"}},
		}},
	}
	for n, want := range []struct{ right, zbar, disagree bool }{{false, true, true}, {false, true, false}, {true, true, false}, {false, true, true}} {
		if c.right(n) != want.right || c.zbarRight(n) != want.zbar || c.disagree(n) != want.disagree {
			t.Errorf("picture %d: right %v, zbar %v, disagree %v", n, c.right(n), c.zbarRight(n), c.disagree(n))
		}
	}
	if own, zbar := c.count(); own != 1 || zbar != 4 {
		t.Errorf("%d and %d are read", own, zbar)
	}
}

func TestAQuarterTurnIsClockwise(t *testing.T) {
	img := image.NewGray(image.Rect(5, 5, 8, 7)) // 3 wide, 2 high
	img.SetGray(5, 5, color.Gray{Y: 200})
	got := quarterTurn(img)
	if r := got.Bounds(); r.Dx() != 2 || r.Dy() != 3 {
		t.Fatalf("it is %v", r)
	}
	if v, _, _, _ := got.At(1, 0).RGBA(); v>>8 != 200 {
		t.Error("the top left corner is not at the top right")
	}
}
