package store

import (
	"context"
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"lanyard/data"
)

// fair is an event of two days, with people of every sort around it.
func fair(t *testing.T, s *Store, people int) data.Event {
	t.Helper()
	e := data.Event{
		Name: "Book Fair", Zone: "Europe/Berlin",
		Start:     time.Date(2026, 3, 10, 8, 0, 0, 0, time.UTC),
		End:       time.Date(2026, 3, 11, 16, 0, 0, 0, time.UTC),
		Sessions:  []data.Session{{Title: "Opening"}, {Title: "Metadata"}},
		Questions: []data.Question{{Key: "buys", Text: "Buys?", Type: data.ChoiceQuestion, Choices: []string{"now", "later"}, Qualifies: []string{"now"}}},
		Currency:  "EUR", Costs: []data.Cost{{Label: "Booth", Minor: 120000}},
	}
	other := data.Event{Name: "Elsewhere"}
	do(t, s, func(tx *Tx) error {
		me := data.Contact{Given: "Me", Organisation: "Land Library"}
		if err := firstOf(tx.SaveMe(&me), tx.SaveEvent(&e), tx.SaveEvent(&other)); err != nil {
			return err
		}
		for i := range people {
			if err := comer(tx, i, &e, &other); err != nil {
				return err
			}
		}
		return nil
	})
	return e
}

// comer makes the person with a number: what is known of them follows from it.
func comer(tx *Tx, i int, e, other *data.Event) error {
	c := data.Contact{Given: "Ana", Family: fmt.Sprintf("Lima %05d", i), Topics: []string{"maps"}}
	c.Organisation = []string{"", "land library", "Maps Ltd"}[i%3]
	if err := tx.SaveContact(&c); err != nil {
		return err
	}
	if i%5 != 0 {
		a := data.Attendee{ContactID: c.ID, EventID: e.ID, Status: []data.AttendeeStatus{data.Expected, data.WantToMeet, data.Met, data.Closed}[i%4]}
		a.Wanted = i%7 == 0
		if i%11 == 0 {
			a.Cancelled = e.Start
		}
		if err := tx.SaveAttendee(&a); err != nil {
			return err
		}
	}
	if i%6 == 0 {
		before := data.Encounter{ContactID: c.ID, EventID: other.ID, At: e.Start.AddDate(0, -i%3-1, 0)}
		if err := tx.SaveEncounter(&before); err != nil {
			return err
		}
	}
	if i%2 == 0 {
		m := data.Encounter{ContactID: c.ID, EventID: e.ID, SessionID: e.Sessions[i%2].ID, At: e.Start.Add(time.Duration(i%30) * time.Hour), Warmth: data.Warmth(i % 4)}
		if i%10 == 0 {
			m.Answers = []data.Answer{{Key: "buys", Value: []string{"now", "later"}[i/10%2]}}
		}
		if err := tx.SaveEncounter(&m); err != nil {
			return err
		}
		if i%9 == 0 {
			p := data.Promise{ContactID: c.ID, EncounterID: m.ID, By: []data.Ower{data.ByMe, data.ByThem}[i/18%2], Text: "send"}
			if i%5 != 0 {
				p.Done = e.End.Add(time.Duration(i) * time.Hour)
			}
			if i%7 == 0 {
				p.Done, p.Dropped = time.Time{}, e.End
			}
			if err := tx.SavePromise(&p); err != nil {
				return err
			}
		}
	}
	if i%8 == 0 {
		if err := tx.SaveEncounter(&data.Encounter{ContactID: c.ID, At: e.End.Add(time.Duration(i%50) * 13 * time.Hour)}); err != nil {
			return err
		}
	}
	if i%13 == 0 {
		return tx.Trash(Contacts, c.ID)
	}
	return nil
}

// counted asks the database itself for each figure, without the program's own reading.
const counted = `WITH
	e AS (SELECT * FROM event WHERE name = 'Book Fair'),
	person AS (SELECT * FROM contact WHERE trashed IS NULL AND coalesce(mine, 0) = 0),
	there AS (SELECT n.* FROM encounter n, e WHERE n.event = e.id AND n.trashed IS NULL),
	listed AS (SELECT a.* FROM attendee a, e WHERE a.event = e.id),
	met AS (SELECT id, organisation FROM person WHERE id IN (SELECT contact FROM there)
		OR id IN (SELECT contact FROM listed WHERE status = 'met' OR status = 'closed' AND unmet IS NULL)),
	wanted AS (SELECT contact, cancelled FROM listed WHERE (wanted = 1 OR status = 'want') AND contact IN (SELECT id FROM person)),
	owed AS (SELECT * FROM promise WHERE trashed IS NULL AND encounter IN (SELECT id FROM there) AND contact IN (SELECT id FROM person)),
	again AS (SELECT id FROM met WHERE EXISTS (SELECT 1 FROM encounter n, e WHERE n.contact = met.id AND n.trashed IS NULL AND n.at < e.start)),
	qualified AS (SELECT id FROM met WHERE id IN (SELECT contact FROM there WHERE warmth >= 2) OR id IN (SELECT contact FROM owed)
		OR id IN (SELECT there.contact FROM there JOIN answer w ON w.encounter = there.id WHERE w.key = 'buys' AND w.value = 'now')),
	heard AS (SELECT contact, at FROM encounter WHERE trashed IS NULL UNION ALL SELECT contact, done FROM promise WHERE trashed IS NULL AND done IS NOT NULL),
	followed AS (SELECT met.id, min(h.at) AS at FROM met, e JOIN heard h ON h.contact = met.id AND h.at >= e."end" GROUP BY met.id),
	day AS (SELECT julianday(date(f.at / 1000, 'unixepoch', '+1 hour')) - julianday(date(e."end" / 1000, 'unixepoch', '+1 hour')) AS n,
		row_number() OVER (ORDER BY f.at) AS place, count(*) OVER () AS all_of FROM followed f, e)
SELECT json_object(
	'met', (SELECT count(*) FROM met), 'new', (SELECT count(*) FROM met) - (SELECT count(*) FROM again), 'again', (SELECT count(*) FROM again),
	'wanted_met', (SELECT count(*) FROM wanted WHERE contact IN (SELECT id FROM met)),
	'wanted_open', (SELECT count(*) FROM wanted WHERE contact NOT IN (SELECT id FROM met) AND cancelled IS NULL),
	'qualified', (SELECT count(*) FROM qualified),
	'inside', (SELECT count(*) FROM met WHERE lower(organisation) = 'land library'),
	'outside', (SELECT count(*) FROM met WHERE lower(organisation) NOT IN ('land library', '')),
	'unknown_side', (SELECT count(*) FROM met WHERE organisation = ''),
	'followed_up', (SELECT count(*) FROM followed),
	'median_days', json((SELECT iif(count(*) = 0, NULL, printf('%g', avg(n))) FROM day WHERE place IN ((all_of + 1) / 2, (all_of + 2) / 2))),
	'promises', json((SELECT json_object('me', json_object(
			'kept', count(CASE WHEN by = 'me' AND done IS NOT NULL THEN 1 END),
			'open', count(CASE WHEN by = 'me' AND done IS NULL AND dropped IS NULL THEN 1 END),
			'dropped', count(CASE WHEN by = 'me' AND done IS NULL AND dropped IS NOT NULL THEN 1 END)),
		'them', json_object('kept', count(CASE WHEN by = 'them' AND done IS NOT NULL THEN 1 END),
			'open', count(CASE WHEN by = 'them' AND done IS NULL AND dropped IS NULL THEN 1 END),
			'dropped', count(CASE WHEN by = 'them' AND done IS NULL AND dropped IS NOT NULL THEN 1 END))) FROM owed)),
	'cost', json_object('minor', 120000, 'currency', 'EUR'),
	'cost_per_person', json_object('minor', CAST(round(120000.0 / (SELECT count(*) FROM met)) AS INTEGER), 'currency', 'EUR'),
	'cost_per_qualified', iif((SELECT count(*) FROM qualified) = 0, NULL, json_object('minor', CAST(round(120000.0 / (SELECT count(*) FROM qualified)) AS INTEGER), 'currency', 'EUR')))`

func TestTheReportIsWhatTheDatabaseCounts(t *testing.T) {
	for _, people := range []int{5, 40, 211, 500} {
		s := openTest(t)
		e := fair(t, s, people)
		r, err := s.Report(t.Context(), e.ID)
		if err != nil {
			t.Fatal(err)
		}
		got, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		var want string
		if err := one(t.Context(), pool{s.readers}, []any{&want}, counted); err != nil {
			t.Fatal(err)
		}
		if string(got) != want {
			t.Errorf("of %d people\n%s; the database counts\n%s", people, got, want)
		}
	}
}

func TestAReportTakesAsManyQueriesForManyPeople(t *testing.T) {
	few, many := openTest(t), openTest(t)
	count := func(s *Store, people int) int {
		e := fair(t, s, people)
		return asked(t, func(ctx context.Context) error { _, err := s.Report(ctx, e.ID); return err })
	}
	if a, b := count(few, 3), count(many, 150); a != b {
		t.Errorf("%d queries for 3 people, %d for 150", a, b)
	}
}

// Who was merged counts once, at the contact that stays.
func TestAReportCountsWhoWasMergedOnce(t *testing.T) {
	s := openTest(t)
	e := data.Event{Name: "Fair", Start: s.Now(), Zone: "UTC"}
	a, b := data.Contact{Given: "Ana"}, data.Contact{Given: "Anna"}
	do(t, s, func(tx *Tx) error {
		if err := firstOf(tx.SaveEvent(&e), tx.SaveContact(&a), tx.SaveContact(&b)); err != nil {
			return err
		}
		return firstOf(tx.SaveEncounter(&data.Encounter{ContactID: a.ID, EventID: e.ID}), tx.SaveEncounter(&data.Encounter{ContactID: b.ID, EventID: e.ID}))
	})
	do(t, s, func(tx *Tx) error { return tx.MergeContacts(a.ID, b.ID) })
	if r, err := s.Report(t.Context(), e.ID); err != nil || r.Met != 1 {
		t.Errorf("met %d, %v", r.Met, err)
	}
}
