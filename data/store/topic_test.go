package store

import (
	"slices"
	"strings"
	"testing"

	"lanyard/data"
)

// withTopics saves people with topics, and gives their ids: the user themselves first, then somebody in the trash.
func withTopics(t *testing.T, s *Store, topics ...[]string) (ids []int64) {
	t.Helper()
	do(t, s, func(tx *Tx) error {
		for i, of := range topics {
			c := data.Contact{DisplayName: strings.Repeat("P", i+1), Topics: of}
			save := tx.SaveContact
			if i == 0 {
				save = tx.SaveMe
			}
			if err := save(&c); err != nil {
				return err
			}
			ids = append(ids, c.ID)
		}
		return tx.Trash(Contacts, ids[1])
	})
	return ids
}

func topicsNow(t *testing.T, s *Store, ids []int64) (out []string) {
	t.Helper()
	for _, id := range ids {
		c, err := s.Contact(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, strings.Join(c.Topics, ", "))
	}
	return out
}

func TestTopicsAreReplacedWithEverybodyInOneOperation(t *testing.T) {
	start := [][]string{{"Metadata", "maps"}, {"metadata"}, {"a", "METADATA", "b"}, {"Linked data", "Métadata", "maps"}, {"C", "C++"}, {"maps"}}
	for _, c := range []struct {
		name   string
		from   []string
		to     string
		people int
		want   []string
	}{
		{
			"renamed in all spellings, in its place",
			[]string{"metadata"},
			"Cataloguing", 2,
			[]string{"Cataloguing, maps", "Cataloguing", "a, Cataloguing, b", "Linked data, Cataloguing, maps", "C, C++", "maps"},
		},
		{
			"spelled in one way",
			[]string{"metadata"},
			"Metadata", 2,
			[]string{"Metadata, maps", "Metadata", "a, Metadata, b", "Linked data, Metadata, maps", "C, C++", "maps"},
		},
		{
			"joined; who has both has it once",
			[]string{"metadata", "Linked Data"},
			"maps", 2,
			[]string{"maps", "maps", "a, maps, b", "maps", "C, C++", "maps"},
		},
		{"taken away", []string{"metadata"}, "", 2, []string{"maps", "", "a, b", "Linked data, maps", "C, C++", "maps"}},
		{
			"C and C++ are two",
			[]string{"C"},
			"C (language)", 1,
			[]string{"Metadata, maps", "metadata", "a, METADATA, b", "Linked data, Métadata, maps", "C (language), C++", "maps"},
		},
		{
			"nobody has it",
			[]string{"zoology"},
			"botany", 0,
			[]string{"Metadata, maps", "metadata", "a, METADATA, b", "Linked data, Métadata, maps", "C, C++", "maps"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := openTest(t)
			ids := withTopics(t, s, start...)
			before := dump(t, s)
			people := 0
			op := do(t, s, func(tx *Tx) (err error) {
				people, err = tx.ReplaceTopics(c.from, c.to, nil)
				return err
			})
			if got := topicsNow(t, s, ids); !slices.Equal(got, c.want) || people != c.people {
				t.Errorf("%d people: %q, want %d: %q", people, got, c.people, c.want)
			}
			if op.Seq == 0 {
				return
			}
			if _, err := s.Undo(t.Context()); err != nil {
				t.Fatal(err)
			}
			expectDump(t, s, before, "after an undo")
		})
	}
}

func TestCadencesAndViewsFollowTheirTopic(t *testing.T) {
	months := func(n int) data.Interval { return data.Interval{N: n, Unit: data.Months} }
	for _, c := range []struct {
		name string
		from []string
		to   string
		want string // topic, every, face
		view []string
	}{
		{"renamed", []string{"Metadata"}, "Cataloguing", "Cataloguing 3m 1y; maps 6m ", []string{"Cataloguing", "a"}},
		{"spelled in another way", []string{"Metadata"}, "METADATA", "maps 6m ; METADATA 3m 1y", []string{"METADATA", "a"}},
		{"joined: the shorter one of each clock", []string{"Metadata"}, "maps", "maps 3m 1y", []string{"maps", "a"}},
		{"joined into one without", []string{"maps", "metadata"}, "a", "a 3m 1y", []string{"a"}},
		{"taken away: a view does not find everybody", []string{"metadata"}, "", "maps 6m ", []string{"Metadata", "a"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := openTest(t)
			withTopics(t, s, []string{"Metadata"}, nil, []string{"metadata", "maps", "a"})
			view := data.View{Name: "Mine", Query: data.Query{Topics: []string{"Metadata", "a"}}}
			do(t, s, func(tx *Tx) error {
				for _, k := range []data.TopicCadence{{Topic: "Metadata", Every: months(3), Face: data.Interval{N: 1, Unit: data.Years}}, {Topic: "maps", Every: months(6)}} {
					if err := tx.SaveTopicCadence(&k); err != nil {
						return err
					}
				}
				return tx.SaveView(&view)
			})
			before := dump(t, s)
			do(t, s, func(tx *Tx) error { _, err := tx.ReplaceTopics(c.from, c.to, nil); return err })
			cadences, err := s.TopicCadences(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, k := range cadences {
				got = append(got, strings.Join([]string{k.Topic, k.Every.String(), k.Face.String()}, " "))
			}
			views, err := s.Views(t.Context())
			if err != nil || strings.Join(got, "; ") != c.want || len(views) != 1 || !slices.Equal(views[0].Query.Topics, c.view) {
				t.Errorf("cadences %q, want %q; views %+v, %v", got, c.want, views, err)
			}
			if _, err := s.Undo(t.Context()); err != nil {
				t.Fatal(err)
			}
			expectDump(t, s, before, "after an undo")
		})
	}
}

func TestTopicsAreTakenFromSomeAndCounted(t *testing.T) {
	s := openTest(t)
	ids := withTopics(t, s, []string{"Metadata"}, []string{"metadata"}, []string{"a", "METADATA"}, []string{"Metadata"}, []string{"Metadata", "maps"})
	did := 0
	do(t, s, func(tx *Tx) (err error) {
		did, err = tx.TakeTopics(ids[2:4], []string{"metadata", "maps"})
		return err
	})
	if got := topicsNow(t, s, ids[2:]); did != 2 || !slices.Equal(got, []string{"a", "", "Metadata, maps"}) {
		t.Errorf("%d people: %q", did, got)
	}
	do(t, s, func(tx *Tx) error {
		return tx.SaveTopicCadence(&data.TopicCadence{Topic: "zoology", Every: data.Interval{N: 2, Unit: data.Weeks}})
	})
	uses, err := s.TopicUses(t.Context())
	var got []string
	for _, u := range uses {
		got = append(got, strings.Join([]string{u.Topic, string(rune('0' + u.People)), u.Cadence.Every.String()}, " "))
	}
	if err != nil || !slices.Equal(got, []string{"a 1 ", "maps 1 ", "Metadata 1 ", "zoology 0 2w"}) {
		t.Errorf("in use: %q, %v", got, err)
	}
	of, err := s.TopicsOf(t.Context(), ids[1:])
	if err != nil || !slices.Equal(of, []TopicCount{{"Metadata", 2}, {"a", 1}, {"maps", 1}}) && !slices.Equal(of, []TopicCount{{"metadata", 2}, {"a", 1}, {"maps", 1}}) {
		t.Errorf("of some: %+v, %v", of, err)
	}
}
