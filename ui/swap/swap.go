// Package swap is the screen for swapping details in person: a code, a page that phones open, a camera.
package swap

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
	"lanyard/ui/cards"
	"lanyard/ui/code"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
)

// Page is for swapping details in person: my code on the left, reading theirs on the right.
type Page struct {
	w *window.Window

	me     data.Contact
	Cards  []data.Card
	Chosen int64 // id of the card shown
	asked  window.Latest

	Pane   *code.Pane
	Page   *swapPage
	tabs   *fyne.Container // a button for each card
	Edit   *widget.Button
	toPage *widget.Button
	Mine   *fyne.Container // holds one of the following
	Shown  fyne.CanvasObject
	Empty  fyne.CanvasObject // no details yet
	None   fyne.CanvasObject // no card yet
	Over   *fyne.Container   // the card has ended
	ends   *time.Timer       // when the card shown ends
	swaps  int               // cards swapped at the current event

	root    fyne.CanvasObject // of the screen
	made    time.Time         // the screen: what was typed before is no part of a text that goes on
	Strayed time.Time         // when a letter was typed that is no key here

	Camera *CameraPane
	Ways   fyne.CanvasObject // to read theirs, while the camera is not open
}

// Screen is the screen for swapping details.
var Screen = window.Screen{Key: "swap", Open: keys.ToSwap, Label: say.T("Swap"), Icon: "swap", New: func(w *window.Window) window.Page { return newSwap(w) }}

func newSwap(w *window.Window) *Page {
	s := &Page{w: w, made: clock.Real()}
	s.Pane = code.NewPane(w, 180)
	s.Pane.Changed, s.Pane.Others = s.tellFull, s.others
	s.Page = newSwapPage(w, s)
	s.Camera = newCameraPane(w, func() { s.Ways.Show() }, s.otherWays)
	return s
}

// Content implements screen.
func (s *Page) Content() fyne.CanvasObject {
	s.tabs = style.Wrap()
	s.Edit = widget.NewQuiet(lang.L("Edit"), "edit", func() {
		if c, ok := s.card(); ok {
			cards.Edit(s.w, c, nil)
		}
	})
	add := widget.NewIcon("plus", lang.L("New card"), s.addCard)
	s.toPage = widget.NewQuiet(lang.L("Swap page"), "swap", s.OpenPage)
	top := container.New(&bothEnds{}, s.tabs, container.NewHBox(s.toPage, s.Edit, add))
	s.Page.Content.Hide()
	s.Over = container.NewStack()
	s.Shown = container.New(widget.Headed{}, top, container.NewStack(s.Pane.Content, s.Page.Content, s.Over))
	s.Empty = widget.EmptyState("qr", lang.L("Your code appears here"),
		lang.L("Write down your details once. Then hold up the screen, and a phone reads your card."),
		widget.NewPrimary(lang.L("My details"), "person", func() { cards.Me(s.w, func() { s.Reload(nil) }) }))
	s.None = widget.EmptyState("qr", lang.L("You have no card yet"),
		lang.L("A card says which of your details a code shows. There can be several: for work, for research, for the booth."),
		widget.NewPrimary(lang.L("Make a card"), "plus", s.addCard))
	s.Shown.Hide()
	s.Empty.Hide()
	s.None.Hide()
	s.Mine = container.NewStack(s.Shown, s.Empty, s.None)
	s.root = container.New(layout.NewCustomPaddedLayout(0, 16, 16, 16),
		container.New(widget.Beside{Share: 0.56, Gap: 16}, style.Card(s.Mine), style.Card(s.readTheirs())))
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

// Reload implements screen.
func (s *Page) Reload(changed store.Changed) {
	if !window.Touches(changed, store.Contacts, store.Cards, store.Encounters, store.Arrivals, store.Settings) {
		return
	}
	type mine struct {
		me    data.Contact
		cards []data.Card
		swaps int
		wait  int
	}
	window.LoadFor(s.w, s.asked.Next(), lang.L("Your cards could not be read"), func(ctx context.Context) (m mine, err error) {
		if m.me, err = s.w.Store.Me(ctx); err != nil {
			return m, err
		}
		if m.cards, err = s.w.Store.Cards(ctx); err != nil {
			return m, err
		}
		if m.wait, err = s.w.Store.ArrivalsWaiting(ctx); err != nil {
			return m, err
		}
		here, err := s.w.Store.Here(ctx)
		if err == nil && here.ID != 0 {
			m.swaps, err = s.w.Store.Swaps(ctx, here.ID)
		}
		return m, err
	}, func(m mine) {
		s.me, s.Cards, s.swaps = m.me, m.cards, m.swaps
		if s.Page.waiting = m.wait; s.Page.Server != nil {
			s.Page.tell()
		}
		s.Refresh()
		s.tellFull()
	})
}

// Refresh shows the chosen card, or what is missing.
func (s *Page) Refresh() {
	s.Shown.Hide()
	s.Empty.Hide()
	s.None.Hide()
	card, ok := s.card()
	switch {
	case s.me.ID == 0:
		s.Pane.Clear()
		s.Empty.Show()
	case !ok:
		s.Pane.Clear()
		s.None.Show()
	default:
		s.Chosen = card.ID
		s.showTabs()
		s.Shown.Show()
		s.showCard(card)
	}
	if !s.Shown.Visible() {
		s.Page.stop()
	}
	s.Mine.Refresh()
}

// showCard shows a card's code or page; of one that has ended, that it has.
func (s *Page) showCard(card data.Card) {
	if s.ends != nil {
		s.ends.Stop()
	}
	now := s.w.Store.Now()
	if card.Ended(now) {
		s.Page.stop()
		s.showPage(card)
		s.Pane.Content.Hide()
		s.Pane.Clear()
		s.toPage.Hide()
		s.Over.Objects = []fyne.CanvasObject{s.ended(card)}
		s.Over.Show()
		if s.w.Full != nil {
			s.w.Full.Leave()
		}
		return
	}
	s.Over.Hide()
	if !card.Until.IsZero() {
		s.ends = time.AfterFunc(card.Until.Sub(now), func() { fyne.Do(s.Refresh) })
	}
	c := card.Contact(s.me)
	l := code.LookOf(c)
	l.Welcome, l.Colour = card.Welcome, card.Colour
	s.Pane.ShowAs(c, card.Code, l)
	s.showPage(card)
}

// ended says of a card that it is not shown any more.
func (s *Page) ended(card data.Card) fyne.CanvasObject {
	return widget.EmptyState("clock", lang.L("This card has ended"),
		lang.L("This card ended on {{.When}} and is no longer shown.", cards.EndOf(card.Until).Long()),
		container.NewHBox(widget.NewPrimary(lang.L("Show it again"), "restore", func() { s.Revive(card) }),
			widget.NewButton(lang.L("Edit"), "edit", func() { cards.Edit(s.w, card, nil) })))
}

// Revive takes a card's end away.
func (s *Page) Revive(card data.Card) {
	card.Until = time.Time{}
	s.w.Try(lang.L("The card {{.Name}} is shown again", card.Name), func(tx *store.Tx) error { return tx.SaveCard(&card) },
		func(error) {})
}

// showPage shows the page that phones open in place of the card's code, while it is open.
func (s *Page) showPage(card data.Card) {
	open := s.Page.Server != nil
	if !open {
		s.Page.Content.Hide()
		s.Pane.Content.Show()
		s.toPage.Show()
		return
	}
	s.Pane.Content.Hide()
	s.toPage.Hide()
	s.Page.Content.Show()
	if c, ok := s.pageCard(card); ok {
		s.Page.show(c)
	}
}

// pageCard is what the page gives away of a card; false when it cannot be written, which is said.
func (s *Page) pageCard(card data.Card) (swap.Card, bool) {
	c, err := swap.CardOf(card.Contact(s.me), s.w.Here.Name)
	if err != nil {
		s.w.Fail(lang.L("The card could not be written"), err)
	}
	return c, err == nil
}

// OpenPage serves the chosen card to the phones in the room.
func (s *Page) OpenPage() {
	card, ok := s.card()
	switch {
	case !ok || s.me.ID == 0:
		s.w.Say(lang.L("There is no card to show yet: write down your details first."))
		return
	case s.Page.Server != nil:
		return
	}
	if c, ok := s.pageCard(card); ok {
		s.Page.open(c, s.Refresh)
	}
}

// card is the chosen card, else the first that has not ended, else the first; false while there is
// none.
func (s *Page) card() (data.Card, bool) {
	if i := slices.IndexFunc(s.Cards, func(c data.Card) bool { return c.ID == s.Chosen }); i >= 0 {
		return s.Cards[i], true
	}
	if i := slices.IndexFunc(s.Cards, s.live); i >= 0 {
		return s.Cards[i], true
	}
	if len(s.Cards) == 0 {
		return data.Card{}, false
	}
	return s.Cards[0], true
}

// live reports whether a card has not ended.
func (s *Page) live(c data.Card) bool { return !c.Ended(s.w.Store.Now()) }

// showTabs makes one button for each card, the chosen one marked.
func (s *Page) showTabs() {
	focused := s.w.Native.Canvas().Focused()
	s.tabs.Objects = nil
	for _, c := range s.Cards {
		name := c.Name
		if !s.live(c) {
			name = lang.L("{{.Card}} · ended", name)
		}
		b := widget.NewQuiet(name, "", nil)
		b.OnTapped = func() { s.Choose(c.ID) }
		if c.ID == s.Chosen {
			b.Importance = fw.MediumImportance
			if was, ok := focused.(*widget.Button); ok && was.Text == name {
				defer func() { s.w.Native.Canvas().Focus(b) }() // the button it was on is gone
			}
		}
		s.tabs.Add(b)
	}
	s.tabs.Refresh()
}

// Choose shows the code of another card.
func (s *Page) Choose(id int64) {
	s.Chosen = id
	s.Refresh()
}

func (s *Page) addCard() {
	cards.EditThen(s.w, data.Card{}, func(c data.Card) {
		s.Chosen = c.ID
		s.Reload(nil)
	})
}
