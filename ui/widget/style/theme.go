// Package style is how the window looks: its theme, colours and icons, texts as they are shown, boxes, and pictures drawn
// from data.
package style

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"lanyard/assets"
)

// Colours of Lanyard's own beside Fyne's names.
const (
	ColorSurface fyne.ThemeColorName = "lanyardSurface" // panes on the window's background
	ColorRail    fyne.ThemeColorName = "lanyardRail"    // the navigation rail
	ColorMuted   fyne.ThemeColorName = "lanyardMuted"   // secondary text, WCAG AA on every surface
	ColorChip    fyne.ThemeColorName = "lanyardChip"    // behind chips and quiet buttons
	ColorDot     fyne.ThemeColorName = "lanyardDot"     // a dot of warmth that is not filled
	ColorToast   fyne.ThemeColorName = "lanyardToast"
	ColorOnToast fyne.ThemeColorName = "lanyardOnToast"

	ColorToastButton fyne.ThemeColorName = "lanyardToastButton" // the accent that reads on a toast
	ColorToastHover  fyne.ThemeColorName = "lanyardToastHover"
)

// Sizes of Lanyard's own.
const (
	SizeRow  = 56 // height of a list row, before text scaling
	SizeGrid = 8
)

// Mode is the user's choice of light or dark.
type Mode string

// The modes; System follows the desktop.
const (
	System Mode = ""
	Light  Mode = "light"
	Dark   Mode = "dark"
)

// Theme is Lanyard's look: one accent, surfaces instead of separator lines, text that meets WCAG AA.
type Theme struct {
	Mode  Mode
	Scale float32 // of text; 0 is 1
}

var _ fyne.Theme = (*Theme)(nil)

type pair struct{ Light, Dark color.NRGBA }

func hex(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 255}
}

func alpha(v uint32, a uint8) color.NRGBA {
	c := hex(v)
	c.A = a
	return c
}

// Palette gives every colour for light and dark. The contrasts are checked by a test.
var Palette = map[fyne.ThemeColorName]pair{
	theme.ColorNameBackground:          {hex(0xF3F5F6), hex(0x12181B)},
	ColorSurface:                       {hex(0xFFFFFF), hex(0x1A2125)},
	ColorRail:                          {hex(0xE6EBED), hex(0x0D1214)},
	theme.ColorNameForeground:          {hex(0x15222A), hex(0xE7EDEF)},
	ColorMuted:                         {hex(0x52616A), hex(0xA5B3BA)},
	theme.ColorNamePlaceHolder:         {hex(0x5F6E77), hex(0x98A6AD)},
	theme.ColorNameDisabled:            {hex(0x5F6E77), hex(0x8C9AA1)},
	theme.ColorNamePrimary:             {hex(0x0F766E), hex(0x4FD1C0)},
	theme.ColorNameForegroundOnPrimary: {hex(0xFFFFFF), hex(0x06231F)},
	theme.ColorNameHyperlink:           {hex(0x0B635C), hex(0x5FD9C9)},
	theme.ColorNameSelection:           {hex(0xCFE9E6), hex(0x17453F)},
	theme.ColorNameFocus:               {alpha(0x0F766E, 0x55), alpha(0x4FD1C0, 0x55)},
	theme.ColorNameHover:               {alpha(0x15222A, 0x0E), alpha(0xFFFFFF, 0x12)},
	theme.ColorNamePressed:             {alpha(0x15222A, 0x22), alpha(0xFFFFFF, 0x22)},
	theme.ColorNameButton:              {hex(0xE4EAEC), hex(0x28333A)},
	theme.ColorNameDisabledButton:      {hex(0xEBEFF0), hex(0x1F282D)},
	theme.ColorNameInputBackground:     {hex(0xFFFFFF), hex(0x151C20)},
	theme.ColorNameInputBorder:         {hex(0x87949C), hex(0x61717A)},
	theme.ColorNameSeparator:           {hex(0xDDE3E6), hex(0x2A353B)},
	theme.ColorNameScrollBar:           {alpha(0x15222A, 0x66), alpha(0xFFFFFF, 0x66)},
	theme.ColorNameScrollBarBackground: {alpha(0x15222A, 0x08), alpha(0xFFFFFF, 0x08)},
	theme.ColorNameMenuBackground:      {hex(0xFFFFFF), hex(0x222C32)},
	theme.ColorNameOverlayBackground:   {hex(0xFFFFFF), hex(0x1E272C)},
	theme.ColorNameHeaderBackground:    {hex(0xEDF1F2), hex(0x222C32)},
	theme.ColorNameShadow:              {alpha(0x0B1418, 0x1C), alpha(0x000000, 0x58)}, // of menus, scrolled edges; fills the divider of panes
	theme.ColorNameError:               {hex(0xB3261E), hex(0xFF8A80)},
	theme.ColorNameForegroundOnError:   {hex(0xFFFFFF), hex(0x3A0704)},
	theme.ColorNameWarning:             {hex(0x8A5300), hex(0xF2B95C)},
	theme.ColorNameForegroundOnWarning: {hex(0xFFFFFF), hex(0x2F1D00)},
	theme.ColorNameSuccess:             {hex(0x1B6E3C), hex(0x74D69B)},
	theme.ColorNameForegroundOnSuccess: {hex(0xFFFFFF), hex(0x04250F)},
	ColorChip:                          {hex(0xE4EFEE), hex(0x22363A)},
	ColorDot:                           {alpha(0x15222A, 0x2E), alpha(0xFFFFFF, 0x36)},
	ColorToast:                         {hex(0x22313A), hex(0xE7EDEF)},
	ColorOnToast:                       {hex(0xFFFFFF), hex(0x15222A)},
	ColorToastButton:                   {hex(0x5FD9C9), hex(0x0B635C)},
	ColorToastHover:                    {alpha(0xFFFFFF, 0x22), alpha(0x15222A, 0x1A)},
}

// Color implements fyne.Theme.
func (t *Theme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	switch t.Mode {
	case Light:
		variant = theme.VariantLight
	case Dark:
		variant = theme.VariantDark
	}
	if p, ok := Palette[name]; ok {
		if variant == theme.VariantDark {
			return p.Dark
		}
		return p.Light
	}
	return theme.DefaultTheme().Color(name, variant)
}

// Font implements fyne.Theme with Fyne's own fonts, which cover many scripts together with the
// system's.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource { return theme.DefaultTheme().Font(style) }

// Icon implements fyne.Theme; Lanyard's own icons come from Icon.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	if name == theme.IconNameCheckButton {
		return emptyBox
	}
	return theme.DefaultTheme().Icon(name)
}

// emptyBox is Fyne's with a line that covers a whole pixel wherever it lies: thinner, it would be drawn in half its
// contrast.
var emptyBox = fyne.NewStaticResource("empty-box.svg", []byte(
	`<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24"><path d="M3 3h18v18H3zM6 6v12h12V6z"/></svg>`))

// Size implements fyne.Theme. Text sizes follow Scale.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	scale := t.Scale
	if scale == 0 {
		scale = 1
	}
	switch name {
	case theme.SizeNameText:
		return 14 * scale
	case theme.SizeNameCaptionText:
		return 12 * scale
	case theme.SizeNameSubHeadingText:
		return 17 * scale
	case theme.SizeNameHeadingText:
		return 22 * scale
	case theme.SizeNameInlineIcon:
		return 20 * scale
	case theme.SizeNameInputRadius, theme.SizeNameSelectionRadius:
		return 6
	case theme.SizeNameInputBorder:
		return 1
	case theme.SizeNameScrollBar:
		return 10
	case theme.SizeNameScrollBarSmall:
		return 4
	case theme.SizeNameSplitThickness:
		return 6
	}
	return theme.DefaultTheme().Size(name)
}

// TextScale is how much larger than normal the current theme's text is.
func TextScale() float32 { return theme.TextSize() / 14 }

var icons = map[string]fyne.Resource{}

// Icon is a themed icon of Lanyard's own by its name in assets/icons. Call it from the main
// goroutine.
func Icon(name string) fyne.Resource {
	if r, ok := icons[name]; ok {
		return r
	}
	r := fyne.Resource(theme.NewThemedResource(fyne.NewStaticResource("lanyard-"+name+".svg", assets.Icon(name))))
	icons[name] = r
	return r
}
