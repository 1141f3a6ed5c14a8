package intake_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"lanyard/data"
	"lanyard/data/intake"
	"lanyard/data/store"
)

func take(t testing.TB, in *intake.Intake, ds []data.Draft, b intake.Batch) data.Import {
	t.Helper()
	ps, err := in.ProposeAll(t.Context(), ds, nil)
	must(t, err)
	if len(ps) != len(ds) {
		t.Fatalf("%d proposals of %d drafts", len(ps), len(ds))
	}
	if b.Import.File == "" {
		b.Import.File = "people.csv"
	}
	imp, err := in.SaveAll(t.Context(), ps, b, nil)
	must(t, err)
	return imp
}

func wantCounts(t testing.TB, imp data.Import, fresh, updated, same, problems int) {
	t.Helper()
	if imp.New != fresh || imp.Updated != updated || imp.Same != same || imp.Problems != problems {
		t.Errorf("new %d, updated %d, same %d, problems %d; want %d, %d, %d, %d",
			imp.New, imp.Updated, imp.Same, imp.Problems, fresh, updated, same, problems)
	}
}

// day is a day of August 2026, at ten o'clock.
func day(n int) time.Time { return time.Date(2026, 8, n, 10, 0, 0, 0, time.UTC) }

func file() []data.Draft {
	return []data.Draft{
		{Line: 2, Contact: jane(), Encounters: []data.DraftEncounter{
			{Event: "Metadata Days", Session: "Keynote", At: day(3), Zone: "UTC", Note: "poster", Warmth: data.Warm},
			{Event: "metadata days", At: day(5), Zone: "UTC", AllDay: true, Note: "dinner"},
		}, Promises: []data.Promise{{Text: "send slides", Due: data.Date{Year: 2026, Month: 9, Day: 1}}, {By: data.ByThem, Text: "intro"}}},
		{Line: 3, Contact: data.Contact{DisplayName: "山田 太郎", Organisation: "図書館"}, Encounters: []data.DraftEncounter{{At: day(6), Note: "on the train"}}},
		{Line: 4, Contact: data.Contact{Note: "nobody"}},
		{
			Line: 5, Contact: data.Contact{DisplayName: "Doe, Jane", Title: "Head", Emails: []data.Email{{Value: "jane@sl.example"}}},
			Encounters: []data.DraftEncounter{{Event: "Metadata Days", At: day(3), Zone: "UTC", Note: "poster"}, {Event: "Book Fair", Note: "no day"}},
			Promises:   []data.Promise{{Text: "Send slides"}},
		},
	}
}

func TestImportOfAFile(t *testing.T) {
	s, in := open(t)
	ctx := t.Context()
	ps, err := in.ProposeAll(ctx, file(), nil)
	must(t, err)
	if p := ps[3]; p.Twin != 1 || p.Action != intake.Update || p.Target != 0 || len(p.Candidates) != 1 {
		t.Errorf("the second row about Jane: %s, twin %d, target %d", p.Action, p.Twin, p.Target)
	}
	imp := take(t, in, file(), intake.Batch{})
	wantCounts(t, imp, 2, 0, 0, 1)
	if imp.Op == 0 || imp.ID == 0 {
		t.Errorf("import %+v", imp)
	}
	ops, err := s.History(ctx, 1)
	must(t, err)
	if ops[0].Summary != "Imported 2 people" {
		t.Errorf("summary %q", ops[0].Summary)
	}
	found, err := s.Find(ctx, data.Query{Text: "jane"}, 0)
	must(t, err)
	if len(found.IDs) != 1 {
		t.Fatalf("%d Janes", len(found.IDs))
	}
	c, err := s.Contact(ctx, found.IDs[0])
	must(t, err)
	if c.Title != "Head" || c.Source.Kind != data.FromFile || c.Source.ImportID != imp.ID {
		t.Errorf("contact %+v", c)
	}
	met, err := s.Encounters(ctx, c.ID)
	must(t, err)
	if len(met) != 3 {
		t.Fatalf("%d encounters, want keynote, dinner and the fair: %+v", len(met), met)
	}
	days, err := s.EventByName(ctx, "Metadata Days")
	must(t, err)
	if days.Start.Format(time.DateOnly) != "2026-08-03" || days.End.Format(time.DateOnly) != "2026-08-05" || !days.AllDay || len(days.Sessions) != 1 {
		t.Errorf("event %+v", days)
	}
	i := slices.IndexFunc(met, func(e data.Encounter) bool { return e.Note == "poster" })
	if i < 0 || met[i].EventID != days.ID || met[i].SessionID != days.Sessions[0].ID || !met[i].At.Equal(day(3)) || met[i].Warmth != data.Warm {
		t.Errorf("encounters %+v", met)
	}
	owed, err := s.Promises(ctx, c.ID)
	must(t, err)
	if len(owed) != 2 {
		t.Errorf("promises %+v", owed)
	}
	listed, err := s.Attendees(ctx, days.ID)
	must(t, err)
	if len(listed) != 1 || listed[0].Status != data.Met {
		t.Errorf("attendees %+v", listed)
	}
}

func TestImportAgainChangesNothing(t *testing.T) {
	s, in := open(t)
	ev := event(t, s, data.Event{Name: "Book Fair"})
	take(t, in, file(), intake.Batch{Event: ev})
	before := dump(t, s)
	ops, err := s.History(t.Context(), 100)
	must(t, err)
	ps, err := in.ProposeAll(t.Context(), file(), nil)
	must(t, err)
	for i, want := range []intake.Action{intake.Same, intake.Same, intake.Create, intake.Same} {
		if ps[i].Action != want {
			t.Errorf("row %d: %s, want %s: %+v", i, ps[i].Action, want, ps[i].Candidates)
		}
	}
	imp := take(t, in, file(), intake.Batch{Event: ev})
	wantCounts(t, imp, 0, 0, 2, 1)
	if imp.Op != 0 || imp.ID != 0 {
		t.Errorf("an import was recorded: %+v", imp)
	}
	if after := dump(t, s); after != before {
		t.Errorf("changed:\n%s\nwas\n%s", after, before)
	}
	again, err := s.History(t.Context(), 100)
	must(t, err)
	if len(again) != len(ops) {
		t.Errorf("%d operations, were %d", len(again), len(ops))
	}
}

func TestImportIsRolledBackAsAWhole(t *testing.T) {
	s, in := open(t)
	save(t, in, propose(t, in, draft(jane())), intake.Additions{})
	before := dump(t, s)
	imp := take(t, in, file(), intake.Batch{})
	wantCounts(t, imp, 1, 1, 0, 1)
	if _, err := s.UndoOp(t.Context(), imp.Op); err != nil {
		t.Fatal(err)
	}
	if after := dump(t, s); after != before {
		t.Errorf("left behind:\n%s\nwas\n%s", after, before)
	}
}

func TestImportImprovesWhatIsThere(t *testing.T) {
	s, in := open(t)
	take(t, in, file()[:1], intake.Batch{})
	again := file()[:1]
	again[0].Encounters[0].Note = "poster\ntalked about RDA"
	again[0].Encounters[0].Warmth = data.Hot
	again[0].Promises[0].Done = day(9)
	imp := take(t, in, again, intake.Batch{})
	wantCounts(t, imp, 0, 1, 0, 0)
	found, err := s.Find(t.Context(), data.Query{}, 0)
	must(t, err)
	met, err := s.Encounters(t.Context(), found.IDs[0])
	must(t, err)
	if len(met) != 2 || !slices.ContainsFunc(met, func(e data.Encounter) bool {
		return e.Warmth == data.Hot && strings.Contains(e.Note, "poster") && strings.Contains(e.Note, "RDA")
	}) {
		t.Errorf("encounters %+v", met)
	}
	owed, err := s.Promises(t.Context(), found.IDs[0])
	must(t, err)
	if len(owed) != 2 || !slices.ContainsFunc(owed, func(p data.Promise) bool { return p.Done.Equal(day(9)) }) {
		t.Errorf("promises %+v", owed)
	}
	wantCounts(t, take(t, in, again, intake.Batch{}), 0, 0, 1, 0)
}

func TestImportFindsTheRightEdition(t *testing.T) {
	s, in := open(t)
	ctx := t.Context()
	old := event(t, s, data.Event{Name: "Metadata Days", Start: day(3).AddDate(-1, 0, 0), End: day(5).AddDate(-1, 0, 0)})
	row := func(at time.Time) []data.Draft {
		return []data.Draft{{Contact: jane(), Encounters: []data.DraftEncounter{{Event: "METADATA days", At: at, Zone: "UTC"}}}}
	}
	take(t, in, append(row(day(4)), row(day(4).AddDate(-1, 0, 0))...), intake.Batch{})
	events, err := s.Events(ctx)
	must(t, err)
	if len(events) != 2 {
		t.Fatalf("%d events", len(events))
	}
	if at, err := s.EventEncounters(ctx, old); err != nil || len(at) != 1 {
		t.Errorf("last year: %+v, %v", at, err)
	}
	undated := event(t, s, data.Event{Name: "Round Table"})
	ds := row(day(20))
	ds[0].Encounters[0].Event = "Round table"
	take(t, in, ds, intake.Batch{})
	if at, err := s.EventEncounters(ctx, undated); err != nil || len(at) != 1 {
		t.Errorf("an event without days is not found by its name: %+v, %v", at, err)
	}
}

func TestImportOfAnAttendeeList(t *testing.T) {
	s, in := open(t)
	ev := event(t, s, data.Event{Name: "Metadata Days"})
	ds := []data.Draft{
		{Contact: jane(), Attendee: data.WantToMeet},
		{Contact: data.Contact{DisplayName: "Peter Miller"}},
		{Contact: data.Contact{DisplayName: "Anna Thal"}, Encounters: []data.DraftEncounter{{Note: "at the desk"}}},
	}
	wantCounts(t, take(t, in, ds, intake.Batch{Event: ev}), 3, 0, 0, 0)
	listed, err := s.Attendees(t.Context(), ev)
	must(t, err)
	var states []string
	for _, a := range listed {
		c, err := s.Contact(t.Context(), a.ContactID)
		must(t, err)
		states = append(states, c.Name()+" "+string(a.Status))
	}
	slices.Sort(states)
	if got := strings.Join(states, ", "); got != "Anna Thal met, Jane Doe want, Peter Miller expected" {
		t.Errorf("list: %s", got)
	}
	if met, err := s.EventEncounters(t.Context(), ev); err != nil || len(met) != 1 {
		t.Errorf("an encounter without an event is not at the batch's: %+v, %v", met, err)
	}
	imp := take(t, in, ds, intake.Batch{Event: ev})
	wantCounts(t, imp, 0, 0, 3, 0)
	if imp.Op != 0 {
		t.Error("the list taken in again wrote something")
	}
}

func TestNamesakesOfAFileTakenInAgain(t *testing.T) {
	s, in := open(t)
	rows := func(n int) []data.Draft {
		var ds []data.Draft
		for i := range n {
			ds = append(ds, data.Draft{Contact: data.Contact{DisplayName: "Jane Doe"}, Encounters: []data.DraftEncounter{{At: day(1 + i), Note: "hello"}}})
		}
		return ds
	}
	wantCounts(t, take(t, in, rows(2), intake.Batch{}), 2, 0, 0, 0)
	wantCounts(t, take(t, in, rows(2), intake.Batch{}), 0, 0, 2, 0)
	wantCounts(t, take(t, in, rows(3), intake.Batch{}), 1, 0, 2, 0)
	if n, err := s.Count(t.Context()); err != nil || n != 3 {
		t.Errorf("%d contacts, %v", n, err)
	}
}

func TestTwinsInAFile(t *testing.T) {
	person := func(uid, title string) data.Draft {
		c := jane()
		c.UID, c.Title = uid, title
		return draft(c)
	}
	for _, c := range []struct {
		name string
		rows []data.Draft
		want int
	}{
		{"the same person twice is one", []data.Draft{person("", "Head"), person("", "")}, 1},
		{"with one UID is one", []data.Draft{person("a", "Head"), person("a", "")}, 1},
		{"held apart by UIDs stay apart", []data.Draft{person("a", "Head"), person("b", "Director")}, 2},
		{"different UIDs but nothing new is one", []data.Draft{person("a", "Head"), person("b", "Head")}, 1},
		{"three rows chained by address and phone", []data.Draft{
			draft(data.Contact{DisplayName: "Jane Doe", Emails: []data.Email{{Value: "jane@sl.example"}}}),
			draft(data.Contact{DisplayName: "Jane Doe", Emails: []data.Email{{Value: "jane@sl.example"}}, Phones: []data.Phone{{Value: "030 23125 100"}}}),
			draft(data.Contact{DisplayName: "Jane Doe", Phones: []data.Phone{{Value: "+49 30 23125100"}}}),
		}, 1},
		{"namesakes are two", []data.Draft{draft(data.Contact{DisplayName: "Jane Doe"}), draft(data.Contact{DisplayName: "Jane Doe"})}, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, in := open(t)
			wantCounts(t, take(t, in, c.rows, intake.Batch{}), c.want, 0, 0, 0)
			if n, err := s.Count(t.Context()); err != nil || n != c.want {
				t.Errorf("%d contacts, %v", n, err)
			}
		})
	}
}

func TestSaveAllDoesWhatTheUserChose(t *testing.T) {
	s, in := open(t)
	id := save(t, in, propose(t, in, draft(jane())), intake.Additions{}).Contact
	other := jane()
	other.Title = "Head"
	rows := []data.Draft{draft(other), draft(data.Contact{DisplayName: "Peter Miller"}), draft(data.Contact{DisplayName: "Left Out"})}
	ps, err := in.ProposeAll(t.Context(), rows, nil)
	must(t, err)
	ps[0].Action, ps[2].Action = intake.Create, intake.Skip
	imp, err := in.SaveAll(t.Context(), ps, intake.Batch{Import: data.Import{File: "people.csv"}}, nil)
	must(t, err)
	wantCounts(t, imp, 2, 0, 0, 0)
	pairs, err := s.NotSamePairs(t.Context(), id)
	must(t, err)
	if len(pairs) != 1 {
		t.Errorf("not remembered as another person: %v", pairs)
	}
	if n, err := s.Count(t.Context()); err != nil || n != 3 {
		t.Errorf("%d contacts, %v", n, err)
	}
}

func TestSaveAllMergesIntoWhatWasChangedMeanwhile(t *testing.T) {
	s, in := open(t)
	id := save(t, in, propose(t, in, draft(jane())), intake.Additions{}).Contact
	row := jane()
	row.Title = "Head"
	ps, err := in.ProposeAll(t.Context(), []data.Draft{draft(row)}, nil)
	must(t, err)
	_, err = s.Do(t.Context(), "edit", func(tx *store.Tx) error {
		c, err := tx.Contact(id)
		if err != nil {
			return err
		}
		c.Department = "Metadata"
		return tx.SaveContact(&c)
	})
	must(t, err)
	_, err = in.SaveAll(t.Context(), ps, intake.Batch{}, nil)
	must(t, err)
	if c, err := s.Contact(t.Context(), id); err != nil || c.Title != "Head" || c.Department != "Metadata" {
		t.Errorf("contact %+v, %v", c, err)
	}
}

func TestCancelLeavesNothingBehind(t *testing.T) {
	s, in := open(t)
	var ds []data.Draft
	for i := range 3000 {
		ds = append(ds, draft(data.Contact{DisplayName: fmt.Sprintf("Person Number%d", i)}))
	}
	ctx, cancel := context.WithCancel(t.Context())
	ps, err := in.ProposeAll(ctx, ds, nil)
	must(t, err)
	_, err = in.SaveAll(ctx, ps, intake.Batch{}, func(done int) {
		if done > len(ds)/2 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if n, err := s.Count(t.Context()); err != nil || n != 0 {
		t.Errorf("%d contacts, %v", n, err)
	}
	if imports, err := s.Imports(t.Context()); err != nil || len(imports) != 0 {
		t.Errorf("imports %+v, %v", imports, err)
	}
	if _, err := in.ProposeAll(ctx, ds, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("proposing: %v", err)
	}
}

func TestFilesThatSayLittleTakenInAgain(t *testing.T) {
	address := []data.Email{{Value: "ada@sl.example"}}
	for _, c := range []struct {
		name string
		rows []data.Draft
		want int
	}{
		{"one name only", []data.Draft{draft(data.Contact{DisplayName: "Anna"}), draft(data.Contact{DisplayName: "Anna"})}, 2},
		{"a picture that cannot be read", []data.Draft{{Contact: jane(), Photo: []byte("no picture")}}, 1},
		{"two rows that contradict each other", []data.Draft{
			draft(data.Contact{DisplayName: "Ada Thal", Title: "Head", Emails: address}),
			draft(data.Contact{DisplayName: "Ada Berg", Title: "Director", Emails: address}),
		}, 1},
		{"an organisation", []data.Draft{draft(data.Contact{Organisation: "State Library"})}, 1},
		{"a number", []data.Draft{draft(data.Contact{Phones: []data.Phone{{Value: "030 23125 100"}}})}, 1},
		{"a name that only signs make", []data.Draft{draft(data.Contact{DisplayName: "📚"})}, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, in := open(t)
			first := take(t, in, c.rows, intake.Batch{})
			if first.New != c.want {
				t.Errorf("%d new, want %d", first.New, c.want)
			}
			before := dump(t, s)
			again := take(t, in, c.rows, intake.Batch{})
			if again.Op != 0 || again.New+again.Updated != 0 || again.Same != c.want {
				t.Errorf("taken in again: %+v", again)
			}
			if after := dump(t, s); after != before {
				t.Errorf("changed:\n%s\nwas\n%s", after, before)
			}
		})
	}
}

// people are n drafts as a large list has them: encounters for one in five, a switchboard and a
// mailbox that all share, one in a hundred twice.
func people(n int) []data.Draft {
	ds := make([]data.Draft, 0, n)
	for i := range n {
		k := i
		if i%100 == 99 {
			k = i - 50
		}
		d := data.Draft{Line: i + 2, Contact: data.Contact{
			DisplayName:  fmt.Sprintf("Given%d Family%d", k%977, k),
			Organisation: fmt.Sprintf("Library %d", k%500),
			Emails:       []data.Email{{Value: fmt.Sprintf("p%d@library.example", k)}, {Value: "info@library.example"}},
			Phones:       []data.Phone{{Value: "+49 30 23125 100"}},
		}}
		if i%5 == 0 {
			d.Encounters = []data.DraftEncounter{{Event: "Metadata Days", At: day(1 + i%3), Note: "hello"}}
			d.Promises = []data.Promise{{Text: "send slides"}}
		}
		ds = append(ds, d)
	}
	return ds
}

func TestImportOfMany(t *testing.T) {
	n := 10_000
	if testing.Short() {
		n = 2_000
	}
	s, in := open(t)
	ds := people(n)
	steps := 0
	start := time.Now()
	ps, err := in.ProposeAll(t.Context(), ds, func(int) { steps++ })
	must(t, err)
	imp, err := in.SaveAll(t.Context(), ps, intake.Batch{}, func(int) { steps++ })
	must(t, err)
	wantCounts(t, imp, n-n/100, 0, 0, 0)
	again := take(t, in, people(n), intake.Batch{})
	wantCounts(t, again, 0, 0, n-n/100, 0)
	if again.Op != 0 {
		t.Error("the second import wrote something")
	}
	if count, err := s.Count(t.Context()); err != nil || count != n-n/100 {
		t.Errorf("%d contacts, %v", count, err)
	}
	if steps < n/500 {
		t.Errorf("progress was reported %d times", steps)
	}
	// Comparing all with all would take minutes; a busy machine is no failure.
	if took := time.Since(start); took > time.Minute {
		t.Errorf("%d drafts took %v", n, took)
	}
}

func BenchmarkImport(b *testing.B) {
	ds := people(100_000)
	for b.Loop() {
		_, in := open(b)
		ps, err := in.ProposeAll(b.Context(), ds, nil)
		must(b, err)
		_, err = in.SaveAll(b.Context(), ps, intake.Batch{}, nil)
		must(b, err)
	}
}

func TestADayThatAFileSaysIsNoMidnight(t *testing.T) {
	s, in := open(t)
	ctx := t.Context()
	row := func(at time.Time, allDay bool) []data.Draft {
		return []data.Draft{{Line: 2, Contact: jane(), Encounters: []data.DraftEncounter{{At: at, Zone: "UTC", AllDay: allDay, Note: "tea"}}}}
	}
	expect := func(want data.Encounter) {
		t.Helper()
		found, err := s.Find(ctx, data.Query{}, 0)
		must(t, err)
		es, err := s.Encounters(ctx, found.IDs[0])
		must(t, err)
		if len(es) != 1 || !es[0].At.Equal(want.At) || es[0].AllDay != want.AllDay {
			t.Errorf("stored: %+v", es)
		}
	}
	midnight := day(5).Add(-10 * time.Hour)
	take(t, in, row(midnight, true), intake.Batch{})
	expect(data.Encounter{At: midnight, AllDay: true})
	take(t, in, row(midnight, true), intake.Batch{}) // again: it is there
	expect(data.Encounter{At: midnight, AllDay: true})
	take(t, in, row(day(5), false), intake.Batch{}) // another file knows the time
	expect(data.Encounter{At: day(5)})
	take(t, in, row(midnight, true), intake.Batch{})
	expect(data.Encounter{At: day(5)})
}
