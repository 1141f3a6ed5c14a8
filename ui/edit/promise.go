package edit

import (
	"lanyard/data"
	"lanyard/data/day"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// ReadPromise cuts the day out of what was promised.
func ReadPromise(w *window.Window, text string) (string, data.Date) {
	rest, d := cutPromise(w, text)
	return rest, d.Date
}

// cutPromise is ReadPromise with how the day was understood.
func cutPromise(w *window.Window, text string) (string, day.Day) {
	c, ok := reader(w, w.Today(), day.Ahead).Cut(text)
	if !ok {
		return text, day.Day{}
	}
	return c.Rest, c.Day
}

// PromiseHint shows in a hint the day that was understood in a promise as it is typed.
func PromiseHint(w *window.Window, hint *style.Text) func(text string) {
	return func(text string) {
		_, d := cutPromise(w, text)
		words.Remark(hint, words.UnderstoodDay(d), nil)
	}
}
