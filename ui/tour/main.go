// Command tour drives the app through its main path, in a real window under Xvfb, by keyboard and
// mouse, on sample data in a temporary folder. It writes a picture of each screen, light and dark,
// and what the app exported. It fails when a step did not happen.
//
//	go run ./ui/tour [-out build/tour] [-themes light,dark] [-threads] [-app FILE]
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
)

func main() {
	out := flag.String("out", "build/tour", "folder for pictures and other results")
	themes := flag.String("themes", "light,dark", "themes to go through")
	binary := flag.String("app", "", "a binary built before; without it the app is built")
	threads := flag.Bool("threads", false, "build the app with Fyne's thread checks on")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := drive(ctx, *out, strings.Split(*themes, ","), *binary, *threads); err != nil {
		fmt.Fprintln(os.Stderr, "tour:", err)
		stop()
		os.Exit(1)
	}
}

func drive(ctx context.Context, out string, themes []string, binary string, threads bool) (err error) {
	// Results of an earlier run must not pass for results of this one.
	if err := os.RemoveAll(out); err != nil {
		return err
	}
	if binary == "" {
		if binary, err = build(ctx, "build", threads); err != nil {
			return err
		}
	}
	files, err := run(ctx, options{binary: binary, out: out, themes: themes, log: os.Stdout})
	if listed := listing(os.Stdout, files); err == nil {
		err = listed
	}
	return err
}
