package words

import (
	"time"

	"lanyard/data"
	"lanyard/data/day"
	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/widget/style"
)

// PromiseCount says how many promises there are.
func PromiseCount(n int) string { return lang.N(n, "{{.Count}} promise", "{{.Count}} promises") }

// Owes says whom a promise concerns, and on which side it is owed.
func Owes(by data.Ower, name string) string {
	if by == data.ByThem {
		return lang.L("{{.Name}} owes it", name)
	}
	return lang.L("to {{.Name}}", name)
}

// PromiseState says in a line how a promise stands that is not plainly open; "" for one that is.
func PromiseState(p *store.PromiseRow, now time.Time) string {
	switch p.State {
	case data.PromiseDone:
		return lang.L("done {{.Day}}", ShortDay(p.Done.Local(), now))
	case data.PromiseDropped:
		return lang.L("dropped {{.Day}}", ShortDay(p.Dropped.Local(), now))
	case data.PromiseSnoozed:
		until := ShortDay(day.At(p.Until, 0, time.UTC), now)
		if p.Waits.ID != 0 && p.Snoozed.IsZero() {
			return lang.L("until {{.Event}}, {{.Day}}", style.Cut(p.Waits.Name, 24), until)
		}
		return lang.L("until {{.Day}}", until)
	}
	return ""
}

// StateOfPromises names a state of promises, as a filter of them does.
func StateOfPromises(s data.PromiseState) string {
	switch s {
	case data.PromiseSnoozed:
		return lang.L("Snoozed")
	case data.PromiseDone:
		return lang.X("promises.done", "Done")
	case data.PromiseDropped:
		return lang.L("Dropped")
	}
	return lang.X("promises.open", "Open")
}
