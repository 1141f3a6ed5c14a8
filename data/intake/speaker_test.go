package intake_test

import (
	"fmt"
	"sync/atomic"
	"testing"

	"lanyard/data"
	"lanyard/data/intake"
	"lanyard/data/store"
)

func TestSpeakersAreFoundByName(t *testing.T) {
	s, in := open(t)
	var asked atomic.Int64
	event := data.Event{Name: "Days"}
	for i := range 40 {
		event.Sessions = append(event.Sessions, data.Session{Title: fmt.Sprint("Talk ", i), Speakers: fmt.Sprintf("Prof. José García, Nobody Here%c", 'a'+i)})
	}
	var jose, twin int64
	_, err := s.Do(t.Context(), "", func(tx *store.Tx) error {
		for id, name := range map[*int64]string{&jose: "Jose Garcia", &twin: "JOSÉ GARCÍA"} {
			c := data.Contact{DisplayName: name}
			if err := tx.SaveContact(&c); err != nil {
				return err
			}
			*id = c.ID
		}
		return tx.SaveEvent(&event)
	})
	must(t, err)
	ctx := store.Telling(t.Context(), func(string) { asked.Add(1) })
	few, err := in.ReadSpeakers(ctx, &data.Event{Sessions: event.Sessions[:1]})
	must(t, err)
	once := asked.Swap(0)
	all, err := in.ReadSpeakers(ctx, &event)
	must(t, err)
	if got := asked.Load(); got != once {
		t.Errorf("%d queries for many speakers, %d for one", got, once)
	}
	for _, found := range []intake.Speakers{few, all} {
		if ids := found.Of("Dr. José García"); len(ids) != 2 {
			t.Errorf("found %v, want %d and %d", ids, jose, twin)
		}
		if ids := found.Of("Nobody Herea"); len(ids) != 0 {
			t.Errorf("found %v", ids)
		}
	}
}

func TestASpeakerIsWanted(t *testing.T) {
	s, _ := open(t)
	event := data.Event{Name: "Days"}
	known := jane()
	_, err := s.Do(t.Context(), "", func(tx *store.Tx) error {
		if err := tx.SaveContact(&known); err != nil {
			return err
		}
		if err := tx.SaveEvent(&event); err != nil {
			return err
		}
		return tx.SaveAttendee(&data.Attendee{ContactID: known.ID, EventID: event.ID, Status: data.Met})
	})
	must(t, err)
	want := func(contact int64, name string) (id int64, changed bool) {
		t.Helper()
		_, err := s.Do(t.Context(), "", func(tx *store.Tx) (err error) {
			id, changed, err = intake.WantSpeaker(tx, event.ID, contact, name)
			return err
		})
		must(t, err)
		return id, changed
	}
	if id, changed := want(0, "Dr. Jane DOE"); id != known.ID || !changed {
		t.Errorf("the known one: contact %d, changed %t", id, changed)
	}
	fresh, changed := want(0, "Prof. Ravi Patel")
	if fresh == known.ID || !changed {
		t.Errorf("a new one: contact %d, changed %t", fresh, changed)
	}
	if id, changed := want(0, "Ravi Patel"); id != fresh || changed {
		t.Errorf("once more: contact %d, changed %t", id, changed)
	}
	list, err := s.Attendees(t.Context(), event.ID)
	must(t, err)
	for _, a := range list {
		if !a.Wanted || a.ContactID == known.ID && a.Status != data.Met || a.ContactID == fresh && (a.Status != data.WantToMeet || !a.Fresh) {
			t.Errorf("%+v", a)
		}
	}
	c, err := s.Contact(t.Context(), fresh)
	must(t, err)
	if c.Given != "Ravi" || c.Family != "Patel" || len(list) != 2 {
		t.Errorf("made %+v; %d on the list", c, len(list))
	}
}
