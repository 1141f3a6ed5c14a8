package code

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/data/qr"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
)

// unitMM is about how many millimetres of a screen a unit of Fyne's takes: 1/96 of an inch where it
// does not scale, somewhat less where it does.
const unitMM = 0.23

// Verdict says in plain words how readable the code is, and in which colour.
func (f Face) Verdict() (string, fyne.ThemeColorName) {
	switch f.fit.Verdict {
	case qr.Good:
		return lang.L("Reads easily"), theme.ColorNameSuccess
	case qr.Fair:
		return lang.L("Hold it close"), theme.ColorNameWarning
	default:
		return lang.L("Too much on this card"), theme.ColorNameError
	}
}

// Measure gives the code's size in numbers.
func (f Face) Measure() string {
	return lang.L("{{.Bytes}} bytes · {{.Width}} × {{.Height}}", f.fit.Bytes, f.fit.Modules, f.fit.Modules)
}

// reach says from how far a phone is expected to read the code where it is shown; "" while that is not
// known.
func (p *Pane) reach() string {
	whole := p.Face.fit.Modules + 2*qr.QuietZone
	side := min(p.View.Size().Width, p.View.Size().Height)
	if p.Face.fit.Modules == 0 || side <= 0 {
		return ""
	}
	scale := float64(1)
	if c := fyne.CurrentApp().Driver().CanvasForObject(p.View); c != nil {
		scale = float64(c.Scale())
	}
	module := math.Floor(float64(side)*scale/float64(whole)) / scale
	return distanceWords(p.Face.fit.Distance(module * float64(p.Face.fit.Modules) * unitMM))
}

// distanceWords rounds a distance in centimetres as far as it is known: "about 45 cm", "about 1.2 m"; ""
// for none.
func distanceWords(cm float64) string {
	switch {
	case cm < 5:
		return ""
	case cm < 97.5:
		return lang.L("about {{.Centimetres}} cm", 5*int(math.Round(cm/5)))
	}
	return lang.L("about {{.Metres}} m", fmt.Sprintf("%.1f", cm/100))
}

// ExplainFitness says in full how the code was checked.
func (p *Pane) ExplainFitness() {
	if !p.Ready() {
		return
	}
	f := p.Face
	text, color := f.Verdict()
	head := style.NewSubHeading(text)
	head.Color = color
	rows := container.New(layout.NewCustomPaddedVBoxLayout(12), head,
		widget.Field(lang.L("In the code"), factText(lang.L("{{.Bytes}} bytes, in {{.Width}} × {{.Height}} modules (version {{.Version}})", f.fit.Bytes, f.fit.Modules, f.fit.Modules, f.fit.Version))))
	if r := p.reach(); r != "" {
		rows.Add(widget.Field(lang.L("A phone is expected to read it from"), factText(lang.L("{{.Distance}} at this size, from farther on the full screen", r))))
	}
	rows.Add(widget.Field(lang.L("Lanyard read it back from blurred and noisy pictures, from near to far"), readBack(f.fit)))
	left := lang.L("nothing")
	if len(f.Left) > 0 {
		left = strings.Join(LeftNames(f.Left), ", ")
	}
	rows.Add(widget.Field(lang.L("Left out"), factText(left)))
	if f.fit.Verdict != qr.Good {
		rows.Add(widget.Tight(widget.Prose(lang.L("What helps: fewer details on the card, or its smaller code (MECARD). Both are under Edit."), fyne.TextAlignLeading)))
	}
	s := p.w.NewSheet(lang.L("How well it reads"), "", rows, fyne.NewSize(480, 380))
	s.Plain = true
	s.CancelButton.SetText(lang.L("Close"))
	s.First = s.CancelButton
	s.Show()
}

// factText is a line of fact in a sheet.
func factText(text string) fyne.CanvasObject {
	return widget.Tight(widget.Prose(text, fyne.TextAlignLeading))
}

// readBack shows for each size whether the code was read.
func readBack(f qr.Fitness) fyne.CanvasObject {
	box := style.Wrap()
	for _, d := range qr.Distances {
		icon, color := "check", theme.ColorNameSuccess
		if !slices.Contains(f.ReadAt, d) {
			icon, color = "close", theme.ColorNameError
		}
		words := style.NewText(lang.L("{{.Pixels}} pixels a module", fmt.Sprint(d)))
		words.Fixed = true
		mark := fw.NewIcon(theme.NewColoredResource(style.Icon(icon), color))
		box.Add(container.NewHBox(container.NewGridWrap(fyne.NewSquareSize(20), mark), words, style.Gap(10, 0)))
	}
	return box
}
