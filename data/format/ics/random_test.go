package ics

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"

	"lanyard/data"
)

// TestAnyProgrammeIsReadAsItWasWritten writes events made at random, with what is hard on calendars, and reads them.
func TestAnyProgrammeIsReadAsItWasWritten(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 5))
		pick := func(from ...string) string { return from[r.IntN(len(from))] }
		text := func() string {
			return pick("", "", "plain", "Speakers: Ann Ott", "Speakers: Ott, Ann; Berg, Bo\n\nAbout it", "About\n\nSpeaker: Ann Ott", "Status: POSTPONED\n\nAbout", "<b>bold</b> &amp; <p>x</p>",
				"a;b,c\\d", "two\nlines", "https://days.example/?a=1&b=2", "Speakers:\n- Ann Ott\n- Bo", "日本語: テスト", strings.Repeat("long ", 60)+"end", `"quoted": x`, "BEGIN:VEVENT", "END:VCALENDAR")
		}
		line := func() string { return strings.Join(strings.Fields(text()), " ") }
		var events []data.Event
		for i := range 1 + r.IntN(3) {
			e := data.Event{UID: fmt.Sprint("uid ", i), Name: fmt.Sprint("Days ", i, " ", line()), Place: line(), Note: text(), Status: pick("", data.Cancelled, "POSTPONED", line())}
			e.Name = strings.TrimSpace(e.Name)
			if r.IntN(4) > 0 {
				e.Zone = pick("Europe/Oslo", "America/Havana", "Asia/Kathmandu")
				e.Start = time.Date(2024, time.Month(1+r.IntN(12)), 1+r.IntN(28), r.IntN(24), r.IntN(60), 0, 0, time.UTC)
				if e.AllDay = r.IntN(2) == 0; e.AllDay {
					local := data.In(e.Start, e.Zone)
					e.Start = data.StartOfDay(local.Year(), local.Month(), local.Day(), local.Location()).UTC()
				} else {
					e.End = e.Start.Add(time.Hour)
				}
			}
			for k := range r.IntN(5) {
				s := data.Session{Title: pick("Coffee", "Coffee", fmt.Sprint("Talk ", k)), Speakers: pick("", "Ann Ott", "Ott, Ann", "Ott, Ann; Berg, Bo"), Room: line(), Note: text(), Status: pick("", data.Cancelled, "POSTPONED", line())}
				if r.IntN(3) > 0 {
					s.Zone = pick("Europe/Oslo", "America/Havana")
					s.Start = time.Date(2024, 5, 1+r.IntN(28), r.IntN(24), r.IntN(60), 0, 0, time.UTC)
					s.End = s.Start.Add(45 * time.Minute)
				}
				e.Sessions = append(e.Sessions, s)
			}
			events = append(events, e)
		}
		var b bytes.Buffer
		if err := Write(&b, events, nil); err != nil {
			t.Fatal(err)
		}
		items, problems := readAll(t, b.String())
		got := Separate(items)
		for i := range events { // who speaks only in the note is read from it
			for k := range events[i].Sessions {
				if s := &events[i].Sessions[k]; s.Speakers == "" {
					s.Speakers = speakersIn(s.Note)
				}
			}
		}
		if len(problems) > 0 || !reflect.DeepEqual(got, events) {
			t.Fatalf("seed %d, problems %q\n%+v\nwant\n%+v\n%s", seed, problems, got, events, &b)
		}
	}
}
