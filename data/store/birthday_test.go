package store

import (
	"fmt"
	"strings"
	"testing"

	"lanyard/data"
)

func TestBirthdaysThatAreNear(t *testing.T) {
	s := openTest(t)
	for name, born := range map[string]string{
		"Today": "1980-03-01", "Week": "--03-08", "Later": "1990-03-09", "Gone": "1990-02-27", "Leap": "2000-02-29", "None": "", "Trash": "1970-03-02", "Two": "1970-03-02",
	} {
		do(t, s, func(tx *Tx) error {
			c := data.Contact{Given: name}
			if born != "" {
				c.Birthday, _ = data.ParseDate(born)
			}
			if err := tx.SaveContact(&c); err != nil || name != "Trash" {
				return err
			}
			return tx.Trash(Contacts, c.ID)
		})
	}
	for _, c := range []struct {
		from string
		want string
	}{
		{"2027-02-28", "Leap 2027-02-28, Today 2027-03-01, Two 2027-03-02"},
		{"2027-03-01", "Today 2027-03-01, Two 2027-03-02, Week 2027-03-08"},
		{"2028-02-28", "Leap 2028-02-29, Today 2028-03-01, Two 2028-03-02"},
		{"2026-12-28", ""},
	} {
		from, err := data.ParseDate(c.from)
		must(t, err)
		got, total, err := s.Birthdays(t.Context(), from, 7, 10)
		must(t, err)
		var say []string
		for _, b := range got {
			rows, err := s.Rows(t.Context(), []int64{b.ContactID})
			must(t, err)
			say = append(say, fmt.Sprint(rows[0].Name, " ", b.On))
		}
		if text := strings.Join(say, ", "); text != c.want || total != len(got) {
			t.Errorf("from %s: %s (%d), want %s", c.from, text, total, c.want)
		}
		if few, total, err := s.Birthdays(t.Context(), from, 7, 1); err != nil || len(few) > 1 || total != len(got) {
			t.Errorf("from %s, one of them: %v of %d, %v", c.from, few, total, err)
		}
	}
}

func TestBirthdaysAreFoundByAnIndex(t *testing.T) {
	s := openTest(t)
	var steps []string
	rows, err := s.readers.QueryContext(t.Context(), `EXPLAIN QUERY PLAN `+birthdaysOn, `["03-01"]`)
	must(t, err)
	defer rows.Close()
	for rows.Next() {
		var a, b, c int
		var detail string
		must(t, rows.Scan(&a, &b, &c, &detail))
		steps = append(steps, detail)
	}
	if text := strings.Join(steps, "\n"); !strings.Contains(text, "contact_birthday") || strings.Contains(text, "SCAN c\n") {
		t.Errorf("the plan is\n%s", text)
	}
}
