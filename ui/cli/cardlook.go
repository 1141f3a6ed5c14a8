package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"lanyard/data"
)

// cardLook are the flags of card set for the code and the screen around it.
type cardLook struct {
	compact         bool
	leaveOut        []string
	colour, welcome string
	until           string
}

func (l *cardLook) flags(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&l.compact, "compact", false, "write its code as MECARD, which is smaller and has no job title, department and topics")
	cmd.Flags().StringSliceVar(&l.leaveOut, "leave-out", nil,
		"what its code leaves out first when it would grow too large, a `LIST` of: "+namesOf(data.DropOrder))
	cmd.Flags().StringVar(&l.colour, "colour", "", "the colour around its code on the full screen, `#RRGGBB`; empty for white")
	cmd.Flags().StringVar(&l.welcome, "welcome", "", "a `TEXT` above its code on the full screen")
	cmd.Flags().StringVar(&l.until, "until", "", "the `DAY` or moment, 2026-08-14 or \"fri 16:00\", after which it is no longer shown; empty for no end")
}

// set puts the given flags on the card. given reports whether a flag was given.
func (l *cardLook) set(card *data.Card, days moments, given func(flag string) bool) error {
	if given("compact") {
		card.Code.Compact = l.compact
	}
	if given("leave-out") {
		card.Code.Drop = nil
		for _, name := range l.leaveOut {
			d := data.Droppable(strings.TrimSpace(name))
			if !slices.Contains(data.DropOrder, d) {
				return fmt.Errorf("--leave-out %s: choose from %s", name, namesOf(data.DropOrder))
			}
			card.Code.Drop = append(card.Code.Drop, d)
		}
	}
	if given("colour") {
		card.Colour = strings.ToLower(strings.TrimSpace(l.colour))
		if err := data.CheckColour(card.Colour); err != nil {
			return err
		}
	}
	if given("welcome") {
		card.Welcome = strings.TrimSpace(l.welcome)
	}
	if given("until") {
		at, oneDay, err := days.read("--until", strings.TrimSpace(l.until), time.Local, time.Time{})
		if err != nil {
			return err
		}
		if oneDay {
			at = at.AddDate(0, 0, 1) // to the end of that day
		}
		card.Until = at
	}
	return nil
}

// errEnded says that a card is no longer shown.
var errEnded = errors.New("this card has ended")

// notEnded returns an error for a card that is no longer shown.
func notEnded(card data.Card, now time.Time) error {
	if !card.Ended(now) {
		return nil
	}
	return fmt.Errorf("the card %q ended on %s; \"lanyard card set %s --until ''\" shows it again: %w",
		card.Name, card.Until.Local().Format("2006-01-02 15:04"), card.Name, errEnded)
}
