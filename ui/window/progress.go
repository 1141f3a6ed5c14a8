package window

import (
	"context"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/data/clock"
	"lanyard/ui/lang"
	"lanyard/ui/widget/style"
)

// ProgressDelay is how long a job may take before its progress is shown.
const ProgressDelay = 180 * time.Millisecond

// Progress is the dialog of a long job. It appears only when the job takes longer than
// ProgressDelay, and cancels the job's context when it is closed.
type Progress struct {
	w          *Window
	place      Place  // where the job was begun
	come, gone func() // the job has come to its end: at that place, and on the dialog
	Ctx        context.Context
	cancel     context.CancelFunc
	sheet      *Sheet
	bar        *fw.ProgressBar
	count      *style.Text
	timer      *time.Timer
	last       atomic.Int64 // of the latest report, in milliseconds
	finished   bool
	cancelled  bool
}

// NewProgress starts the wait for a job; call it on the main goroutine.
func (w *Window) NewProgress(title string) *Progress {
	p := &Progress{w: w, place: w.At(), bar: fw.NewProgressBar(), count: style.NewMuted("")}
	p.come, p.gone = w.Begin(p.place, Opening), func() {}
	p.Ctx, p.cancel = context.WithCancel(w.Ctx)
	p.sheet = w.NewSheet(title, "", container.NewVBox(p.bar, p.count), fyne.NewSize(420, 150))
	p.sheet.Plain = true
	p.sheet.Passing = true
	p.sheet.CancelButton.SetText(lang.L("Cancel"))
	p.sheet.OnClosed = func() {
		if !p.finished {
			p.cancelled = true
			p.cancel()
		}
	}
	p.timer = time.AfterFunc(ProgressDelay, func() {
		fyne.Do(func() {
			if !p.finished {
				p.gone = w.Begin(p.sheet, Opening)
				w.ShowAt(p.place, func() { p.sheet.Show() })
			}
		})
	})
	return p
}

// Finally runs f on the main goroutine when the job has come to its end, at the place where it was begun. f calls done.
func (p *Progress) Finally(f func()) {
	fyne.Do(func() { p.w.ShowAt(p.place, f) })
}

// Report may be called from any goroutine, as often as the job likes.
func (p *Progress) Report(done, total int) {
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

// Done takes the dialog away and reports whether the user cancelled; call it on the main goroutine.
func (p *Progress) Done() (cancelled bool) {
	p.finished = true
	p.come()
	p.gone()
	p.timer.Stop()
	p.sheet.Close()
	p.cancel()
	return p.cancelled
}
