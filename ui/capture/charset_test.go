package capture

import (
	"slices"
	"strings"
	"testing"

	"lanyard/ui/window/windowtest"

	"golang.org/x/text/encoding/charmap"

	"lanyard/data"
	"lanyard/data/format"
)

// openBytes opens the review of a code that does not say in which character set its bytes are.
func openBytes(t *testing.T, w *windowtest.Window, raw string) *reviewForm {
	t.Helper()
	_, _, drafts := format.ReadCode(format.Code{Bytes: []byte(raw), Open: true})
	if len(drafts) != 1 {
		t.Fatalf("%q gives %d drafts, want one", raw, len(drafts))
	}
	d := drafts[0]
	d.Contact.Source.Kind = data.FromQR
	p, err := w.Intake.Propose(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	r := &reviewForm{w: w.Window, draft: p.Draft, at: Here(w.Window)}
	r.letters = newReviewLetters(format.Spellings(d), r.readAs)
	r.open(p)
	return r
}

func icelandic(t *testing.T) string {
	t.Helper()
	raw, err := charmap.Windows1252.NewEncoder().String("BEGIN:VCARD\nVERSION:3.0\nFN:Guðný\nORG:State Library\nEMAIL:g@library.example\nEND:VCARD\n")
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func TestLettersThatMayBeWrongAreReadAgain(t *testing.T) {
	w := windowtest.New(t)
	r := openBytes(t, w, icelandic(t))
	if r.letters == nil || !strings.Contains(windowtest.Texts(r.sheet.Pop), "Letters look wrong? Read as:") {
		t.Fatal("no other letters are on offer")
	}
	if first := r.letters.choice.Selected; !strings.HasPrefix(first, "Guğnı") || r.form.Full.Text != "Guğnı" {
		t.Fatalf("first is %q, and the form shows %q", first, r.form.Full.Text)
	}
	i := slices.Index(r.letters.sets, "windows-1252")
	if i < 0 || !strings.HasPrefix(r.letters.choice.Options[i], "Guðný") {
		t.Fatalf("on offer are %q", r.letters.choice.Options)
	}
	r.form.Note.SetText("typed before")
	r.form.Emails.Lines[0].Value.SetText("gudny@library.example")
	r.letters.choice.SetSelectedIndex(i)
	w.Settle()
	got := r.form.Contact()
	if got.Name() != "Guðný" || got.Organisation != "State Library" {
		t.Errorf("the form shows %+v", got)
	}
	if got.Note != "typed before" || got.PreferredEmail() != "gudny@library.example" {
		t.Errorf("what was typed is lost: %q, %q", got.Note, got.PreferredEmail())
	}
	r.sheet.Accept()
	w.Settle()
	ids := windowtest.Find(t, w.Store, "Guðný")
	if len(ids) != 1 {
		t.Fatalf("%d contacts saved", len(ids))
	}
	c, err := w.Store.Contact(t.Context(), ids[0])
	if err != nil || c.Name() != "Guðný" || c.Note != "typed before" || c.Source.Kind != data.FromQR {
		t.Errorf("saved is %+v, %v", c, err)
	}
}

func TestSureLettersAreNoQuestion(t *testing.T) {
	w := windowtest.New(t)
	raw, err := charmap.Windows1251.NewEncoder().String("BEGIN:VCARD\nVERSION:3.0\nFN:Юлия Щепкина\nORG:Городской архив\nEND:VCARD\n")
	if err != nil {
		t.Fatal(err)
	}
	r := openBytes(t, w, raw)
	if r.letters != nil || r.form.Full.Text != "Юлия Щепкина" {
		t.Errorf("%q, with a choice: %v", r.form.Full.Text, r.letters != nil)
	}
}
