package qr

import (
	"context"
	"errors"
	"image"
	"image/color"
	"image/draw"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"lanyard/data/qr/scene"
)

const sampleText = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Groß;Zoë;;;\r\nFN:Zoë Groß\r\nEMAIL:zoe@library.example\r\nEND:VCARD\r\n"

func codeImage(t testing.TB, text string, scale int) *image.Gray {
	t.Helper()
	c, err := Encode(text)
	if err != nil {
		t.Fatal(err)
	}
	return c.Image(scale)
}

func TestDecodeReads(t *testing.T) {
	plain := codeImage(t, sampleText, 5)
	for name, img := range map[string]image.Image{
		"a code in the middle of a page":      onPage(plain, 1200, 900, image.Pt(400, 250)),
		"a picture that does not start at 0":  shifted(plain, image.Pt(-40, 77)),
		"a crop of a larger picture":          onPage(plain, 1200, 900, image.Pt(400, 250)).SubImage(image.Rect(380, 240, 800, 700)),
		"light on dark":                       invert(plain),
		"a quarter turn":                      turned(plain, math.Pi/2),
		"half a turn":                         turned(plain, math.Pi),
		"a turn of 30 degrees":                turned(plain, math.Pi/6),
		"mirrored":                            mirrored(plain),
		"blurred":                             rescale(rescale(plain, 0.4), 2.5),
		"two pixels a module":                 codeImage(t, sampleText, 2),
		"twenty-five pixels a module":         codeImage(t, sampleText, 25),
		"dark modules on a transparent sheet": transparent(plain),
		"coloured":                            coloured(plain),
		"sixteen-bit grey":                    as(plain, image.NewGray16(plain.Rect)),
		"paletted":                            as(plain, image.NewPaletted(plain.Rect, color.Palette{color.White, color.NRGBA{0, 0, 90, 255}})),
		"a shadow across it":                  shadowed(plain),
		"specks":                              specked(plain),
		"more pixels than are searched":       onPage(plain, 4200, 3000, image.Pt(2000, 1000)),
	} {
		t.Run(name, func(t *testing.T) {
			found, err := Decode(context.Background(), img)
			if err != nil {
				t.Fatal(err)
			}
			if len(found) != 1 || found[0].Text != sampleText {
				t.Fatalf("read %q", found)
			}
			for _, p := range found[0].At {
				if !p.In(img.Bounds().Inset(-3)) {
					t.Errorf("corner %v lies outside %v", p, img.Bounds())
				}
			}
		})
	}
}

func TestDecodeReadsEveryCodeOfAPicture(t *testing.T) {
	page := image.NewGray(image.Rect(0, 0, 1300, 900))
	draw.Draw(page, page.Rect, image.White, image.Point{}, draw.Src)
	want := []string{}
	for i, text := range []string{sampleText, "https://library.example/", "MECARD:N:Doe,Jane;;", "図書館", sampleText} {
		img := codeImage(t, text, 4)
		at := image.Pt(20+i%3*430, 20+i/3*430)
		draw.Draw(page, img.Rect.Add(at), img, image.Point{}, draw.Src)
		want = append(want, text)
	}
	found, err := Decode(context.Background(), page)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range found {
		got = append(got, f.Text)
	}
	want = want[:4] // the last repeats the first
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("read %q, want %q", got, want)
	}
}

func TestDecodeWithoutACode(t *testing.T) {
	for name, img := range map[string]image.Image{
		"no picture":          nil,
		"no pixels":           image.NewGray(image.Rectangle{}),
		"one pixel":           image.NewGray(image.Rect(0, 0, 1, 1)),
		"one row":             image.NewGray(image.Rect(0, 0, 500, 1)),
		"black":               image.NewGray(image.Rect(0, 0, 640, 480)),
		"a colour":            image.NewUniform(color.White),
		"noise":               scene.Clutter(640, 480),
		"a torn code's half":  codeImage(t, sampleText, 6).SubImage(image.Rect(0, 0, 300, 90)),
		"finder patterns cut": codeImage(t, sampleText, 6).SubImage(image.Rect(90, 90, 400, 400)),
	} {
		t.Run(name, func(t *testing.T) {
			if _, endless := img.(*image.Uniform); endless {
				img = as(img, image.NewRGBA(image.Rect(0, 0, 300, 200)))
			}
			if found, err := Decode(context.Background(), img); err != nil || len(found) != 0 {
				t.Errorf("read %q, %v", found, err)
			}
		})
	}
}

func TestDecodeStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if found, err := Decode(ctx, codeImage(t, sampleText, 4)); !errors.Is(err, context.Canceled) || found != nil {
		t.Errorf("read %q, %v", found, err)
	}
	ctx, cancel = context.WithTimeout(context.Background(), 20*time.Millisecond)
	defer cancel()
	start := time.Now()
	if _, err := Decode(ctx, scene.Clutter(1800, 1400)); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error %v", err)
	}
	if took := time.Since(start); took > 3*time.Second {
		t.Errorf("took %v", took)
	}
}

func BenchmarkDecode(b *testing.B) {
	for name, img := range map[string]image.Image{
		"720p without a code": scene.Clutter(1280, 720),
		"720p with a code":    onPage(codeImage(b, sampleText, 5), 1280, 720, image.Pt(300, 100)),
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := Decode(context.Background(), img); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// FuzzDecodeImage takes pictures of any modules the whole way: Decode must return in bounded time, and a text
// whose character set is known is that of its bytes.
func FuzzDecodeImage(f *testing.F) {
	for i := range smallest {
		f.Add(uint8(i), uint8(1), []byte{})
	}
	f.Add(uint8(255), uint8(2), []byte{0, 0, 254, 0, 21, 130, 0, 42, 186})
	f.Add(uint8(0), uint8(0), []byte{0, 100, 7, 1, 0, 255})
	f.Fuzz(func(t *testing.T, which, scale uint8, flips []byte) {
		g := flipped(which, flips).Image(1 + int(scale%2))
		bounded(t, mostTime, func() {
			found, err := Decode(t.Context(), g)
			if err != nil {
				t.Fatal(err)
			}
			for _, got := range found {
				if !got.Open && got.Hint == "" && utf8.Valid(got.Bytes) && string(got.Bytes) != got.Text {
					t.Errorf("%q is read as %q", got.Bytes, got.Text)
				}
			}
		})
	})
}

// smallest is how many of the drawn codes, all of version 1 or 2, are flipped.
const smallest = 8

// flipped is such a code, or from 200 on an empty one of 21 to 27 modules, with modules the other way round: three
// bytes each are a place and which of the eight modules from there on.
func flipped(which uint8, flips []byte) Code {
	c := drawnCodes()[int(which)%smallest]
	c.Modules = slices.Clone(c.Modules)
	if which >= 200 {
		c.Size = 21 + int(which)%7
		c.Modules = make([]bool, c.Size*c.Size)
	}
	for n := 0; len(flips) >= 3 && n < 10; flips, n = flips[3:], n+1 {
		at := (int(flips[0])<<8 + int(flips[1])) % len(c.Modules)
		for i := range min(8, len(c.Modules)-at) {
			c.Modules[at+i] = c.Modules[at+i] != (flips[2]>>i&1 == 1)
		}
	}
	return c
}

// FuzzEncodeRoundTrip: whatever Encode accepts reads back exactly.
func FuzzEncodeRoundTrip(f *testing.F) {
	for _, text := range texts {
		f.Add(strings.ToValidUTF8(text[:min(len(text), mostTripped)], ""))
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > mostTripped {
			return
		}
		c, err := Encode(text)
		if err != nil {
			return
		}
		found, err := Decode(t.Context(), c.Image(2))
		if err != nil || len(found) != 1 || found[0].Text != text {
			t.Errorf("version %d level %s: read %q (%v), want %q", c.Version, c.Level, found, err, text)
		}
	})
}

// mostTripped is how many bytes a text has that is encoded and read again: a longer one takes longer and shows no more.
const mostTripped = 80

// ---- pictures

func onPage(img *image.Gray, w, h int, at image.Point) *image.Gray {
	page := image.NewGray(image.Rect(0, 0, w, h))
	draw.Draw(page, page.Rect, image.NewUniform(color.Gray{Y: 225}), image.Point{}, draw.Src)
	draw.Draw(page, img.Rect.Add(at), img, image.Point{}, draw.Src)
	return page
}

func as(img image.Image, onto draw.Image) image.Image {
	draw.Draw(onto, onto.Bounds(), img, image.Point{}, draw.Src)
	return onto
}

func shifted(img *image.Gray, by image.Point) image.Image {
	return &image.Gray{Pix: img.Pix, Stride: img.Stride, Rect: img.Rect.Add(by)}
}

func transparent(img *image.Gray) image.Image {
	out := image.NewNRGBA(img.Rect)
	for y := range img.Rect.Dy() {
		for x := range img.Rect.Dx() {
			// Light modules are nothing at all, and black in the colour channels.
			out.SetNRGBA(x, y, color.NRGBA{A: 255 - img.GrayAt(x, y).Y})
		}
	}
	return out
}

func coloured(img *image.Gray) image.Image {
	out := image.NewRGBA(img.Rect)
	for y := range img.Rect.Dy() {
		for x := range img.Rect.Dx() {
			c := color.RGBA{250, 240, 180, 255}
			if img.GrayAt(x, y).Y == 0 {
				c = color.RGBA{20, 30, 120, 255}
			}
			out.SetRGBA(x, y, c)
		}
	}
	return out
}

func mirrored(img *image.Gray) image.Image {
	out := image.NewGray(img.Rect)
	for y := range img.Rect.Dy() {
		for x := range img.Rect.Dx() {
			out.SetGray(img.Rect.Dx()-1-x, y, img.GrayAt(x, y))
		}
	}
	return out
}

func turned(img *image.Gray, angle float64) image.Image {
	side := int(1.5 * float64(img.Rect.Dx()))
	out := image.NewGray(image.Rect(0, 0, side, side))
	sin, cos := math.Sincos(angle)
	mid, half := float64(side)/2, float64(img.Rect.Dx())/2
	for y := range side {
		for x := range side {
			dx, dy := float64(x)+0.5-mid, float64(y)+0.5-mid
			at := image.Pt(int(math.Floor(dx*cos+dy*sin+half)), int(math.Floor(dy*cos-dx*sin+half)))
			out.SetGray(x, y, color.Gray{Y: 255})
			if at.In(img.Rect) {
				out.SetGray(x, y, img.GrayAt(at.X, at.Y))
			}
		}
	}
	return out
}

func shadowed(img *image.Gray) image.Image {
	out := image.NewGray(img.Rect)
	for y := range img.Rect.Dy() {
		for x := range img.Rect.Dx() {
			light := 0.25
			if x+y > img.Rect.Dx() {
				light = 1
			}
			out.SetGray(x, y, color.Gray{Y: byte((float64(img.GrayAt(x, y).Y)*0.8 + 40) * light)})
		}
	}
	return out
}

func specked(img *image.Gray) image.Image {
	out := as(img, image.NewGray(img.Rect)).(*image.Gray)
	r := rand.New(rand.NewPCG(3, 5))
	for range len(out.Pix) / 40 {
		out.Pix[r.IntN(len(out.Pix))] ^= 0xff
	}
	return out
}
