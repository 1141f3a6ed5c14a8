// Command tour drives the app through its main path, in a real window under Xvfb, by keyboard and
// mouse, on sample data in a temporary folder. It writes a picture of each screen, light and dark,
// and what the app exported. It fails when a step did not happen.
//
//	go run ./ui/tour [-out build/tour] [-themes light,dark] [-threads] [-app FILE]
//
// With -soak it instead works the window for a while as a long day would, faster, and fails when memory
// or open files grow or the database does not hold:
//
//	go run ./ui/tour -soak 10m [-seed N]
//
// With -walk it goes through the three days of a conference, and compares the report of the event with a count by sqlite3; then through
// a year of made-up life, and compares at the end of each month who is due, and what is promised, with a count of its own.
//
// The same steps are the project's end-to-end test (go test ./ui/tour).
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"
)

func main() {
	out := flag.String("out", "build/tour", "folder for pictures and other results")
	themes := flag.String("themes", "light,dark", "themes to go through")
	binary := flag.String("app", "", "a binary built before; without it the app is built")
	threads := flag.Bool("threads", false, "build the app with Fyne's thread checks on")
	soaking := flag.Duration("soak", 0, "work the window for so long instead")
	days := flag.Bool("walk", false, "walk through the three days of a conference, and through a year, instead")
	seed := flag.Uint64("seed", 1, "of the soak")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	o := options{binary: *binary, out: *out, themes: strings.Split(*themes, ","), log: os.Stdout}
	if err := drive(ctx, o, *threads, *days, *soaking, *seed); err != nil {
		fmt.Fprintln(os.Stderr, "tour:", err)
		stop()
		os.Exit(1)
	}
}

func drive(ctx context.Context, o options, threads, days bool, soaking time.Duration, seed uint64) (err error) {
	// Results of an earlier run must not pass for results of this one.
	if err := os.RemoveAll(o.out); err != nil {
		return err
	}
	if o.binary == "" {
		if o.binary, err = build(ctx, "build", threads); err != nil {
			return err
		}
	}
	if soaking > 0 {
		return runSoak(ctx, o, soaking, seed)
	}
	walk := run
	if days {
		walk = longWalks
	}
	files, err := walk(ctx, o)
	if listed := listing(os.Stdout, files); err == nil {
		err = listed
	}
	return err
}
