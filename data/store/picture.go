package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	stdimage "image"
	"image/color"
	_ "image/gif" // decoders
	"image/jpeg"
	_ "image/png"

	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp"

	"lanyard/data"
)

const (
	maxPhotoBytes  = 2 << 20
	maxPhotoPixels = 64 << 20 // refuse to unpack more: 256 MB of memory
	thumbPixels    = 96
)

// picture is a photo on its way into the database.
type picture struct {
	original []byte
	mime     string
	decoded  stdimage.Image
}

func pictureError(reason string) error {
	return &data.FieldError{Field: "photo", Reason: reason}
}

func tooManyPixels(c stdimage.Config) error {
	return pictureError(fmt.Sprintf("has %d × %d pixels, which is too many: make it smaller", c.Width, c.Height))
}

// readPicture decodes a picture and makes it smaller when it is larger than 2 MB.
func readPicture(original []byte) (*picture, error) {
	img, format, err := decode(original)
	if err != nil {
		return nil, err
	}
	p := &picture{original: original, mime: "image/" + format, decoded: img}
	if format == "jpeg" {
		p.decoded = upright(img, orientation(original))
	}
	if len(original) > maxPhotoBytes {
		return p, p.shrink()
	}
	return p, nil
}

func (p *picture) sha256() string {
	sum := sha256.Sum256(p.original)
	return hex.EncodeToString(sum[:])
}

// shrink re-encodes the picture as JPEG, smaller each time, until it fits.
func (p *picture) shrink() error {
	for side := 2048; side >= 128; side /= 2 {
		b := p.decoded.Bounds()
		w, h := b.Dx(), b.Dy()
		if longest := max(w, h); longest > side {
			w, h = max(1, w*side/longest), max(1, h*side/longest)
		}
		out, err := encodeJPEG(scale(p.decoded, b, w, h), 88)
		if err != nil {
			return err
		}
		if len(out) <= maxPhotoBytes {
			p.original, p.mime = out, "image/jpeg"
			return nil
		}
	}
	return pictureError("stays larger than 2 MB: make it smaller")
}

// thumb is the middle of the picture as a JPEG of 96 × 96 pixels.
func (p *picture) thumb() ([]byte, error) {
	b := p.decoded.Bounds()
	side := min(b.Dx(), b.Dy())
	x, y := b.Min.X+(b.Dx()-side)/2, b.Min.Y+(b.Dy()-side)/2
	// Faces are in the upper part of tall pictures.
	if b.Dy() > b.Dx() {
		y = b.Min.Y + (b.Dy()-side)/4
	}
	return encodeJPEG(scale(p.decoded, stdimage.Rect(x, y, x+side, y+side), thumbPixels, thumbPixels), 85)
}

// scale draws a part of the picture on white: JPEG knows no transparency.
func scale(src stdimage.Image, part stdimage.Rectangle, w, h int) stdimage.Image {
	dst := stdimage.NewRGBA(stdimage.Rect(0, 0, w, h))
	draw.Draw(dst, dst.Bounds(), stdimage.NewUniform(color.White), stdimage.Point{}, draw.Src)
	draw.CatmullRom.Scale(dst, dst.Bounds(), src, part, draw.Over, nil)
	return dst
}

func encodeJPEG(img stdimage.Image, quality int) ([]byte, error) {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: quality}); err != nil {
		return nil, fmt.Errorf("encoding a picture: %w", err)
	}
	return b.Bytes(), nil
}
