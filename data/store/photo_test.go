package store

import (
	"bytes"
	"compress/zlib"
	"context"
	"encoding/binary"
	"errors"
	"hash/crc32"
	stdimage "image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"runtime"
	"runtime/debug"
	"testing"
	"time"

	"lanyard/data"
	"lanyard/data/picture"
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

// pngBomb is a PNG of 16 bits whose pixels are all zero.
func pngBomb(side int) []byte {
	b := pngClaiming(uint32(side), uint32(side))
	b[24], b[25] = 16, 6 // bits, colours with transparency
	b = binary.BigEndian.AppendUint32(b[:len(b)-4], crc32.ChecksumIEEE(b[12:len(b)-4]))
	var rows bytes.Buffer
	w := zlib.NewWriter(&rows)
	for line := make([]byte, 1+8*side); side > 0; side-- {
		_, _ = w.Write(line)
	}
	_ = w.Close()
	b = binary.BigEndian.AppendUint32(b, uint32(rows.Len()))
	chunk := append([]byte("IDAT"), rows.Bytes()...)
	b = binary.BigEndian.AppendUint32(append(b, chunk...), crc32.ChecksumIEEE(chunk))
	return append(b, "\x00\x00\x00\x00IEND\xaeB\x60\x82"...)
}

func TestPhotosTakeLittleMemory(t *testing.T) {
	s := openTest(t)
	for name, c := range map[string]struct {
		side int
		fits bool
	}{"one of 13 megapixels": {3600, true}, "one of 67 megapixels": {8192, false}} {
		t.Run(name, func(t *testing.T) {
			bomb := pngBomb(c.side)
			debug.FreeOSMemory()
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_, err := savePhoto(t, s, bomb)
			runtime.ReadMemStats(&after)
			if got := after.TotalAlloc - before.TotalAlloc; got > 150<<20 {
				t.Errorf("it took %d MB", got>>20)
			}
			if (err == nil) != c.fits {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestAStoredPhotoIsNotUnpackedAgain(t *testing.T) {
	s := openTest(t)
	original := jpegOf(t, 900, 900, nil)
	ref, err := savePhoto(t, s, original)
	if err != nil {
		t.Fatal(err)
	}
	inTurn := make(chan struct{})
	go picture.Use(context.Background(), original, func(stdimage.Image, string) error { // nobody else can unpack
		close(inTurn)
		<-t.Context().Done()
		return nil
	})
	<-inTurn
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	p, err := s.PreparePhoto(ctx, original)
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.Do(ctx, "Photo", func(tx *Tx) error {
		again, err := tx.KeepPhoto(p)
		if again != ref {
			t.Errorf("%+v became %+v", ref, again)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
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
		p, err := readPicture(t.Context(), b)
		if err == nil && (len(p.thumb) == 0 || len(p.original) > maxPhotoBytes) {
			t.Errorf("a thumb of %d bytes, a picture of %d", len(p.thumb), len(p.original))
		}
	})
}
