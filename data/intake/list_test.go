package intake_test

import (
	"bytes"
	"slices"
	"testing"
	"time"

	"lanyard/data"
	"lanyard/data/intake"
	"lanyard/data/store"
)

const (
	firstList = "Name,Email,Company,Attendee Status\n" +
		"Ann Lund,ann@lund.example,SLB,Attending\nBo Roe,bo@roe.example,SLB,Attending\nCy Dee,cy@dee.example,SLB,Not Attending\n" +
		"Di Fox,di@fox.example,SLB,Attending\nEl Gray,el@gray.example,SLB,Attending\nFy Holm,fy@holm.example,SLB,Attending\n"
	secondList = "Name,Email,Company,Attendee Status,Checked In\n" +
		"Ann Lund,ann@lund.example,SLB,Attending,\nBo Roe,bo@roe.example,SLB,Refunded,\nCy Dee,cy@dee.example,SLB,Attending,\n" +
		"Di Fox,di@fox.example,City Library,Attending,\nGo Ivar,go@ivar.example,SLB,Attending,\nHe Jung,he@jung.example,SLB,Cancelled,\n" +
		"El Gray,el@gray.example,SLB,Attending,2026-08-12T08:05:00Z\n"
)

// listed gives the attendees of an event by the names of the contacts.
func listedAt(t *testing.T, s *store.Store, event int64) map[string]data.Attendee {
	t.Helper()
	as, err := s.Attendees(t.Context(), event)
	must(t, err)
	out := map[string]data.Attendee{}
	for _, a := range as {
		c, err := s.Contact(t.Context(), a.ContactID)
		must(t, err)
		out[c.Name()] = a
	}
	return out
}

func TestAListThatComesAgainSaysWhatBecameOfEachPerson(t *testing.T) {
	s, in := open(t)
	e := data.Event{Name: "Fair", Start: day(12), Zone: "UTC"}
	_, err := s.Do(t.Context(), "Test", func(tx *store.Tx) error { return tx.SaveEvent(&e) })
	must(t, err)
	take(t, in, read(t, bytes.NewBufferString(firstList)), intake.Batch{Event: e.ID, Attendee: data.Expected})
	first := listedAt(t, s, e.ID)
	if len(first) != 6 || first["Cy Dee"].Cancelled.IsZero() || !first["Ann Lund"].Cancelled.IsZero() {
		t.Fatalf("the first list makes %+v", first)
	}
	var walkIn data.Contact
	_, err = s.Do(t.Context(), "Test", func(tx *store.Tx) error {
		walkIn = data.Contact{DisplayName: "Wally Kin"}
		if err := tx.SaveContact(&walkIn); err != nil {
			return err
		}
		bo := first["Bo Roe"]
		bo.Status, bo.Note = data.WantToMeet, "ask for the API"
		return first0(tx.SaveAttendee(&bo), tx.SaveAttendee(&data.Attendee{ContactID: walkIn.ID, EventID: e.ID}))
	})
	must(t, err)

	ps, err := in.ProposeAll(t.Context(), read(t, bytes.NewBufferString(secondList)), nil)
	must(t, err)
	l, err := in.CompareList(t.Context(), ps, e.ID)
	must(t, err)
	want := []intake.Listed{intake.AsBefore, intake.CancelledIt, intake.Back, intake.Changed, intake.NewOnList, intake.CancelledIt, intake.Changed}
	if !l.Again || !slices.Equal(l.People, want) {
		t.Errorf("it says %v, %q", l.Again, l.People)
	}
	if len(l.Gone) != 1 || l.Gone[0].Contact.Name() != "Fy Holm" || l.Count(ps, intake.CancelledIt) != 2 {
		t.Errorf("gone are %+v, cancelled %d", l.Gone, l.Count(ps, intake.CancelledIt))
	}
	before := dump(t, s)
	imp, err := in.SaveAll(t.Context(), ps, intake.Batch{Import: data.Import{File: "again.csv"}, Event: e.ID, Attendee: data.Expected}, nil)
	must(t, err)
	now := listedAt(t, s, e.ID)
	bo := now["Bo Roe"]
	if bo.Cancelled.IsZero() || bo.Status != data.WantToMeet || !bo.Wanted || bo.Note != "ask for the API" {
		t.Errorf("who cancelled is %+v", bo)
	}
	if !now["Cy Dee"].Cancelled.IsZero() || now["He Jung"].Cancelled.IsZero() || !now["El Gray"].CheckedIn.Equal(time.Date(2026, 8, 12, 8, 5, 0, 0, time.UTC)) {
		t.Errorf("they are %+v", now)
	}
	if len(now) != 9 { // Fy Holm stays: nobody is taken off unasked
		t.Errorf("%d are on the list: %+v", len(now), now)
	}
	if c, err := s.Contact(t.Context(), now["Di Fox"].ContactID); err != nil || c.Organisation != "City Library" {
		t.Errorf("%+v, %v", c, err)
	}
	ps, err = in.ProposeAll(t.Context(), read(t, bytes.NewBufferString(secondList)), nil)
	must(t, err)
	again, err := in.SaveAll(t.Context(), ps, intake.Batch{Import: data.Import{File: "again.csv"}, Event: e.ID, Attendee: data.Expected}, nil)
	must(t, err)
	if again.Op != 0 {
		t.Errorf("the same list once more writes something: %+v", again)
	}
	off, err := in.SaveAll(t.Context(), ps, intake.Batch{Import: data.Import{File: "again.csv"}, Event: e.ID, TakeOff: []int64{l.Gone[0].Attendee.ContactID}}, nil)
	must(t, err)
	if _, on := listedAt(t, s, e.ID)["Fy Holm"]; on || off.Op == 0 {
		t.Error("whom the user takes off stays on the list")
	}
	for range 2 {
		_, err = s.Undo(t.Context())
		must(t, err)
	}
	if got := dump(t, s); imp.Op == 0 || !slices.Equal(blocks(got), blocks(before)) {
		t.Error("undo does not bring back what was there")
	}
	if len(listedAt(t, s, e.ID)) != 7 {
		t.Errorf("on the list are %+v", listedAt(t, s, e.ID))
	}
}

func first0(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func TestWhoCancelledOneOfTwoTicketsComes(t *testing.T) {
	s, in := open(t)
	e := data.Event{Name: "Fair"}
	_, err := s.Do(t.Context(), "Test", func(tx *store.Tx) error { return tx.SaveEvent(&e) })
	must(t, err)
	take(t, in, read(t, bytes.NewBufferString("Name,Email,Status,Checked in\nAnn Lund,ann@lund.example,cancelled,\nAnn Lund,ann@lund.example,paid,yes\nBo Roe,bo@roe.example,cancelled,\nBo Roe,bo@roe.example,refunded,\n")), intake.Batch{Event: e.ID})
	on := listedAt(t, s, e.ID)
	if len(on) != 2 || !on["Ann Lund"].Cancelled.IsZero() || on["Ann Lund"].CheckedIn.IsZero() || on["Bo Roe"].Cancelled.IsZero() {
		t.Errorf("they are %+v", on)
	}
}

// Without an event the words of a list have no place but with the contact.
func TestWhatAListSaysStaysWithoutAnEvent(t *testing.T) {
	s, in := open(t)
	rows := "Name,Email,Attendee Status\nAnn Lund,ann@lund.example,Not Attending\n"
	take(t, in, read(t, bytes.NewBufferString(rows)), intake.Batch{})
	found, err := s.Find(t.Context(), data.Query{}, 0)
	must(t, err)
	c, err := s.Contact(t.Context(), found.IDs[0])
	must(t, err)
	if len(c.Other) != 1 || c.Other[0].Text() != "Not Attending" {
		t.Errorf("it has %+v", c.Other)
	}
}
