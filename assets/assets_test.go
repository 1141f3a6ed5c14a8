package assets_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"lanyard/assets"
)

// drawn is how many of the icon's pixels are set, and how many of those are black: the theme's colour
// is a red on a light ground, and no mixture of the two comes near it.
func drawn(name string, side float32) (set, black int) {
	c := software.NewCanvas()
	c.SetPadded(false)
	c.SetContent(canvas.NewImageFromResource(theme.NewColoredResource(
		fyne.NewStaticResource(name+".svg", assets.Icon(name)), "accent")))
	c.Resize(fyne.NewSize(side, side))
	img := c.Capture()
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			switch got := color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA); {
			case got == ground:
			case got.R < 0x80:
				black++
				set++
			default:
				set++
			}
		}
	}
	return set, black
}

var (
	accent = color.NRGBA{R: 0xc8, G: 0x32, B: 0x0a, A: 0xff}
	ground = color.NRGBA{R: 0xff, G: 0xff, B: 0xff, A: 0xff}
)

// accentTheme gives the colour that the icons are asked for in.
type accentTheme struct{ fyne.Theme }

func (t accentTheme) Color(n fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	switch n {
	case "accent":
		return accent
	case theme.ColorNameBackground:
		return ground
	}
	return t.Theme.Color(n, v)
}

func TestEveryIconIsDrawnAndColouredByFyne(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(accentTheme{test.Theme()})
	for _, name := range assets.Icons() {
		t.Run(name, func(t *testing.T) {
			const side = 48
			set, black := drawn(name, side)
			if share := float64(set) / (side * side); share < 0.03 || share > 0.6 {
				t.Errorf("%.0f %% of the pixels are set: a line icon has 3 to 60 %%", share*100)
			}
			if black > 0 {
				t.Errorf("%d of %d pixels are black: Fyne colours fills only, so draw no strokes (make icon)", black, set)
			}
		})
	}
}

func TestIconsTheScreensUseExist(t *testing.T) {
	for _, name := range []string{
		"today", "people", "events", "swap", "settings", "search", "plus", "qr", "mail", "phone",
		"link", "edit", "trash", "undo", "redo", "restore", "pin", "calendar", "clock", "note",
		"promise", "star", "warmth", "hidden", "check", "close", "back", "more", "export", "import", "image",
		"clipboard", "screen", "fullscreen", "save", "copy", "location", "person", "person-add",
		"group", "filter", "tick", "topic", "sort", "warning", "info", "help", "folder", "chevron-down", "chevron-left", "chevron-right",
	} {
		if len(assets.Icon(name)) == 0 {
			t.Errorf("no icon %q", name)
		}
	}
	if got := assets.Icon("no-such"); got != nil {
		t.Errorf("an unknown icon gives %d bytes, not nil", len(got))
	}
}

func TestAppIconIsASquareOf512PixelsWithClearCorners(t *testing.T) {
	img, err := png.Decode(bytes.NewReader(assets.AppIcon()))
	if err != nil {
		t.Fatal(err)
	}
	if img.Bounds() != image.Rect(0, 0, 512, 512) {
		t.Errorf("the icon is %v", img.Bounds())
	}
	if _, _, _, a := img.At(0, 0).RGBA(); a != 0 {
		t.Error("the icon's corner is not transparent")
	}
}
