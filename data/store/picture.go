package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	stdimage "image"
	"image/color"
	"image/jpeg"

	"golang.org/x/image/draw"

	"lanyard/data"
	"lanyard/data/picture"
	"lanyard/data/say"
)

const (
	maxPhotoBytes = 2 << 20
	storedPixels  = 2048 // longest side of a picture that was reduced
	thumbPixels   = 96
)

// photo is a picture as it is stored.
type photo struct {
	sha256, mime    string
	original, thumb []byte
}

func pictureError(reason say.Text) error {
	return &data.FieldError{Field: "photo", Reason: reason}
}

// readPicture unpacks a picture, and reduces it if it is larger than 2 MB. Before that it checks how much
// memory the picture will take.
func readPicture(ctx context.Context, original []byte) (*photo, error) {
	p := &photo{original: original}
	var work stdimage.Image
	err := usePicture(ctx, original, func(img stdimage.Image, kind string) error {
		p.mime, work = "image/"+kind, picture.Shrink(img, storedPixels)
		return nil
	})
	if err != nil {
		return nil, err
	}
	if p.mime == "image/jpeg" {
		work = upright(work, orientation(original))
	}
	if p.thumb, err = thumbOf(work); err != nil {
		return nil, err
	}
	if len(original) > maxPhotoBytes {
		if p.original, err = shrink(work); err != nil {
			return nil, err
		}
		p.mime = "image/jpeg"
	}
	p.sha256 = digest(p.original)
	return p, nil
}

// usePicture is picture.Use for the kinds that are stored; it returns faults as a *data.FieldError.
func usePicture(ctx context.Context, original []byte, use func(img stdimage.Image, kind string) error) error {
	_, kind, err := picture.Look(original)
	if kind == "tiff" || kind == "bmp" {
		err = picture.ErrUnknown
	}
	if err == nil {
		err = picture.Use(ctx, original, use)
	}
	if err != nil && ctx.Err() == nil {
		return wrongPicture(err)
	}
	return err
}

// wrongPicture says why a picture cannot be a photo.
func wrongPicture(err error) error {
	var large *picture.TooLarge
	switch {
	case errors.As(err, &large):
		return pictureError(say.T("has {{.Size}}", large))
	case errors.Is(err, picture.ErrUnknown):
		return pictureError(say.T("is not a JPEG, PNG, GIF or WebP picture"))
	}
	return pictureError(say.T("is damaged: {{.Why}}", err.Error()))
}

func digest(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// shrink encodes a picture as JPEG, smaller each time, until it fits.
func shrink(work stdimage.Image) ([]byte, error) {
	for side := storedPixels; side >= 128; side /= 2 {
		out, err := encodeJPEG(picture.Shrink(work, side), 88)
		if err != nil || len(out) <= maxPhotoBytes {
			return out, err
		}
	}
	return nil, pictureError(say.T("stays larger than 2 MB: make it smaller"))
}

// thumbOf makes a JPEG of 96 × 96 pixels of the middle of a picture.
func thumbOf(work stdimage.Image) ([]byte, error) {
	b := work.Bounds()
	side := min(b.Dx(), b.Dy())
	x, y := b.Min.X+(b.Dx()-side)/2, b.Min.Y+(b.Dy()-side)/2
	// Faces are in the upper part of tall pictures.
	if b.Dy() > b.Dx() {
		y = b.Min.Y + (b.Dy()-side)/4
	}
	return encodeJPEG(scale(work, stdimage.Rect(x, y, x+side, y+side), thumbPixels, thumbPixels), 85)
}

// scale draws a part of the picture on white, because JPEG has no transparency.
func scale(src stdimage.Image, part stdimage.Rectangle, w, h int) stdimage.Image {
	dst := stdimage.NewRGBA(stdimage.Rect(0, 0, w, h))
	draw.Draw(dst, dst.Bounds(), stdimage.NewUniform(color.White), stdimage.Point{}, draw.Src)
	draw.CatmullRom.Scale(dst, dst.Bounds(), src, part, draw.Over, nil)
	return dst
}

func encodeJPEG(img stdimage.Image, quality int) ([]byte, error) {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: quality}); err != nil {
		return nil, say.Errorf("encoding a picture: {{.Why}}", err)
	}
	return b.Bytes(), nil
}
