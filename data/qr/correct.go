package qr

import (
	"cmp"
	"math"
	"slices"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/common/reedsolomon"
	"github.com/makiuchi-d/gozxing/qrcode/decoder"
)

// erasureMargin is how many correction codewords of a block must stay unused when codewords are erased.
// The chance of reading a block from noise is about 1 in 256 to the power of erasureMargin.
const erasureMargin = 2

// codewords are the codewords of a sampled grid, not corrected yet.
type codewords struct {
	version *decoder.Version
	level   decoder.ErrorCorrectionLevel
	blocks  []*decoder.DataBlock
}

func codewordsOf(parser *decoder.BitMatrixParser) (g codewords, err error) {
	if g.version, err = parser.ReadVersion(); err != nil {
		return g, err
	}
	format, err := parser.ReadFormatInformation()
	if err != nil {
		return g, err
	}
	g.level = format.GetErrorCorrectionLevel()
	words, err := parser.ReadCodewords()
	if err != nil {
		return g, err
	}
	g.blocks, err = decoder.DataBlock_GetDataBlocks(words, g.version, g.level)
	return g, err
}

// read corrects each block in place by correct, then reads them.
func (g codewords) read(correct func(block int, word []byte, parity int) bool) (p payload, ok bool) {
	var data []byte
	for i, b := range g.blocks {
		word := b.GetCodewords()
		if !correct(i, word, len(word)-b.GetNumDataCodewords()) {
			return p, false
		}
		data = append(data, word[:b.GetNumDataCodewords()]...)
	}
	p, err := readPayload(data, g.level.String())
	return p, err == nil
}

// readBits corrects and reads a sampled grid, which may be mirrored.
func readBits(bits *gozxing.BitMatrix) (p payload, ok bool) {
	parser, err := decoder.NewBitMatrixParser(bits)
	if err != nil {
		return p, false
	}
	all := func(_ int, word []byte, parity int) bool {
		fixed, ok := correctErased(word, parity, nil)
		copy(word, fixed)
		return ok
	}
	if g, err := codewordsOf(parser); err == nil {
		if p, ok = g.read(all); ok {
			return p, true
		}
	}
	parser.Remask() // reading takes the mask off
	parser.SetMirror(true)
	if _, err := parser.ReadVersion(); err != nil {
		return p, false
	}
	if _, err := parser.ReadFormatInformation(); err != nil {
		return p, false
	}
	parser.Mirror()
	g, err := codewordsOf(parser)
	if err != nil {
		return p, false
	}
	return g.read(all)
}

// readErasing corrects and reads a code by the darkness of each module, which is negative for light. It
// takes the codewords with the least certain modules as erased, more of them every time: correcting an
// erasure needs half of what an error needs. The literature calls this generalised minimum distance
// decoding (G. D. Forney, Generalized Minimum Distance Decoding, 1966).
func readErasing(darkness []float64, size int) (p payload, ok bool) {
	bits, err := bitsOf(darkness, size)
	if err != nil {
		return p, false
	}
	parser, err := decoder.NewBitMatrixParser(bits)
	if err != nil {
		return p, false
	}
	g, err := codewordsOf(parser)
	if err != nil || g.version.GetDimensionForVersion() != size {
		return p, false
	}
	confident, err := decoder.DataBlock_GetDataBlocks(confidence(darkness, g.version), g.version, g.level)
	if err != nil {
		return p, false
	}
	return g.read(func(block int, word []byte, parity int) bool {
		return correctErasing(word, confident[block].GetCodewords(), parity)
	})
}

// bitsOf makes each module dark or light by the sign of its darkness.
func bitsOf(darkness []float64, size int) (*gozxing.BitMatrix, error) {
	bits, err := gozxing.NewSquareBitMatrix(size)
	if err != nil {
		return nil, err
	}
	for i, v := range darkness {
		if v > 0 {
			bits.Set(i%size, i/size)
		}
	}
	return bits, nil
}

// confidence gives the confidence of each codeword, in the order of placement (ISO/IEC 18004 §7.7.3):
// that of its least certain module. 255 is the highest.
func confidence(darkness []float64, v *decoder.Version) []byte {
	size := v.GetDimensionForVersion()
	l := layouts[v.GetVersionNumber()]()
	fixed := l.functionModules()
	out := make([]byte, 0, v.GetTotalCodewords())
	n, least := 0, math.Inf(1)
	for pair := 0; pair < size/2; pair++ {
		right := size - 1 - 2*pair
		if right <= 6 {
			right-- // beside the timing pattern
		}
		for i := range size {
			y := i
			if pair%2 == 0 {
				y = size - 1 - i
			}
			for x := right; x > right-2; x-- {
				if fixed[y*size+x] {
					continue
				}
				least = min(least, math.Abs(darkness[y*size+x]))
				if n++; n%8 == 0 && len(out) < cap(out) {
					out = append(out, byte(min(255, 200*least)))
					least = math.Inf(1)
				}
			}
		}
	}
	return out
}

// correctErasing corrects a block in place, with its least certain codewords erased.
func correctErasing(word, confidence []byte, parity int) bool {
	order := make([]int, len(word))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(confidence[a], confidence[b]) })
	for erased := 0; erased <= parity-erasureMargin; erased += 2 {
		if fixed, ok := correctErased(word, parity, order[:erased]); ok {
			copy(word, fixed)
			return true
		}
	}
	return false
}

// correctErased corrects errors and erasures of a Reed-Solomon block: Berlekamp and Massey's algorithm,
// started from the locator of the erasures, then Chien's search and Forney's formula (R. E. Blahut,
// Algebraic Codes for Data Transmission, 2003, chapter 7). It leaves erasureMargin correction codewords
// unused, unless nothing is erased.
func correctErased(word []byte, parity int, erased []int) (fixed []byte, ok bool) {
	gf := reedsolomon.GenericGF_QR_CODE_FIELD_256
	n := len(word)
	at := func(i int) int { return gf.Exp((n - 1 - i) % 255) } // locator of the codeword at i
	syndromes, clean := syndromesOf(word, parity)
	if clean {
		return word, true
	}
	locator := make([]int, parity+1)
	locator[0] = 1
	for k, i := range erased {
		for d := k + 1; d > 0; d-- {
			locator[d] ^= gf.Multiply(locator[d-1], at(i))
		}
	}
	count := berlekampMassey(locator, syndromes, len(erased))
	room := parity - len(erased)
	if len(erased) > 0 {
		room -= erasureMargin
	}
	if count < 0 || 2*(count-len(erased)) > room {
		return nil, false
	}
	evaluator := make([]int, parity)
	for i := range evaluator {
		for j := 0; j <= i; j++ {
			evaluator[i] ^= gf.Multiply(locator[j], syndromes[i-j])
		}
	}
	slope := make([]int, parity) // the locator's formal derivative
	for i := 1; i <= parity; i += 2 {
		slope[i-1] = locator[i]
	}
	fixed = slices.Clone(word)
	roots := 0
	for i := range fixed {
		x := at(i)
		inverse, err := gf.Inverse(x)
		if err != nil || evaluate(locator, inverse) != 0 {
			continue
		}
		roots++
		down, err := gf.Inverse(evaluate(slope, inverse))
		if err != nil {
			return nil, false
		}
		fixed[i] ^= byte(gf.Multiply(x, gf.Multiply(evaluate(evaluator, inverse), down)))
	}
	if _, clean = syndromesOf(fixed, parity); !clean || roots != count {
		return nil, false
	}
	return fixed, true
}

// syndromesOf evaluates a block at the roots of the generator polynomial. All values of a block without
// errors are zero: clean says so.
func syndromesOf(word []byte, parity int) (out []int, clean bool) {
	gf := reedsolomon.GenericGF_QR_CODE_FIELD_256
	out, clean = make([]int, parity), true
	for j := range out {
		x := gf.Exp(j)
		for _, w := range word {
			out[j] = gf.Multiply(out[j], x) ^ int(w)
		}
		clean = clean && out[j] == 0
	}
	return out, clean
}

// berlekampMassey extends the locator of the erasures in place to the errors, and gives the number of
// both; -1 when there are more than can be located (J. L. Massey, Shift-Register Synthesis and BCH
// Decoding, 1969).
func berlekampMassey(locator, syndromes []int, erased int) int {
	gf := reedsolomon.GenericGF_QR_CODE_FIELD_256
	before := slices.Clone(locator)
	length, gap, last := erased, 1, 1
	for r := erased; r < len(syndromes); r++ {
		off := 0
		for i := 0; i <= min(r, length); i++ {
			off ^= gf.Multiply(locator[i], syndromes[r-i])
		}
		if off == 0 {
			gap++
			continue
		}
		inverse, err := gf.Inverse(last)
		if err != nil {
			return -1
		}
		by := gf.Multiply(off, inverse)
		kept := slices.Clone(locator)
		for i := gap; i < len(locator); i++ {
			locator[i] ^= gf.Multiply(by, before[i-gap])
		}
		if 2*length > r+erased {
			gap++
			continue
		}
		length, before, last, gap = r+1+erased-length, kept, off, 1
	}
	if length >= len(locator) {
		return -1
	}
	for _, c := range locator[length+1:] {
		if c != 0 {
			return -1
		}
	}
	return length
}

// evaluate gives the value of a polynomial, whose constant term comes first.
func evaluate(poly []int, x int) (value int) {
	for _, c := range slices.Backward(poly) {
		value = reedsolomon.GenericGF_QR_CODE_FIELD_256.Multiply(value, x) ^ c
	}
	return value
}
