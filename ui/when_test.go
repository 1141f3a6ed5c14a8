package ui

import (
	"testing"
	"time"

	"lanyard/data"
	"lanyard/ui/edit"
	"lanyard/ui/events"
)

func TestTheTimesOfAnEventSurviveTheForm(t *testing.T) {
	a := newScreens(t)
	for _, e := range []data.Event{
		{Name: "all day, three days", AllDay: true, Start: time.Date(2026, 8, 11, 22, 0, 0, 0, time.UTC), End: time.Date(2026, 8, 13, 22, 0, 0, 0, time.UTC), Zone: "Europe/Warsaw"},
		{Name: "one afternoon", Start: time.Date(2026, 8, 12, 12, 0, 0, 0, time.UTC), End: time.Date(2026, 8, 12, 15, 30, 0, 0, time.UTC), Zone: "Europe/Warsaw"},
		{Name: "through the night", Start: time.Date(2026, 8, 12, 20, 0, 0, 0, time.UTC), End: time.Date(2026, 8, 13, 4, 0, 0, 0, time.UTC), Zone: "Asia/Tokyo"},
		{Name: "a start only", Start: time.Date(2026, 8, 12, 20, 0, 0, 0, time.UTC), Zone: "UTC"},
		{Name: "no date", Zone: "UTC"},
	} {
		t.Run(e.Name, func(t *testing.T) {
			f := edit.NewEventForm(a.Window, e)
			got, wrong := f.Read()
			if len(wrong) > 0 {
				t.Fatalf("the form refuses its own values: %v", wrong)
			}
			if !got.Start.Equal(e.Start) || !got.End.Equal(e.End) || got.AllDay != e.AllDay {
				t.Errorf("got %v – %v all day %v, want %v – %v %v", got.Start, got.End, got.AllDay, e.Start, e.End, e.AllDay)
			}
		})
	}
}

func TestAddressesAreWrittenAsMailProgramsReadThem(t *testing.T) {
	as := []events.Address{{Name: "Ada Okoro", Email: "ada@archive.example"}, {Name: "Berg, Mia", Email: "mia+list@library.example"}, {Name: `Bo "B" Lee`, Email: "bo@x.example"}, {Name: "山田 太郎", Email: "taro@toshokan.example"}, {Name: "", Email: "info@x.example"}}
	want := `Ada Okoro <ada@archive.example>, "Berg, Mia" <mia+list@library.example>, "Bo \"B\" Lee" <bo@x.example>, 山田 太郎 <taro@toshokan.example>, info@x.example`
	if got := events.Mailboxes(as); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
