package intake_test

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"lanyard/data"
	"lanyard/data/export"
	"lanyard/data/format/csv"
	"lanyard/data/format/vcard"
	"lanyard/data/intake"
	"lanyard/data/store"
	"lanyard/data/store/generate"
)

// TestTableForAppsComesBackIdentical writes a database as the table for other apps and takes it
// into an empty one: contacts, encounters and promises are the same. The E.164 form of a number
// is derived again, by the phone region of that database.
func TestTableForAppsComesBackIdentical(t *testing.T) {
	for seed := range uint64(3) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			s, in := open(t)
			must(t, generate.Fill(t.Context(), s, 200, seed))
			normaliseAll(t, s)
			rnd := rand.New(rand.NewPCG(seed, 7))
			addOddities(t, s, in, rnd)
			listPeople(t, s, rnd)
			var table bytes.Buffer
			_, err := export.Write(t.Context(), s, export.Job{Format: export.CSV, Target: csv.Apps}, &table)
			must(t, err)
			other, into := open(t)
			imp := take(t, into, read(t, &table), intake.Batch{})
			if imp.Problems != 0 {
				t.Errorf("%d problems", imp.Problems)
			}
			compare(t, blocks(dump(t, s)), blocks(dump(t, other)))
			if listed := attendance(t, s); len(listed) < 50 {
				t.Errorf("only %d are on lists", len(listed))
			} else {
				compare(t, listed, attendance(t, other))
			}
			again := take(t, into, read(t, &table), intake.Batch{})
			if again.Op != 0 || again.New+again.Updated != 0 {
				t.Errorf("taken in again: %+v", again)
			}
		})
	}
}

// Tables hold no pictures; vCards do.
func TestAVCardBringsPhotosBackByteForByte(t *testing.T) {
	s, in := open(t)
	for i, size := range []int{8, 300, 1200} {
		var picture bytes.Buffer
		img := image.NewRGBA(image.Rect(0, 0, size, size))
		rnd := rand.New(rand.NewPCG(uint64(i), 1))
		for p := range img.Pix { // noise, which does not shrink
			img.Pix[p] = byte(rnd.Uint32())
		}
		must(t, jpeg.Encode(&picture, img, nil))
		name := fmt.Sprint("Photo ", size)
		save(t, in, propose(t, in, data.Draft{Contact: data.Contact{DisplayName: name}, Photo: picture.Bytes()}), intake.Additions{})
	}
	photos := func(s *store.Store) map[string]string {
		found, err := s.Find(t.Context(), data.Query{}, 0)
		must(t, err)
		out := map[string]string{}
		must(t, s.Contacts(t.Context(), found.IDs, func(c data.Contact) error {
			picture, err := s.Photo(t.Context(), c.Photo.SHA256)
			out[c.Name()] = string(picture)
			return err
		}))
		return out
	}
	want := photos(s)
	var cards bytes.Buffer
	_, err := export.Write(t.Context(), s, export.Job{Format: export.VCard}, &cards)
	must(t, err)
	other, into := open(t)
	for range 2 {
		var ds []data.Draft
		for d, err := range vcard.Read(bytes.NewReader(cards.Bytes())) {
			must(t, err)
			ds = append(ds, d)
		}
		take(t, into, ds, intake.Batch{})
	}
	if got := photos(other); len(want) != 3 || len(want["Photo 1200"]) < 100_000 || !maps.Equal(want, got) {
		t.Errorf("%d photos became %d, or others", len(want), len(got))
	}
}

// normaliseAll brings generated people into the form in which the intake saves. A table has no
// room for photos.
func normaliseAll(t *testing.T, s *store.Store) {
	t.Helper()
	found, err := s.Find(t.Context(), data.Query{}, 0)
	must(t, err)
	_, err = s.Do(t.Context(), "normalise", func(tx *store.Tx) error {
		for _, id := range found.IDs {
			c, err := tx.Contact(id)
			if err != nil {
				return err
			}
			c.Normalise("")
			c.Photo = data.PhotoRef{}
			for i := range c.Phones {
				c.Phones[i].Normalise("DE")
			}
			if err := tx.SaveContact(&c); err != nil {
				return err
			}
		}
		return nil
	})
	must(t, err)
}

func read(t *testing.T, table *bytes.Buffer) []data.Draft {
	t.Helper()
	var ds []data.Draft
	for d, err := range csv.Read(bytes.NewReader(table.Bytes()), "people.csv") {
		must(t, err)
		ds = append(ds, d)
	}
	return ds
}

// addOddities saves what is hard on tables and on matching: signs of every kind, namesakes, family,
// several encounters at one moment, editions of an event.
func addOddities(t *testing.T, s *store.Store, in *intake.Intake, rnd *rand.Rand) {
	t.Helper()
	year := event(t, s, data.Event{Name: "Metadata Days", Start: day(3), End: day(5), Sessions: []data.Session{{Title: "Keynote; \"opening\""}}})
	last := event(t, s, data.Event{Name: "Metadata Days", Start: day(3).AddDate(-1, 0, 0), End: day(5).AddDate(-1, 0, 0)})
	signs := []string{"a;b", "c,d", "\"quoted\"", "=1+1", "+49", "'quote", "tab\there", "back\\slash", "x [due 2026-01-01]", "emoji 📚", "日本語", "two\nlines", " - x"}
	pick := func() string { return signs[rnd.IntN(len(signs))] }
	for i := range 40 {
		c := data.Contact{
			DisplayName: fmt.Sprintf("Odd %s", pick()), Given: pick(), Family: fmt.Sprint("Odd", i/2), Organisation: pick(), Title: pick(),
			Department: pick(), Note: pick() + "\n" + pick(), Topics: []string{pick(), fmt.Sprint("t", i)}, Nickname: pick(),
			Emails:    []data.Email{{Value: fmt.Sprintf("odd%d@sl.example", i/2), Label: pick(), Preferred: true}, {Value: "info@sl.example"}},
			Phones:    []data.Phone{{Value: "030 23125 100", Label: "work"}, {Value: "+1 (202) 555-0123", Preferred: true}},
			Addresses: []data.Address{{Street: "Am Platz 1\nHinterhaus", City: pick(), Country: "Germany", Label: "home"}},
			Links:     []data.Link{{Value: "https://sl.example/?a=b,c;d", Label: pick()}},
			Birthday:  data.Date{Month: 2, Day: 29}, Other: []data.Property{{Name: "X-A;type=b", Value: pick()}},
			Former: []data.Former{{Field: "title", Value: pick()}, {Field: data.SpellingField, Value: pick()}},
		}
		p := intake.Proposal{Action: intake.Create, Draft: data.Draft{Contact: c}}
		m := intake.Additions{Promises: []data.Promise{{Text: strings.ReplaceAll(pick(), "\n", " "), Due: data.Date{Year: 2026, Month: 9, Day: 1}}}}
		if i%3 == 0 {
			m.Encounter = &data.Encounter{EventID: year, At: day(4).Add(time.Duration(i) * time.Millisecond), Zone: "Europe/Berlin", Note: pick(), Warmth: data.Warmth(i % 4)}
		}
		saved := save(t, in, p, m)
		if i%3 != 0 {
			continue
		}
		_, err := s.Do(t.Context(), "more", func(tx *store.Tx) error {
			for j := range 3 { // two of them at one moment
				e := data.Encounter{ContactID: saved.Contact, At: day(6 + j/2), Zone: "UTC", Note: fmt.Sprint("note ", j), Place: pick()}
				if err := tx.SaveEncounter(&e); err != nil {
					return err
				}
			}
			someDay := data.Encounter{ContactID: saved.Contact, At: day(9), AllDay: true, Zone: "Europe/Berlin", Note: "of which only the day is known"}
			if i%2 == 0 { // the last one, which has columns of its own
				someDay.At = day(30)
			}
			if err := tx.SaveEncounter(&someDay); err != nil {
				return err
			}
			e := data.Encounter{ContactID: saved.Contact, EventID: last, At: day(4).AddDate(-1, 0, 0), Zone: "Asia/Tokyo"}
			if err := tx.SaveEncounter(&e); err != nil {
				return err
			}
			done := data.Promise{ContactID: saved.Contact, By: data.ByThem, Text: "intro", Done: day(7), Snoozed: data.Date{Year: 2026, Month: 8, Day: 20}}
			return tx.SavePromise(&done)
		})
		must(t, err)
	}
}

// listPeople puts contacts on lists: whom an encounter tells of, as the intake does, and others, of
// editions of one event, of an event nobody was met at, and of one without days.
func listPeople(t *testing.T, s *store.Store, rnd *rand.Rand) {
	t.Helper()
	events, err := s.Events(t.Context())
	must(t, err)
	future := event(t, s, data.Event{Name: "To; come: met", Start: day(40), Zone: "Asia/Tokyo"})
	undated := event(t, s, data.Event{Name: "Some day"})
	found, err := s.Find(t.Context(), data.Query{}, 0)
	must(t, err)
	states := []data.AttendeeStatus{data.Expected, data.WantToMeet, data.Met, data.Closed}
	_, err = s.Do(t.Context(), "lists", func(tx *store.Tx) error {
		for _, id := range found.IDs {
			met, err := tx.Encounters(id)
			if err != nil {
				return err
			}
			on := map[int64]data.Attendee{}
			for _, e := range met {
				if e.EventID != 0 {
					on[e.EventID] = data.Attendee{Status: data.Met}
				}
			}
			for _, e := range []int64{future, undated, events[rnd.IntN(len(events))].ID} {
				if rnd.IntN(3) == 0 {
					on[e] = data.Attendee{Status: states[rnd.IntN(4)], Note: []string{"", "", "booth; 3"}[rnd.IntN(3)]}
				}
			}
			for e, a := range on {
				a.ContactID, a.EventID = id, e
				if err := tx.SaveAttendee(&a); err != nil {
					return err
				}
			}
		}
		return nil
	})
	must(t, err)
}

// attendance dumps who is on which list, and of each event that has one the day it begins.
func attendance(t *testing.T, s *store.Store) []string {
	t.Helper()
	events, err := s.Events(t.Context())
	must(t, err)
	var out []string
	for _, e := range events {
		listed, err := s.Attendees(t.Context(), e.ID)
		must(t, err)
		day := ""
		if !e.Start.IsZero() {
			day = e.Start.In(e.Location()).Format(time.DateOnly)
		}
		for _, a := range listed {
			c, err := s.Contact(t.Context(), a.ContactID)
			must(t, err)
			out = append(out, strings.Join([]string{e.Name, day, c.UID, string(a.Status), a.Note}, "|"))
		}
	}
	slices.Sort(out)
	return out
}

// blocks cuts a dump into people and events, sorted.
func blocks(dump string) []string {
	out := strings.Split(dump, "\nuid ")
	head := strings.Split(out[0], "\n")
	out = slices.Concat(head, out[1:])
	slices.Sort(out)
	return out
}

func compare(t *testing.T, want, got []string) {
	t.Helper()
	shown := 0
	for _, w := range want {
		if !slices.Contains(got, w) && shown < 5 {
			shown++
			t.Errorf("lost or altered:\n%s", w)
		}
	}
	for _, g := range got {
		if !slices.Contains(want, g) && shown < 10 {
			shown++
			t.Errorf("not there before:\n%s", g)
		}
	}
	if len(want) != len(got) {
		t.Errorf("%d blocks, were %d", len(got), len(want))
	}
}
