package ui

import (
	"context"
	"errors"
	"net/url"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"lanyard/data"
	"lanyard/ui/opener"
)

// handOver gives an address to the desktop's program for it: the one way out of the window, and only ever on
// a click. Where no program takes it, copied goes to the clipboard and the user is told so in none.
func (a *App) handOver(address, copied, none string) {
	a.Go(func(ctx context.Context) {
		answer := make(chan error, 1)
		go func() { answer <- a.opens(address, opener.Patience) }()
		select {
		case <-ctx.Done():
		case err := <-answer:
			if err != nil {
				fyne.Do(func() {
					a.Fyne.Clipboard().SetContent(copied)
					a.sayOver(none)
				})
			}
		}
	})
}

// sayOver is Say where a sheet, or a window without screens, would hide the message.
func (a *App) sayOver(text string) {
	if a.shell == nil || len(a.sheets) > 0 {
		a.Fail(lang.L("Not opened"), errors.New(text))
		return
	}
	a.Say(text)
}

// openMail begins a message to one address.
func (a *App) openMail(email string) {
	a.handOver(mailtoOne(email), email, lang.L("No mail program answered. Address copied."))
}

// openPhone has the user's phone program call a number.
func (a *App) openPhone(p data.Phone) {
	a.handOver(telephone(p), p.Value, lang.L("No phone program answered. Number copied."))
}

// openWeb opens a page in the browser.
func (a *App) openWeb(u *url.URL) {
	a.handOver(u.String(), u.String(), lang.L("No browser answered. Link copied."))
}

// openLink opens what a card says is a link. It comes from a stranger: only kinds of address that show a
// page or begin a talk are opened, no file and no other program.
func (a *App) openLink(text string) {
	if u, ok := webAddress(text); ok {
		a.openWeb(u)
		return
	}
	u, err := url.Parse(strings.TrimSpace(text))
	switch {
	case err != nil || !slices.Contains([]string{"mailto", "tel", "sms", "sip", "sips", "xmpp", "geo"}, u.Scheme):
		a.Fyne.Clipboard().SetContent(text)
		a.Say(lang.L("Nothing opens a link of this kind. Link copied."))
	case u.Scheme == "mailto":
		email, err := url.PathUnescape(u.Opaque)
		if err != nil {
			email = u.Opaque
		}
		a.openMail(email) // without what else the link wants in the message
	default:
		a.handOver(u.String(), text, lang.L("No program answered. Link copied."))
	}
}

// openFolder shows a file's folder in the system's file manager.
func (a *App) openFolder(path string) { a.showFile(filepath.Dir(path)) }

// showFile opens a file or folder in the user's program for it.
func (a *App) showFile(path string) {
	name := filepath.ToSlash(path)
	if runtime.GOOS == "windows" {
		name = "/" + name
	}
	u := url.URL{Scheme: "file", Path: name}
	a.handOver(u.String(), path, lang.L("No program answered. Path copied."))
}

// webAddress reads a link as a page on the web; a domain needs no scheme. A handle is none.
func webAddress(link string) (*url.URL, bool) {
	link = strings.TrimSpace(link)
	u, err := url.Parse(link)
	if host, _, _ := strings.Cut(link, "/"); (err != nil || u.Scheme == "") && strings.Contains(host, ".") && !strings.Contains(host, "@") {
		u, err = url.Parse("https://" + strings.TrimPrefix(link, "//"))
	}
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || strings.HasPrefix(u.Host, "-") {
		return nil, false
	}
	return u, true
}

// telephone is the address of a number (RFC 3966): digits with their country, or those as written.
func telephone(p data.Phone) string {
	number := p.E164
	if number == "" {
		number = strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' || strings.ContainsRune("+*#", r) {
				return r
			}
			return -1
		}, p.Value)
	}
	return "tel:" + strings.ReplaceAll(number, "#", "%23")
}

// mailtoOne is the URL of a new message to one address (RFC 6068).
func mailtoOne(email string) string { return "mailto:" + mailPart(email) }

// mailPart writes an address into a mailto: URL: but for the @ before its domain all that could be read as
// another part of the URL is escaped.
func mailPart(email string) string {
	email = strings.TrimSpace(email)
	at := strings.LastIndexByte(email, '@')
	if at < 0 {
		return percent(email)
	}
	return percent(email[:at]) + "@" + percent(email[at+1:])
}

func percent(s string) string { return strings.ReplaceAll(url.QueryEscape(s), "+", "%20") }
