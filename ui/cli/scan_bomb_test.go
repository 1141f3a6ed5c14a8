package cli

import (
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAPictureThatWouldFillMemoryIsRefusedByScan(t *testing.T) {
	path := filepath.Join(t.TempDir(), "poster.png")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(f, image.NewRGBA(image.Rect(0, 0, 6400, 6400))); err != nil {
		t.Fatal(err)
	}
	f.Close()
	if got := readPicture(t.Context(), path); !strings.Contains(got.Error, "6400 × 6400 pixels are too many") || !strings.Contains(got.Error, "make it smaller") {
		t.Errorf("got %+v", got)
	}
}
