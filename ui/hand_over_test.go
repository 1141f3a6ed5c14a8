package ui

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/opener"
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
	ada := []address{{"Ada Okoro", "ada@lib.example"}, {"Bo Lind", "bo@lib.example"}}
	for name, c := range map[string]struct {
		do                    func(a *App)
		given, copied, failed string
	}{
		"a message":        {func(a *App) { a.openMail("ada@lib.example") }, "mailto:ada@lib.example", "ada@lib.example", "No mail program answered. Address copied."},
		"a message to all": {func(a *App) { a.mailAll(ada, 0) }, "mailto:?bcc=ada@lib.example,bo@lib.example", "Ada Okoro <ada@lib.example>, Bo Lind <bo@lib.example>", "No mail program answered. Addresses copied."},
		"a number":         {func(a *App) { a.openPhone(data.Phone{Value: "020 7946 0958", E164: "+442079460958"}) }, "tel:+442079460958", "020 7946 0958", "No phone program answered. Number copied."},
		"a page":           {func(a *App) { a.openLink("lib.example/ada") }, "https://lib.example/ada", "https://lib.example/ada", "No browser answered. Link copied."},
		"a talk":           {func(a *App) { a.openLink("xmpp:ada@lib.example") }, "xmpp:ada@lib.example", "xmpp:ada@lib.example", "No program answered. Link copied."},
		"a folder":         {func(a *App) { a.openFolder("/tmp/my people/x.csv") }, "file:///tmp/my%20people", "/tmp/my people", "No program answered. Path copied."},
	} {
		for opener, said := range map[string]string{"exit 0": "", "exit 3": c.failed, "exit 4": c.failed, "": c.failed} {
			t.Run(name+" "+opener, func(t *testing.T) {
				a := newScreens(t)
				given := desktopOpener(t, opener)
				a.Fyne.Clipboard().SetContent("before")
				c.do(a)
				settle(t, a)
				if got := texts(a.toasts.Layer); got != said {
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
	a.opens = func(string, time.Duration) error { <-let; return opener.ErrNoProgram }
	begun := time.Now()
	a.openMail("ada@lib.example")
	a.cancel() // the window closes
	settle(t, a)
	if took := time.Since(begun); took > time.Second {
		t.Errorf("the window was held up for %v", took)
	}
	close(let)
}

func TestALinkOfAStrangerOpensPagesAndTalksOnly(t *testing.T) {
	for link, want := range map[string]string{
		"https://lib.example/a?b=c":                       "https://lib.example/a?b=c",
		"HTTP://LIB.example":                              "http://LIB.example",
		"www.lib.example":                                 "https://www.lib.example",
		"lib.example/in/@ada":                             "https://lib.example/in/@ada",
		"tel:+442079460958":                               "tel:+442079460958",
		"mailto:ada@lib.example?attach=/etc/passwd&cc=-x": "mailto:ada@lib.example",
		"mailto:a%2Bb@lib.example":                        "mailto:a%2Bb@lib.example",
		"@ada":                                            "",
		"@ada@social.example":                             "",
		"-h":                                              "",
		"--help.example":                                  "",
		"-x.example/y":                                    "",
		"/etc/passwd":                                     "",
		"file:///etc/passwd":                              "",
		"javascript:alert(1)":                             "",
		"ms-msdt:/id":                                     "",
		"smb://host.example/x":                            "",
		"data:text/html,x":                                "",
		"http:lib.example":                                "",
		"https://":                                        "",
		"just words. and more":                            "",
		"":                                                "",
	} {
		t.Run(link, func(t *testing.T) {
			a := newScreens(t)
			got := ""
			a.opens = func(address string, _ time.Duration) error { got = address; return nil }
			a.openLink(link)
			settle(t, a)
			if got != want {
				t.Errorf("opened %q, want %q", got, want)
			}
			said := texts(a.toasts.Layer)
			if (said == "Nothing opens a link of this kind. Link copied.") != (want == "") {
				t.Errorf("it says %q", said)
			}
		})
	}
}

func TestAnAddressIsOnePartOfAMessagesURL(t *testing.T) {
	for email, want := range map[string]string{
		"ada@lib.example":         "mailto:ada@lib.example",
		" ada@lib.example ":       "mailto:ada@lib.example",
		"a+b@lib.example":         "mailto:a%2Bb@lib.example",
		"a&bcc=x@lib.example":     "mailto:a%26bcc%3Dx@lib.example",
		"a?subject=x@lib.example": "mailto:a%3Fsubject%3Dx@lib.example",
		"a%20b@lib.example":       "mailto:a%2520b@lib.example",
		`"a b"@lib.example`:       "mailto:%22a%20b%22@lib.example",
		`"a@b"@lib.example`:       "mailto:%22a%40b%22@lib.example",
		"a,b@lib.example":         "mailto:a%2Cb@lib.example",
		"o'brien@lib.example":     "mailto:o%27brien@lib.example",
		"-h@lib.example":          "mailto:-h@lib.example",
		"ada@bücher.example":      "mailto:ada@b%C3%BCcher.example",
		"a@b.example\nBcc: c@d":   "mailto:a%40b.example%0ABcc%3A%20c@d",
		"no address":              "mailto:no%20address",
	} {
		if got := mailtoOne(email); got != want {
			t.Errorf("%q: %s, want %s", email, got, want)
		}
		u, err := url.Parse(mailtoOne(email))
		if err != nil || u.RawQuery != "" {
			t.Errorf("%q: parts %+v, %v", email, u, err)
			continue
		}
		if back, err := url.PathUnescape(u.Opaque); err != nil || back != strings.TrimSpace(email) {
			t.Errorf("%q comes back as %q, %v", email, back, err)
		}
	}
}

func TestANumberWithoutItsCountryIsCalledAsWritten(t *testing.T) {
	for value, want := range map[string]string{"020 7946-0958": "tel:02079460958", "*100#": "tel:*100%23", "+44 (20) 7946": "tel:+44207946"} {
		if got := telephone(data.Phone{Value: value}); got != want {
			t.Errorf("%q: %s, want %s", value, got, want)
		}
	}
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
	shown(t, a, a.events, "events")
	a.events.open(event.ID)
	settle(t, a)
	press(t, a, a.events.detail.content, "Mail all")
	if got := texts(a.toasts.Layer); got != "No mail program answered. Addresses copied." {
		t.Errorf("it says %q", got)
	}
	if got := a.Fyne.Clipboard().Content(); got != "Ada <ada@lib.example>" {
		t.Errorf("the clipboard has %q", got)
	}
}

func TestOverASheetItIsSaidInFront(t *testing.T) {
	a := newScreens(t)
	a.opens = func(string, time.Duration) error { return opener.ErrNoProgram }
	a.NewSheet("Backups", "", prose("", 0), a.Window.Canvas().Size()).Show()
	a.openFolder("/tmp/x/y.db")
	settle(t, a)
	if got := texts(a.Window.Canvas().Overlays().Top()); len(a.sheets) != 2 || !strings.Contains(got, "No program answered. Path copied.") {
		t.Errorf("in front stands\n%s", got)
	}
}
