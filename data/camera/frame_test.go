package camera

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/jpeg"
	"testing"
)

// bands is a picture with four fields of colour, of 64 × 48 pixels.
func bands() *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, 64, 48))
	for y := range 48 {
		for x := range 64 {
			img.Set(x, y, bandColors[x/32+y/24*2])
		}
	}
	return img
}

var bandColors = []color.NRGBA{{220, 30, 30, 255}, {30, 200, 40, 255}, {20, 40, 210, 255}, {250, 250, 250, 255}}

// sameBands looks into the middle of each field.
func sameBands(t *testing.T, img image.Image) {
	t.Helper()
	if img.Bounds() != image.Rect(0, 0, 64, 48) {
		t.Fatalf("the picture is %v", img.Bounds())
	}
	for i, want := range bandColors {
		got := color.NRGBAModel.Convert(img.At(i%2*32+16, i/2*24+12)).(color.NRGBA)
		for k, d := range []int{int(got.R) - int(want.R), int(got.G) - int(want.G), int(got.B) - int(want.B)} {
			if d < -12 || d > 12 {
				t.Errorf("field %d, channel %d is %v, want %v", i, k, got, want)
			}
		}
	}
}

// packed writes a picture as a camera's YUYV frame.
func packed(img image.Image) []byte {
	b := img.Bounds()
	var out []byte
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x += 2 {
			l := color.YCbCrModel.Convert(img.At(x, y)).(color.YCbCr)
			r := color.YCbCrModel.Convert(img.At(x+1, y)).(color.YCbCr)
			out = append(out, l.Y, l.Cb, r.Y, r.Cr)
		}
	}
	return out
}

func TestYUYVFrames(t *testing.T) {
	frame := packed(bands())
	img, err := yuyv(frame, 64, 48)
	if err != nil {
		t.Fatal(err)
	}
	sameBands(t, img)
	if img, err = yuyv(append(frame, make([]byte, 100)...), 64, 48); err != nil {
		t.Errorf("filling at the end: %v", err)
	}
	frame[0] ^= 0xff
	if y := img.(*image.YCbCr).Y[0]; y == frame[0] {
		t.Error("the picture changes with the driver's memory")
	}
	for name, c := range map[string]struct{ n, w, h int }{
		"half a frame": {len(frame) / 2, 64, 48}, "nothing": {0, 64, 48}, "odd": {len(frame), 63, 48},
		"no size": {len(frame), 0, 0}, "negative": {len(frame), -64, -48}, "vast": {len(frame), 1 << 31, 1 << 31},
	} {
		if img, err := yuyv(frame[:c.n], c.w, c.h); err == nil {
			t.Errorf("%s: %v", name, img.Bounds())
		}
	}
}

// jpegOf is a picture as JPEG.
func jpegOf(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// withoutTables takes the Huffman tables out, and says "AVI1" as cameras do.
func withoutTables(t testing.TB, whole []byte) []byte {
	t.Helper()
	out := []byte{0xff, 0xd8, 0xff, 0xe0, 0, 16, 'A', 'V', 'I', '1', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}
	removed := 0
	for at := 2; ; {
		size := 2 + int(binary.BigEndian.Uint16(whole[at+2:]))
		switch whole[at+1] {
		case markerDHT:
			removed++
		case markerSOS:
			if removed == 0 {
				t.Fatal("there were no tables")
			}
			return append(out, whole[at:]...)
		default:
			out = append(out, whole[at:at+size]...)
		}
		at += size
	}
}

func TestMotionJPEGFrames(t *testing.T) {
	whole := jpegOf(t, bands())
	for name, frame := range map[string][]byte{
		"whole":               whole,
		"without its tables":  withoutTables(t, whole),
		"filled up":           append(withoutTables(t, whole), make([]byte, 4096)...),
		"with filling before": append([]byte{0xff, 0xd8, 0xff, 0xff}, withoutTables(t, whole)[3:]...),
	} {
		t.Run(name, func(t *testing.T) {
			img, err := motionJPEG(frame)
			if err != nil {
				t.Fatal(err)
			}
			sameBands(t, img)
			if _, ok := img.(*image.YCbCr); !ok {
				t.Errorf("it is a %T: the reader takes the luminance of a YCbCr as it is", img)
			}
		})
	}
	for name, frame := range map[string][]byte{
		"empty": nil, "only a start": {0xff, 0xd8}, "no JPEG": []byte("not a picture at all"),
		"cut off": whole[:len(whole)/3], "no samples": whole[:20],
		"a length beyond the end": {0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff, 0},
		"a length of nothing":     {0xff, 0xd8, 0xff, 0xe0, 0, 0, 0xff, 0xe0, 0, 0},
	} {
		if img, err := motionJPEG(frame); err == nil {
			t.Errorf("%s: %v", name, img.Bounds())
		}
	}
}

func TestAFrameThatClaimsToBeVastIsNotDecoded(t *testing.T) {
	whole := jpegOf(t, bands())
	at := bytes.Index(whole, []byte{0xff, 0xc0})
	binary.BigEndian.PutUint16(whole[at+5:], 0xffff)
	binary.BigEndian.PutUint16(whole[at+7:], 0xffff)
	if _, err := motionJPEG(whole); err == nil {
		t.Error("4 gigapixels were decoded")
	}
}

func FuzzMotionJPEG(f *testing.F) {
	whole := jpegOf(f, bands())
	f.Add(whole)
	f.Add(withoutTables(f, whole))
	f.Add(whole[:len(whole)/2])
	f.Fuzz(func(t *testing.T, frame []byte) {
		img, err := motionJPEG(frame)
		if err == nil && (img.Bounds().Empty() || img.Bounds().Dx() > framePixels/img.Bounds().Dy()) {
			t.Errorf("a picture of %v", img.Bounds())
		}
	})
}

func FuzzYUYV(f *testing.F) {
	f.Add(packed(bands()), 64, 48)
	f.Add([]byte{1, 2, 3, 4}, 2, 1)
	f.Add([]byte{}, -2, 1)
	f.Fuzz(func(t *testing.T, frame []byte, w, h int) {
		img, err := yuyv(frame, w, h)
		if err != nil {
			return
		}
		if img.Bounds() != image.Rect(0, 0, w, h) || 2*w*h > len(frame) {
			t.Errorf("%v of %d bytes", img.Bounds(), len(frame))
		}
		img.At(w-1, h-1)
	})
}
