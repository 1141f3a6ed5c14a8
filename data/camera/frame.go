package camera

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/jpeg"
	"sync"

	"lanyard/data/say"
)

// framePixels limits the pixels of a frame: a little more than 4K.
const framePixels = 4096 * 2304

// yuyv decodes a frame of packed 4:2:2 samples, Y0 U Y1 V for each two pixels: V4L2's YUYV, also called YUY2.
// It ignores bytes after the picture; errors: too few bytes, or an odd width.
func yuyv(frame []byte, width, height int) (image.Image, error) {
	if width <= 0 || height <= 0 || width%2 != 0 || width > framePixels || height > framePixels/width {
		return nil, say.Errorf("a frame of {{.Width}} × {{.Height}} pixels", width, height)
	}
	n := width * height
	if len(frame) < 2*n {
		return nil, say.Errorf("a frame of {{.Number}} bytes where {{.Width}} × {{.Height}} pixels have {{.Needed}}", len(frame), width, height, 2*n)
	}
	// One piece of memory for the three planes.
	planes := make([]byte, 2*n)
	img := &image.YCbCr{
		Y: planes[:n:n], Cb: planes[n : n+n/2 : n+n/2], Cr: planes[n+n/2:],
		YStride: width, CStride: width / 2, SubsampleRatio: image.YCbCrSubsampleRatio422, Rect: image.Rect(0, 0, width, height),
	}
	for i := range n / 2 {
		four := frame[4*i : 4*i+4 : 4*i+4]
		img.Y[2*i], img.Cb[i], img.Y[2*i+1], img.Cr[i] = four[0], four[1], four[2], four[3]
	}
	return img, nil
}

// motionJPEG decodes a frame of a Motion-JPEG stream: a JPEG picture in which many cameras leave out the
// Huffman tables, because they are always those of ITU-T T.81, K.3.
func motionJPEG(frame []byte) (image.Image, error) {
	whole, err := withTables(frame)
	if err != nil {
		return nil, err
	}
	return decodeJPEG(whole)
}

// decodeJPEG decodes a picture of at most framePixels.
func decodeJPEG(b []byte) (image.Image, error) {
	c, err := jpeg.DecodeConfig(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	if c.Width <= 0 || c.Height <= 0 || c.Width > framePixels/c.Height {
		return nil, say.Errorf("a frame of {{.Width}} × {{.Height}} pixels", c.Width, c.Height)
	}
	return jpeg.Decode(bytes.NewReader(b))
}

// The markers of ITU-T T.81, B.1.
const (
	markerSOI = 0xd8
	markerDHT = 0xc4
	markerSOS = 0xda
)

var errNoJPEG = say.Errorf("the frame is no JPEG picture")

// withTables gives a JPEG picture the standard Huffman tables if it has none.
func withTables(b []byte) ([]byte, error) {
	scan, has, err := findTables(b)
	if err != nil || has {
		return b, err
	}
	tables := standardTables()
	out := make([]byte, 0, len(b)+len(tables))
	return append(append(append(out, b[:scan]...), tables...), b[scan:]...), nil
}

// findTables gives the beginning of the picture's samples, and whether a Huffman table comes before.
func findTables(b []byte) (scan int, has bool, err error) {
	if len(b) < 4 || b[0] != 0xff || b[1] != markerSOI {
		return 0, false, errNoJPEG
	}
	for at := 2; at+4 <= len(b) && b[at] == 0xff; {
		switch marker := b[at+1]; {
		case marker == 0xff: // filling
			at++
			continue
		case marker == markerDHT:
			return 0, true, nil
		case marker == markerSOS:
			return at, false, nil
		}
		at += 2 + int(binary.BigEndian.Uint16(b[at+2:]))
	}
	return 0, false, errNoJPEG
}

// standardTables gives the segment with the Huffman tables of ITU-T T.81, K.3. It comes from a picture that
// image/jpeg writes: its encoder uses no others.
var standardTables = sync.OnceValue(func() []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewNRGBA(image.Rect(0, 0, 1, 1)), nil); err != nil {
		panic(err) // writing into memory
	}
	at := bytes.Index(b.Bytes(), []byte{0xff, markerDHT})
	size := int(binary.BigEndian.Uint16(b.Bytes()[at+2:]))
	return b.Bytes()[at : at+2+size]
})
