package store

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"lanyard/data"
)

func TestMergingTwoContactsLosesNothing(t *testing.T) {
	s := openTest(t)
	keep := &data.Contact{DisplayName: "Jane Doe", Organisation: "State Library", Emails: []data.Email{{Value: "jane@sl.example"}}}
	gone := &data.Contact{DisplayName: "J. Doe", Title: "Librarian", Emails: []data.Email{{Value: "doe@home.example"}}, Topics: []string{"maps"}, Note: "Likes tea."}
	third := person("Ben", "Okoro")
	save(t, s, keep, gone, third)
	talk, fair := &data.Event{Name: "Talk"}, &data.Event{Name: "Fair"}
	do(t, s, func(tx *Tx) error {
		for _, e := range []*data.Event{talk, fair} {
			if err := tx.SaveEvent(e); err != nil {
				return err
			}
		}
		for _, a := range []data.Attendee{
			{ContactID: keep.ID, EventID: talk.ID, Status: data.Expected},
			{ContactID: gone.ID, EventID: talk.ID, Status: data.Met, Note: "front row"},
			{ContactID: gone.ID, EventID: fair.ID, Status: data.WantToMeet},
		} {
			if err := tx.SaveAttendee(&a); err != nil {
				return err
			}
		}
		e := data.Encounter{ContactID: gone.ID, EventID: talk.ID, Note: "talked of maps"}
		if err := tx.SaveEncounter(&e); err != nil {
			return err
		}
		if err := tx.SavePromise(&data.Promise{ContactID: gone.ID, EncounterID: e.ID, Text: "send the atlas"}); err != nil {
			return err
		}
		if err := tx.MarkNotSame(keep.ID, gone.ID); err != nil {
			return err
		}
		return tx.MarkNotSame(gone.ID, third.ID)
	})
	before := dump(t, s)

	op := do(t, s, func(tx *Tx) error { return tx.MergeContacts(keep.ID, gone.ID) })

	c, err := s.Contact(t.Context(), keep.ID)
	if err != nil {
		t.Fatal(err)
	}
	if c.DisplayName != "Jane Doe" || c.Organisation != "State Library" || c.Title != "Librarian" || len(c.Emails) != 2 ||
		!slices.Equal(c.Topics, []string{"maps"}) || !strings.Contains(c.Note, "tea") {
		t.Errorf("the merged card is %+v", c)
	}
	if g, err := s.Contact(t.Context(), gone.ID); err != nil || g.Trashed.IsZero() {
		t.Errorf("the other is not in the trash: %v", err)
	}
	if es, err := s.Encounters(t.Context(), keep.ID); err != nil || len(es) != 1 || es[0].Note != "talked of maps" {
		t.Errorf("encounters %+v, %v", es, err)
	}
	if ps, err := s.Promises(t.Context(), keep.ID); err != nil || len(ps) != 1 || ps[0].EncounterID == 0 {
		t.Errorf("promises %+v, %v", ps, err)
	}
	listed, err := s.ContactAttendees(t.Context(), keep.ID)
	status := map[int64]data.AttendeeStatus{}
	for _, a := range listed {
		status[a.EventID] = a.Status
	}
	if err != nil || len(listed) != 2 || status[talk.ID] != data.Met || status[fair.ID] != data.WantToMeet {
		t.Errorf("listed %+v, %v", listed, err)
	}
	if pairs, err := s.NotSamePairs(t.Context(), keep.ID); err != nil || !slices.Equal(pairs, []int64{third.ID}) {
		t.Errorf("not the same as %v, %v", pairs, err)
	}
	if got := find(t, s, data.Query{Text: "maps atlas"}); len(got) != 0 {
		t.Errorf("promises are searched: %v", got)
	}
	if got := find(t, s, data.Query{Text: "talked maps"}); !slices.Equal(got, []string{"Jane Doe"}) {
		t.Errorf("the search finds %v", got)
	}
	if wrong, err := s.Check(t.Context()); err != nil || len(wrong) > 0 {
		t.Errorf("after the merge: %v, %v", wrong, err)
	}

	if rev, err := s.UndoOp(t.Context(), op.Seq); err != nil || len(rev.Kept) > 0 {
		t.Fatalf("undo: %+v, %v", rev.Kept, err)
	}
	if after := dump(t, s); after != before {
		t.Errorf("undone, it is not as before:\n%s\nwas\n%s", after, before)
	}
}

func TestNobodyIsMergedWithTheUserOrThemselves(t *testing.T) {
	s := openTest(t)
	c, me := person("Ada", "Byron"), person("My", "Self")
	save(t, s, c)
	do(t, s, func(tx *Tx) error { return tx.SaveMe(me) })
	for _, pair := range [][2]int64{{c.ID, c.ID}, {c.ID, me.ID}, {me.ID, c.ID}, {c.ID, 999}} {
		_, err := s.Do(t.Context(), "Test", func(tx *Tx) error { return tx.MergeContacts(pair[0], pair[1]) })
		if err == nil {
			t.Errorf("merging %v is no error", pair)
		}
	}
}

// merged stores two cards of one person with a meeting each, and merges them.
func merged(t *testing.T, s *Store) (keep, gone *data.Contact, op Op) {
	t.Helper()
	keep, gone = person("Jane", "Doe"), person("Janet", "Dow")
	gone.Emails = []data.Email{{Value: "janet@home.example"}}
	save(t, s, keep, gone)
	do(t, s, func(tx *Tx) error {
		for _, c := range []*data.Contact{keep, gone} {
			if err := tx.SaveEncounter(&data.Encounter{ContactID: c.ID, Note: "met " + c.Given}); err != nil {
				return err
			}
		}
		return tx.SavePromise(&data.Promise{ContactID: gone.ID, Text: "send the atlas"})
	})
	return keep, gone, do(t, s, func(tx *Tx) error { return tx.MergeContacts(keep.ID, gone.ID) })
}

func TestAMergeIsUndoneLongAfterTheTrashWasPurged(t *testing.T) {
	s, clock := openAt(t)
	keep, gone, op := merged(t, s)
	if list, err := s.TrashList(t.Context()); err != nil || len(list) != 0 {
		t.Errorf("the trash lists %+v, %v", list, err)
	}
	clock.days(400)
	if n, err := s.PurgeTrash(t.Context(), clock.now().AddDate(0, 0, -30)); err != nil || n != 0 {
		t.Errorf("%d purged, %v", n, err)
	}
	if _, err := s.EmptyTrash(t.Context()); err != nil {
		t.Fatal(err)
	}
	if es, err := s.Encounters(t.Context(), keep.ID); err != nil || len(es) != 2 {
		t.Errorf("the meetings are %+v, %v", es, err)
	}
	c, err := s.Contact(t.Context(), keep.ID)
	if err != nil {
		t.Fatal(err)
	}
	c.Title = "Director" // edited since
	do(t, s, func(tx *Tx) error { return tx.SaveContact(&c) })
	if _, err := s.UndoOp(t.Context(), op.Seq); err != nil {
		t.Fatal(err)
	}
	for _, want := range []struct{ c *data.Contact }{{keep}, {gone}} {
		got, err := s.Contact(t.Context(), want.c.ID)
		if err != nil || !got.Trashed.IsZero() || got.Family != want.c.Family || len(got.Emails) != len(want.c.Emails) {
			t.Errorf("%s came back as %+v, %v", want.c.Given, got, err)
		}
		es, err := s.Encounters(t.Context(), want.c.ID)
		if err != nil || len(es) != 1 || es[0].Note != "met "+want.c.Given {
			t.Errorf("meetings of %s: %+v, %v", want.c.Given, es, err)
		}
	}
	if got, err := s.Contact(t.Context(), keep.ID); err != nil || got.Title != "Director" {
		t.Errorf("what was edited since is %q, %v", got.Title, err)
	}
	expectSound(t, s)
}

func TestErasingSomebodyErasesTheCardsMergedIntoThem(t *testing.T) {
	s := openTest(t)
	keep, gone, _ := merged(t, s)
	if _, err := s.Erase(t.Context(), keep.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Contact(t.Context(), gone.ID); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("the merged card is still there: %v", err)
	}
	if found, err := fileHolds(s.path, []string{"janet@home.example", "met Janet"}); err != nil || found {
		t.Errorf("the file holds traces: %v, %v", found, err)
	}
	expectSound(t, s)
}

func TestErasingACardDoesNotEraseWhatWasMovedToAnother(t *testing.T) {
	s := openTest(t)
	keep, gone, _ := merged(t, s)
	do(t, s, func(tx *Tx) error { return tx.Restore(Contacts, gone.ID) })
	if _, err := s.Erase(t.Context(), gone.ID); err != nil {
		t.Fatal(err)
	}
	if es, err := s.Encounters(t.Context(), keep.ID); err != nil || len(es) != 2 {
		t.Errorf("the meetings are %+v, %v", es, err)
	}
	if ps, err := s.Promises(t.Context(), keep.ID); err != nil || len(ps) != 1 {
		t.Errorf("the promises are %+v, %v", ps, err)
	}
	expectSound(t, s)
}

// TestMergesUndoneInAnyOrderLaterGiveBackWhatWas merges pairs of people with all that hangs on them, edits
// others in between, and undoes the merges long afterwards in any order.
func TestMergesUndoneInAnyOrderLaterGiveBackWhatWas(t *testing.T) {
	for seed := range uint64(4) {
		s, clock := openAt(t)
		p := &player{t: t, s: s, rnd: rand.New(rand.NewPCG(seed, 21))}
		var people []*data.Contact
		do(t, s, func(tx *Tx) error {
			e := data.Event{Name: "Fair"}
			if err := tx.SaveEvent(&e); err != nil {
				return err
			}
			for i := range 16 {
				c := person(p.word(), p.word())
				for range 4 {
					p.scramble(c)
				}
				if err := tx.SaveContact(c); err != nil {
					return err
				}
				people = append(people, c)
				for range p.rnd.IntN(3) {
					met := data.Encounter{ContactID: c.ID, EventID: e.ID, Note: p.word()}
					if err := tx.SaveEncounter(&met); err != nil {
						return err
					}
					if err := tx.SavePromise(&data.Promise{ContactID: c.ID, EncounterID: met.ID, Text: p.word()}); err != nil {
						return err
					}
				}
				if p.rnd.IntN(2) == 0 {
					if err := tx.SaveAttendee(&data.Attendee{ContactID: c.ID, EventID: e.ID, Status: data.Expected, Note: p.word()}); err != nil {
						return err
					}
				}
				if i%4 == 3 {
					if err := tx.MarkNotSame(people[i-1].ID, c.ID); err != nil {
						return err
					}
				}
			}
			return nil
		})
		before := dump(t, s)
		var merges, edits []int64
		for i := 0; i < 10; i += 2 {
			var theirs []data.Side
			if p.rnd.IntN(2) == 0 {
				theirs = []data.Side{data.SideName, data.SideTitle}
			}
			merges = append(merges, do(t, s, func(tx *Tx) error { return tx.MergeContacts(people[i].ID, people[i+1].ID, theirs...) }).Seq)
			other := people[10+p.rnd.IntN(6)]
			edits = append(edits, do(t, s, func(tx *Tx) error {
				c, err := tx.Contact(other.ID)
				if err == nil {
					c.Department = p.word()
					err = tx.SaveContact(&c)
				}
				return err
			}).Seq)
		}
		clock.days(365)
		if _, err := s.PurgeTrash(t.Context(), clock.now().AddDate(0, 0, -30)); err != nil {
			t.Fatal(err)
		}
		p.rnd.Shuffle(len(merges), func(i, j int) { merges[i], merges[j] = merges[j], merges[i] })
		slices.Reverse(edits)
		for _, seq := range append(merges, edits...) {
			if rev, err := s.UndoOp(t.Context(), seq); err != nil || len(rev.Kept) > 0 {
				t.Fatalf("seed %d, undoing operation %d: %v, kept %v", seed, seq, err, rev.Kept)
			}
		}
		expectDump(t, s, before, fmt.Sprintf("seed %d, all undone", seed))
		expectSound(t, s)
	}
}

func TestWhatAMergeReplacesIsFoundUndoneAndErased(t *testing.T) {
	s := openTest(t)
	keep, gone := person("Ada", "Wu"), person("Ada", "Wu")
	keep.Title, gone.Title, keep.Note = "Archivist", "Bibliographer", "Title before: Curator"
	save(t, s, keep, gone)
	do(t, s, func(tx *Tx) error { return tx.MergeContacts(keep.ID, gone.ID) })
	c, err := s.Contact(t.Context(), keep.ID)
	if err != nil || c.Title != "Archivist" || c.Note != keep.Note || !slices.Equal(c.Former, []data.Former{{Field: "title", Value: "Bibliographer"}}) {
		t.Fatalf("merged: %+v, %v", c, err)
	}
	if got := find(t, s, data.Query{Text: "bibliographer"}); len(got) != 1 {
		t.Errorf("found %v", got)
	}
	expectSound(t, s)
	if rev, err := s.Undo(t.Context()); err != nil || len(rev.Kept) > 0 {
		t.Fatalf("undone: %+v, %v", rev, err)
	}
	if c, err := s.Contact(t.Context(), keep.ID); err != nil || len(c.Former) != 0 {
		t.Errorf("after undo: %v, %v", c.Former, err)
	}
	if _, err := s.Redo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Erase(t.Context(), keep.ID, gone.ID); err != nil {
		t.Fatal(err)
	}
	left, err := column[int](t.Context(), pool{s.readers}, "SELECT count(*) FROM former")
	if err != nil || left[0] != 0 {
		t.Errorf("%d rows are left, %v", left[0], err)
	}
	if got := holdingBelow(t, filepath.Dir(s.Path()), []string{"Bibliographer"}); len(got) > 0 {
		t.Errorf("still there: %v", got)
	}
	expectSound(t, s)
}
