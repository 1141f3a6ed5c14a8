package store

import (
	"context"
	"database/sql"
	"regexp"
	"strings"
	"testing"

	"lanyard/data"
)

// A plan that begins with few of a condition reads no more of the database than those: no step of one goes through a table that
// grows, but for those that say so here.
func TestConditionsLookUpByAnIndex(t *testing.T) {
	may := map[data.ConditionKey]string{
		data.ByClock:  "contact_due", // holds those with a cadence alone, and each state is a sum of its columns
		data.ByOwed:   "promise",     // by the index of open ones
		data.ByMedium: "encounter",   // almost all are face to face
	}
	w := newWorld(t, 3, 5)
	for _, c := range data.Conditions {
		for range 6 {
			var q data.Query
			w.add(&q, c.Key)
			for _, cond := range conditionsOf(t, w.s, q) {
				if cond.set == "" {
					continue
				}
				for _, step := range planOf(t, w.s, cond.set, cond.setArgs) {
					if wholeTable(step) && (may[c.Key] == "" || !strings.Contains(step, " p USING INDEX promise_open") && !strings.HasPrefix(step, "SCAN d") && (q.Medium != data.FaceToFace || step != "SCAN e")) {
						t.Errorf("%s %+v\n\t%s\n\tgoes through a whole table: %s", c.Key, q, cond.set, step)
					}
				}
			}
		}
	}
}

// A test of one contact looks at what belongs to that contact, however many events and other contacts there are.
func TestConditionsTestOneContactByWhatIsTheirs(t *testing.T) {
	w := newWorld(t, 4, 5)
	for _, c := range data.Conditions {
		for range 12 {
			var q data.Query
			if w.add(&q, c.Key); c.Key == data.ByStatus && w.chance(50) {
				w.add(&q, data.ByEvent)
			}
			for _, cond := range conditionsOf(t, w.s, q) {
				for _, step := range planOf(t, w.s, "SELECT 1 FROM contact_index i WHERE i.id = 7 AND "+cond.test, cond.args) {
					if wholeTable(step) || strings.HasPrefix(step, "SEARCH") && !ofOneContact.MatchString(step) {
						t.Errorf("%s %+v\n\t%s\n\tlooks elsewhere: %s", c.Key, q, cond.test, step)
					}
				}
			}
		}
	}
}

// ofOneContact are steps of a plan that look up what belongs to one contact or encounter, or of all once: the events, and the lists of those that are near.
var ofOneContact = regexp.MustCompile(`contact=\?|\(rowid=\?|\(encounter=\?|id=\? AND rowid|SEARCH event|SEARCH attendee USING INDEX attendee_event \(event=\?\)`)

func planOf(t *testing.T, s *Store, query string, args []any) (steps []string) {
	t.Helper()
	err := s.read(t.Context(), "testing", func(r querier) error {
		return each(context.Background(), r, func(rows *sql.Rows) error {
			var id, parent, unused int
			var step string
			err := rows.Scan(&id, &parent, &unused, &step)
			steps = append(steps, step)
			return err
		}, "EXPLAIN QUERY PLAN "+query, args...)
	})
	if err != nil {
		t.Fatal(err)
	}
	return steps
}
