package ui

import (
	"bytes"
	"context"
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
)

// movingCards are pictures with a card's code, animated ones with the code in their first picture.
var movingCards = []string{"card-still.webp", "card-moving.webp", "card-moving-lossy.webp", "card-moving.gif"}

func TestWebPAndAnimatedPicturesAreReadByEveryWay(t *testing.T) {
	for _, name := range movingCards {
		t.Run(name, func(t *testing.T) {
			path, err := filepath.Abs(filepath.Join("testdata", name))
			if err != nil {
				t.Fatal(err)
			}
			b, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			a := swapWindow(t)
			for way, read := range map[string]func(){
				"opened":  func() { a.readPaths([]string{path}) },
				"dropped": func() { a.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(path)}) },
				"pasted": func() {
					a.swap.clip.read = func(context.Context) ([]byte, error) { return b, nil }
					a.pasteAnything()
				},
			} {
				read()
				settle(t, a)
				if len(a.sheets) != 1 || !strings.Contains(texts(a.Window.Canvas().Overlays().Top()), "jane@sl.example") {
					t.Fatalf("%s: %d sheets are open", way, len(a.sheets))
				}
				a.sheets[0].Close()
			}
		})
	}
}

func FuzzPicture(f *testing.F) {
	for _, name := range movingCards {
		b, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Add([]byte("RIFF\x00\x00\x00\x00WEBPANMF\xff\xff\xff\xff"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if c, _, err := image.DecodeConfig(bytes.NewReader(stillWebP(b))); err == nil && c.Width*c.Height > 1<<20 {
			return // time is for others
		}
		if img, err := decodePicture(b); err == nil && img == nil {
			t.Error("neither a picture nor an error")
		}
	})
}
