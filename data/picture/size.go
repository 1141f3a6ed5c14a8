package picture

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
)

// size is an upper limit of the bytes that a picture takes: its file, its pixels, and what the decoders of
// image and golang.org/x/image need meanwhile. If only the inside of the file shows something, the worst case
// counts.
func size(b []byte, c image.Config, kind string) int64 {
	n := int64(c.Width) * int64(c.Height)
	file := int64(len(b))
	switch kind {
	case "jpeg":
		return file + jpegSize(b, c)
	case "png":
		return file + n*pngDepth(b, c)
	case "gif":
		return file + 2*n // rows in another order are copied into order
	case "webp":
		return file + n*webpDepth(b, c)
	case "tiff":
		return file + tiffSize(b, c)
	}
	return file + n*depth(c.ColorModel)
}

// depth is the number of bytes for a pixel of a colour model.
func depth(m color.Model) int64 {
	switch m {
	case color.GrayModel:
		return 1
	case color.Gray16Model:
		return 2
	case color.YCbCrModel:
		return 3
	case color.RGBA64Model, color.NRGBA64Model:
		return 8
	}
	if _, ok := m.(color.Palette); ok {
		return 1
	}
	return 4
}

// pngDepth also counts that transparency makes four channels of grey, and that the passes of an interlaced
// picture are unpacked beside it (PNG 1.2, 4.2.1.1 and 8.2).
func pngDepth(b []byte, c image.Config) int64 {
	d := depth(c.ColorModel)
	if bytes.Contains(b, []byte("tRNS")) {
		switch c.ColorModel {
		case color.GrayModel:
			d = 4
		case color.Gray16Model:
			d = 8
		}
	}
	const interlace = 28 // its place in the header
	if len(b) <= interlace || b[interlace] != 0 {
		d *= 2
	}
	return d
}

// webpDepth counts the layers of WebP: the transforms of a lossless picture copy it twice, and so do those of
// the transparency of a lossy one (RFC 9649).
func webpDepth(b []byte, c image.Config) int64 {
	const lossy, lossless = 2, 12
	switch {
	case bytes.Contains(b, []byte("VP8L")):
		return lossless
	case c.ColorModel == color.YCbCrModel && !bytes.Contains(b, []byte("ALPH")):
		return lossy
	}
	return lossy + lossless + 1
}

// jpegSize counts samples as in the file's frame: 4 bytes for each sample of a progressive one, which are kept
// until the last scan, and the copy in which CMYK and RGB are put together (ITU-T T.81, B.2.2 and G). The
// marker of a progressive frame is two bytes that never occur in a sequential one's data: a file that has them
// anywhere counts as progressive.
func jpegSize(b []byte, c image.Config) int64 {
	pixels := int64(c.Width) * int64(c.Height)
	samples, components := jpegSamples(b, c)
	n := samples
	if bytes.Contains(b, []byte{0xFF, 0xC2}) {
		n += 4 * samples
	}
	if components > 3 {
		n += 4*pixels + samples/4
	}
	if c.ColorModel == color.RGBAModel {
		n += 4 * pixels
	}
	return n
}

// jpegSamples is how many samples a frame unpacks to: whole blocks of all its components; without a frame four
// for each pixel.
func jpegSamples(b []byte, c image.Config) (samples int64, components int) {
	worst := 4 * (int64(c.Width) + 64) * (int64(c.Height) + 64)
	f := jpegFrame(b)
	if len(f) < 6 || len(f) < 6+3*int(f[5]) {
		return worst, 4
	}
	components = int(f[5])
	if components == 1 {
		return blocks(c.Width, 8) * blocks(c.Height, 8) * 64, 1
	}
	var h, v, sum int64 = 1, 1, 0
	for i := range components {
		s := f[6+3*i+1]
		ch, cv := int64(s>>4), int64(s&15)
		h, v, sum = max(h, ch), max(v, cv), sum+ch*cv
	}
	return blocks(c.Width, 8*h) * blocks(c.Height, 8*v) * 64 * sum, components
}

func blocks[N int | int64](pixels int, side N) int64 {
	return (int64(pixels) + int64(side) - 1) / int64(side)
}

// jpegFrame gives the header of the frame; nil if there is none. It goes from marker to marker as image/jpeg
// does.
func jpegFrame(b []byte) []byte {
	for i := 2; i+4 <= len(b); {
		if b[i] != 0xFF || b[i+1] == 0 {
			i++
			continue
		}
		marker := b[i+1]
		if marker == 0xFF {
			i++ // a fill byte
			continue
		}
		i += 2
		if 0xD0 <= marker && marker <= 0xD7 {
			continue
		}
		if i+2 > len(b) {
			return nil
		}
		length := int(binary.BigEndian.Uint16(b[i:]))
		if length < 2 || i+length > len(b) || marker == 0xDA || marker == 0xD9 {
			return nil
		}
		if 0xC0 <= marker && marker <= 0xC2 {
			return b[i+2 : i+length]
		}
		i += length
	}
	return nil
}

// tiffSize counts the pixels and one strip or tile, of up to 8 bytes a pixel, in a buffer that grows by copying
// itself (TIFF 6.0, section 8).
func tiffSize(b []byte, c image.Config) int64 {
	const growing = 3 * 8
	pixels := int64(c.Width) * int64(c.Height)
	return pixels*depth(c.ColorModel) + growing*max(1024*1024, min(pixels, tiffBlock(b, c)))
}

// tiffBlock is how many pixels a strip has; all of the picture's if the file does not say, or has tiles.
func tiffBlock(b []byte, c image.Config) int64 {
	all := int64(c.Width+16) * int64(c.Height+16)
	if len(b) < 8 {
		return all
	}
	var order binary.ByteOrder = binary.LittleEndian
	if b[0] == 'M' {
		order = binary.BigEndian
	}
	at := int64(order.Uint32(b[4:]))
	if at+2 > int64(len(b)) {
		return all
	}
	rows := int64(0)
	for i := range int64(order.Uint16(b[at:])) {
		e := at + 2 + 12*i
		if e+12 > int64(len(b)) {
			return all
		}
		switch order.Uint16(b[e:]) {
		case 278: // RowsPerStrip
			v := int64(order.Uint32(b[e+8:]))
			if order.Uint16(b[e+2:]) == 3 { // a short
				v = int64(order.Uint16(b[e+8:]))
			}
			rows = max(rows, v)
		case 322, 323: // tiles
			return all
		}
	}
	if rows == 0 {
		return all
	}
	return rows * int64(c.Width)
}
