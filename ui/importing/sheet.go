package importing

import (
	"context"
	"slices"
	"strings"

	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/window"
)

// sheets are those of a workbook; none of another file.
func (j *job) sheets() []string {
	if j.layout == nil {
		return nil
	}
	return j.layout.Sheets
}

// sheetChoice says which sheet of a workbook is read, and calls choose with another that the user wants; ""
// stands for all on which people stand.
func (j *job) sheetChoice(choose func(sheet string)) *widget.Select {
	names := slices.Clone(j.sheets())
	chosen := slices.Index(names, j.layout.Sheet)
	ids := slices.Clone(names)
	if len(j.listed) > 1 { // all of them is a choice of its own
		names, ids = slices.Insert(names, 0, strings.Join(j.listed, ", ")), slices.Insert(ids, 0, "")
		chosen++
		if j.sheet == "" {
			chosen = 0
		}
	}
	choice := widget.NewSelect(names, nil)
	choice.SetSelectedIndex(chosen)
	choice.OnChanged = func(string) {
		if i := choice.SelectedIndex(); i >= 0 && i != chosen {
			choose(ids[i])
		}
	}
	return choice
}

// chooseSheet reads another sheet of the workbook and opens its preview in the place of the one shown.
func (j *job) chooseSheet(shown *window.Sheet, sheet string) {
	next := *j
	next.sheet, next.recalled = sheet, false
	p := j.w.NewProgress(lang.L("Reading the file"))
	j.w.Go(func(context.Context) {
		err := next.sniff(p.Ctx)
		if err == nil {
			err = next.read(p.Ctx, p)
		}
		p.Finally(func() {
			cancelled := p.Done()
			if cancelled || err != nil {
				next = *j // as it was
			}
			if !cancelled && err != nil {
				j.w.Fail(lang.L("{{.File}} could not be read", j.name()), err)
			}
			shown.OnClosed = nil // the file is not done with
			shown.Close()
			next.preview()
		})
	})
}
