package touch

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/words"
)

// presets are the intervals that one key chooses.
var presets = []data.Interval{{N: 1, Unit: data.Months}, {N: 3, Unit: data.Months}, {N: 6, Unit: data.Months}, {N: 1, Unit: data.Years}}

// intervalRow is where how often something is wanted is chosen, or typed. Nothing is no interval.
type intervalRow struct {
	content fyne.CanvasObject
	options *widget.Options
	other   *widget.Entry
	hint    *style.Text
	changed func()
}

// newIntervalRow asks under a caption for an interval.
func newIntervalRow(caption string, is data.Interval, changed func()) *intervalRow {
	texts := make([]string, len(presets))
	for i, p := range presets {
		texts[i] = words.Every(p)
	}
	r := &intervalRow{options: widget.NewOptions(texts, false), other: widget.NewEntry(lang.L("other: 6 weeks")), changed: changed}
	line := container.NewBorder(nil, nil, nil, container.NewVBox(style.AtLeast(150, 0, r.other)), container.New(layout.NewCustomPaddedLayout(4, 0, 0, 0), r.options))
	r.content, r.hint = widget.Hinted(caption, line)
	r.put(is)
	r.options.OnChanged = func(chosen bool) {
		if chosen && r.other.Text != "" {
			r.other.SetText("")
		}
		r.tell()
	}
	r.other.OnChanged = func(text string) {
		if strings.TrimSpace(text) != "" {
			r.options.Choose()
		}
		r.tell()
	}
	return r
}

// put shows an interval.
func (r *intervalRow) put(is data.Interval) {
	r.options.Choose()
	for i, p := range presets {
		if p == is {
			r.options.Choose(i)
			r.other.SetText("")
			return
		}
	}
	text := ""
	if !is.IsZero() {
		text = words.Length(is)
	}
	if _, err := data.ParseInterval(text); err != nil { // the words of another language
		text = is.String()
	}
	r.other.SetText(text)
}

// read gives the interval; zero for none.
func (r *intervalRow) read() (data.Interval, error) {
	if c := r.options.Chosen(); len(c) > 0 {
		return presets[c[0]], nil
	}
	return data.ParseInterval(r.other.Text)
}

// tell says what was understood of what is typed.
func (r *intervalRow) tell() {
	i, err := r.read()
	understood := ""
	if strings.TrimSpace(r.other.Text) != "" {
		understood = words.Every(i)
	}
	words.Remark(r.hint, understood, err)
	r.changed()
}
