// Package camera delivers the pictures of a camera: of this computer, or of the user's browser through a page
// that this computer serves only to itself. The package does not look at the pictures and keeps none.
package camera

import (
	"context"
	"image"
	"iter"
	"time"

	"lanyard/data/say"
)

// Source delivers pictures.
type Source interface {
	// Frames delivers pictures until ctx ends or the camera is gone. Leaving the loop releases the camera. An
	// error in place of a picture says why none comes, by an error of this package; a source that can recover
	// continues after it. The caller owns the picture.
	Frames(ctx context.Context) iter.Seq2[image.Image, error]
}

// Device is one camera of this computer.
type Device struct {
	Name string // the maker's name for it, else its path
	Source
}

// Reasons for no picture.
var (
	// ErrNone says that no camera is there.
	ErrNone = say.Errorf("there is no camera")
	// ErrBusy says that another program has the camera.
	ErrBusy = say.Errorf("another program is using the camera")
	// ErrDenied says that the system or the browser does not allow the use of the camera.
	ErrDenied = say.Errorf("the camera may not be used")
	// ErrUnplugged says that the camera disappeared while it was in use.
	ErrUnplugged = say.Errorf("the camera is gone")
	// ErrSilent says that the camera exists but sends nothing useful.
	ErrSilent = say.Errorf("the camera sends no picture")
	// ErrClosed says that the page in the browser was closed, or no longer responds.
	ErrClosed = say.Errorf("the camera page in the browser is closed")
)

// Roll is a source of given pictures.
type Roll struct {
	Pictures []image.Image
	// Every is the time between two pictures; 0 for none.
	Every time.Duration
	// Again begins again after the last picture, without an end.
	Again bool
	// Err comes after the last picture; nil for nothing.
	Err error
}

// Frames implements Source.
func (r Roll) Frames(ctx context.Context) iter.Seq2[image.Image, error] {
	return func(yield func(image.Image, error) bool) {
		for {
			for _, p := range r.Pictures {
				if !pause(ctx, r.Every) || !yield(p, nil) {
					return
				}
			}
			if !r.Again || len(r.Pictures) == 0 {
				break
			}
		}
		if r.Err != nil && ctx.Err() == nil {
			yield(nil, r.Err)
		}
	}
}

// pause waits; it gives false when ctx ends before.
func pause(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-t.C:
		return true
	}
}
