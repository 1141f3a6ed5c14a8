package main

import (
	"bytes"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// The same work in SQL, for sqlite3's own command line.
var (
	//go:embed import.sql
	importSQL string
	//go:embed export.sql
	exportSQL string
)

// csvRuns is how often import and export run; the median counts.
const csvRuns = 3

// tables measures the way out of and into 100,000 contacts as CSV, each as a whole process.
func (b *bench) tables(ctx context.Context) error {
	tmp, err := os.MkdirTemp(b.dir, "csv-")
	if err != nil {
		return err
	}
	err = b.csv(ctx, tmp)
	return errors.Join(err, os.RemoveAll(tmp))
}

func (b *bench) csv(ctx context.Context, tmp string) error {
	file := filepath.Join(tmp, "people.csv")
	var out, outSQL, in, inSQL []time.Duration
	for range csvRuns {
		took, err := timed(ctx, "", b.app, "export", "--db", b.people(typical), "--format", "csv", "-o", file)
		if err != nil {
			return err
		}
		out = append(out, took)
		if took, err = timed(ctx, expand(exportSQL, filepath.Join(tmp, "sqlite.csv")), "sqlite3", "-batch", b.people(typical)); err != nil {
			return err
		}
		outSQL = append(outSQL, took)
	}
	if err := sameShape(file, filepath.Join(tmp, "sqlite.csv")); err != nil {
		return err
	}
	for range csvRuns {
		for _, db := range []string{"own.db", "sqlite.db"} {
			if err := remove(filepath.Join(tmp, db)); err != nil {
				return err
			}
		}
		took, err := timed(ctx, "", b.app, "import", "--db", filepath.Join(tmp, "own.db"), file)
		if err != nil {
			return err
		}
		in = append(in, took)
		if took, err = timed(ctx, expand(importSQL, file), "sqlite3", "-batch", filepath.Join(tmp, "sqlite.db")); err != nil {
			return err
		}
		inSQL = append(inSQL, took)
	}
	b.table.times("CSV import of 100,000 rows", median(in), median(inSQL), "sqlite3 .import, indexes, full text", 2)
	b.table.times("CSV export of 100,000", median(out), median(outSQL), "sqlite3 -csv, same columns, sorted", 1.5)
	return nil
}

// expand puts the file into a script.
func expand(script, file string) string { return strings.ReplaceAll(script, "$FILE", file) }

// timed runs a program to its end and gives its time.
func timed(ctx context.Context, stdin, name string, args ...string) (time.Duration, error) {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Stdin = strings.NewReader(stdin)
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	began := time.Now()
	err := cmd.Run()
	took := time.Since(began)
	if err == nil && name == "sqlite3" && said.Len() > 0 {
		err = errors.New("it complained") // and went on: its exit code does not tell
	}
	if err != nil {
		return 0, fmt.Errorf("%s: %w\n%s", strings.Join(cmd.Args, " "), err, said.Bytes())
	}
	return took, nil
}

// sameShape checks that two tables have as many lines and columns, so that both programs did the same
// work.
func sameShape(a, b string) error {
	var lines, columns [2]int
	for i, file := range []string{a, b} {
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		lines[i] = bytes.Count(text, []byte("\n"))
		head, _, _ := bytes.Cut(text, []byte("\n"))
		columns[i] = 1 + bytes.Count(head, []byte(","))
	}
	if lines[0] != lines[1] || columns[0] != columns[1] {
		return fmt.Errorf("%s has %d lines of %d columns, %s has %d of %d: bring ui/bench/export.sql up to date",
			a, lines[0], columns[0], b, lines[1], columns[1])
	}
	return nil
}
