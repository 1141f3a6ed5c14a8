package code

import (
	"bytes"
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lanyard/data"
	"lanyard/data/qr"
	"lanyard/ui/chooser"
	"lanyard/ui/window/windowtest"
)

// TestACodeIsWrittenOverNoDatabase is the rule of the terminal, in what saves a code.
func TestACodeIsWrittenOverNoDatabase(t *testing.T) {
	w := windowtest.New(t)
	db := w.Store.Path()
	f, err := NewFace(data.Contact{DisplayName: "Marta Lind"}, data.CodeForm{})
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{db, db + "-wal", db + "-journal"} {
		was, _ := os.ReadFile(path)
		if err := f.saveFile(path, w.Path); err == nil {
			t.Errorf("a code is written over %s", path)
		}
		if now, _ := os.ReadFile(path); string(now) != string(was) {
			t.Errorf("%s was altered", path)
		}
	}
}

func TestCodeSavedAsFile(t *testing.T) {
	f, err := NewFace(data.Contact{DisplayName: "Marta Lind"}, data.CodeForm{})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "code.png")
	if err := f.saveFile(file, ""); err != nil {
		t.Fatalf("saving a new file: %v", err)
	}
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	img, _, err := image.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	if side := img.Bounds().Dx(); side%(f.Code.Size+2*qr.QuietZone) != 0 || side < savedPixels {
		t.Errorf("the picture is %d pixels wide for %d modules", side, f.Code.Size)
	}
	if found, err := qr.Decode(t.Context(), img); err != nil || len(found) != 1 || found[0].Text != f.Code.Text {
		t.Errorf("the saved picture reads as %v, %v", found, err)
	}

	drawing := filepath.Join(dir, "code.SVG")
	if err := f.saveFile(drawing, ""); err != nil {
		t.Fatal(err)
	}
	if b, _ := os.ReadFile(drawing); !bytes.Equal(b, f.Code.SVG()) {
		t.Error("the SVG file is not the code's drawing")
	}
	if err := f.saveFile(dir, ""); err == nil || !strings.Contains(err.Error(), "folder") {
		t.Errorf("saving to a folder gives %v, want an error that says so", err)
	}
	if err := f.saveFile(filepath.Join(dir, "no", "such", "code.png"), ""); err == nil {
		t.Error("saving into a folder that does not exist gives no error")
	}
}

func TestFileNameOf(t *testing.T) {
	for name, want := range map[string]string{
		"Ana O'Neil":     "Ana-O-Neil",
		"山田 太郎":          "山田-太郎",
		"../../etc":      "etc",
		"🦉":              "code",
		"Müller, Dr. 🦉 ": "Müller-Dr",
	} {
		if got := fileNameOf(name); got != want {
			t.Errorf("fileNameOf(%q) = %q, want %q", name, got, want)
		}
	}
}

// TestEveryKindOfFileHasItsTypeInTheDialog holds that the dialog of a code names the type of each kind.
func TestEveryKindOfFileHasItsTypeInTheDialog(t *testing.T) {
	for _, ending := range codeKinds {
		if !chooser.Code.Entry().Has("x" + ending) {
			t.Errorf("no type of the dialog has the ending %s", ending)
		}
	}
}
