package data

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"
	"time"
)

func moment(t *testing.T, s string) time.Time {
	t.Helper()
	at, err := time.Parse(time.RFC3339, s)
	if err != nil {
		t.Fatal(err)
	}
	return at.UTC()
}

// days are a conference of three days in Berlin, from Tuesday 09:00 to Thursday 17:00.
func days(t *testing.T) Event {
	return Event{ID: 1, Zone: "Europe/Berlin", Start: moment(t, "2026-11-24T09:00:00+01:00"), End: moment(t, "2026-11-26T17:00:00+01:00")}
}

func TestReportCountsEachOnce(t *testing.T) {
	e := days(t)
	e.Currency, e.Costs, e.Value = "EUR", []Cost{{"Booth", 90000}, {"Train", 10001}}, 250000
	e.Questions = []Question{{Key: "buys", Type: YesNoQuestion, Qualifies: []string{Yes}}}
	there := moment(t, "2026-11-24T10:00:00+01:00")
	met := func(id int64, more func(*PersonFacts)) PersonFacts {
		p := PersonFacts{ContactID: id, Encounters: []Encounter{{ID: id * 10, At: there}}}
		if more != nil {
			more(&p)
		}
		return p
	}
	listed := func(id int64, a Attendee) PersonFacts { return PersonFacts{ContactID: id, Attendee: &a} }
	f := EventFacts{Event: e, Own: []string{"State Library"}, People: []PersonFacts{
		met(1, func(p *PersonFacts) { p.Organisation, p.Before = "State  LIBRÄRY", true }),
		met(2, func(p *PersonFacts) {
			p.Organisation = "Maps Ltd"
			p.Encounters = append(p.Encounters, Encounter{ID: 21, At: there.Add(30 * time.Hour), Warmth: Warm})
		}),
		met(3, func(p *PersonFacts) { p.Attendee = &Attendee{Status: Met, Wanted: true}; p.Encounters[0].Warmth = Cool }),
		met(4, func(p *PersonFacts) { p.Encounters[0].Answers = []Answer{{"buys", "YES"}} }),
		met(5, func(p *PersonFacts) { p.Encounters[0].Answers = []Answer{{"buys", No}, {"gone", Yes}} }),
		met(6, func(p *PersonFacts) { p.Promises = []Promise{{EncounterID: 60, By: ByThem, Dropped: there}} }),
		met(7, func(p *PersonFacts) { p.Promises = []Promise{{By: ByMe, Created: there.Add(time.Hour)}} }),
		met(8, func(p *PersonFacts) {
			p.Promises = []Promise{{EncounterID: 999, Created: there, Done: e.End.Add(time.Hour)}}
		}),
		listed(9, Attendee{Status: WantToMeet}),
		listed(10, Attendee{Status: Expected, Wanted: true, Cancelled: there}),
		listed(11, Attendee{Status: Closed}),
		listed(12, Attendee{Status: Expected}),
	}}
	got, err := json.Marshal(ReportOf(&f))
	if err != nil {
		t.Fatal(err)
	}
	want := `{"met":9,"new":8,"again":1,"wanted_met":1,"wanted_open":1,"qualified":4,"inside":1,"outside":1,"unknown_side":7,"followed_up":1,` +
		`"median_days":0,"promises":{"me":{"kept":0,"open":1,"dropped":0},"them":{"kept":0,"open":0,"dropped":1}},` +
		`"cost":{"minor":100001,"currency":"EUR"},"cost_per_person":{"minor":11111,"currency":"EUR"},"cost_per_qualified":{"minor":25000,"currency":"EUR"}}`
	if string(got) != want {
		t.Errorf("report\n%s; want\n%s", got, want)
	}
	if r := ReportOf(&f); r.Return == nil || *r.Return != 150 || r.Value.Minor != 250000 {
		t.Errorf("the return is %v of %v", r.Return, r.Value)
	}
	r := ReportOf(&f)
	if got := r.People(FigureQualified); !slices.Equal(got, []int64{2, 4, 6, 7}) {
		t.Errorf("qualified are %v", got)
	}
	if len(r.Days) != 2 || r.Days[0].Name != "2026-11-24" || len(r.Days[0].People) != 8 || !slices.Equal(r.Days[1].People, []int64{2}) {
		t.Errorf("by day %v", r.Days)
	}
}

func TestAReportOfNothingDividesByNothing(t *testing.T) {
	for name, e := range map[string]Event{
		"no dates": {}, "with costs": {Currency: "EUR", Costs: []Cost{{"Booth", 5}}, Value: 7}, "days": days(t),
		"costs of nothing": {Currency: "EUR", Costs: []Cost{{"Gift", 0}}, Value: 7},
	} {
		r := ReportOf(&EventFacts{Event: e})
		if r.MedianDays != nil || r.CostPerPerson != nil || r.CostPerQualified != nil || r.Met != 0 {
			t.Errorf("%s: %+v", name, r)
		}
		if name == "costs of nothing" && r.Return != nil {
			t.Errorf("the return of no cost is %d", *r.Return)
		}
	}
}

func TestDaysUntilTheFirstFollowUp(t *testing.T) {
	day := Event{
		Zone: "America/New_York", AllDay: true,
		Start: moment(t, "2026-10-31T00:00:00-04:00"), End: moment(t, "2026-11-01T00:00:00-04:00"), // the clocks go back that night
	}
	midnight := Event{Zone: "Europe/Berlin", Start: moment(t, "2026-11-24T09:00:00+01:00"), End: moment(t, "2026-11-25T00:00:00+01:00")}
	for name, c := range map[string]struct {
		e    Event
		at   string
		want float64
	}{
		"the same evening":                 {days(t), "2026-11-26T22:00:00+01:00", 0},
		"after midnight":                   {days(t), "2026-11-27T00:10:00+01:00", 1},
		"late in another zone":             {days(t), "2026-11-26T20:00:00-05:00", 1},
		"a week":                           {days(t), "2026-12-03T08:00:00+01:00", 7},
		"after a last day without hours":   {day, "2026-11-02T00:00:00-05:00", 1},
		"an end at midnight":               {midnight, "2026-11-25T00:00:00+01:00", 1},
		"at the end itself":                {days(t), "2026-11-26T17:00:00+01:00", 0},
		"through the change of the clocks": {Event{Zone: "Europe/Berlin", Start: moment(t, "2026-10-23T09:00:00+02:00")}, "2026-10-26T00:30:00+01:00", 3},
	} {
		f := EventFacts{Event: c.e, People: []PersonFacts{{ContactID: 1, Encounters: []Encounter{{At: c.e.Start}}, After: moment(t, c.at)}}}
		if r := ReportOf(&f); r.MedianDays == nil || *r.MedianDays != c.want {
			t.Errorf("%s: %v, want %v", name, r.MedianDays, c.want)
		}
	}
}

func TestTheMedianOfAnEvenNumberMayEndInAHalf(t *testing.T) {
	for _, c := range []struct {
		days []float64
		want string
	}{{[]float64{3}, "3"}, {[]float64{2, 1}, "1.5"}, {[]float64{9, 1, 2}, "2"}, {[]float64{1, 3, 1, 3}, "2"}} {
		if got := fmt.Sprint(*median(c.days)); got != c.want {
			t.Errorf("%v: %s, want %s", c.days, got, c.want)
		}
	}
}

// An event without dates has those of its encounters.
func TestAnEventWithoutDatesHasThoseOfItsEncounters(t *testing.T) {
	first, last := moment(t, "2026-11-24T10:00:00Z"), moment(t, "2026-11-25T15:00:00Z")
	f := EventFacts{Event: Event{Zone: "UTC"}, People: []PersonFacts{
		{ContactID: 1, Encounters: []Encounter{{At: last}}, After: moment(t, "2026-11-27T10:00:00Z")},
		{ContactID: 2, Encounters: []Encounter{{At: first}}, Before: true},
	}}
	start, end := f.Span()
	if !start.Equal(first) || !end.Equal(moment(t, "2026-11-26T00:00:00Z")) {
		t.Errorf("from %v to %v", start, end)
	}
	if r := ReportOf(&f); r.New != 1 || r.FollowedUp != 1 || *r.MedianDays != 2 {
		t.Errorf("%+v", r)
	}
}

func TestADayAloneIsOverAtItsEnd(t *testing.T) {
	start := moment(t, "2026-11-24T09:00:00+01:00")
	for name, c := range map[string]struct {
		e    Encounter
		want bool
	}{
		"an hour before":          {Encounter{At: moment(t, "2026-11-24T08:00:00+01:00")}, true},
		"at the start":            {Encounter{At: start}, false},
		"the day of the start":    {Encounter{At: moment(t, "2026-11-24T00:00:00+01:00"), AllDay: true, Zone: "Europe/Berlin"}, false},
		"the day before":          {Encounter{At: moment(t, "2026-11-23T00:00:00+01:00"), AllDay: true, Zone: "Europe/Berlin"}, true},
		"the day before, farther": {Encounter{At: moment(t, "2026-11-23T00:00:00-10:00"), AllDay: true, Zone: "Pacific/Honolulu"}, false},
	} {
		if got := c.e.Precedes(start); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}
