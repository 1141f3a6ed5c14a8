package desktop

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
)

// cursor is the most that may differ between two pictures of the same state, wherever it is: a text
// cursor blinks.
var cursor = image.Pt(4, 40)

// Shot is a picture of the whole screen.
func (d *Display) Shot(ctx context.Context) (*image.RGBA, error) {
	out, err := d.output(ctx, "import", "-silent", "-window", "root", "png:-")
	if err != nil {
		return nil, err
	}
	img, err := png.Decode(bytes.NewReader(out))
	if err != nil {
		return nil, fmt.Errorf("reading the picture of the screen: %w", err)
	}
	rgba := image.NewRGBA(img.Bounds())
	draw.Draw(rgba, rgba.Bounds(), img, img.Bounds().Min, draw.Src)
	return rgba, nil
}

// ShotOf is a picture of the window's content alone.
func (w *Window) ShotOf(ctx context.Context) (*image.RGBA, error) {
	bounds, err := w.Bounds(ctx)
	if err != nil {
		return nil, err
	}
	img, err := w.Shot(ctx)
	if err != nil {
		return nil, err
	}
	part := bounds.Intersect(img.Bounds())
	out := image.NewRGBA(image.Rect(0, 0, part.Dx(), part.Dy()))
	draw.Draw(out, out.Bounds(), img, part.Min, draw.Src)
	return out, nil
}

// Save writes a picture as a PNG file, its folder made when absent.
func Save(file string, img image.Image) error {
	var buf bytes.Buffer
	if err := png.Encode(&buf, img); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, buf.Bytes(), 0o644)
}

// WaitFor takes pictures until one fulfils ok and the next is the same, and returns it. what says
// what is waited for in the error.
func (d *Display) WaitFor(ctx context.Context, what string, ok func(*image.RGBA) bool) (*image.RGBA, error) {
	var last *image.RGBA
	var failed error
	err := wait(ctx, what, func() bool {
		img, err := d.Shot(ctx)
		if err != nil {
			failed = err
			return true
		}
		same := last != nil && still(last, img)
		last = img
		return same && ok(img)
	})
	if failed != nil {
		return nil, failed
	}
	return last, err
}

// WaitStable waits until the screen stands still and returns its picture.
func (d *Display) WaitStable(ctx context.Context) (*image.RGBA, error) {
	return d.WaitFor(ctx, "the screen to stand still", func(*image.RGBA) bool { return true })
}

// WaitChange waits until the screen is another than before and stands still again.
func (d *Display) WaitChange(ctx context.Context, before *image.RGBA) (*image.RGBA, error) {
	return d.WaitFor(ctx, "the screen to change", func(img *image.RGBA) bool {
		return !still(before, img)
	})
}

// Changed is the smallest rectangle that holds every pixel that is not the same in two pictures:
// empty when they are the same, all of b when they differ in size.
func Changed(a, b *image.RGBA) image.Rectangle {
	if a.Bounds() != b.Bounds() {
		return b.Bounds()
	}
	var r image.Rectangle
	for y := a.Rect.Min.Y; y < a.Rect.Max.Y; y++ {
		if i, j := a.PixOffset(a.Rect.Min.X, y), b.PixOffset(b.Rect.Min.X, y); bytes.Equal(a.Pix[i:i+4*a.Rect.Dx()], b.Pix[j:j+4*b.Rect.Dx()]) {
			continue
		}
		for x := a.Rect.Min.X; x < a.Rect.Max.X; x++ {
			if a.RGBAAt(x, y) != b.RGBAAt(x, y) {
				r = r.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return r
}

// still reports whether two pictures show the same, a cursor aside.
func still(a, b *image.RGBA) bool {
	r := Changed(a, b)
	return r.Dx() <= cursor.X && r.Dy() <= cursor.Y
}

// drawn reports whether the part of the picture holds something: a window without its first frame
// is of one colour.
func drawn(img *image.RGBA, part image.Rectangle) bool {
	part = part.Intersect(img.Bounds())
	seen := map[color.RGBA]bool{}
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for x := part.Min.X; x < part.Max.X; x++ {
			seen[img.RGBAAt(x, y)] = true
		}
		if len(seen) > 3 {
			return true
		}
	}
	return false
}
