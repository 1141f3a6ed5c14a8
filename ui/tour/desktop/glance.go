package desktop

import (
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// glanceEvery is how often WaitGlance looks.
const glanceEvery = 5 * time.Millisecond

// connect opens the connection that Glance looks over.
func (d *Display) connect() (err error) {
	if d.conn == nil {
		xgb.Logger.SetOutput(io.Discard) // our own display asks for no authority, of which xgb complains
		if d.conn, err = xgb.NewConnDisplay(d.name); err != nil {
			d.conn = nil
			return fmt.Errorf("connecting to the display %s: %w", d.name, err)
		}
	}
	return nil
}

// Glance reads the pixels of a part of the screen; its picture has the bounds of the part. It takes a few
// milliseconds where Shot, which runs a program, takes some hundred.
func (d *Display) Glance(part image.Rectangle) (*image.RGBA, error) {
	if err := d.connect(); err != nil {
		return nil, err
	}
	root := xproto.Setup(d.conn).DefaultScreen(d.conn).Root
	reply, err := xproto.GetImage(d.conn, xproto.ImageFormatZPixmap, xproto.Drawable(root),
		int16(part.Min.X), int16(part.Min.Y), uint16(part.Dx()), uint16(part.Dy()), ^uint32(0)).Reply()
	if err != nil {
		return nil, fmt.Errorf("reading the screen: %w", err)
	}
	img := &image.RGBA{Pix: reply.Data, Stride: 4 * part.Dx(), Rect: part}
	if len(img.Pix) != img.Stride*part.Dy() {
		return nil, fmt.Errorf("the screen has %d bytes for %v, not four a pixel", len(img.Pix), part)
	}
	for i := 0; i < len(img.Pix); i += 4 { // the server gives blue, green, red
		img.Pix[i], img.Pix[i+2], img.Pix[i+3] = img.Pix[i+2], img.Pix[i], 0xff
	}
	return img, nil
}

// WaitGlance looks at a part of the screen until it fulfils ok. Unlike WaitFor it takes the first frame
// that does: use it where that frame can only come of what was done.
func (d *Display) WaitGlance(ctx context.Context, what string, part image.Rectangle, ok func(*image.RGBA) bool) error {
	var failed error
	err := poll(ctx, glanceEvery, what, func() bool {
		img, err := d.Glance(part)
		failed = err
		return err != nil || ok(img)
	})
	return errors.Join(failed, err)
}
