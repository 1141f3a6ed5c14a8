package window

import (
	"context"
	"errors"
	"slices"
	"strings"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/widget/style"
	"lanyard/ui/words"
)

// Undo takes the last operation back.
func (w *Window) Undo() { w.reverse(w.Store.Undo, undone, lang.L("Redo"), w.Redo) }

// Redo does again what was undone last.
func (w *Window) Redo() {
	w.reverse(w.Store.Redo, doneAgain, lang.L("Undo"), w.Undo)
}

// UndoHere is Undo for a hand that looks at what is in front: a sheet that holds it back says so, and nothing changes.
func (w *Window) UndoHere() { w.unlessHeld(w.Undo) }

// RedoHere is Redo in the same way.
func (w *Window) RedoHere() { w.unlessHeld(w.Redo) }

func (w *Window) unlessHeld(f func()) {
	if slices.ContainsFunc(w.Sheets, func(s *Sheet) bool { return s.HoldsUndo }) {
		w.Say(lang.L("Leave this first: {{.Undo}} is about what was done before it.", keys.Undo))
		return
	}
	f()
}

// UndoOp takes the operation of a number back.
func (w *Window) UndoOp(seq int64) {
	w.reverse(func(ctx context.Context) (store.Reversal, error) { return w.Store.UndoOp(ctx, seq) },
		undone, lang.L("Redo"), w.Redo)
}

// undone says what was undone, unless that is hidden.
func undone(what string) string {
	if style.Hidden() {
		return lang.L("Undone")
	}
	return lang.L("Undone: {{.What}}", what)
}

// doneAgain says what was done again, unless that is hidden.
func doneAgain(what string) string {
	if style.Hidden() {
		return lang.L("Done again")
	}
	return lang.L("Done again: {{.What}}", what)
}

// RollBack takes away again what an import brought; what was edited since stays, and is named.
func (w *Window) RollBack(im data.Import) {
	w.reverse(func(ctx context.Context) (store.Reversal, error) { return w.Store.UndoOp(ctx, im.Op) },
		func(string) string { return lang.L("Rolled back: {{.File}}", im.File) }, lang.L("Redo"), w.Redo)
}

// reverse undoes or redoes and says what was done and what was left alone.
func (w *Window) reverse(f func(context.Context) (store.Reversal, error), text func(what string) string, action string, back func()) {
	var r store.Reversal
	var err error
	w.saved = store.Op{}
	w.Write(func(ctx context.Context) { r, err = f(ctx) }, func() {
		switch {
		case errors.Is(err, data.ErrNothingToRedo):
			w.Say(lang.L("There is nothing to redo."))
		case errors.Is(err, data.ErrNothingToUndo):
			w.Say(lang.L("There is nothing to undo."))
		case err != nil:
			w.Fail(lang.L("Not undone"), err)
		default:
			w.Toasts.Show(text(r.Op.Summary)+Kept(r.Kept), action, back)
		}
	})
}

// Kept says in words what an undo left alone.
func Kept(k []store.Kept) string {
	if len(k) == 0 || style.Hidden() { // a name may be what was promised
		return ""
	}
	names := make([]string, 0, 3)
	for _, one := range k[:min(len(k), 3)] {
		names = append(names, words.ValueAndLabel(one.Name, words.KeptField(one.Field)))
	}
	all := strings.Join(names, ", ")
	if len(k) > len(names) {
		all += " …"
	}
	return " — " + lang.N(len(k), "kept, changed since: {{.Names}}", "{{.Count}} kept, changed since: {{.Names}}", lang.Whole(all))
}
