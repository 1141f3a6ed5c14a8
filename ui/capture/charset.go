package capture

import (
	"context"
	"reflect"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/format"
	"lanyard/ui/edit"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/words"
)

// reviewLetters offers to read a code again in another character set, when it did not say in which it is
// and the letters may be wrong.
type reviewLetters struct {
	choice *widget.Select
	line   fyne.CanvasObject
	sets   []string // of the choices
}

// newReviewLetters is nil where there is one spelling only.
func newReviewLetters(spellings []format.Spelling, chosen func(set string)) *reviewLetters {
	if len(spellings) < 2 {
		return nil
	}
	l := &reviewLetters{}
	var options []string
	for _, s := range spellings {
		l.sets = append(l.sets, s.Charset)
		options = append(options, words.InMenu(words.Joined(" · ", s.Name, s.Organisation))+"  ("+s.Charset+")")
	}
	l.choice = widget.NewSelect(options, nil)
	l.choice.SetSelectedIndex(0)
	l.choice.OnChanged = func(string) {
		if i := l.choice.SelectedIndex(); i >= 0 {
			chosen(l.sets[i])
		}
	}
	l.line = container.New(layout.NewCustomPaddedLayout(0, 8, 0, 12), widget.Field(lang.L("Letters look wrong? Read as:"), l.choice))
	return l
}

// readAs reads the code again in a character set and fills the form with that. What was typed into the form
// stays.
func (r *reviewForm) readAs(set string) {
	draft := r.draft
	r.w.Go(func(context.Context) {
		again, ok := format.ReadAgain(draft, set)
		fyne.Do(func() {
			if !ok || r.closed {
				return
			}
			contact := again.Contact
			keepTyped(&contact, r.filled, r.form.Contact())
			r.draft = again
			r.fill(contact, again.Contact)
			r.changed()
		})
	})
}

// keepTyped puts those fields into a contact that differ between what a form was filled with and what it
// says now.
func keepTyped(c *data.Contact, filled, now data.Contact) {
	to, was, is := reflect.ValueOf(c).Elem(), reflect.ValueOf(filled), reflect.ValueOf(now)
	for i := range to.NumField() {
		if !reflect.DeepEqual(was.Field(i).Interface(), is.Field(i).Interface()) {
			to.Field(i).Set(is.Field(i))
		}
	}
}

// fill puts a form for a contact in the place of the one that is there; read is the contact as the code
// has it, without what was typed.
func (r *reviewForm) fill(contact, read data.Contact) {
	r.filled = edit.NewContactForm(r.w, read).Contact()
	photo := r.form.Photo.FormPhoto
	r.form = edit.NewContactForm(r.w, contact)
	r.form.Photo.Put(photo)
	r.sheet.Photo = r.form.Photo
	r.form.OnSubmit = r.sheet.Accept
	r.form.OnChanged = r.changed
	r.left.Objects = []fyne.CanvasObject{r.form.Telling(container.NewVScroll(r.form.Content()))}
	r.left.Refresh()
	r.sheet.EnableOK(r.form.Valid())
}
