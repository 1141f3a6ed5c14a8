package store

import (
	"slices"
	"testing"
	"time"

	"lanyard/data"
)

func TestAnswersSessionsAndIncompleteOnesAreFilters(t *testing.T) {
	s := openTest(t)
	at := time.Date(2026, 8, 11, 9, 0, 0, 0, time.UTC)
	fair := data.Event{Name: "Fair", Sessions: []data.Session{{Title: "Opening"}}, Questions: []data.Question{
		{Key: "role", Text: "Role", Type: data.ChoiceQuestion, Choices: []string{"Librarian", "Vendor"}},
	}}
	days := data.Event{Name: "Days"}
	people := []data.Contact{
		{DisplayName: "Ann"},
		{DisplayName: "Bo", Organisation: "State Library"},
		{DisplayName: "Cy", Emails: []data.Email{{Value: "cy@sl.example"}}},
		{DisplayName: "Di", Phones: []data.Phone{{Value: "+49 30 23125 100"}}, Note: "Vendor"},
	}
	var gone data.Encounter
	do(t, s, func(tx *Tx) error {
		for _, e := range []*data.Event{&fair, &days} {
			if err := tx.SaveEvent(e); err != nil {
				return err
			}
		}
		for i := range people {
			if err := tx.SaveContact(&people[i]); err != nil {
				return err
			}
		}
		role := func(v string) []data.Answer { return []data.Answer{{Key: "role", Value: v}} }
		met := []data.Encounter{
			{ContactID: people[0].ID, EventID: fair.ID, SessionID: fair.Sessions[0].ID, At: at, Answers: append(role("Librarian"), data.Answer{Key: "old", Value: "x"})},
			{ContactID: people[1].ID, EventID: fair.ID, At: at, Answers: role("Vendor")},
			{ContactID: people[1].ID, EventID: fair.ID, At: at, Answers: role("Vendor")},
			{ContactID: people[2].ID, EventID: days.ID, At: at, Answers: role("Vendor")},
			{ContactID: people[3].ID, EventID: fair.ID, SessionID: fair.Sessions[0].ID, At: at, Answers: role("Vendor")},
		}
		for i := range met {
			if err := tx.SaveEncounter(&met[i]); err != nil {
				return err
			}
		}
		gone = met[4]
		return tx.Trash(Encounters, gone.ID)
	})
	vendor := []data.Answer{{Key: "role", Value: "Vendor"}}
	for _, c := range []struct {
		claim string
		q     data.Query
		want  []string
	}{
		{"an answer", data.Query{Answers: vendor}, []string{"Bo", "Cy"}},
		{"an answer at an event", data.Query{Answers: vendor, Event: fair.ID}, []string{"Bo"}},
		{"two answers are both given", data.Query{Answers: []data.Answer{{Key: "role", Value: "Librarian"}, {Key: "old", Value: "x"}}}, []string{"Ann"}},
		{"nobody gave both", data.Query{Answers: append([]data.Answer{{Key: "role", Value: "Librarian"}}, vendor...)}, nil},
		{"a session", data.Query{Session: fair.Sessions[0].ID}, []string{"Ann"}},
		{"incomplete ones", data.Query{Incomplete: true}, []string{"Ann"}},
		{"incomplete ones elsewhere", data.Query{Incomplete: true, Event: days.ID}, nil},
		{"with words", data.Query{Text: "ann", Incomplete: true, Answers: []data.Answer{{Key: "old", Value: "x"}}}, []string{"Ann"}},
		{"an answer is found by searching", data.Query{Text: "librarian"}, []string{"Ann"}},
		{"in any order", data.Query{Answers: vendor, Sort: data.SortOrganisation, Reversed: true}, []string{"Bo", "Cy"}},
	} {
		t.Run(c.claim, func(t *testing.T) {
			for _, limit := range []int{0, 2} {
				res, err := s.Find(t.Context(), c.q, limit)
				if err != nil {
					t.Fatal(err)
				}
				var names []string
				for _, id := range res.IDs {
					i := slices.IndexFunc(people, func(p data.Contact) bool { return p.ID == id })
					names = append(names, people[i].DisplayName)
				}
				if !slices.Equal(names, c.want) {
					t.Errorf("at most %d: %v, want %v", limit, names, c.want)
				}
			}
		})
	}
	for _, p := range people {
		if p.Incomplete() != (p.DisplayName == "Ann") {
			t.Errorf("%s is incomplete: %t", p.DisplayName, p.Incomplete())
		}
	}
	counted, err := s.AnswersInUse(t.Context(), 0)
	want := []data.AnswerCount{
		{Answer: data.Answer{Key: "old", Value: "x"}, Text: "old", Count: 1},
		{Answer: vendor[0], Text: "Role", Count: 2},
		{Answer: data.Answer{Key: "role", Value: "Librarian"}, Text: "Role", Count: 1},
	}
	if err != nil || !slices.Equal(counted, want) {
		t.Errorf("in use: %+v, %v; want %+v", counted, err, want)
	}
	if counted, err = s.AnswersInUse(t.Context(), days.ID); err != nil || len(counted) != 1 || counted[0].Count != 1 {
		t.Errorf("in use at one event: %+v, %v", counted, err)
	}
}
