package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/capture"
	"lanyard/ui/edit"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
)

func TestTheLineShowsTheDayAndMentionsANamesake(t *testing.T) {
	a := newScreens(t)
	write(t, a, func(tx *store.Tx) error {
		return tx.SaveContact(&data.Contact{DisplayName: "Ann Ott", Given: "Ann", Family: "Ott", Organisation: "Acme"})
	})
	for line, want := range map[string][]string{
		"Ott, Ann, State Library !send slides fri": {"There is another Ann Ott, at Acme.", "Fri 14 Aug 2026", "State Library", "send slides"},
		"Ann Ott, Acme !2026-12-24 present":        {"Known already: Ann Ott.", "Thu 24 Dec 2026", "present"},
		"Bo Roe !next week":                        {"next week", "Mon 17 Aug 2026"},
	} {
		capture.New(a.Window)
		sheet := sheetOf(t, a)
		typeInto(t, sheet.Body, "Jane Doe, State Library, jane@sl.example #metadata !send slides fri", line)
		settle(t, a)
		shown := texts(sheet.Body) + chipTexts(sheet.Body)
		for _, part := range want {
			if !strings.Contains(shown, part) {
				t.Errorf("%s: %q is not among\n%s", line, part, shown)
			}
		}
		sheet.Close()
	}
}

func TestTheRemarkOfAFieldStaysClearOfTheNext(t *testing.T) {
	a := newScreens(t)
	edit.Promise(a.Window, data.Promise{ContactID: 1, Text: "Slides", Due: data.Date{Year: 2026, Month: 11, Day: 30}}, "Ann")
	sheet := sheetOf(t, a)
	defer sheet.Close()
	var right, left float32
	for o, at := range placed(sheet.Body) {
		if text, ok := o.(*style.Text); ok {
			switch text.Text() {
			case "Mon 30 Nov 2026":
				right = at.X + o.Size().Width
			case "Who":
				left = at.X
			}
		}
	}
	if right == 0 || left-right < widget.ColumnGap {
		t.Errorf("the remark ends at %g and the next caption begins at %g", right, left)
	}
}

// placed gives every object below one with its place in the window.
func placed(o fyne.CanvasObject) map[fyne.CanvasObject]fyne.Position {
	out := map[fyne.CanvasObject]fyne.Position{}
	var walk func(o fyne.CanvasObject, at fyne.Position)
	walk = func(o fyne.CanvasObject, at fyne.Position) {
		out[o] = at
		if c, ok := o.(*fyne.Container); ok {
			for _, child := range c.Objects {
				walk(child, at.Add(child.Position()))
			}
		}
	}
	walk(o, o.Position())
	return out
}

// chipTexts are the texts that are drawn, those of chips among them.
func chipTexts(o fyne.CanvasObject) string {
	var out []string
	walk(o, func(o fyne.CanvasObject) {
		if t, ok := o.(*canvas.Text); ok {
			out = append(out, t.Text)
		}
	})
	return strings.Join(out, "\n")
}
