package window

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
	"lanyard/ui/widget/style"
	"lanyard/ui/words"
)

// Keeping has what is typed into a sheet kept until it is saved: the sheet may be left by any key, the window closed and
// the program end in a crash, and it is offered again. It is written at most once a second, off the main goroutine.
type Keeping struct {
	Form    string     // which form, and of what, such as "contact 12"; see unsavedForms
	key     string     // of this opening of it, by which it is kept: what is typed another time replaces nothing
	Contact int64      // whose form it is: erased with them; 0 for nobody's
	Typed   func() any // what is typed now, to be written as a JSON object
	Again   bool       // the sheet was filled with what was kept

	first, last []byte // as it was opened, as it was kept; nil: not kept
}

// keepEvery is the time between two looks at what is typed.
const keepEvery = time.Second

// Form opens a form with what was typed into it and not saved; of says of what it is, such as an id.
type Form func(w *Window, of string, typed json.RawMessage) error

// Text is what is typed as it would be written.
func (k *Keeping) Text() []byte {
	b, err := json.Marshal(k.Typed())
	if err != nil {
		return nil
	}
	return b
}

// begin looks at what the form holds before anything is typed.
func (k *Keeping) begin(w *Window) {
	k.first = k.Text()
	if k.Again {
		k.first = []byte("{}")
		k.key = w.restoring[k.Form]
		delete(w.restoring, k.Form)
	}
	for n := w.Store.Now().UnixMilli(); k.key == ""; n++ {
		if key := k.Form + openingMark + strconv.FormatInt(n, 36); w.Unsaved[key].Form == "" && !w.isOpen(key) {
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
func (w *Window) isOpen(key string) bool {
	return slices.ContainsFunc(w.Sheets, func(s *Sheet) bool { return s.Keeps != nil && s.Keeps.key == key })
}

// watchTyped keeps what is typed from now on while a sheet is open.
func (w *Window) watchTyped() {
	if w.keeps != nil {
		return
	}
	w.keeps = time.AfterFunc(keepEvery, func() {
		fyne.Do(func() {
			w.keeps = nil
			for _, s := range w.Sheets {
				if s.Keeps != nil {
					w.KeepTyped(s.Keeps)
					w.watchTyped()
				}
			}
		})
	})
}

// KeepTyped keeps what has changed in a form since the last time, and reports whether something is kept of it.
func (w *Window) KeepTyped(k *Keeping) bool {
	now := k.Text()
	switch {
	case w.Store == nil || now == nil:
		return false
	case bytes.Equal(now, k.last):
		return true
	case bytes.Equal(now, k.first):
		if k.last != nil { // it was typed back to what it was
			k.last = nil
			w.dropTyped(k.key)
		}
		return false
	}
	k.last = now
	u := store.Unsaved{Form: k.key, Contact: k.Contact, At: w.Store.Now(), Typed: now}
	w.Unsaved[k.key] = u
	w.aside(func(ctx context.Context) error { return w.Store.KeepUnsaved(ctx, u) })
	return true
}

// dropTyped forgets what was typed into a form.
func (w *Window) dropTyped(form string) {
	if _, ok := w.Unsaved[form]; !ok {
		return
	}
	delete(w.Unsaved, form)
	w.aside(func(ctx context.Context) error { return w.Store.DropUnsaved(ctx, form) })
}

// aside writes what belongs to no operation, in the order of the calls. When one fails the sheet still holds what is
// typed, and the user is told once.
func (w *Window) aside(write func(ctx context.Context) error) {
	turn := w.asides.next()
	w.Go(func(ctx context.Context) {
		defer turn()()
		if err := write(context.WithoutCancel(ctx)); err != nil && ctx.Err() == nil {
			fyne.Do(func() {
				if !w.asideTold {
					w.asideTold = true
					w.Say(lang.L("What you type is not kept: {{.Why}}", Explain(err)))
				}
			})
		}
	})
}

// left keeps what was typed in a sheet that is left without saving, and says so.
func (w *Window) left(s *Sheet) {
	if s.Keeps == nil || w.Store == nil || !w.KeepTyped(s.Keeps) {
		return
	}
	w.Toasts.Show(lang.L("What you typed is kept."), lang.L("Restore what you typed"), func() { w.RestoreTyped(s.Keeps.key) })
}

// ReadUnsaved reads what was typed and not saved before the program started, and offers the latest.
func (w *Window) ReadUnsaved() {
	Load(w, lang.L("What was typed and not saved could not be read"), func(ctx context.Context) ([]store.Unsaved, error) {
		if err := w.Store.PurgeUnsaved(ctx, w.Store.Now().AddDate(0, 0, -TrashDays)); err != nil {
			return nil, err
		}
		return w.Store.AllUnsaved(ctx)
	}, func(all []store.Unsaved) {
		for _, u := range all {
			w.Unsaved[u.Form] = u
		}
		if len(all) > 0 {
			latest := all[0].Form
			w.Toasts.Show(lang.L("Not saved: {{.What}}", whatTyped(all[0])), lang.L("Restore what you typed"),
				func() { w.RestoreTyped(latest) })
		}
	})
}

// RestoreTyped opens a form with what was typed into it.
func (w *Window) RestoreTyped(form string) {
	u, ok := w.Unsaved[form]
	if !ok {
		w.Say(lang.L("It has been saved meanwhile."))
		return
	}
	kind, of, _ := strings.Cut(formOf(form), " ")
	open := w.Forms[kind]
	if open == nil || w.isOpen(form) {
		return // of a later version; or it is there
	}
	w.restoring[formOf(form)] = form
	if err := open(w, of, u.Typed); err != nil {
		w.Fail(lang.L("What you typed could not be restored"), err)
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
		if id, _ := IDsOf(of); id == 0 {
			return lang.L("New event")
		}
		return lang.L("Edit event")
	case "encounter":
		return lang.L("an encounter")
	case "promise":
		return lang.L("a promise")
	case "appointment":
		return lang.L("an appointment")
	case "evening":
		return lang.L("Evening review")
	case "goal":
		return lang.L("Goal and cost")
	case "closing":
		return lang.L("Closing an event")
	case "contact-log":
		return lang.L("contact with somebody")
	case "want":
		return lang.L("what you want from somebody")
	case "questions":
		return lang.L("questions of an event")
	case "session":
		return lang.L("a session")
	case "programme":
		return lang.L("a programme")
	case "letter":
		return lang.L("a letter")
	case "template":
		return lang.L("a template")
	case "consent":
		return lang.L("what was agreed")
	}
	return lang.L("a card")
}

// Discard closes a sheet whose text is not wanted any more.
func (s *Sheet) Discard() {
	if s.Keeps != nil {
		s.w.dropTyped(s.Keeps.key)
		s.Keeps = nil
	}
	s.Close()
}

// offer is at the top of a form of which something is kept that was typed another time; nil when there is nothing.
func (s *Sheet) offer() fyne.CanvasObject {
	k, w := s.Keeps, s.w
	if k.Again || strings.HasPrefix(k.Form, "review ") { // that is of somebody else
		return nil
	}
	var u store.Unsaved
	for key, kept := range w.Unsaved {
		if formOf(key) == k.Form && !w.isOpen(key) && !bytes.Equal(kept.Typed, k.first) && kept.At.After(u.At) {
			u = kept
		}
	}
	if u.Form == "" {
		return nil
	}
	box := container.NewVBox()
	forget := widget.NewQuiet(lang.L("Forget it"), "", func() {
		w.dropTyped(u.Form)
		box.Hide()
	})
	restore := widget.NewButton(lang.L("Restore what you typed"), "", func() {
		s.Close() // what was typed here meanwhile is kept too
		w.RestoreTyped(u.Form)
	})
	box.Add(style.NewMuted(lang.L("Not saved: {{.What}}", words.Joined(", ", words.When(u.At, w.Store.Now()), whatTyped(u)))))
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
	said := cmp.Or(t.Contact.Name, t.Line, t.Name, t.Text, t.Note)
	return words.Joined(": ", formName(formOf(u.Form)), style.Ellipsis(strings.Join(strings.Fields(style.CutBytes(said, 400)), " "), 240, 12, fyne.TextStyle{}))
}

// IDOf reads the number behind a form's kind.
func IDOf(of string) int64 {
	n, _ := strconv.ParseInt(of, 10, 64)
	return n
}

// IDsOf reads the numbers behind a form's kind: of a thing, and of the contact it is of.
func IDsOf(of string) (id, contact int64) {
	first, second, _ := strings.Cut(of, " ")
	return IDOf(first), IDOf(second)
}

// TextsOf is what is typed into some entries.
func TextsOf(entries map[string]*widget.Entry) map[string]string {
	out := map[string]string{}
	for name, e := range entries {
		out[name] = e.Text
	}
	return out
}

// SetTexts types into some entries.
func SetTexts(entries map[string]*widget.Entry, texts map[string]string) {
	for name, text := range texts {
		if e := entries[name]; e != nil {
			e.SetText(text)
		}
	}
}
