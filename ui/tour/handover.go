package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// pythonRows prints a CSV file as Python's csv module reads it: a JSON list of rows by header.
const pythonRows = `import csv, json, sys
with open(sys.argv[1], encoding=sys.argv[2], newline="") as f:
    json.dump(list(csv.DictReader(f, strict=True)), sys.stdout)
`

// spreadsheetMark is what stands before a cell that a spreadsheet would alter: a left-to-right mark.
const spreadsheetMark = "\u200e"

// exportSpreadsheet exports a table for spreadsheets: one choice further than the workbook, which is there first.
func exportSpreadsheet(ctx context.Context, t *tour) error {
	file, err := t.exports(ctx, "event-spreadsheet.csv", 1)
	if err != nil {
		return err
	}
	b, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	if !bytes.HasPrefix(b, []byte("\ufeff")) {
		return fmt.Errorf("%s has no byte order mark: Excel would read it as Windows-1252", file)
	}
	return t.checkTable(ctx, file, "utf-8-sig", spreadsheetMark)
}

// exportApps exports for other apps: two choices further.
func exportApps(ctx context.Context, t *tour) error {
	file, err := t.exports(ctx, "event-apps.csv", 2)
	if err != nil {
		return err
	}
	return t.checkTable(ctx, file, "utf-8", "")
}

// backToFor is how often Shift+Tab leads from the button of the sheet to the choice of the program: over Cancel, the tick for
// new people, the columns with their button, and the five ticks for what is left out.
const backToFor = 10

// exports exports the open event to a typed path, for the program that is so many choices further. The desktop of the tour has no
// dialog for files: Lanyard asks for the path itself.
func (t *tour) exports(ctx context.Context, name string, further int) (string, error) {
	file := filepath.Join(t.home, name)
	if err := t.opens(ctx, form, t.keys(ctx, "ctrl+s")); err != nil {
		return "", err
	}
	for _, key := range slices.Concat(slices.Repeat([]string{"shift+Tab"}, backToFor), slices.Repeat([]string{"Right"}, further)) {
		if err := t.press(ctx, key); err != nil {
			return "", err
		}
	}
	if err := t.picture(ctx, strings.TrimSuffix(name, ".csv")); err != nil {
		return "", err
	}
	if err := t.opens(ctx, dialog, t.keys(ctx, "ctrl+Return")); err != nil {
		return "", err
	}
	if err := t.replaces(ctx, file); err != nil {
		return "", err
	}
	if err := t.closes(ctx, t.keys(ctx, "Return")); err != nil {
		return "", err
	}
	err := comes(ctx, "the exported file", func() error { _, err := os.Stat(file); return err })
	if err != nil {
		return "", err
	}
	return file, t.keep(file, t.theme+"-"+name)
}

// checkTable has Python's csv module and SQLite read the file; both must find everybody met.
// mark stands before a phone number.
func (t *tour) checkTable(ctx context.Context, file, encoding, mark string) error {
	out, err := t.tool(ctx, nil, "python3", "-c", pythonRows, file, encoding)
	if err != nil {
		return err
	}
	if err := t.allIn(out, mark); err != nil {
		return fmt.Errorf("%s, read by Python: %w", filepath.Base(file), err)
	}
	// SQLite takes the byte order mark off and the header for the names of columns.
	out, err = t.tool(ctx, nil, "sqlite3", ":memory:", "-cmd", `.import --csv "`+file+`" t`, "-json",
		`select "Display name", Organisation, "E-mail 1", "Phone 1", Event, Promises from t`)
	if err != nil {
		return err
	}
	if err := t.allIn(out, mark); err != nil {
		return fmt.Errorf("%s, read by SQLite: %w", filepath.Base(file), err)
	}
	return nil
}

// allIn reports who of those met is not among the rows, or whoever else is.
func (t *tour) allIn(list []byte, mark string) error {
	var rows []map[string]string
	if err := json.Unmarshal(list, &rows); err != nil {
		return fmt.Errorf("%w\n%s", err, list)
	}
	if len(rows) != len(t.people) {
		return fmt.Errorf("%d rows, %d people were met\n%s", len(rows), len(t.people), list)
	}
	for _, s := range t.people {
		phone := s.phone
		if phone != "" {
			phone = mark + phone
		}
		found := slices.ContainsFunc(rows, func(r map[string]string) bool {
			return r["Display name"] == s.name && r["Organisation"] == s.organisation && r["E-mail 1"] == s.email &&
				strings.ReplaceAll(r["Phone 1"], " ", "") == phone && r["Event"] == eventName && strings.Contains(r["Promises"], s.promise)
		})
		if !found {
			return fmt.Errorf("%s is not there as met\n%s", s.name, list)
		}
	}
	return nil
}
