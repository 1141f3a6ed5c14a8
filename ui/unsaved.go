package ui

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
)

// keeping has what is typed into a sheet kept until it is saved: the sheet may be left by any key, the window closed and
// the program end in a crash, and it is offered again. It is written at most once a second, off the main goroutine.
type keeping struct {
	form    string     // which form, and of what, such as "contact 12"; see unsavedForms
	key     string     // of this opening of it, by which it is kept: what is typed another time replaces nothing
	contact int64      // whose form it is: erased with them; 0 for nobody's
	typed   func() any // what is typed now, to be written as a JSON object
	again   bool       // the sheet was filled with what was kept

	first, last []byte // as it was opened, as it was kept; nil: not kept
}

// keepEvery is the time between two looks at what is typed.
const keepEvery = time.Second

// form opens a form with what was typed into it and not saved; of says of what it is, such as an id.
type form func(of string, typed json.RawMessage) error

// text is what is typed as it would be written.
func (k *keeping) text() []byte {
	b, err := json.Marshal(k.typed())
	if err != nil {
		return nil
	}
	return b
}

// begin looks at what the form holds before anything is typed.
func (k *keeping) begin(a *Window) {
	k.first = k.text()
	if k.again {
		k.first = []byte("{}")
		k.key = a.restoring[k.form]
		delete(a.restoring, k.form)
	}
	for n := a.Store.Now().UnixMilli(); k.key == ""; n++ {
		if key := k.form + openingMark + strconv.FormatInt(n, 36); a.unsaved[key].Form == "" && !a.isOpen(key) {
			k.key = key
		}
	}
}

// openingMark parts a form's name from what tells its openings apart.
const openingMark = " @"

// formOf is the form's name of a key.
func formOf(key string) string {
	form, _, _ := strings.Cut(key, openingMark)
	return form
}

// isOpen reports whether a sheet stands for what is kept under a key.
func (a *Window) isOpen(key string) bool {
	return slices.ContainsFunc(a.sheets, func(s *Sheet) bool { return s.Keeps != nil && s.Keeps.key == key })
}

// watchTyped keeps what is typed from now on while a sheet is open.
func (a *Window) watchTyped() {
	if a.keeps != nil {
		return
	}
	a.keeps = time.AfterFunc(keepEvery, func() {
		fyne.Do(func() {
			a.keeps = nil
			for _, s := range a.sheets {
				if s.Keeps != nil {
					a.keepTyped(s.Keeps)
					a.watchTyped()
				}
			}
		})
	})
}

// keepTyped keeps what has changed in a form since the last time, and reports whether something is kept of it.
func (a *Window) keepTyped(k *keeping) bool {
	now := k.text()
	switch {
	case a.Store == nil || now == nil:
		return false
	case bytes.Equal(now, k.last):
		return true
	case bytes.Equal(now, k.first):
		if k.last != nil { // it was typed back to what it was
			k.last = nil
			a.dropTyped(k.key)
		}
		return false
	}
	k.last = now
	u := store.Unsaved{Form: k.key, Contact: k.contact, At: a.Store.Now(), Typed: now}
	a.unsaved[k.key] = u
	a.aside(func(ctx context.Context) error { return a.Store.KeepUnsaved(ctx, u) })
	return true
}

// dropTyped forgets what was typed into a form.
func (a *Window) dropTyped(form string) {
	if _, ok := a.unsaved[form]; !ok {
		return
	}
	delete(a.unsaved, form)
	a.aside(func(ctx context.Context) error { return a.Store.DropUnsaved(ctx, form) })
}

// aside writes what belongs to no operation, in the order of the calls. When one fails the sheet still holds what is
// typed, and the user is told once.
func (a *Window) aside(write func(ctx context.Context) error) {
	turn := a.asides.next()
	a.Go(func(ctx context.Context) {
		defer turn()()
		if err := write(context.WithoutCancel(ctx)); err != nil && ctx.Err() == nil {
			fyne.Do(func() {
				if !a.asideTold {
					a.asideTold = true
					a.Say(lang.L("What you type is not kept: {{.Why}}", explain(err)))
				}
			})
		}
	})
}

// left keeps what was typed in a sheet that is left without saving, and says so.
func (a *Window) left(s *Sheet) {
	if s.Keeps == nil || a.Store == nil || !a.keepTyped(s.Keeps) {
		return
	}
	a.toasts.Show(lang.L("What you typed is kept."), lang.L("Restore what you typed"), func() { a.restoreTyped(s.Keeps.key) })
}

// readUnsaved reads what was typed and not saved before the program started, and offers the latest.
func (a *Window) readUnsaved() {
	Load(a, lang.L("What was typed and not saved could not be read"), func(ctx context.Context) ([]store.Unsaved, error) {
		if err := a.Store.PurgeUnsaved(ctx, a.Store.Now().AddDate(0, 0, -trashDays)); err != nil {
			return nil, err
		}
		return a.Store.AllUnsaved(ctx)
	}, func(all []store.Unsaved) {
		for _, u := range all {
			a.unsaved[u.Form] = u
		}
		if len(all) > 0 {
			latest := all[0].Form
			a.toasts.Show(lang.L("Not saved: {{.What}}", whatTyped(all[0])), lang.L("Restore what you typed"),
				func() { a.restoreTyped(latest) })
		}
	})
}

// restoreTyped opens a form with what was typed into it.
func (a *Window) restoreTyped(form string) {
	u, ok := a.unsaved[form]
	if !ok {
		a.Say(lang.L("It has been saved meanwhile."))
		return
	}
	kind, of, _ := strings.Cut(formOf(form), " ")
	open := a.forms[kind]
	if open == nil || a.isOpen(form) {
		return // of a later version; or it is there
	}
	a.restoring[formOf(form)] = form
	if err := open(of, u.Typed); err != nil {
		a.Fail(lang.L("What you typed could not be restored"), err)
	}
}

// formName is what the user calls a form.
func formName(form string) string {
	kind, of, _ := strings.Cut(form, " ")
	switch kind {
	case "new", "review":
		return lang.L("New person")
	case "contact":
		return lang.L("Edit")
	case "me":
		return lang.L("My details")
	case "event":
		if of == "0" {
			return lang.L("New event")
		}
		return lang.L("Edit event")
	case "encounter":
		return lang.L("an encounter")
	case "promise":
		return lang.L("a promise")
	}
	return lang.L("a card")
}

// discard closes a sheet whose text is not wanted any more.
func (s *Sheet) discard() {
	if s.Keeps != nil {
		s.app.dropTyped(s.Keeps.key)
		s.Keeps = nil
	}
	s.Close()
}

// offer is at the top of a form of which something is kept that was typed another time; nil when there is nothing.
func (s *Sheet) offer() fyne.CanvasObject {
	k, a := s.Keeps, s.app
	if k.again || strings.HasPrefix(k.form, "review ") { // that is of somebody else
		return nil
	}
	var u store.Unsaved
	for key, kept := range a.unsaved {
		if formOf(key) == k.form && !a.isOpen(key) && !bytes.Equal(kept.Typed, k.first) && kept.At.After(u.At) {
			u = kept
		}
	}
	if u.Form == "" {
		return nil
	}
	box := container.NewVBox()
	forget := widget.NewQuiet(lang.L("Forget it"), "", func() {
		a.dropTyped(u.Form)
		box.Hide()
	})
	restore := widget.NewButton(lang.L("Restore what you typed"), "", func() {
		s.Close() // what was typed here meanwhile is kept too
		a.restoreTyped(u.Form)
	})
	box.Add(widget.NewMuted(lang.L("Not saved: {{.What}}", joined(", ", momentText(u.At, a.Store.Now()), whatTyped(u)))))
	box.Add(container.NewHBox(restore, forget))
	return box
}

// whatTyped says in a few words what was typed.
func whatTyped(u store.Unsaved) string {
	var t struct {
		Line, Name, Text, Note string
		Contact                struct {
			Name string `json:"display_name"`
		}
	}
	_ = json.Unmarshal(u.Typed, &t) // what is not read is not told
	words := cmp.Or(t.Contact.Name, t.Line, t.Name, t.Text, t.Note)
	return joined(": ", formName(formOf(u.Form)), widget.Ellipsis(strings.Join(strings.Fields(widget.CutBytes(words, 400)), " "), 240, 12, fyne.TextStyle{}))
}

// idOf reads the number behind a form's kind.
func idOf(of string) int64 {
	n, _ := strconv.ParseInt(of, 10, 64)
	return n
}

// idsOf reads the numbers behind a form's kind: of a thing, and of the contact it is of.
func idsOf(of string) (id, contact int64) {
	first, second, _ := strings.Cut(of, " ")
	return idOf(first), idOf(second)
}

// textsOf is what is typed into some entries.
func textsOf(entries map[string]*widget.Entry) map[string]string {
	out := map[string]string{}
	for name, e := range entries {
		out[name] = e.Text
	}
	return out
}

// setTexts types into some entries.
func setTexts(entries map[string]*widget.Entry, texts map[string]string) {
	for name, text := range texts {
		if e := entries[name]; e != nil {
			e.SetText(text)
		}
	}
}
