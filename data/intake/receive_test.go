package intake_test

import (
	"bytes"
	"errors"
	"image"
	"image/png"
	"strings"
	"testing"
	"time"

	"lanyard/data"
	"lanyard/data/intake"
	"lanyard/data/store"
)

func TestACardThatArrivesWaitsWithItsEventAndIsSavedOnce(t *testing.T) {
	s, in := open(t)
	fair := event(t, s, data.Event{Name: "Book Fair", Start: now.AddDate(0, 0, -1), End: now.AddDate(0, 0, 1)})
	must(t, s.Quietly(t.Context(), func(tx *store.Tx) error { return tx.SetCurrent(fair) }))
	var picture bytes.Buffer
	must(t, png.Encode(&picture, image.NewRGBA(image.Rect(0, 0, 8, 8))))
	d := draft(jane())
	d.Contact.Source.Kind, d.Photo = data.FromSwap, picture.Bytes()
	came, err := in.Receive(t.Context(), d, now)
	must(t, err)
	if came.EventID != fair || came.Draft.Contact.Phones[0].E164 != "+493023125100" || len(came.Draft.Contact.Topics) != 1 {
		t.Errorf("kept as %+v", came)
	}
	rev, err := s.Undo(t.Context()) // of the event that was made before
	must(t, err)
	if n, err := s.ArrivalsWaiting(t.Context()); n != 1 || err != nil {
		t.Errorf("undo took the stranger's card away: %+v, %v", rev, err)
	}
	_, err = s.Redo(t.Context())
	must(t, err)
	got, err := in.Arrived(t.Context(), came.ID)
	must(t, err)
	if !bytes.Equal(got.Draft.Photo, picture.Bytes()) {
		t.Errorf("the picture came back with %d bytes", len(got.Draft.Photo))
	}
	saved := save(t, in, propose(t, in, got.Draft), intake.Additions{
		Encounter: &data.Encounter{EventID: got.EventID, At: got.At}, Event: got.EventID, Attendee: data.Met,
	})
	c, err := s.Contact(t.Context(), saved.Contact)
	must(t, err)
	if c.Source.Kind != data.FromSwap || c.Photo.IsZero() || c.Name() != "Jane Doe" {
		t.Errorf("saved as %+v", c)
	}
	if n, err := s.ArrivalsWaiting(t.Context()); n != 0 || err != nil {
		t.Errorf("%d wait still, %v", n, err)
	}
	if _, err := s.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if n, err := s.ArrivalsWaiting(t.Context()); n != 1 || err != nil {
		t.Errorf("undone, %d wait, %v", n, err)
	}
	_, err = in.Receive(t.Context(), data.Draft{Contact: data.Contact{Note: "nobody"}}, now)
	if fe := (*data.FieldError)(nil); !errors.As(err, &fe) {
		t.Errorf("nobody arrived: %v", err)
	}
	d.Photo = []byte("no picture at all")
	if came, err = in.Receive(t.Context(), d, now); err != nil || !came.Draft.Contact.Photo.IsZero() {
		t.Errorf("with a broken picture: %+v, %v", came.Draft.Contact.Photo, err)
	}
}

// TestWhoSendsTheirDetailsAgreed saves arrivals with the sentence that they agreed to: it is noted in the same operation, a later one
// beside it, and the details are kept as long as the setting says.
func TestWhoSendsTheirDetailsAgreed(t *testing.T) {
	s, in := open(t)
	send := func(text string, at time.Time) (contact int64) {
		t.Helper()
		d := draft(jane())
		d.Contact.Source.Kind = data.FromSwap
		if text != "" {
			d.Contact.Other = []data.Property{{Name: data.PageConsentProperty, Value: data.PageConsent{Text: text, Language: "en"}.At(at)}}
		}
		came, err := in.Receive(t.Context(), d, at)
		must(t, err)
		got, err := in.Arrived(t.Context(), came.ID)
		must(t, err)
		return save(t, in, propose(t, in, got.Draft), intake.Additions{}).Contact
	}
	on := time.Date(2026, 8, 11, 12, 0, 0, 0, time.Local)
	id := send("Me may keep these details.", on)
	c, err := s.Consent(t.Context(), id)
	must(t, err)
	if want := (data.Date{Year: 2026, Month: 8, Day: 11}); c.How != data.BySwap || c.On != want || c.Text != "Me may keep these details." || !c.KeepUntil.IsZero() {
		t.Errorf("agreed: %+v", c)
	}
	must(t, s.Quietly(t.Context(), func(tx *store.Tx) error { return tx.SetSetting(intake.KeepFor, "1y") }))
	send("Me darf diese Angaben behalten.", on.AddDate(0, 1, 0))
	c, err = s.Consent(t.Context(), id)
	must(t, err)
	if c.On.Month != 9 || !strings.Contains(c.Text, "may keep") || !strings.Contains(c.Text, "darf") || c.KeepUntil.String() != "2027-09-11" {
		t.Errorf("agreed again: %+v", c)
	}
	_, err = s.Undo(t.Context())
	must(t, err)
	if c, _ = s.Consent(t.Context(), id); c.On.Month != 8 || strings.Contains(c.Text, "darf") {
		t.Errorf("undone: %+v", c)
	}
}
