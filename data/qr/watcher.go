package qr

import (
	"context"
	"image"
	"math"

	"github.com/makiuchi-d/gozxing"
)

// Watcher reads codes from the frames of a camera as they come. Decode tries one strategy after
// another on a picture and takes a third of a second when none reads anything; the frames of a
// camera are nearly alike, so a Watcher tries one strategy a frame, each in its turn, and stays with
// the one that read something for as long as it does. It is not safe for concurrent use.
type Watcher struct {
	turn int // of the strategy that the next frame is tried with
}

// NewWatcher gives a Watcher that has seen nothing yet.
func NewWatcher() *Watcher { return &Watcher{} }

// A look is one strategy for one frame: which size, how dark is told from light, how closely it is
// searched.
type look struct {
	scale    float64
	negative bool // light on dark
	binarize func(*image.Gray) *gozxing.BitMatrix
	detect   func(*gozxing.BitMatrix) []reading
}

// looks are taken in turn. The plain one reads most codes and is taken every other time.
var looks = []look{
	{1, false, hybrid, coarse},
	{1.5, false, hybrid, fine},
	{1, false, hybrid, fine},
	{1, false, global, fine},
	{1, false, hybrid, coarse},
	{0.5, false, hybrid, fine},
	{1, true, hybrid, coarse},
	{2, false, global, coarse},
}

// A frame is grown to at most frameLimit pixels: 720p twice as wide and high.
const frameLimit = 4_000_000

// Next reads what it can from the next frame with one strategy; no code is no error. What it
// returns may be what the frame before held as well. It fails only with the context's error.
func (w *Watcher) Next(ctx context.Context, img image.Image) ([]Found, error) {
	if img == nil || img.Bounds().Empty() {
		return nil, nil
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s := search{ctx: ctx, origin: img.Bounds().Min}
	g := grayOf(img)
	s.scale = float64(img.Bounds().Dx()) / float64(g.Rect.Dx())
	if !s.look(g, looks[w.turn]) {
		w.turn = (w.turn + 1) % len(looks)
	}
	return s.found(), ctx.Err()
}

// look tries one strategy and reports whether it read something.
func (s *search) look(g *image.Gray, l look) bool {
	if l.scale > 1 {
		l.scale = min(l.scale, max(1, math.Sqrt(frameLimit/float64(g.Rect.Dx()*g.Rect.Dy()))))
	}
	if l.scale != 1 {
		g = rescale(g, l.scale)
	}
	if l.negative {
		g = invert(g)
	}
	return s.try(l.binarize(g), l.scale, l.detect)
}
