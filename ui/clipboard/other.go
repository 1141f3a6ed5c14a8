//go:build !linux && !freebsd && !openbsd && !netbsd

package clipboard

import (
	"context"
	"errors"

	"lanyard/data/say"

	"golang.design/x/clipboard"
)

// ReadClipboard reads the picture in the clipboard as a PNG; nil when there is none.
func ReadClipboard(ctx context.Context) ([]byte, error) {
	return waiting(ctx, func() ([]byte, error) {
		if err := clipboard.Init(); err != nil {
			return nil, say.Errorf("The clipboard cannot be reached: {{.Why}}", err)
		}
		return clipboard.Read(clipboard.FmtImage), nil
	})
}

// WriteClipboard puts a PNG into the clipboard.
func WriteClipboard(ctx context.Context, png []byte) error {
	_, err := waiting(ctx, func() (struct{}, error) {
		if err := clipboard.Init(); err != nil {
			return struct{}{}, say.Errorf("The clipboard cannot be reached: {{.Why}}", err)
		}
		if clipboard.Write(clipboard.FmtImage, png) == nil {
			return struct{}{}, say.Errorf("The clipboard does not take pictures. Save the code as a file instead.")
		}
		return struct{}{}, nil
	})
	return err
}

// waiting runs f, which cannot be interrupted, and stops waiting for it when ctx ends: the owner of
// the clipboard may be a program that hangs.
func waiting[T any](ctx context.Context, f func() (T, error)) (T, error) {
	ctx, cancel := context.WithTimeout(ctx, clipboardTime)
	defer cancel()
	type outcome struct {
		v   T
		err error
	}
	done := make(chan outcome, 1)
	go func() {
		v, err := f()
		done <- outcome{v, err}
	}()
	select {
	case o := <-done:
		return o.v, o.err
	case <-ctx.Done():
		var none T
		if errors.Is(ctx.Err(), context.DeadlineExceeded) {
			return none, say.Errorf("The program that owns the clipboard does not answer. Copy the picture again, or save it to a file and open that.")
		}
		return none, ctx.Err()
	}
}
