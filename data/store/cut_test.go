package store

import (
	"bytes"
	"errors"
	stdimage "image"
	"testing"

	"lanyard/data"
)

// reddish and bluish tell the halves of jpegOf apart, whatever JPEG made of their colours.
func reddish(img stdimage.Image, x, y int) bool {
	r, _, b, _ := img.At(x, y).RGBA()
	return r > 2*b
}

func TestAPhotoIsReadAsItsCameraWasHeld(t *testing.T) {
	for _, c := range []struct {
		orientation byte
		size        stdimage.Point
		red, blue   stdimage.Point
	}{
		{1, stdimage.Pt(200, 100), stdimage.Pt(100, 20), stdimage.Pt(100, 80)},
		{3, stdimage.Pt(200, 100), stdimage.Pt(100, 80), stdimage.Pt(100, 20)},
		{6, stdimage.Pt(100, 200), stdimage.Pt(80, 100), stdimage.Pt(20, 100)},
		{8, stdimage.Pt(100, 200), stdimage.Pt(20, 100), stdimage.Pt(80, 100)},
	} {
		img, err := ReadPhoto(jpegOf(t, 200, 100, exifOrientation(c.orientation)))
		if err != nil {
			t.Fatal(err)
		}
		if img.Bounds().Size() != c.size || !reddish(img, c.red.X, c.red.Y) || reddish(img, c.blue.X, c.blue.Y) {
			t.Errorf("orientation %d: %v is not upright", c.orientation, img.Bounds())
		}
	}
}

func TestALargePhotoIsReadSmaller(t *testing.T) {
	img, err := ReadPhoto(jpegOf(t, 4800, 1200, exifOrientation(6)))
	if err != nil || img.Bounds().Size() != stdimage.Pt(600, 2400) {
		t.Fatalf("it is %v, %v", img.Bounds(), err)
	}
	if img, err = ReadPhoto(jpegOf(t, 5000, 1, nil)); err != nil || img.Bounds().Size() != stdimage.Pt(2400, 1) {
		t.Errorf("a line is %v, %v", img.Bounds(), err)
	}
}

func TestACutPhotoIsASquareWithNothingElseOfItsFile(t *testing.T) {
	original := jpegOf(t, 1600, 2000, exifOrientation(1))
	img, err := ReadPhoto(original)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		part stdimage.Rectangle
		side int
		red  bool
	}{
		"the upper part, made smaller": {stdimage.Rect(0, 0, 1600, 1000), 800, true},
		"a small part below":           {stdimage.Rect(700, 1500, 900, 1700), 200, false},
		"one that reaches out of it":   {stdimage.Rect(1500, 1900, 1900, 2300), 100, false},
	} {
		b, err := CutPhoto(img, c.part)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		cut, format, err := stdimage.Decode(bytes.NewReader(b))
		if err != nil || format != "jpeg" || cut.Bounds().Size() != stdimage.Pt(c.side, c.side) {
			t.Fatalf("%s: %s of %v, %v", name, format, cut.Bounds(), err)
		}
		if reddish(cut, c.side/2, c.side/2) != c.red {
			t.Errorf("%s: another part was cut out", name)
		}
		if bytes.Contains(b, []byte("Exif")) {
			t.Errorf("%s: what the camera noted is still in it", name)
		}
	}
	if _, err := CutPhoto(img, stdimage.Rect(3000, 3000, 3100, 3100)); err == nil {
		t.Error("a part beside the picture is cut out")
	}
}

func TestWhatIsNoPhotoIsSaidSo(t *testing.T) {
	for name, b := range map[string][]byte{"nothing": nil, "a text": []byte("Ada Okoro"), "half a picture": jpegOf(t, 300, 300, nil)[:400]} {
		var fe *data.FieldError
		if _, err := ReadPhoto(b); !errors.As(err, &fe) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzReadPhoto(f *testing.F) {
	f.Add(jpegOf(f, 40, 30, exifOrientation(6)))
	f.Add(jpegOf(f, 1, 1, nil))
	f.Fuzz(func(t *testing.T, b []byte) {
		if c, _, err := stdimage.DecodeConfig(bytes.NewReader(b)); err == nil && c.Width*c.Height > 1<<18 {
			return // more would only take longer
		}
		img, err := ReadPhoto(b)
		if err != nil {
			return
		}
		if s := img.Bounds().Size(); s.X > workPixels || s.Y > workPixels || s.X < 1 || s.Y < 1 {
			t.Fatalf("it is %v", s)
		}
		cut, err := CutPhoto(img, stdimage.Rect(-3, len(b)%9, len(b)%50, 40))
		if err != nil {
			return
		}
		if _, err := ReadPhoto(cut); err != nil {
			t.Fatalf("what was cut cannot be read: %v", err)
		}
	})
}
