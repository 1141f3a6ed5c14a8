package day

import (
	"strings"
	"time"
)

// Order is the order in which a region writes a day in figures.
type Order int

// The orders. A day that begins with a year of four figures is the same in all.
const (
	DayFirst   Order = iota // 28/11/26
	MonthFirst              // 11/28/26
	YearFirst               // 26/11/28, and 11/28 without the year
)

// Regions that do not write the day first, and regions whose week does not begin on Monday (Unicode CLDR 46,
// dates and weekData).
var (
	monthFirst = regions(`US AS GU MP PR VI UM PH FM MH PW`)
	yearFirst  = regions(`CN JP KR KP TW HK MO HU LT MN IR`)
	fromSunday = regions(`AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN JM JP KE KH KR LA MH MM MO MT MX
		MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW`)
	fromSaturday = regions(`AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY`)
)

func regions(list string) map[string]bool {
	m := map[string]bool{}
	for code := range strings.FieldsSeq(list) {
		m[code] = true
	}
	return m
}

// OrderOf gives the order of a region ("DE"); day first for an unknown one.
func OrderOf(region string) Order {
	switch region = strings.ToUpper(region); {
	case monthFirst[region]:
		return MonthFirst
	case yearFirst[region]:
		return YearFirst
	}
	return DayFirst
}

// WeekStart gives the first day of the week in a region ("DE"); Monday for an unknown one.
func WeekStart(region string) time.Weekday {
	switch region = strings.ToUpper(region); {
	case fromSunday[region]:
		return time.Sunday
	case fromSaturday[region]:
		return time.Saturday
	}
	return time.Monday
}
