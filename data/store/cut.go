package store

import (
	"bytes"
	"errors"
	stdimage "image"

	"golang.org/x/image/draw"
)

const (
	workPixels = 2400 // longest side of a picture that is being cut
	cutPixels  = 800  // side of what is cut out of it
)

// ReadPhoto decodes a picture (JPEG, PNG, GIF, WebP, and what else the program knows; ≤ 64 million pixels) to be cut by
// CutPhoto: upright, as its camera was held, and no more than 2400 pixels wide and high. One that cannot be read, or is too
// large to unpack, is a *data.FieldError.
func ReadPhoto(original []byte) (stdimage.Image, error) {
	img, format, err := decode(original)
	if err != nil {
		return nil, err
	}
	b := img.Bounds()
	w, h := b.Dx(), b.Dy()
	if longest := max(w, h); longest > workPixels {
		w, h = max(1, w*workPixels/longest), max(1, h*workPixels/longest)
	}
	small := stdimage.NewRGBA(stdimage.Rect(0, 0, w, h))
	draw.Draw(small, small.Bounds(), stdimage.White, stdimage.Point{}, draw.Src)
	draw.ApproxBiLinear.Scale(small, small.Bounds(), img, b, draw.Over, nil)
	if format == "jpeg" {
		return upright(small, orientation(original)), nil
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

// decode unpacks a picture. Its size in pixels is looked at before anything is unpacked.
func decode(original []byte) (img stdimage.Image, format string, err error) {
	conf, format, err := stdimage.DecodeConfig(bytes.NewReader(original))
	switch {
	case errors.Is(err, stdimage.ErrFormat):
		return nil, "", pictureError("is not a JPEG, PNG, GIF or WebP picture")
	case err != nil:
		return nil, "", pictureError("is damaged: " + err.Error())
	}
	if int64(conf.Width)*int64(conf.Height) > maxPhotoPixels {
		return nil, "", tooManyPixels(conf)
	}
	img, _, err = stdimage.Decode(bytes.NewReader(original))
	if err != nil {
		return nil, "", pictureError("is damaged: " + err.Error())
	}
	if img.Bounds().Empty() {
		return nil, "", pictureError("has no pixels")
	}
	return img, format, nil
}
