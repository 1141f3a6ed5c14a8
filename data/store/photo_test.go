package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	stdimage "image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"testing"

	"lanyard/data"
)

// jpegOf makes a picture: red above, blue below; with an Exif block when given.
func jpegOf(t testing.TB, w, h int, exif []byte) []byte {
	t.Helper()
	img := stdimage.NewRGBA(stdimage.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.RGBA{R: 255, A: 255}
			if y >= h/2 {
				c = color.RGBA{B: 255, A: 255}
			}
			img.SetRGBA(x, y, c)
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	if exif == nil {
		return b.Bytes()
	}
	out := append([]byte{0xff, 0xd8, 0xff, 0xe1}, binary.BigEndian.AppendUint16(nil, uint16(len(exif)+2))...)
	return append(append(out, exif...), b.Bytes()[2:]...)
}

// exifOrientation is an Exif block with the one tag.
func exifOrientation(v byte) []byte {
	return append([]byte("Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00"), v, 0, 0, 0, 0, 0, 0)
}

func noise(t *testing.T, w, h int) []byte {
	img := stdimage.NewNRGBA(stdimage.Rect(0, 0, w, h))
	rnd := rand.New(rand.NewPCG(1, 1))
	for i := range img.Pix {
		img.Pix[i] = byte(rnd.Uint32()) | byte(255*(i%4/3))
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func savePhoto(t *testing.T, s *Store, original []byte) (ref data.PhotoRef, err error) {
	t.Helper()
	_, err = s.Do(t.Context(), "Photo", func(tx *Tx) error {
		if ref, err = tx.SavePhoto(original); err != nil {
			return err
		}
		return tx.SaveContact(&data.Contact{Given: "Ana", Photo: ref})
	})
	return ref, err
}

func TestSavePhoto(t *testing.T) {
	s := openTest(t)
	ctx := t.Context()
	t.Run("a small picture is kept byte for byte, with a thumb", func(t *testing.T) {
		original := jpegOf(t, 300, 200, nil)
		ref, err := savePhoto(t, s, original)
		if err != nil || ref.Bytes != len(original) {
			t.Fatalf("%+v, %v", ref, err)
		}
		got, err := s.Photo(ctx, ref.SHA256)
		if err != nil || !bytes.Equal(got, original) {
			t.Errorf("%d bytes, %v", len(got), err)
		}
		thumb, err := s.Thumb(ctx, ref.SHA256)
		if err != nil {
			t.Fatal(err)
		}
		if conf, format, err := stdimage.DecodeConfig(bytes.NewReader(thumb)); err != nil || format != "jpeg" || conf.Width != 96 || conf.Height != 96 {
			t.Errorf("%+v %s %v", conf, format, err)
		}
		c, err := s.Contact(ctx, 1)
		if err != nil || c.Photo != ref {
			t.Errorf("%+v, %v", c.Photo, err)
		}
		if rows, _ := s.Rows(ctx, []int64{1}); rows[0].Thumb != ref.SHA256 {
			t.Errorf("%+v", rows)
		}
	})
	t.Run("a phone's picture is turned upright", func(t *testing.T) {
		ref, err := savePhoto(t, s, jpegOf(t, 200, 200, exifOrientation(3)))
		if err != nil {
			t.Fatal(err)
		}
		thumb, _ := s.Thumb(ctx, ref.SHA256)
		img, err := jpeg.Decode(bytes.NewReader(thumb))
		if err != nil {
			t.Fatal(err)
		}
		if r, _, b, _ := img.At(48, 10).RGBA(); b < r {
			t.Error("red is still above")
		}
	})
	t.Run("a large picture is made to fit in 2 MB", func(t *testing.T) {
		ref, err := savePhoto(t, s, noise(t, 1200, 900))
		if err != nil || ref.Bytes > maxPhotoBytes {
			t.Fatalf("%+v, %v", ref, err)
		}
		got, _ := s.Photo(ctx, ref.SHA256)
		if conf, format, err := stdimage.DecodeConfig(bytes.NewReader(got)); err != nil || format != "jpeg" || conf.Width*3 != conf.Height*4 {
			t.Errorf("%+v %s %v", conf, format, err)
		}
	})
	t.Run("the same picture is kept once", func(t *testing.T) {
		var n int
		if err := s.readers.QueryRow("SELECT count(*) FROM photo").Scan(&n); err != nil {
			t.Fatal(err)
		}
		if _, err := savePhoto(t, s, jpegOf(t, 300, 200, nil)); err != nil {
			t.Fatal(err)
		}
		var m int
		if err := s.readers.QueryRow("SELECT count(*) FROM photo").Scan(&m); err != nil || m != n {
			t.Errorf("%d, then %d (%v)", n, m, err)
		}
	})
	for name, bad := range map[string][]byte{
		"a decompression bomb": pngClaiming(50_000, 50_000), "text": []byte("not a picture"), "nothing": nil,
		"half a picture": jpegOf(t, 300, 200, nil)[:400],
	} {
		t.Run(name+" is refused", func(t *testing.T) {
			var fe *data.FieldError
			if _, err := savePhoto(t, s, bad); !errors.As(err, &fe) || fe.Field != "photo" {
				t.Errorf("got %v", err)
			}
		})
	}
	t.Run("a contact cannot name a photo that is not stored", func(t *testing.T) {
		_, err := s.Do(ctx, "x", func(tx *Tx) error {
			return tx.SaveContact(&data.Contact{Given: "Bo", Photo: data.PhotoRef{SHA256: "00"}})
		})
		if !errors.Is(err, data.ErrNotFound) {
			t.Errorf("got %v", err)
		}
	})
}

// pngClaiming is a PNG's head that says so many pixels.
func pngClaiming(w, h uint32) []byte {
	b := []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d")
	chunk := append([]byte("IHDR"), binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, w), h)...)
	chunk = append(chunk, 8, 2, 0, 0, 0)
	return binary.BigEndian.AppendUint32(append(b, chunk...), crc32.ChecksumIEEE(chunk))
}

func TestUpright(t *testing.T) {
	src := stdimage.NewGray(stdimage.Rect(0, 0, 3, 2)) // one bright pixel, above left
	src.SetGray(0, 0, color.Gray{255})
	for orientation, want := range map[int]stdimage.Point{
		1: {0, 0}, 2: {2, 0}, 3: {2, 1}, 4: {0, 1}, 5: {0, 0}, 6: {1, 0}, 7: {1, 2}, 8: {0, 2},
	} {
		got := upright(src, orientation)
		size := stdimage.Pt(3, 2)
		if orientation >= 5 {
			size = stdimage.Pt(2, 3)
		}
		if r, _, _, _ := got.At(want.X, want.Y).RGBA(); r == 0 || got.Bounds().Size() != size {
			t.Errorf("orientation %d: size %v, not bright at %v", orientation, got.Bounds().Size(), want)
		}
	}
}

func FuzzReadPicture(f *testing.F) {
	f.Add(jpegOf(f, 20, 10, exifOrientation(6)))
	f.Add(pngClaiming(10, 10))
	f.Add([]byte("GIF89a"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if conf, _, err := stdimage.DecodeConfig(bytes.NewReader(b)); err == nil && conf.Width*conf.Height > 1<<20 {
			t.Skip("large, and slow for a fuzzer")
		}
		p, err := readPicture(b)
		if err != nil {
			return
		}
		if _, err := p.thumb(); err != nil {
			t.Error(err)
		}
	})
}
