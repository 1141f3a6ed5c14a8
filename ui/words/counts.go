// Package words says things: times, counts, states, fields and people's names in sentences, in the language of the window.
package words

import (
	"fmt"

	"lanyard/ui/lang"
)

// PeopleCount says how many people: "1 person".
func PeopleCount(n int) string {
	return lang.N(n, "{{.Count}} person", "{{.Count}} people")
}

// NewCount says how many people of a file are new; "" for none.
func NewCount(n int) string {
	if n == 0 {
		return ""
	}
	return lang.N(n, "{{.Count}} new", "{{.Count}} new")
}

// UpdatedCount says how many people a file updates; "" for none.
func UpdatedCount(n int) string {
	if n == 0 {
		return ""
	}
	return lang.N(n, "{{.Count}} updated", "{{.Count}} updated")
}

// ThereCount says how many people of a file are there already, as the file has them; "" for none.
func ThereCount(n int) string {
	if n == 0 {
		return ""
	}
	return lang.N(n, "{{.Count}} already there", "{{.Count}} already there")
}

// EventCount says how many events: "1 event".
func EventCount(n int) string {
	return lang.N(n, "{{.Count}} event", "{{.Count}} events")
}

// Size writes a number of bytes in decimal units; "" for 0.
func Size(n int64) string {
	switch {
	case n <= 0:
		return ""
	case n < 1_000_000:
		return fmt.Sprintf("%d kB", (n+999)/1000)
	case n < 1_000_000_000:
		return fmt.Sprintf("%.1f MB", float64(n)/1e6)
	}
	return fmt.Sprintf("%.1f GB", float64(n)/1e9)
}

// ThingCount says how many things of whatever kind: "1 thing".
func ThingCount(n int) string { return lang.N(n, "{{.Count}} thing", "{{.Count}} things") }

// PairCount says how many pairs of people: "1 pair".
func PairCount(n int) string { return lang.N(n, "{{.Count}} pair", "{{.Count}} pairs") }

// CopyCount says how many copies of a file: "1 copy".
func CopyCount(n int) string { return lang.N(n, "{{.Count}} copy", "{{.Count}} copies") }
