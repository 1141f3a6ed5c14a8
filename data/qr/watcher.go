package qr

import (
	"context"
	"image"
	"math"
	"slices"

	"github.com/makiuchi-d/gozxing"
)

// Watcher reads codes from the frames of a camera as they come. Decode tries one strategy after
// another on a picture and takes a third of a second when none reads anything; the frames of a
// camera are nearly alike, so a Watcher tries one strategy a frame, each in its turn, and stays with
// the one that read something for as long as it does. What it sees of a code but cannot read it adds
// up over the frames (memory). The codes of one message may be shown one after another: with the last
// of them Next gives the whole, and Parts tells how many there are until then. It is not safe for concurrent use.
type Watcher struct {
	turn int // of the strategy that the next frame is tried with
	seen memory
	// patience is for how many more frames a strategy that sees a code it cannot read is stayed with.
	patience int
	parts    collection
	// shown is how many parts of an unfinished message were shown, of how many it has.
	shown, of int
}

// NewWatcher gives a Watcher that has seen nothing yet.
func NewWatcher() *Watcher { return &Watcher{patience: maxPatience} }

// maxPatience is how many frames in a row are added up.
const maxPatience = 5

// A look is one strategy for one frame: at which size, and how it is read.
type look struct {
	scale    float64
	negative bool // light on dark
	read     func(*image.Gray, *memory) []reading
}

// looks are taken in turn: those first that read most of what is held before a camera.
var looks = []look{
	{1, false, scanned(2, 2)},
	{1, false, scanned(1, 2)},
	{1, false, binarized(hybrid, coarse)},
	{1, false, scanned(1, 1)},
	{1, true, scanned(2, 1)},
	{0.5, false, scanned(2, 1)},
	{1.5, false, binarized(hybrid, fine)},
	{1, false, binarized(global, fine)},
	{1, true, binarized(hybrid, coarse)},
}

// binarized gives the strategy that parts dark from light before it looks for anything.
func binarized(by func(*image.Gray) *gozxing.BitMatrix, detect func(*gozxing.BitMatrix) []reading) func(*image.Gray, *memory) []reading {
	return func(g *image.Gray, _ *memory) []reading {
		if m := by(g); m != nil {
			return detect(m)
		}
		return nil
	}
}

// A frame is grown to at most frameLimit pixels, and left as it is where that is hardly more than it
// has: a frame must be done with before the next one comes.
const (
	frameLimit = 1_200_000
	hardly     = 1.25
)

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
	w.seen.grew = false
	switch {
	case s.look(g, looks[w.turn], &w.seen):
		w.patience = maxPatience
	case w.seen.grew && w.patience > 0:
		w.patience--
	default:
		w.turn, w.patience = (w.turn+1)%len(looks), maxPatience
	}
	s.codes = join(w.parts.add(s.codes))
	w.shown, w.of = 0, 0
	s.codes = slices.DeleteFunc(s.codes, func(r reading) bool {
		if r.payload.append.total < 2 {
			return false
		}
		w.shown, w.of = len(r.siblings(w.parts)), r.payload.append.total
		return true
	})
	return s.found(), ctx.Err()
}

// Parts tells how many codes were shown of a message that is spread over several, when the latest frame
// holds one of them and others are still to come; else 0 of 0.
func (w *Watcher) Parts() (shown, of int) { return w.shown, w.of }

// look tries one strategy and reports whether it read something.
func (s *search) look(g *image.Gray, l look, seen *memory) bool {
	if l.scale > 1 {
		if l.scale = min(l.scale, math.Sqrt(frameLimit/float64(g.Rect.Dx()*g.Rect.Dy()))); l.scale < hardly {
			l.scale = 1
		}
	}
	if l.scale != 1 {
		g = rescale(g, l.scale)
	}
	if l.negative {
		g = invert(g)
	}
	found := l.read(g, seen)
	s.keep(found, l.scale)
	return len(found) > 0
}

// scanned gives the strategy that scans a picture with a reach and a sharpening.
func scanned(reach int, sharpen float32) func(*image.Gray, *memory) []reading {
	return func(g *image.Gray, seen *memory) []reading {
		s := scan{g: g, middle: middleOf(g, reach), sharpen: sharpen}
		return s.read(seen)
	}
}
