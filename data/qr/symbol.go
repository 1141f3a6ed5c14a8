package qr

import (
	"strings"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/common/reedsolomon"
	"github.com/makiuchi-d/gozxing/qrcode/decoder"
	"github.com/makiuchi-d/gozxing/qrcode/encoder"
)

// symbol is a text laid out in the smallest version that holds it.
type symbol struct {
	version *decoder.Version
	level   Level
	parts   []part
}

// layOut finds the smallest version that holds the text at a level; ok is false when none does.
func layOut(text string, level Level) (s symbol, ok bool) {
	for _, class := range [][2]int{{1, 9}, {10, 26}, {27, 40}} {
		parts, bits := segmentation(text, class[0]), 0
		for _, p := range parts {
			bits += p.length(class[0])
		}
		for n := class[0]; n <= class[1]; n++ {
			v, err := decoder.Version_GetVersionForNumber(n)
			if err == nil && bits <= 8*dataCodewords(v, level) {
				return symbol{version: v, level: level, parts: parts}, true
			}
		}
	}
	return symbol{}, false
}

// correction is the level as the library's type.
func (l Level) correction() decoder.ErrorCorrectionLevel {
	return [...]decoder.ErrorCorrectionLevel{
		decoder.ErrorCorrectionLevel_L, decoder.ErrorCorrectionLevel_M,
		decoder.ErrorCorrectionLevel_Q, decoder.ErrorCorrectionLevel_H,
	}[l]
}

func dataCodewords(v *decoder.Version, level Level) int {
	return v.GetTotalCodewords() - v.GetECBlocksForLevel(level.correction()).GetTotalECCodewords()
}

// code draws the symbol with the mask of the lowest penalty (ISO/IEC 18004 §7.8.3).
func (s symbol) code() (Code, error) {
	words, err := s.interleave(s.data())
	if err != nil {
		return Code{}, err
	}
	bits := gozxing.NewEmptyBitArray()
	for _, w := range words {
		_ = bits.AppendBits(w, 8) // fails only for more than 32 bits
	}
	size := s.version.GetDimensionForVersion()
	var best *encoder.ByteMatrix
	least := 0
	for mask := range 8 {
		m := encoder.NewByteMatrix(size, size)
		if err := encoder.MatrixUtil_buildMatrix(bits, s.level.correction(), s.version, mask, m); err != nil {
			return Code{}, err
		}
		if p := penalty(m); best == nil || p < least {
			best, least = m, p
		}
	}
	c := Code{Version: s.version.GetVersionNumber(), Level: s.level, Size: size, Modules: make([]bool, 0, size*size)}
	for _, row := range best.GetArray() {
		for _, v := range row {
			c.Modules = append(c.Modules, v == 1)
		}
	}
	return c, nil
}

func penalty(m *encoder.ByteMatrix) int {
	return encoder.MaskUtil_applyMaskPenaltyRule1(m) + encoder.MaskUtil_applyMaskPenaltyRule2(m) +
		encoder.MaskUtil_applyMaskPenaltyRule3(m) + encoder.MaskUtil_applyMaskPenaltyRule4(m)
}

// data gives the data codewords: the parts, the terminator and padding (ISO/IEC 18004 §7.4.9 and
// §7.4.10).
func (s symbol) data() []int {
	bits := gozxing.NewEmptyBitArray()
	for _, p := range s.parts {
		p.write(bits, s.version.GetVersionNumber())
	}
	words := make([]int, dataCodewords(s.version, s.level))
	_ = bits.AppendBits(0, min(4, 8*len(words)-bits.GetSize()))
	full := make([]byte, bits.GetSizeInBytes())
	bits.ToBytes(0, full, 0, len(full))
	for i := range words {
		switch {
		case i < len(full):
			words[i] = int(full[i])
		case (i-len(full))%2 == 0:
			words[i] = 0b11101100
		default:
			words[i] = 0b00010001
		}
	}
	return words
}

// write appends the part with its head.
func (p part) write(bits *gozxing.BitArray, version int) {
	put := func(value, width int) { _ = bits.AppendBits(value, width) }
	put(p.mode, 4)
	put(len(p.text), countBits(p.mode, version))
	switch p.mode {
	case modeNumeric:
		for group := range groups(p.text, 3) {
			value := 0
			for _, c := range []byte(group) {
				value = 10*value + int(c-'0')
			}
			put(value, [...]int{0, 4, 7, 10}[len(group)])
		}
	case modeAlphanum:
		for group := range groups(p.text, 2) {
			value := 0
			for _, c := range []byte(group) {
				value = 45*value + strings.IndexByte(alphabet, c)
			}
			put(value, [...]int{0, 6, 11}[len(group)])
		}
	default:
		for _, c := range []byte(p.text) {
			put(int(c), 8)
		}
	}
}

// groups cuts a text into groups of n bytes; the last may be shorter.
func groups(text string, n int) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for ; text != ""; text = text[min(n, len(text)):] {
			if !yield(text[:min(n, len(text))]) {
				return
			}
		}
	}
}

// interleave cuts the data into the version's blocks, adds the correction codewords of each, and
// takes one codeword of each block in turn (ISO/IEC 18004 §7.5 and §7.6).
func (s symbol) interleave(data []int) ([]int, error) {
	layout := s.version.GetECBlocksForLevel(s.level.correction())
	correction := layout.GetECCodewordsPerBlock()
	rs := reedsolomon.NewReedSolomonEncoder(reedsolomon.GenericGF_QR_CODE_FIELD_256)
	var blocks [][]int
	longest := 0
	for _, kind := range layout.GetECBlocks() {
		for range kind.GetCount() {
			n := kind.GetDataCodewords()
			block := make([]int, n+correction)
			copy(block, data[:n])
			data = data[n:]
			if err := rs.Encode(block, correction); err != nil {
				return nil, err
			}
			blocks, longest = append(blocks, block), max(longest, n)
		}
	}
	out := make([]int, 0, s.version.GetTotalCodewords())
	for i := range longest {
		for _, b := range blocks {
			if i < len(b)-correction {
				out = append(out, b[i])
			}
		}
	}
	for i := range correction {
		for _, b := range blocks {
			out = append(out, b[len(b)-correction+i])
		}
	}
	return out, nil
}
