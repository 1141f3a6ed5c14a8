package exporting

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/data"
	"lanyard/data/export"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/lists"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
)

// columnSheet lets columns be chosen and put in order: those that are chosen come first.
type columnSheet struct {
	columns  []export.Column
	chosen   map[string]bool
	list     *lists.List
	sheet    *window.Sheet
	up, down *widget.Button
}

// chooseColumns opens the sheet with the columns that are chosen so far, none meaning those of a list of leads; taken gets their names
// in order.
func chooseColumns(w *window.Window, names []string, asked []data.Question, taken func([]string)) {
	if len(names) == 0 {
		names = export.LeadColumns
	}
	first, _ := export.Choose(names, asked) // a column that is gone, of a question that nobody asks, is left out
	if len(first) == 0 {
		first, _ = export.Choose(export.LeadColumns, asked)
	}
	c := &columnSheet{columns: first, chosen: map[string]bool{}}
	for _, col := range first {
		c.chosen[col.Name] = true
	}
	for _, col := range export.Columns(asked) {
		if !c.chosen[col.Name] {
			c.columns = append(c.columns, col)
		}
	}
	c.list = lists.NewList(func() int { return len(c.columns) }, newColumnRow, c.fill)
	c.list.OnSelected = func(i int) { c.list.Note(i); c.enable() }
	c.list.OnTick = c.tick
	c.list.OnEnter = c.tick
	c.up = widget.NewButton(lang.L("Up"), "", func() { c.move(-1) })
	c.down = widget.NewButton(lang.L("Down"), "", func() { c.move(1) })
	hint := widget.Prose(lang.L("Space ticks a column. Those that are ticked stand in the file in this order."), fyne.TextAlignLeading)
	c.sheet = w.NewSheet(lang.L("Columns of the list"), lang.L("Take these columns"),
		container.NewBorder(widget.Tight(hint), container.New(layout.NewCustomPaddedHBoxLayout(8), c.up, c.down), nil, nil, c.list), fyne.NewSize(440, 560))
	c.sheet.OnOK = func() {
		names := c.names()
		c.sheet.CloseFor(func() { taken(names) })
	}
	c.sheet.First = c.list
	c.enable()
	c.sheet.Show()
	c.list.Select(0)
}

// names are those that are ticked, in their order.
func (c *columnSheet) names() (out []string) {
	for _, col := range c.columns {
		if c.chosen[col.Name] {
			out = append(out, col.Name)
		}
	}
	return out
}

func (c *columnSheet) tick(i int) {
	name := c.columns[i].Name
	c.chosen[name] = !c.chosen[name]
	c.list.RefreshItem(i)
	c.enable()
}

// move moves the selected column.
func (c *columnSheet) move(by int) {
	i := c.list.Current()
	to := i + by
	if i < 0 || to < 0 || to >= len(c.columns) {
		return
	}
	c.columns[i], c.columns[to] = c.columns[to], c.columns[i]
	c.list.Select(to)
	c.list.Refresh()
}

// enable switches the buttons that have something to do.
func (c *columnSheet) enable() {
	c.sheet.EnableOK(slices.ContainsFunc(c.columns, func(col export.Column) bool { return c.chosen[col.Name] }))
}

func newColumnRow() fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(0, 0, 8, 16), container.NewBorder(nil, nil, fw.NewIcon(lists.TickIcon(false)), nil, style.NewText("")))
}

func (c *columnSheet) fill(i int, o fyne.CanvasObject) {
	if i >= len(c.columns) {
		return
	}
	row := o.(*fyne.Container).Objects[0].(*fyne.Container).Objects
	row[0].(*style.Text).SetText(c.columns[i].Header)
	row[1].(*fw.Icon).SetResource(lists.TickIcon(c.chosen[c.columns[i].Name]))
}
