package qr

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/common/reedsolomon"
	"github.com/makiuchi-d/gozxing/qrcode/decoder"
)

// block is a Reed-Solomon block of random data.
func block(t testing.TB, n, parity int, r *rand.Rand) []byte {
	t.Helper()
	words := make([]int, n)
	for i := range n - parity {
		words[i] = r.IntN(256)
	}
	if err := reedsolomon.NewReedSolomonEncoder(reedsolomon.GenericGF_QR_CODE_FIELD_256).Encode(words, parity); err != nil {
		t.Fatal(err)
	}
	out := make([]byte, n)
	for i, w := range words {
		out[i] = byte(w)
	}
	return out
}

func TestErrorsAndErasuresAreCorrected(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 1))
	for range 400 {
		parity := 7 + r.IntN(24)
		want := block(t, parity+1+r.IntN(100), parity, r)
		erased := r.IntN(parity - erasureMargin + 1)
		errors := (parity - erased) / 2
		if erased > 0 {
			errors = (parity - erasureMargin - erased) / 2
		}
		spoilt, places := slices.Clone(want), r.Perm(len(want))
		for _, i := range places[:min(erased+errors, len(places))] {
			spoilt[i] ^= byte(1 + r.IntN(255))
		}
		got, ok := correctErased(spoilt, parity, places[:erased])
		if !ok || !bytes.Equal(got, want) {
			t.Fatalf("%d of %d codewords for correction, %d erased, %d wrong: not corrected", parity, len(want), erased, errors)
		}
	}
}

// What is corrected to anything but what was written is rare: erasures leave some codewords over.
func TestNoiseIsNotCorrected(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 2))
	read := 0
	for range 3000 {
		word, sure := make([]byte, 26), make([]byte, 26)
		for i := range word {
			word[i], sure[i] = byte(r.IntN(256)), byte(r.IntN(256))
		}
		if correctErasing(word, sure, 13) {
			read++
		}
	}
	if read > 5 {
		t.Errorf("%d of 3000 blocks of noise are corrected", read)
	}
}

// A module that is unsure makes that codeword unsure which changes with it.
func TestSurenessIsInTheOrderOfCodewords(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 3))
	for _, version := range []int{2, 6, 7, 14, 40} {
		c := codeOfVersion(version, r)
		seen := c.darkness()
		v, err := decoder.Version_GetVersionForNumber(version)
		if err != nil {
			t.Fatal(err)
		}
		l := layouts[version]()
		fixed := l.functionModules()
		want := placedWords(t, seen, c.Size)
		for range 40 {
			at := r.IntN(len(seen))
			if fixed[at] {
				continue
			}
			unsure, flipped := slices.Clone(seen), slices.Clone(seen)
			unsure[at], flipped[at] = 0.001, -flipped[at]
			got, sure := placedWords(t, flipped, c.Size), confidence(unsure, v)
			if len(sure) != len(want) {
				t.Fatalf("version %d: %d codewords, want %d", version, len(sure), len(want))
			}
			for i := range want {
				if (got[i] != want[i]) != (sure[i] < 100) {
					t.Fatalf("version %d: module %d,%d is not of codeword %d", version, at%c.Size, at/c.Size, i)
				}
			}
		}
	}
}

// A code with more spoilt than its correction mends is read when it is seen where.
func TestUnsureModulesAreTakenAsErased(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	for _, version := range []int{2, 4, 10} {
		c := codeOfVersion(version, r)
		blotted := func(side int) []float64 { // all grey, a little lighter or darker
			seen := c.darkness()
			for y := range side {
				for x := range side {
					seen[(y+c.Size-1-side)*c.Size+x+c.Size-1-side] = 0.1 * r.NormFloat64()
				}
			}
			return seen
		}
		readAsItIs := func(seen []float64) bool {
			bits, err := bitsOf(seen, c.Size)
			if err != nil {
				t.Fatal(err)
			}
			_, ok := readBits(bits)
			return ok
		}
		side := 5
		for readAsItIs(blotted(side)) {
			side++
		}
		if p, ok := readErasing(blotted(side), c.Size); !ok || p.plain() != c.Text {
			t.Errorf("version %d: not read with a blot %d modules wide", version, side)
		}
	}
}

// darkness is the code as a perfect camera sees it.
func (c Code) darkness() []float64 {
	out := make([]float64, len(c.Modules))
	for i, dark := range c.Modules {
		out[i] = -1
		if dark {
			out[i] = 1
		}
	}
	return out
}

func placedWords(t *testing.T, darkness []float64, size int) []byte {
	t.Helper()
	bits, err := bitsOf(darkness, size)
	if err != nil {
		t.Fatal(err)
	}
	parser, err := decoder.NewBitMatrixParser(bits)
	if err != nil {
		t.Fatal(err)
	}
	words, err := parser.ReadCodewords()
	if err != nil {
		t.Fatal(err)
	}
	return words
}

// FuzzReadUnsure reads grids of any darkness.
func FuzzReadUnsure(f *testing.F) {
	f.Add(uint64(1), uint8(1))
	f.Add(uint64(2), uint8(7))
	f.Fuzz(func(_ *testing.T, seed uint64, version uint8) {
		r := rand.New(rand.NewPCG(seed, 0))
		size := 17 + 4*(1+int(version)%40)
		seen := make([]float64, size*size)
		for i := range seen {
			seen[i] = r.NormFloat64()
		}
		seen[r.IntN(len(seen))] = math.NaN()
		readErasing(seen, size)
	})
}

// What is read of a grid is what gozxing's own decoder reads, as it is or mirrored, however many modules are wrong.
func TestGridsAreReadAsTheLibraryReadsThem(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	tries, readable := 600, 0
	for range tries {
		c := codeOfVersion(2+r.IntN(9), r)
		mirrored, wrong := r.IntN(2) == 1, r.IntN(c.Size*2)
		seen := c.darkness()
		for range wrong {
			seen[r.IntN(len(seen))] *= -1
		}
		grid := func() *gozxing.BitMatrix {
			bits, err := bitsOf(seen, c.Size)
			if err != nil {
				t.Fatal(err)
			}
			if mirrored {
				turned, _ := gozxing.NewSquareBitMatrix(c.Size)
				for y := range c.Size {
					for x := range c.Size {
						if bits.Get(x, y) {
							turned.Set(y, x)
						}
					}
				}
				return turned
			}
			return bits
		}
		want, err := libraryReads(grid())
		got, ok := readBits(grid())
		if ok != (err == nil) || ok && got.plain() != want.plain() {
			t.Errorf("version %d, mirrored %v, %d wrong: %q, %v; the library %q, %v", c.Version, mirrored, wrong, got.plain(), ok, want.plain(), err)
		}
		if ok {
			readable++
		}
	}
	if readable < tries/4 || readable > tries*9/10 {
		t.Errorf("%d of %d are readable: it proves little", readable, tries)
	}
}

func libraryReads(bits *gozxing.BitMatrix) (p payload, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r) // some of its errors are nil
		}
	}()
	res, err := decoder.NewDecoder().Decode(bits, nil)
	if err != nil {
		return p, err
	}
	return readPayload(res.GetRawBytes(), res.GetECLevel())
}
