package qr

import (
	"context"
	"image"
	"math/rand/v2"
	"testing"

	"lanyard/data/qr/scene"
)

// scratched is the code with scratches through one of its finder patterns.
func scratched(c Code, which, pixels int) *image.Gray {
	img := onPage(c.Image(pixels), 500, 500, image.Pt(40, 40))
	p := layouts[c.Version]().finder[which].at
	left, top := 40+int(p.x+QuietZone-4)*pixels, 40+int(p.y+QuietZone-4)*pixels
	for d := range 9 * pixels {
		for w := range pixels {
			// Two that cross in its heart.
			img.Pix[(top+d)*img.Stride+left+d+w] = 235
			img.Pix[(top+d)*img.Stride+left+9*pixels-d+w] = 235
		}
	}
	return scene.Blur(img, 0.8)
}

func TestThirdPatternIsFound(t *testing.T) {
	c := codeOfVersion(4, rand.New(rand.NewPCG(3, 3)))
	for which := range 3 {
		img := scratched(c, which, 7)
		s := scan{g: img, threshold: thresholdOf(img, 2)}
		if read := s.readAmong(triples(s.patterns(scanStep)), nil); len(read) > 0 {
			t.Fatalf("pattern %d is seen as it is: the case shows nothing", which)
		}
		found, err := Decode(context.Background(), img)
		if err != nil || !c.only(found) {
			t.Errorf("without pattern %d: read %q, %v", which, found, err)
		}
	}
}

// From so far aside the corner of the code is not opposite the longest side of its patterns' triangle.
func TestDecodeReadsFromFarAside(t *testing.T) {
	for roll := range 4 {
		r := rand.New(rand.NewPCG(9, uint64(roll)))
		c := codeOfVersion(2, r)
		h := scene.Held{
			Code: c.scene(), Pixels: 5, Blur: 0.5, Noise: 2, Quiet: QuietZone, Tilt: 1.08, Roll: 0.3 + 0.4*float64(roll), About: 1.57,
			X: 640, Y: 360, Dark: 20, Light: 220, Background: scene.Coarse(scene.FrameWidth, scene.FrameHeight), R: r,
		}
		if found, err := Decode(context.Background(), h.Frame()); err != nil || !c.only(found) {
			t.Errorf("turned by %.1f: read %q, %v", h.Roll, found, err)
		}
	}
}
