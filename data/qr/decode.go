package qr

import (
	"context"
	"image"
	"math"
	"slices"

	"github.com/makiuchi-d/gozxing"
)

// Found is one code read from a picture.
type Found struct {
	// Text is decoded by the character set that the code names. If it names none, Text is UTF-8 if the
	// bytes are valid UTF-8, else Windows-1252. With Open set Text is only a guess.
	Text string
	// Bytes is the payload as written.
	Bytes []byte
	// Open says that the code does not name the character set of Bytes, and that they are not ASCII.
	Open bool
	// Hint names the character set of the kanji or hanzi among open Bytes: "shift_jis" or "gbk"; "" if there are none.
	Hint string
	// At are the corners, clockwise from the top left of the code; zero when unknown.
	At [4]image.Point
	// Part says which part of a message the code is, when the message is spread over several codes and not
	// all of them were read.
	Part Part

	read reading
}

// String is the text.
func (f Found) String() string { return f.Text }

// Decode reads every code that it finds in the picture; finding none is no error. It tries strategies
// from cheap to costly and stops after the first that reads something. When ctx ends, Decode returns what
// was read until then, with the error of the context. A payload that occurs twice is listed once. The
// parts of a message spread over several codes (structured append) are joined when all of them were read.
func Decode(ctx context.Context, img image.Image) ([]Found, error) {
	if img == nil || img.Bounds().Empty() {
		return nil, nil
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s := search{ctx: ctx, origin: img.Bounds().Min}
	g := grayOf(img)
	s.scale = float64(img.Bounds().Dx()) / float64(g.Rect.Dx())
	s.run(g)
	return s.found(), ctx.Err()
}

// search takes one picture through the cascade.
type search struct {
	ctx    context.Context
	origin image.Point // of the picture given
	scale  float64     // pixels of the picture given in one searched pixel
	codes  []reading   // corners in pixels of the picture given
	bends  bends       // of all sizes
}

// rescales are the factors that are tried when nothing is read from the picture as it is, in the
// order of what they gained on photographs. Growing helps small codes and costs
// most, so large pictures are not grown.
var rescales = []float64{0.5, 0.75, 1.5, 0.3, 2, 0.9, 0.2}

// Pictures are grown up to growLimit pixels, and not reduced below shrinkLimit pixels a side.
const (
	growLimit   = 2_500_000
	shrinkLimit = 60
)

// run tries the strategies until one reads something.
func (s *search) run(g *image.Gray) {
	near := hybrid(g)
	if s.try(near, 1, coarse) {
		return
	}
	whole := global(g)
	if s.try(whole, 1, coarse) || s.try(whole, 1, pure) || s.try(near, 1, pure) || s.try(near, 1, fine) {
		return
	}
	if s.stop() || s.scan(g, 1) || s.stop() || s.try(hybrid(invert(g)), 1, coarse) {
		return
	}
	for _, f := range rescales {
		w, h := float64(g.Rect.Dx())*f, float64(g.Rect.Dy())*f
		if f > 1 && w*h > growLimit || f < 1 && min(w, h) < shrinkLimit {
			continue
		}
		if s.stop() || s.scaled(rescale(g, f), f) {
			return
		}
	}
}

// scaled tries a resized picture, also its negative: a photographed screen may show either.
func (s *search) scaled(g *image.Gray, factor float64) bool {
	near := hybrid(g)
	if s.try(near, factor, coarse) || s.try(near, factor, fine) || s.stop() || s.scan(g, factor) {
		return true
	}
	whole := global(g)
	return s.try(whole, factor, coarse) || s.try(whole, factor, fine) ||
		s.try(hybrid(invert(g)), factor, coarse)
}

func (s *search) stop() bool { return s.ctx.Err() != nil }

// try runs one strategy on a picture at a scale, and reports whether it read a code.
func (s *search) try(m *gozxing.BitMatrix, scale float64, strategy func(*gozxing.BitMatrix) []reading) bool {
	if m == nil || s.stop() {
		return false
	}
	found := strategy(m)
	if len(found) == 0 {
		return false
	}
	s.keep(found, scale)
	return true
}

// scan looks for small and blurred codes, and for large ones that are not flat.
func (s *search) scan(g *image.Gray, factor float64) bool {
	for _, sharpen := range [...]float32{0, 2} {
		l := scan{g: g, threshold: thresholdOf(g, 2), sharpen: sharpen, factor: factor, bends: &s.bends}
		if found := l.read(nil); len(found) > 0 {
			return s.keep(found, factor)
		}
	}
	return false
}

// keep adds readings that are new and reports whether there were any.
func (s *search) keep(found []reading, scale float64) bool {
	grew := false
	for _, r := range found {
		if slices.ContainsFunc(s.codes, r.same) {
			continue
		}
		for i, p := range r.corners {
			r.corners[i] = point{p.x * s.scale / scale, p.y * s.scale / scale}
		}
		s.codes = append(s.codes, r)
		grew = true
	}
	return grew
}

// same reports whether both hold the same payload.
func (r reading) same(o reading) bool {
	return r.payload.append == o.payload.append && slices.EqualFunc(r.payload.runs, o.payload.runs, func(a, b run) bool {
		return a.charset == b.charset && slices.Equal(a.bytes, b.bytes)
	})
}

// found lists the codes, with the parts of a message joined.
func (s *search) found() []Found {
	var out []Found
	for _, r := range join(s.codes) {
		f := r.found()
		if r.located {
			for i, p := range r.corners {
				f.At[i] = s.origin.Add(image.Pt(int(math.Round(p.x)), int(math.Round(p.y))))
			}
		}
		out = append(out, f)
	}
	return out
}

// found says what the code holds, without its place.
func (r reading) found() Found {
	f := Found{Bytes: r.payload.bytes(), Hint: r.payload.hint(), read: r}
	f.Text, f.Open = r.payload.text()
	if a := r.payload.append; a.total > 1 {
		f.Part = Part{Number: a.index + 1, Of: a.total}
	}
	return f
}

// span gives the places where a horizontal line enters and leaves a convex outline. left is larger than
// right when the line misses it.
func span(corners [4]point, y float64) (left, right float64) {
	left, right = math.Inf(1), math.Inf(-1)
	for i, a := range corners {
		b := corners[(i+1)%4]
		if (a.y <= y) == (b.y <= y) {
			continue
		}
		x := a.x + (y-a.y)/(b.y-a.y)*(b.x-a.x)
		left, right = min(left, x), max(right, x)
	}
	return left, right
}
