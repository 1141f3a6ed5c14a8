package store

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"lanyard/data"
)

func TestWhomToMeet(t *testing.T) {
	s := openTest(t)
	g := gather(t, s, data.Event{Name: "Fair", Start: s.Now().AddDate(0, 1, 0)})
	warm, cool, wanted := g.stored("Warm", "State Library"), g.stored("Cool", "Cold House"), g.stored("Wanted", "Old Press")
	g.met(warm, data.Encounter{Warmth: data.Warm})
	g.met(cool, data.Encounter{Warmth: data.Cool})
	comes := func(given, organisation string, topics ...string) *data.Contact {
		t.Helper()
		c := &data.Contact{Given: given, Family: "Roe", Organisation: organisation, Topics: topics}
		save(t, s, c)
		return g.listed(c)
	}
	change := func(c *data.Contact, f func(*data.Attendee)) {
		t.Helper()
		do(t, s, func(tx *Tx) error {
			a := data.Attendee{ContactID: c.ID, EventID: g.event.ID}
			f(&a)
			return tx.SaveAttendee(&a)
		})
	}
	do(t, s, func(tx *Tx) error {
		e := data.Event{Name: "Earlier"}
		if err := tx.SaveEvent(&e); err != nil {
			return err
		}
		return tx.SaveAttendee(&data.Attendee{ContactID: wanted.ID, EventID: e.ID, Status: data.Met, Wanted: true})
	})
	comes("Both", "state library", "Metadata", "IIIF")
	comes("Shares", "", "metadata standards", "cats")
	comes("Knows", "", "IIIF")
	comes("House", "OLD  PRESS")
	comes("Cold", "Cold House")
	comes("Nothing", "", "metadatas", "dogs")
	g.listed(warm)
	change(comes("Already", "", "IIIF"), func(a *data.Attendee) { a.Status = data.WantToMeet })
	change(comes("Not coming", "", "IIIF"), func(a *data.Attendee) { a.Cancelled = s.Now() })
	g.met(comes("Met", "", "IIIF"), data.Encounter{EventID: g.event.ID})

	list, err := s.WhomToMeet(t.Context(), g.event.ID, []string{"metadata"}, []string{"iiif"})
	var got []string
	for _, p := range list {
		line := p.Name
		for _, w := range p.Why {
			line += fmt.Sprintf(" %s:%s%s", w.Reason, w.Topic, w.Via)
		}
		got = append(got, line)
	}
	want := []string{"Both Roe knows:IIIF shares:Metadata house:Warm Roe", "Knows Roe knows:IIIF", "Shares Roe shares:metadata standards", "House Roe house:Wanted Roe"}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q, %v", got, want, err)
	}
	if list, err := s.WhomToMeet(t.Context(), g.event.ID, nil, nil); err != nil || len(list) != 2 {
		t.Errorf("without topics %d, %v", len(list), err)
	}
	before := asked(t, func(ctx context.Context) error { _, err := s.WhomToMeet(ctx, g.event.ID, nil, nil); return err })
	for i := range 9 {
		comes(fmt.Sprint("More", i), "State Library")
	}
	if after := asked(t, func(ctx context.Context) error { _, err := s.WhomToMeet(ctx, g.event.ID, nil, nil); return err }); after != before {
		t.Errorf("%d queries, with more people %d", before, after)
	}
}
