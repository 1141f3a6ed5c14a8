package export_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"lanyard/data"
	"lanyard/data/export"
	"lanyard/data/format/ics"
	"lanyard/data/intake"
	"lanyard/data/store"
)

func TestACalendarHoldsTheProgrammeAndWhatIOwe(t *testing.T) {
	s := sampleStore(t)
	start := time.Date(2026, 10, 12, 7, 0, 0, 0, time.UTC)
	ev := data.Event{
		Name: "Library Days", Zone: "Europe/Oslo", Start: start, End: start.Add(48 * time.Hour),
		Sessions: []data.Session{{Title: "Opening", Speakers: "Ana Nowak", Room: "Hall 1", Zone: "Europe/Oslo", Start: start, End: start.Add(time.Hour)}},
	}
	due := data.Date{Year: 2026, Month: 10, Day: 20}
	if _, err := s.Do(t.Context(), "Test", func(tx *store.Tx) error {
		c := data.Contact{Given: "Li", Family: "Wei"}
		if err := tx.SaveContact(&c); err != nil {
			return err
		}
		if err := tx.SaveEvent(&ev); err != nil {
			return err
		}
		if err := tx.SaveEncounter(&data.Encounter{ContactID: c.ID, EventID: ev.ID, At: start}); err != nil {
			return err
		}
		for _, p := range []data.Promise{{Text: "Send slides", Due: due}, {Text: "Their list", By: data.ByThem}, {Text: "Done one", Done: start}} {
			p.ContactID = c.ID
			if err := tx.SavePromise(&p); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	n, err := export.Write(t.Context(), s, export.Job{Format: export.ICS, Event: ev.ID, Selection: data.Selection{Query: data.Query{Event: ev.ID}}}, &out)
	if err != nil || n != 3 {
		t.Errorf("%d entries, %v", n, err)
	}
	text := out.String()
	if strings.Count(text, "BEGIN:VTODO") != 1 || !strings.Contains(text, "SUMMARY:Send slides") || !strings.Contains(text, "DUE;VALUE=DATE:20261020") {
		t.Errorf("the to-dos are\n%s", text)
	}
	var items []ics.Item
	for it, err := range ics.ReadAll(strings.NewReader(text)) {
		if err != nil {
			t.Error(err)
			continue
		}
		items = append(items, it)
	}
	got := ics.Separate(items)
	if len(got) != 1 || got[0].Name != ev.Name || len(got[0].Sessions) != 1 || got[0].Sessions[0].Speakers != "Ana Nowak" || !got[0].Sessions[0].Start.Equal(start) || got[0].UID != ev.UID {
		t.Errorf("read back as %+v", got)
	}
}

func TestACalendarSaysWhatHasNoTime(t *testing.T) {
	s := anEmptyStore(t)
	ev := data.Event{Name: "Days", Zone: "UTC", Start: noon, Sessions: []data.Session{{Title: "TBA"}, {Title: "Talk", Zone: "UTC", Start: noon}}}
	_, err := s.Do(t.Context(), "Test", func(tx *store.Tx) error { return tx.SaveEvent(&ev) })
	noError(t, err)
	said := 0
	var out bytes.Buffer
	_, err = export.Write(t.Context(), s, export.Job{Format: export.ICS, Event: ev.ID, Selection: data.Selection{Query: data.Query{Event: ev.ID}}, Undated: func(n int) { said = n }}, &out)
	noError(t, err)
	if said != 1 || strings.Count(out.String(), "BEGIN:VEVENT") != 2 || strings.Count(out.String(), "DTSTART") != 2 {
		t.Errorf("said %d\n%s", said, out.String())
	}
}

func TestACalendarOfEverybodyHoldsAllEvents(t *testing.T) {
	s := anEmptyStore(t)
	first := data.Event{Name: "Days", Zone: "UTC", Start: noon, Sessions: []data.Session{{Title: "Talk", Zone: "UTC", Start: noon}}}
	second := data.Event{Name: "Fair", Zone: "UTC", Start: noon.AddDate(0, 1, 0)}
	_, err := s.Do(t.Context(), "Test", func(tx *store.Tx) error {
		c := data.Contact{Given: "Li", Family: "Wei"}
		return errors.Join(tx.SaveEvent(&first), tx.SaveEvent(&second), tx.SaveContact(&c))
	})
	noError(t, err)
	for name, tc := range map[string]struct {
		job  export.Job
		want []string
	}{
		"everybody":                         {export.Job{}, []string{"Fair", "Days", "Talk"}},
		"one event":                         {export.Job{Event: first.ID, Selection: data.Selection{Query: data.Query{Event: first.ID}}}, []string{"Days", "Talk"}},
		"a search":                          {export.Job{Selection: data.Selection{Query: data.Query{Text: "Wei"}}}, nil},
		"a search that finds nobody":        {export.Job{Selection: data.Selection{Query: data.Query{Text: "zzz"}}}, nil},
		"one that finds nobody at an event": {export.Job{Event: first.ID, Selection: data.Selection{Query: data.Query{Event: first.ID, Text: "zzz"}}}, nil},
		"people chosen":                     {export.Job{Selection: data.Selection{IDs: []int64{1}}}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			tc.job.Format = export.ICS
			var out bytes.Buffer
			n, err := export.Write(t.Context(), s, tc.job, &out)
			noError(t, err)
			var got []string
			for it, err := range ics.ReadAll(&out) {
				if err == nil {
					got = append(got, it.Event.Name)
				}
			}
			if n != len(tc.want) || !slices.Equal(got, tc.want) {
				t.Errorf("%d entries, %q, want %q", n, got, tc.want)
			}
			if counted, err := export.Count(t.Context(), s, tc.job); counted != n || err != nil {
				t.Errorf("counted %d, %v", counted, err)
			}
		})
	}
}

// TestACalendarHoldsAppointments reads what other programs do of them, and takes the calendar in again.
func TestACalendarHoldsAppointments(t *testing.T) {
	s := anEmptyStore(t)
	e := data.Event{Name: "Fair", Zone: "Europe/Berlin", Start: noon, End: noon.Add(8 * time.Hour), Sessions: []data.Session{{Title: "Talk", Zone: "Europe/Berlin", Start: noon, End: noon.Add(time.Hour)}}}
	var agreed, off data.Appointment
	do(t, s, func(tx *store.Tx) error {
		c := data.Contact{DisplayName: "Anna Ott", Organisation: "State Library"}
		if err := errors.Join(tx.SaveEvent(&e), tx.SaveContact(&c)); err != nil {
			return err
		}
		agreed = data.Appointment{ContactID: c.ID, EventID: e.ID, Start: noon.Add(2 * time.Hour), End: noon.Add(150 * time.Minute), Place: "Café; left", Note: "the API"}
		off = data.Appointment{ContactID: c.ID, EventID: e.ID, Start: noon.Add(4 * time.Hour), State: data.CalledOff}
		return errors.Join(tx.SaveAppointment(&agreed), tx.SaveAppointment(&off))
	})
	calendar := func() (string, int) {
		var b bytes.Buffer
		n, err := export.Write(t.Context(), s, ofEvent(e.ID, export.ICS), &b)
		noError(t, err)
		return strings.ReplaceAll(b.String(), "\r\n ", ""), n
	}
	first, n := calendar()
	if n != 4 || strings.Count(first, "BEGIN:VEVENT") != 4 {
		t.Errorf("%d entries:\n%s", n, first)
	}
	for _, want := range []string{
		"UID:lanyard-appointment-" + agreed.UID, "SEQUENCE:0", "SUMMARY:Anna Ott (State Library)", "DTSTART;TZID=Europe/Berlin:20260812T160000", "DTEND;TZID=Europe/Berlin:20260812T163000",
		`LOCATION:Café\; left`, "STATUS:TENTATIVE", "STATUS:CANCELLED", "DESCRIPTION:the API", "RELATED-TO:" + e.UID, "BEGIN:VTIMEZONE",
	} {
		if !strings.Contains(first, want+"\r\n") {
			t.Errorf("it lacks %q:\n%s", want, first)
		}
	}
	agreed.State, agreed.Start, agreed.End = data.Confirmed, agreed.Start.Add(time.Hour), agreed.End.Add(time.Hour)
	do(t, s, func(tx *store.Tx) error { return tx.SaveAppointment(&agreed) })
	second, _ := calendar()
	for _, want := range []string{"UID:lanyard-appointment-" + agreed.UID, "SEQUENCE:1", "DTSTART;TZID=Europe/Berlin:20260812T170000", "STATUS:CONFIRMED"} {
		if !strings.Contains(second, want+"\r\n") {
			t.Errorf("once moved it lacks %q:\n%s", want, second)
		}
	}
	var events, cancelled []data.Event
	var items []ics.Item
	for it, err := range ics.ReadAll(strings.NewReader(second)) {
		noError(t, err)
		items = append(items, it)
	}
	events, cancelled = ics.Separate(items), ics.Cancelled(items)
	if len(items) != 2 || len(events) != 1 || len(events[0].Sessions) != 1 || len(cancelled) != 0 {
		t.Errorf("read again they are %+v, cancelled %+v", events, cancelled)
	}
	other := strings.ReplaceAll(second, "PRODID:"+ics.Program, "PRODID:-//Other//EN") // kept by another program
	for it, err := range ics.ReadAll(strings.NewReader(other)) {
		if err == nil && strings.HasPrefix(it.Event.Name, "Anna") {
			t.Errorf("from another program an appointment is read as %+v", it.Event)
		}
	}
	done, err := intake.New(s).SaveEvents(t.Context(), events, cancelled, data.Import{File: "fair.ics"})
	noError(t, err)
	if done.Op != 0 {
		t.Errorf("taken in again it changes something: %+v", done)
	}
	everybody := export.Job{Format: export.ICS}
	var b bytes.Buffer
	_, err = export.Write(t.Context(), s, everybody, &b)
	noError(t, err)
	if !strings.Contains(b.String(), "lanyard-appointment-") {
		t.Error("the calendar of everything has no appointments")
	}
}
