package store

import (
	"context"
	stdimage "image"

	"lanyard/data/picture"
)

const (
	workPixels = 2400 // longest side of a picture that is being cut
	cutPixels  = 800  // side of what is cut out of it
)

// ReadPhoto decodes a picture (JPEG, PNG, GIF, WebP, and what else the program knows; picture.Limit) to be cut by
// CutPhoto: upright, as its camera was held, and no more than 2400 pixels wide and high. One that cannot be read, or is too
// large to unpack, is a *data.FieldError.
func ReadPhoto(original []byte) (stdimage.Image, error) {
	var small stdimage.Image
	err := picture.Use(context.Background(), original, func(img stdimage.Image, kind string) error {
		small = picture.Shrink(img, workPixels)
		if kind == "jpeg" {
			small = upright(small, orientation(original))
		}
		return nil
	})
	if err != nil {
		return nil, wrongPicture(err)
	}
	return small, nil
}

// CutPhoto is a square part of a picture as a JPEG for SavePhoto, of at most 800 × 800 pixels. Nothing else of the file
// is in it, such as where and when it was taken.
func CutPhoto(img stdimage.Image, part stdimage.Rectangle) ([]byte, error) {
	part = part.Intersect(img.Bounds())
	side := min(part.Dx(), part.Dy())
	if side == 0 {
		return nil, pictureError("has no pixels")
	}
	part.Max = part.Min.Add(stdimage.Pt(side, side))
	side = min(side, cutPixels)
	return encodeJPEG(scale(img, part, side, side), 88)
}
