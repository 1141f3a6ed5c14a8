package qr

import (
	"runtime/metrics"
	"slices"
	"testing"
	"time"

	"github.com/makiuchi-d/gozxing"
)

// What reading one picture of at most damagedSide pixels a side may take.
const (
	damagedSide = 82
	mostTime    = 3 * time.Second // of a processor; it is a tenth of a second at most as the tests are built
	mostMemory  = 400 << 20       // bytes allocated in all, so never more at a time
)

// bounded runs f and fails when it takes too long or allocates too much.
func bounded(t *testing.T, most time.Duration, f func()) {
	t.Helper()
	began, before := busy(), allocated()
	f()
	if took := busy() - began; took > most {
		t.Errorf("it took %v", took)
	}
	if used := allocated() - before; used > mostMemory {
		t.Errorf("it allocated %d MB", used>>20)
	}
}

func allocated() uint64 {
	s := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
	metrics.Read(s)
	return s[0].Value.Uint64()
}

// FuzzDecodeDamagedCode takes pictures the whole way: a code that was damaged in any way reads as what it
// said or not at all, and trying takes bounded time and memory.
func FuzzDecodeDamagedCode(f *testing.F) {
	for i := range drawnCodes() {
		f.Add(uint8(i), uint8(1), []byte{})
	}
	f.Add(uint8(8), uint8(1), []byte{0, 100, 100, 120, 4, 0, 0, 100})
	f.Add(uint8(11), uint8(3), []byte{2, 30, 200, 90, 6, 0, 0, 150, 8, 0, 0, 0})
	f.Add(uint8(3), uint8(0), []byte{3, 128, 40, 9, 5, 1, 2, 90, 7, 240, 230, 0})
	f.Add(uint8(2), uint8(3), []byte{1, 60, 60, 200, 1, 90, 20, 70, 8, 0, 0, 1})
	f.Add(uint8(4), uint8(1), []byte{9, 0, 0, 20, 4, 0, 0, 40})
	f.Fuzz(func(t *testing.T, which, scale uint8, how []byte) {
		c := drawnCodes()[int(which)%len(drawnCodes())]
		g := stroked(c.Image(1+int(scale%2)), how, blows...)
		bounded(t, mostTime, func() {
			found, err := Decode(t.Context(), g)
			if err != nil {
				t.Fatal(err)
			}
			for _, got := range found {
				if got.Text != c.Text {
					t.Errorf("read %q, want %q", got.Text, c.Text)
				}
			}
		})
	})
}

// FuzzGrid: a sampled grid, with any modules wrong and any greys, reads as what the code said or not
// at all. Without a code under it anything may come, but no panic.
func FuzzGrid(f *testing.F) {
	large, err := Encode(sampleText + sampleText) // which says its version
	if err != nil || large.Version < 7 {
		f.Fatalf("version %d (%v)", large.Version, err)
	}
	for i := range drawnCodes() {
		f.Add(uint8(i), true, []byte{})
	}
	f.Add(uint8(5), true, []byte{120, 120, 30, 200, 0, 0, 9, 90})
	f.Add(uint8(largeGrid), true, []byte{10, 200, 99, 128, 200, 10, 17, 255, 90, 90, 255, 20})
	f.Add(uint8(2), false, []byte{170, 85, 51, 128})
	f.Fuzz(func(t *testing.T, which uint8, code bool, wrong []byte) {
		c := drawnCodes()[int(which)%len(drawnCodes())]
		if which == largeGrid {
			c = large
		}
		bits, view := wrongGrid(c, code, wrong)
		l := layouts[c.Version]()
		bounded(t, mostTime, func() {
			var m accumulator
			for name, read := range map[string]func() (payload, bool){
				"bits":   func() (payload, bool) { return readBits(bits) },
				"greys":  func() (payload, bool) { return l.read(view, true) },
				"memory": func() (payload, bool) { m.add(slices.Clone(view), l); return m.add(slices.Clone(view), l) },
			} {
				p, ok := read()
				if ok && code && p.plain() != c.Text {
					t.Errorf("%s read as %q, want %q", name, p.plain(), c.Text)
				}
			}
		})
	})
}

// largeGrid stands for a code that takes many times as long to read.
const largeGrid = 255

// wrongGrid is a code, or nothing, as modules and as greys. Each four bytes make a patch of it darker or
// lighter: its place in parts of 256, how many modules it is wide and high, and by how much.
func wrongGrid(c Code, code bool, wrong []byte) (*gozxing.BitMatrix, []float32) {
	bits, err := gozxing.NewSquareBitMatrix(c.Size)
	if err != nil {
		panic(err) // no size
	}
	n := c.Size + 2*margin
	view := make([]float32, n*n)
	for i := range view {
		view[i] = 1
		if code && c.At(i%n-margin, i/n-margin) {
			view[i] = -1
		}
	}
	for k := 0; len(wrong) >= 4 && k < maxStrokes; wrong, k = wrong[4:], k+1 {
		left, top, wide, high := int(wrong[0])*n/256, int(wrong[1])*n/256, 1+int(wrong[2]%16), 1+int(wrong[2]/16)
		for y := top; y < min(n, top+high); y++ {
			for x := left; x < min(n, left+wide); x++ {
				view[y*n+x] += float32(int8(wrong[3])) / 50
			}
		}
	}
	for i, v := range view {
		x, y := i%n-margin, i/n-margin
		if v < 0 && x >= 0 && y >= 0 && x < c.Size && y < c.Size {
			bits.Set(x, y)
		}
	}
	return bits, view
}
