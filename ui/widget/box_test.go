package widget

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

func TestAnEmptyBoxIsSeenWhereverItLies(t *testing.T) {
	f := test.NewTempApp(t)
	for name, mode := range map[string]Mode{"light": Light, "dark": Dark} {
		f.Settings().SetTheme(&Theme{Mode: mode})
		surface := palette[ColorSurface].light
		if mode == Dark {
			surface = palette[ColorSurface].dark
		}
		for _, off := range []float32{0, 0.25, 0.5, 0.75} {
			check := NewCheck("", nil)
			back := Surface(container.NewWithoutLayout(check))
			w := test.NewWindow(back)
			w.Resize(fyne.NewSize(60, 60))
			check.Resize(check.MinSize())
			check.Move(fyne.NewPos(8+off, 8+off))
			img := w.Canvas().Capture()
			best := 0.0
			for x := range img.Bounds().Dx() {
				c := color.NRGBAModel.Convert(img.At(x, int(8+check.MinSize().Height/2))).(color.NRGBA)
				best = max(best, contrast(c, surface))
			}
			if best < 3 {
				t.Errorf("%s, off by %v: the line of the box has %.2f : 1", name, off, best)
			}
			w.Close()
		}
	}
}
