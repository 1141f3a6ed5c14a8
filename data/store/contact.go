package store

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/google/uuid"

	"lanyard/data"
	"lanyard/data/say"
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
	inFormer
)

var contactColumns = slices.Concat(
	columns[data.Contact]{
		number("id", func(c *data.Contact) *int64 { return &c.ID }),
		text("uid", func(c *data.Contact) *string { return &c.UID }),
		number("rev", func(c *data.Contact) *int64 { return &c.Rev }),
		apart[data.Contact]("mine", int64(0)),
	},
	textColumns(false),
	columns[data.Contact]{
		text("note", func(c *data.Contact) *string { return &c.Note }),
		day("birthday", func(c *data.Contact) *data.Date { return &c.Birthday }),
		rareText("photo", func(c *data.Contact) *string { return &c.Photo.SHA256 }), // without its size
		way(func(c *data.Contact) *data.SourceKind { return &c.Source.Kind }),
		reference("import", func(c *data.Contact) *int64 { return &c.Source.ImportID }),
		always("created", func(c *data.Contact) *time.Time { return &c.Created }),
		always("updated", func(c *data.Contact) *time.Time { return &c.Updated }),
		moment("trashed", func(c *data.Contact) *time.Time { return &c.Trashed }),
		apart[data.Contact]("merged", nil),
	},
	textColumns(true),
)

// textColumns gives the columns of personTexts: those of the first schema, or the later ones.
func textColumns(late bool) (out columns[data.Contact]) {
	for _, f := range personTexts {
		switch {
		case f.Late != late:
		case late:
			out = append(out, rareText(string(f.Key), f.Text))
		default:
			out = append(out, text(string(f.Key), f.Text))
		}
	}
	return out
}

// personTexts are the texts of data.Texts that describe the person.
var personTexts = slices.DeleteFunc(slices.Clone(data.Texts), func(f data.Field) bool { return f.Role == data.Identifier })

// The contact's lists.
var (
	emailColumns = ofList("contact",
		text("value", func(e *data.Email) *string { return &e.Value }),
		text("label", func(e *data.Email) *string { return &e.Label }),
		yesNo("preferred", func(e *data.Email) *bool { return &e.Preferred }),
	)
	phoneColumns = ofList("contact",
		text("value", func(p *data.Phone) *string { return &p.Value }),
		text("e164", func(p *data.Phone) *string { return &p.E164 }),
		text("label", func(p *data.Phone) *string { return &p.Label }),
		yesNo("preferred", func(p *data.Phone) *bool { return &p.Preferred }),
	)
	addressColumns = ofList("contact",
		text("label", func(a *data.Address) *string { return &a.Label }),
		yesNo("preferred", func(a *data.Address) *bool { return &a.Preferred }),
		text("po_box", func(a *data.Address) *string { return &a.POBox }),
		text("extended", func(a *data.Address) *string { return &a.Extended }),
		text("street", func(a *data.Address) *string { return &a.Street }),
		text("city", func(a *data.Address) *string { return &a.City }),
		text("region", func(a *data.Address) *string { return &a.Region }),
		text("postal_code", func(a *data.Address) *string { return &a.PostalCode }),
		text("country", func(a *data.Address) *string { return &a.Country }),
	)
	linkColumns = ofList("contact",
		text("value", func(l *data.Link) *string { return &l.Value }),
		text("label", func(l *data.Link) *string { return &l.Label }),
		yesNo("preferred", func(l *data.Link) *bool { return &l.Preferred }),
	)
	topicColumns    = ofList("contact", text("topic", func(t *string) *string { return t }))
	propertyColumns = ofList("contact",
		text("name", func(p *data.Property) *string { return &p.Name }),
		text("value", func(p *data.Property) *string { return &p.Value }),
	)
	formerColumns = ofList("contact",
		text("field", func(f *data.Former) *data.FieldKey { return &f.Field }),
		text("value", func(f *data.Former) *string { return &f.Value }),
	)
)

var contactKind = aggregate{
	kind: Contacts,
	one:  say.T("Person"), many: say.T("People"),
	tables: []table{
		contactColumns.table("contact"), emailColumns.table("email"), phoneColumns.table("phone"), addressColumns.table("address"),
		linkColumns.table("link"), topicColumns.table("contact_topic"), propertyColumns.table("property"),
		formerColumns.table("former"),
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
		tables: []int{inContact, inEmail, inPhone}, // addresses and numbers, for a contact without a name
	},
	says: func(_ *aggregate, im image) (words, error) {
		c := contactOf(im)
		return personSays(&c), nil
	},
	compare: &rows{name: `SELECT coalesce(nullif(display_name, ''), nullif(trim(given || ' ' || family), ''), nullif(nickname, ''),
		nullif(organisation, ''), (SELECT value FROM email WHERE contact = contact.id ORDER BY position LIMIT 1), '` + data.Unnamed + `')
		FROM contact WHERE id = ?`},
}

// personSays gives the names of a person, the notes about them, and rare details: the unique number of a card,
// telephones and addresses.
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
	for _, f := range c.Former {
		if f.NamesPerson() {
			w.names = append(w.names, f.Value)
		}
	}
	return w
}

// contactImage writes a contact as rows. The first column of a list, the owner, is set again when the rows are
// inserted; until then it is the contact's id.
func contactImage(c *data.Contact, mine bool) image {
	im := image{
		{contactColumns.record(c)},
		emailColumns.rows(c.ID, c.Emails), phoneColumns.rows(c.ID, c.Phones), addressColumns.rows(c.ID, c.Addresses),
		linkColumns.rows(c.ID, c.Links), topicColumns.rows(c.ID, c.Topics), propertyColumns.rows(c.ID, c.Other),
		formerColumns.rows(c.ID, c.Former),
	}
	im.set(aggregateOf[Contacts], "mine", boolean(mine))
	return im
}

// contactOf reads a contact from its rows, without the size of its photo.
func contactOf(im image) data.Contact {
	c := contactColumns.of(im.root())
	c.Emails, c.Phones, c.Addresses = emailColumns.all(im[inEmail]), phoneColumns.all(im[inPhone]), addressColumns.all(im[inAddress])
	c.Links, c.Topics, c.Other = linkColumns.all(im[inLink]), topicColumns.all(im[inTopic]), propertyColumns.all(im[inProperty])
	c.Former = formerColumns.all(im[inFormer])
	return c
}

// SaveContact inserts (ID 0: sets ID, UID when empty, Created) or updates the contact with all its lists. An
// update fails with data.ErrConflict if its Rev is not the stored one. If nothing differs it writes nothing. It
// sets Rev and Updated. It never moves a contact to or from the trash.
func (tx *Tx) SaveContact(c *data.Contact) error { return tx.saveContact(c, false) }

// SaveMe saves the user's own contact (see Store.Me). There is only one: saving a second one with ID 0 is
// data.ErrConflict.
func (tx *Tx) SaveMe(c *data.Contact) error {
	if c.ID == 0 {
		switch id, err := myID(tx.ctx, tx); {
		case err == nil:
			return say.As(data.ErrConflict, "your own contact {{.ID}} was changed in the meantime: open it again and repeat the change", id)
		case !errors.Is(err, data.ErrNotFound):
			return err
		}
	}
	return tx.saveContact(c, true)
}

func (tx *Tx) saveContact(c *data.Contact, mine bool) error {
	fresh := *c
	if err := tx.begin(fresh.ID, &fresh.UID, &fresh.Rev, &fresh.Created, &fresh.Trashed); err != nil {
		return err
	}
	if fresh.UID == "" {
		return say.Errorf("saving contact {{.ID}}: it has lost its UID: read it again", fresh.ID)
	}
	if err := tx.checkPhoto(fresh.Photo); err != nil {
		return err
	}
	im, err := tx.put(aggregateOf[Contacts], contactImage(&fresh, mine), c.Rev)
	if err != nil {
		return err
	}
	contactColumns.fill(c, im.root())
	return nil
}

// newUID fills an empty UID with a new UUIDv7 (RFC 9562 §5.7).
func newUID(uid *string) error {
	if *uid != "" {
		return nil
	}
	u, err := uuid.NewV7()
	if err != nil {
		return say.Errorf("making an id: {{.Why}}", err)
	}
	*uid = u.String()
	return nil
}

// Contact reads inside the operation.
func (tx *Tx) Contact(id int64) (data.Contact, error) { return loadContact(tx.ctx, tx, id) }

// Contacts reads many contacts inside the operation, in the order of ids. It leaves out ids that do not exist.
func (tx *Tx) Contacts(ids []int64) ([]data.Contact, error) { return loadContacts(tx.ctx, tx, ids) }

// ContactByUID reads the contact outside the trash with a UID; data.ErrNotFound.
func (s *Store) ContactByUID(ctx context.Context, uid string) (c data.Contact, err error) {
	err = s.read(ctx, say.Phrase("reading a contact"), func(q querier) error {
		ids, err := column[int64](ctx, q, "SELECT id FROM contact WHERE uid = ? AND trashed IS NULL AND merged IS NULL ORDER BY id LIMIT 1", uid)
		if err != nil {
			return err
		}
		if len(ids) == 0 {
			return say.As(data.ErrNotFound, "contact {{.UID}}: not found", uid)
		}
		c, err = loadContact(ctx, q, ids[0])
		return err
	})
	return c, err
}

// Contact reads a contact, in the trash or not; data.ErrNotFound when it does not exist.
func (s *Store) Contact(ctx context.Context, id int64) (c data.Contact, err error) {
	err = s.read(ctx, say.Phrase("reading a contact"), func(q querier) error {
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

// loadContacts reads contacts in the order of ids. It leaves out ids that do not exist.
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

// Contacts reads whole contacts in the order of ids, for export, in pages that are all from one snapshot. It
// leaves out ids that do not exist. An error of f ends it and is returned.
func (s *Store) Contacts(ctx context.Context, ids []int64, f func(data.Contact) error) error {
	return s.read(ctx, say.Phrase("reading contacts"), func(q querier) error {
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

// Me reads the user's own contact; zero when it is not filled in yet.
func (s *Store) Me(ctx context.Context) (c data.Contact, err error) {
	err = s.read(ctx, say.Phrase("reading your own contact"), func(q querier) error {
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
