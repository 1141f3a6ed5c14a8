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
	// Text is decoded by the character set that the code names; where it names none, as UTF-8 if it is
	// that, else as Windows-1252. That is a try only where Open is set.
	Text string
	// Bytes is the payload as written.
	Bytes []byte
	// Open says that the code does not tell in which character set Bytes are, and they are not ASCII.
	Open bool
	// Hint names the character set of the kanji or hanzi among open Bytes: "shift_jis" or "gbk"; "" without.
	Hint string
	// At are the corners, clockwise from the top left as read; zero when unknown.
	At [4]image.Point
	// Part tells which part of a message the code is, when it is spread over several and not all were read.
	Part Part

	read reading
}

// String is the text.
func (f Found) String() string { return f.Text }

// Decode reads every code it can find in the picture; none is no error. It tries strategies from
// cheap to costly, stays with the first that reads something, and stops when ctx ends: what was
// read until then is returned with the context's error. A payload that is there twice is listed
// once. The parts of a message spread over several codes (structured append) are joined when all
// are there.
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

// search is one picture's way through the cascade.
type search struct {
	ctx    context.Context
	origin image.Point // of the picture given
	scale  float64     // pixels of the picture given in one searched pixel
	codes  []reading   // corners in pixels of the picture given
	bends  bends       // of all sizes that it was tried at
}

// rescales are the factors tried when the picture as it is holds nothing readable, in the
// order of what they gained on photographs. Growing helps small codes and costs
// most, so larger pictures are spared it.
var rescales = []float64{0.5, 0.75, 1.5, 0.3, 2, 0.9, 0.2}

// Pictures are grown up to growLimit pixels, and not reduced below shrinkLimit a side.
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

// scaled tries a resized picture, light on dark too: a photographed screen may show both.
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

// try runs one strategy on a picture at a scale; when it reads a code the others on the
// same picture are looked for too.
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

// scan looks for small and blurred codes, and large ones that are not flat.
func (s *search) scan(g *image.Gray, factor float64) bool {
	for _, sharpen := range [...]float32{0, 2} {
		l := scan{g: g, middle: middleOf(g, 2), sharpen: sharpen, factor: factor, bends: &s.bends}
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

// found lists the codes, the parts of a message joined.
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

// found says what the code holds, but for where it is.
func (r reading) found() Found {
	f := Found{Bytes: r.payload.bytes(), Hint: r.payload.hint(), read: r}
	f.Text, f.Open = r.payload.text()
	if a := r.payload.append; a.total > 1 {
		f.Part = Part{Number: a.index + 1, Of: a.total}
	}
	return f
}

// span gives where a horizontal line enters and leaves a convex outline; left is beyond
// right where it misses it.
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
