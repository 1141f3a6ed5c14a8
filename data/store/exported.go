package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"hash"
	"hash/fnv"
	"maps"
	"slices"
	"strconv"
	"strings"

	"lanyard/data/say"
)

// exportedEvent begins the key of the setting that says what of an event was exported. It is data: a restore brings it back.
const exportedEvent = "exported_event_"

// Exported says what of the people of an event was exported, and who is new or changed since. It goes by the ids of encounters and
// attendees, and by what was said, so that it holds when a clock stands still or something comes back from the trash.
type Exported struct {
	New []int64 // contacts met at the event, or on its list, since its last export; by their names
	// Changed are those who were exported, and of whom details, notes, warmth, answers or promises are others since; by their names.
	Changed []int64
	All     int // contacts met there or on its list

	event int64
	then  exported // what was exported before, and all that is there now
}

// exported are the ids of what was exported, and by contact a sum of what was said.
type exported struct {
	Encounters idSet            `json:"encounters"`
	Attendees  idSet            `json:"attendees"`
	Said       map[int64]uint32 `json:"said,omitempty"`
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
		said, err := leadSums(ctx, q, event)
		if err != nil {
			return err
		}
		last := int64(0)
		var there []int64
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
				there = append(there, contact)
			}
			if last = contact; fresh && !slices.Contains(e.New[max(0, len(e.New)-1):], contact) {
				e.New = append(e.New, contact)
			}
			return nil
		}, `SELECT i.id, m.encounter, m.attendee FROM contact_index i JOIN (
				SELECT contact, id AS encounter, 0 AS attendee FROM encounter WHERE event = ?1 AND trashed IS NULL
				UNION ALL SELECT contact, 0, id FROM attendee WHERE event = ?1
			) m ON m.contact = i.id ORDER BY i.sort_name, i.id`, event)
		e.then = exported{setOf(met), setOf(listed), said}
		fresh := map[int64]bool{}
		for _, id := range e.New {
			fresh[id] = true
		}
		for _, id := range there {
			if was, known := before.Said[id]; known && was != said[id] && !fresh[id] {
				e.Changed = append(e.Changed, id)
			}
		}
		return err
	})
	return e, err
}

// leadSums sums up what is said of each person who was met at an event or is on its list: their details, what was noted, answered and how
// warm it was there, what is noted on the list, and what is promised. How far the follow-up is does not count.
func leadSums(ctx context.Context, q querier, event int64) (map[int64]uint32, error) {
	sums := map[int64]hash.Hash32{}
	err := each(ctx, q, func(r *sql.Rows) error {
		var contact, part, id, at int64
		var text string
		err := r.Scan(&contact, &part, &id, &at, &text)
		sum := sums[contact]
		if sum == nil {
			sum = fnv.New32a()
			sums[contact] = sum
		}
		fmt.Fprintf(sum, "%d %q\n", part, text) // never fails
		return err
	}, `WITH there AS (SELECT contact FROM encounter WHERE event = ?1 AND trashed IS NULL UNION SELECT contact FROM attendee WHERE event = ?1)
		SELECT id AS contact, 1 AS part, 0 AS id, 0 AS at, CAST(rev AS TEXT) FROM contact WHERE id IN there
		UNION ALL SELECT contact, 2, id, 0, json_array(note, place, warmth) FROM encounter WHERE event = ?1 AND trashed IS NULL
		UNION ALL SELECT e.contact, 3, e.id, a.position, json_array(a."key", a.value) FROM encounter e JOIN answer a ON a.encounter = e.id
			WHERE e.event = ?1 AND e.trashed IS NULL
		UNION ALL SELECT contact, 4, id, 0, note FROM attendee WHERE event = ?1 AND note <> ''
		UNION ALL SELECT contact, 5, id, 0, json_array("by", text, due, done IS NULL, dropped IS NULL) FROM promise WHERE contact IN there AND trashed IS NULL
		ORDER BY 1, 2, 3, 4`, event)
	out := make(map[int64]uint32, len(sums))
	for contact, sum := range sums {
		out[contact] = sum.Sum32()
	}
	return out, err
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
	if err != nil || from.Encounters == "" && from.Attendees == "" {
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
	said := maps.Clone(into.Said)
	if said == nil {
		said = map[int64]uint32{}
	}
	for contact, sum := range from.Said {
		if _, both := said[contact]; both { // what is said at both is one from now on: it is known with the next export
			delete(said, contact)
			continue
		}
		said[contact] = sum
	}
	text, err := json.Marshal(exported{setOf(met), setOf(listed), said})
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
