package ui

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"lanyard/data"
	"lanyard/data/format"
	"lanyard/ui/capture"
)

// openBytes opens the review of a code that does not say in which character set its bytes are.
func openBytes(t *testing.T, a *App, raw string) *capture.ReviewForm {
	t.Helper()
	_, _, drafts := format.ReadCode(format.Code{Bytes: []byte(raw), Open: true})
	if len(drafts) != 1 {
		t.Fatalf("%q gives %d drafts, want one", raw, len(drafts))
	}
	d := drafts[0]
	d.Contact.Source.Kind = data.FromQR
	p, err := a.Intake.Propose(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	r := &capture.ReviewForm{W: a.Window, Draft: p.Draft, At: capture.Here(a.Window)}
	r.Letters = capture.NewReviewLetters(format.Spellings(d), r.ReadAs)
	r.Open(p)
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
	a := swapWindow(t)
	r := openBytes(t, a, icelandic(t))
	if r.Letters == nil || !strings.Contains(texts(r.Sheet.Pop), "Letters look wrong? Read as:") {
		t.Fatal("no other letters are on offer")
	}
	if first := r.Letters.Choice.Selected; !strings.HasPrefix(first, "Guğnı") || r.Form.Full.Text != "Guğnı" {
		t.Fatalf("first is %q, and the form shows %q", first, r.Form.Full.Text)
	}
	i := slices.Index(r.Letters.Sets, "windows-1252")
	if i < 0 || !strings.HasPrefix(r.Letters.Choice.Options[i], "Guðný") {
		t.Fatalf("on offer are %q", r.Letters.Choice.Options)
	}
	r.Form.Note.SetText("typed before")
	r.Form.Emails.Lines[0].Value.SetText("gudny@library.example")
	r.Letters.Choice.SetSelectedIndex(i)
	settle(t, a)
	got := r.Form.Contact()
	if got.Name() != "Guðný" || got.Organisation != "State Library" {
		t.Errorf("the form shows %+v", got)
	}
	if got.Note != "typed before" || got.PreferredEmail() != "gudny@library.example" {
		t.Errorf("what was typed is lost: %q, %q", got.Note, got.PreferredEmail())
	}
	r.Sheet.Accept()
	settle(t, a)
	ids := find(t, a, "Guðný")
	if len(ids) != 1 {
		t.Fatalf("%d contacts saved", len(ids))
	}
	c, err := a.Store.Contact(t.Context(), ids[0])
	if err != nil || c.Name() != "Guðný" || c.Note != "typed before" || c.Source.Kind != data.FromQR {
		t.Errorf("saved is %+v, %v", c, err)
	}
}

func TestSureLettersAreNoQuestion(t *testing.T) {
	a := swapWindow(t)
	raw, err := charmap.Windows1251.NewEncoder().String("BEGIN:VCARD\nVERSION:3.0\nFN:Юлия Щепкина\nORG:Городской архив\nEND:VCARD\n")
	if err != nil {
		t.Fatal(err)
	}
	r := openBytes(t, a, raw)
	if r.Letters != nil || r.Form.Full.Text != "Юлия Щепкина" {
		t.Errorf("%q, with a choice: %v", r.Form.Full.Text, r.Letters != nil)
	}
}
