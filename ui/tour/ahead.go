package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
)

// typingAhead types faster than the window answers. At the end all must be stored as it was typed, whatever came up
// meanwhile.
var typingAhead = []step{
	{"write eight people down without a pause, 10 ms a key", eight(10, "harbour")},
	{"the same at 30 ms a key, with Enter pressed twice", eight(30, "castle", "Return")},
	{"the same at 30 ms a key, with a letter behind Enter", eight(30, "forest", "x")},
	{"the same at 30 ms a key, with a letter and Enter behind Enter", eight(30, "island", "x", "Return")},
	{"the same at 100 ms a key", eight(100, "meadow")},
	{"press random keys at random times", randomKeys},
	{"quit while the last one is being saved", quitSaving},
}

// first and family names that no reader of a line takes for something else, in letters that every keyboard has.
var (
	givenNames  = []string{"ann", "ben", "cem", "dora", "eve", "finn", "gil", "hana"}
	familyNames = []string{"ott", "rau", "yil", "lux", "fox", "oja", "paz", "sol"}
)

// line is the chain of keys that writes a person down.
func line(delay int, name, organisation string, behind ...string) []string {
	pace := strconv.Itoa(delay)
	chain := []string{"key", "--delay", pace, "ctrl+n", "type", "--delay", pace, "--args", "1", name + ", " + organisation, "key", "--delay", pace, "Return"}
	return append(chain, behind...)
}

// eight writes eight people of a place down in one go and looks whether all are there, and nobody else.
func eight(delay int, what string, behind ...string) func(context.Context, *tour) error {
	return func(ctx context.Context, t *tour) error {
		before, err := t.stored(ctx)
		if err != nil {
			return err
		}
		var chain []string
		want := before
		for i, given := range givenNames {
			name, org := given+" "+familyNames[i], fmt.Sprintf("%s %d", what, i)
			chain = append(chain, line(delay, name, org, behind...)...)
			want = append(want, name+" · "+org)
		}
		if err := t.Input(ctx, chain...); err != nil {
			return err
		}
		return t.becomeStored(ctx, want)
	}
}

// stored is who is in the database, with their organisations.
func (t *tour) stored(ctx context.Context) ([]string, error) {
	out, err := t.tool(ctx, nil, "sqlite3", "-readonly", t.db, "SELECT display_name || ' · ' || organisation FROM contact WHERE trashed IS NULL")
	if err != nil {
		return nil, err
	}
	return strings.Split(strings.TrimSpace(string(out)), "\n"), nil
}

// becomeStored waits until exactly these people are in the database.
func (t *tour) becomeStored(ctx context.Context, want []string) error {
	want = slices.DeleteFunc(slices.Sorted(slices.Values(want)), func(s string) bool { return s == "" })
	return comes(ctx, "what was typed to be stored", func() error {
		got, err := t.stored(ctx)
		if err != nil {
			return err
		}
		got = slices.DeleteFunc(slices.Sorted(slices.Values(got)), func(s string) bool { return s == "" })
		if !slices.Equal(got, want) {
			return fmt.Errorf("stored are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
		return nil
	})
}

// randomKeys presses random keys at random times, beside a model of what must be stored: a line that is saved adds
// somebody; one that is left, a second Enter and a digit add nobody; Delete right behind a save takes that person
// away, and Ctrl+Z right behind a save or a deletion takes that back.
func randomKeys(ctx context.Context, t *tour) error {
	const seed, acts = 7, 60
	r := rand.New(rand.NewPCG(seed, 0))
	want, err := t.stored(ctx)
	if err != nil {
		return err
	}
	var chain []string
	press := func(keys ...string) {
		for _, key := range keys {
			chain = append(chain, "key", key, "sleep", fmt.Sprintf("%.3f", r.Float64()*0.12))
		}
	}
	last, gone := "", ""
	names := r.Perm(len(givenNames) * len(familyNames)) // nobody twice: those would be one
	for n := range acts {
		switch act := r.IntN(8); {
		case act < 3:
			name, org := givenNames[names[n]/8]+" "+familyNames[names[n]%8], fmt.Sprint("valley ", n)
			chain = append(chain, line(r.IntN(60)+5, name, org)...)
			last, gone = name+" · "+org, ""
			want = append(want, last)
		case act == 3:
			press("ctrl+n", "q", "Escape")
			last, gone = "", ""
		case act == 4:
			press("Return") // a slip of the hand
			press("Escape")
			last, gone = "", ""
		case act == 5:
			press("7")
		case act == 6 && last != "":
			press("Delete")
			want = slices.DeleteFunc(want, func(s string) bool { return s == last })
			last, gone = "", last
		case act == 7 && (last != "" || gone != ""):
			press("ctrl+z")
			if gone != "" {
				want = append(want, gone)
			} else {
				want = slices.DeleteFunc(want, func(s string) bool { return s == last })
			}
			last, gone = "", ""
		}
	}
	if err := t.Input(ctx, chain...); err != nil {
		return err
	}
	return t.becomeStored(ctx, want)
}

// quitSaving closes the window in the same breath as it saves.
func quitSaving(ctx context.Context, t *tour) error {
	want, err := t.stored(ctx)
	if err != nil {
		return err
	}
	chain := append(line(5, "ida nord", "last one"), "key", "ctrl+q")
	if err := t.Input(ctx, chain...); err != nil {
		return err
	}
	if err := t.Wait(ctx); err != nil {
		return err
	}
	return t.becomeStored(ctx, append(want, "ida nord · last one"))
}
