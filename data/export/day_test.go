package export_test

import (
	"bytes"
	"testing"
	"time"

	"lanyard/data"
	"lanyard/data/format/ics"
	"lanyard/data/store"
)

// Days on which the clocks skip midnight, and others that are easily taken for a neighbour.
var hardDays = []struct {
	zone string
	day  data.Date
}{
	{"America/Havana", data.Date{Year: 2024, Month: 3, Day: 10}},
	{"America/Santiago", data.Date{Year: 2024, Month: 9, Day: 8}},
	{"Atlantic/Azores", data.Date{Year: 2024, Month: 3, Day: 31}},
	{"Africa/Cairo", data.Date{Year: 2024, Month: 4, Day: 26}},
	{"Pacific/Kiritimati", data.Date{Year: 2024, Month: 1, Day: 1}},
	{"Pacific/Pago_Pago", data.Date{Year: 2024, Month: 12, Day: 31}},
	{"Europe/Berlin", data.Date{Year: 2024, Month: 10, Day: 27}},
	{"+05:30", data.Date{Year: 2024, Month: 2, Day: 29}},
	{"UTC", data.Date{Year: 2024, Month: 2, Day: 29}},
}

func dayIn(t time.Time, zone string) data.Date {
	y, m, d := data.In(t, zone).Date()
	return data.Date{Year: y, Month: int(m), Day: d}
}

func TestADayStaysThatDayInEveryFormat(t *testing.T) {
	s := anEmptyStore(t)
	_, err := s.Do(t.Context(), "days", func(tx *store.Tx) error {
		for _, d := range hardDays {
			c := data.Contact{DisplayName: "Met in " + d.zone}
			if err := tx.SaveContact(&c); err != nil {
				return err
			}
			noon := time.Date(d.day.Year, time.Month(d.day.Month), d.day.Day, 12, 0, 0, 0, data.In(time.Time{}, d.zone).Location())
			if err := tx.SaveEncounter(&data.Encounter{ContactID: c.ID, At: noon, AllDay: true, Zone: d.zone}); err != nil {
				return err
			}
		}
		return nil
	})
	noError(t, err)
	check := func(t *testing.T, s *store.Store) {
		t.Helper()
		for _, d := range hardDays {
			found, err := s.Find(t.Context(), data.Query{Text: "Met in " + d.zone}, 0)
			noError(t, err)
			if len(found.IDs) != 1 {
				t.Fatalf("%s: %d people", d.zone, len(found.IDs))
			}
			met, err := s.Encounters(t.Context(), found.IDs[0])
			noError(t, err)
			if len(met) != 1 || !met[0].AllDay || met[0].Zone != d.zone || dayIn(met[0].At, d.zone) != d.day {
				t.Errorf("%s in %s becomes %+v", d.day, d.zone, met)
			}
		}
	}
	t.Run("in the database", func(t *testing.T) { check(t, s) })
	throughEach(t, s, wholeTables, check)
}

func TestAnEventOfWholeDaysStaysOnThemInACalendar(t *testing.T) {
	for _, d := range hardDays {
		loc := data.In(time.Time{}, d.zone).Location()
		start := data.StartOfDay(d.day.Year, time.Month(d.day.Month), d.day.Day, loc).UTC()
		e := data.Event{UID: "1", Name: "Days", AllDay: true, Zone: d.zone, Start: start, Sessions: []data.Session{
			{Title: "Excursion", Zone: d.zone, Start: start, End: data.StartOfDay(d.day.Year, time.Month(d.day.Month), d.day.Day+1, loc).UTC()},
		}}
		var b bytes.Buffer
		noError(t, ics.Write(&b, []data.Event{e}, nil))
		var items []ics.Item
		for it, err := range ics.ReadAll(&b) {
			noError(t, err)
			items = append(items, it)
		}
		got := ics.Separate(items)[0]
		if !got.AllDay || dayIn(got.Start, d.zone) != d.day || len(got.Sessions) != 1 || dayIn(got.Sessions[0].Start, d.zone) != d.day || !got.Sessions[0].AllDay(loc) {
			t.Errorf("%s in %s becomes %+v", d.day, d.zone, got)
		}
	}
}
