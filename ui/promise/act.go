// Package promise is what is done with promises wherever they are shown: they are ticked off, snoozed, dropped, taken back and
// thrown away, one or many of them.
package promise

import (
	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// atOnce is how many promises are read at a time.
const atOnce = 500

// change does something with promises as one operation, each as it is stored now. do reports whether it alters one; summary is
// of one promise by its text, of several by their number.
func change(w *window.Window, ids []int64, one func(text string) string, many func(n int) string, do func(tx *store.Tx, p *data.Promise) (bool, error)) {
	n := 0
	w.Try("", func(tx *store.Tx) error {
		n = 0
		text := ""
		for at := 0; at < len(ids); at += atOnce {
			ps, err := tx.ManyPromises(ids[at:min(at+atOnce, len(ids))])
			if err != nil {
				return err
			}
			for i := range ps {
				altered, err := do(tx, &ps[i])
				if err != nil {
					return err
				}
				if altered {
					n, text = n+1, ps[i].Text
				}
			}
		}
		if n == 1 {
			tx.SetSummary(one(text))
		} else {
			tx.SetSummary(many(n))
		}
		return nil
	}, func(err error) {
		if err == nil && n == 0 {
			w.Say(lang.L("Nothing to change: it is so already."))
		}
	})
}

// saved has do save what it alters.
func saved(do func(p *data.Promise) bool) func(*store.Tx, *data.Promise) (bool, error) {
	return func(tx *store.Tx, p *data.Promise) (bool, error) {
		if !do(p) {
			return false, nil
		}
		return true, tx.SavePromise(p)
	}
}

// Finish ticks promises off.
func Finish(w *window.Window, ids ...int64) {
	now := w.Store.Now()
	change(w, ids, func(text string) string { return lang.L("Ticked off “{{.Promise}}”", text) },
		func(n int) string { return lang.L("Ticked off {{.Promises}}", words.PromiseCount(n)) },
		saved(func(p *data.Promise) bool {
			if !p.Done.IsZero() {
				return false
			}
			p.Finish(now)
			return true
		}))
}

// Drop gives promises up.
func Drop(w *window.Window, ids ...int64) {
	now := w.Store.Now()
	change(w, ids, func(text string) string { return lang.L("Dropped “{{.Promise}}”", text) },
		func(n int) string { return lang.L("Dropped {{.Promises}}", words.PromiseCount(n)) },
		saved(func(p *data.Promise) bool {
			if !p.Dropped.IsZero() {
				return false
			}
			p.Drop(now)
			return true
		}))
}

// Again has promises be owed and in sight again that were done, dropped or snoozed.
func Again(w *window.Window, ids ...int64) {
	change(w, ids, func(text string) string { return lang.L("“{{.Promise}}” is owed again", text) },
		func(n int) string { return lang.L("Owed again: {{.Promises}}", words.PromiseCount(n)) },
		saved(func(p *data.Promise) bool {
			if p.Open() && p.Snoozed.IsZero() && p.SnoozedEvent == 0 {
				return false
			}
			p.Again()
			return true
		}))
}

// Tick ticks a promise off, or takes its tick back.
func Tick(w *window.Window, id int64, on bool) {
	if on {
		Finish(w, id)
	} else {
		Again(w, id)
	}
}

// Trash moves promises to the trash.
func Trash(w *window.Window, ids ...int64) {
	change(w, ids, func(text string) string { return lang.L("Moved “{{.Promise}}” to the trash", text) },
		func(n int) string { return lang.L("Moved {{.Promises}} to the trash", words.PromiseCount(n)) },
		func(tx *store.Tx, p *data.Promise) (bool, error) { return true, tx.Trash(store.Promises, p.ID) })
}

// snoozeUntil hides promises that are owed until a day.
func snoozeUntil(w *window.Window, ids []int64, until data.Date) {
	when := words.WeekdayAndDay(until, w.Store.Now())
	change(w, ids, func(text string) string { return lang.L("Snoozed “{{.Promise}}” until {{.Day}}", text, when) },
		func(n int) string { return lang.L("Snoozed {{.Promises}} until {{.Day}}", words.PromiseCount(n), when) },
		saved(func(p *data.Promise) bool {
			if !p.Open() || p.Snoozed == until && p.SnoozedEvent == 0 {
				return false
			}
			p.Snooze(until)
			return true
		}))
}

// snoozeUntilEvents hides promises that are owed until the next event to which the user and the one whom each concerns go, by
// contact. Those of people without one stay as they are.
func snoozeUntilEvents(w *window.Window, ids []int64, next map[int64]data.Event) {
	name := ""
	change(w, ids, func(text string) string { return lang.L("Snoozed “{{.Promise}}” until {{.Day}}", text, name) },
		func(n int) string {
			return lang.L("Snoozed {{.Promises}} until you meet at an event", words.PromiseCount(n))
		},
		saved(func(p *data.Promise) bool {
			e, ok := next[p.ContactID]
			if !ok || !p.Open() || p.SnoozedEvent == e.ID && p.Snoozed.IsZero() {
				return false
			}
			name = e.Name
			p.SnoozeUntil(e.ID)
			return true
		}))
}
