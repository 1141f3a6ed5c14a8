package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"lanyard/data"
	"lanyard/data/day"
	"lanyard/data/intake"
	"lanyard/data/store"
)

// cardValues are the flags of card set. A flag that is not given changes nothing.
type cardValues struct {
	single map[data.FieldKey]*string
	emails []string
	phones []string
	links  []string
	look   cardLook
}

func (e *env) cardCommand() *cobra.Command {
	return group("card", "Set and list your own cards", e.cardSetCommand(), e.cardListCommand(), e.cardOrgNamesCommand())
}

func (e *env) cardSetCommand() *cobra.Command {
	v := &cardValues{single: map[data.FieldKey]*string{}}
	cmd := &cobra.Command{
		Use: "set NAME", Short: "Make or change one of your cards", Args: asUsed,
		Long: "Sets your details and which of them the card shows. A value that differs from what you set before\n" +
			"is used on this card only; e-mails, phones and links are added to yours and shown on this card.",
		RunE: func(cmd *cobra.Command, args []string) error {
			given := map[data.FieldKey]string{}
			for name, value := range v.single {
				if cmd.Flags().Changed(string(name)) {
					given[name] = strings.TrimSpace(*value)
				}
			}
			name := strings.TrimSpace(args[0])
			if name == "" {
				return errors.New("give the card a name, such as Work")
			}
			return e.withStore(cmd.Context(), func(s *store.Store) error {
				return e.setCard(cmd.Context(), s, name, given, v, cmd.Flags().Changed)
			})
		},
	}
	for _, f := range data.Fields {
		name := string(f.Key)
		v.single[f.Key] = cmd.Flags().String(name, "", "your `"+strings.ToUpper(name)+"`")
	}
	cmd.Flags().StringArrayVar(&v.emails, "email", nil, "an e-mail `ADDRESS`; may be repeated")
	cmd.Flags().StringArrayVar(&v.phones, "phone", nil, "a phone `NUMBER`; may be repeated")
	cmd.Flags().StringArrayVar(&v.links, "link", nil, "a web `ADDRESS`; may be repeated")
	v.look.flags(cmd)
	return cmd
}

// setCard makes or changes a card. given are the single values of flags; flag reports whether another flag was
// given.
func (e *env) setCard(ctx context.Context, s *store.Store, name string, given map[data.FieldKey]string, v *cardValues, flag func(string) bool) error {
	if err := v.check(); err != nil {
		return err
	}
	me, err := s.Me(ctx)
	if err != nil {
		return err
	}
	card, err := e.cardNamed(ctx, s, name)
	if errors.Is(err, data.ErrNotFound) {
		cards, err := s.Cards(ctx)
		if err != nil {
			return err
		}
		card = data.Card{Name: name, Order: len(cards)}
	} else if err != nil {
		return err
	}
	region, err := s.Setting(ctx, intake.PhoneRegion)
	if err != nil {
		return err
	}
	composed := me.JoinedName()
	setSingles(&me, &card, given)
	setLists(&me, &card, v, region)
	days, err := newMoments(ctx, s, day.Ahead)
	if err != nil {
		return err
	}
	if err := v.look.set(&card, days, flag); err != nil {
		return err
	}
	if me.DisplayName == "" || me.DisplayName == composed { // a name that was written in another way stays
		me.DisplayName = me.JoinedName()
	}
	if me.Nameless() {
		return errors.New("the card would show nothing that names you: give --given and --family, --organisation, --email or --phone")
	}
	_, err = s.Do(ctx, "Set the card "+name, func(tx *store.Tx) error {
		if err := tx.SaveMe(&me); err != nil {
			return err
		}
		return tx.SaveCard(&card)
	})
	return err
}

// check refuses an invalid address or number, as the window does.
func (v *cardValues) check() error {
	for _, list := range []struct {
		values []string
		fault  func(string) error
	}{{v.emails, data.CheckEmail}, {v.phones, data.CheckPhone}, {v.links, data.CheckLink}} {
		for _, value := range list.values {
			if err := list.fault(strings.TrimSpace(value)); err != nil {
				return err
			}
		}
	}
	return nil
}

// setSingles fills my empty fields; a value that differs from mine becomes the card's own.
func setSingles(me *data.Contact, card *data.Card, given map[data.FieldKey]string) {
	for _, f := range data.Fields {
		name, mine := f.Key, f.Text(me)
		value, ok := given[name]
		if !ok {
			continue
		}
		delete(card.Own, name)
		switch {
		case value == "": // not on this card
			card.Show = slices.DeleteFunc(card.Show, func(r data.FieldRef) bool { return r == data.FieldRef(name) })
			continue
		case *mine == "":
			*mine = value
		case *mine != value:
			if card.Own == nil {
				card.Own = map[data.FieldKey]string{}
			}
			card.Own[name] = value
		}
		card.Show = shown(card.Show, data.FieldRef(name))
	}
}

// setLists adds values to mine and shows them on the card. If I have a value already, in another spelling, the
// card shows my spelling: it refers to values by their text.
func setLists(me *data.Contact, card *data.Card, v *cardValues, region string) {
	for _, value := range v.emails {
		value = strings.TrimSpace(value)
		i := slices.IndexFunc(me.Emails, func(e data.Email) bool { return strings.EqualFold(e.Value, value) })
		if i < 0 {
			i, me.Emails = len(me.Emails), append(me.Emails, data.Email{Value: value})
		}
		card.Show = shown(card.Show, data.FieldRef("email:"+me.Emails[i].Value))
	}
	for _, value := range v.phones {
		p := data.Phone{Value: strings.TrimSpace(value)}
		p.Normalise(region)
		i := slices.IndexFunc(me.Phones, func(o data.Phone) bool {
			return o.Value == p.Value || o.E164 != "" && o.E164 == p.E164
		})
		if i < 0 {
			i, me.Phones = len(me.Phones), append(me.Phones, p)
		}
		card.Show = shown(card.Show, data.FieldRef("phone:"+me.Phones[i].Value))
	}
	for _, value := range v.links {
		value = strings.TrimSpace(value)
		i := slices.IndexFunc(me.Links, func(l data.Link) bool { return l.Value == value })
		if i < 0 {
			i, me.Links = len(me.Links), append(me.Links, data.Link{Value: value})
		}
		card.Show = shown(card.Show, data.FieldRef("link:"+me.Links[i].Value))
	}
}

func shown(refs []data.FieldRef, r data.FieldRef) []data.FieldRef {
	if slices.Contains(refs, r) {
		return refs
	}
	return append(refs, r)
}

// cardRow is a card in the document of card list: its name and what it shows.
type cardRow struct {
	Name     string           `json:"name"`
	Compact  bool             `json:"compact,omitempty"`
	LeaveOut []data.Droppable `json:"leaveOut,omitempty"`
	Colour   string           `json:"colour,omitempty"`
	Welcome  string           `json:"welcome,omitempty"`
	Until    *time.Time       `json:"until,omitempty"`
	Ended    bool             `json:"ended,omitempty"`
	Card     data.Contact     `json:"card"`
}

func newCardRow(c data.Card, me data.Contact, now time.Time) cardRow {
	row := cardRow{Name: c.Name, Compact: c.Code.Compact, LeaveOut: c.Code.Drop, Colour: c.Colour, Welcome: c.Welcome, Ended: c.Ended(now), Card: c.Contact(me)}
	if !c.Until.IsZero() {
		row.Until = &c.Until
	}
	return row
}

func (e *env) cardListCommand() *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use: "list", Short: "List your cards", Args: asUsed,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return e.reading(cmd.Context(), func(s *store.Store) error {
				cards, err := s.Cards(cmd.Context())
				if err != nil {
					return err
				}
				return e.printCards(cmd.Context(), s, cards, asJSON)
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the cards and what they show as one JSON document")
	return cmd
}

func (e *env) printCards(ctx context.Context, s *store.Store, cards []data.Card, asJSON bool) error {
	if !asJSON {
		if len(cards) == 0 {
			e.say("there are no cards yet; \"lanyard card set\" makes one")
		}
		out := e.newRows()
		for _, c := range cards {
			name := data.Shown(c.Name)
			if c.Ended(s.Now()) {
				name += " (ended)"
			}
			if err := out.add(false, name); err != nil {
				return err
			}
		}
		return out.flush()
	}
	me, err := s.Me(ctx)
	if err != nil {
		return err
	}
	out := newList(e.stdout, "cards")
	for _, c := range cards {
		if err := out.add(newCardRow(c, me, s.Now())); err != nil {
			return err
		}
	}
	return out.close()
}

// cardThere is cardNamed with an error that says what to do.
func (e *env) cardThere(ctx context.Context, s *store.Store, name string) (data.Card, error) {
	card, err := e.cardNamed(ctx, s, name)
	if errors.Is(err, data.ErrNotFound) {
		err = fmt.Errorf("there is no card %q; \"lanyard card list\" shows them: %w", name, err)
	}
	return card, err
}

// cardNamed finds a card by its name; several with that name are listed as JSON.
func (e *env) cardNamed(ctx context.Context, s *store.Store, name string) (data.Card, error) {
	card, err := s.CardByName(ctx, name)
	if !errors.Is(err, data.ErrAmbiguous) {
		return card, err
	}
	cards, listErr := s.Cards(ctx)
	if listErr != nil {
		return card, listErr
	}
	cards = slices.DeleteFunc(cards, func(c data.Card) bool { return data.Fold(c.Name) != data.Fold(name) })
	return card, errors.Join(e.printCards(ctx, s, cards, true), err)
}
