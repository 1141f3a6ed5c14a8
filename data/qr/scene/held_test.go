package scene

import (
	"bytes"
	"image"
	"math"
	"math/rand/v2"
	"testing"
)

// board is a code of alternating modules.
func board(size int) Code {
	c := Code{Size: size, Modules: make([]bool, size*size)}
	for i := range c.Modules {
		c.Modules[i] = (i%size+i/size)%2 == 0
	}
	return c
}

func TestAModuleIsAsLargeAsItIsHeld(t *testing.T) {
	p := pose{roll: 0.3, x: 500, y: 200, distance: focal / 4}
	back := p.back()
	if u, v := back(500, 200); math.Hypot(u, v) > 1e-9 {
		t.Errorf("the middle is at %.3f, %.3f", u, v)
	}
	u, v := back(500+40*math.Cos(0.3), 200+40*math.Sin(0.3))
	if math.Abs(u-10) > 1e-6 || math.Abs(v) > 1e-6 {
		t.Errorf("40 pixels along its row are %.3f, %.3f modules, want 10, 0", u, v)
	}
	// Tilted about the picture's vertical, its far half is smaller.
	p = pose{tilt: 0.5, about: math.Pi / 2, x: 500, y: 200, distance: focal / 4}
	back = p.back()
	left, _ := back(460, 200)
	right, _ := back(540, 200)
	if math.Abs(-left-right) < 0.1 {
		t.Errorf("40 pixels to the left are %.2f modules, to the right %.2f", left, right)
	}
}

func TestFramesDifferAndComeAgain(t *testing.T) {
	film := func() (out []*image.Gray) {
		h := NewClip(0, board(25), rand.New(rand.NewPCG(1, 1)))
		return append(out, h.Frame(), h.Frame())
	}
	one, other := film(), film()
	if bytes.Equal(one[0].Pix, one[1].Pix) {
		t.Error("two frames are the same")
	}
	for i := range one {
		if !bytes.Equal(one[i].Pix, other[i].Pix) {
			t.Errorf("frame %d is another the second time", i)
		}
	}
}

func TestTheMiddleModuleIsSeenInTheMiddle(t *testing.T) {
	for name, change := range map[string]func(*Held){
		"upright": func(*Held) {}, "turned": func(h *Held) { h.Roll = 2 }, "tilted": func(h *Held) { h.Tilt = 0.6 },
		"bent": func(h *Held) { h.Bow = 1 }, "mirrored": func(h *Held) { h.Mirrored = true }, "round": func(h *Held) { h.Dots = true },
	} {
		h := Held{
			Code: board(25), Pixels: 9, X: 150, Y: 150, Blur: 0.4, Dark: 20, Light: 220, Quiet: quiet,
			Background: image.NewGray(image.Rect(0, 0, 300, 300)), R: rand.New(rand.NewPCG(1, 1)),
		}
		change(&h)
		if got := h.Frame().GrayAt(150, 150).Y; got > 60 {
			t.Errorf("%s: %d, want dark", name, got)
		}
		h.Negative = true
		if got := h.Frame().GrayAt(150, 150).Y; got < 180 {
			t.Errorf("%s, light on dark: %d, want light", name, got)
		}
	}
}

func TestAFrameIsBlurredAndGrained(t *testing.T) {
	edge := image.NewGray(image.Rect(0, 0, 40, 40))
	for i := range edge.Pix {
		if i%40 >= 20 {
			edge.Pix[i] = 200
		}
	}
	soft := Blur(edge, 2)
	if a, b := soft.GrayAt(19, 20).Y, soft.GrayAt(20, 20).Y; a < 60 || b > 140 || soft.GrayAt(0, 20).Y != 0 || soft.GrayAt(39, 20).Y != 200 {
		t.Errorf("an edge of 0 and 200 became %d and %d", a, b)
	}
	flat := image.NewGray(image.Rect(0, 0, 100, 100))
	for i := range flat.Pix {
		flat.Pix[i] = 128
	}
	Grain(flat, 10, rand.New(rand.NewPCG(1, 1)))
	var sum, squares float64
	for _, v := range flat.Pix {
		d := float64(v) - 128
		sum, squares = sum+d, squares+d*d
	}
	n := float64(len(flat.Pix))
	if mean, sigma := sum/n, math.Sqrt(squares/n); math.Abs(mean) > 0.5 || math.Abs(sigma-10) > 0.5 {
		t.Errorf("the grain has mean %.2f and sigma %.2f, want 0 and 10", mean, sigma)
	}
}
