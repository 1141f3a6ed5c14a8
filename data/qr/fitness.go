package qr

import (
	"context"
	"image"
	"math"
	"math/rand/v2"
	"time"

	"lanyard/data/qr/scene"
)

// Fitness says how readable a code will be.
type Fitness struct {
	Bytes    int // of the text, in UTF-8
	Version  int
	Modules  int // a side
	Verdict  Verdict
	Verified bool      // the drawn code was decoded to exactly the text
	ReadAt   []float64 // those of Distances at which a camera's picture was decoded to exactly the text
}

// Verdict grades how readable a code is.
type Verdict int

// The verdicts. A Good code has up to 300 bytes and was read from all Distances. A Fair code has up to
// 450 bytes and was read at 4, 3 and 2 pixels a module. Any other code is Poor. Clean codes up to version
// 28 are read from all Distances, so mostly the size decides, as it does for a phone. At 450 bytes a code
// has about 81 modules a side.
const (
	Good Verdict = iota
	Fair
	Poor
)

const (
	goodBytes = 300
	fairBytes = 450
)

// Distances are the sizes of a module, in pixels of a camera's picture, at which Check reads the code, from
// close to far.
var Distances = []float64{4, 3, 2, 1.5}

// What Check does to a picture, as a camera does: less contrast, a lens a little out of focus, and
// the noise of dim light. The highest grey level is 255.
const (
	cameraDark  = 40
	cameraLight = 215
	cameraBlur  = 0.6 // pixels, the sigma of a Gaussian
	cameraNoise = 8   // grey levels, sigma
)

// verifyScale is how many pixels a module has when Check draws the code, verifyLimit how long reading it
// may take.
const (
	verifyScale = 4
	verifyLimit = 5 * time.Second
)

// Check decodes the code from its drawing at 4 pixels a module, then from pictures that a camera would
// take at each of Distances: with less contrast, blurred by 0.6 pixels and with noise of 8 grey
// levels. The noise is the same every time. Check grades the code by what was read and by its size.
func Check(c Code) Fitness {
	f := Fitness{Bytes: len(c.Text), Version: c.Version, Modules: c.Size}
	ctx, cancel := context.WithTimeout(context.Background(), verifyLimit)
	found, err := Decode(ctx, c.Image(verifyScale))
	cancel()
	f.Verified = err == nil && c.only(found)
	for _, pixels := range Distances {
		// A code that cannot be read from its drawing is not tried from further away.
		if f.Verified && c.readBy(NewWatcher(), c.seen(pixels)) {
			f.ReadAt = append(f.ReadAt, pixels)
		}
	}
	f.Verdict = f.grade()
	return f
}

// grade gives the verdict by size and by the farthest distance read.
func (f Fitness) grade() Verdict {
	switch {
	case f.Bytes <= goodBytes && f.readAtAll(1.5):
		return Good
	case f.Bytes <= fairBytes && f.readAtAll(2):
		return Fair
	default:
		return Poor
	}
}

// readAtAll reports whether the code was read at all Distances of at least so many pixels.
func (f Fitness) readAtAll(pixels float64) bool {
	for i, d := range Distances {
		if d < pixels {
			return true
		}
		if i >= len(f.ReadAt) || f.ReadAt[i] != d {
			return false
		}
	}
	return true
}

// The phone that Distance assumes: its pictures have cameraWidth pixels across a field of view of
// cameraField degrees, and its reader needs phonePixels for a module (ML Kit's documentation asks for two).
// That is an average phone, which searches a reduced picture.
const (
	cameraWidth = 1280
	cameraField = 65
	phonePixels = 2
)

// Distance estimates from how many centimetres away a phone reads the code when the code, without its quiet
// zone, is shown so many millimetres wide. It is 0 for a code that was not read at all. A module must
// take at least two pixels of the phone's picture, more if Check could not read the code at two:
//
//	distance = width / modules · 1280 / (2 · tan(65°/2) · pixels a module)
//
// With 1280 pixels across 65° this is 25 cm for each millimetre of a module's width.
func (f Fitness) Distance(widthMM float64) (cm float64) {
	if len(f.ReadAt) == 0 || f.Modules == 0 {
		return 0
	}
	pixels := max(phonePixels, f.ReadAt[len(f.ReadAt)-1])
	focal := cameraWidth / 2 / math.Tan(cameraField/2.0*math.Pi/180)
	return widthMM / float64(f.Modules) * focal / pixels / 10
}

// only reports whether the code's text was found and nothing else.
func (c Code) only(found []Found) bool { return len(found) == 1 && found[0].Text == c.Text }

// seen is what a camera sees of the code at so many pixels a module.
func (c Code) seen(pixels float64) *image.Gray {
	whole := int(math.Ceil(pixels))
	g := c.Image(whole)
	if pixels != float64(whole) {
		g = rescale(c.Image(2*whole), pixels/float64(2*whole))
	}
	for i, v := range g.Pix {
		g.Pix[i] = cameraDark + byte(int(v)*(cameraLight-cameraDark)/255)
	}
	g = scene.Blur(g, cameraBlur)
	scene.Grain(g, cameraNoise, rand.New(rand.NewPCG(uint64(c.Version), math.Float64bits(pixels))))
	return g
}

// readBy shows one picture to the watcher until each strategy has had its turn. It has no time limit:
// the result must not depend on how busy the computer is.
func (c Code) readBy(w *Watcher, img *image.Gray) bool {
	for range looks {
		if found, err := w.Next(context.Background(), img); err != nil || len(found) > 0 {
			return err == nil && c.only(found)
		}
	}
	return false
}
