package intake

import (
	"bytes"
	"image"
	_ "image/gif" // the formats that the store keeps
	_ "image/jpeg"
	_ "image/png"

	_ "golang.org/x/image/webp"

	"lanyard/data"
)

// mostPixels is more than the store unpacks.
const mostPixels = 64 << 20

// newPicture reports whether a draft has a picture for a contact that has none. One that the store
// will refuse is no news: it would be on offer at every import.
func newPicture(c *data.Contact, d *data.Draft) bool {
	if len(d.Photo) == 0 || !c.Photo.IsZero() {
		return false
	}
	conf, _, err := image.DecodeConfig(bytes.NewReader(d.Photo))
	if err != nil || int64(conf.Width)*int64(conf.Height) > mostPixels {
		return false
	}
	_, _, err = image.Decode(bytes.NewReader(d.Photo))
	return err == nil
}
