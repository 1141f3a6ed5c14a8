package qr

import (
	"fmt"
	"image"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"sync"
	"testing"
	"time"
)

// A clip is what a camera sees of one code held before it: 1280×720, a field of view of 65°, each
// frame a little different from the one before.
type clip struct {
	code              Code
	pixels            float64 // a module, at the code's middle: the root of the area it takes
	blur              float64 // sigma in pixels
	tilt, about, roll float64 // radians: away from the camera, about which axis, in its plane
	at                point   // of the code's middle in the frame
	dark, light       float64 // grey levels of ink and paper
	glare             point   // middle of the bright spot, in modules; none when its size is 0
	glareSize         float64 // modules
	background        *image.Gray
	r                 *rand.Rand
}

const (
	frameWidth, frameHeight = 1280, 720
	frameNoise              = 8   // grey levels
	clipCount               = 100 // of clipFrames each
	clipFrames              = 30
)

// focal is the camera's focal length in pixels.
var focal = frameWidth / 2 / math.Tan(65.0/2*math.Pi/180)

// newClip makes up the n-th clip: all versions from 6 to 17, every fourth with glare, every fifth in
// low light.
func newClip(n int) *clip {
	r := rand.New(rand.NewPCG(720, uint64(n)))
	between := func(lo, hi float64) float64 { return lo + (hi-lo)*r.Float64() }
	c := &clip{
		code: codeOfVersion(6+n%12, r), pixels: between(2, 4), blur: between(0.5, 1.5),
		tilt: between(0, 35) * math.Pi / 180, about: between(0, 2*math.Pi), roll: between(-15, 15) * math.Pi / 180,
		dark: between(15, 60), light: between(180, 235), r: r,
	}
	half := c.pixels * float64(c.code.Size+2*QuietZone) * 0.72 // the corner of a turned square
	c.at = point{between(half, frameWidth-half), between(min(half, 360), max(frameHeight-half, 360))}
	if n%4 == 3 {
		s := float64(c.code.Size)
		c.glare, c.glareSize = point{between(0, s), between(0, s)}, between(0.1, 0.25)*s
	}
	if n%5 == 4 {
		c.dark, c.light = between(8, 20), between(70, 110)
	}
	c.background = rescale(clutter(frameWidth/2, frameHeight/2), 2)
	return c
}

// frame renders the next frame.
func (c *clip) frame() *image.Gray {
	shake := func(by float64) float64 { return by * c.r.NormFloat64() }
	p := pose{
		tilt: c.tilt + shake(0.02), about: c.about + shake(0.02), roll: c.roll + shake(0.01),
		at: point{c.at.x + shake(2), c.at.y + shake(2)}, distance: focal / c.pixels * math.Sqrt(math.Cos(c.tilt)) * (1 + shake(0.01)),
	}
	out := image.NewGray(c.background.Rect)
	for i, v := range c.background.Pix {
		out.Pix[i] = byte(c.dark + float64(v)/255*(c.light-c.dark))
	}
	c.paint(out, p)
	out = blur(out, max(0.4, c.blur+shake(0.05)))
	grain(out, frameNoise, c.r)
	return out
}

// paint draws the code on its paper, nine samples a pixel.
func (c *clip) paint(out *image.Gray, p pose) {
	back := p.inverse()
	paper := float64(c.code.Size)/2 + QuietZone
	reach := int(c.pixels*paper*1.8) + 8
	box := image.Rect(int(p.at.x)-reach, int(p.at.y)-reach, int(p.at.x)+reach, int(p.at.y)+reach).Intersect(out.Rect)
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			sum, n := 0.0, 0
			for i := range 9 {
				on := back.apply(point{float64(x) + (float64(i%3)+0.5)/3, float64(y) + (float64(i/3)+0.5)/3})
				u, v := on.x, on.y
				if max(math.Abs(u), math.Abs(v)) < paper {
					sum, n = sum+c.shade(u+float64(c.code.Size)/2, v+float64(c.code.Size)/2), n+1
				}
			}
			i := y*out.Stride + x
			out.Pix[i] = byte(min(255, (sum+float64(9-n)*float64(out.Pix[i]))/9))
		}
	}
}

// shade is how light the paper is at a place in modules.
func (c *clip) shade(u, v float64) float64 {
	shade := c.light
	if c.code.At(int(math.Floor(u)), int(math.Floor(v))) {
		shade = c.dark
	}
	if c.glareSize > 0 {
		d := math.Hypot(u-c.glare.x, v-c.glare.y) / c.glareSize
		shade += 120 * math.Exp(-d*d/2)
	}
	return min(shade, 255)
}

// A pose is how the code is held: distance in modules, the middle at a place of the frame.
type pose struct {
	tilt, about, roll, distance float64
	at                          point
}

// inverse gives the way from a frame's pixels to the code's plane, in modules from its middle.
func (p pose) inverse() projection {
	// The plane's axes as the camera sees them: rolled, then turned by tilt about an axis in the plane.
	turn := func(x, y float64) [3]float64 {
		s, c := math.Sincos(p.roll)
		x, y = x*c-y*s, x*s+y*c
		ax, ay := math.Cos(p.about), math.Sin(p.about)
		along, across := x*ax+y*ay, y*ax-x*ay
		st, ct := math.Sincos(p.tilt)
		return [3]float64{along*ax - across*ct*ay, along*ay + across*ct*ax, across * st}
	}
	a, b := turn(1, 0), turn(0, 1)
	// Looked at along the line to its middle, so that tilt is tilt wherever the code is in the frame.
	forward := projection{
		focal*a[0] + p.at.x*a[2], focal*b[0] + p.at.x*b[2], p.at.x * p.distance,
		focal*a[1] + p.at.y*a[2], focal*b[1] + p.at.y*b[2], p.at.y * p.distance,
		a[2], b[2], p.distance,
	}
	return forward.adjugate()
}

// A code held before a camera is read within five frames, in 95 of 100 cases.
const (
	clipBudget = 5
	clipGoal   = 95
)

func TestWatcherReadsClips(t *testing.T) {
	if raceDetector {
		t.Skip("one goroutine reads a clip; with the detector on that takes minutes")
	}
	var mu sync.Mutex
	needed := map[int]int{} // clips by frames needed; 0: not read within the budget
	var frames int
	var spent, plain time.Duration
	t.Run("clips", func(t *testing.T) {
		for part := range 2 {
			t.Run(fmt.Sprint("part ", part+1), func(t *testing.T) {
				t.Parallel()
				for n := part; n < clipCount; n += 2 {
					c := newClip(n)
					at, took, alone := c.watched(t)
					mu.Lock()
					needed[at]++
					frames, spent, plain = frames+len(took), spent+sum(took), plain+alone
					mu.Unlock()
					if at == 0 {
						t.Logf("clip %d: not read: version %d, %.1f pixels a module, blur %.2f, tilt %.0f°, ink %.0f, paper %.0f, glare %.0f modules wide",
							n, c.code.Version, c.pixels, c.blur, c.tilt*180/math.Pi, c.dark, c.light, c.glareSize)
					}
				}
			})
		}
	})
	for n := 1; n <= clipBudget; n++ {
		t.Logf("%3d clips read with frame %d", needed[n], n)
	}
	t.Logf("%3d clips not read; %v a frame, where one attempt of Decode takes %v", needed[0],
		(spent / time.Duration(max(1, frames))).Round(100*time.Microsecond), (plain / clipCount).Round(100*time.Microsecond))
	if read := clipCount - needed[0]; read < clipGoal {
		t.Errorf("%d of %d clips read within %d frames, want %d", read, clipCount, clipBudget, clipGoal)
	}
}

// watched gives the frame at which the clip's code is read, 0 for none of the first, how long each
// frame took, and how long Decode's first attempt takes for one.
func (c *clip) watched(t *testing.T) (at int, took []time.Duration, alone time.Duration) {
	w := NewWatcher()
	for n := range min(clipBudget, clipFrames) {
		img := c.frame()
		start := time.Now()
		found, err := w.Next(t.Context(), img)
		took = append(took, time.Since(start))
		if err != nil {
			t.Fatal(err)
		}
		if n == 0 {
			start = time.Now()
			coarse(hybrid(grayOf(img)))
			alone = time.Since(start)
		}
		if slices.ContainsFunc(found, func(f Found) bool { return f.Text == c.code.Text }) {
			return n + 1, took, alone
		}
		if len(found) > 0 {
			t.Errorf("read %q, want %q", found[0].Text, c.code.Text)
		}
	}
	return 0, took, alone
}

func sum(ds []time.Duration) (total time.Duration) {
	for _, d := range ds {
		total += d
	}
	return total
}

// clipFolder names the environment variable with a folder for pictures of clips.
const clipFolder = "LANYARD_QR_CLIPS"

// TestClipPictures writes first frames to a folder to be looked at.
func TestClipPictures(t *testing.T) {
	folder := os.Getenv(clipFolder)
	if folder == "" {
		t.Skip(clipFolder + " names no folder")
	}
	for n := range 12 {
		writePNG(t, fmt.Sprintf("%s/clip-%02d.png", folder, n), newClip(n).frame())
	}
}
