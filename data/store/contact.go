package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"

	"lanyard/data"
)

// Positions of the contact's tables in its image.
const (
	inContact = iota
	inEmail
	inPhone
	inAddress
	inLink
	inTopic
	inProperty
)

var contactColumns = []string{
	"id", "uid", "rev", "mine", "display_name", "prefix", "given", "additional", "family", "suffix", "nickname",
	"organisation", "department", "title", "note", "birthday", "photo", "source", "import",
	"created", "updated", "trashed", "merged",
}

var contactKind = aggregate{
	kind: Contacts,
	tables: []table{
		{name: "contact", columns: contactColumns},
		{name: "email", columns: []string{"contact", "position", "value", "label", "preferred"}},
		{name: "phone", columns: []string{"contact", "position", "value", "e164", "label", "preferred"}},
		{name: "address", columns: []string{
			"contact", "position", "label", "preferred", "po_box", "extended",
			"street", "city", "region", "postal_code", "country",
		}},
		{name: "link", columns: []string{"contact", "position", "value", "label", "preferred"}},
		{name: "contact_topic", columns: []string{"contact", "position", "topic"}},
		{name: "property", columns: []string{"contact", "position", "name", "value"}},
	},
	refs: []ref{
		{column: "photo", table: "photo", key: "sha256"},
		{column: "import", table: "import", key: "id"},
	},
	clash: "SELECT 1 FROM contact WHERE mine = 1 AND ? = 1 AND id <> ?", clashOn: []string{"mine"},
	called: naming{
		column: "display_name",
		by: func(im image) (string, error) {
			c := contactOf(im)
			return c.Name(), nil
		},
		tables: []int{inContact, inEmail, inPhone}, // addresses and numbers where there is no other name
	},
	says: func(_ *aggregate, im image) (words, error) {
		c := contactOf(im)
		return personSays(&c), nil
	},
	compare: &rows{name: `SELECT coalesce(nullif(display_name, ''), nullif(trim(given || ' ' || family), ''), nullif(nickname, ''),
		nullif(organisation, ''), (SELECT value FROM email WHERE contact = contact.id ORDER BY position LIMIT 1), '` + data.Unnamed + `')
		FROM contact WHERE id = ?`},
}

// personSays are the words by which a person is known, what is noted of them, and what few others have: the number that
// tells a card from all others, telephones and addresses.
func personSays(c *data.Contact) words {
	w := words{
		names: []string{c.DisplayName, c.Given, c.Additional, c.Family, c.Nickname}, said: []string{c.Note}, details: []string{c.UID},
	}
	for _, m := range c.Emails {
		w.names = append(w.names, m.Value)
	}
	for _, p := range c.Phones {
		w.details = append(w.details, p.Value)
	}
	for _, a := range c.Addresses {
		w.details = append(w.details, a.Street)
	}
	return w
}

// contactImage writes a contact as rows. The lists' first column, the owner, is filled in
// as they are inserted; until then it is the contact's id.
func contactImage(c *data.Contact, mine bool) image {
	var photo any
	if c.Photo.SHA256 != "" {
		photo = c.Photo.SHA256
	}
	im := make(image, len(aggregateOf[Contacts].tables))
	im[inContact] = []record{{
		c.ID, c.UID, c.Rev, boolean(mine), c.DisplayName, c.Prefix, c.Given, c.Additional, c.Family, c.Suffix, c.Nickname,
		c.Organisation, c.Department, c.Title, c.Note, c.Birthday.String(), photo, sourceKind(c.Source), orNull(c.Source.ImportID),
		c.Created.UnixMilli(), c.Updated.UnixMilli(), millis(c.Trashed), nil,
	}}
	for i, e := range c.Emails {
		im[inEmail] = append(im[inEmail], record{c.ID, int64(i), e.Value, e.Label, boolean(e.Preferred)})
	}
	for i, p := range c.Phones {
		im[inPhone] = append(im[inPhone], record{c.ID, int64(i), p.Value, p.E164, p.Label, boolean(p.Preferred)})
	}
	for i, a := range c.Addresses {
		im[inAddress] = append(im[inAddress], record{
			c.ID, int64(i), a.Label, boolean(a.Preferred), a.POBox, a.Extended,
			a.Street, a.City, a.Region, a.PostalCode, a.Country,
		})
	}
	for i, l := range c.Links {
		im[inLink] = append(im[inLink], record{c.ID, int64(i), l.Value, l.Label, boolean(l.Preferred)})
	}
	for i, t := range c.Topics {
		im[inTopic] = append(im[inTopic], record{c.ID, int64(i), t})
	}
	for i, p := range c.Other {
		im[inProperty] = append(im[inProperty], record{c.ID, int64(i), p.Name, p.Value})
	}
	return im
}

// contactOf reads a contact from its rows; the photo's size is not among them.
func contactOf(im image) data.Contact {
	f := fields{rec: im.root()}
	c := data.Contact{ID: f.int(), UID: f.text(), Rev: f.int()}
	f.skip(1) // mine
	c.DisplayName, c.Prefix, c.Given, c.Additional = f.text(), f.text(), f.text(), f.text()
	c.Family, c.Suffix, c.Nickname = f.text(), f.text(), f.text()
	c.Organisation, c.Department, c.Title, c.Note = f.text(), f.text(), f.text(), f.text()
	c.Birthday = f.date()
	c.Photo.SHA256 = f.text()
	c.Source = f.source()
	c.Created, c.Updated, c.Trashed = f.time(), f.time(), f.time()
	listsOf(&c, im)
	return c
}

func listsOf(c *data.Contact, im image) {
	for _, r := range im[inEmail] {
		f := fields{rec: r, at: 2}
		c.Emails = append(c.Emails, data.Email{Value: f.text(), Label: f.text(), Preferred: f.flag()})
	}
	for _, r := range im[inPhone] {
		f := fields{rec: r, at: 2}
		c.Phones = append(c.Phones, data.Phone{Value: f.text(), E164: f.text(), Label: f.text(), Preferred: f.flag()})
	}
	for _, r := range im[inAddress] {
		f := fields{rec: r, at: 2}
		c.Addresses = append(c.Addresses, data.Address{
			Label: f.text(), Preferred: f.flag(), POBox: f.text(), Extended: f.text(), Street: f.text(),
			City: f.text(), Region: f.text(), PostalCode: f.text(), Country: f.text(),
		})
	}
	for _, r := range im[inLink] {
		f := fields{rec: r, at: 2}
		c.Links = append(c.Links, data.Link{Value: f.text(), Label: f.text(), Preferred: f.flag()})
	}
	for _, r := range im[inTopic] {
		c.Topics = append(c.Topics, r[2].(string))
	}
	for _, r := range im[inProperty] {
		c.Other = append(c.Other, data.Property{Name: r[2].(string), Value: r[3].(string)})
	}
}

// SaveContact inserts (ID 0: sets ID, UID when empty, Created) or updates the contact with all its
// lists. An update whose Rev is not the stored one fails with data.ErrConflict; saving without a
// difference writes nothing. Sets Rev and Updated. It does not move to or from the trash.
func (tx *Tx) SaveContact(c *data.Contact) error { return tx.saveContact(c, false) }

// SaveMe saves the user's own contact (see Store.Me). There is one: saving a second one
// with ID 0 is data.ErrConflict.
func (tx *Tx) SaveMe(c *data.Contact) error {
	if c.ID == 0 {
		switch id, err := myID(tx.ctx, tx); {
		case err == nil:
			return fmt.Errorf("your own contact %d %w: open it again and repeat the change", id, data.ErrConflict)
		case !errors.Is(err, data.ErrNotFound):
			return err
		}
	}
	return tx.saveContact(c, true)
}

func (tx *Tx) saveContact(c *data.Contact, mine bool) error {
	fresh := *c
	if fresh.ID == 0 {
		if err := newUID(&fresh.UID); err != nil {
			return err
		}
		fresh.Rev, fresh.Trashed = 0, time.Time{}
		if fresh.Created.IsZero() {
			fresh.Created = tx.now
		}
	}
	if fresh.UID == "" {
		return fmt.Errorf("saving contact %d: it has lost its UID: read it again", fresh.ID)
	}
	if err := tx.checkPhoto(fresh.Photo); err != nil {
		return err
	}
	im, err := tx.put(aggregateOf[Contacts], contactImage(&fresh, mine), c.Rev)
	if err != nil {
		return err
	}
	f := fields{rec: im.root()}
	c.ID, c.UID, c.Rev = f.int(), f.text(), f.int()
	f.skip(len(contactColumns) - 9)
	c.Source = f.source()
	c.Created, c.Updated, c.Trashed = f.time(), f.time(), f.time()
	return nil
}

// newUID fills an empty UID with a new UUIDv7 (RFC 9562 §5.7).
func newUID(uid *string) error {
	if *uid != "" {
		return nil
	}
	u, err := uuid.NewV7()
	if err != nil {
		return fmt.Errorf("making an id: %w", err)
	}
	*uid = u.String()
	return nil
}

// Contact reads inside the operation.
func (tx *Tx) Contact(id int64) (data.Contact, error) { return loadContact(tx.ctx, tx, id) }

// Contacts reads many contacts inside the operation, in the order of ids. Ids that are gone are left out.
func (tx *Tx) Contacts(ids []int64) ([]data.Contact, error) { return loadContacts(tx.ctx, tx, ids) }

// Contact reads a contact, in the trash or not; data.ErrNotFound when it is gone.
func (s *Store) Contact(ctx context.Context, id int64) (c data.Contact, err error) {
	err = s.read(ctx, "reading a contact", func(q querier) error {
		c, err = loadContact(ctx, q, id)
		return err
	})
	return c, err
}

func loadContact(ctx context.Context, q querier, id int64) (data.Contact, error) {
	cs, err := loadContacts(ctx, q, []int64{id})
	if err == nil && len(cs) == 0 {
		err = notFound(Contacts, id)
	}
	if err != nil {
		return data.Contact{}, err
	}
	return cs[0], nil
}

// loadContacts reads contacts in the order of ids; those that are gone are left out.
func loadContacts(ctx context.Context, q querier, ids []int64) ([]data.Contact, error) {
	images, err := aggregateOf[Contacts].load(ctx, q, ids...)
	if err != nil {
		return nil, err
	}
	out := make([]data.Contact, 0, len(images))
	photos := false
	for _, id := range ids {
		if im := images[id]; im != nil {
			out = append(out, contactOf(im))
			photos = photos || !out[len(out)-1].Photo.IsZero()
		}
	}
	if photos {
		err = photoSizes(ctx, q, out)
	}
	return out, err
}

// contactsPage is how many contacts Contacts reads at a time.
const contactsPage = 500

// Contacts reads whole contacts in the order of ids, for export; it streams in pages, all
// from one snapshot. Ids that are gone are left out. An error of f ends it and is returned.
func (s *Store) Contacts(ctx context.Context, ids []int64, f func(data.Contact) error) error {
	return s.read(ctx, "reading contacts", func(q querier) error {
		for len(ids) > 0 {
			n := min(contactsPage, len(ids))
			page, err := loadContacts(ctx, q, ids[:n])
			if err != nil {
				return err
			}
			for _, c := range page {
				if err := f(c); err != nil {
					return err
				}
			}
			ids = ids[n:]
		}
		return nil
	})
}

// Me is the user's own contact; a zero contact when not yet filled in.
func (s *Store) Me(ctx context.Context) (c data.Contact, err error) {
	err = s.read(ctx, "reading your own contact", func(q querier) error {
		id, err := myID(ctx, q)
		if errors.Is(err, data.ErrNotFound) {
			return nil
		}
		if err == nil {
			c, err = loadContact(ctx, q, id)
		}
		return err
	})
	return c, err
}

func myID(ctx context.Context, q querier) (id int64, err error) {
	err = one(ctx, q, []any{&id}, "SELECT id FROM contact WHERE mine = 1")
	return id, err
}
