package edit

import (
	"context"
	"strings"

	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/window"
)

// AddToNote asks whose note a text belongs to, and adds it there.
func AddToNote(w *window.Window, text string) {
	p := newPersonChoice(w, lang.L("Add to the note of …"), lang.L("Add"))
	p.sheet.OnOK = func() { p.addToNote(text) }
	p.show()
}

// addToNote adds a text below what the person's note says.
func (p *personChoice) addToNote(text string) {
	at := p.list.Current()
	if at < 0 || at >= len(p.rows) {
		return
	}
	w, id := p.w, p.rows[at].ID
	p.sheet.SaveBehind(func(ctx context.Context) (func(), error) {
		c, err := w.Store.Contact(ctx, id)
		if err != nil {
			return nil, err
		}
		c.Note = strings.TrimSpace(c.Note + "\n" + text)
		op, err := w.Store.Do(ctx, lang.L("Added to the note of {{.Name}}", c.Name()), func(tx *store.Tx) error { return tx.SaveContact(&c) })
		return func() {
			w.Saved(op)
			w.Places.Person(id)
		}, err
	})
}
