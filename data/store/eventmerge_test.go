package store

import (
	"slices"
	"strings"
	"testing"
	"time"

	"lanyard/data"
)

// twice is one event that is stored as two, each with people, sessions, questions, costs, encounters and appointments.
func twice(t *testing.T, s *Store) (keep, gone *data.Event, people []*data.Contact) {
	t.Helper()
	start := time.Date(2026, 9, 10, 7, 0, 0, 0, time.UTC)
	session := func(title string, hour int, going bool) data.Session {
		return data.Session{Title: title, Start: start.Add(time.Duration(hour) * time.Hour), Going: going}
	}
	keep = &data.Event{
		Name: "Congress", Start: start, End: start.Add(48 * time.Hour), Note: "hall 3", Currency: "EUR", Closed: start.Add(72 * time.Hour),
		Sessions: []data.Session{session("Opening", 0, false), session("Lunch", 4, false)}, Costs: []data.Cost{{Label: "Stand", Minor: 5000}},
		Questions: []data.Question{
			{Key: "role", Text: "Role?", Type: data.ChoiceQuestion, Choices: []string{"Librarian"}},
			{Key: "use", Text: "Use?", Type: data.TextQuestion},
		},
	}
	gone = &data.Event{
		Name: "The Congress", Place: "Ghent", Start: start, Note: "badge at the door", Goal: "ten people",
		Sessions: []data.Session{session("opening", 0, true), session("Closing", 40, false)}, Costs: []data.Cost{{Label: "Stand", Minor: 5000}, {Label: "Train", Minor: 900}},
		Questions: []data.Question{
			{Key: "role", Text: "role", Type: data.ChoiceQuestion, Choices: []string{"librarian", "Vendor"}},
			{Key: "use", Text: "What for?", Type: data.TagsQuestion, Choices: []string{"Search"}},
		},
	}
	people = []*data.Contact{person("Ana", "Lima"), person("Bo", "Lund"), person("Cy", "Rao")}
	save(t, s, people...)
	do(t, s, func(tx *Tx) error {
		if err := firstOf(tx.SaveEvent(keep), tx.SaveEvent(gone)); err != nil {
			return err
		}
		met := data.Encounter{ContactID: people[1].ID, EventID: gone.ID, SessionID: gone.Sessions[0].ID, At: start, Answers: []data.Answer{{Key: "use", Value: "Search"}, {Key: "role", Value: "Vendor"}}}
		closing := data.Encounter{ContactID: people[1].ID, EventID: gone.ID, SessionID: gone.Sessions[1].ID, At: start.Add(40 * time.Hour)}
		binned := data.Encounter{ContactID: people[2].ID, EventID: gone.ID, At: start}
		agreed := data.Appointment{ContactID: people[1].ID, EventID: gone.ID, Start: start, End: start.Add(time.Hour)}
		return firstOf(
			tx.SaveAttendee(&data.Attendee{ContactID: people[0].ID, EventID: keep.ID, Status: data.WantToMeet, Note: "archive"}),
			tx.SaveAttendee(&data.Attendee{ContactID: people[0].ID, EventID: gone.ID, Status: data.Met, Note: "scans"}),
			tx.SaveAttendee(&data.Attendee{ContactID: people[1].ID, EventID: gone.ID, Status: data.Met}),
			tx.SaveEncounter(&met), tx.SaveEncounter(&closing), tx.SaveEncounter(&binned), tx.Trash(Encounters, binned.ID),
			tx.SavePromise(&data.Promise{ContactID: people[1].ID, EncounterID: met.ID, Text: "slides"}),
			tx.SaveAppointment(&agreed), tx.SetCurrent(gone.ID))
	})
	return keep, gone, people
}

func TestMergingTwoEventsLosesNothing(t *testing.T) {
	s := openTest(t)
	ctx := t.Context()
	keep, gone, people := twice(t, s)
	before := dump(t, s)
	p, err := s.PreviewEventMerge(ctx, keep.ID, gone.ID)
	if err != nil || p.People != 2 || p.Both != 1 || p.Encounters != 2 || p.Appointments != 1 || p.Sessions != 1 || p.Questions != 1 || p.CostLines != 1 || p.Event.Place != "Ghent" {
		t.Errorf("the preview says %+v, %v", p, err)
	}
	if dump(t, s) != before {
		t.Error("the preview writes")
	}
	op := do(t, s, func(tx *Tx) error { return tx.MergeEvents(keep.ID, gone.ID) })

	e, err := s.Event(ctx, keep.ID)
	if err != nil || e.Name != "Congress" || e.Place != "Ghent" || e.Note != "hall 3\nbadge at the door" || e.Goal != "ten people" || !e.Closed.IsZero() {
		t.Errorf("%+v, %v", e, err)
	}
	if len(e.Sessions) != 3 || e.Sessions[0].ID != keep.Sessions[0].ID || !e.Sessions[0].Going || e.Sessions[2].Title != "Closing" {
		t.Errorf("sessions %+v", e.Sessions)
	}
	if len(e.Costs) != 2 || len(e.Questions) != 3 || !slices.Equal(e.Questions[0].Choices, []string{"Librarian", "Vendor"}) || e.Questions[2].Key != "use_2" {
		t.Errorf("costs %+v, questions %+v", e.Costs, e.Questions)
	}
	es, err := s.Encounters(ctx, people[1].ID)
	if err != nil || len(es) != 2 || es[0].EventID != keep.ID || es[0].SessionID != e.Sessions[2].ID || es[1].SessionID != e.Sessions[0].ID ||
		!slices.Equal(es[1].Answers, []data.Answer{{Key: "use_2", Value: "Search"}, {Key: "role", Value: "Vendor"}}) {
		t.Errorf("encounters %+v, %v", es, err)
	}
	list, err := s.Attendees(ctx, keep.ID)
	if err != nil || len(list) != 2 || list[0].Status != data.Met || !list[0].Wanted || list[0].Note != "archive\nscans" {
		t.Errorf("on the list %+v, %v", list, err)
	}
	if as, err := s.EventAppointments(ctx, keep.ID); err != nil || len(as) != 1 {
		t.Errorf("appointments %+v, %v", as, err)
	}
	if here, err := s.Here(ctx); err == nil && here.ID != 0 && here.ID != keep.ID {
		t.Errorf("the user is at %+v", here)
	}
	if _, err := s.Event(ctx, gone.ID); err == nil {
		t.Error("the other event is still there")
	}
	if got := find(t, s, data.Query{Text: "congress ghent"}); len(got) != 0 && strings.Contains(strings.Join(got, ""), "The") {
		t.Errorf("the search finds %v", got)
	}
	expectSound(t, s)

	if rev, err := s.UndoOp(ctx, op.Seq); err != nil || len(rev.Kept) > 0 {
		t.Fatalf("undo: %+v, %v", rev.Kept, err)
	}
	if after := dump(t, s); after != before {
		t.Errorf("undone, it is not as before:\n%s\nwas\n%s", after, before)
	}
	expectSound(t, s)
}

func TestEventsThatAreNotMerged(t *testing.T) {
	s := openTest(t)
	euro := &data.Event{Name: "A", Currency: "EUR", Costs: []data.Cost{{Label: "x", Minor: 1}}}
	dollar := &data.Event{Name: "B", Currency: "USD"}
	bin := &data.Event{Name: "C"}
	do(t, s, func(tx *Tx) error {
		return firstOf(tx.SaveEvent(euro), tx.SaveEvent(dollar), tx.SaveEvent(bin), tx.Trash(Events, bin.ID))
	})
	before := dump(t, s)
	for _, pair := range [][2]int64{{euro.ID, euro.ID}, {euro.ID, 999}, {999, euro.ID}, {euro.ID, dollar.ID}, {euro.ID, bin.ID}} {
		if _, err := s.Do(t.Context(), "x", func(tx *Tx) error { return tx.MergeEvents(pair[0], pair[1]) }); err == nil {
			t.Errorf("merging %v is no error", pair)
		}
	}
	if dump(t, s) != before {
		t.Error("what was refused was written")
	}
}

func TestTheNextEventHasTheSameListOfWanted(t *testing.T) {
	s := openTest(t)
	keep, _, people := twice(t, s)
	do(t, s, func(tx *Tx) error {
		return tx.SaveAttendee(&data.Attendee{ContactID: people[1].ID, EventID: keep.ID, Status: data.Closed, Wanted: true, Note: "done"})
	})
	do(t, s, func(tx *Tx) error {
		return tx.SaveAttendee(&data.Attendee{ContactID: people[2].ID, EventID: keep.ID, Status: data.Expected})
	})
	before := dump(t, s)
	former, err := s.Event(t.Context(), keep.ID)
	if err != nil {
		t.Fatal(err)
	}
	next := former.Next()
	op := do(t, s, func(tx *Tx) error { return tx.SaveNextEvent(&next, keep.ID) })
	e, err := s.Event(t.Context(), next.ID)
	if err != nil || e.Name != "Congress" || !e.Start.IsZero() || len(e.Sessions) != 0 || len(e.Questions) != 2 || len(e.Costs) != 1 || e.Note != "" || !e.Closed.IsZero() ||
		e.Questions[0].ID == former.Questions[0].ID {
		t.Errorf("%+v, %v", e, err)
	}
	list, err := s.Attendees(t.Context(), next.ID)
	if err != nil || len(list) != 2 || list[0].Status != data.WantToMeet || list[0].Note != "archive" || list[1].Status != data.WantToMeet || list[0].Fresh {
		t.Errorf("%+v, %v", list, err)
	}
	if _, err := s.UndoOp(t.Context(), op.Seq); err != nil {
		t.Fatal(err)
	}
	if after := dump(t, s); after != before {
		t.Errorf("undone, it is not as before:\n%s\nwas\n%s", after, before)
	}
}

func TestWhatWasExportedOfTwoEventsStaysSoWhenTheyAreOne(t *testing.T) {
	s := openTest(t)
	var events, people [2]int64
	do(t, s, func(tx *Tx) error {
		for i := range events {
			e := data.Event{Name: "Forum"}
			if err := tx.SaveEvent(&e); err != nil {
				return err
			}
			c := data.Contact{DisplayName: "Person"}
			if err := tx.SaveContact(&c); err != nil {
				return err
			}
			events[i], people[i] = e.ID, c.ID
			if err := tx.SaveAttendee(&data.Attendee{ContactID: c.ID, EventID: e.ID, Status: data.Expected}); err != nil {
				return err
			}
			if err := tx.SaveEncounter(&data.Encounter{ContactID: c.ID, EventID: e.ID}); err != nil {
				return err
			}
		}
		return nil
	})
	fresh := func(event int64) int {
		t.Helper()
		e, err := s.Exported(t.Context(), event)
		if err != nil {
			t.Fatal(err)
		}
		return len(e.New)
	}
	e, err := s.Exported(t.Context(), events[1])
	if err != nil {
		t.Fatal(err)
	}
	if err := s.KeepExported(t.Context(), e); err != nil {
		t.Fatal(err)
	}
	do(t, s, func(tx *Tx) error { return tx.MergeEvents(events[0], events[1]) })
	if got := fresh(events[0]); got != 1 {
		t.Errorf("%d are new after merging, want the one who was not exported", got)
	}
	if _, err := s.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if a, b := fresh(events[0]), fresh(events[1]); a != 1 || b != 0 {
		t.Errorf("after an undo %d and %d are new", a, b)
	}
}
