package style

import (
	"testing"

	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

func TestWarmthAndAvatarFollowTheTheme(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(&Theme{Mode: Light})
	wm := NewWarmth(2)
	r := test.TempWidgetRenderer(t, wm).(*dotsRenderer)
	light := r.circles[0].FillColor
	app.Settings().SetTheme(&Theme{Mode: Dark})
	wm.Refresh()
	if r.circles[0].FillColor == light {
		t.Error("the dots keep the light colour in the dark")
	}
	if r.circles[0].FillColor != theme.Color(theme.ColorNamePrimary) {
		t.Error("filled dots are not in the accent")
	}
}
