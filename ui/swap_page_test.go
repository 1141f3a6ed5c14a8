package ui

import (
	"bytes"
	"io"
	"mime/multipart"
	"net/http"
	"net/netip"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/data/swap"
	"lanyard/ui/code"
)

// loopbackOnly is a computer without any network but itself.
func loopbackOnly() ([]swap.Network, error) {
	return []swap.Network{{Addr: netip.MustParseAddr("127.0.0.1"), Interface: "lo", Kind: swap.Loopback}}, nil
}

// pageWindow is the swap screen with a card and its page open.
func pageWindow(t *testing.T) *App {
	t.Helper()
	a := swapWindow(t)
	a.swap().Page.Networks = loopbackOnly
	operate(t, a, func(tx *store.Tx) error {
		me := data.Contact{Given: "Anna", Family: "Müller", Organisation: "State Library", Emails: []data.Email{{Value: "anna@sl.example"}}}
		if err := tx.SaveMe(&me); err != nil {
			return err
		}
		show := []data.FieldRef{"given", "family", "organisation", "email:anna@sl.example"}
		if err := tx.SaveCard(&data.Card{Name: "Work", Show: show}); err != nil {
			return err
		}
		return tx.SaveCard(&data.Card{Name: "Private", Show: show[:2], Order: 1})
	})
	keyboard{a}.typedRune('p')
	settle(t, a)
	if a.swap().Page.Server == nil || !a.swap().Page.Content.Visible() || a.swap().Pane.Content.Visible() {
		t.Fatal("P does not open the page")
	}
	return a
}

// pageLink is what a phone reads off the screen.
func pageLink(t *testing.T, a *App) string {
	t.Helper()
	seen := a.seenCodes(t, a.swap().Page.View, 1)
	if seen == nil || seen[0] != a.swap().Page.Server.URL() {
		t.Fatalf("the code leads to %v", seen)
	}
	return "http" + strings.TrimPrefix(seen[0], "HTTP")
}

func visit(t *testing.T, url string) string {
	t.Helper()
	res, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func sendCard(t *testing.T, link, name string) {
	t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for _, f := range [][2]string{{"name", name}, {"agree", "yes"}} {
		if err := form.WriteField(f[0], f[1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := form.Close(); err != nil {
		t.Fatal(err)
	}
	res, err := http.Post(link+"/reply", form.FormDataContentType(), &body)
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	if res.StatusCode != http.StatusOK {
		t.Fatalf("sending a card: %s", res.Status)
	}
}

func TestTheSwapPageGoesBothWays(t *testing.T) {
	a := pageWindow(t)
	page := a.swap().Page
	if got := page.Status.Text(); got != "Nobody has opened it yet" {
		t.Errorf("at first: %s", got)
	}
	link := pageLink(t, a)
	if html := visit(t, link); !strings.Contains(html, "Anna Müller") {
		t.Error("the page does not say whose it is")
	}
	if card := visit(t, link+"/card.vcf"); !strings.Contains(card, "anna@sl.example") {
		t.Errorf("the card:\n%s", card)
	}
	sendCard(t, link, "Zoë Ng")
	settle(t, a)
	if got := page.Status.Text(); got != "● Opened once · one card came in" && !strings.HasSuffix(got, "one card came in") {
		t.Errorf("the light says %q", got)
	}
	a.FocusMessage()
	a.Native.Canvas().Focused().(interface{ TypedKey(*fyne.KeyEvent) }).TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	settle(t, a)
	if len(a.Sheets) != 1 {
		t.Fatal("the message does not open the card")
	}
	a.Sheets[0].Accept()
	settle(t, a)
	found, err := a.Store.Find(t.Context(), data.Query{Text: "zoe"}, 0)
	if err != nil || len(found.IDs) != 1 {
		t.Fatalf("saved: %v, %v", found.IDs, err)
	}
	if page.Server == nil || a.shell.current != "swap" {
		t.Error("looking a card over closed the page; others are waiting")
	}
	a.Places.Person(found.IDs[0])
	settle(t, a)
	if said := texts(a.Native.Content()); !strings.Contains(said, "Sent by them on the swap page") || !strings.Contains(said, "agreed to: “Anna Müller may keep these details.”") {
		t.Errorf("what she agreed to is not shown:\n%s", said)
	}
}

func TestThePageGivesAwayTheChosenCard(t *testing.T) {
	a := pageWindow(t)
	link := pageLink(t, a)
	a.swap().Choose(a.swap().Cards[1].ID)
	settle(t, a)
	if card := visit(t, link+"/card.vcf"); strings.Contains(card, "anna@sl.example") || !strings.Contains(card, "Anna") {
		t.Errorf("the private card has:\n%s", card)
	}
	if pageLink(t, a) != link {
		t.Error("another card has another code: the one on a poster would be dead")
	}
}

func TestThePageEndsWithItsScreen(t *testing.T) {
	a := pageWindow(t)
	server := a.swap().Page.Server
	a.shell.open("people")
	settle(t, a)
	<-server.Done()
	a.shell.open("swap")
	settle(t, a)
	if a.swap().Page.Server != nil || a.swap().Page.Content.Visible() || !a.swap().Pane.Content.Visible() {
		t.Error("the page is shown and no longer served")
	}
	keyboard{a}.typedRune('p')
	a.shell.open("today") // before it has opened
	settle(t, a)
	if a.swap().Page.Server != nil {
		t.Error("a page that was not waited for is served")
	}
}

func TestTheFullScreenSaysWhoHasCome(t *testing.T) {
	a := pageWindow(t)
	keyboard{a}.typedRune('f')
	settle(t, a)
	if full(a) == nil || full(a).Code.Text != a.swap().Page.Server.URL() {
		t.Fatal("F does not show the page's code")
	}
	sendCard(t, "http"+strings.TrimPrefix(a.swap().Page.Server.URL(), "HTTP"), "Cy Marsh")
	settle(t, a)
	if !strings.Contains(full(a).Status, "one card came in") || full(a).Light != code.LightLit {
		t.Errorf("it says %q, its light is %v", full(a).Status, full(a).Light)
	}
	full(a).Leave()
}

func TestEnterLooksOverTheCardThatCameInLast(t *testing.T) {
	a := pageWindow(t)
	enter := &fyne.KeyEvent{Name: fyne.KeyReturn}
	keyboard{a}.typedKey(enter)
	settle(t, a)
	if len(a.Sheets) != 0 {
		t.Fatalf("before any came, %q opens", topTitle(a))
	}
	link := pageLink(t, a)
	sendCard(t, link, "Zoë Ng")
	settle(t, a)
	sendCard(t, link, "Cy Marsh")
	settle(t, a)
	for _, name := range []string{"Cy Marsh", "Zoë Ng"} {
		keyboard{a}.typedKey(enter)
		settle(t, a)
		if got := topTitle(a); got != "Look it over, then save" {
			t.Fatalf("%q opens", got)
		}
		a.Native.Canvas().Focused().TypedKey(enter) // two keys, and they are saved
		settle(t, a)
		if found, err := a.Store.Find(t.Context(), data.Query{Text: name}, 0); err != nil || len(found.IDs) != 1 {
			t.Errorf("%s is saved %d times, %v", name, len(found.IDs), err)
		}
	}
}
