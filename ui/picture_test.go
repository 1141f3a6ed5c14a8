package ui

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"

	"lanyard/ui/edit"
	"lanyard/ui/reading"
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
				"opened":  func() { reading.Files(a.Window, []string{path}) },
				"dropped": func() { a.wished.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(path)}) },
				"pasted": func() {
					a.Clip.Read = func(context.Context) ([]byte, error) { return b, nil }
					reading.Paste(a.Window)
				},
			} {
				read()
				settle(t, a)
				if len(a.Sheets) != 1 || !strings.Contains(texts(a.Native.Canvas().Overlays().Top()), "jane@sl.example") {
					t.Fatalf("%s: %d sheets are open", way, len(a.Sheets))
				}
				a.Sheets[0].Close()
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
		if len(b) <= smallFile {
			f.Add(b)
		}
	}
	for _, b := range smallPictures(f) {
		f.Add(b)
	}
	f.Add([]byte("RIFF\x00\x00\x00\x00WEBPANMF\xff\xff\xff\xff"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if c, _, err := image.DecodeConfig(bytes.NewReader(edit.StillWebP(b))); len(b) > smallFile || err == nil && c.Width*c.Height > 1<<16 {
			return // time is for others
		}
		if img, err := edit.DecodePicture(t.Context(), b); err == nil && img == nil {
			t.Error("neither a picture nor an error")
		}
	})
}

// smallFile is how many bytes a picture has that is fuzzed: the time to make a find small grows with their square.
const smallFile = 1024

// smallPictures are pictures of a few pixels, of each kind that can be written.
func smallPictures(f *testing.F) (out [][]byte) {
	img := image.NewPaletted(image.Rect(0, 0, 5, 3), color.Palette{color.White, color.Black, color.NRGBA{0, 90, 0, 128}})
	for i := range img.Pix {
		img.Pix[i] = byte(i % 3)
	}
	for _, encode := range []func(io.Writer) error{
		func(w io.Writer) error { return png.Encode(w, img) },
		func(w io.Writer) error { return jpeg.Encode(w, img, nil) },
		func(w io.Writer) error { return bmp.Encode(w, img) },
		func(w io.Writer) error { return tiff.Encode(w, img, nil) },
		func(w io.Writer) error {
			return gif.EncodeAll(w, &gif.GIF{Image: []*image.Paletted{img, img}, Delay: []int{1, 1}})
		},
	} {
		var b bytes.Buffer
		if err := encode(&b); err != nil {
			f.Fatal(err)
		}
		out = append(out, b.Bytes())
	}
	return out
}
