// Package growth counts the work that an input takes, so that a test can say how it grows: statements, by the
// counters of a build with -cover, and bytes of memory. It uses no clock, so a slow machine counts the same.
package growth

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"regexp"
	"runtime"
)

// Shape is an input with one part that grows.
type Shape struct {
	Name string // the format and the part that grows: "vcard: NOTE lines"
	N    int    // the number of the part in the smaller of two inputs
	// Make prepares an input with n of the part, and gives the work that reads it.
	Make func(n int) (work func())
}

// Count is the work on one input.
type Count struct {
	N      int
	Blocks uint64 // of statements that were executed
	Bytes  uint64 // of memory that was allocated
	CPU    int64  // nanoseconds of the process: for people to look at
}

// Result holds the work of a shape at its size and at twice its size.
type Result struct {
	Name   string
	Counts [2]Count
}

// steepest limits how many times as much work an input of twice the size may take. Sorting takes a little more
// than 2, a square 4.
const steepest = 2.6

// Steep says what grows too much from the first input to the second; "" when nothing does.
func (r *Result) Steep() string {
	before, after := r.Counts[0], r.Counts[1]
	for _, c := range []struct {
		what    string
		was, is uint64
		least   uint64 // less is not looked at
	}{
		{"statements", before.Blocks, after.Blocks, 20_000},
		{"bytes of memory", before.Bytes, after.Bytes, 4 << 20},
	} {
		if grown := float64(c.is) / float64(max(c.was, 1)); c.is > c.least && grown > steepest {
			return fmt.Sprintf("%s: twice as many (%d, %d) take %.1f times the %s (%d, %d)",
				r.Name, before.N, after.N, grown, c.what, c.was, c.is)
		}
	}
	return ""
}

// Main counts the shapes, and prints one line for each Result. Its flags say which shapes, and of what size.
func Main(shapes []Shape) {
	larger := flag.Int("times", 1, "`how` many times larger the inputs are")
	name := flag.String("only", "", "`pattern` of the names of shapes")
	flag.Parse()
	only := regexp.MustCompile(*name)
	out := json.NewEncoder(os.Stdout)
	for _, s := range shapes {
		if !only.MatchString(s.Name) {
			continue
		}
		r := s.measure(*larger)
		if r.Steep() != "" { // a step, as where another way to search begins, disappears on larger inputs
			r = s.measure(2 * *larger)
		}
		if err := out.Encode(r); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

// measure counts the work of a shape. A first run on a small input makes what is made only once.
func (s *Shape) measure(larger int) Result {
	s.Make(16)()
	r := Result{Name: s.Name}
	for i := range r.Counts {
		n := s.N * larger << i
		work := s.Make(n)
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		blocks, cpu := blocks(), processor()
		work()
		cpu, blocks = processor()-cpu, blocksSince(blocks)
		runtime.ReadMemStats(&after)
		r.Counts[i] = Count{N: n, Blocks: blocks, Bytes: after.TotalAlloc - before.TotalAlloc, CPU: cpu}
	}
	return r
}
