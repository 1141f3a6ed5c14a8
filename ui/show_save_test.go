package ui

import (
	"bytes"
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lanyard/data"
	"lanyard/data/qr"
)

func TestCodeSavedAsFile(t *testing.T) {
	f, err := newFace(marta, data.CodeForm{})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "code.png")
	if exists, err := f.saveFile(file, "", false); exists || err != nil {
		t.Fatalf("saving a new file: %v, %v", exists, err)
	}
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	img, _, err := image.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	if side := img.Bounds().Dx(); side%(f.code.Size+2*qr.QuietZone) != 0 || side < savedPixels {
		t.Errorf("the picture is %d pixels wide for %d modules", side, f.code.Size)
	}
	if found, err := qr.Decode(t.Context(), img); err != nil || len(found) != 1 || found[0].Text != f.code.Text {
		t.Errorf("the saved picture reads as %v, %v", found, err)
	}

	if err := os.WriteFile(file, []byte("something else"), 0o600); err != nil {
		t.Fatal(err)
	}
	if exists, err := f.saveFile(file, "", false); !exists || err != nil {
		t.Errorf("saving over a file without consent: %v, %v", exists, err)
	}
	if kept, _ := os.ReadFile(file); string(kept) != "something else" {
		t.Error("the file was replaced without consent")
	}
	if exists, err := f.saveFile(file, "", true); exists || err != nil {
		t.Errorf("replacing with consent: %v, %v", exists, err)
	}

	drawing := filepath.Join(dir, "code.SVG")
	if _, err := f.saveFile(drawing, "", false); err != nil {
		t.Fatal(err)
	}
	if b, _ := os.ReadFile(drawing); !bytes.Equal(b, f.code.SVG()) {
		t.Error("the SVG file is not the code's drawing")
	}
	if _, err := f.saveFile(dir, "", true); err == nil || !strings.Contains(err.Error(), "folder") {
		t.Errorf("saving to a folder gives %v, want an error that says so", err)
	}
	if _, err := f.saveFile(filepath.Join(dir, "no", "such", "code.png"), "", false); err == nil {
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

func TestWithoutKindKeepsOtherDots(t *testing.T) {
	for path, want := range map[string]string{"a/Dr. Who.png": "a/Dr. Who", "x.SVG": "x", "v1.2": "v1.2"} {
		if got := withoutKind(path); got != want {
			t.Errorf("withoutKind(%q) = %q, want %q", path, got, want)
		}
	}
}
