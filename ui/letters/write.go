// Package letters writes to people: a template is filled in for somebody, and goes to the user's mail program, to a file or into the
// clipboard. Lanyard sends nothing: the user says when a letter is sent.
package letters

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/letter"
	"lanyard/data/store"
	"lanyard/ui/edit"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// Job says to whom is written, and about what.
type Job struct {
	Contacts []int64
	With     int64  // the other person of an introduction; 0: nobody
	Event    int64  // that it is about; 0: where the user met them last
	Promise  int64  // that it keeps; 0: none is meant
	Address  string // of several of the first contact; "" for the one to write to
	Template string // by its key, else its name; "" for the one that was used last
}

// Templates that are built in, by their keys, for what they are written at.
const (
	HowAreYou = letter.Hello   // to somebody with whom the user wants to be in touch again
	MayIKeep  = letter.Consent // asks whether somebody's details may be kept
)

// Write writes to people: to several one after the other, or as a table for a mail merge.
func Write(w *window.Window, contactIDs ...int64) { About(w, Job{Contacts: contactIDs}) }

// WriteSomebody asks to whom to write.
func WriteSomebody(w *window.Window) {
	edit.ChoosePerson(w, lang.L("Write to …"), lang.L("Write"), func(r store.Row) { Write(w, r.ID) })
}

// Items are the items of somebody's menu.
func Items(w *window.Window, id int64) []*fyne.MenuItem {
	return []*fyne.MenuItem{
		fyne.NewMenuItem(window.WithKey(lang.L("Write …"), keys.Write), func() { Write(w, id) }),
		fyne.NewMenuItem(lang.L("Introduce to somebody …"), func() { About(w, Job{Contacts: []int64{id}, Template: letter.Introduction}) }),
	}
}

// About writes what a job says.
func About(w *window.Window, job Job) {
	if job.Contacts = slices.DeleteFunc(slices.Clone(job.Contacts), func(id int64) bool { return id == 0 }); len(job.Contacts) == 0 {
		return
	}
	open(w, job, nil)
}

// open reads what is written about, and opens the sheet; filled with what was typed when that is not nil.
func open(w *window.Window, job Job, typed map[string]string) {
	last := w.Setting(lastTemplate, "")
	window.Load(w, lang.L("The letter could not be begun"), func(ctx context.Context) (*desk, error) {
		d := &desk{w: w, job: job, last: last, meant: job.Template != "" || job.Promise != 0}
		return d, d.read(ctx, w.Store)
	}, func(d *desk) { d.begin(typed) })
}

// lastTemplate is the setting of the template that was used last.
const lastTemplate = "letter_template"

// desk is writing to some people: letter after letter.
type desk struct {
	w         *window.Window
	job       Job
	last      string
	templates []data.Template
	facts     []data.LetterFacts
	queue     []data.LetterFacts // who is still to be written to
	all, done int                // of the queue
	meant     bool               // the job says with which template to begin
	warned    bool               // that nothing in a letter is personal
}

func (d *desk) read(ctx context.Context, s *store.Store) (err error) {
	if d.templates, err = Templates(ctx, s); err != nil {
		return err
	}
	d.facts, err = d.readFacts(ctx, s)
	return err
}

func (d *desk) readFacts(ctx context.Context, s *store.Store) ([]data.LetterFacts, error) {
	facts, err := s.LetterFacts(ctx, d.job.Contacts, store.LetterAbout{With: d.job.With, Event: d.job.Event, Promise: d.job.Promise})
	if err == nil && d.job.Address != "" && len(facts) == 1 {
		facts[0].Contact.Emails = []data.Email{{Value: d.job.Address}}
	}
	return facts, err
}

// Templates are all templates in the window's language, and an empty letter at their end.
func Templates(ctx context.Context, s *store.Store) ([]data.Template, error) {
	own, err := s.Templates(ctx)
	return append(letter.Merged(letter.Builtin(lang.Plain), own), data.Template{Name: lang.L("Empty letter")}), err
}

// word is how a setting names a template.
func word(t *data.Template) string { return cmp.Or(t.Key, t.Name) }

// chosen is the template to begin with.
func (d *desk) chosen() int {
	first := d.job.Template
	if first == "" && d.job.Promise != 0 {
		first = letter.Promised
	}
	for _, name := range []string{first, d.last} {
		if at := slices.IndexFunc(d.templates, func(t data.Template) bool { return name != "" && word(&t) == name }); at >= 0 {
			return at
		}
	}
	return 0
}

// begin opens the sheet for one, or the choice of how for several.
func (d *desk) begin(typed map[string]string) {
	switch {
	case len(d.facts) == 0:
		d.w.Say(lang.L("Nobody to write to"))
	case len(d.facts) > 1:
		d.overview()
	case len(d.facts[0].NoMail) > 0:
		d.refuse(&d.facts[0])
	default:
		newPage(d, d.facts[0], typed).show()
	}
}

// refuse says who is not to be mailed, above whatever sheet is open.
func (d *desk) refuse(f *data.LetterFacts) {
	for _, p := range f.People() {
		if !f.Forbids(p.ID) {
			continue
		}
		text := lang.L("{{.Name}} is not to be mailed: so it was agreed.", p.Name())
		if len(d.w.Sheets) > 0 {
			d.w.Fail(lang.L("Not written"), errors.New(text))
		} else {
			d.w.Say(text)
		}
		return
	}
}

// next opens the letter to the next of the queue.
func (d *desk) next() {
	if len(d.queue) == 0 {
		if d.all > 0 {
			d.w.Say(lang.N(d.done, "{{.Count}} letter written", "{{.Count}} letters written"))
		}
		return
	}
	f := d.queue[0]
	d.queue = d.queue[1:]
	newPage(d, f, nil).show()
}

// values are what a letter is filled with.
func values(f *data.LetterFacts) letter.Values { return letter.ValuesOf(f, words.LongDay) }

// hasAddress reports whether somebody can be written to.
func hasAddress(c *data.Contact) bool { return strings.TrimSpace(c.PreferredEmail()) != "" }
