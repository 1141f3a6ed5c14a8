package widget

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"lanyard/ui/widget/style"
)

func TestAnEmptyBoxIsSeenWhereverItLies(t *testing.T) {
	f := test.NewTempApp(t)
	for name, mode := range map[string]style.Mode{"light": style.Light, "dark": style.Dark} {
		f.Settings().SetTheme(&style.Theme{Mode: mode})
		surface := style.Palette[style.ColorSurface].Light
		if mode == style.Dark {
			surface = style.Palette[style.ColorSurface].Dark
		}
		for _, off := range []float32{0, 0.25, 0.5, 0.75} {
			check := NewCheck("", nil)
			back := style.Surface(container.NewWithoutLayout(check))
			w := test.NewWindow(back)
			w.Resize(fyne.NewSize(60, 60))
			check.Resize(check.MinSize())
			check.Move(fyne.NewPos(8+off, 8+off))
			img := w.Canvas().Capture()
			best := 0.0
			for x := range img.Bounds().Dx() {
				c := color.NRGBAModel.Convert(img.At(x, int(8+check.MinSize().Height/2))).(color.NRGBA)
				best = max(best, style.Contrast(c, surface))
			}
			if best < 3 {
				t.Errorf("%s, off by %v: the line of the box has %.2f : 1", name, off, best)
			}
			w.Close()
		}
	}
}
