package windowtest

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"lanyard/data/store"

	"lanyard/data"
)

// EveryWay are ways to write a day, with what they are for something still to be done; today is Wednesday 12 August
// 2026. Every field takes them all.
var EveryWay = map[string]string{
	"today": "2026-08-12", "tomorrow": "2026-08-13", "monday": "2026-08-17", "next monday": "2026-08-17", "28 Nov": "2026-11-28", "Nov 28": "2026-11-28",
	"28. November": "2026-11-28", "2026/11/28": "2026-11-28", "20261128": "2026-11-28", "28.11.": "2026-11-28", "next week": "2026-08-17", "in 3 days": "2026-08-15",
	"in 2 weeks": "2026-08-26", "in a month": "2026-09-12", "end of month": "2026-08-31", "2026-11-28": "2026-11-28", "28/11/26": "2026-11-28", "11/28/26": "2026-11-28",
	"fri": "2026-08-14", "14.8.": "2026-08-14", " tomorrow ": "2026-08-13", "Sat 28 Nov 2026": "2026-11-28",
}

// Crowded is a person as nobody is, but as a database of an older version may hold one.
func Crowded(n int) data.Contact {
	c := data.Contact{DisplayName: strings.Repeat("a", 2_700_000), Title: strings.Repeat("ü", 5000)}
	for i := range n {
		c.Emails = append(c.Emails, data.Email{Value: fmt.Sprintf("a%d@b.example", i), Label: "work", Preferred: i == n-1})
		c.Phones = append(c.Phones, data.Phone{Value: fmt.Sprint("desk ", i)})
		c.Links = append(c.Links, data.Link{Value: fmt.Sprint("https://h.example/", i)})
		c.Addresses = append(c.Addresses, data.Address{Street: fmt.Sprint("Street ", i)})
		c.Topics = append(c.Topics, fmt.Sprint("topic ", i))
		c.Other = append(c.Other, data.Property{Name: fmt.Sprint("X-A", i), Value: "v"})
	}
	return c
}

// Crowd stores n people called "Person 00000" and so on, and gives their ids in that order.
func Crowd(t *testing.T, s *store.Store, n int) []int64 {
	t.Helper()
	ids := make([]int64, n)
	if _, err := s.Do(context.Background(), "Test", func(tx *store.Tx) error {
		for i := range n {
			c := data.Contact{DisplayName: fmt.Sprintf("Person %05d", i)}
			if err := tx.SaveContact(&c); err != nil {
				return err
			}
			ids[i] = c.ID
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return ids
}

// Find gives the people that a search finds, but not those whose spelling is near.
func Find(t *testing.T, s *store.Store, text string) []int64 {
	t.Helper()
	r, err := s.Find(t.Context(), data.Query{Text: text}, 0)
	if err != nil {
		t.Fatal(err)
	}
	if r.Nearly {
		return nil
	}
	return r.IDs
}
