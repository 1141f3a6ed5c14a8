package ui

import (
	"context"
	"errors"

	"fyne.io/fyne/v2/container"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/ui/widget"
)

// Busy runs work of unknown length off the main goroutine and hands its result to show. When it
// takes longer than progressDelay a sheet says what is going on and can be cancelled; then nothing
// more happens. failed heads the message when the work fails.
func Busy[T any](a *Window, doing, failed string, work func(ctx context.Context) (T, error), show func(T)) {
	p := a.newProgress(doing)
	bar := fw.NewProgressBarInfinite()
	p.sheet.body = container.NewVBox(widget.Gap(0, 8), bar)
	p.sheet.First = p.sheet.cancel
	a.Go(func(context.Context) {
		v, err := work(p.ctx)
		p.finally(func() {
			bar.Stop()
			closing := a.ctx.Err() != nil
			switch cancelled := p.done(); {
			case cancelled, closing, errors.Is(err, context.Canceled):
			case err != nil:
				a.Fail(failed, err)
			default:
				show(v)
			}
		})
	})
}
