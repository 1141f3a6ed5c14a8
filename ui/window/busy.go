package window

import (
	"context"
	"errors"

	"fyne.io/fyne/v2/container"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/ui/widget/style"
)

// Busy runs work of unknown length off the main goroutine and hands its result to show. When it
// takes longer than ProgressDelay a sheet says what is going on and can be cancelled; then nothing
// more happens. failed heads the message when the work fails.
func Busy[T any](w *Window, doing, failed string, work func(ctx context.Context) (T, error), show func(T)) {
	p := w.NewProgress(doing)
	bar := fw.NewProgressBarInfinite()
	p.sheet.Body = container.NewVBox(style.Gap(0, 8), bar)
	p.sheet.First = p.sheet.CancelButton
	w.Go(func(context.Context) {
		v, err := work(p.Ctx)
		p.Finally(func() {
			bar.Stop()
			closing := w.Ctx.Err() != nil
			switch cancelled := p.Done(); {
			case cancelled, closing, errors.Is(err, context.Canceled):
			case err != nil:
				w.Fail(failed, err)
			default:
				show(v)
			}
		})
	})
}
