package ui

import (
	"context"
	"fmt"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/ui/widget"
)

// progressDelay is how long a job may take before its progress is shown.
const progressDelay = 500 * time.Millisecond

// progress is the dialog of a long job. It appears only when the job takes longer than
// progressDelay, and cancels the job's context when it is closed.
type progress struct {
	app       *App
	ctx       context.Context
	cancel    context.CancelFunc
	sheet     *Sheet
	bar       *fw.ProgressBar
	count     *widget.Text
	timer     *time.Timer
	last      atomic.Int64 // of the latest report, in milliseconds
	finished  bool
	cancelled bool
}

// newProgress starts the wait for a job; call it on the main goroutine.
func (a *App) newProgress(title string) *progress {
	p := &progress{app: a, bar: fw.NewProgressBar(), count: widget.NewMuted("")}
	p.ctx, p.cancel = context.WithCancel(a.ctx)
	p.sheet = a.NewSheet(title, "", container.NewVBox(p.bar, p.count), fyne.NewSize(420, 150))
	p.sheet.cancel.SetText(lang.L("Cancel"))
	p.sheet.OnClosed = func() {
		if !p.finished {
			p.cancelled = true
			p.cancel()
		}
	}
	p.timer = time.AfterFunc(progressDelay, func() {
		fyne.Do(func() {
			if !p.finished {
				p.sheet.Show()
			}
		})
	})
	return p
}

// report may be called from any goroutine, as often as the job likes.
func (p *progress) report(done, total int) {
	now := time.Now().UnixMilli()
	if last := p.last.Load(); now-last < 50 || !p.last.CompareAndSwap(last, now) {
		return
	}
	fyne.Do(func() {
		if p.finished {
			return
		}
		if total > 0 {
			p.bar.SetValue(float64(done) / float64(total))
			p.count.SetText(fmt.Sprintf(lang.L("%s of %s"), number(done), number(total)))
		} else {
			p.count.SetText(number(done))
		}
	})
}

// done takes the dialog away and reports whether the user cancelled; call it on the main goroutine.
func (p *progress) done() (cancelled bool) {
	p.finished = true
	p.timer.Stop()
	p.sheet.Close()
	p.cancel()
	return p.cancelled
}
