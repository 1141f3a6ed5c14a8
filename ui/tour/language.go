package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
)

// pseudo has the window speak English in brackets, longer than it is: what is missing or cut in the pictures is so in
// any other language.
var pseudo = []string{"LANYARD_LANG=qps"}

// elsewhere are the steps of the walk in another language: the same keys do the same, and the terminal speaks as always.
var elsewhere = append(slices.Clone(lookRound), step{"ask by the command line in several languages", sameInEveryLanguage})

// asked are commands whose answers scripts read, and some that fail.
var asked = [][]string{
	{"find", "library"},
	{"find", "--json", "library"},
	{"find", "no such person"},
	{"keys", "--json"},
	{"event", "list", "--json"},
	{"card", "list"},
	{"duplicates"},
	{"check"},
	{"export", "--format", "csv"},
	{"export", "--format", "json"},
	{"import", "missing.vcf"},
	{"import", "broken.csv", "--json"},
	{"qr", "card", "no such card"},
	{"no such command"},
	{"find", "--no-such-flag"},
	{"find", "--help"},
}

// sameInEveryLanguage holds that output, errors and exit codes are the same, whatever the language of the system and of the window.
func sameInEveryLanguage(ctx context.Context, t *tour) error {
	if err := os.WriteFile(filepath.Join(t.home, "broken.csv"), []byte("Name,Email\n,\n\"Ada,x\n"), 0o600); err != nil {
		return err
	}
	var errs []error
	for _, args := range asked {
		english, err := t.answer(ctx, args, "LANG=C")
		if err != nil {
			return err
		}
		for _, env := range [][]string{pseudo, {"LANG=de_DE.UTF-8"}, {"LC_ALL=ja_JP.UTF-8", "LANYARD_LANG=de"}} {
			other, err := t.answer(ctx, args, env...)
			if err != nil {
				return err
			}
			if other != english {
				errs = append(errs, fmt.Errorf("lanyard %q answers with %v\n%.400s\ninstead of\n%.400s", args, env, other, english))
			}
		}
	}
	return errors.Join(errs...)
}

// answer is all that a command says, and how it ends. Each has a copy of the database as the walk left it.
func (t *tour) answer(ctx context.Context, args []string, env ...string) (string, error) {
	dir, err := os.MkdirTemp(t.home, "answer-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(dir)
	db, err := os.ReadFile(t.db)
	if err != nil {
		return "", err
	}
	if err := os.WriteFile(filepath.Join(dir, "contacts.db"), db, 0o600); err != nil {
		return "", err
	}
	var said bytes.Buffer
	cmd := exec.CommandContext(ctx, t.binary, args...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = t.home, &said, &said
	cmd.Env = append([]string{
		"HOME=" + t.home, "PATH=" + os.Getenv("PATH"), "LANYARD_DB=" + filepath.Join(dir, "contacts.db"), "LANYARD_NOW=2026-11-29T12:00:00Z",
	}, env...)
	err = cmd.Run()
	var ended *exec.ExitError
	if err != nil && !errors.As(err, &ended) {
		return "", err
	}
	fmt.Fprintf(&said, "\nexit code %d", cmd.ProcessState.ExitCode())
	return string(bytes.ReplaceAll(said.Bytes(), []byte(dir), []byte("DIR"))), nil
}
