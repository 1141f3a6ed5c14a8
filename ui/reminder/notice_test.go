package reminder

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/window/windowtest"
)

// noticing is a window that nobody looks at, on whose clock days go by.
type noticing struct {
	*windowtest.Window
	*Notice
	t    *testing.T
	sent []string
}

func newNoticing(t *testing.T, on string) *noticing {
	t.Helper()
	w := windowtest.New(t)
	n := &noticing{Window: w, Notice: NewNotice(w.Window), t: t}
	n.Notice.send = func(title, text string) { n.sent = append(n.sent, title+": "+text) }
	n.seen.Store(false)
	w.Write(func(tx *store.Tx) error { return tx.SetSetting(NoticeSetting, on) })
	return n
}

// days lets days go by, and looks several times on each.
func (n *noticing) days(days int) {
	n.t.Helper()
	for range days {
		for range 3 {
			n.look()
			windowtest.SetNow(n.t, windowtest.Now().Add(time.Hour))
		}
		windowtest.SetNow(n.t, windowtest.Now().Add(21*time.Hour))
	}
}

// look looks once, as its goroutine does.
func (n *noticing) look() {
	n.t.Helper()
	n.Go(n.Notice.look)
	n.Settle()
}

// due saves somebody who is due.
func (n *noticing) due(name string) (id int64) {
	n.t.Helper()
	n.Write(func(tx *store.Tx) error {
		c := data.Contact{DisplayName: name}
		err := tx.SaveContact(&c)
		id = c.ID
		return errors.Join(err, tx.SaveEncounter(&data.Encounter{ContactID: id, At: windowtest.Now().AddDate(0, -5, 0), Note: "a secret"}),
			tx.SaveCadence(&data.Cadence{ContactID: id, Every: data.Interval{N: 3, Unit: data.Months}}))
	})
	return id
}

func (n *noticing) want(claim string, want ...string) {
	n.t.Helper()
	if !slices.Equal(n.sent, want) {
		n.t.Errorf("%s: sent are %q, want %q", claim, n.sent, want)
	}
	n.sent = nil
}

func TestThirtyIdleDaysGiveOneNotification(t *testing.T) {
	n := newNoticing(t, "1")
	n.due("Ada")
	n.due("Bo")
	n.days(30)
	n.want("nothing happens", "Lanyard: 2 people you wanted to be in touch with")
}

func TestANotificationIsOffUntilAskedFor(t *testing.T) {
	n := newNoticing(t, "")
	n.due("Ada")
	n.days(3)
	n.want("it is off")
}

func TestWhatIsNewGivesOneMoreOnAnotherDay(t *testing.T) {
	n := newNoticing(t, "1")
	ada := n.due("Ada")
	n.look()
	n.want("the first", "Lanyard: 1 person you wanted to be in touch with")
	n.due("Bo")
	n.look()
	n.want("the same day")
	windowtest.SetNow(t, windowtest.Now().AddDate(0, 0, 1))
	n.Write(func(tx *store.Tx) error {
		return errors.Join(tx.SavePromise(&data.Promise{ContactID: ada, Text: "a secret", Due: data.Date{Year: 2026, Month: 8, Day: 13}}),
			tx.SavePromise(&data.Promise{ContactID: ada, By: data.ByThem, Text: "theirs", Due: data.Date{Year: 2026, Month: 8, Day: 13}}),
			tx.SavePromise(&data.Promise{ContactID: ada, Text: "in a week", Due: data.Date{Year: 2026, Month: 8, Day: 20}}))
	})
	n.days(2)
	n.want("the next days", "Lanyard: 2 people you wanted to be in touch with, 1 promise for today")
	n.Write(func(tx *store.Tx) error { // Ada is settled, which is no news
		return tx.SaveEncounter(&data.Encounter{ContactID: ada, At: windowtest.Now(), Medium: data.ByCall})
	})
	n.days(2)
	n.want("one less")
	n.days(100) // then she is due again, and the promise of a week is for today before that
	if len(n.sent) != 2 || !strings.Contains(n.sent[0], "2 promises") || !strings.Contains(n.sent[1], "2 people") {
		t.Errorf("then sent are %q", n.sent)
	}
	for _, text := range n.sent {
		if strings.Contains(text, "secret") || strings.Contains(text, "Ada") {
			t.Errorf("it tells too much: %q", text)
		}
	}
}

func TestNobodyWhoLooksOrSleepsIsNotified(t *testing.T) {
	n := newNoticing(t, "1")
	n.due("Ada")
	n.seen.Store(true)
	n.days(2)
	n.want("the window is looked at")
	n.seen.Store(false)
	y, m, d := windowtest.Now().Local().Date()
	windowtest.SetNow(t, time.Date(y, m, d+1, 3, 0, 0, 0, time.Local))
	n.look()
	n.want("at three in the night")
	windowtest.SetNow(t, time.Date(y, m, d+1, 9, 0, 0, 0, time.Local))
	n.look()
	n.want("in the morning", "Lanyard: 1 person you wanted to be in touch with")
}

func TestWhatIsRemembered(t *testing.T) {
	many := news{}
	for i := range int64(5000) {
		many.people = append(many.people, i+1)
	}
	today, tomorrow := data.Date{Year: 2026, Month: 8, Day: 12}, data.Date{Year: 2026, Month: 8, Day: 13}
	for name, c := range map[string]struct {
		was  string
		now  news
		day  data.Date
		tell bool
		is   string
	}{
		"nothing, never":                {"", news{}, today, false, ""},
		"the first":                     {"", news{people: []int64{1}}, today, true, "2026-08-12 c1"},
		"the same, another day":         {"2026-08-12 c1", news{people: []int64{1}}, tomorrow, false, "2026-08-12 c1"},
		"more on the same day":          {"2026-08-12 c1", news{people: []int64{1, 2}}, today, false, "2026-08-12 c1"},
		"more on another day":           {"2026-08-12 c1", news{people: []int64{1, 2}}, tomorrow, true, "2026-08-13 c1 c2"},
		"one less":                      {"2026-08-12 c1 c2", news{people: []int64{1}}, tomorrow, false, "2026-08-12 c1"},
		"one for another":               {"2026-08-12 c1", news{people: []int64{2}}, tomorrow, true, "2026-08-13 c2"},
		"a promise of the same number":  {"2026-08-12 c1", news{people: []int64{1}, promises: []int64{1}}, tomorrow, true, "2026-08-13 c1 p1"},
		"a clock set back is a new day": {"2026-08-13 c1", news{people: []int64{2}}, today, true, "2026-08-12 c2"},
	} {
		got, tell := parseTold(c.was).next(c.now, c.day)
		if got.String() != c.is || tell != c.tell {
			t.Errorf("%s: %q, %v", name, got, tell)
		}
	}
	got, tell := parseTold("").next(many, today)
	if !tell || len(got.String()) > 100 {
		t.Errorf("of very many %d bytes are kept, %v", len(got.String()), tell)
	}
	if _, again := got.next(many, tomorrow); again {
		t.Error("the same very many are told twice")
	}
	if text := fmt.Sprint(many.says()); text != "5,000 people you wanted to be in touch with" {
		t.Errorf("it says %q", text)
	}
}
