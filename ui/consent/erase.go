package consent

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// Erase asks, then erases a person for good and tells which backups still hold them. done, which may be nil, runs then.
func Erase(w *window.Window, id int64, name string, done func()) {
	w.Confirm(lang.L("Erase {{.Name}} for good?", name),
		lang.L("Everything about this person goes: contact, encounters, promises, views that ask for them, also from the history and the search. Copies and exports that you saved elsewhere stay. It cannot be undone."),
		lang.L("Erase for good"), func() {
			Erasing(w, func(ctx context.Context) (store.Erased, error) { return w.Store.Erase(ctx, id) },
				lang.L("{{.Name}} is erased for good.", name), done)
		})
}

// Erasing erases with progress and then reports the backups that it could not reach.
func Erasing(w *window.Window, erase func(context.Context) (store.Erased, error), said string, done func()) {
	p := w.NewProgress(lang.L("Erasing"))
	w.Go(func(context.Context) {
		e, err := erase(p.Ctx)
		p.Finally(func() {
			switch cancelled := p.Done(); {
			case err != nil && cancelled:
				w.Say(lang.L("Cancelled; nothing was erased."))
				return
			case err != nil:
				w.Fail(lang.L("Not erased"), err)
				return
			case len(e.Backups) == 0:
				w.Say(withViews(said, e.Views))
			default:
				offerBackups(w, withViews(said, e.Views), e.Backups)
			}
			if done != nil {
				done()
			}
		})
	})
}

// withViews adds which views went too, and which still hold a word of whoever is erased.
func withViews(said string, views store.ViewsAbout) string {
	list := func(names []string) string {
		shown := make([]string, len(names))
		for i, name := range names {
			shown[i] = words.Private("“" + name + "”")
		}
		return strings.Join(shown, ", ")
	}
	if len(views.Own) > 0 {
		said = lang.L("{{.Erased}} Views that asked for them went too: {{.Views}}.", lang.Whole(said), lang.Whole(list(views.Own)))
	}
	if len(views.Naming) > 0 {
		said = lang.L("{{.Erased}} Views that still hold their name or organisation: {{.Views}}. In People, “All views …” removes them.", lang.Whole(said), lang.Whole(list(views.Naming)))
	}
	return said
}

// offerBackups names the backups that still hold what was erased, and deletes them when wanted.
func offerBackups(w *window.Window, said string, files []string) {
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = "• " + filepath.Base(f)
	}
	label := style.NewLabel(lang.L("{{.Erased}} These backups were made before and still hold it:", lang.Whole(said)) + "\n\n" + strings.Join(names, "\n") +
		"\n\n" + lang.L("They are in {{.Folder}}.", lang.Whole(filepath.Dir(files[0]))))
	label.Wrapping = fyne.TextWrapWord
	s := w.NewSheet(lang.L("Backups still hold it"), lang.L("Delete these backups"), container.NewVScroll(label), fyne.NewSize(520, 340)).Danger()
	s.Plain = true
	s.CancelButton.SetText(lang.L("Keep them"))
	s.First = s.CancelButton
	s.OnOK = func() {
		s.Close()
		window.Load(w, lang.L("Not all backups were deleted"), func(context.Context) (int, error) {
			return len(files), w.Store.RemoveBackups(files...)
		}, func(n int) { w.Say(lang.N(n, "{{.Count}} backup deleted.", "{{.Count}} backups deleted.")) })
	}
	s.Show()
}
