package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"lanyard/data/say"
)

// exportedEvent begins the key of the setting that says what of an event was exported. It is data: a restore brings it back.
const exportedEvent = "exported_event_"

// Exported says what of the people of an event was exported, and who is new since. It goes by the ids of encounters and
// attendees, so that it holds when a clock stands still or something comes back from the trash.
type Exported struct {
	New []int64 // contacts met at the event, or on its list, since its last export; by their names
	All int     // contacts met there or on its list

	event int64
	then  exported // what was exported before, and all that is there now
}

// exported are the ids of what was exported.
type exported struct {
	Encounters idSet `json:"encounters"`
	Attendees  idSet `json:"attendees"`
}

// Exported reads what of an event was exported. Encounters in the trash, and people there, count once they are back.
func (s *Store) Exported(ctx context.Context, event int64) (e Exported, err error) {
	e.event = event
	err = s.read(ctx, say.Phrase("reading what was exported"), func(q querier) error {
		before, err := readExported(ctx, q, event)
		if err != nil {
			return err
		}
		met, listed := before.Encounters.has(), before.Attendees.has()
		last := int64(0)
		err = each(ctx, q, func(r *sql.Rows) error {
			var contact, encounter, attendee int64
			if err := r.Scan(&contact, &encounter, &attendee); err != nil {
				return err
			}
			fresh := encounter != 0 && !met[encounter] || attendee != 0 && !listed[attendee]
			if encounter != 0 {
				met[encounter] = true
			}
			if attendee != 0 {
				listed[attendee] = true
			}
			if contact != last {
				e.All++
			}
			if last = contact; fresh && !slices.Contains(e.New[max(0, len(e.New)-1):], contact) {
				e.New = append(e.New, contact)
			}
			return nil
		}, `SELECT i.id, m.encounter, m.attendee FROM contact_index i JOIN (
				SELECT contact, id AS encounter, 0 AS attendee FROM encounter WHERE event = ?1 AND trashed IS NULL
				UNION ALL SELECT contact, 0, id FROM attendee WHERE event = ?1
			) m ON m.contact = i.id ORDER BY i.sort_name, i.id`, event)
		e.then = exported{setOf(met), setOf(listed)}
		return err
	})
	return e, err
}

func readExported(ctx context.Context, q querier, event int64) (e exported, err error) {
	key := exportedEvent + strconv.FormatInt(event, 10)
	text, err := setting(ctx, q, key)
	if err != nil || text == "" {
		return e, err
	}
	if err := json.Unmarshal([]byte(text), &e); err != nil {
		return e, say.Errorf("the setting {{.Key}}: {{.Why}}", key, err)
	}
	return e, nil
}

// joinExported has what was exported of one event be exported of the one that it becomes part of. became tells which attendee of keep
// each of gone is.
func (tx *Tx) joinExported(keep, gone int64, became map[int64]int64) error {
	from, err := readExported(tx.ctx, tx, gone)
	if err != nil || from == (exported{}) {
		return err
	}
	into, err := readExported(tx.ctx, tx, keep)
	if err != nil {
		return err
	}
	met, listed := into.Encounters.has(), into.Attendees.has()
	for id := range from.Encounters.has() {
		met[id] = true
	}
	for id := range from.Attendees.has() {
		if now, there := became[id]; there {
			listed[now] = true
		}
	}
	text, err := json.Marshal(exported{setOf(met), setOf(listed)})
	if err != nil {
		return err
	}
	if err := tx.SetSetting(exportedEvent+strconv.FormatInt(gone, 10), ""); err != nil {
		return err
	}
	return tx.SetSetting(exportedEvent+strconv.FormatInt(keep, 10), string(text))
}

// KeepExported notes that all that e knows of was exported. Undo skips it.
func (s *Store) KeepExported(ctx context.Context, e Exported) error {
	text, err := json.Marshal(e.then)
	if err != nil {
		return err
	}
	return s.Quietly(ctx, func(tx *Tx) error { return tx.SetSetting(exportedEvent+strconv.FormatInt(e.event, 10), string(text)) })
}

// idSet is a set of ids as ranges: "1-200,205".
type idSet string

func setOf(ids map[int64]bool) idSet {
	sorted := make([]int64, 0, len(ids))
	for id := range ids {
		sorted = append(sorted, id)
	}
	slices.Sort(sorted)
	var parts []string
	for from := 0; from < len(sorted); {
		to := from
		for to+1 < len(sorted) && sorted[to+1] == sorted[to]+1 {
			to++
		}
		part := strconv.FormatInt(sorted[from], 10)
		if to > from {
			part = fmt.Sprintf("%d-%d", sorted[from], sorted[to])
		}
		parts = append(parts, part)
		from = to + 1
	}
	return idSet(strings.Join(parts, ","))
}

// has gives the ids of the set. What is no range is not Lanyard's and is left out.
func (s idSet) has() map[int64]bool {
	ids := map[int64]bool{}
	for part := range strings.SplitSeq(string(s), ",") {
		first, last, both := strings.Cut(part, "-")
		from, err := strconv.ParseInt(first, 10, 64)
		to := from
		if both && err == nil {
			to, err = strconv.ParseInt(last, 10, 64)
		}
		if err != nil || to-from > mostExported {
			continue
		}
		for id := from; id <= to; id++ {
			ids[id] = true
		}
	}
	return ids
}

// mostExported bounds a range that nobody wrote: no event has so many people.
const mostExported = 10_000_000
