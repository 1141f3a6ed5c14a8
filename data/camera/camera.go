// Package camera delivers the pictures of a camera: one of this computer, or one that the user's own
// browser lends on a page that this computer serves to itself alone. What is seen in the pictures is not
// its business, and none is kept.
package camera

import (
	"context"
	"errors"
	"image"
	"iter"
	"time"
)

// Source delivers pictures.
type Source interface {
	// Frames delivers pictures until ctx ends or the camera is gone; what is watched is given back when
	// the loop is left. An error in place of a picture says why none comes, one of the errors of this
	// package; a source that can recover goes on after it. A picture belongs to whoever gets it.
	Frames(ctx context.Context) iter.Seq2[image.Image, error]
}

// Device is one camera of this computer.
type Device struct {
	Name string // as its maker calls it, else its path
	Source
}

// Why there is no picture.
var (
	// ErrNone says that no camera is there.
	ErrNone = errors.New("there is no camera")
	// ErrBusy says that another program has the camera.
	ErrBusy = errors.New("another program is using the camera")
	// ErrDenied says that the system or the browser does not let the camera be used.
	ErrDenied = errors.New("the camera may not be used")
	// ErrUnplugged says that the camera went away while it was used.
	ErrUnplugged = errors.New("the camera is gone")
	// ErrSilent says that the camera is there but that nothing of use comes from it.
	ErrSilent = errors.New("the camera sends no picture")
	// ErrClosed says that the page in the browser was closed, or shows no more sign of life.
	ErrClosed = errors.New("the camera page in the browser is closed")
)

// Roll is a source of pictures that are there already.
type Roll struct {
	Pictures []image.Image
	// Every is the time between two pictures; 0 for none.
	Every time.Duration
	// Again starts anew after the last picture, without an end.
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

// pause waits; false when ctx ended before.
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
