package data

import "testing"

func TestABirthdayIsOnItsDayEachYear(t *testing.T) {
	for name, c := range map[string]struct{ born, today, want string }{
		"today":                              {"1980-11-29", "2026-11-29", "2026-11-29"},
		"yesterday: next year":               {"1980-11-28", "2026-11-29", "2027-11-28"},
		"over the end of the year":           {"1980-01-02", "2026-12-30", "2027-01-02"},
		"without a year":                     {"--12-03", "2026-11-29", "2026-12-03"},
		"29 February in a leap year":         {"2000-02-29", "2028-02-01", "2028-02-29"},
		"29 February in another":             {"2000-02-29", "2027-02-01", "2027-02-28"},
		"29 February, on 28 February":        {"--02-29", "2027-02-28", "2027-02-28"},
		"29 February, on 1 March":            {"--02-29", "2027-03-01", "2028-02-29"},
		"28 February in a leap year":         {"2001-02-28", "2028-02-28", "2028-02-28"},
		"29 February, in 2100 there is none": {"2000-02-29", "2100-02-01", "2100-02-28"},
		"on the day of birth":                {"2026-11-29", "2026-11-29", "2026-11-29"},
	} {
		born, err := ParseDate(c.born)
		today, err2 := ParseDate(c.today)
		if err != nil || err2 != nil {
			t.Fatal(err, err2)
		}
		if got := born.Next(today).String(); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}
