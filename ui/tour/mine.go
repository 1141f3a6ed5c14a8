package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"lanyard/ui/tour/desktop"
	"lanyard/ui/tour/forum"
)

// Of the user on the main path: accents, another script and an emoji, as real cards have them.
const (
	myName         = "Zoë Ångström-Łukaszewicz"
	myOrganisation = forum.Own
	myTitle        = "Bibliothécaire 📚"
	myEmail        = "zoe@minato.example"
	myPhone        = "+44 20 7946 0188"

	eventName  = "Nordic Metadata Days"
	eventPlace = "Tromsø"
)

// mainPath is the app's main job from an empty start: my card, its code, their codes, the list.
var mainPath = []step{
	{"start with the first steps", func(ctx context.Context, t *tour) error {
		return t.picture(ctx, "first-steps")
	}},
	{"write down my details", fillInMe},
	{"show my code, which another program reads", showMine},
	{"save my code as a picture", saveMine},
	{"make the event I am at", makeEvent},
	{"open a picture of a stranger's code", readFile},
	{"paste a picture of another's code", readClipboard},
	{"write a third down in one line", captureThird},
	{"undo that and do it again", undoRedo},
	{"hold another's code in front of the camera", readCamera},
	{"open the page that phones reach by one code", openPage},
	{"a phone takes my card and sends its own", swapWithPhone},
	{"visitors who mean harm", harm},
	{"a phone sends its card as a file", swapByFile},
	{"see them in People", seePeople},
	{"see them at the event", seeEvent},
	{"hand the event over to a spreadsheet", exportSpreadsheet},
	{"hand the event over to other apps", exportApps},
	{"quit", quit},
}

// fillInMe goes from Today's first step to the form of my details, by keyboard alone.
func fillInMe(ctx context.Context, t *tour) error {
	if err := t.opens(ctx, form, t.keys(ctx, "Tab", "Return")); err != nil {
		return err
	}
	// On the way lie the department, the pronouns and the e-mail's label; Tab passes icons by.
	err := t.fills(ctx, myName, myOrganisation, myTitle, "", "", myEmail, "", myPhone)
	if err != nil {
		return err
	}
	if err := t.picture(ctx, "my-details"); err != nil {
		return err
	}
	return t.closes(ctx, t.keys(ctx, "Return"))
}

// payload is the text that the code of my card must hold, as the command line gives it.
func (t *tour) payload(ctx context.Context) (string, error) {
	out, err := t.lanyard(ctx, "qr", "--card", "Work", "--payload")
	if err != nil {
		return "", err
	}
	unspaced := strings.NewReplacer(" ", "") // a phone is written without them
	for _, want := range []string{myName, myOrganisation, myTitle, myEmail, myPhone} {
		if !strings.Contains(unspaced.Replace(string(out)), unspaced.Replace(want)) {
			return "", fmt.Errorf("my card says nothing of %q:\n%s", want, out)
		}
	}
	return string(out), nil
}

// reads has another program read the code in a picture, and compares byte by byte.
func (t *tour) reads(ctx context.Context, file, want string) error {
	out, err := t.tool(ctx, nil, "zbarimg", "-Sbinary", "--raw", "--oneshot", "-q", file)
	if err != nil {
		return err
	}
	if string(out) != want {
		return fmt.Errorf("zbarimg reads %q, the card is %q", out, want)
	}
	return nil
}

// showMine goes to the code by its key; in a picture of the window zbarimg must find my card.
func showMine(ctx context.Context, t *tour) error {
	if err := t.press(ctx, "ctrl+k"); err != nil {
		return err
	}
	want, err := t.payload(ctx)
	if err != nil {
		return err
	}
	shot := filepath.Join(t.home, "window.png")
	err = comes(ctx, "my code in the window", func() error {
		img, err := t.ShotOf(ctx)
		if err != nil {
			return err
		}
		if err := desktop.Save(shot, img); err != nil {
			return err
		}
		return t.reads(ctx, shot, want)
	})
	if err != nil {
		return err
	}
	return t.picture(ctx, "my-code")
}

// saveMine saves the code by keyboard; the picture must hold my card as well.
func saveMine(ctx context.Context, t *tour) error {
	name := t.theme + "-code.png"
	file := filepath.Join(t.home, name)
	// Tab goes down the screen: the card, the swap page, edit, a further card, how well the code reads, the full screen, Save.
	if err := t.opens(ctx, dialog, t.keys(ctx, append(slices.Repeat([]string{"Tab"}, 7), "Return")...)); err != nil {
		return err
	}
	if err := t.opens(ctx, dialog, t.keys(ctx, "Return")); err != nil { // as a picture; now where to
		return err
	}
	if err := t.replaces(ctx, file); err != nil {
		return err
	}
	if err := t.closes(ctx, t.keys(ctx, "Return")); err != nil {
		return err
	}
	if err := comes(ctx, "the saved code", func() error { _, err := os.Stat(file); return err }); err != nil {
		return err
	}
	want, err := t.payload(ctx)
	if err != nil {
		return err
	}
	return errors.Join(t.reads(ctx, file, want), t.keep(file, name))
}

// replaces writes a path in place of what the focused entry holds.
func (t *tour) replaces(ctx context.Context, path string) error {
	if err := t.Key(ctx, "ctrl+a"); err != nil {
		return err
	}
	return t.Type(ctx, path)
}

// keep copies what the app wrote to the tour's results.
func (t *tour) keep(file, name string) error {
	b, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	kept := filepath.Join(t.out, name)
	if err := os.MkdirAll(t.out, 0o755); err != nil {
		return err
	}
	t.files = append(t.files, kept)
	return os.WriteFile(kept, b, 0o644)
}

// makeEvent makes today's event from Today's second step; the app then is at it.
func makeEvent(ctx context.Context, t *tour) error {
	if err := t.press(ctx, "ctrl+1"); err != nil {
		return err
	}
	if err := t.opens(ctx, dialog, t.keys(ctx, "Tab", "Return")); err != nil {
		return err
	}
	if err := t.fills(ctx, eventName, eventPlace, time.Now().Format(time.DateOnly)); err != nil {
		return err
	}
	if err := t.picture(ctx, "new-event"); err != nil {
		return err
	}
	if err := t.closes(ctx, t.keys(ctx, "Return")); err != nil {
		return err
	}
	return comes(ctx, "the event in the database", func() error {
		out, err := t.lanyard(ctx, "event", "list", "--json")
		if err == nil && !(strings.Contains(string(out), eventName) && strings.Contains(string(out), eventPlace)) {
			err = fmt.Errorf("the events are\n%s", out)
		}
		return err
	})
}
