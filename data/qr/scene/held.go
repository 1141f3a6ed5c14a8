package scene

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"math/rand/v2"

	xdraw "golang.org/x/image/draw"
)

// Code holds the modules of a code, row by row, without a quiet zone; true is dark.
type Code struct {
	Size    int // modules a side
	Modules []bool
}

func (c Code) dark(x, y int) bool {
	return x >= 0 && y >= 0 && x < c.Size && y < c.Size && c.Modules[y*c.Size+x]
}

// Held is a code on paper before a camera with a field of view of 65°. Angles are in radians, greys
// from 0 to 255.
type Held struct {
	Code       Code
	Pixels     float64     // side of a module at the code's centre: the root of its area
	X, Y       float64     // of the code's centre in the picture
	Tilt       float64     // away from the camera
	About      float64     // the axis of the tilt, in the plane of the paper
	Roll       float64     // in the plane of the paper
	Bow        float64     // half the angle by which the paper is wound around a cylinder; 0 is flat
	Shake      float64     // how unsteady the hand is: 1 is usual, 0 is a stand
	Blur       float64     // sigma in pixels
	Noise      float64     // sigma in grey levels
	Dark       float64     // grey of the ink
	Light      float64     // grey of the paper
	Quiet      float64     // modules of paper around the code
	Dots       bool        // modules are round, as in some designs
	Negative   bool        // light ink on dark paper
	Mirrored   bool        // seen from behind or in a mirror
	GlareX     float64     // centre of a bright spot, in modules from the code's corner
	GlareY     float64     //
	Glare      float64     // width of the spot in modules; 0 for none
	Background *image.Gray // around the paper, as large as the picture
	R          *rand.Rand
}

const (
	// FrameWidth and FrameHeight are the pixels of a camera's frame.
	FrameWidth, FrameHeight = 1280, 720
	// FrameNoise is the usual noise, in grey levels.
	FrameNoise = 8
)

// focal is the camera's focal length in pixels.
var focal = FrameWidth / 2 / math.Tan(65.0/2*math.Pi/180)

// Clips is how many clips NewClip knows.
const Clips = 100

// ClipVersion is the version of the code that the n-th clip shows: all from 6 to 17.
func ClipVersion(n int) int { return 6 + n%12 }

// NewClip holds a code of ClipVersion(n) before a camera of FrameWidth × FrameHeight: every fourth with
// glare, every fifth in low light. Pass the random numbers that made up the code.
func NewClip(n int, code Code, r *rand.Rand) *Held {
	between := func(lo, hi float64) float64 { return lo + (hi-lo)*r.Float64() }
	h := &Held{
		Code: code, Pixels: between(2, 4), Blur: between(0.5, 1.5), Noise: FrameNoise, Shake: 1, Quiet: quiet,
		Tilt: between(0, 35) * math.Pi / 180, About: between(0, 2*math.Pi), Roll: between(-15, 15) * math.Pi / 180,
		Dark: between(15, 60), Light: between(180, 235), R: r,
	}
	half := h.Pixels * (float64(code.Size) + 2*quiet) * 0.72 // the corner of a turned square
	h.X, h.Y = between(half, FrameWidth-half), between(min(half, 360), max(FrameHeight-half, 360))
	if n%4 == 3 {
		s := float64(code.Size)
		h.GlareX, h.GlareY, h.Glare = between(0, s), between(0, s), between(0.1, 0.25)*s
	}
	if n%5 == 4 {
		h.Dark, h.Light = between(8, 20), between(70, 110)
	}
	h.Background = Coarse(FrameWidth, FrameHeight)
	return h
}

// quiet is the quiet zone of ISO/IEC 18004, in modules.
const quiet = 4

// Frame draws the next frame: a little different from the one before, unless Shake is 0.
func (h *Held) Frame() *image.Gray {
	shake := func(by float64) float64 { return h.Shake * by * h.R.NormFloat64() }
	p := pose{
		tilt: h.Tilt + shake(0.02), about: h.About + shake(0.02), roll: h.Roll + shake(0.01),
		x: h.X + shake(2), y: h.Y + shake(2), distance: focal / h.Pixels * math.Sqrt(math.Cos(h.Tilt)) * (1 + shake(0.01)),
	}
	out := image.NewGray(h.Background.Rect)
	for i, v := range h.Background.Pix {
		out.Pix[i] = byte(h.Dark + float64(v)/255*(h.Light-h.Dark))
	}
	h.paint(out, p)
	out = Blur(out, max(0.4, h.Blur+shake(0.05)))
	Grain(out, float32(h.Noise), h.R)
	return out
}

// paint draws the code on its paper, nine samples a pixel.
func (h *Held) paint(out *image.Gray, p pose) {
	back := p.back()
	paper := float64(h.Code.Size)/2 + h.Quiet
	reach := int(h.Pixels*paper*1.8) + 8
	box := image.Rect(int(p.x)-reach, int(p.y)-reach, int(p.x)+reach, int(p.y)+reach).Intersect(out.Rect)
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			sum, n := 0.0, 0
			for i := range 9 {
				u, v := back(float64(x)+(float64(i%3)+0.5)/3, float64(y)+(float64(i/3)+0.5)/3)
				if u, v = h.flat(u, v, paper); max(math.Abs(u), math.Abs(v)) < paper {
					sum, n = sum+h.shade(u+float64(h.Code.Size)/2, v+float64(h.Code.Size)/2), n+1
				}
			}
			i := y*out.Stride + x
			out.Pix[i] = byte(min(255, (sum+float64(9-n)*float64(out.Pix[i]))/9))
		}
	}
}

// flat maps a place on bent or mirrored paper to flat paper, in modules from the centre.
func (h *Held) flat(u, v, paper float64) (float64, float64) {
	if h.Mirrored {
		u = -u
	}
	if h.Bow == 0 {
		return u, v
	}
	// A cylinder seen from the side: modules at its edges are narrower, its middle is nearer.
	s := math.Sin(h.Bow)
	at := u / paper * s
	if math.Abs(at) >= 1 {
		return math.Inf(1), v
	}
	near := 1 + 0.12*(math.Sqrt(1-at*at)-math.Cos(h.Bow))
	return math.Asin(at) / h.Bow * paper, v / near
}

// shade is the light of the paper at a place, in modules from the code's corner.
func (h *Held) shade(u, v float64) float64 {
	shade := h.Light
	if h.ink(u, v) != h.Negative {
		shade = h.Dark
	}
	if h.Glare > 0 {
		d := math.Hypot(u-h.GlareX, v-h.GlareY) / h.Glare
		shade += 120 * math.Exp(-d*d/2)
	}
	return min(shade, 255)
}

// dot is the radius of a round module, in modules.
const dot = 0.46

func (h *Held) ink(u, v float64) bool {
	x, y := math.Floor(u), math.Floor(v)
	if !h.Code.dark(int(x), int(y)) {
		return false
	}
	return !h.Dots || math.Hypot(u-x-0.5, v-y-0.5) < dot
}

// A pose says how the code is held: distance is in modules, x and y place the centre in the picture.
type pose struct {
	tilt, about, roll, distance float64
	x, y                        float64
}

// back gives the function that maps pixels to the plane of the code, in modules from its centre.
func (p pose) back() func(x, y float64) (u, v float64) {
	// The plane's axes as the camera sees them: rolled, then turned by tilt about an axis in the plane.
	turn := func(x, y float64) vector {
		s, c := math.Sincos(p.roll)
		x, y = x*c-y*s, x*s+y*c
		ax, ay := math.Cos(p.about), math.Sin(p.about)
		along, across := x*ax+y*ay, y*ax-x*ay
		st, ct := math.Sincos(p.tilt)
		return vector{along*ax - across*ct*ay, along*ay + across*ct*ax, across * st}
	}
	a, b := turn(1, 0), turn(0, 1)
	// The camera looks along the line to the centre, so tilt means the same anywhere in the picture. These
	// are the columns of the projection from the plane to pixels, as rays.
	seen := func(v vector, z float64) vector {
		return vector{focal*v[0] + p.x*(v[2]+z), focal*v[1] + p.y*(v[2]+z), v[2] + z}
	}
	right, down, middle := seen(a, 0), seen(b, 0), seen(vector{}, p.distance)
	byRight, byDown, byMiddle := down.cross(middle), middle.cross(right), right.cross(down)
	return func(x, y float64) (u, v float64) {
		ray := vector{x, y, 1}
		w := ray.dot(byMiddle)
		return ray.dot(byRight) / w, ray.dot(byDown) / w
	}
}

type vector [3]float64

func (a vector) dot(b vector) float64 { return a[0]*b[0] + a[1]*b[1] + a[2]*b[2] }

func (a vector) cross(b vector) vector {
	return vector{a[1]*b[2] - a[2]*b[1], a[2]*b[0] - a[0]*b[2], a[0]*b[1] - a[1]*b[0]}
}

// Clutter is a picture full of edges that holds no code.
func Clutter(w, h int) *image.Gray {
	g := image.NewGray(image.Rect(0, 0, w, h))
	r := rand.New(rand.NewPCG(1, 2))
	for i := range g.Pix {
		g.Pix[i] = byte((i%w*3+i/w*2)/20) + byte(r.IntN(40))
	}
	for range w * h / 1000 {
		side, shade := 4+r.IntN(40), color.Gray{Y: byte(r.IntN(256))}
		at := image.Pt(r.IntN(w), r.IntN(h))
		draw.Draw(g, image.Rect(at.X, at.Y, at.X+side, at.Y+side), image.NewUniform(shade), image.Point{}, draw.Src)
	}
	return g
}

// Coarse is Clutter twice as large.
func Coarse(w, h int) *image.Gray {
	half, out := Clutter(w/2, h/2), image.NewGray(image.Rect(0, 0, w, h))
	xdraw.BiLinear.Scale(out, out.Rect, half, half.Rect, draw.Src, nil)
	return out
}
