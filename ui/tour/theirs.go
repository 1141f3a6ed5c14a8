package main

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"slices"
)

// stranger is somebody met on the main path, with what Lanyard must know afterwards.
type stranger struct {
	code         string // what their code holds; "" for who is typed in
	name         string
	organisation string
	email        string
	phone        string // E.164
	promise      string
}

var (
	onFile = stranger{
		code: "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Škvorecká;Žofie;;PhDr.;\r\nFN:PhDr. Žofie Škvorecká\r\n" +
			"ORG:Knihovna Pod Věží;Katalogizace\r\nTITLE:Vedoucí oddělení\r\n" +
			"EMAIL;TYPE=INTERNET,WORK:zofie@podvezi.example\r\nTEL;TYPE=CELL:+44 20 7946 0123\r\nEND:VCARD\r\n",
		name: "PhDr. Žofie Škvorecká", organisation: "Knihovna Pod Věží", email: "zofie@podvezi.example", phone: "+442079460123",
	}
	onClipboard = stranger{
		code: "MECARD:N:佐藤,美咲;ORG:港町大学図書館;TEL:+12025550143;EMAIL:misaki@minatomachi.example;;",
		name: "佐藤美咲", organisation: "港町大学図書館", email: "misaki@minatomachi.example", phone: "+12025550143",
	}
	inOneLine = stranger{
		name: "Ngozi Adeyemi", organisation: "Harbour Library", email: "ngozi@harbour.example", promise: "send slides",
	}
)

// draws has another program write the stranger's code as a picture.
func (t *tour) draws(ctx context.Context, s stranger, name string) (string, error) {
	file := filepath.Join(t.home, name)
	_, err := t.tool(ctx, []byte(s.code), "qrencode", "-8", "-l", "M", "-s", "6", "-m", "4", "-o", file)
	return file, err
}

// met waits until the stranger is stored as they are, with one encounter, at the current event.
func (t *tour) met(ctx context.Context, s stranger) error {
	if !slices.Contains(t.people, s) {
		t.people = append(t.people, s)
	}
	return comes(ctx, s.name+" in the database", func() error {
		found, err := t.find(ctx, s.email)
		if err != nil {
			return err
		}
		if len(found) != 1 {
			return fmt.Errorf("%d people have the address %s", len(found), s.email)
		}
		return s.is(found[0], cmp.Or(t.event, eventName))
	})
}

// is compares a stored contact with the stranger.
func (s stranger) is(p person, at string) error {
	var email, phone, event, promise string
	if len(p.Emails) == 1 {
		email = p.Emails[0].Value
	}
	if len(p.Phones) == 1 {
		phone = p.Phones[0].E164
	}
	if len(p.Encounters) == 1 {
		event = p.Encounters[0].Event
	}
	if len(p.Promises) == 1 {
		promise = p.Promises[0].Text
	}
	for _, f := range []struct{ what, got, want string }{
		{"name", p.Name, s.name},
		{"organisation", p.Organisation, s.organisation},
		{"e-mail", email, s.email},
		{"phone", phone, s.phone},
		{"event", event, at},
		{"promise", promise, s.promise},
	} {
		if f.got != f.want {
			return fmt.Errorf("the %s stored is %q, theirs is %q (all stored: %+v)", f.what, f.got, f.want, p)
		}
	}
	return nil
}

// readFile opens a picture by its typed path; the form opens filled in, and Enter saves it.
func readFile(ctx context.Context, t *tour) error {
	file, err := t.draws(ctx, onFile, "badge.png")
	if err != nil {
		return err
	}
	if err := t.openPath(ctx, file); err != nil {
		return err
	}
	if err := t.picture(ctx, "look-over"); err != nil {
		return err
	}
	if err := t.closes(ctx, t.keys(ctx, "Return")); err != nil {
		return err
	}
	return t.met(ctx, onFile)
}

// readClipboard pastes a picture that another program put into the clipboard.
func readClipboard(ctx context.Context, t *tour) error {
	file, err := t.draws(ctx, onClipboard, "clipboard.png")
	if err != nil {
		return err
	}
	if err := t.SetClipboardImage(ctx, file); err != nil {
		return err
	}
	if err := t.opens(ctx, form, t.keys(ctx, "ctrl+v")); err != nil {
		return err
	}
	if err := t.closes(ctx, t.keys(ctx, "Return")); err != nil {
		return err
	}
	return t.met(ctx, onClipboard)
}

// captureThird writes the third one down as one does in a corridor.
func captureThird(ctx context.Context, t *tour) error {
	if err := t.opens(ctx, form, t.keys(ctx, "ctrl+n")); err != nil {
		return err
	}
	s := inOneLine
	line := fmt.Sprintf("%s, %s, %s #metadata !%s fri", s.name, s.organisation, s.email, s.promise)
	if err := t.Type(ctx, line); err != nil {
		return err
	}
	if err := t.closes(ctx, t.keys(ctx, "Return")); err != nil {
		return err
	}
	return t.met(ctx, s)
}

// undoRedo takes the third back by Ctrl+Z and brings them again by Ctrl+Y.
func undoRedo(ctx context.Context, t *tour) error {
	if err := t.press(ctx, "ctrl+z"); err != nil {
		return err
	}
	err := comes(ctx, "the database without "+inOneLine.name, func() error {
		found, err := t.find(ctx, inOneLine.email)
		if err == nil && len(found) > 0 {
			err = fmt.Errorf("still there: %+v", found)
		}
		return err
	})
	if err != nil {
		return err
	}
	if err := t.picture(ctx, "undone"); err != nil {
		return err
	}
	if err := t.press(ctx, "ctrl+y"); err != nil {
		return err
	}
	return t.met(ctx, inOneLine)
}

// seePeople searches for each by their organisation and sees the list narrowed.
func seePeople(ctx context.Context, t *tour) error {
	if err := t.press(ctx, "ctrl+1"); err != nil {
		return err
	}
	if err := t.press(ctx, "ctrl+2"); err != nil {
		return err
	}
	if err := t.picture(ctx, "people-met"); err != nil {
		return err
	}
	if err := t.press(ctx, "ctrl+f"); err != nil {
		return err
	}
	if err := t.types(ctx, "skvorecka"); err != nil { // who is found by her name without its marks
		return err
	}
	if err := t.picture(ctx, "people-found"); err != nil {
		return err
	}
	return t.press(ctx, "Escape")
}

// seeEvent opens the event with its people.
func seeEvent(ctx context.Context, t *tour) error {
	if err := t.press(ctx, "ctrl+3"); err != nil {
		return err
	}
	return t.picture(ctx, "event-met")
}
