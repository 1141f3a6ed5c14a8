package ui

import (
	"context"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/data/clock"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
)

// progressDelay is how long a job may take before its progress is shown.
const progressDelay = 180 * time.Millisecond

// progress is the dialog of a long job. It appears only when the job takes longer than
// progressDelay, and cancels the job's context when it is closed.
type progress struct {
	app        *Window
	place      place  // where the job was begun
	come, gone func() // the job has come to its end: at that place, and on the dialog
	ctx        context.Context
	cancel     context.CancelFunc
	sheet      *Sheet
	bar        *fw.ProgressBar
	count      *widget.Text
	timer      *time.Timer
	last       atomic.Int64 // of the latest report, in milliseconds
	finished   bool
	cancelled  bool
}

// newProgress starts the wait for a job; call it on the main goroutine.
func (a *Window) newProgress(title string) *progress {
	p := &progress{app: a, place: a.at(), bar: fw.NewProgressBar(), count: widget.NewMuted("")}
	p.come, p.gone = a.begin(p.place, opening), func() {}
	p.ctx, p.cancel = context.WithCancel(a.ctx)
	p.sheet = a.NewSheet(title, "", container.NewVBox(p.bar, p.count), fyne.NewSize(420, 150))
	p.sheet.passing = true
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
				p.gone = a.begin(p.sheet, opening)
				a.showAt(p.place, func() { p.sheet.Show() })
			}
		})
	})
	return p
}

// finally runs f on the main goroutine when the job has come to its end, at the place where it was begun. f calls done.
func (p *progress) finally(f func()) {
	fyne.Do(func() { p.app.showAt(p.place, f) })
}

// report may be called from any goroutine, as often as the job likes.
func (p *progress) report(done, total int) {
	now := clock.Real().UnixMilli()
	if last := p.last.Load(); now-last < 50 || !p.last.CompareAndSwap(last, now) {
		return
	}
	fyne.Do(func() {
		if p.finished {
			return
		}
		if total > 0 {
			p.bar.SetValue(float64(done) / float64(total))
			p.count.SetText(lang.L("{{.Count}} of {{.Of}}", lang.Number(done), lang.Number(total)))
		} else {
			p.count.SetText(lang.Number(done))
		}
	})
}

// done takes the dialog away and reports whether the user cancelled; call it on the main goroutine.
func (p *progress) done() (cancelled bool) {
	p.finished = true
	p.come()
	p.gone()
	p.timer.Stop()
	p.sheet.Close()
	p.cancel()
	return p.cancelled
}
