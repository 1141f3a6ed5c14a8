package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"lanyard/ui/tour/desktop"
)

// cardFile writes a card of somebody into a file of the home folder.
func (t *tour) cardFile(name, person string) error {
	return os.WriteFile(filepath.Join(t.home, name), []byte("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:"+person+"\r\nEND:VCARD\r\n"), 0o600)
}

// second starts the app once more, in the home folder, and gives the document that it prints.
func (t *tour) second(ctx context.Context, args ...string) (to string, err error) {
	out, err := t.lanyard(ctx, append([]string{"open", "--json"}, args...)...)
	if err != nil {
		return "", err
	}
	var doc struct {
		To string `json:"handed_to"`
	}
	return doc.To, json.Unmarshal(out, &doc)
}

// hands is an action: another start, which a running window has to hear.
func (t *tour) hands(ctx context.Context, args ...string) func() error {
	return func() error {
		to, err := t.second(ctx, args...)
		if err == nil && to != "running" {
			err = fmt.Errorf("%q went to %q", args, to)
		}
		return err
	}
}

// saved wants somebody to be stored, or not to be, and nobody else of that name.
func (t *tour) saved(ctx context.Context, name string, want bool) error {
	found, err := t.find(ctx, name)
	is := slices.ContainsFunc(found, func(p person) bool { return p.Name == name })
	if err == nil && is != want {
		err = fmt.Errorf("that %s is stored is %v", name, is)
	}
	return err
}

func TestFilesAreOpenedFromOutside(t *testing.T) {
	ctx, tr := trouble(t)
	for name, person := range map[string]string{"Ann's card +1 %20 ü.vcf": "Ann Attwater", "two.vcf": "Bea Attwater", "three.vcf": "Cy Attwater", "four.vcf": "Di Attwater"} {
		must(t, tr.cardFile(name, person))
	}
	// The first start: by the words of the desktop file.
	w, err := tr.Launch(ctx, desktop.Program{
		Binary: tr.binary, Args: []string{"--db", tr.db, "open", filepath.Join(tr.home, "Ann's card +1 %20 ü.vcf")}, Title: "^Lanyard$", Env: []string{strict},
	})
	must(t, err)
	tr.Window = w
	must(t, tr.Resize(ctx, window))
	tr.bounds, err = tr.Bounds(ctx)
	must(t, err)
	_, err = tr.WaitFor(ctx, "the preview of the file", func(img *image.RGBA) bool { return tr.hasSheet(img, form) })
	must(t, err)
	must(t, tr.saved(ctx, "Ann Attwater", false))
	must(t, comes(ctx, "the person of the file", func() error {
		if err := tr.saved(ctx, "Ann Attwater", true); err == nil {
			return nil
		}
		return errors.Join(tr.Key(ctx, "Return"), errors.New("not saved yet"))
	}))
	must(t, tr.settle(ctx, window))

	// Another start, from its own folder: the window comes forward with the preview, and nothing is saved without a word.
	must(t, tr.Minimise(ctx))
	must(t, tr.hands(ctx, "two.vcf")())
	must(t, tr.WaitShown(ctx))
	_, err = tr.WaitFor(ctx, "the preview of the second file", func(img *image.RGBA) bool { return tr.hasSheet(img, form) })
	must(t, err)
	must(t, tr.closes(ctx, tr.keys(ctx, "Escape")))
	must(t, tr.saved(ctx, "Bea Attwater", false))

	// What is typed meanwhile stays.
	must(t, tr.opens(ctx, form, tr.keys(ctx, "ctrl+n")))
	must(t, tr.types(ctx, "Bo Ro"))
	must(t, tr.hands(ctx, "three.vcf")())
	must(t, tr.Type(ctx, "elofs"))
	must(t, tr.closes(ctx, tr.keys(ctx, "Return")))
	must(t, tr.saved(ctx, "Bo Roelofs", true))
	must(t, tr.opens(ctx, form, tr.hands(ctx, "four.vcf"))) // the one that waits comes first
	preview := func(img *image.RGBA) bool { return tr.hasSheet(img, form) }
	must(t, tr.becomes(ctx, "the preview of the other file", tr.keys(ctx, "Escape"), preview))
	must(t, tr.closes(ctx, tr.keys(ctx, "Escape")))
	must(t, tr.saved(ctx, "Cy Attwater", false))

	// The action of the desktop file.
	must(t, tr.opens(ctx, form, tr.hands(ctx, "--new-person")))
	must(t, tr.Type(ctx, "Dan Okafor"))
	must(t, tr.closes(ctx, tr.keys(ctx, "Return")))
	must(t, tr.saved(ctx, "Dan Okafor", true))
	must(t, tr.becomes(ctx, "the screen with the camera", tr.hands(ctx, "--read-code"), func(*image.RGBA) bool { return true }))

	// A window that is just closing gets nothing: the next start waits for its end and opens anew.
	must(t, tr.Key(ctx, "ctrl+q"))
	next := exec.CommandContext(ctx, tr.binary, "open", "--json", "--db", tr.db, "four.vcf")
	next.Env, next.Dir = tr.Env(), tr.home
	out, err := next.StdoutPipe()
	must(t, err)
	must(t, next.Start())
	t.Cleanup(func() { _ = next.Process.Kill(); _ = next.Wait() }) // it may have ended
	must(t, tr.Wait(ctx))
	must(t, complaints(tr.Log()))
	var doc struct {
		To string `json:"handed_to"`
	}
	must(t, json.NewDecoder(out).Decode(&doc))
	if doc.To != "new" {
		t.Errorf("the start after that went to %q", doc.To)
	}
	must(t, comes(ctx, "the new window", func() error { // where the one before was
		_, err := tr.tool(ctx, nil, "xdotool", "search", "--onlyvisible", "--name", "^Lanyard$", "windowmove", "0", "0")
		return err
	}))
	_, err = tr.WaitFor(ctx, "the preview in the new window", preview)
	must(t, err)
}
