package store

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"lanyard/data"
)

// indexRow is the derived row of one contact, with its keys.
type indexRow struct {
	id       int64
	name     string
	text     string
	sortName []byte
	sortFam  []byte
	sortOrg  []byte
	met      relatedWords
	begins   signature // of text
	keys     []string
	clocks   []clockRow
}

func (r *indexRow) record() record {
	return record{
		r.id, r.name, r.text, r.sortName, r.sortFam, r.sortOrg, r.met.lastMet, r.met.lastEvent, int64(r.met.warmth),
		r.begins.letters, r.begins.pairs, r.met.latest,
	}
}

// indexRowOf makes the derived row. It is nil for a contact that no list shows: it does not exist, is in the
// trash, or is the user's own.
func indexRowOf(im image, met relatedWords, clocks *cadences) *indexRow {
	a := aggregateOf[Contacts]
	if im == nil || im.get(a, "trashed") != nil || im.get(a, "mine") != int64(0) {
		return nil
	}
	c := contactOf(im)
	name, text := c.Name(), searchText(&c, met.words)
	row := &indexRow{
		id: c.ID, name: name, text: text,
		sortName: sortBlob(data.GivenOrder(&c)), sortFam: sortBlob(data.FamilyOrder(&c)), sortOrg: sortLast(c.Organisation),
		met: met, begins: signatureOf(text), keys: contactKeys(&c),
	}
	row.clocks = clocks.rows(&c, met.contacted, row.sortName)
	return row
}

// sortBlob is never NULL, even for a name without letters.
func sortBlob(s string) []byte {
	if k := data.SortKey(s); k != nil {
		return k
	}
	return []byte{}
}

// sortLast is a sort key that puts an empty text after all others.
func sortLast(s string) []byte {
	if s == "" {
		return []byte{0xff}
	}
	return append([]byte{0}, data.SortKey(s)...)
}

// keysOf gives the keys of a contact by its image, sorted; nil without an image.
func keysOf(im image) []string {
	if im == nil {
		return nil
	}
	c := contactOf(im)
	return contactKeys(&c)
}

// topicKey is the key of contacts with a topic.
func topicKey(topic string) string { return "t:" + data.Fold(topic) }

// noOrg is orgKey of no organisation; nobody has it.
const noOrg = "tw:"

// orgKey is the key of contacts who work at an organisation, "tw:" and its name folded.
func orgKey(name string) string { return noOrg + data.Fold(name) }

func contactKeys(c *data.Contact) []string {
	keys := data.MatchKeys(c)
	if key := orgKey(c.Organisation); key != noOrg {
		keys = append(keys, key)
	}
	for _, t := range c.Topics {
		keys = append(keys, topicKey(t))
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// searchText gives the folded tokens of all that is known about a contact, each once, with a space before it.
func searchText(c *data.Contact, more []string) string {
	seen := map[string]bool{}
	var b strings.Builder
	token := func(t string) {
		if t != "" && !seen[t] {
			seen[t] = true
			b.WriteByte(' ')
			b.WriteString(t)
		}
	}
	words := func(texts ...string) {
		for _, text := range texts {
			if text != "" {
				for _, t := range data.FoldIndex(text) {
					token(t)
				}
			}
		}
	}
	for i := range personTexts {
		words(*personTexts[i].Text(c))
	}
	for _, e := range c.Emails {
		words(e.Value)
	}
	for _, p := range c.Phones {
		for _, t := range data.PhoneTokens(p) {
			token(t)
		}
	}
	for _, a := range c.Addresses {
		words(a.POBox, a.Extended, a.Street, a.City, a.Region, a.PostalCode, a.Country)
	}
	for _, l := range c.Links {
		words(l.Value)
	}
	words(c.Topics...)
	words(c.Note)
	for _, f := range c.Former {
		words(f.Value)
	}
	words(more...)
	return b.String()
}

// loadRelatedWords reads what the index takes from encounters and attendees; without what is private the words that a visitor may see.
func loadRelatedWords(ctx context.Context, q querier, ids []int64, private bool) (map[int64]relatedWords, error) {
	out := map[int64]relatedWords{}
	where, arg := idCondition(ids)
	err := each(ctx, q, func(r *sql.Rows) error {
		var id, at int64
		var place, note, zone string
		var warmth data.Warmth
		var event, allDay sql.NullInt64
		var name, eventZone, medium sql.NullString
		if err := r.Scan(&id, &at, &allDay, &zone, &medium, &place, &note, &warmth, &event, &name, &eventZone); err != nil {
			return err
		}
		m := out[id]
		if data.Medium(medium.String).InPerson() {
			if m.lastMet == 0 {
				m.lastMet = at
			}
			if m.lastEvent == nil && event.Valid {
				m.lastEvent = event.Int64
			}
		}
		m.take(at, allDay.Valid, zone, eventZone.String, medium.String, warmth)
		if !private {
			note = ""
		}
		m.words = append(m.words, place, note, name.String)
		out[id] = m
		return nil
	}, `SELECT e.contact, e.at, e.all_day, e.zone, e.medium, e.place, e.note, e.warmth, v.id, v.name, v.zone
		FROM encounter e LEFT JOIN event v ON v.id = e.event AND v.trashed IS NULL
		WHERE e.trashed IS NULL AND e.contact`+where+` ORDER BY e.contact, e.at DESC, e.id DESC`, arg)
	if err != nil {
		return nil, err
	}
	err = each(ctx, q, func(r *sql.Rows) error {
		var id int64
		var name string
		if err := r.Scan(&id, &name); err != nil {
			return err
		}
		m := out[id]
		m.words = append(m.words, name)
		out[id] = m
		return nil
	}, relatedQuery(where, private), arg, arg, arg)
	return out, err
}

// relatedQuery asks for the words of lists, answers and appointments, each with its contact. where is the condition on contacts, which
// stands in it three times.
func relatedQuery(where string, private bool) string {
	said := func(column string) string {
		if private {
			return column
		}
		return "''"
	}
	return "SELECT a.contact, v.name || ' ' || " + said("a.note") + ` FROM attendee a JOIN event v ON v.id = a.event AND v.trashed IS NULL
		WHERE a.contact` + where + `
		UNION ALL SELECT e.contact, ` + said("n.value") + ` FROM answer n JOIN encounter e ON e.id = n.encounter AND e.trashed IS NULL
		WHERE e.contact` + where + `
		UNION ALL SELECT p.contact, p.place || ' ' || ` + said("p.note") + ` FROM appointment p WHERE p.trashed IS NULL AND p.contact` + where
}
