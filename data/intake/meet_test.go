package intake_test

import (
	"slices"
	"testing"
	"time"

	"lanyard/data"
	"lanyard/data/intake"
	"lanyard/data/store"
)

// fair is an event in Tokyo with two sessions and questions.
func fair(t testing.TB, s *store.Store) data.Event {
	t.Helper()
	day := time.Date(2026, 8, 11, 15, 0, 0, 0, time.UTC) // midnight in Tokyo
	e := data.Event{
		Name: "Fair", Zone: "Asia/Tokyo", AllDay: true, Start: day, End: day.AddDate(0, 0, 1),
		Sessions: []data.Session{
			{Title: "Morning", Start: day.Add(9 * time.Hour), End: day.Add(10 * time.Hour), Zone: "Asia/Tokyo"},
			{Title: "Noon", Start: day.Add(10 * time.Hour), End: day.Add(11 * time.Hour), Zone: "Asia/Tokyo"},
		},
		Questions: []data.Question{
			{Key: "role", Text: "Role", Type: data.ChoiceQuestion, Choices: []string{"Librarian", "Vendor"}},
			{Key: "use", Text: "Use", Type: data.TagsQuestion, Choices: []string{"Search", "Store"}},
		},
	}
	_, err := s.Do(t.Context(), "", func(tx *store.Tx) error { return tx.SaveEvent(&e) })
	must(t, err)
	return e
}

func TestWhoIsMetAgain(t *testing.T) {
	at := time.Date(2026, 8, 12, 0, 30, 0, 0, time.UTC) // 9:30 in Tokyo
	type met struct {
		at      time.Duration // after 9:30
		event   bool
		session int // 1, 2; 0: none
		note    string
		warmth  data.Warmth
		set     bool
		place   string
		answers []data.Answer
	}
	role := func(v string) data.Answer { return data.Answer{Key: "role", Value: v} }
	use := func(v string) data.Answer { return data.Answer{Key: "use", Value: v} }
	for _, c := range []struct {
		claim         string
		first, second met
		became        intake.Action
		want          met // of the encounter that the second one is; at: its moment
	}{
		{"the same session", met{event: true, session: 1}, met{event: true, session: 1, at: time.Minute}, intake.Same, met{}},
		{"another session", met{event: true, session: 1, note: "a"}, met{event: true, session: 2, at: time.Hour}, intake.Create, met{at: time.Hour}},
		{"a session, then none", met{event: true, session: 1}, met{event: true, at: time.Minute}, intake.Create, met{at: time.Minute}},
		{"the same day without a session", met{event: true}, met{event: true, at: 14 * time.Hour, note: "a"}, intake.Update, met{note: "a"}},
		{"another day on the event's clocks", met{event: true}, met{event: true, at: 15 * time.Hour}, intake.Create, met{at: 15 * time.Hour}},
		{"at no event it is another one", met{}, met{at: time.Minute}, intake.Create, met{at: time.Minute}},
		{"a note goes below", met{event: true, session: 1, note: "a"}, met{event: true, session: 1, note: "b"}, intake.Update, met{note: "a\nb"}},
		{"a note that stands there", met{event: true, session: 1, note: "a\nb"}, met{event: true, session: 1, note: " b "}, intake.Same, met{note: "a\nb"}},
		{
			"empties erase nothing",
			met{event: true, session: 1, note: "a", warmth: data.Hot, place: "hall", answers: []data.Answer{role("Vendor")}},
			met{event: true, session: 1, set: true, answers: []data.Answer{role(" ")}},
			intake.Same,
			met{note: "a", warmth: data.Hot, place: "hall", answers: []data.Answer{role("Vendor")}},
		},
		{"warmth rises", met{event: true, session: 1, warmth: data.Cool}, met{event: true, session: 1, warmth: data.Hot}, intake.Update, met{warmth: data.Hot}},
		{"warmth does not fall", met{event: true, session: 1, warmth: data.Hot}, met{event: true, session: 1, warmth: data.Cool}, intake.Same, met{warmth: data.Hot}},
		{"unless it is set", met{event: true, session: 1, warmth: data.Hot}, met{event: true, session: 1, warmth: data.Cool, set: true}, intake.Update, met{warmth: data.Cool}},
		{
			"another choice replaces",
			met{event: true, session: 1, answers: []data.Answer{role("Vendor"), use("Search")}},
			met{event: true, session: 1, answers: []data.Answer{role("Librarian"), use("Store"), use("search")}},
			intake.Update,
			met{answers: []data.Answer{use("Search"), role("Librarian"), use("Store")}},
		},
	} {
		t.Run(c.claim, func(t *testing.T) {
			s, _ := open(t)
			event := fair(t, s)
			contact := jane()
			_, err := s.Do(t.Context(), "", func(tx *store.Tx) error {
				if err := tx.SaveContact(&contact); err != nil {
					return err
				}
				return tx.SaveAttendee(&data.Attendee{ContactID: contact.ID, EventID: event.ID, Status: data.WantToMeet, Note: "ask", Cancelled: now})
			})
			must(t, err)
			meet := func(m met) (e data.Encounter, became intake.Action) {
				e = data.Encounter{ContactID: contact.ID, At: at.Add(m.at), Zone: "Europe/Berlin", Note: m.note, Warmth: m.warmth, Place: m.place, Answers: m.answers}
				if m.event {
					e.EventID = event.ID
				}
				if m.session > 0 {
					e.SessionID = event.Sessions[m.session-1].ID
				}
				_, err := s.Do(t.Context(), "", func(tx *store.Tx) (err error) {
					became, err = intake.Meet(tx, &e, m.set)
					return err
				})
				must(t, err)
				return e, became
			}
			first, became := meet(c.first)
			if became != intake.Create {
				t.Fatalf("the first encounter is %s", became)
			}
			got, became := meet(c.second)
			if became != c.became || (got.ID != first.ID) != (became == intake.Create) {
				t.Errorf("it is %s, want %s", became, c.became)
			}
			if !got.At.Equal(at.Add(c.want.at)) || got.Note != c.want.note || got.Warmth != c.want.warmth || got.Place != c.want.place || !slices.Equal(got.Answers, c.want.answers) {
				t.Errorf("the encounter is %+v, want %+v", got, c.want)
			}
			stored, err := s.Encounter(t.Context(), got.ID)
			must(t, err)
			if stored.Note != got.Note || !slices.Equal(stored.Answers, got.Answers) {
				t.Errorf("stored is %+v", stored)
			}
			listed, err := s.ContactAttendees(t.Context(), contact.ID)
			must(t, err)
			wants := data.Met
			if !c.second.event {
				wants = data.WantToMeet
			}
			if len(listed) != 1 || listed[0].Status != wants || !listed[0].Wanted || listed[0].Note != "ask" || listed[0].Cancelled.IsZero() != c.second.event {
				t.Errorf("attendee %+v", listed)
			}
		})
	}
}

func TestManyAreMetAtOnce(t *testing.T) {
	s, _ := open(t)
	event := fair(t, s)
	var ids []int64
	_, err := s.Do(t.Context(), "", func(tx *store.Tx) error {
		for range 3 {
			c := jane()
			if err := tx.SaveContact(&c); err != nil {
				return err
			}
			ids = append(ids, c.ID)
		}
		_, err := intake.Meet(tx, &data.Encounter{ContactID: ids[0], EventID: event.ID, At: now, Warmth: data.Hot}, false)
		return err
	})
	must(t, err)
	var became map[int64]intake.Action
	_, err = s.Do(t.Context(), "", func(tx *store.Tx) (err error) {
		became, err = intake.MeetAll(tx, data.Encounter{EventID: event.ID, At: now.Add(time.Minute), Note: "at the stand"}, ids)
		return err
	})
	must(t, err)
	if became[ids[0]] != intake.Update || became[ids[1]] != intake.Create || became[ids[2]] != intake.Create {
		t.Errorf("became %v", became)
	}
	if met, err := s.EventEncounters(t.Context(), event.ID); err != nil || len(met) != 3 {
		t.Errorf("%d encounters, %v", len(met), err)
	}
}

func TestACardScannedAgainUpdatesTheEncounter(t *testing.T) {
	s, in := open(t)
	event := fair(t, s)
	met := func(note string, warmth data.Warmth) intake.Additions {
		return intake.Additions{Event: event.ID, SetWarmth: true, Encounter: &data.Encounter{
			EventID: event.ID, SessionID: event.Sessions[0].ID, At: now, Note: note, Warmth: warmth,
		}}
	}
	first := save(t, in, propose(t, in, draft(jane())), met("slides", data.Warm))
	again := save(t, in, propose(t, in, draft(jane())), met("poster", data.NotSaid))
	if again.Action != intake.Same || again.Met != intake.Update || again.Op.Summary != "Added to the encounter with Jane Doe" {
		t.Errorf("again: %+v", again)
	}
	stored, err := s.Encounters(t.Context(), first.Contact)
	must(t, err)
	if len(stored) != 1 || stored[0].Note != "slides\nposter" || stored[0].Warmth != data.Warm {
		t.Errorf("stored: %+v", stored)
	}
	third := save(t, in, propose(t, in, draft(jane())), met("", data.NotSaid))
	if third.Met != intake.Same || third.Op.Seq != 0 {
		t.Errorf("a third time: %+v", third)
	}
	_, err = s.Undo(t.Context())
	must(t, err)
	if stored, err = s.Encounters(t.Context(), first.Contact); err != nil || len(stored) != 1 || stored[0].Note != "slides" {
		t.Errorf("undone: %+v, %v", stored, err)
	}
}
