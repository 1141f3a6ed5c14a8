package qr

import (
	"context"
	"errors"
	"image"
	"testing"

	"lanyard/data/qr/scene"
)

// turns is how many frames a watcher needs at most to have tried all it knows.
const turns = 12

// watch shows the watcher one picture over and over, and gives what was read first and at which
// frame.
func watch(t *testing.T, w *Watcher, img image.Image, frames int) ([]Found, int) {
	t.Helper()
	for n := range frames {
		found, err := w.Next(t.Context(), img)
		if err != nil {
			t.Fatal(err)
		}
		if len(found) > 0 {
			return found, n + 1
		}
	}
	return nil, frames
}

func TestWatcherReads(t *testing.T) {
	plain := codeImage(t, sampleText, 5)
	for name, tc := range map[string]struct {
		img    image.Image
		frames int
	}{
		"a code before the camera, at once": {onPage(plain, 1280, 720, image.Pt(400, 150)), 1},
		"a frame that does not start at 0":  {shifted(onPage(plain, 640, 480, image.Pt(80, 60)), image.Pt(-40, 77)), 1},
		"mirrored":                          {mirrored(onPage(plain, 1280, 720, image.Pt(400, 150))), 1},
		"light on dark":                     {invert(onPage(plain, 1280, 720, image.Pt(400, 150))), turns},
		"two pixels a module":               {onPage(codeImage(t, sampleText, 2), 1280, 720, image.Pt(700, 350)), turns},
		"blurred":                           {rescale(rescale(onPage(plain, 1280, 720, image.Pt(400, 150)), 0.4), 2.5), turns},
		"the whole frame":                   {codeImage(t, sampleText, 15), turns},
	} {
		t.Run(name, func(t *testing.T) {
			found, n := watch(t, NewWatcher(), tc.img, tc.frames)
			if len(found) != 1 || found[0].Text != sampleText {
				t.Fatalf("read %q in %d frames", found, n)
			}
			for _, p := range found[0].At {
				if !p.In(tc.img.Bounds()) {
					t.Errorf("corner %v lies outside %v", p, tc.img.Bounds())
				}
			}
		})
	}
}

// A code that needed a costly strategy is read again with the next frame.
func TestWatcherStaysWithWhatWorked(t *testing.T) {
	w := NewWatcher()
	img := invert(onPage(codeImage(t, sampleText, 5), 1280, 720, image.Pt(400, 150)))
	if found, _ := watch(t, w, img, turns); len(found) == 0 {
		t.Fatal("nothing read")
	}
	if found, _ := watch(t, w, img, 1); len(found) == 0 {
		t.Error("the next frame is not read")
	}
}

func TestWatcherWithoutACode(t *testing.T) {
	w := NewWatcher()
	for _, img := range []image.Image{nil, image.NewGray(image.Rectangle{}), image.NewGray(image.Rect(0, 0, 1, 1)), scene.Clutter(640, 480), image.NewGray(image.Rect(0, 0, 640, 480))} {
		if found, n := watch(t, w, img, turns); found != nil {
			t.Errorf("read %q at frame %d", found, n)
		}
	}
}

func TestWatcherStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if found, err := NewWatcher().Next(ctx, codeImage(t, sampleText, 4)); !errors.Is(err, context.Canceled) || found != nil {
		t.Errorf("read %q, %v", found, err)
	}
}

func BenchmarkWatcher(b *testing.B) {
	for name, img := range map[string]image.Image{
		"720p without a code": scene.Clutter(1280, 720),
		"720p with a code":    onPage(codeImage(b, sampleText, 3), 1280, 720, image.Pt(300, 100)),
	} {
		b.Run(name, func(b *testing.B) {
			w := NewWatcher()
			for b.Loop() {
				if _, err := w.Next(b.Context(), img); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("720p, one plain attempt", func(b *testing.B) {
		img := scene.Clutter(1280, 720)
		for b.Loop() {
			coarse(hybrid(grayOf(img)))
		}
	})
}
