package ui

import (
	"runtime"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/ui/lang"
	"lanyard/ui/widget"
)

// lookSection is made once, so that choosing keeps the keyboard focus where it is.
type lookSection struct {
	app     *Window
	content fyne.CanvasObject
	theme   *widget.Select
	size    *widget.Select
	region  *widget.Button
	setting bool // values are being shown, not chosen
}

// themes and textSizes are the settings' values beside what the choice says.
func themes() (values, texts []string) {
	return []string{string(widget.System), string(widget.Light), string(widget.Dark)},
		[]string{lang.L("Like the desktop"), lang.L("Light"), lang.L("Dark")}
}

func textSizes() (values, texts []string) {
	return []string{"0.9", "1", "1.15", "1.3", "1.5"},
		[]string{lang.L("Small"), lang.L("Normal"), lang.L("Large"), lang.L("Larger"), lang.L("Largest")}
}

func newLookSection(a *Window) *lookSection {
	l := &lookSection{app: a}
	l.theme = l.choice("theme", themes)
	l.size = l.choice("text_size", textSizes)
	l.region = widget.NewButton(lang.L("Country"), "chevron-down", func() { a.chooseRegion() })
	l.region.IconPlacement, l.region.Alignment = fw.ButtonIconTrailingText, fw.ButtonAlignLeading
	l.content = container.New(layout.NewCustomPaddedVBoxLayout(16),
		titled(lang.L("Appearance"), "", row(field(lang.L("Theme"), l.theme), field(lang.L("Text size"), l.size))),
		titled(lang.L("Phone numbers"), "", container.New(layout.NewCustomPaddedVBoxLayout(8),
			paragraph(lang.L("Numbers written without a country code are read as numbers of this country.")), l.region)))
	return l
}

// choice writes the value of a setting that was chosen by its text.
func (l *lookSection) choice(key string, options func() (values, texts []string)) *widget.Select {
	values, texts := options()
	return widget.NewSelect(texts, func(text string) {
		if i := slices.Index(texts, text); i >= 0 && !l.setting {
			l.app.setSetting(key, values[i])
		}
	})
}

// show puts the present values in.
func (l *lookSection) show(v settingsView) {
	l.setting = true
	defer func() { l.setting = false }()
	for _, c := range []struct {
		box      *widget.Select
		options  func() (values, texts []string)
		value    string
		fallback int
	}{{l.theme, themes, v.theme, 0}, {l.size, textSizes, v.textSize, 1}} {
		values, _ := c.options()
		i := slices.Index(values, c.value)
		if i < 0 {
			i = c.fallback
		}
		c.box.SetSelectedIndex(i)
	}
	code := v.region
	if code == "" {
		code = defaultRegion()
	}
	l.region.SetText(regionText(code))
}

// aboutSection says what this is.
func aboutSection(a *Window) fyne.CanvasObject {
	version := a.Fyne.Metadata().Version
	if version == "" {
		version = lang.L("development version")
	}
	name := widget.NewText("Lanyard " + version)
	name.Style.Bold = true
	return titled(lang.L("About"), "", container.New(layout.NewCustomPaddedVBoxLayout(8),
		container.New(layout.NewCustomPaddedVBoxLayout(2), name,
			widget.NewMuted(lang.L("Free software under the MIT licence. {{.System}}", runtime.GOOS+"/"+runtime.GOARCH))),
		paragraph(lang.L("No account, no cloud: nothing leaves this computer unless you hand it over.")),
		container.NewHBox(widget.NewButton(lang.L("All keys"), "help", a.Places.Keys))))
}

// paragraph is text of several lines without the padding of Fyne's label.
func paragraph(text string) fyne.CanvasObject {
	return tight(prose(text, fyne.TextAlignLeading))
}

// mutedText is secondary text of several lines without the padding of Fyne's.
func mutedText(text string, size fyne.ThemeSizeName) fyne.CanvasObject {
	return tight(widget.NewMutedProse(text, size))
}
