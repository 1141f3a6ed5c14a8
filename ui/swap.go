package ui

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/data"
	"lanyard/data/clock"
	"lanyard/data/say"
	"lanyard/data/store"
	"lanyard/data/swap"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
)

// swapScreen is for swapping details in person: my code on the left, reading theirs on the right.
type swapScreen struct {
	app *Window

	me     data.Contact
	cards  []data.Card
	chosen int64 // id of the card shown
	gen    int

	pane   *codePane
	page   *swapPage
	tabs   *fyne.Container // a button for each card
	edit   *widget.Button
	toPage *widget.Button
	mine   *fyne.Container // holds one of the following
	shown  fyne.CanvasObject
	empty  fyne.CanvasObject // no details yet
	none   fyne.CanvasObject // no card yet
	over   *fyne.Container   // the card has ended
	ends   *time.Timer       // when the card shown ends
	swaps  int               // cards swapped at the current event

	root    fyne.CanvasObject // of the screen
	made    time.Time         // the screen: what was typed before is no part of a text that goes on
	strayed time.Time         // when a letter was typed that is no key here

	camera *cameraPane
	ways   fyne.CanvasObject // to read theirs, while the camera is not open
}

// swapPlace is the screen for swapping details.
var swapPlace = Screen{Key: "swap", Label: say.T("Swap"), Icon: "swap", New: func(w *Window) Page { return newSwap(w) }}

func newSwap(a *Window) *swapScreen {
	s := &swapScreen{app: a, made: clock.Real()}
	s.pane = newCodePane(a, 180)
	s.pane.changed, s.pane.others = s.tellFull, s.others
	s.page = newSwapPage(a, s)
	s.camera = newCameraPane(a, func() { s.ways.Show() }, s.otherWays)
	return s
}

// Content implements screen.
func (s *swapScreen) Content() fyne.CanvasObject {
	s.tabs = widget.Wrap()
	s.edit = widget.NewQuiet(lang.L("Edit"), "edit", func() {
		if c, ok := s.card(); ok {
			s.app.editCard(c, nil)
		}
	})
	add := widget.NewIcon("plus", lang.L("New card"), s.addCard)
	s.toPage = widget.NewQuiet(lang.L("Swap page"), "swap", s.openPage)
	top := container.New(&bothEnds{}, s.tabs, container.NewHBox(s.toPage, s.edit, add))
	s.page.content.Hide()
	s.over = container.NewStack()
	s.shown = container.New(headed{}, top, container.NewStack(s.pane.content, s.page.content, s.over))
	s.empty = emptyState("qr", lang.L("Your code appears here"),
		lang.L("Write down your details once. Then hold up the screen, and a phone reads your card."),
		widget.NewPrimary(lang.L("My details"), "person", func() { s.app.editMe(func() { s.Reload(nil) }) }))
	s.none = emptyState("qr", lang.L("You have no card yet"),
		lang.L("A card says which of your details a code shows. There can be several: for work, for research, for the booth."),
		widget.NewPrimary(lang.L("Make a card"), "plus", s.addCard))
	s.shown.Hide()
	s.empty.Hide()
	s.none.Hide()
	s.mine = container.NewStack(s.shown, s.empty, s.none)
	s.root = container.New(layout.NewCustomPaddedLayout(0, 16, 16, 16),
		container.New(beside{0.56, 16}, widget.Card(s.mine), widget.Card(s.readTheirs())))
	return s.root
}

// bothEnds puts what wraps at the left end of a row and what does not at the right; where a row has no room for
// both, the second stands below. Its height follows from the width it was last given.
type bothEnds struct{ width float32 }

// inOneRow reports whether both fit beside each other.
func (b *bothEnds) inOneRow(o []fyne.CanvasObject) bool {
	const gap = 6
	need := o[1].MinSize().Width
	for _, c := range o[0].(*fyne.Container).Objects {
		need += c.MinSize().Width + gap
	}
	return b.width == 0 || need <= b.width
}

// MinSize implements fyne.Layout.
func (b *bothEnds) MinSize(o []fyne.CanvasObject) fyne.Size {
	l, r := o[0].MinSize(), o[1].MinSize()
	if b.inOneRow(o) {
		return fyne.NewSize(max(l.Width, r.Width), max(l.Height, r.Height))
	}
	return fyne.NewSize(max(l.Width, r.Width), l.Height+r.Height)
}

// Layout implements fyne.Layout.
func (b *bothEnds) Layout(o []fyne.CanvasObject, s fyne.Size) {
	b.width = s.Width
	l, r := o[0], o[1].MinSize()
	l.Move(fyne.NewPos(0, 0))
	if b.inOneRow(o) {
		l.Resize(fyne.NewSize(s.Width-r.Width, l.MinSize().Height))
		o[1].Move(fyne.NewPos(s.Width-r.Width, 0))
		o[1].Resize(r)
		return
	}
	l.Resize(fyne.NewSize(s.Width, l.MinSize().Height)) // it learns its width
	l.Resize(fyne.NewSize(s.Width, l.MinSize().Height))
	o[1].Move(fyne.NewPos(0, l.MinSize().Height))
	o[1].Resize(fyne.NewSize(min(r.Width, s.Width), r.Height))
}

// beside lays two halves out next to each other; the left one gets the given share of the width.
type beside struct{ share, gap float32 }

// MinSize implements fyne.Layout.
func (b beside) MinSize(o []fyne.CanvasObject) fyne.Size {
	l, r := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(l.Width+b.gap+r.Width, max(l.Height, r.Height))
}

// Layout implements fyne.Layout.
func (b beside) Layout(o []fyne.CanvasObject, s fyne.Size) {
	free := s.Width - b.gap
	left := min(max(free*b.share, o[0].MinSize().Width), free-o[1].MinSize().Width)
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(fyne.NewSize(left, s.Height))
	o[1].Move(fyne.NewPos(left+b.gap, 0))
	o[1].Resize(fyne.NewSize(free-left, s.Height))
}

// besideFirst is beside with the right half first in the order of Tab.
type besideFirst struct{ beside }

// MinSize implements fyne.Layout.
func (b besideFirst) MinSize(o []fyne.CanvasObject) fyne.Size {
	return b.beside.MinSize([]fyne.CanvasObject{o[1], o[0]})
}

// Layout implements fyne.Layout.
func (b besideFirst) Layout(o []fyne.CanvasObject, s fyne.Size) {
	b.beside.Layout([]fyne.CanvasObject{o[1], o[0]}, s)
}

// Reload implements screen.
func (s *swapScreen) Reload(changed store.Changed) {
	if !touches(changed, store.Contacts, store.Cards, store.Encounters, store.Arrivals, store.Settings) {
		return
	}
	type mine struct {
		me    data.Contact
		cards []data.Card
		swaps int
		wait  int
	}
	s.gen++
	gen := s.gen
	Load(s.app, lang.L("Your cards could not be read"), func(ctx context.Context) (m mine, err error) {
		if m.me, err = s.app.Store.Me(ctx); err != nil {
			return m, err
		}
		if m.cards, err = s.app.Store.Cards(ctx); err != nil {
			return m, err
		}
		if m.wait, err = s.app.Store.ArrivalsWaiting(ctx); err != nil {
			return m, err
		}
		here, err := s.app.Store.Here(ctx)
		if err == nil && here.ID != 0 {
			m.swaps, err = s.app.Store.Swaps(ctx, here.ID)
		}
		return m, err
	}, func(m mine) {
		if gen == s.gen {
			s.me, s.cards, s.swaps = m.me, m.cards, m.swaps
			if s.page.waiting = m.wait; s.page.server != nil {
				s.page.tell()
			}
			s.refresh()
			s.tellFull()
		}
	})
}

// refresh shows the chosen card, or what is missing.
func (s *swapScreen) refresh() {
	s.shown.Hide()
	s.empty.Hide()
	s.none.Hide()
	card, ok := s.card()
	switch {
	case s.me.ID == 0:
		s.pane.clear()
		s.empty.Show()
	case !ok:
		s.pane.clear()
		s.none.Show()
	default:
		s.chosen = card.ID
		s.showTabs()
		s.shown.Show()
		s.showCard(card)
	}
	if !s.shown.Visible() {
		s.page.stop()
	}
	s.mine.Refresh()
}

// showCard shows a card's code or page; of one that has ended, that it has.
func (s *swapScreen) showCard(card data.Card) {
	if s.ends != nil {
		s.ends.Stop()
	}
	now := s.app.Store.Now()
	if card.Ended(now) {
		s.page.stop()
		s.showPage(card)
		s.pane.content.Hide()
		s.pane.clear()
		s.toPage.Hide()
		s.over.Objects = []fyne.CanvasObject{s.ended(card)}
		s.over.Show()
		if s.app.Full != nil {
			s.app.Full.Leave()
		}
		return
	}
	s.over.Hide()
	if !card.Until.IsZero() {
		s.ends = time.AfterFunc(card.Until.Sub(now), func() { fyne.Do(s.refresh) })
	}
	c := card.Contact(s.me)
	l := lookOf(c)
	l.welcome, l.colour = card.Welcome, card.Colour
	s.pane.showAs(c, card.Code, l)
	s.showPage(card)
}

// ended says of a card that it is not shown any more.
func (s *swapScreen) ended(card data.Card) fyne.CanvasObject {
	return emptyState("clock", lang.L("This card has ended"),
		lang.L("It was to be shown until {{.When}}. Nobody gets it any more.", endOf(card.Until).long()),
		container.NewHBox(widget.NewPrimary(lang.L("Show it again"), "restore", func() { s.revive(card) }),
			widget.NewButton(lang.L("Edit"), "edit", func() { s.app.editCard(card, nil) })))
}

// revive takes a card's end away.
func (s *swapScreen) revive(card data.Card) {
	card.Until = time.Time{}
	s.app.try(lang.L("The card {{.Name}} is shown again", card.Name), func(tx *store.Tx) error { return tx.SaveCard(&card) },
		func(error) {})
}

// showPage shows the page that phones open in place of the card's code, while it is open.
func (s *swapScreen) showPage(card data.Card) {
	open := s.page.server != nil
	if !open {
		s.page.content.Hide()
		s.pane.content.Show()
		s.toPage.Show()
		return
	}
	s.pane.content.Hide()
	s.toPage.Hide()
	s.page.content.Show()
	if c, ok := s.pageCard(card); ok {
		s.page.show(c)
	}
}

// pageCard is what the page gives away of a card; false when it cannot be written, which is said.
func (s *swapScreen) pageCard(card data.Card) (swap.Card, bool) {
	c, err := swap.CardOf(card.Contact(s.me), s.app.CurrentEvent().Name)
	if err != nil {
		s.app.Fail(lang.L("The card could not be written"), err)
	}
	return c, err == nil
}

// openPage serves the chosen card to the phones in the room.
func (s *swapScreen) openPage() {
	card, ok := s.card()
	switch {
	case !ok || s.me.ID == 0:
		s.app.Say(lang.L("There is no card to show yet: write down your details first."))
		return
	case s.page.server != nil:
		return
	}
	if c, ok := s.pageCard(card); ok {
		s.page.open(c, s.refresh)
	}
}

// card is the chosen card, else the first that has not ended, else the first; false while there is
// none.
func (s *swapScreen) card() (data.Card, bool) {
	if i := slices.IndexFunc(s.cards, func(c data.Card) bool { return c.ID == s.chosen }); i >= 0 {
		return s.cards[i], true
	}
	if i := slices.IndexFunc(s.cards, s.live); i >= 0 {
		return s.cards[i], true
	}
	if len(s.cards) == 0 {
		return data.Card{}, false
	}
	return s.cards[0], true
}

// live reports whether a card has not ended.
func (s *swapScreen) live(c data.Card) bool { return !c.Ended(s.app.Store.Now()) }

// showTabs makes one button for each card, the chosen one marked.
func (s *swapScreen) showTabs() {
	focused := s.app.Native.Canvas().Focused()
	s.tabs.Objects = nil
	for _, c := range s.cards {
		name := c.Name
		if !s.live(c) {
			name = lang.L("{{.Card}} · ended", name)
		}
		b := widget.NewQuiet(name, "", nil)
		b.OnTapped = func() { s.choose(c.ID) }
		if c.ID == s.chosen {
			b.Importance = fw.MediumImportance
			if was, ok := focused.(*widget.Button); ok && was.Text == name {
				defer func() { s.app.Native.Canvas().Focus(b) }() // the button it was on is gone
			}
		}
		s.tabs.Add(b)
	}
	s.tabs.Refresh()
}

func (s *swapScreen) choose(id int64) {
	s.chosen = id
	s.refresh()
}

func (s *swapScreen) addCard() {
	s.app.cardSheet(data.Card{}, func(c data.Card) {
		s.chosen = c.ID
		s.Reload(nil)
	})
}

// Focus implements screen. Nothing has the focus, so that F and the arrows reach the screen.
func (s *swapScreen) Focus() { s.app.letGo() }

// key handles a key that no focused widget used while the named screen is open.
func (s *swapScreen) Key(e *fyne.KeyEvent) bool {
	return s.camera.key(e) || s.stepKey(e) || s.page.key(e)
}

// stepKey goes from card to card.
func (s *swapScreen) stepKey(e *fyne.KeyEvent) bool {
	if s.me.ID == 0 || len(s.cards) == 0 {
		return false
	}
	switch widget.Pressed(keys.Swap, e, 0) {
	case keys.CardBefore:
		s.step(-1)
	case keys.CardAfter:
		s.step(1)
	default:
		return false
	}
	return true
}

// step shows the next card in a direction that has not ended, round and round.
func (s *swapScreen) step(by int) {
	n := len(s.cards)
	at := slices.IndexFunc(s.cards, func(c data.Card) bool { return c.ID == s.chosen })
	for i := 1; i < n; i++ {
		if c := s.cards[((at+i*by)%n+n)%n]; s.live(c) {
			s.choose(c.ID)
			return
		}
	}
}

// tellFull shows on the full screen what is shown here.
func (s *swapScreen) tellFull() {
	full, ok := s.app.Full.(*fullPage)
	switch {
	case !ok:
	case s.page.server != nil:
		full.set(s.page.look(), s.page.code)
		full.joins(s.page.hotspot)
		l, status := s.page.tells()
		full.tell(l, joined(" · ", status, s.swapped()))
	default:
		full.set(s.pane.face.look, s.pane.face.code)
		full.tell(lightOff, s.swapped())
	}
}

// others is step where there is another card to go to, else nil.
func (s *swapScreen) others() func(by int) {
	live := 0
	for _, c := range s.cards {
		if s.live(c) {
			live++
		}
	}
	if live < 2 {
		return nil
	}
	return s.step
}

// swapped counts the cards swapped at the current event, in words; "" before the first.
func (s *swapScreen) swapped() string {
	switch {
	case s.app.CurrentEvent().ID == 0 || s.swaps == 0:
		return ""
	}
	return lang.N(s.swaps, "one card swapped at this event", "{{.Count}} cards swapped at this event")
}

// rune handles a letter that no focused widget used while the named screen is open. One of a text that went
// astray does nothing.
func (s *swapScreen) Rune(r rune) {
	key := widget.Lettered(keys.Swap, r)
	if key == nil || !s.hasKeys() {
		s.strayed = clock.Real()
		return
	}
	switch key {
	case keys.Fill:
		if s.page.server != nil {
			s.page.fullScreen()
		} else {
			s.pane.fullScreen()
		}
	case keys.SwapPage:
		if s.page.server != nil {
			s.page.closePage()
		} else {
			s.openPage()
		}
	case keys.Camera:
		s.openCamera()
	}
}
