package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"lanyard/ui/tour/desktop"
)

// person is what the command line prints of a contact, as far as the tour looks at it.
type person struct {
	Name         string `json:"display_name"`
	Organisation string `json:"organisation"`
	Title        string `json:"title"`
	Emails       []struct {
		Value string `json:"value"`
	} `json:"emails"`
	Phones []struct {
		E164 string `json:"e164"`
	} `json:"phones"`
	Encounters []struct {
		Event string `json:"event"`
	} `json:"encounters"`
	Promises []struct {
		Text string `json:"text"`
	} `json:"promises"`
}

// lanyard runs the app's command line beside the open window, on the same database.
func (t *tour) lanyard(ctx context.Context, args ...string) ([]byte, error) {
	return t.tool(ctx, nil, t.binary, append(args, "--db", t.db)...)
}

// tool runs a program as the app is run, with a home of its own, and returns what it prints.
func (t *tour) tool(ctx context.Context, stdin []byte, name string, args ...string) ([]byte, error) {
	path := name
	if strings.ContainsRune(name, filepath.Separator) {
		abs, err := filepath.Abs(name)
		if err != nil {
			return nil, err
		}
		path = abs
	}
	cmd := exec.CommandContext(ctx, path, args...)
	cmd.Env, cmd.Dir = t.Env(), t.home
	cmd.Stdin = bytes.NewReader(stdin)
	out, err := cmd.Output()
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		return out, fmt.Errorf("%s %s: %w: %s", filepath.Base(name), strings.Join(args, " "), err, bytes.TrimSpace(exit.Stderr))
	}
	return out, err
}

// find asks the command line who matches.
func (t *tour) find(ctx context.Context, query string) ([]person, error) {
	out, err := t.lanyard(ctx, "find", "--json", query)
	if err != nil {
		return nil, err
	}
	var found struct {
		Contacts []person `json:"contacts"`
	}
	if err := json.Unmarshal(out, &found); err != nil {
		return nil, fmt.Errorf("lanyard find --json printed no document: %w\n%s", err, out)
	}
	return found.Contacts, nil
}

// comes repeats a look until it succeeds: what the window does by itself takes a moment.
func comes(ctx context.Context, what string, look func() error) error {
	ctx, cancel := context.WithTimeout(ctx, desktop.Patience)
	defer cancel()
	for {
		err := look()
		if err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("%s: %w", what, err)
		case <-time.After(150 * time.Millisecond):
		}
	}
}
