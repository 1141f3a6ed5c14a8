package cli_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lanyard/ui/tour/year"
)

// TestAYear works through a year of made-up life by the commands. testdata/year.txt has for the end of each month who is due, soon due
// or asleep. The list there comes from year.Due, which knows nothing of the program, and parts of it were counted by hand.
func TestAYear(t *testing.T) {
	t.Setenv("TZ", "UTC")
	at := func(day string) { t.Setenv("LANYARD_NOW", day+"T12:00:00Z") }
	at(year.Begins)
	d := newDesk(t)
	people, steps := year.Script()
	d.must("import", d.file("people.csv", year.Table(people)))
	kept, err := os.ReadFile(filepath.Join("testdata", "year.txt"))
	if err != nil && os.Getenv("WRITE_YEAR") == "" {
		t.Fatal(err)
	}
	var all strings.Builder
	for month := range 12 {
		end := year.End(month)
		for len(steps) > 0 && steps[0].Day <= end {
			at(steps[0].Day)
			d.must(steps[0].Args...)
			steps = steps[1:]
		}
		at(end)
		var got strings.Builder
		for _, r := range objects(t, parse(t, d.must("due", "--json")), "due") {
			last := r["last"]
			if last == nil {
				last = "never"
			}
			fmt.Fprintf(&got, "%s %s %s, every %s, last %s\n", r["contact"].(object)["display_name"], r["clock"], r["state"], r["every"], last)
		}
		want := year.Lines(year.Due(people, end))
		fmt.Fprintf(&all, "# %s\n%s\n", end, want)
		if got.String() != want {
			t.Errorf("at the end of %s:\n%s\nwant\n%s", end, got.String(), want)
		}
	}
	if os.Getenv("WRITE_YEAR") != "" {
		if err := os.WriteFile(filepath.Join("testdata", "year.txt"), []byte(all.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if all.String() != string(kept) {
		t.Errorf("the year is not as testdata/year.txt has it:\n%s", all.String())
	}
	if got := d.promises(); len(got) != 40 {
		t.Errorf("%d promises are open at the end of the year", len(got))
	}
	d.must("check")
}
