package filters

import (
	"cmp"
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/ui/lang"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// imports offers the imports by which people came in, the latest first.
func (f *Filters) imports(all []data.Import) offer {
	options := make([]window.Option, len(all))
	for i, one := range all {
		options[i] = window.Option{Text: importName(&one), Note: words.LongDay(one.At.Local()), Also: one.Program}
	}
	return offer{by: data.ByImport, label: lang.L("One import"), hint: lang.L("Name of the file that was imported"), options: options, take: func(i int) {
		f.Change(func(q *data.Query) { q.Import = all[i].ID })
	}}
}

// broughtPeople are the imports by which somebody came in, but for those that were undone.
func broughtPeople(all []data.Import) []data.Import {
	return slices.DeleteFunc(all, func(i data.Import) bool { return i.Undone || i.New == 0 })
}

func importName(i *data.Import) string { return cmp.Or(i.File, lang.L("Something pasted")) }

// importChip names the import, once it is read.
func importChip(f *Filters, q data.Query) {
	chip := f.chip(lang.L("one import"), data.ConditionOf(data.ByImport).Clear)
	window.Read(f.w, f.importAsked.Next(), 0, func(ctx context.Context) (data.Import, error) { return f.w.Store.Import(ctx, q.Import) }, func(i data.Import, err error) {
		if err == nil { // else it says that there is one
			chip.SetText(style.Ellipsis(lang.L("Imported: {{.File}}", lang.Whole(importName(&i))), 200, 12, fyne.TextStyle{}))
			f.Chips.Refresh()
		}
	})
}
