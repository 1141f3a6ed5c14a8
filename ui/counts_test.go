package ui

import (
	"strings"
	"testing"
	"time"

	"lanyard/data"
	"lanyard/data/clock"
	"lanyard/data/store"
	"lanyard/ui/promise"
)

func TestTheListAndTheTrashCountOne(t *testing.T) {
	a := newScreens(t)
	ana := data.Contact{DisplayName: "Ana Roe"}
	write(t, a, func(tx *store.Tx) error { return tx.SaveContact(&ana) })
	shown(t, a, a.people(), "people")
	a.shell.search.SetText("ana")
	settle(t, a)
	if got := a.people().Status.Text(); got != "1 of 1" {
		t.Errorf("the list says %q", got)
	}
	write(t, a, func(tx *store.Tx) error { return tx.Trash(store.Contacts, ana.ID) })
	shown(t, a, a.settings(), "settings")
	if got := texts(a.settings().Content()); !strings.Contains(got, "1 thing\n") || strings.Contains(got, "1 things") {
		t.Errorf("the settings say\n%s", got)
	}
}

func TestATickedPromiseIsUndoneInWords(t *testing.T) {
	a := newScreens(t)
	c := data.Contact{DisplayName: "Ana Roe"}
	p := data.Promise{Text: "send slides"}
	write(t, a, func(tx *store.Tx) error {
		if err := tx.SaveContact(&c); err != nil {
			return err
		}
		p.ContactID = c.ID
		return tx.SavePromise(&p)
	})
	shown(t, a, a.people(), "people")
	promise.Finish(a.Window, p.ID)
	settle(t, a)
	if got := texts(a.Toasts.Layer); !strings.Contains(got, "Ticked off “send slides”") {
		t.Errorf("the toast says %q", got)
	}
	a.Undo()
	settle(t, a)
	if got := texts(a.Toasts.Layer); !strings.Contains(got, "Undone: Ticked off “send slides”") {
		t.Errorf("the toast says %q", got)
	}
}

func TestCtrlCCopiesThePersonShownOrThoseTicked(t *testing.T) {
	a := newScreens(t)
	ana := data.Contact{
		DisplayName: "Dr. Ana Roe", Title: "Archivist", Organisation: "State Library", Department: "Maps", Note: "not this",
		Emails: []data.Email{{Value: "ana@lib.example"}, {Value: "roe@home.example"}}, Phones: []data.Phone{{Value: "+1 202-555-0100"}},
	}
	org := data.Contact{Organisation: "Zoo Press", Emails: []data.Email{{Value: "info@zoo.example"}}}
	mail := data.Contact{Emails: []data.Email{{Value: "who@x.example"}}}
	write(t, a, func(tx *store.Tx) error {
		for _, c := range []*data.Contact{&ana, &org, &mail} {
			if err := tx.SaveContact(c); err != nil {
				return err
			}
		}
		return nil
	})
	shown(t, a, a.people(), "people")
	press := func() string {
		a.Fyne.Clipboard().SetContent("before")
		for _, k := range (keyboard{a}).table() {
			if k.Press == "Ctrl+C" {
				keyboard{a}.press(k)
			}
		}
		settle(t, a)
		return a.Fyne.Clipboard().Content()
	}
	full := "Dr. Ana Roe\nArchivist\nMaps, State Library\nana@lib.example\nroe@home.example\n+1 202-555-0100"
	for _, c := range []struct {
		id   int64
		want string
	}{{ana.ID, full}, {org.ID, "Zoo Press\ninfo@zoo.example"}, {mail.ID, "who@x.example"}} {
		a.people().Open(c.id)
		settle(t, a)
		if got := press(); got != c.want {
			t.Errorf("copied %q, want %q", got, c.want)
		}
	}
	tickRows(a, 0, 2)
	settle(t, a)
	if got := press(); got != full+"\n\nZoo Press\ninfo@zoo.example" {
		t.Errorf("the ticked are copied as %q", got)
	}
	a.shell.open("today")
	if got := press(); got != "before" {
		t.Errorf("Today copies %q", got)
	}
}

func TestTheTitleSaysWhatIsNotAsItIsOtherwise(t *testing.T) {
	t.Cleanup(func() { _ = clock.Set("") })
	may := time.Date(2031, 5, 1, 12, 30, 0, 0, time.Local).Format(time.RFC3339)
	for now, want := range map[string][2]string{
		"":  {"Lanyard", "Lanyard · sample data"},
		may: {"Lanyard · clock set to Thu 1 May 2031, 12:30", "Lanyard · sample data · clock set to Thu 1 May 2031, 12:30"},
	} {
		if err := clock.Set(now); err != nil {
			t.Fatal(err)
		}
		if got := [2]string{windowTitle(""), windowTitle("sample data")}; got != want {
			t.Errorf("%q: %q", now, got)
		}
	}
}
