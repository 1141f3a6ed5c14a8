package main

import (
	"fmt"
	"io"
	"math"
	"slices"
	"text/tabwriter"
	"time"
)

// line is one row of the table: something measured beside what it is compared with.
type line struct {
	what     string
	measured string // with its unit
	against  string // with its unit
	ratio    float64
	goal     float64 // the most that the ratio may be; 0: none is set
}

// met tells whether the goal is reached, and by how much it is missed.
func (l line) met() string {
	switch {
	case l.goal == 0:
		return ""
	case l.ratio <= l.goal:
		return "yes"
	}
	return fmt.Sprintf("NO, %.0f %% over", 100*(l.ratio/l.goal-1))
}

// table is what the run prints: lines, and remarks that belong to them.
type table struct {
	lines   []line
	remarks []string
}

// times adds a line of two durations.
func (t *table) times(what string, measured, against time.Duration, than string, goal float64) {
	t.lines = append(t.lines, line{
		what: what, measured: millis(measured), against: than + " " + millis(against),
		ratio: float64(measured) / float64(against), goal: goal,
	})
}

// sizes adds a line of two amounts of memory in bytes.
func (t *table) sizes(what string, measured, against int64, than string, goal float64) {
	t.lines = append(t.lines, line{
		what: what, measured: mebibytes(measured), against: than + " " + mebibytes(against),
		ratio: float64(measured) / float64(against), goal: goal,
	})
}

// counts adds a line of how many of all were done, which should be no fewer than elsewhere.
func (t *table) counts(what string, done, all, elsewhere int, than string) {
	t.lines = append(t.lines, line{
		what: what, measured: fmt.Sprintf("%d of %d", done, all), against: fmt.Sprintf("%s %d", than, elsewhere),
		ratio: float64(elsewhere) / float64(max(done, 1)), goal: 1,
	})
}

// remark adds a sentence below the table.
func (t *table) remark(format string, args ...any) {
	t.remarks = append(t.remarks, fmt.Sprintf(format, args...))
}

func (t *table) print(w io.Writer) error {
	tw := tabwriter.NewWriter(w, 0, 0, 3, ' ', 0)
	fmt.Fprintln(tw, "what\tmeasured\tcompared with\tratio\tgoal\tmet")
	for _, l := range t.lines {
		goal := ""
		if l.goal > 0 {
			goal = fmt.Sprintf("≤ %.3g", l.goal)
		}
		fmt.Fprintf(tw, "%s\t%s\t%s\t%.2f\t%s\t%s\n", l.what, l.measured, l.against, l.ratio, goal, l.met())
	}
	if err := tw.Flush(); err != nil {
		return err
	}
	for _, r := range t.remarks {
		if _, err := fmt.Fprintln(w, "·", r); err != nil {
			return err
		}
	}
	return nil
}

func millis(d time.Duration) string {
	ms := float64(d) / float64(time.Millisecond)
	if ms < 100 {
		return fmt.Sprintf("%.2f ms", ms)
	}
	return fmt.Sprintf("%.0f ms", ms)
}

func mebibytes(n int64) string { return fmt.Sprintf("%.0f MiB", float64(n)/(1<<20)) }

// percentile is the smallest of the values that at least the part p, from 0 to 1, of them do not
// exceed (the nearest-rank method); 0 without values.
func percentile(values []time.Duration, p float64) time.Duration {
	if len(values) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(values))
	return sorted[max(0, int(math.Ceil(p*float64(len(sorted))))-1)]
}

// median of the values.
func median(values []time.Duration) time.Duration { return percentile(values, 0.5) }
