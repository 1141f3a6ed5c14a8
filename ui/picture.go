package ui

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	_ "image/gif" // kinds of pictures that can be opened
	_ "image/jpeg"
	_ "image/png"

	"fyne.io/fyne/v2/lang"
	_ "golang.org/x/image/bmp"
	_ "golang.org/x/image/tiff"
	_ "golang.org/x/image/webp"
)

// pictureLimit is how many pixels a picture may have; more than any camera's, few enough for memory.
const pictureLimit = 200_000_000

// errNoPicture says that bytes are no picture of a known kind.
var errNoPicture = errors.New("no picture")

// decodePicture decodes a picture, of an animated one the first. Bytes that are none of a known kind give
// errNoPicture.
func decodePicture(b []byte) (image.Image, error) {
	if heic(b) {
		return nil, errors.New(lang.L("This is a HEIC or AVIF picture, which cannot be read. Save it as JPEG or PNG, or make a screenshot of it and paste that."))
	}
	b = stillWebP(b)
	c, kind, err := image.DecodeConfig(bytes.NewReader(b))
	switch {
	case errors.Is(err, image.ErrFormat):
		return nil, errNoPicture
	case err != nil:
		return nil, fmt.Errorf(lang.L("The picture is damaged: %w"), err)
	case c.Width*c.Height > pictureLimit:
		return nil, fmt.Errorf(lang.L("The picture has %d × %d pixels, more than can be read. Cut out the part with the code."), c.Width, c.Height)
	}
	img, _, err := image.Decode(bytes.NewReader(b))
	if err != nil {
		return nil, fmt.Errorf(lang.L("The picture (%s) is damaged: %w"), kind, err)
	}
	return img, nil
}

// isPicture reports whether bytes begin like a picture of a known kind.
func isPicture(b []byte) bool {
	_, _, err := image.DecodeConfig(bytes.NewReader(stillWebP(b)))
	return len(b) > 0 && !errors.Is(err, image.ErrFormat)
}

// heic reports whether the bytes begin like a HEIF file (ISO/IEC 23008-12), what many phones write.
func heic(b []byte) bool {
	if len(b) < 12 || string(b[4:8]) != "ftyp" {
		return false
	}
	switch string(b[8:12]) {
	case "heic", "heix", "hevc", "heim", "heis", "mif1", "msf1", "avif":
		return true
	}
	return false
}
