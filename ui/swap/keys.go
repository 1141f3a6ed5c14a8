package swap

import (
	"slices"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/clock"
	"lanyard/ui/code"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/widget/focus"
	"lanyard/ui/words"
)

// Focus implements screen. Nothing has the focus, so that F and the arrows reach the screen.
func (s *Page) Focus() { s.w.LetGo() }

// Key handles a key that no focused widget used while the named screen is open.
func (s *Page) Key(e *fyne.KeyEvent) bool {
	return s.Camera.key(e) || s.stepKey(e) || s.Page.key(e)
}

// stepKey goes from card to card.
func (s *Page) stepKey(e *fyne.KeyEvent) bool {
	if s.me.ID == 0 || len(s.Cards) == 0 {
		return false
	}
	switch focus.Pressed(keys.Swap, e, 0) {
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
func (s *Page) step(by int) {
	n := len(s.Cards)
	at := slices.IndexFunc(s.Cards, func(c data.Card) bool { return c.ID == s.Chosen })
	for i := 1; i < n; i++ {
		if c := s.Cards[((at+i*by)%n+n)%n]; s.live(c) {
			s.Choose(c.ID)
			return
		}
	}
}

// tellFull shows on the full screen what is shown here.
func (s *Page) tellFull() {
	full, ok := s.w.Full.(*code.FullPage)
	switch {
	case !ok:
	case s.Page.Server != nil:
		full.Set(s.Page.look(), s.Page.code)
		full.Joins(s.Page.hotspot)
		l, status := s.Page.tells()
		full.Tell(l, words.Joined(" · ", status, s.swapped()))
	default:
		full.Set(s.Pane.Face.Look, s.Pane.Face.Code)
		full.Tell(code.LightOff, s.swapped())
	}
}

// others is step where there is another card to go to, else nil.
func (s *Page) others() func(by int) {
	live := 0
	for _, c := range s.Cards {
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
func (s *Page) swapped() string {
	switch {
	case s.w.Here.ID == 0 || s.swaps == 0:
		return ""
	}
	return lang.N(s.swaps, "one card swapped at this event", "{{.Count}} cards swapped at this event")
}

// Rune handles a letter that no focused widget used while the named screen is open. One of a text that went
// astray does nothing.
func (s *Page) Rune(r rune) {
	key := focus.Lettered(keys.Swap, r)
	if key == nil || !s.hasKeys() {
		s.Strayed = clock.Real()
		return
	}
	switch key {
	case keys.Fill:
		if s.Page.Server != nil {
			s.Page.fullScreen()
		} else {
			s.Pane.FullScreen()
		}
	case keys.SwapPage:
		if s.Page.Server != nil {
			s.Page.ClosePage()
		} else {
			s.OpenPage()
		}
	case keys.Camera:
		s.OpenCamera()
	}
}
