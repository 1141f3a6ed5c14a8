package data_test

import (
	"testing"
	"time"

	"lanyard/data"
)

func TestADayBeginsOnItselfWhereTheClocksSkipMidnight(t *testing.T) {
	for _, tc := range []struct {
		zone string
		day  data.Date
		want string
	}{
		{"America/Havana", data.Date{Year: 2024, Month: 3, Day: 10}, "2024-03-10T01:00:00-04:00"},
		{"America/Santiago", data.Date{Year: 2024, Month: 9, Day: 8}, "2024-09-08T01:00:00-03:00"},
		{"America/Sao_Paulo", data.Date{Year: 2017, Month: 10, Day: 15}, "2017-10-15T01:00:00-02:00"},
		{"Africa/Cairo", data.Date{Year: 2024, Month: 4, Day: 26}, "2024-04-26T01:00:00+03:00"},
		{"Atlantic/Azores", data.Date{Year: 2024, Month: 3, Day: 31}, "2024-03-31T01:00:00Z"},
		{"Europe/Berlin", data.Date{Year: 2024, Month: 3, Day: 31}, "2024-03-31T00:00:00+01:00"},
		{"UTC", data.Date{Year: 2024, Month: 3, Day: 31}, "2024-03-31T00:00:00Z"},
	} {
		loc, err := time.LoadLocation(tc.zone)
		if err != nil {
			t.Fatal(err)
		}
		if got := data.StartOfDay(tc.day.Year, time.Month(tc.day.Month), tc.day.Day, loc).Format(time.RFC3339); got != tc.want {
			t.Errorf("%s in %s begins at %s, want %s", tc.day, tc.zone, got, tc.want)
		}
	}
}
