package ui

import (
	"context"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/qr"
	"lanyard/data/store"
	"lanyard/data/swap"
)

func TestThePageEndsAtTheTimeThatWasSet(t *testing.T) {
	a := pageWindow(t)
	p := a.swap().Page
	if got := strings.Join(p.Until.Options, "|"); strings.Contains(got, "event") {
		t.Errorf("at no event the choices are %s", got)
	}
	if !p.End.IsZero() || strings.Contains(p.Status.Text(), "until") {
		t.Errorf("at first it ends at %v: %s", p.End, p.Status.Text())
	}
	p.Until.SetSelectedIndex(1)
	if in := time.Until(p.End); in < 59*time.Minute || in > time.Hour {
		t.Errorf("for an hour: it ends in %v", in)
	}
	if got := p.Status.Text(); !strings.Contains(got, "open until ") || !strings.HasSuffix(got, p.End.Local().Format("15:04")) {
		t.Errorf("it says %q", got)
	}
	server := p.Server
	p.EndAt(time.Now().Add(30 * time.Millisecond))
	<-server.Done()
	for began := time.Now(); p.Server != nil && time.Since(began) < 5*time.Second; settle(t, a) {
		time.Sleep(5 * time.Millisecond) // who watches the server is about to tell
	}
	if p.Server != nil || p.Content.Visible() {
		t.Error("the page is shown after its time")
	}
}

func TestOneKeyGoesBackToTheCardsOwnCode(t *testing.T) {
	a := pageWindow(t)
	server := a.swap().Page.Server
	keyboard{a}.typedRune('p')
	settle(t, a)
	<-server.Done()
	if a.swap().Page.Content.Visible() || !a.swap().Pane.Content.Visible() || a.swap().Page.Server != nil {
		t.Error("P on the page does not show the card's code")
	}
	keyboard{a}.typedRune('p')
	settle(t, a)
	if a.swap().Page.Server == nil || !a.swap().Page.Content.Visible() {
		t.Error("P does not open the page again")
	}
}

func TestThePageCanEndWithTheEvent(t *testing.T) {
	a := swapWindow(t)
	a.swap().Page.Networks = loopbackOnly
	ends := time.Now().Add(3 * time.Hour).Truncate(time.Minute)
	e := data.Event{Name: "Metadata Days", Start: time.Now().Add(-time.Hour), End: ends}
	operate(t, a, func(tx *store.Tx) error { return tx.SaveEvent(&e) })
	if err := a.Store.Quietly(t.Context(), func(tx *store.Tx) error { return tx.SetCurrent(e.ID) }); err != nil {
		t.Fatal(err)
	}
	withCards(t, a)
	keyboard{a}.typedRune('p')
	settle(t, a)
	p := a.swap().Page
	if p.Server == nil || len(p.Until.Options) != 4 {
		t.Fatalf("the choices are %v", p.Until.Options)
	}
	p.Until.SetSelectedIndex(3)
	if !p.End.Equal(ends) {
		t.Errorf("it ends at %v, the event at %v", p.End, ends)
	}
	p.Start(p.Found[0].Addr, nil) // on another network it ends then as well
	settle(t, a)
	if !p.End.Equal(ends) || !strings.Contains(p.Status.Text(), "open until") {
		t.Errorf("on another network it ends at %v: %s", p.End, p.Status.Text())
	}
}

func TestAHotspotIsJoinedByACodeOfItsOwn(t *testing.T) {
	a := pageWindow(t)
	p := a.swap().Page
	press(t, a, p.Content, "Hotspot …")
	s := sheetOf(t, a)
	if !s.OKButton.Disabled() {
		t.Error("a hotspot without a name can be shown")
	}
	typeInto(t, s.Pop, "Anna's laptop", "Stand 7; hall")
	typeInto(t, s.Pop, "empty: an open network", "short")
	if !s.OKButton.Disabled() || !strings.Contains(texts(s.Pop), "8 to 63") {
		t.Error("a password that no phone takes is shown")
	}
	typeInto(t, s.Pop, "empty: an open network", "coffee 2026")
	s.Accept()
	settle(t, a)
	read := a.seenCodes(t, p.Codes, 2)
	got := strings.Join(read, " ")
	if !strings.Contains(got, `WIFI:T:WPA;S:Stand 7\; hall;P:coffee 2026;;`) || !strings.Contains(got, p.Server.URL()) {
		t.Errorf("they say %s", got)
	}
	if words := texts(p.Content); !strings.Contains(words, "1 · Join Stand 7; hall") || !strings.Contains(words, "2 · Scan this") {
		t.Errorf("the steps are not said:\n%s", words)
	}
	keyboard{a}.typedRune('f')
	settle(t, a)
	codes, err := qr.Decode(context.Background(), pictureOf(a, full(a)))
	if err != nil || len(codes) != 2 {
		t.Errorf("the full screen shows %d codes, %v", len(codes), err)
	}
	full(a).Leave()
	press(t, a, p.Content, "Hotspot …")
	press(t, a, sheetOf(t, a).Pop, "Without a hotspot")
	if pageLink(t, a); strings.Contains(texts(p.Content), "Join") {
		t.Error("the hotspot is still shown")
	}
}

func TestEnterOnTheFullScreenLooksOverTheCardThatCameInLast(t *testing.T) {
	a := pageWindow(t)
	enter := &fyne.KeyEvent{Name: fyne.KeyReturn}
	keyboard{a}.typedRune('f')
	settle(t, a)
	sendCard(t, pageAddress(a), "Zoë Ng")
	settle(t, a)
	a.Native.Canvas().Focused().TypedKey(enter)
	settle(t, a)
	if full(a) != nil || topTitle(a) != "Look it over, then save" {
		t.Fatalf("the full screen is there: %v; the sheet %q is in front", full(a) != nil, topTitle(a))
	}
	a.Native.Canvas().Focused().TypedKey(enter)
	settle(t, a)
	if found, err := a.Store.Find(t.Context(), data.Query{Text: "zoe"}, 0); err != nil || len(found.IDs) != 1 {
		t.Errorf("saved: %v, %v", found.IDs, err)
	}
}

// pageAddress is where the page is served.
func pageAddress(a *App) string {
	return "http" + strings.TrimPrefix(a.swap().Page.Server.URL(), "HTTP")
}

func TestAKioskGathersCardsThatSurviveARestart(t *testing.T) {
	a := pageWindow(t)
	e := atEvent(t, a)
	keyboard{a}.typedRune('f')
	settle(t, a)
	for _, name := range []string{"Zoë Ng", "Cy Marsh", "Ana Lima"} {
		sendCard(t, pageAddress(a), name)
	}
	settle(t, a)
	if full(a) == nil || !strings.Contains(full(a).Status, "3 cards came in") {
		t.Fatal("the full screen does not stay and count")
	}
	s, err := store.Open(t.Context(), a.Store.Path(), store.Options{}) // as another start of the program does
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	waiting, err := s.Arrivals(t.Context())
	if err != nil || len(waiting) != 3 {
		t.Fatalf("after a restart %d cards wait, %v", len(waiting), err)
	}
	for _, w := range waiting {
		if w.EventID != e.ID {
			t.Errorf("%s came in at event %d", w.Draft.Contact.Name(), w.EventID)
		}
	}
	if n, err := s.Swaps(t.Context(), e.ID); n != 3 || err != nil {
		t.Errorf("%d swaps are counted, %v", n, err)
	}
}

func TestQuittingUnderAVisitorAsksOnce(t *testing.T) {
	a := newScreens(t)
	shown(t, a, a.people(), "people")
	a.swap().Page.Server, a.swap().Page.Openers = &swap.Server{}, []time.Time{time.Now()}
	closed := false
	a.Native.SetOnClosed(func() { closed = true })
	a.quit()
	settle(t, a)
	if closed || len(a.Sheets) != 1 || !strings.Contains(texts(a.Top().Body), "what they have typed is lost") {
		t.Fatalf("closed: %v, %d sheets", closed, len(a.Sheets))
	}
	a.Sheets[0].Close()
	a.swap().Page.Server = nil
}
