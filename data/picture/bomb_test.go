package picture

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"io"
)

// bomb makes a picture of many pixels in few bytes; with head alone only what comes before its pixels.
type bomb func(side int, head bool) []byte

// zeros is so many zeros, compressed.
func zeros(n int64) []byte {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	_, _ = io.CopyN(w, nothing{}, n)
	_ = w.Close()
	return b.Bytes()
}

type nothing struct{}

func (nothing) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func pngBomb(depth, colour, channels, interlace int, more ...byte) bomb {
	return func(side int, head bool) []byte {
		b := []byte("\x89PNG\r\n\x1a\n")
		chunk := func(kind string, body []byte) {
			b = binary.BigEndian.AppendUint32(b, uint32(len(body)))
			whole := append([]byte(kind), body...)
			b = binary.BigEndian.AppendUint32(append(b, whole...), crc32.ChecksumIEEE(whole))
		}
		size := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, uint32(side)), uint32(side))
		chunk("IHDR", append(size, byte(depth), byte(colour), 0, 0, byte(interlace)))
		if len(more) > 0 {
			chunk("tRNS", more)
		}
		if head {
			return b
		}
		rows := int64(side) * (int64(side)*int64(channels*depth)/8 + 1)
		if interlace != 0 {
			rows = passes(int64(side), int64(channels*depth)/8)
		}
		chunk("IDAT", zeros(rows))
		chunk("IEND", nil)
		return b
	}
}

// passes is how many bytes the seven passes of an interlaced PNG have (PNG 1.2, 2.6).
func passes(side, pixel int64) (n int64) {
	for _, p := range [][4]int64{{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}} {
		w, h := (side-p[0]+p[2]-1)/p[2], (side-p[1]+p[3]-1)/p[3]
		n += h * (1 + w*pixel)
	}
	return n
}

// jpegBomb has one scan that says of every block that it is as the one before: one bit each.
func jpegBomb(sof byte, sampling []byte, more ...byte) bomb {
	return func(side int, head bool) []byte {
		b := append([]byte{0xFF, 0xD8}, more...)
		segment := func(marker byte, body []byte) {
			b = binary.BigEndian.AppendUint16(append(b, 0xFF, marker), uint16(len(body)+2))
			b = append(b, body...)
		}
		segment(0xDB, append([]byte{0}, bytes.Repeat([]byte{1}, 64)...))
		frame := binary.BigEndian.AppendUint16(binary.BigEndian.AppendUint16([]byte{8}, uint16(side)), uint16(side))
		frame = append(frame, byte(len(sampling)))
		scan := []byte{byte(len(sampling))}
		blocks, most := 0, 1
		for i, s := range sampling {
			frame, scan = append(frame, byte(i+1), s, 0), append(scan, byte(i+1), 0)
			blocks, most = blocks+int(s>>4)*int(s&15), max(most, int(s>>4))
		}
		segment(sof, frame)
		for class := range 2 {
			segment(0xC4, append(append([]byte{byte(class << 4), 1}, make([]byte, 15)...), 0))
		}
		bits := 1
		if sof == 0xC2 {
			segment(0xDA, append(scan, 0, 0, 0))
		} else {
			segment(0xDA, append(scan, 0, 63, 0))
			bits = 2
		}
		if head {
			return b
		}
		across := (side + 8*most - 1) / (8 * most)
		return append(append(b, make([]byte, across*across*blocks*bits/8+64)...), 0xFF, 0xD9)
	}
}

func gifBomb(side int, _ bool) []byte {
	size := binary.LittleEndian.AppendUint16(binary.LittleEndian.AppendUint16(nil, uint16(side)), uint16(side))
	b := append(append([]byte("GIF89a"), size...), 0x80, 0, 0, 0, 0, 0, 255, 255, 255)
	b = append(append(append(b, 0x2C, 0, 0, 0, 0), size...), 0x40, 2, 0)
	return append(b, 0x3B)
}

// tiffBomb is one strip of eight bytes a pixel for one that needs one.
func tiffBomb(rows int) bomb {
	return func(side int, head bool) []byte {
		var strip []byte
		if !head {
			strip = zeros(8 * int64(side) * int64(side))
		}
		tags := [][2]uint32{{256, uint32(side)}, {257, uint32(side)}, {258, 8}, {259, 8}, {262, 1}, {273, 8 + 2 + 9*12 + 4}, {277, 1}, {278, uint32(min(side, rows))}, {279, uint32(len(strip))}}
		b := append([]byte("II*\x00"), 8, 0, 0, 0, byte(len(tags)), 0)
		for _, t := range tags {
			b = binary.LittleEndian.AppendUint16(b, uint16(t[0]))
			b = binary.LittleEndian.AppendUint32(append(b, 4, 0), 1)
			b = binary.LittleEndian.AppendUint32(b, t[1])
		}
		return append(append(b, 0, 0, 0, 0), strip...)
	}
}

func bmpBomb(side int, head bool) []byte {
	b := append([]byte("BM"), make([]byte, 8)...)
	for _, v := range []uint32{54, 40, uint32(side), uint32(side), 1 | 32<<16, 0, 0, 0, 0, 0, 0} {
		b = binary.LittleEndian.AppendUint32(b, v)
	}
	if head {
		return b
	}
	return append(b, make([]byte, 4*side*side)...)
}

var adobe = append([]byte{0xFF, 0xEE, 0, 14}, "Adobe\x00\x64\x00\x00\x00\x00\x00"...)

var bombs = map[string]bomb{
	"PNG of 8 bits":                pngBomb(8, 6, 4, 0),
	"PNG of 16 bits":               pngBomb(16, 6, 4, 0),
	"PNG of 16 bits, interlaced":   pngBomb(16, 6, 4, 1),
	"PNG of grey":                  pngBomb(8, 0, 1, 0),
	"PNG of grey, one transparent": pngBomb(16, 0, 1, 0, 0, 0),
	"JPEG":                         jpegBomb(0xC0, []byte{0x22, 0x11, 0x11}),
	"JPEG of full colour":          jpegBomb(0xC0, []byte{0x11, 0x11, 0x11}),
	"JPEG of RGB":                  jpegBomb(0xC0, []byte{0x11, 0x11, 0x11}, adobe...),
	"JPEG of CMYK":                 jpegBomb(0xC0, []byte{0x11, 0x11, 0x11, 0x11}, adobe...),
	"progressive JPEG":             jpegBomb(0xC2, []byte{0x22, 0x11, 0x11}),
	"progressive JPEG of grey":     jpegBomb(0xC2, []byte{0x11}),
	"progressive JPEG of CMYK":     jpegBomb(0xC2, []byte{0x11, 0x11, 0x11, 0x11}, adobe...),
	"progressive JPEG of rows":     jpegBomb(0xC2, []byte{0x21, 0x11, 0x11}),
	"GIF":                          gifBomb,
	"TIFF of one strip":            tiffBomb(1 << 30),
	"BMP":                          bmpBomb,
}
