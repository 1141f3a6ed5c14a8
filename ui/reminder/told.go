package reminder

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"lanyard/data/store"
)

// reminded is the setting with what was said of the appointments that are near: it holds over a restart.
const reminded = "reminded"

// told is what was said of an appointment.
type told struct {
	start time.Time // for which the window spoke of it: one that is moved is another
	next  time.Time // when it speaks of it once more; zero: never
}

// toldText writes what was said of appointments that began after a moment, as parseReminded reads it: "12:1786536000000:1786535880000".
func toldText(all map[int64]told, after time.Time) string {
	var out []string
	for id, t := range all {
		if !t.start.After(after) {
			continue
		}
		one := strconv.FormatInt(id, 10) + ":" + strconv.FormatInt(t.start.UnixMilli(), 10)
		if !t.next.IsZero() {
			one += ":" + strconv.FormatInt(t.next.UnixMilli(), 10)
		}
		out = append(out, one)
	}
	slices.SortFunc(out, cmp.Compare)
	return strings.Join(out, " ")
}

// parseReminded reads it; what cannot be read was not said.
func parseReminded(text string) map[int64]told {
	all := map[int64]told{}
	for one := range strings.FieldsSeq(text) {
		var n []int64
		for part := range strings.SplitSeq(one, ":") {
			if v, err := strconv.ParseInt(part, 10, 64); err == nil {
				n = append(n, v)
			}
		}
		switch len(n) {
		case 2:
			all[n[0]] = told{start: time.UnixMilli(n[1])}
		case 3:
			all[n[0]] = told{time.UnixMilli(n[1]), time.UnixMilli(n[2])}
		}
	}
	return all
}

// recall takes what an earlier run of the program said, once.
func (r *Reminder) recall(text string) {
	if r.recalled {
		return
	}
	r.recalled = true
	for id, t := range parseReminded(text) {
		if _, was := r.told[id]; !was {
			r.told[id] = t
		}
	}
}

// said notes what was said of an appointment, and keeps it. What cannot be kept is said again after a restart, which does no harm.
func (r *Reminder) said(id int64, t told) {
	r.told[id] = t
	text := toldText(r.told, r.w.Store.Now().Add(-stays))
	r.latest.Store(&text)
	s := r.w.Store
	r.w.Go(func(ctx context.Context) {
		r.keeping.Lock()
		defer r.keeping.Unlock() // whoever writes last writes the latest
		_ = s.Quietly(ctx, func(tx *store.Tx) error { return tx.SetSetting(reminded, *r.latest.Load()) })
	})
}
