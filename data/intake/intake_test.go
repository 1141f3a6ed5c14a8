package intake_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"lanyard/data"
	"lanyard/data/intake"
	"lanyard/data/store"
)

var now = time.Date(2026, 8, 12, 10, 30, 0, 0, time.UTC)

// open makes a database in a temporary folder, with Germany as its phone region.
func open(t testing.TB) (*store.Store, *intake.Intake) {
	t.Helper()
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "lanyard.db"), store.Options{Clock: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	must(t, s.Quietly(t.Context(), func(tx *store.Tx) error { return tx.SetSetting(intake.PhoneRegion, "DE") }))
	return s, intake.New(s)
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func draft(c data.Contact) data.Draft { return data.Draft{Contact: c} }

// jane is a person as a code might tell of her.
func jane() data.Contact {
	return data.Contact{
		DisplayName: "Jane Doe", Organisation: "State Library", Emails: []data.Email{{Value: "jane@sl.example"}},
		Phones: []data.Phone{{Value: "030 23125 100"}}, Topics: []string{"#metadata", "Metadata"},
	}
}

func propose(t testing.TB, in *intake.Intake, d data.Draft) intake.Proposal {
	t.Helper()
	p, err := in.Propose(t.Context(), d)
	must(t, err)
	return p
}

func save(t testing.TB, in *intake.Intake, p intake.Proposal, m intake.Additions) intake.Saved {
	t.Helper()
	saved, err := in.Save(t.Context(), p, m)
	must(t, err)
	return saved
}

func event(t testing.TB, s *store.Store, e data.Event) int64 {
	t.Helper()
	_, err := s.Do(t.Context(), "event", func(tx *store.Tx) error { return tx.SaveEvent(&e) })
	must(t, err)
	return e.ID
}

func TestProposeNormalises(t *testing.T) {
	_, in := open(t)
	p := propose(t, in, draft(jane()))
	c := p.Draft.Contact
	if c.Given != "Jane" || c.Family != "Doe" || c.Phones[0].E164 != "+493023125100" || len(c.Topics) != 1 || c.Topics[0] != "metadata" {
		t.Errorf("not normalised: %+v", c)
	}
	if p.Action != intake.Create || p.Target != 0 || len(p.Candidates) != 0 {
		t.Errorf("an empty database proposes %s of %d with %d candidates", p.Action, p.Target, len(p.Candidates))
	}
}

func TestProposeActions(t *testing.T) {
	_, in := open(t)
	known := save(t, in, propose(t, in, draft(jane())), intake.Additions{}).Contact
	for _, c := range []struct {
		name       string
		draft      data.Contact
		action     intake.Action
		candidates int
	}{
		{"the same again", jane(), intake.Same, 1},
		{"only her address", data.Contact{Emails: []data.Email{{Value: "JANE@sl.example"}}}, intake.Same, 1},
		{"something new of her", data.Contact{DisplayName: "Jane Doe", Emails: []data.Email{{Value: "jane@sl.example"}}, Title: "Head"}, intake.Update, 1},
		{"name in the other order and organisation", data.Contact{DisplayName: "Doe, Jane", Organisation: "State library"}, intake.Same, 1},
		{"a namesake is shown, not taken", data.Contact{DisplayName: "Jane Doe", Organisation: "City Museum"}, intake.Create, 1},
		{"a relative at her phone is shown, not taken", data.Contact{DisplayName: "Mark Doe", Phones: []data.Phone{{Value: "+49 30 23125-100"}}}, intake.Create, 1},
		{"a colleague is nobody", data.Contact{DisplayName: "Peter Miller", Organisation: "State Library"}, intake.Create, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := propose(t, in, draft(c.draft))
			if p.Action != c.action || len(p.Candidates) != c.candidates {
				t.Errorf("%s with %d candidates, want %s with %d", p.Action, len(p.Candidates), c.action, c.candidates)
			}
			if (p.Action != intake.Create) != (p.Target == known) {
				t.Errorf("target %d", p.Target)
			}
		})
	}
}

func TestSaveWritesAllInOneOperation(t *testing.T) {
	s, in := open(t)
	ctx := t.Context()
	ev := event(t, s, data.Event{Name: "Metadata Days"})
	var picture bytes.Buffer
	must(t, png.Encode(&picture, image.NewRGBA(image.Rect(0, 0, 8, 8))))
	d := data.Draft{Contact: jane(), Photo: picture.Bytes()}
	d.Contact.Source.Kind = data.FromQR
	before := dump(t, s)
	saved := save(t, in, propose(t, in, d), intake.Additions{
		Encounter: &data.Encounter{EventID: ev, Note: " poster ", Warmth: data.Hot},
		Promises:  []data.Promise{{Text: "send slides", Due: data.Date{Year: 2026, Month: 8, Day: 14}}, {Text: " "}, {Text: "intro", By: data.ByThem}},
	})
	if saved.Action != intake.Create || saved.Op.Summary != "Saved Jane Doe" || saved.Op.Seq == 0 {
		t.Errorf("saved %+v", saved)
	}
	c, err := s.Contact(ctx, saved.Contact)
	must(t, err)
	if c.Photo.IsZero() || c.Source.Kind != data.FromQR || c.Given != "Jane" || c.UID == "" {
		t.Errorf("contact %+v", c)
	}
	met, err := s.Encounters(ctx, c.ID)
	must(t, err)
	if len(met) != 1 || met[0].EventID != ev || met[0].Note != "poster" || !met[0].At.Equal(now) || met[0].Zone == "" || met[0].Source.Kind != data.FromQR {
		t.Errorf("encounters %+v", met)
	}
	owed, err := s.Promises(ctx, c.ID)
	must(t, err)
	if len(owed) != 2 || owed[0].Text != "send slides" || owed[0].EncounterID != met[0].ID || owed[0].By != data.ByMe || owed[1].By != data.ByThem {
		t.Errorf("promises %+v", owed)
	}
	listed, err := s.Attendees(ctx, ev)
	must(t, err)
	if len(listed) != 1 || listed[0].Status != data.Met {
		t.Errorf("attendees %+v", listed)
	}
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if after := dump(t, s); after != before {
		t.Errorf("one undo does not take all back:\n%s\nwas\n%s", after, before)
	}
}

func TestSaveUpdates(t *testing.T) {
	s, in := open(t)
	ev := event(t, s, data.Event{Name: "Metadata Days"})
	first := save(t, in, propose(t, in, draft(jane())), intake.Additions{Event: ev, Attendee: data.WantToMeet})
	again := save(t, in, propose(t, in, draft(jane())), intake.Additions{})
	if again.Action != intake.Same || again.Op.Seq != 0 || again.Contact != first.Contact {
		t.Errorf("the same again: %+v", again)
	}
	met := save(t, in, propose(t, in, draft(jane())), intake.Additions{Encounter: &data.Encounter{EventID: ev}})
	if met.Action != intake.Same || met.Op.Summary != "Met Jane Doe again" {
		t.Errorf("met again: %+v", met)
	}
	listed, err := s.Attendees(t.Context(), ev)
	must(t, err)
	if len(listed) != 1 || listed[0].Status != data.Met {
		t.Errorf("attendees %+v", listed)
	}
	save(t, in, propose(t, in, draft(jane())), intake.Additions{Event: ev, Attendee: data.Expected})
	if listed, err = s.Attendees(t.Context(), ev); err != nil || listed[0].Status != data.Met {
		t.Errorf("a list set who was met back: %+v, %v", listed, err)
	}
	more := jane()
	more.Title = "Head"
	updated := save(t, in, propose(t, in, draft(more)), intake.Additions{})
	if updated.Action != intake.Update || updated.Op.Summary != "Updated Jane Doe" {
		t.Errorf("updated: %+v", updated)
	}
	if c, err := s.Contact(t.Context(), first.Contact); err != nil || c.Title != "Head" || c.Organisation != "State Library" {
		t.Errorf("contact %+v, %v", c, err)
	}
}

func TestSaveRemembersNotTheSame(t *testing.T) {
	s, in := open(t)
	father := save(t, in, propose(t, in, draft(data.Contact{DisplayName: "John Smith", Organisation: "Firm", Emails: []data.Email{{Value: "smith@firm.example"}}})), intake.Additions{})
	son := data.Contact{DisplayName: "John Smith", Organisation: "Firm", Title: "Junior", Emails: []data.Email{{Value: "smith@firm.example"}}}
	p := propose(t, in, draft(son))
	if p.Action != intake.Update || p.Target != father.Contact {
		t.Fatalf("not proposed as the father: %s %d", p.Action, p.Target)
	}
	p.Action, p.Target = intake.Create, 0
	saved := save(t, in, p, intake.Additions{})
	pairs, err := s.NotSamePairs(t.Context(), father.Contact)
	must(t, err)
	if !slices.Equal(pairs, []int64{saved.Contact}) {
		t.Errorf("pairs %v, want %d", pairs, saved.Contact)
	}
	again := propose(t, in, draft(son))
	if again.Action != intake.Same || again.Target != saved.Contact || len(again.Candidates) != 1 {
		t.Errorf("the son again: %s %d among %d", again.Action, again.Target, len(again.Candidates))
	}
	stored, err := s.Contact(t.Context(), saved.Contact)
	must(t, err)
	if self := propose(t, in, draft(stored)); len(self.Candidates) != 0 {
		t.Errorf("a stored contact is compared with itself or with whom it is not: %+v", self.Candidates)
	}
}

func TestSaveRefuses(t *testing.T) {
	s, in := open(t)
	_, err := in.Save(t.Context(), intake.Proposal{Action: intake.Create, Draft: draft(data.Contact{Note: "tall"})}, intake.Additions{})
	var fe *data.FieldError
	if !errors.As(err, &fe) || fe.Field != "display_name" {
		t.Errorf("nameless: %v", err)
	}
	if got := save(t, in, intake.Proposal{Action: intake.Skip}, intake.Additions{}); got.Op.Seq != 0 || got.Contact != 0 {
		t.Errorf("skipped: %+v", got)
	}
	id := save(t, in, propose(t, in, draft(jane())), intake.Additions{}).Contact
	p := propose(t, in, draft(jane()))
	_, err = s.Do(t.Context(), "trash", func(tx *store.Tx) error { return tx.Trash(store.Contacts, id) })
	must(t, err)
	if _, err := in.Save(t.Context(), p, intake.Additions{}); !errors.Is(err, data.ErrNotFound) || !strings.Contains(err.Error(), "trash") {
		t.Errorf("in the trash: %v", err)
	}
	if p := propose(t, in, draft(jane())); p.Action != intake.Create || len(p.Candidates) != 0 {
		t.Errorf("who is in the trash is proposed: %+v", p)
	}
}

func TestSaveLeavesOutAPictureThatCannotBeRead(t *testing.T) {
	s, in := open(t)
	saved := save(t, in, propose(t, in, data.Draft{Contact: jane(), Photo: []byte("no picture")}), intake.Additions{})
	if len(saved.LeftOut) != 1 {
		t.Errorf("left out %v", saved.LeftOut)
	}
	if c, err := s.Contact(t.Context(), saved.Contact); err != nil || !c.Photo.IsZero() {
		t.Errorf("contact %+v, %v", c, err)
	}
}

func TestProposeKnowsThatAPictureIsNew(t *testing.T) {
	s, in := open(t)
	save(t, in, propose(t, in, draft(jane())), intake.Additions{})
	var picture bytes.Buffer
	must(t, png.Encode(&picture, image.NewRGBA(image.Rect(0, 0, 8, 8))))
	d := data.Draft{Contact: jane(), Photo: picture.Bytes()}
	p := propose(t, in, d)
	if p.Action != intake.Update {
		t.Fatalf("proposed %s", p.Action)
	}
	saved := save(t, in, p, intake.Additions{})
	if c, err := s.Contact(t.Context(), saved.Contact); err != nil || c.Photo.IsZero() {
		t.Errorf("contact %+v, %v", c, err)
	}
	if p := propose(t, in, d); p.Action != intake.Same {
		t.Errorf("the same picture again: %s", p.Action)
	}
}

// dump writes all that a user sees of a database.
func dump(t testing.TB, s *store.Store) string {
	t.Helper()
	ctx := context.WithoutCancel(t.Context())
	found, err := s.Find(ctx, data.Query{}, 0)
	must(t, err)
	events, err := s.Events(ctx)
	must(t, err)
	name := map[int64]string{}
	var b strings.Builder
	for _, e := range events {
		name[e.ID] = e.Name
		b.WriteString("event " + e.Name + "\n")
	}
	must(t, s.Contacts(ctx, found.IDs, func(c data.Contact) error {
		for _, f := range data.Diff(data.Contact{}, c) {
			b.WriteString(string(f.Field) + " " + f.New + "\n")
		}
		met, err := s.Encounters(ctx, c.ID)
		if err != nil {
			return err
		}
		for _, e := range met {
			b.WriteString(strings.Join([]string{" met", name[e.EventID], e.At.String(), fmt.Sprint("whole day ", e.AllDay), e.Zone, e.Place, e.Note, string('0' + rune(e.Warmth))}, "|") + "\n")
		}
		owed, err := s.Promises(ctx, c.ID)
		for _, p := range owed {
			b.WriteString(strings.Join([]string{" owes", string(p.By), p.Text, p.Due.String(), p.Done.String(), p.Snoozed.String()}, "|") + "\n")
		}
		return err
	}))
	return b.String()
}
