package camera

import (
	"context"
	"errors"
	"image"
	"testing"
	"time"
)

// seen takes what a source delivers, up to n pictures.
func seen(ctx context.Context, s Source, n int) (pictures []image.Image, errs []error) {
	for img, err := range s.Frames(ctx) {
		if err != nil {
			errs = append(errs, err)
			continue
		}
		if pictures = append(pictures, img); len(pictures) == n {
			break
		}
	}
	return pictures, errs
}

func TestARollDeliversItsPicturesAndThenWhyNoMoreCome(t *testing.T) {
	a, b := image.NewGray(image.Rect(0, 0, 1, 1)), image.NewGray(image.Rect(0, 0, 2, 2))
	pictures, errs := seen(t.Context(), Roll{Pictures: []image.Image{a, b}, Err: ErrUnplugged}, 10)
	if len(pictures) != 2 || pictures[0] != image.Image(a) || len(errs) != 1 || !errors.Is(errs[0], ErrUnplugged) {
		t.Errorf("got %d pictures, %v", len(pictures), errs)
	}
	if pictures, _ = seen(t.Context(), Roll{Pictures: []image.Image{a, b}, Again: true}, 5); len(pictures) != 5 {
		t.Errorf("got %d pictures of a roll without an end", len(pictures))
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if pictures, errs = seen(ctx, Roll{Pictures: []image.Image{a}, Every: time.Hour, Err: ErrBusy}, 1); pictures != nil || errs != nil {
		t.Errorf("after its end: %v, %v", pictures, errs)
	}
}
