package scene

import (
	"image"
	"math"
	"math/rand/v2"
)

// Still is a class of difficult pictures.
type Still struct {
	Class       string
	first, last int // versions of the codes
	hold        func(h *Held, between func(lo, hi float64) float64)
	after       func(g *image.Gray, h *Held) // changes the picture; nil for none
}

// StillsEach is the number of pictures of each class.
const StillsEach = 8

const stillWidth, stillHeight = 640, 480

// Stills are the classes.
var Stills = []Still{
	{"plain", 1, 12, func(*Held, func(lo, hi float64) float64) {}, nil},
	{"small", 2, 12, func(h *Held, between func(lo, hi float64) float64) {
		h.Pixels = between(1.6, 2.3)
	}, nil},
	{"blurred", 1, 10, func(h *Held, between func(lo, hi float64) float64) {
		h.Blur = between(0.4, 0.6) * h.Pixels
	}, nil},
	{"grainy", 1, 12, func(h *Held, between func(lo, hi float64) float64) {
		h.Noise = between(25, 50)
	}, nil},
	{"faint", 1, 12, func(h *Held, between func(lo, hi float64) float64) {
		h.Dark = between(80, 140)
		h.Light = h.Dark + between(40, 60)
	}, nil},
	{"dark", 1, 12, func(h *Held, between func(lo, hi float64) float64) {
		h.Dark, h.Light = between(4, 10), between(55, 75)
	}, nil},
	{"glare", 4, 14, func(h *Held, between func(lo, hi float64) float64) {
		s := float64(h.Code.Size)
		h.GlareX, h.GlareY, h.Glare = between(0, s), between(0, s), between(0.15, 0.3)*s
	}, nil},
	{"shadow", 1, 12, func(*Held, func(lo, hi float64) float64) {}, shadow},
	{"tilted", 2, 12, func(h *Held, between func(lo, hi float64) float64) {
		h.Tilt = between(35, 55) * math.Pi / 180
	}, nil},
	{"turned", 1, 14, func(h *Held, between func(lo, hi float64) float64) {
		h.Roll = between(0, 2*math.Pi)
	}, nil},
	{"bent", 3, 12, func(h *Held, between func(lo, hi float64) float64) {
		h.Bow = between(0.4, 1)
	}, nil},
	{"negative", 1, 12, func(h *Held, _ func(lo, hi float64) float64) { h.Negative = true }, nil},
	{"mirrored", 1, 12, func(h *Held, _ func(lo, hi float64) float64) { h.Mirrored = true }, nil},
	{"tight", 1, 12, func(h *Held, between func(lo, hi float64) float64) {
		h.Quiet = between(0, 1)
	}, nil},
	{"round", 1, 10, func(h *Held, between func(lo, hi float64) float64) {
		h.Dots, h.Pixels = true, h.Pixels*between(1.1, 1.4)
	}, nil},
	{"blotted", 2, 12, func(*Held, func(lo, hi float64) float64) {}, blots},
	{"large", 20, 28, func(h *Held, between func(lo, hi float64) float64) {
		h.Pixels, h.Tilt, h.Blur = between(2.6, 3), between(5, 20)*math.Pi/180, 0.5
	}, nil},
	{"screen", 1, 12, func(*Held, func(lo, hi float64) float64) {}, screen},
}

// Version is the version of the code in the n-th picture of the class.
func (s Still) Version(n int) int { return s.first + n*(s.last-s.first)/(StillsEach-1) }

// Draw draws a code as its class says, in a picture of 640 × 480.
func (s Still) Draw(c Code, r *rand.Rand) *image.Gray {
	between := func(lo, hi float64) float64 { return lo + (hi-lo)*r.Float64() }
	h := &Held{
		Code: c, Pixels: between(3.2, 5), X: stillWidth/2 + between(-20, 20), Y: stillHeight/2 + between(-10, 10),
		Roll: between(-0.15, 0.15), Tilt: between(0, 0.2), About: between(0, 2*math.Pi),
		Blur: 0.6, Noise: 4, Dark: between(20, 50), Light: between(190, 225), Quiet: quiet,
		Background: Coarse(stillWidth, stillHeight), R: r,
	}
	s.hold(h, between)
	h.Pixels = min(h.Pixels, 0.85*stillHeight/(float64(c.Size)+2*h.Quiet)/math.Sqrt(math.Abs(math.Cos(h.Tilt))))
	if s.Class == "turned" {
		h.Pixels *= 0.8
	}
	g := h.Frame()
	if s.after != nil {
		s.after(g, h)
	}
	return g
}

// shadow puts a shadow with a sharp edge across the picture, and makes one side darker.
func shadow(g *image.Gray, h *Held) {
	angle, depth := h.R.Float64()*2*math.Pi, 0.25+0.2*h.R.Float64()
	sin, cos := math.Sincos(angle)
	for y := range g.Rect.Dy() {
		for x := range g.Rect.Dx() {
			light := 1 - 0.3*float64(x)/float64(g.Rect.Dx())
			if (float64(x)-h.X)*cos+(float64(y)-h.Y)*sin > 0 {
				light *= depth
			}
			g.Pix[y*g.Stride+x] = byte(light * float64(g.Pix[y*g.Stride+x]))
		}
	}
}

// blots puts three blots on the code, two dark and one light, which cover some modules each.
func blots(g *image.Gray, h *Held) {
	half := h.Pixels * float64(h.Code.Size) / 2
	for n := range 3 {
		size := h.Pixels * (1 + float64(h.Code.Size)/25*h.R.Float64())
		x, y := h.X+half*(2*h.R.Float64()-1), h.Y+half*(2*h.R.Float64()-1)
		shade := byte(h.Dark)
		if n == 0 {
			shade = byte(h.Light)
		}
		for dy := -size; dy <= size; dy++ {
			for dx := -size; dx <= size; dx++ {
				if at := image.Pt(int(x+dx), int(y+dy)); math.Hypot(dx, dy) < size && at.In(g.Rect) {
					g.Pix[at.Y*g.Stride+at.X] = shade
				}
			}
		}
	}
}

// screen draws the moiré that the lines of a display make with the pixels of a camera.
func screen(g *image.Gray, h *Held) {
	period, angle := 2.1+2*h.R.Float64(), 0.3*h.R.Float64()
	sin, cos := math.Sincos(angle)
	for y := range g.Rect.Dy() {
		for x := range g.Rect.Dx() {
			u, v := float64(x)*cos-float64(y)*sin, float64(x)*sin+float64(y)*cos
			light := 0.75 + 0.15*math.Sin(2*math.Pi*u/period) + 0.1*math.Sin(2*math.Pi*v/period)
			g.Pix[y*g.Stride+x] = byte(light * float64(g.Pix[y*g.Stride+x]))
		}
	}
}
