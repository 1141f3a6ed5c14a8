package edit

import (
	"context"
	"errors"
	"image"

	"lanyard/data/picture"
	"lanyard/data/qr"
	"lanyard/data/say"
)

// ErrNoPicture says that bytes are no picture of a known kind.
var ErrNoPicture = say.Errorf("no picture")

// DecodePicture decodes a picture, of an animated one the first, to what is searched for codes. Bytes that are none of a
// known kind give ErrNoPicture. It waits for other pictures.
func DecodePicture(ctx context.Context, b []byte) (img image.Image, err error) {
	if IsHEIC(b) {
		return nil, say.Errorf("This is a HEIC or AVIF picture, which cannot be read. Save it as JPEG or PNG, or make a screenshot of it and paste that.")
	}
	err = picture.Use(ctx, StillWebP(b), func(whole image.Image, _ string) error {
		img = qr.Gray(whole)
		return nil
	})
	var large *picture.TooLarge
	switch {
	case err == nil:
		return img, nil
	case errors.Is(err, picture.ErrUnknown):
		return nil, ErrNoPicture
	case errors.As(err, &large):
		return nil, say.Errorf("The picture has {{.Width}} × {{.Height}} pixels, more than can be read. Cut out the part with the code.", large.Width, large.Height)
	case ctx.Err() != nil:
		return nil, ctx.Err()
	}
	return nil, say.Errorf("The picture is damaged: {{.Why}}", err)
}

// isPicture reports whether bytes begin like a picture of a known kind.
func isPicture(b []byte) bool {
	_, _, err := picture.Look(StillWebP(b))
	return len(b) > 0 && !errors.Is(err, picture.ErrUnknown)
}

// IsHEIC reports whether the bytes begin like a HEIF file (ISO/IEC 23008-12), what many phones write.
func IsHEIC(b []byte) bool {
	if len(b) < 12 || string(b[4:8]) != "ftyp" {
		return false
	}
	switch string(b[8:12]) {
	case "heic", "heix", "hevc", "heim", "heis", "mif1", "msf1", "avif":
		return true
	}
	return false
}
