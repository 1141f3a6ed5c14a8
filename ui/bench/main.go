// Command bench measures how fast Lanyard is and prints it as ratios: against an empty window of the
// same toolkit, against sqlite3 and qrencode at the same job, against the time of one frame. Each line
// has its goal and says whether it is met. Nothing here fails when a goal is missed; the exit code is
// 1 when something could not be measured.
//
//	go run ./ui/bench [-dir build/bench] [-million=false] [-only search,qr]
//	go run ./ui/bench -corpus FOLDER
//
// The generated databases stay in -dir, so that only the first run waits for them; the one with a
// million contacts takes minutes and 2 GB.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
)

// The sizes that are measured, in contacts.
const (
	small   = 10_000
	typical = 100_000
	large   = 1_000_000
)

func main() {
	dir := flag.String("dir", "build/bench", "folder for what is kept between runs")
	million := flag.Bool("million", os.Getenv("BENCH_MILLION") != "0", "measure a million contacts too")
	only := flag.String("only", "", "which `PARTS` to measure: "+strings.Join(names(), ",")+"; none is all")
	walked := flag.String("walk", "", "read this workbook by excelize, do nothing with it, and end: what reading one is compared with")
	pictures := flag.String("corpus", "", "read the pictures of this folder with Lanyard and zbarimg, say how they did, and end")
	read := flag.Bool("read", false, "read the pictures named on standard input, and end: Lanyard's side of -corpus")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	var one func() error
	switch {
	case *walked != "":
		one = func() error { return walk(*walked) }
	case *pictures != "":
		one = func() error { return corpus(ctx, *pictures, os.Stdout) }
	case *read:
		one = func() error { return readPictures(ctx, os.Stdin, os.Stdout) }
	}
	if one != nil {
		if err := one(); err != nil {
			fmt.Fprintln(os.Stderr, "bench:", err)
			stop()
			os.Exit(1)
		}
		return
	}
	b := &bench{dir: *dir, log: os.Stderr, sizes: []int{small, typical}}
	if *million {
		b.sizes = append(b.sizes, large)
	}
	err := b.run(ctx, *only)
	if e := b.table.print(os.Stdout); err == nil {
		err = e
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		stop()
		os.Exit(1)
	}
}

// bench is one run.
type bench struct {
	dir    string // what is kept between runs
	log    io.Writer
	sizes  []int  // of the databases, in contacts
	app    string // Lanyard's binary
	window string // the binary of a window with a few words, of the same toolkit
	table  table
}

// part is one of the things that are measured; it adds lines to the table.
type part struct {
	name    string
	measure func(*bench, context.Context) error
}

var parts = []part{
	{"open", (*bench).opening},
	{"search", (*bench).searching},
	{"many", (*bench).many},
	{"duplicates", (*bench).duplicates},
	{"list", (*bench).moving},
	{"events", (*bench).events},
	{"due", (*bench).due},
	{"filters", (*bench).filters},
	{"laptop", (*bench).laptop},
	{"csv", (*bench).tables},
	{"files", (*bench).files},
	{"qr", (*bench).codes},
}

func names() (out []string) {
	for _, p := range parts {
		out = append(out, p.name)
	}
	return out
}

// run measures all parts, or those named in only. A part that fails is a line of the table, and the
// next still comes.
func (b *bench) run(ctx context.Context, only string) error {
	if err := b.build(ctx); err != nil {
		return err
	}
	for _, n := range b.sizes {
		if _, err := database(ctx, b.dir, n, b.log); err != nil {
			return err
		}
	}
	var failed []error
	for _, p := range parts {
		if only != "" && !slices.Contains(strings.Split(only, ","), p.name) {
			continue
		}
		fmt.Fprintf(b.log, "Measuring: %s\n", p.name)
		if err := p.measure(b, ctx); err != nil {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			failed = append(failed, fmt.Errorf("%s could not be measured: %w", p.name, err))
		}
	}
	return errors.Join(failed...)
}

// build builds the app and the window it is compared with.
func (b *bench) build(ctx context.Context) error {
	b.app, b.window = filepath.Join(b.dir, "lanyard"), filepath.Join(b.dir, "window")
	for binary, pkg := range map[string]string{b.app: "lanyard", b.window: "lanyard/ui/bench/testdata/window"} {
		if out, err := exec.CommandContext(ctx, "go", "build", "-o", binary, pkg).CombinedOutput(); err != nil {
			return fmt.Errorf("building %s: %w\n%s", pkg, err, out)
		}
	}
	return nil
}

// people is the path of the database of n contacts.
func (b *bench) people(n int) string { return filepath.Join(b.dir, fmt.Sprintf("people-%d.db", n)) }
