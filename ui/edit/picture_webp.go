package edit

import (
	"encoding/binary"
)

// StillWebP gives the first picture of an animated WebP file as a file of its own, which the decoder
// reads; it knows no animations. Other bytes come back as they are. The format is that of RFC 9649, 2.
func StillWebP(b []byte) []byte {
	if len(b) < 12 || string(b[:4]) != "RIFF" || string(b[8:12]) != "WEBP" {
		return b
	}
	const frameHead = 16 // place, size, time and flags of a frame
	frame := riffChunk(b[12:], "ANMF")
	if len(frame) < frameHead {
		return b
	}
	for _, kind := range []string{"VP8 ", "VP8L"} {
		if picture := riffChunk(frame[frameHead:], kind); picture != nil {
			return webP(kind, picture)
		}
	}
	return b
}

// riffChunk is the payload of the first chunk of a kind; nil when there is none.
func riffChunk(b []byte, kind string) []byte {
	for len(b) >= 8 {
		size := uint64(binary.LittleEndian.Uint32(b[4:]))
		if size > uint64(len(b)-8) {
			return nil
		}
		if string(b[:4]) == kind {
			return b[8 : 8+size]
		}
		b = b[min(8+size+size%2, uint64(len(b))):]
	}
	return nil
}

// webP is a file of one picture.
func webP(kind string, picture []byte) []byte {
	padded := len(picture) + len(picture)%2
	out := make([]byte, 0, 20+padded)
	out = append(out, "RIFF"...)
	out = binary.LittleEndian.AppendUint32(out, uint32(12+padded))
	out = append(append(out, "WEBP"...), kind...)
	out = binary.LittleEndian.AppendUint32(out, uint32(len(picture)))
	out = append(out, picture...)
	return append(out, make([]byte, padded-len(picture))...)
}
