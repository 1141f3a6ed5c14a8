package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"lanyard/data"
)

func called(name string) *data.Contact { return &data.Contact{DisplayName: name} }

func TestFindFoldsAlike(t *testing.T) {
	s := openTest(t)
	for _, name := range []string{
		"Lech Wałęsa", "Søren Dahl", "Đặng Thu", "Ayşe Yıldız", "Ute Strauß", "Pat O'Brien", "Jörg Müller", "山田 太郎",
		"Éva Szabó", "Ægir Þórsson",
	} {
		save(t, s, called(name))
	}
	save(t, s, &data.Contact{DisplayName: "Kyoto Books", Note: "東京の国立国会図書館で会った"})
	for query, want := range map[string]string{
		"walesa": "Lech Wałęsa", "WAŁĘ": "Lech Wałęsa", "soren": "Søren Dahl", "søren": "Søren Dahl", "dang": "Đặng Thu",
		"yildiz": "Ayşe Yıldız", "strauss": "Ute Strauß", "straus": "Ute Strauß", "obrien": "Pat O'Brien", "o'brien": "Pat O'Brien",
		"o’brien": "Pat O'Brien", "brien": "Pat O'Brien", "muller": "Jörg Müller", "mueller": "Jörg Müller", "Müller": "Jörg Müller",
		"太郎": "山田 太郎", "山田太郎": "山田 太郎", "図書館": "Kyoto Books", "国会図書": "Kyoto Books", "館": "Kyoto Books",
		"eva sza": "Éva Szabó", "sza eva": "Éva Szabó", "thors": "Ægir Þórsson",
	} {
		t.Run(query, func(t *testing.T) {
			if got := find(t, s, data.Query{Text: query}); !slices.Equal(got, []string{want}) {
				t.Errorf("got %v, want %s", got, want)
			}
		})
	}
}

func TestFindLooksAtEverythingKnown(t *testing.T) {
	s := openTest(t)
	c := full()
	save(t, s, c, person("Other", "Person"))
	e := &data.Event{Name: "Metadata Congress", Place: "Ghent"}
	f := &data.Event{Name: "Listed Only Fair"}
	do(t, s, func(tx *Tx) error {
		if err := errors.Join(tx.SaveEvent(e), tx.SaveEvent(f)); err != nil {
			return err
		}
		return errors.Join(tx.SaveEncounter(&data.Encounter{ContactID: c.ID, EventID: e.ID, Note: "borrowed an umbrella", Place: "foyer"}),
			tx.SaveAttendee(&data.Attendee{ContactID: c.ID, EventID: f.ID}))
	})
	found := func(t *testing.T, query string) bool {
		got := find(t, s, data.Query{Text: query})
		return slices.Equal(got, []string{c.DisplayName})
	}
	for _, query := range []string{
		"zoe", "quill", "ostby", "phd", "zo", "fjord lib", "metadata", "head", "zoe@fjord.example", "home.example", "bergen", "5003",
		"norway quay", "orcid", "linked data", "preserv", "ledger", "umbrella", "foyer", "congress", "listed only",
		"+12025550123", "(202) 555-0123", "202 555 0123", "2025550123", "1 202 555", "555-0123", "0123", "umbrella quill", "QUILL umbr",
	} {
		t.Run(query, func(t *testing.T) {
			if !found(t, query) {
				t.Error("not found")
			}
		})
	}
	t.Run("a renamed event is found under its new name only", func(t *testing.T) {
		e.Name = "Archive Days"
		do(t, s, func(tx *Tx) error { return tx.SaveEvent(e) })
		if !found(t, "archive day") || found(t, "congress") {
			t.Error("the index has the old name")
		}
	})
	t.Run("a trashed event is not searched", func(t *testing.T) {
		do(t, s, func(tx *Tx) error { return tx.Trash(Events, e.ID) })
		if found(t, "archive") || !found(t, "umbrella") {
			t.Error("the index has the trashed event, or has lost the encounter")
		}
	})
	t.Run("signs alone find nobody", func(t *testing.T) {
		if got := find(t, s, data.Query{Text: "?!"}); len(got) != 0 {
			t.Errorf("got %v", got)
		}
	})
	expectSound(t, s)
}

func TestFilters(t *testing.T) {
	s := openTest(t)
	ana, bo, cy := person("Ana", "Lima"), person("Bo", "Lund"), person("Cy", "Lane")
	ana.Topics, bo.Topics = []string{"Open Access", "maps"}, []string{"open access"}
	ana.Organisation, cy.Organisation = "Zebra Press", "Archive"
	cy.Source.Kind = data.FromQR
	save(t, s, ana, bo, cy)
	e := &data.Event{Name: "Fair"}
	do(t, s, func(tx *Tx) error {
		if err := tx.SaveEvent(e); err != nil {
			return err
		}
		at := tx.Now()
		return errors.Join(
			tx.SaveEncounter(&data.Encounter{ContactID: ana.ID, EventID: e.ID, At: at.Add(-48 * time.Hour), Warmth: data.Hot}),
			tx.SaveEncounter(&data.Encounter{ContactID: ana.ID, At: at.Add(-time.Hour)}),
			tx.SaveEncounter(&data.Encounter{ContactID: cy.ID, At: at, Warmth: data.Cool}),
			tx.SaveAttendee(&data.Attendee{ContactID: bo.ID, EventID: e.ID, Status: data.WantToMeet}))
	})
	tests := []struct {
		name string
		q    data.Query
		want string
	}{
		{"everybody by name", data.Query{}, "Ana Lima, Bo Lund, Cy Lane"},
		{"by last met, never met last", data.Query{Sort: data.SortLastMet}, "Cy Lane, Ana Lima, Bo Lund"},
		{"by organisation, none last", data.Query{Sort: data.SortOrganisation}, "Cy Lane, Ana Lima, Bo Lund"},
		{"by name from the end", data.Query{Reversed: true}, "Cy Lane, Bo Lund, Ana Lima"},
		{"by family name", data.Query{Sort: data.SortFamily}, "Cy Lane, Ana Lima, Bo Lund"},
		{"by family name from the end", data.Query{Sort: data.SortFamily, Reversed: true}, "Bo Lund, Ana Lima, Cy Lane"},
		{"by last met from the end, never met last", data.Query{Sort: data.SortLastMet, Reversed: true}, "Ana Lima, Cy Lane, Bo Lund"},
		{"by organisation from the end, none last", data.Query{Sort: data.SortOrganisation, Reversed: true}, "Ana Lima, Cy Lane, Bo Lund"},
		{"the latest added first", data.Query{Sort: data.SortAdded}, "Cy Lane, Bo Lund, Ana Lima"},
		{"the first added first", data.Query{Sort: data.SortAdded, Reversed: true}, "Ana Lima, Bo Lund, Cy Lane"},
		{"text by organisation from the end", data.Query{Text: "l", Sort: data.SortOrganisation, Reversed: true}, "Ana Lima, Cy Lane, Bo Lund"},
		{"a topic from the end", data.Query{Topics: []string{"open access"}, Reversed: true}, "Bo Lund, Ana Lima"},
		{"a topic, case aside", data.Query{Topics: []string{"OPEN access"}}, "Ana Lima, Bo Lund"},
		{"two topics are both wanted", data.Query{Topics: []string{"open access", "maps"}}, "Ana Lima"},
		{"met at or listed for an event", data.Query{Event: e.ID}, "Ana Lima, Bo Lund"},
		{"the latest warmth that was said", data.Query{Warmth: data.Warm}, "Ana Lima"},
		{"at least this warm", data.Query{Warmth: data.Cool}, "Ana Lima, Cy Lane"},
		{"a way in", data.Query{Source: data.FromQR}, "Cy Lane"},
		{"text and topic", data.Query{Text: "l", Topics: []string{"maps"}}, "Ana Lima"},
		{"text and event", data.Query{Text: "lund", Event: e.ID}, "Bo Lund"},
		{"text and warmth", data.Query{Text: "lund", Warmth: data.Cool}, ""},
		{"an event without people", data.Query{Event: 99}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := strings.Join(find(t, s, tt.q), ", "); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
	t.Run("rows show what lists need", func(t *testing.T) {
		rows, err := s.Rows(t.Context(), []int64{cy.ID, 99, ana.ID})
		if err != nil || len(rows) != 2 || rows[0].Name != "Cy Lane" {
			t.Fatalf("%+v, %v", rows, err)
		}
		r := rows[1]
		if r.Warmth != data.Hot || r.LastEvent != "Fair" || r.LastMet.IsZero() || !slices.Equal(r.Topics, ana.Topics) || r.Organisation != "Zebra Press" {
			t.Errorf("%+v", r)
		}
	})
	t.Run("topics in use are counted under one spelling", func(t *testing.T) {
		got, err := s.Topics(t.Context())
		if err != nil || len(got) != 2 || got[0].Count != 2 || data.Fold(got[0].Topic) != "open access" || got[1] != (TopicCount{"maps", 1}) {
			t.Errorf("%v, %v", got, err)
		}
	})
}

func TestNearSpellings(t *testing.T) {
	s := openTest(t)
	for _, name := range []string{"Anna Schneider", "Lech Wałęsa", "Johan Johansson", "Bo Ek", "Nikolas", "Weterka", "Pizza"} {
		save(t, s, called(name))
	}
	tests := []struct{ query, want, near string }{
		{"schnieder", "Anna Schneider", "Schneider"},
		{"schneder anna", "Anna Schneider", "Schneider"},
		{"walexa", "Lech Wałęsa", "Wałęsa"},
		{"ana", "Anna Schneider", "Anna"},
		{"johenss", "Johan Johansson", "Johansson"},
		{"nanna", "Anna Schneider", "Anna"},          // a letter too many in front
		{"cshneider", "Anna Schneider", "Schneider"}, // the first two changed for each other
		{"kchneider", "Anna Schneider", "Schneider"}, // another letter in front
		{"xxkolas", "Nikolas", "Nikolas"},            // the first two are others: before the p
		{"xxterka", "Weterka", "Weterka"},            // and after it
		{"xxzza", "Pizza", "Pizza"},                  // and at it
		{"xyzzyx", "", ""},
		{"schneider lech", "", ""}, // both are known words: nobody is both
	}
	for _, tt := range tests {
		t.Run(tt.query, func(t *testing.T) {
			res, err := s.Find(t.Context(), data.Query{Text: tt.query}, 10)
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.Join(names(t, s, res.IDs), ", "); got != tt.want || strings.Join(res.Near, " ") != tt.near || res.Nearly != (tt.want != "") {
				t.Errorf("got %s near %v, want %s near %s", got, res.Near, tt.want, tt.near)
			}
		})
	}
	t.Run("a match is not marked as near", func(t *testing.T) {
		if res, err := s.Find(t.Context(), data.Query{Text: "schneider"}, 10); err != nil || res.Nearly || res.Near != nil || len(res.IDs) != 1 {
			t.Errorf("%+v, %v", res, err)
		}
	})
}

func TestNearSpellingsAreToldAsTheyAreWritten(t *testing.T) {
	s := openTest(t)
	for _, c := range []*data.Contact{
		{DisplayName: "Özlem Köhler", Organisation: "Vörkelnor & Söhne"},
		{DisplayName: "Ana Vorkelova", Organisation: "Korpus (Vorkal, Inc.)"},
		{DisplayName: "Ben Vorkalden", Emails: []data.Email{{Value: "vorkelt1357@lib.example"}}},
		{DisplayName: "Cia Vorkein", Topics: []string{"vorkell-theory"}},
		{DisplayName: "Dan Roe", Emails: []data.Email{{Value: "qwertzuiop77@lib.example"}}, Note: "spoke of asdfghjkl"},
		{DisplayName: "zyxwvuts1@lib.example"},
	} {
		save(t, s, c)
	}
	for _, tt := range []struct {
		query  string
		near   []string // any three of them
		least  int
		nearly bool
	}{
		{"vorkelx", []string{"Vörkelnor", "Vorkelova", "Vorkal", "Vorkalden", "Vorkein", "vorkell-theory"}, 3, true},
		{"kohlex", []string{"Köhler"}, 1, true},
		{"qwertzuiox", nil, 0, true}, // only in an address, with digits
		{"asdfghjkx", nil, 0, true},  // only in a note
		{"zyxwvutx", nil, 0, true},   // the name is an address
		{"vorkelx roe", nil, 0, false},
		{"vorkelt13x7", nil, 0, true}, // a number was typed
	} {
		t.Run(tt.query, func(t *testing.T) {
			res, err := s.Find(t.Context(), data.Query{Text: tt.query}, 10)
			if err != nil || res.Nearly != tt.nearly || len(res.Near) > 3 || len(res.Near) < tt.least {
				t.Fatalf("%+v, %v", res, err)
			}
			for _, w := range res.Near {
				if !slices.Contains(tt.near, w) {
					t.Errorf("%q is none of %q", w, tt.near)
				}
			}
		})
	}
}

// TestPlansAgree compares what the plans find with each other: by walking the sort index (small
// limit), by the full-text index, and by that with a remembered order.
func TestPlansAgree(t *testing.T) {
	s := openTest(t)
	do(t, s, func(tx *Tx) error {
		for i := range 700 {
			c := person(fmt.Sprintf("%c%c name", 'a'+i%26, 'a'+i%7), fmt.Sprintf("family%d", i))
			c.Organisation = []string{"", "Archive", "Museum"}[i%3]
			if err := tx.SaveContact(c); err != nil {
				return err
			}
		}
		return nil
	})
	t.Run("in every order", func(t *testing.T) {
		for by := range orders {
			for _, turned := range []bool{false, true} {
				s.rankings.of = nil
				q := data.Query{Text: "fa", Sort: by, Reversed: turned}
				var got [3][]int64
				for i, limit := range []int{0, 300, 7} {
					res, err := s.Find(t.Context(), q, limit)
					if err != nil || len(res.IDs) < 7 {
						t.Fatalf("%+v: %d found, %v", q, len(res.IDs), err)
					}
					got[i] = res.IDs
				}
				s.rankings.of = nil
				first, err := s.Find(t.Context(), q, 7) // no order is remembered
				if err != nil || !slices.Equal(first.IDs, got[0][:7]) || !slices.Equal(got[1], got[0][:300]) || !slices.Equal(got[2], got[0][:7]) {
					t.Errorf("%+v: %v and %v, want %v (%v)", q, first.IDs, got[2], got[0][:7], err)
				}
				turn := q
				turn.Reversed = !turned
				if back, err := s.Find(t.Context(), turn, 0); err != nil || len(back.IDs) != len(got[0]) || orders[by].last == reversed[by].last && back.IDs[0] != got[0][len(got[0])-1] {
					t.Errorf("%+v turned round begins with %v (%v)", q, back.IDs[0], err)
				}
			}
		}
	})
	for _, query := range []string{"a", "fa", "name", "c", "family1", "b fam", "x name", "c n family", "n family", "name fa c", "fa name"} {
		t.Run(query, func(t *testing.T) {
			s.rankings.of = nil
			var pages []Result
			var all Result
			for _, limit := range []int{7, 690, 0, 7} { // the third has the order remembered
				res, err := s.Find(t.Context(), data.Query{Text: query}, limit)
				if err != nil {
					t.Fatal(err)
				}
				if limit == 0 {
					all = res
				}
				pages = append(pages, res)
			}
			if len(s.rankings.of) == 0 {
				t.Error("the order was not remembered")
			}
			for i, page := range pages {
				if n := min(len(page.IDs), len(all.IDs)); n < 7 || !slices.Equal(page.IDs, all.IDs[:n]) || page.More != (n < len(all.IDs)) {
					t.Errorf("%d: the page is %v of %d, want %v", i, page.IDs, len(all.IDs), all.IDs[:n])
				}
			}
		})
	}
}

func TestARememberedOrderHoldsUntilTheNextOperation(t *testing.T) {
	s := openTest(t)
	ana, bo, cy := person("Ana", "Lima"), person("Bo", "Lima"), person("Cy", "Lima")
	bo.Topics, cy.Topics = []string{"maps"}, []string{"maps"}
	save(t, s, ana, bo, cy)
	look := func(want string, q data.Query) {
		t.Helper()
		if got := strings.Join(find(t, s, q), ", "); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	if _, err := s.Find(t.Context(), data.Query{}, 0); err != nil {
		t.Fatal(err)
	}
	look("Ana Lima, Bo Lima, Cy Lima", data.Query{Text: "lima"})
	look("Bo Lima, Cy Lima", data.Query{Text: "lima ma"})
	ana.Given, ana.DisplayName = "Zoe", "Zoe Lima"
	do(t, s, func(tx *Tx) error { return errors.Join(tx.SaveContact(ana), tx.Trash(Contacts, bo.ID)) })
	look("Cy Lima, Zoe Lima", data.Query{Text: "lima"})
	if _, err := s.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	look("Ana Lima, Bo Lima, Cy Lima", data.Query{Text: "lima"})
	save(t, s, person("Abe", "Lima"))
	look("Abe Lima, Ana Lima, Bo Lima, Cy Lima", data.Query{Text: "lima"})
}

func TestThePlanFollowsTheExpectedNumber(t *testing.T) {
	s := openTest(t)
	do(t, s, func(tx *Tx) error {
		for i := range 2000 {
			if err := tx.SaveContact(person("common", fmt.Sprintf("family%d", i))); err != nil {
				return err
			}
		}
		return tx.SaveContact(person("Rare", "Bird"))
	})
	for query, want := range map[string]bool{"common": true, "c": true, "common fam": true, "rare": false, "r": false, "common rare": false} {
		t.Run(query, func(t *testing.T) {
			f := finder{q: pool{s.readers}, limit: 100, terms: data.FoldQuery(query)}
			cond, args := containing(f.terms)
			e, err := f.estimate(t.Context(), nil)
			if err != nil {
				t.Fatal(err)
			}
			if _, got, err := f.walk(t.Context(), []string{cond}, args, e, false); got != want || err != nil {
				t.Errorf("walking is %v, want %v (%v)", got, want, err)
			}
		})
	}
}

func TestAWalkThatFindsTooLittleIsGivenUp(t *testing.T) {
	s := openTest(t)
	const people = 3000
	do(t, s, func(tx *Tx) error {
		for i := range people {
			given := "Anna"
			if i%41 == 0 {
				given = "Zora" // all of them after the end of the walk
			}
			if err := tx.SaveContact(&data.Contact{Given: given}); err != nil {
				return err
			}
		}
		return nil
	})
	f := finder{q: pool{s.readers}, limit: 7, terms: data.FoldQuery("z")}
	e, err := f.estimate(t.Context(), nil)
	if err != nil || e.steps*(costStep+costLook*e.may) > f.costOfAsking(e, false) {
		t.Fatalf("it does not walk: the test proves nothing (%+v, %v)", e, err)
	}
	cond, args := containing(f.terms)
	walked, whole, err := f.walk(t.Context(), []string{cond}, args, e, false)
	if err != nil || whole || len(walked.IDs) > 0 {
		t.Fatalf("the walk found %d (%v): the test proves nothing", len(walked.IDs), err)
	}
	all, err := s.Find(t.Context(), data.Query{Text: "z"}, 0)
	if err != nil {
		t.Fatal(err)
	}
	page, err := s.Find(t.Context(), data.Query{Text: "z"}, 7)
	if err != nil || len(all.IDs) != (people-1)/41+1 || !page.More || !slices.Equal(page.IDs, all.IDs[:7]) {
		t.Errorf("%v of %d, %v", page.IDs, len(all.IDs), err)
	}
}

func TestFindEndsWithItsContext(t *testing.T) {
	s := openTest(t)
	save(t, s, person("Ana", "Lima"))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Find(ctx, data.Query{Text: "ana"}, 10); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	t.Run("also while SQLite works", func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
		defer cancel()
		start := time.Now()
		err := s.read(ctx, "counting", func(q querier) error {
			var n int64
			return one(ctx, q, []any{&n}, "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c) SELECT count(*) FROM c")
		})
		if !errors.Is(err, context.DeadlineExceeded) || time.Since(start) > 5*time.Second {
			t.Errorf("got %v after %v", err, time.Since(start))
		}
	})
}

func FuzzFind(f *testing.F) {
	s := openTest(f)
	save(f, s, full())
	for _, text := range []string{"a b", `"`, "a*", "AND", "a OR b", "(", "NEAR/2", "-x", "図", "+1 202", "'", "a:b", "\x00", "^a"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if _, err := s.Find(context.Background(), data.Query{Text: text}, 5); err != nil {
			t.Errorf("%q: %v", text, err)
		}
		if _, err := s.Find(context.Background(), data.Query{Text: text}, 0); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	})
}

// TestFindOpenLooksInNothingPrivate finds by what a visitor may see, and by no word of what they may not.
func TestFindOpenLooksInNothingPrivate(t *testing.T) {
	s := openTest(t)
	ana := &data.Contact{DisplayName: "Ana Lima", Organisation: "Quay Library", Note: "privatenote quay"}
	both := &data.Contact{DisplayName: "Bo Privatenote", Note: "privatenote"}
	save(t, s, ana, both, person("Cy", "Lane"))
	e := &data.Event{Name: "Openfair", Questions: []data.Question{{Key: "budget", Text: "Budget", Type: data.TextQuestion}}}
	do(t, s, func(tx *Tx) error {
		if err := tx.SaveEvent(e); err != nil {
			return err
		}
		return errors.Join(
			tx.SaveEncounter(&data.Encounter{ContactID: ana.ID, EventID: e.ID, Place: "openfoyer", Note: "privatesaid", Warmth: data.Hot, Answers: []data.Answer{{Key: "budget", Value: "privateanswer"}}}),
			tx.SaveAttendee(&data.Attendee{ContactID: ana.ID, EventID: e.ID, Status: data.WantToMeet, Note: "privatewant"}),
			tx.SavePromise(&data.Promise{ContactID: ana.ID, By: data.ByMe, Text: "privatepromise"}),
			tx.SaveAppointment(&data.Appointment{ContactID: ana.ID, EventID: e.ID, Start: tx.Now(), End: tx.Now().Add(time.Hour), State: data.Proposed, Place: "openroom", Note: "privateagreed"}))
	})
	open := func(q data.Query, limit int) string {
		t.Helper()
		res, err := s.FindOpen(t.Context(), q, limit)
		if err != nil || res.Nearly || len(res.Near) > 0 {
			t.Fatalf("%+v, %v", res, err)
		}
		return strings.Join(names(t, s, res.IDs), ", ")
	}
	for _, private := range []string{"privatesaid", "privateanswer", "privatewant", "privateagreed", "privatesa", "lima privatenote"} {
		if got := find(t, s, data.Query{Text: private}); len(got) != 1 {
			t.Errorf("%s finds %q at other times: the test proves nothing", private, got)
		}
		if got := open(data.Query{Text: private}, 0); got != "" {
			t.Errorf("%s finds %s", private, got)
		}
	}
	for text, want := range map[string]string{
		"ana": "Ana Lima", "openfair": "Ana Lima", "openfoyer": "Ana Lima", "openroom": "Ana Lima", "quay lima": "Ana Lima",
		"privatenote": "Bo Privatenote", "l": "Ana Lima, Cy Lane", "": "Ana Lima, Bo Privatenote, Cy Lane", "?!": "",
		"quai": "", // nearly so written: another time it says so
	} {
		if got := open(data.Query{Text: text}, 0); got != want {
			t.Errorf("%q finds %s, want %s", text, got, want)
		}
	}
	if res, err := s.FindOpen(t.Context(), data.Query{Text: "l"}, 1); err != nil || !res.More || len(res.IDs) != 1 {
		t.Errorf("%+v, %v", res, err)
	}
	everybody := open(data.Query{}, 0)
	for _, q := range []data.Query{
		{Warmth: data.Hot},
		{Owed: data.OwedByAny},
		{NoNote: true},
		{Clock: data.AnyCadence},
		{Over: true},
		{Status: data.WantToMeet},
		{Answers: []data.Answer{{Key: "budget", Value: "privateanswer"}}},
	} {
		if got := open(q, 0); got != everybody {
			t.Errorf("%+v tells of %s", q, got)
		}
	}
	if got := open(data.Query{Event: e.ID, Warmth: data.Cool}, 0); got != "Ana Lima" {
		t.Errorf("the event alone counts, got %s", got)
	}
}
