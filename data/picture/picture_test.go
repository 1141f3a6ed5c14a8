package picture

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"image/png"
	"os"
	"regexp"
	"runtime/debug"
	"strconv"
	"testing"
	"time"
)

const mostMemory = 150 << 20 // bytes that any picture may take the program over what it had

// peak runs f and gives by how many bytes the process grew meanwhile, at most.
func peak(t *testing.T, f func()) int64 {
	t.Helper()
	debug.FreeOSMemory()
	if err := os.WriteFile("/proc/self/clear_refs", []byte("5"), 0); err != nil {
		t.Skip("the system does not tell the peak of memory")
	}
	before := status(t, "VmHWM")
	f()
	return status(t, "VmHWM") - before
}

func status(t *testing.T, field string) int64 {
	b, err := os.ReadFile("/proc/self/status")
	m := regexp.MustCompile(field + `:\s+(\d+) kB`).FindSubmatch(b)
	if err != nil || m == nil {
		t.Skip("the system does not tell the peak of memory")
	}
	n, _ := strconv.ParseInt(string(m[1]), 10, 64)
	return n << 10
}

func shrunk(b []byte) error {
	return Use(context.Background(), b, func(img image.Image, _ string) error {
		Shrink(img, 2048)
		return nil
	})
}

func TestNoPictureTakesMoreMemoryThanIsSaid(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector takes memory of its own")
	}
	for name, make := range bombs {
		t.Run(name+", as large as is taken", func(t *testing.T) {
			side := 65000
			for ; side > 100; side -= side/100 + 1 {
				if _, _, err := Look(make(side, true)); err == nil {
					break
				}
			}
			var b []byte
			for ; side > 100; side -= side/100 + 1 { // the pixels count as well
				b = make(side, false)
				if _, _, err := Look(b); err == nil {
					break
				}
			}
			var err error
			grown := peak(t, func() { err = shrunk(b) })
			t.Logf("%d pixels a side in %d KB: %d MB more, %v", side, len(b)>>10, grown>>20, err)
			if grown > mostMemory {
				t.Errorf("it took %d MB", grown>>20)
			}
			var large *TooLarge
			if errors.As(err, &large) {
				t.Errorf("it is refused: %v", err)
			}
		})
		t.Run(name+", larger", func(t *testing.T) {
			b := make(12_000, true)
			var err error
			if grown := peak(t, func() { err = shrunk(b) }); grown > 8<<20 {
				t.Errorf("refusing it took %d MB", grown>>20)
			}
			var large *TooLarge
			if !errors.As(err, &large) || large.Width != 12_000 {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestManyPicturesTakeNoMoreThanOne(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector takes memory of its own")
	}
	b := pngBomb(16, 6, 4, 0)(3700, false)
	grown := peak(t, func() {
		done := make(chan error)
		for range 4 {
			go func() { done <- shrunk(b) }()
		}
		for range 4 {
			if err := <-done; err != nil {
				t.Error(err)
			}
		}
	})
	if grown > mostMemory+4*17<<20 { // each keeps a smaller picture for a moment
		t.Errorf("they took %d MB", grown>>20)
	}
}

func TestWhoWaitsForAPictureCanLeave(t *testing.T) {
	b := pngBomb(8, 6, 4, 0)(40, false)
	ctx, cancel := context.WithCancel(t.Context())
	err := Use(ctx, b, func(image.Image, string) error {
		left := make(chan error)
		go func() {
			left <- Use(ctx, b, func(image.Image, string) error { t.Error("two at a time"); return nil })
		}()
		time.Sleep(20 * time.Millisecond)
		cancel()
		return <-left
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestASmallPictureDoesNotWaitForALargeOne(t *testing.T) {
	turn <- struct{}{}
	defer func() { <-turn }()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	if err := Use(ctx, pngBomb(8, 6, 4, 0)(900, false), func(image.Image, string) error { return nil }); err != nil {
		t.Error(err)
	}
	ctx, cancel = context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if err := Use(ctx, pngBomb(8, 6, 4, 0)(2000, false), func(image.Image, string) error { return nil }); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("two large ones at a time: %v", err)
	}
}

func TestPicturesOfPhonesAreRead(t *testing.T) {
	for name, c := range map[string]struct {
		make bomb
		side int
	}{
		"48 megapixels":             {bombs["JPEG"], 6930},
		"12 megapixels progressive": {bombs["progressive JPEG"], 3465},
		"a screen of 4k":            {bombs["PNG of 8 bits"], 2880},
	} {
		if _, _, err := Look(c.make(c.side, true)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestShrinkTakesTheMean(t *testing.T) {
	src := image.NewNRGBA(image.Rect(5, 7, 5+40, 7+20))
	for y := 7; y < 27; y++ {
		for x := 5; x < 45; x++ {
			src.Set(x, y, color.NRGBA{R: uint8(200 * ((x + y) % 2)), A: 255})
		}
	}
	got := Shrink(src, 10)
	if got.Rect != image.Rect(0, 0, 10, 5) {
		t.Fatalf("it is %v", got.Rect)
	}
	for y := range 5 {
		for x := range 10 {
			if c := got.RGBAAt(x, y); c != (color.RGBA{100, 0, 0, 255}) {
				t.Fatalf("at %d, %d: %v", x, y, c)
			}
		}
	}
	if c := Shrink(image.NewNRGBA(image.Rect(0, 0, 3, 300)), 30).RGBAAt(0, 29); c != (color.RGBA{255, 255, 255, 255}) {
		t.Errorf("what is transparent is %v, not white", c)
	}
}

func TestReadableRemembers(t *testing.T) {
	b := pngBomb(8, 6, 4, 0)(41, false)
	if !Readable(t.Context(), b) || Readable(t.Context(), b[:60]) {
		t.Error("a whole picture is not readable, or half of one is")
	}
	smallTurn <- struct{}{} // nobody can unpack
	defer func() { <-smallTurn }()
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if !Readable(ctx, b) || Readable(ctx, b[:60]) {
		t.Error("it is unpacked again")
	}
}

// FuzzSize checks that a picture has no more pixels in memory than was said.
func FuzzSize(f *testing.F) {
	for _, make := range bombs {
		f.Add(make(24, false))
	}
	var b bytes.Buffer
	_ = png.Encode(&b, image.NewPaletted(image.Rect(0, 0, 9, 9), color.Palette{color.Black}))
	f.Add(b.Bytes())
	f.Fuzz(func(t *testing.T, b []byte) {
		c, kind, err := Look(b)
		if err != nil || c.Width*c.Height > 1<<20 {
			return
		}
		_ = Use(t.Context(), b, func(img image.Image, _ string) error {
			r := img.Bounds()
			if r.Dx() > c.Width || r.Dy() > c.Height || int64(r.Dx()*r.Dy())*taken(img) > size(b, c, kind) {
				t.Errorf("%s of %v, %T: said %d bytes, %d × %d", kind, r, img, size(b, c, kind), c.Width, c.Height)
			}
			return nil
		})
	})
}

// taken is the bytes of a pixel as it lies in memory, at least.
func taken(img image.Image) int64 {
	switch img.(type) {
	case *image.Gray, *image.Paletted, *image.YCbCr:
		return 1
	case *image.Gray16:
		return 2
	case *image.RGBA64, *image.NRGBA64:
		return 8
	}
	return 4
}
