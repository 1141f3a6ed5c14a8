package settings

import (
	"runtime"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/ui/edit"
	"lanyard/ui/lang"
	"lanyard/ui/reminder"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
)

// lookSection is made once, so that choosing keeps the keyboard focus where it is.
type lookSection struct {
	w       *window.Window
	content fyne.CanvasObject
	Theme   *widget.Select
	Size    *widget.Select
	region  *widget.Button
	Notice  *widget.Check
	setting bool // values are being shown, not chosen
}

// themes and textSizes are the settings' values beside what the choice says.
func themes() (values, texts []string) {
	return []string{string(style.System), string(style.Light), string(style.Dark)},
		[]string{lang.L("Like the desktop"), lang.L("Light"), lang.L("Dark")}
}

func textSizes() (values, texts []string) {
	return []string{"0.9", "1", "1.15", "1.3", "1.5"},
		[]string{lang.L("Small"), lang.L("Normal"), lang.L("Large"), lang.L("Larger"), lang.L("Largest")}
}

func newLookSection(w *window.Window) *lookSection {
	l := &lookSection{w: w}
	l.Theme = l.choice("theme", themes)
	l.Size = l.choice("text_size", textSizes)
	l.region = widget.NewButton(lang.L("Country"), "chevron-down", func() { edit.ChooseRegion(w) })
	l.region.IconPlacement, l.region.Alignment = fw.ButtonIconTrailingText, fw.ButtonAlignLeading
	l.Notice = widget.NewCheck(lang.L("A notification, once a day at most"), func(on bool) {
		if !l.setting {
			l.w.SetSetting(reminder.NoticeSetting, map[bool]string{true: "1"}[on])
		}
	})
	l.content = container.New(layout.NewCustomPaddedVBoxLayout(16),
		widget.Titled(lang.L("Appearance"), "", widget.Row(widget.Field(lang.L("Theme"), l.Theme), widget.Field(lang.L("Text size"), l.Size))),
		widget.Titled(lang.L("Phone numbers"), "", container.New(layout.NewCustomPaddedVBoxLayout(8),
			widget.Paragraph(lang.L("Numbers written without a country code are read as numbers of this country.")), l.region)),
		widget.Titled(lang.L("Keeping in touch"), "", container.New(layout.NewCustomPaddedVBoxLayout(8), l.Notice,
			widget.Paragraph(lang.L("While Lanyard is open and you work elsewhere, the desktop says in one sentence how many people you wanted to be in touch with, and how many promises are for today. It comes only when something is new, and names nobody.")))))
	return l
}

// choice writes the value of a setting that was chosen by its text.
func (l *lookSection) choice(key string, options func() (values, texts []string)) *widget.Select {
	values, texts := options()
	return widget.NewSelect(texts, func(text string) {
		if i := slices.Index(texts, text); i >= 0 && !l.setting {
			l.w.SetSetting(key, values[i])
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
	}{{l.Theme, themes, v.theme, 0}, {l.Size, textSizes, v.textSize, 1}} {
		values, _ := c.options()
		i := slices.Index(values, c.value)
		if i < 0 {
			i = c.fallback
		}
		c.box.SetSelectedIndex(i)
	}
	l.Notice.SetChecked(v.notice != "")
	code := v.region
	if code == "" {
		code = window.DefaultRegion()
	}
	l.region.SetText(edit.RegionText(code))
}

// aboutSection says what this is.
func aboutSection(w *window.Window) fyne.CanvasObject {
	version := w.Fyne.Metadata().Version
	if version == "" {
		version = lang.L("development version")
	}
	name := style.NewText("Lanyard " + version)
	name.Style.Bold = true
	return widget.Titled(lang.L("About"), "", container.New(layout.NewCustomPaddedVBoxLayout(8),
		container.New(layout.NewCustomPaddedVBoxLayout(2), name,
			style.NewMuted(lang.L("Free software under the MIT licence. {{.System}}", runtime.GOOS+"/"+runtime.GOARCH))),
		widget.Paragraph(lang.L("No account, no cloud: nothing leaves this computer unless you hand it over.")),
		container.NewHBox(widget.NewButton(lang.L("All keys"), "help", w.Places.Keys))))
}
