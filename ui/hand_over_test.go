package ui

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/desktop"
	"lanyard/ui/events"
	"lanyard/ui/opener"
	"lanyard/ui/widget"
	"lanyard/ui/widget/focus"
)

// desktopOpener puts a program in the place of the desktop's that opens addresses.
func desktopOpener(t *testing.T, then string) (given func() string) {
	t.Helper()
	dir := t.TempDir()
	file := filepath.Join(dir, "given")
	if then != "" {
		if err := os.WriteFile(filepath.Join(dir, "xdg-open"), []byte("#!/bin/sh\nprintf '%s' \"$*\" >'"+file+"'\n"+then+"\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir)
	return func() string {
		b, _ := os.ReadFile(file)
		return string(b)
	}
}

func TestWhatNoProgramOpensIsSaidAndCopied(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "my people")
	if err := errors.Join(os.Mkdir(folder, 0o700), os.WriteFile(filepath.Join(folder, "note.txt"), nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	ada := []events.Address{{Name: "Ada Okoro", Email: "ada@lib.example"}, {Name: "Bo Lind", Email: "bo@lib.example"}}
	for name, c := range map[string]struct {
		do                    func(a *App)
		given, copied, failed string
	}{
		"a message to all": {func(a *App) { events.MailAll(a.Window, events.Addresses{To: ada}) }, "mailto:?bcc=ada@lib.example,bo@lib.example", "Ada Okoro <ada@lib.example>, Bo Lind <bo@lib.example>", "No mail program answered. Addresses copied."},
		"a number": {func(a *App) {
			desktop.PhoneAction(a.Window, data.Phone{Value: "020 7946 0958", E164: "+442079460958"}).Do()
		}, "tel:+442079460958", "020 7946 0958", "No phone program answered. Number copied."},
		"a page":          {func(a *App) { desktop.LinkAction(a.Window, "lib.example/ada").Do(); a.Top().Accept() }, "https://lib.example/ada", "https://lib.example/ada", "No browser answered. Link copied."},
		"a link to write": {func(a *App) { desktop.LinkAction(a.Window, "mailto:ada@lib.example?attach=/etc/passwd").Do() }, "mailto:ada@lib.example", "mailto:ada@lib.example?attach=/etc/passwd", "No program answered. Link copied."},
		"a folder":        {func(a *App) { desktop.OpenFolder(a.Window, filepath.Join(folder, "x.csv")) }, "file://" + strings.ReplaceAll(folder, " ", "%20"), folder, "No program answered. Path copied."},
		"a text":          {func(a *App) { desktop.OpenEditor(a.Window, filepath.Join(folder, "note.txt")) }, "file://" + strings.ReplaceAll(folder, " ", "%20") + "/note.txt", filepath.Join(folder, "note.txt"), "No program answered. Path copied."},
	} {
		for opener, said := range map[string]string{"exit 0": "", "exit 3": c.failed, "exit 4": c.failed, "": c.failed} {
			t.Run(name+" "+opener, func(t *testing.T) {
				a := newScreens(t)
				given := desktopOpener(t, opener)
				a.Fyne.Clipboard().SetContent("before")
				c.do(a)
				settle(t, a)
				if got := texts(a.Toasts.Layer); got != said {
					t.Errorf("it says %q, want %q", got, said)
				}
				copied := c.copied
				if said == "" {
					copied = "before"
				}
				if got := a.Fyne.Clipboard().Content(); got != copied {
					t.Errorf("the clipboard has %q, want %q", got, copied)
				}
				if got := given(); opener != "" && got != c.given {
					t.Errorf("the opener was given %q, want %q", got, c.given)
				}
			})
		}
	}
}

func TestAnOpenerThatStaysHoldsNothingUp(t *testing.T) {
	a := newScreens(t)
	let := make(chan struct{})
	a.Opens = func(opener.Address, time.Duration) error { <-let; return opener.ErrNoProgram }
	begun := time.Now()
	desktop.LinkAction(a.Window, "mailto:ada@lib.example").Do()
	a.Cancel() // the window closes
	settle(t, a)
	if took := time.Since(begun); took > time.Second {
		t.Errorf("the window was held up for %v", took)
	}
	close(let)
}

// textsOpened has the window keep what it would open.
func textsOpened(a *App) (opened func() string) {
	got := ""
	a.Opens = func(address opener.Address, _ time.Duration) error { got = address.String(); return nil }
	return func() string { return got }
}

func TestTheHostOfALinkIsShownBeforeItsPageIsOpened(t *testing.T) {
	long := strings.Repeat("good.example.", 18) + "evil.example"
	for link, want := range map[string][]string{
		"https://lib.example/a?b=c":           {"lib.example", "https://lib.example/a?b=c"},
		"lib.example/in/@ada":                 {"lib.example", "https://lib.example/in/@ada"},
		"http://b\u00fccher.example/x":        {"b\u00fccher.example", "The same in plain letters", "xn--bcher-kva.example", "http://xn--bcher-kva.example/x"},
		"https://lib\u0440\u0430.example":     {"lib\u0440\u0430.example", "The same in plain letters", "xn--lib-8cd3f.example", "https://xn--lib-8cd3f.example"},
		"https://" + long + ":8443/good.html": {long + ":8443", "https://" + long + ":8443/good.html"},
	} {
		t.Run(link, func(t *testing.T) {
			a := newScreens(t)
			opened := textsOpened(a)
			desktop.LinkAction(a.Window, link).Do()
			settle(t, a)
			s := sheetOf(t, a)
			if got := texts(s.Body); opened() != "" || got != "It comes from\n"+strings.Join(want, "\n") {
				t.Fatalf("opened is %q, and the sheet says\n%s\nwant\n%s", opened(), got, "It comes from\n"+strings.Join(want, "\n"))
			}
			s.Accept()
			settle(t, a)
			if got := opened(); got != want[len(want)-1] {
				t.Errorf("opened is %q", got)
			}
		})
	}
}

func TestWhatIsNoPageIsATextToCopyWithTheReason(t *testing.T) {
	h := newSheets(t)
	a := h.a
	hostile := []string{
		"file:///etc/passwd", "smb://attacker.example/share/x.hta", "javascript:alert(1)", "ms-msdt:/id?PCWDiagnostic", "--help",
		`\\attacker.example\share\x.exe`, "c:/Windows/System32/calc.exe", "https://good.example@evil.example/x",
	}
	write(t, a, func(tx *store.Tx) error {
		c := data.Contact{DisplayName: "Zed Link", Phones: []data.Phone{{Value: "*#06#"}}}
		for _, l := range hostile {
			c.Links = append(c.Links, data.Link{Value: l})
		}
		return tx.SaveContact(&c)
	})
	var id int64
	for i := int64(1); i < 9 && id == 0; i++ {
		if c, err := a.Store.Contact(t.Context(), i); err == nil && c.Name() == "Zed Link" {
			id = i
		}
	}
	shown(t, a, a.people(), "people")
	a.Places.Person(id)
	settle(t, a)
	copies, reasons := 0, 0
	controls(a.people().Detail.Content, func(o fyne.CanvasObject) {
		tipped, ok := o.(focus.Tipped)
		if !ok {
			return
		}
		switch tip := tipped.Tip(); {
		case tip == "Open the link" || tip == "Call":
			t.Errorf("there is a button %q", tip)
		case strings.HasPrefix(tip, "Copy. It is not opened: "):
			reasons++
			fallthrough
		case tip == "Copy":
			copies++
		}
	})
	if copies != len(hostile)+1 || reasons != copies {
		t.Errorf("%d of the values can be copied, %d say why", copies, reasons)
	}
	line := desktop.LinkLine(a.Window, hostile[0])
	walk(line, func(o fyne.CanvasObject) {
		if _, ok := o.(*widget.Press); ok {
			t.Error("the link of an event can be pressed")
		}
	})
}

func TestMailAllOfAnEventSaysThatNoProgramAnswered(t *testing.T) {
	a := newScreens(t)
	event := data.Event{Name: "Archive Forum", Start: noon, End: noon.Add(time.Hour), Zone: "UTC"}
	write(t, a, func(tx *store.Tx) error {
		if err := tx.SaveEvent(&event); err != nil {
			return err
		}
		c := data.Contact{Given: "Ada", Emails: []data.Email{{Value: "ada@lib.example"}}}
		if err := tx.SaveContact(&c); err != nil {
			return err
		}
		return tx.SaveAttendee(&data.Attendee{ContactID: c.ID, EventID: event.ID})
	})
	desktopOpener(t, "exit 3")
	shown(t, a, a.events(), "events")
	a.events().Open(event.ID)
	settle(t, a)
	chooseItem(t, a, a.events().Detail.People().Menu(), "Mail all")
	if got := texts(a.Toasts.Layer); got != "No mail program answered. Addresses copied." {
		t.Errorf("it says %q", got)
	}
	if got := a.Fyne.Clipboard().Content(); got != "Ada <ada@lib.example>" {
		t.Errorf("the clipboard has %q", got)
	}
}

func TestOverASheetItIsSaidInFront(t *testing.T) {
	a := newScreens(t)
	a.Opens = func(opener.Address, time.Duration) error { return opener.ErrNoProgram }
	a.NewSheet("Backups", "", widget.Prose("", 0), a.Native.Canvas().Size()).Show()
	desktop.OpenFolder(a.Window, filepath.Join(t.TempDir(), "y.db"))
	settle(t, a)
	if got := texts(a.Native.Canvas().Overlays().Top()); len(a.Sheets) != 2 || !strings.Contains(got, "No program answered. Path copied.") {
		t.Errorf("in front stands\n%s", got)
	}
}
