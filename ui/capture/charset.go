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
	Choice *widget.Select
	line   fyne.CanvasObject
	Sets   []string // of the choices
}

// NewReviewLetters is nil where there is one spelling only.
func NewReviewLetters(spellings []format.Spelling, chosen func(set string)) *reviewLetters {
	if len(spellings) < 2 {
		return nil
	}
	l := &reviewLetters{}
	var options []string
	for _, s := range spellings {
		l.Sets = append(l.Sets, s.Charset)
		options = append(options, words.InMenu(words.Joined(" · ", s.Name, s.Organisation))+"  ("+s.Charset+")")
	}
	l.Choice = widget.NewSelect(options, nil)
	l.Choice.SetSelectedIndex(0)
	l.Choice.OnChanged = func(string) {
		if i := l.Choice.SelectedIndex(); i >= 0 {
			chosen(l.Sets[i])
		}
	}
	l.line = container.New(layout.NewCustomPaddedLayout(0, 8, 0, 12), widget.Field(lang.L("Letters look wrong? Read as:"), l.Choice))
	return l
}

// ReadAs reads the code again in a character set and fills the form with that. What was typed into the form
// stays.
func (r *ReviewForm) ReadAs(set string) {
	draft := r.Draft
	r.W.Go(func(context.Context) {
		again, ok := format.ReadAgain(draft, set)
		fyne.Do(func() {
			if !ok || r.closed {
				return
			}
			contact := again.Contact
			keepTyped(&contact, r.filled, r.Form.Contact())
			r.Draft = again
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
func (r *ReviewForm) fill(contact, read data.Contact) {
	r.filled = edit.NewContactForm(r.W, read).Contact()
	photo := r.Form.Photo.FormPhoto
	r.Form = edit.NewContactForm(r.W, contact)
	r.Form.Photo.Put(photo)
	r.Sheet.Photo = r.Form.Photo
	r.Form.OnSubmit = r.Sheet.Accept
	r.Form.OnChanged = r.changed
	r.left.Objects = []fyne.CanvasObject{r.Form.Telling(container.NewVScroll(r.Form.Content()))}
	r.left.Refresh()
	r.Sheet.EnableOK(r.Form.Valid())
}
