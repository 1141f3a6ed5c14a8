package store

import (
	"context"
	stdimage "image"

	"lanyard/data/picture"
	"lanyard/data/say"
)

const (
	workPixels = 2400 // longest side of a picture while it is cut
	cutPixels  = 800  // side of the part that is cut out
)

// ReadPhoto decodes a picture for CutPhoto: JPEG, PNG, GIF, WebP, and other kinds that the program knows, up to
// picture.Limit. The picture is turned upright, and reduced to at most 2400 pixels a side. A picture that
// cannot be read, or is too large to unpack, is a *data.FieldError.
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

// CutPhoto gives a square part of a picture as a JPEG for SavePhoto, of at most 800 × 800 pixels. Nothing else
// of the file goes into it, such as the place and time of the photo.
func CutPhoto(img stdimage.Image, part stdimage.Rectangle) ([]byte, error) {
	part = part.Intersect(img.Bounds())
	side := min(part.Dx(), part.Dy())
	if side == 0 {
		return nil, pictureError(say.T("has no pixels"))
	}
	part.Max = part.Min.Add(stdimage.Pt(side, side))
	side = min(side, cutPixels)
	return encodeJPEG(scale(img, part, side, side), 88)
}
