package generate

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"math/rand/v2"

	"lanyard/data"
	"lanyard/data/store"
)

const (
	portraits    = 48 // different pictures; many people share one, so the file stays small
	portraitSide = 160
)

// makePortraits draws and stores the pictures.
func (g *generator) makePortraits(tx *store.Tx) error {
	for range portraits {
		picture, err := portrait(g.faces)
		if err != nil {
			return err
		}
		ref, err := tx.SavePhoto(picture)
		if err != nil {
			return err
		}
		g.photos = append(g.photos, ref)
	}
	return nil
}

// portrait draws a head and shoulders before a wall, in colours of its own, as a JPEG of
// a few kilobytes.
func portrait(rnd *rand.Rand) ([]byte, error) {
	colour := func(low, high int) color.RGBA {
		c := func() uint8 { return uint8(low + rnd.IntN(high-low)) }
		return color.RGBA{c(), c(), c(), 255}
	}
	wall, coat, hair := colour(140, 250), colour(30, 160), colour(10, 120)
	tone := uint8(90 + rnd.IntN(140))
	skin := color.RGBA{tone, tone - tone/5, tone - tone/3, 255}
	const middle = portraitSide / 2
	head, width := 52+rnd.IntN(14), 24+rnd.IntN(8) // how high, how wide
	within := func(x, y, cx, cy, rx, ry int) bool {
		dx, dy := (x-cx)*ry, (y-cy)*rx
		return dx*dx+dy*dy <= rx*rx*ry*ry
	}
	img := image.NewRGBA(image.Rect(0, 0, portraitSide, portraitSide))
	for y := range portraitSide {
		for x := range portraitSide {
			c := wall
			c.B -= uint8(y / 3)
			switch {
			case within(x, y, middle, head+4, width, width+8):
				c = skin
			case within(x, y, middle, head-6, width+5, width+8):
				c = hair
			case within(x, y, middle, portraitSide+10, 3*width, 62):
				c = coat
			}
			img.SetRGBA(x, y, c)
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 70}); err != nil {
		return nil, fmt.Errorf("drawing a portrait: %w", err)
	}
	return b.Bytes(), nil
}

// photo gives every sixth person one.
func (g *generator) photo() data.PhotoRef {
	if g.faces.IntN(6) > 0 {
		return data.PhotoRef{}
	}
	return g.photos[g.faces.IntN(len(g.photos))]
}
