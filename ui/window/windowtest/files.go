package windowtest

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"lanyard/data/qr"
)

// File is a file with a content, in a folder of its own.
func File(t *testing.T, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// CodePicture draws codes beside each other on grey.
func CodePicture(t *testing.T, texts ...string) []byte {
	t.Helper()
	img := image.NewGray(image.Rect(0, 0, 20+420*max(1, len(texts)), 440))
	draw.Draw(img, img.Bounds(), image.NewUniform(color.Gray{0xDD}), image.Point{}, draw.Src)
	for i, text := range texts {
		c, err := qr.Encode(text)
		if err != nil {
			t.Fatal(err)
		}
		pic := c.Image(max(1, 400/(c.Size+2*qr.QuietZone)))
		draw.Draw(img, pic.Bounds().Add(image.Pt(20+420*i, 20)), pic, image.Point{}, draw.Src)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
