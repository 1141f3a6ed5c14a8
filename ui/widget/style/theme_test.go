package style

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"lanyard/assets"
)

func TestTextMeetsWCAGAAOnEverySurface(t *testing.T) {
	surfaces := []fyne.ThemeColorName{
		theme.ColorNameBackground, ColorSurface, theme.ColorNameOverlayBackground, theme.ColorNameMenuBackground,
		theme.ColorNameSelection, theme.ColorNameInputBackground,
	}
	onAll := []fyne.ThemeColorName{theme.ColorNameForeground, ColorMuted}
	onSurface := []fyne.ThemeColorName{theme.ColorNameHyperlink, theme.ColorNameError, theme.ColorNameWarning, theme.ColorNameSuccess, theme.ColorNamePlaceHolder}
	check := func(front, back fyne.ThemeColorName) {
		t.Helper()
		f, b := Palette[front], Palette[back]
		if got := Contrast(f.Light, b.Light); got < 4.5 {
			t.Errorf("light: %s on %s has %.2f : 1", front, back, got)
		}
		if got := Contrast(f.Dark, b.Dark); got < 4.5 {
			t.Errorf("dark: %s on %s has %.2f : 1", front, back, got)
		}
	}
	for _, s := range surfaces {
		for _, f := range onAll {
			check(f, s)
		}
	}
	for _, f := range onSurface {
		check(f, ColorSurface)
		check(f, theme.ColorNameOverlayBackground)
	}
	for _, s := range []fyne.ThemeColorName{theme.ColorNameBackground, ColorSurface, theme.ColorNameOverlayBackground} {
		check(theme.ColorNameDisabled, s) // Fyne gives labels of low importance this colour
	}
	check(theme.ColorNamePlaceHolder, theme.ColorNameInputBackground)
	check(ColorMuted, ColorRail)
	check(theme.ColorNameForeground, ColorChip)
	check(theme.ColorNameForeground, theme.ColorNameButton)
	check(theme.ColorNameForegroundOnPrimary, theme.ColorNamePrimary)
	check(theme.ColorNameForegroundOnError, theme.ColorNameError)
	check(ColorOnToast, ColorToast)
	check(ColorToastButton, ColorToast)
}

func TestInitialsAreReadableOnEveryAvatarColour(t *testing.T) {
	for _, c := range avatarColors {
		if got := Contrast(c, color.NRGBA{255, 255, 255, 255}); got < 4.5 {
			t.Errorf("white on %v has %.2f : 1", c, got)
		}
	}
}

func TestModeOverridesTheDesktop(t *testing.T) {
	dark := &Theme{Mode: Dark}
	if got := dark.Color(theme.ColorNameBackground, theme.VariantLight); got != color.Color(Palette[theme.ColorNameBackground].Dark) {
		t.Errorf("dark mode on a light desktop gives %v", got)
	}
	large := &Theme{Scale: 1.5}
	if got := large.Size(theme.SizeNameText); got != 21 {
		t.Errorf("text at 1.5 is %v", got)
	}
}

func TestEveryIconNamedHereExists(t *testing.T) {
	for _, name := range []string{"today", "people", "events", "swap", "settings", "search", "plus", "pin", "warning"} {
		if len(assets.Icon(name)) == 0 {
			t.Errorf("no icon %q", name)
		}
	}
}
