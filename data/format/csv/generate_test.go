package csv

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"lanyard/data"
	"lanyard/data/format/table"
)

// nasty are the pieces of which generated values are made: what quoting, escaping, charsets
// and spreadsheets stumble over.
var nasty = []string{
	"Anna", "-Anna", "=1+1", "+380441234567", "@home", "\t", "\r", "\n", "\r\n", `"`, `""`, ",", ";", "|", "'", " ", "  ", "0", "007",
	"1E5", "3/4", "MAR1", "TRUE", "Ł", "ß", "山田", "太郎", "👩🏽‍💻", "שלום", "\u200E", "\u200F", "\u202E", "\u200B", "\uFEFF", "\u00A0", "\x01", "\x1B", "\x7F",
	"\\", `\n`, ":", "::: ", " ::: ", "* ", "*", "[due 2026-09-01]", " [done x]", "me: ", "them: ", ": met", "; ", " [2026-08-12]", "BEGIN:VCARD", "#REF!", "{}", "sep=;",
}

func text(r *rand.Rand) string {
	if r.IntN(3) == 0 {
		return ""
	}
	return some(r)
}

// some is never empty.
func some(r *rand.Rand) string {
	var b strings.Builder
	for range 1 + r.IntN(4) {
		b.WriteString(nasty[r.IntN(len(nasty))])
	}
	return b.String()
}

func list[T any](r *rand.Rand, most int, one func(i int) T) []T {
	var out []T
	n := r.IntN(most + 1)
	for i := range n {
		out = append(out, one(i))
	}
	return out
}

// generate makes a row whose every value is nasty. Someone is always in it.
func generate(r *rand.Rand) table.Row {
	preferred := r.IntN(3)
	c := data.Contact{
		UID: text(r), DisplayName: some(r), Prefix: text(r), Given: text(r), Additional: text(r), Family: text(r), Suffix: text(r),
		Nickname: text(r), Organisation: text(r), Department: text(r), Title: text(r), Note: text(r),
		Emails: list(r, 5, func(i int) data.Email { return data.Email{Value: text(r), Label: text(r), Preferred: i == preferred} }),
		Phones: list(r, 5, func(i int) data.Phone { return data.Phone{Value: some(r), Label: text(r), Preferred: i == preferred} }),
		Links:  list(r, 4, func(i int) data.Link { return data.Link{Value: some(r), Label: text(r), Preferred: i == preferred} }),
		Addresses: list(r, 4, func(i int) data.Address {
			return data.Address{
				Label: text(r), Preferred: i == preferred, POBox: text(r), Extended: text(r), Street: text(r), City: text(r),
				Region: text(r), PostalCode: text(r), Country: text(r),
			}
		}),
		Topics: list(r, 4, func(int) string { return some(r) }),
		Other:  list(r, 3, func(int) data.Property { return data.Property{Name: some(r), Value: text(r)} }),
		Former: list(r, 3, func(int) data.Former { return data.Former{Field: data.FieldKey(some(r)), Value: some(r)} }),
	}
	if r.IntN(2) == 0 {
		c.Birthday = data.Date{Year: r.IntN(2) * 1980, Month: 1 + r.IntN(12), Day: 1 + r.IntN(28)}
	}
	return table.Row{
		Contact: c,
		Encounters: list(r, 3, func(int) data.DraftEncounter {
			e := data.DraftEncounter{Event: text(r), Session: text(r), Place: text(r), Note: some(r), Warmth: data.Warmth(r.IntN(4)), Zone: zones[r.IntN(len(zones))]}
			switch r.IntN(3) {
			case 0:
				e.At = time.Unix(1_700_000_000+r.Int64N(100_000_000), r.Int64N(1_000_000_000)).UTC()
			case 1:
				e.AllDay = true
				e.At = time.Date(2026, 8, 1+r.IntN(28), 0, 0, 0, 0, table.Location(e.Zone)).UTC()
			}
			return e
		}),
		Promises: list(r, 3, func(int) data.Promise {
			p := data.Promise{By: []data.Ower{data.ByMe, data.ByThem}[r.IntN(2)], Text: some(r)}
			if r.IntN(2) == 0 {
				p.Due = data.Date{Year: 2026, Month: 1 + r.IntN(12), Day: 1 + r.IntN(28)}
			}
			if r.IntN(3) == 0 {
				p.Snoozed = data.Date{Year: 2026, Month: 9, Day: 1}
			}
			if r.IntN(3) == 0 {
				p.Done = time.Unix(1_700_000_000, r.Int64N(1_000_000_000)).UTC()
			}
			return p
		}),
		Attendees: list(r, 3, func(int) data.DraftAttendee {
			a := data.DraftAttendee{Event: some(r), Status: []data.AttendeeStatus{data.Expected, data.WantToMeet, data.Met, data.Closed}[r.IntN(4)]}
			if r.IntN(2) == 0 {
				a.Day = data.Date{Year: 2026, Month: 1 + r.IntN(12), Day: 1 + r.IntN(28)}
			}
			if r.IntN(3) == 0 {
				a.Note = text(r)
			}
			return a
		}),
	}
}

var zones = []string{"", "Europe/Berlin", "Asia/Tokyo", "+02:00", "Nowhere/Else"}

// show writes a row so that two can be compared: nil and empty lists are one.
func show(r table.Row) string {
	r.Encounters = append([]data.DraftEncounter(nil), r.Encounters...)
	var b strings.Builder
	c := r.Contact
	fmt.Fprintf(&b, "%q\n", []string{
		c.UID, c.DisplayName, c.Prefix, c.Given, c.Additional, c.Family, c.Suffix, c.Nickname, c.Organisation,
		c.Department, c.Title, c.Note, c.Birthday.String(),
	})
	fmt.Fprintf(&b, "emails %#v\nphones %#v\naddresses %#v\nlinks %#v\n", c.Emails, c.Phones, c.Addresses, c.Links)
	fmt.Fprintf(&b, "topics %q\nother %#v\nformer %q\n", c.Topics, c.Other, c.Former)
	for _, e := range r.Encounters {
		fmt.Fprintf(&b, "met %q %q %s %v %q %q %q %d\n", e.Event, e.Session, e.At.UTC().Format(time.RFC3339Nano), e.AllDay, e.Zone, e.Place, e.Note, e.Warmth)
	}
	for _, p := range r.Promises {
		fmt.Fprintf(&b, "promise %q %q %s %s %s\n", p.By, p.Text, p.Due, p.Snoozed, p.Done.UTC().Format(time.RFC3339Nano))
	}
	for _, a := range r.Attendees {
		fmt.Fprintf(&b, "listed %q %s %s %q\n", a.Event, a.Day, a.Status, a.Note)
	}
	return b.String()
}

func rowOf(d data.Draft) table.Row {
	r := table.Row{Contact: d.Contact, Promises: d.Promises, Attendees: d.Attendees}
	r.Encounters = append(r.Encounters, d.Encounters...)
	return r
}
