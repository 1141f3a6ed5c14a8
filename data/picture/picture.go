// Package picture decodes pictures that strangers may have made. It knows before unpacking how much memory a
// picture takes. In the whole program one large and one small picture are unpacked at a time, and their memory
// is given back.
package picture

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"image"
	_ "image/gif" // the kinds of pictures that are read
	_ "image/jpeg"
	_ "image/png"
	"runtime/debug"
	"sync"

	"lanyard/data/say"

	_ "golang.org/x/image/bmp"
	_ "golang.org/x/image/tiff"
	_ "golang.org/x/image/webp"
)

const (
	// Limit is how many bytes a picture may take: its file, its pixels, and what its decoder needs meanwhile.
	Limit = 120 << 20
	// FileLimit is how many bytes of a file are read as a picture.
	FileLimit = 64 << 20

	large = 8 << 20 // bytes: the memory of larger pictures is given back to the system
)

// ErrUnknown says that bytes are no picture of a kind that is read: JPEG, PNG, GIF, WebP, BMP, TIFF.
var ErrUnknown = say.Errorf("not a picture that can be read (PNG, JPEG, GIF, WebP, BMP, TIFF)")

// TooLarge is the error for a picture that would take more than Limit.
type TooLarge struct {
	Width, Height int   // pixels
	Bytes         int64 // what it would take
}

// Error implements error.
func (e *TooLarge) Error() string { return e.Say().String() }

// Say implements say.Sayer.
func (e *TooLarge) Say() say.Text {
	return say.T("{{.Width}} × {{.Height}} pixels are too many for its kind: they take {{.Megabytes}} MB; make it smaller", e.Width, e.Height, e.Bytes>>20)
}

// turn and smallTurn are held while a picture is unpacked. Small pictures have their own, so that a portrait
// does not wait for a poster; both together stay below Limit.
var turn, smallTurn = make(chan struct{}, 1), make(chan struct{}, 1)

// Look gives the kind ("jpeg") and the size of a picture without unpacking it. Errors: ErrUnknown; a *TooLarge
// when Use would refuse it; the decoder's for a damaged one.
func Look(b []byte) (image.Config, string, error) {
	c, kind, err := image.DecodeConfig(bytes.NewReader(b))
	switch {
	case errors.Is(err, image.ErrFormat):
		return c, "", ErrUnknown
	case err != nil:
		return c, kind, err
	case c.Width <= 0 || c.Height <= 0:
		return c, kind, say.Errorf("it has no pixels")
	}
	if n := size(b, c, kind); n > Limit {
		return c, kind, &TooLarge{c.Width, c.Height, n}
	}
	return c, kind, nil
}

// Use unpacks a picture and calls use with it and its kind. Other calls wait meanwhile, so use makes what it
// needs, such as a smaller picture by Shrink, and keeps no reference to img. Of an animation it gets the first
// picture. Errors: those of Look; the decoder's; the context's; use's.
func Use(ctx context.Context, b []byte, use func(img image.Image, kind string) error) error {
	c, kind, err := Look(b)
	if err != nil {
		return err
	}
	isLarge := size(b, c, kind) > large
	mine := smallTurn
	if isLarge {
		mine = turn
	}
	select {
	case mine <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { <-mine }()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if isLarge {
		defer debug.FreeOSMemory() // runs before the turn ends
	}
	return unpack(b, use)
}

// unpack is a function of its own, so that nothing refers to the picture when it returns.
func unpack(b []byte, use func(image.Image, string) error) error {
	img, kind, err := image.Decode(bytes.NewReader(b))
	if err == nil && img.Bounds().Empty() {
		err = say.Errorf("it has no pixels")
	}
	remember(sha256.Sum256(b), err == nil)
	if err != nil {
		return err
	}
	return use(img, kind)
}

// known remembers by their digests which pictures could be read.
var known = struct {
	sync.Mutex
	readable map[[sha256.Size]byte]bool
}{readable: map[[sha256.Size]byte]bool{}}

const knownMost = 4096

func remember(sum [sha256.Size]byte, readable bool) {
	known.Lock()
	defer known.Unlock()
	if len(known.readable) >= knownMost {
		clear(known.readable)
	}
	known.readable[sum] = readable
}

// Trust notes for Readable that a picture can be read: the caller has stored it, so it was unpacked once.
func Trust(b []byte) { remember(sha256.Sum256(b), true) }

// Readable reports whether Use can unpack a picture. It does not unpack the same one twice.
func Readable(ctx context.Context, b []byte) bool {
	sum := sha256.Sum256(b)
	known.Lock()
	ok, there := known.readable[sum]
	known.Unlock()
	if there {
		return ok
	}
	return Use(ctx, b, func(image.Image, string) error { return nil }) == nil
}
