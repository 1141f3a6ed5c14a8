package sample_test

import (
	"context"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"

	"lanyard/data"
	"lanyard/data/sample"
	"lanyard/data/store"
)

// loaded is a store with the sample data, looked at on a morning in May.
func loaded(t *testing.T) (*store.Store, time.Time) {
	t.Helper()
	now := time.Date(2027, 5, 20, 8, 5, 0, 0, time.FixedZone("", 2*60*60))
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "demo.db"), store.Options{Clock: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	if err := sample.Load(t.Context(), s, now); err != nil {
		t.Fatal(err)
	}
	return s, now
}

func everybody(t *testing.T, s *store.Store) []data.Contact {
	t.Helper()
	found, err := s.Find(t.Context(), data.Query{}, 0)
	if err != nil {
		t.Fatal(err)
	}
	var all []data.Contact
	if err := s.Contacts(t.Context(), found.IDs, func(c data.Contact) error {
		all = append(all, c)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return all
}

func TestFortyValidContactsWithReservedAddressesAndFictionalNumbers(t *testing.T) {
	s, _ := loaded(t)
	all := everybody(t, s)
	if len(all) != 40 {
		t.Errorf("%d contacts, not 40", len(all))
	}
	fictional := regexp.MustCompile(`^(\+1 202-555-01\d\d|\+44 20 7946 0\d{3}|\+49 30 23125 \d{3}|\+33 1 99 00 \d\d \d\d)$`)
	scripts := map[string]*unicode.RangeTable{
		"Arabic": unicode.Arabic, "Hebrew": unicode.Hebrew, "Han": unicode.Han, "Hangul": unicode.Hangul,
		"Greek": unicode.Greek, "Cyrillic": unicode.Cyrillic, "Devanagari": unicode.Devanagari,
	}
	photos := 0
	for _, c := range all {
		if bad := c.Validate(); len(bad) > 0 {
			t.Errorf("%s: %v", c.Name(), bad)
		}
		for _, e := range c.Emails {
			if !strings.HasSuffix(e.Value, ".example") {
				t.Errorf("%s: %s is not in a reserved domain", c.Name(), e.Value)
			}
		}
		for _, p := range c.Phones {
			if !fictional.MatchString(p.Value) {
				t.Errorf("%s: %s is in no range set aside for fiction", c.Name(), p.Value)
			}
		}
		for name, table := range scripts {
			if strings.ContainsFunc(c.DisplayName, func(r rune) bool { return unicode.Is(table, r) }) {
				delete(scripts, name)
			}
		}
		if !c.Photo.IsZero() {
			photos++
			if thumb, err := s.Thumb(t.Context(), c.Photo.SHA256); err != nil || len(thumb) == 0 {
				t.Errorf("%s: thumbnail of %d bytes, %v", c.Name(), len(thumb), err)
			}
		}
	}
	for name := range scripts {
		t.Errorf("nobody's name is written in %s", name)
	}
	if photos != 4 {
		t.Errorf("%d contacts have a photo, not 4", photos)
	}
}

func TestOneEventIsPastOneIsNowAndCurrentOneIsToCome(t *testing.T) {
	s, now := loaded(t)
	events, err := s.Events(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	phases := map[data.Phase]int{}
	for _, e := range events {
		phases[e.Phase(now)]++
		if e.People == 0 {
			t.Errorf("nobody is at %s", e.Name)
		}
	}
	if len(events) != 3 || phases[data.Past] != 1 || phases[data.Now] != 1 || phases[data.Upcoming] != 1 {
		t.Errorf("%d events, by phase %v", len(events), phases)
	}
	current, _, over, ok, err := s.Current(t.Context())
	if err != nil || !ok || over || current.Phase(now) != data.Now {
		t.Errorf("the current event is %q (over %v, ok %v), %v", current.Name, over, ok, err)
	}
}

func TestNobodyWasMetInTheFutureAndAtTheEventMeansDuringIt(t *testing.T) {
	s, now := loaded(t)
	events := map[int64]data.Event{}
	rows, err := s.Events(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range rows {
		events[e.ID] = e.Event
	}
	met := 0
	for _, c := range everybody(t, s) {
		encounters, err := s.Encounters(t.Context(), c.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range encounters {
			met++
			if e.At.After(now) {
				t.Errorf("%s was met at %v, after now", c.Name(), e.At)
			}
			if event := events[e.EventID]; e.EventID != 0 && (e.At.Before(event.Start) || e.At.After(event.Ends())) {
				t.Errorf("%s was met at %s on %v, when it was not on", c.Name(), event.Name, e.At)
			}
		}
	}
	if met < 36 {
		t.Errorf("%d encounters", met)
	}
}

func TestSomePromisesAreDueAndNoneOfTheDoneOnes(t *testing.T) {
	s, now := loaded(t)
	y, m, d := now.Date()
	due, err := s.OpenPromises(t.Context(), data.Date{Year: y, Month: int(m), Day: d})
	if err != nil {
		t.Fatal(err)
	}
	if len(due) < 4 {
		t.Errorf("%d promises are due today, too few to show", len(due))
	}
	for _, p := range due {
		if !p.Open() {
			t.Errorf("%q is done and due", p.Text)
		}
	}
}

func TestTheEventThatIsOnHasSomethingForEveryPage(t *testing.T) {
	s, now := loaded(t)
	e, _, _, _, err := s.Current(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	day, err := s.EventToday(t.Context(), e.ID, now.Add(-12*time.Hour), now.Add(12*time.Hour), 10)
	if err != nil {
		t.Fatal(err)
	}
	all, err := s.EventAppointments(t.Context(), e.ID)
	if err != nil {
		t.Fatal(err)
	}
	states, answered := map[data.AppointmentState]int{}, 0
	for _, a := range all {
		states[a.State]++
		if (a.State == data.Kept) != (a.EncounterID != 0) {
			t.Errorf("%+v", a)
		}
	}
	for _, m := range day.Met {
		answered += len(m.Answered)
	}
	running := e.Running(now)
	if len(running) != 2 || !running[0].Going && !running[1].Going {
		t.Errorf("on now: %+v", running)
	}
	if states[data.Kept] == 0 || states[data.Confirmed] == 0 || states[data.Proposed] == 0 || states[data.Missed] == 0 {
		t.Errorf("appointments: %v", states)
	}
	if day.WantedCount < 3 || answered < 8 || len(e.Questions) == 0 || len(e.Costs) == 0 || e.Goal == "" {
		t.Errorf("%d to be met, %d answers, event %+v", day.WantedCount, answered, e)
	}
	listed, err := s.Attendees(t.Context(), e.ID)
	if err != nil {
		t.Fatal(err)
	}
	kept, cancelled := 0, 0
	for _, a := range listed {
		if a.Wanted && a.Status == data.Met {
			kept++
		}
		if !a.Cancelled.IsZero() {
			cancelled++
		}
	}
	if kept == 0 || cancelled == 0 {
		t.Errorf("%d were wanted and met, %d do not come, of %d", kept, cancelled, len(listed))
	}
}

func TestTheCardsShowFieldsThatMyDetailsHave(t *testing.T) {
	s, _ := loaded(t)
	me, err := s.Me(t.Context())
	if err != nil || me.Name() == "" {
		t.Fatalf("my details are %q, %v", me.Name(), err)
	}
	cards, err := s.Cards(t.Context())
	if err != nil || len(cards) != 2 {
		t.Fatalf("%d cards, %v", len(cards), err)
	}
	for _, card := range cards {
		for _, ref := range card.Show {
			kind, value, several := strings.Cut(string(ref), ":")
			if several && !holds(me, kind, value) {
				t.Errorf("card %q shows %s, which my details do not have", card.Name, ref)
			}
		}
	}
}

func holds(c data.Contact, kind, value string) bool {
	switch kind {
	case "email":
		for _, e := range c.Emails {
			if e.Value == value {
				return true
			}
		}
	case "phone":
		for _, p := range c.Phones {
			if p.Value == value {
				return true
			}
		}
	case "link":
		for _, l := range c.Links {
			if l.Value == value {
				return true
			}
		}
	}
	return false
}

func TestUndoDoesNotEmptyTheSample(t *testing.T) {
	s, _ := loaded(t)
	if _, err := s.Undo(t.Context()); err == nil {
		t.Error("there is something to undo right after loading")
	}
}

func TestAStoreInUseIsLeftAlone(t *testing.T) {
	s, now := loaded(t)
	if err := sample.Load(context.Background(), s, now); err == nil || !strings.Contains(err.Error(), "40 contacts") {
		t.Errorf("loading twice gives %v", err)
	}
	if n, err := s.Count(t.Context()); n != 40 || err != nil {
		t.Errorf("%d contacts after loading twice, %v", n, err)
	}
}
