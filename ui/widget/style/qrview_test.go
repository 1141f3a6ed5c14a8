package style

import (
	"image"
	"testing"
)

func TestQRViewDrawsEveryModuleWithTheSameWholePixels(t *testing.T) {
	v := NewQRView(100)
	dark := func(x, y int) bool { return x >= 0 && y >= 0 && x < 21 && y < 21 && (x+y)%2 == 0 }
	v.Set(21, 4, dark)
	img := v.draw(203, 203).(*image.Gray)
	if v.PixelsPerModule() != 7 {
		t.Fatalf("%d pixels a module, want 7", v.PixelsPerModule())
	}
	left := (203 - 7*29) / 2
	for y := range 29 {
		for x := range 29 {
			want := uint8(255)
			if dark(x-4, y-4) {
				want = 0
			}
			for _, p := range []image.Point{{0, 0}, {6, 6}, {3, 0}, {0, 6}} {
				if got := img.GrayAt(left+x*7+p.X, left+y*7+p.Y).Y; got != want {
					t.Fatalf("module %d,%d is %d at %v, want %d", x, y, got, p, want)
				}
			}
		}
	}
}
