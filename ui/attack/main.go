// Command attack replays the attacks on Lanyard that were tried so far and prints a table: the area, how
// many tries, what holds there, and whether it did. The exit code is 1 when something gave way or was
// not run. What is listed are ordinary tests: `go test ./...` runs their short form, this runs the long
// one, which LANYARD_ATTACK=1 asks for.
//
//	go run ./ui/attack [-short] [-only WORD]
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"os/signal"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"text/tabwriter"
	"time"
)

func main() {
	short := flag.Bool("short", false, "the form that is part of the ordinary tests")
	only := flag.String("only", "", "only the areas with this `WORD` in their name")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	chosen := slices.DeleteFunc(slices.Clone(areas), func(a area) bool { return !strings.Contains(a.name, *only) })
	began := time.Now()
	all := results{}
	tests := byPackage(chosen)
	for _, pkg := range slices.Sorted(maps.Keys(tests)) {
		if err := all.run(ctx, pkg, tests[pkg], *short); err != nil {
			fmt.Fprintln(os.Stderr, "attack:", err)
		}
	}
	held := all.print(os.Stdout, chosen)
	fmt.Printf("\nin %v\n", time.Since(began).Round(time.Second))
	if !held {
		stop()
		os.Exit(1)
	}
}

// result is what became of one test.
type result struct {
	tries   int    // leaves of its subtests, unless it says more
	outcome string // "pass", "fail", "skip"; "" while it has not ended
	said    []string
}

// results are kept by "package test".
type results map[string]*result

// event is what `go test -json` prints: see `go doc test2json`.
type event struct{ Action, Test, Key, Value, Output string }

// run runs the named tests of a package and takes in what became of them.
func (r results) run(ctx context.Context, pkg string, names []string, short bool) error {
	fmt.Fprintf(os.Stderr, "%s: %d tests\n", pkg, len(names))
	cmd := exec.CommandContext(ctx, "go", "test", "-json", "-count=1", "-timeout=60m", "-run=^("+strings.Join(names, "|")+")$", "./"+pkg)
	cmd.Env = os.Environ()
	if !short {
		cmd.Env = append(cmd.Env, "LANYARD_ATTACK=1")
	}
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("running the tests of %s: %w", pkg, err)
	}
	err = r.read(pkg, out)
	var failed *exec.ExitError // the tests have said so themselves
	if end := cmd.Wait(); end != nil && !errors.As(end, &failed) {
		err = errors.Join(err, end)
	}
	return err
}

// read takes in the events of a package's tests.
func (r results) read(pkg string, from io.Reader) error {
	lines := bufio.NewScanner(from)
	lines.Buffer(nil, 64<<20)
	parents := map[string]bool{}
	for lines.Scan() {
		var e event
		if json.Unmarshal(lines.Bytes(), &e) != nil || e.Test == "" {
			continue
		}
		name, sub, _ := strings.Cut(e.Test, "/")
		one := r[pkg+" "+name]
		if one == nil {
			one = &result{}
			r[pkg+" "+name] = one
		}
		switch e.Action {
		case "run":
			if i := strings.LastIndexByte(e.Test, '/'); i >= 0 && !parents[e.Test[:i]] {
				parents[e.Test[:i]] = true
				one.tries-- // it is no leaf
			}
			one.tries++
		case "attr":
			if n, err := strconv.Atoi(e.Value); err == nil && e.Key == "tries" {
				one.tries += n - 1
			}
		case "output":
			if !strings.HasPrefix(e.Output, "=== ") {
				one.said = append(one.said, e.Output)
			}
		case "pass", "fail", "skip":
			if sub == "" {
				one.outcome = e.Action
			}
		}
	}
	return lines.Err()
}

// print writes the table, and below it what failed tests said. It reports whether everything held.
func (r results) print(w io.Writer, chosen []area) (held bool) {
	held = true
	var below []string
	total := 0
	tab := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(tab, "area\ttries\twhat holds\tresult")
	for _, a := range chosen {
		tries, word := 0, "held"
		for _, name := range a.all() {
			switch one := r[name]; {
			case one == nil || one.outcome == "":
				word, held = "NOT RUN", false
				below = append(below, name+" did not run to its end\n")
			case one.outcome == "fail":
				word, held = "GAVE WAY", false
				below = append(append(below, name+"\n"), one.said...)
			case one.outcome == "skip":
				below = append(append(below, name+" was left out\n"), one.said...)
				if word == "held" {
					word = "held, some left out"
				}
			default:
				tries += one.tries
			}
		}
		total += tries
		fmt.Fprintf(tab, "%s\t%d\t%s\t%s\n", a.name, tries, a.holds, word)
	}
	fmt.Fprintf(tab, "all\t%d\t\t\n", total)
	_ = tab.Flush()
	if len(below) > 0 {
		fmt.Fprintf(w, "\n%s", strings.Join(below, ""))
	}
	return held
}
