package ui

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/lang"
)

// When the window looks whether a backup is due: not while it starts, then once an hour, for a window
// may be open for days. A copy is read through a while after it was made.
const (
	firstBackup = 30 * time.Second
	backupEvery = time.Hour
	verifyAfter = time.Minute
)

// keepBackups makes the daily backup when it is due, and reads a new one through when there is time.
func (a *Window) keepBackups(ctx context.Context) {
	for wait := firstBackup; sleep(ctx, wait); wait = backupEvery {
		if b := a.backUpDaily(ctx); b.Path != "" && b.Checked.IsZero() && sleep(ctx, verifyAfter) {
			a.verifyBackup(ctx, b)
		}
	}
}

// backUpDaily makes the daily backup when it is due, and gives the latest good one; zero for none.
func (a *Window) backUpDaily(ctx context.Context) store.Backup {
	b, made, err := a.Store.BackUpDaily(ctx)
	a.backedUp(ctx, made, err)
	if err != nil {
		return store.Backup{}
	}
	return b
}

// verifyBackup reads a backup through.
func (a *Window) verifyBackup(ctx context.Context, b store.Backup) {
	b, err := a.Store.VerifyBackup(ctx, b)
	if err == nil {
		err = b.Err
	}
	a.backedUp(ctx, true, err)
}

// sleep waits; false when the context has ended.
func sleep(ctx context.Context, d time.Duration) bool {
	select {
	case <-ctx.Done():
		return false
	case <-time.After(d):
		return true
	}
}

// backedUp notes what came of the daily backup, of which the settings tell when there is news. A failure
// is told once more, at once, and stays in the settings until a backup succeeds. That the file is gone is
// told elsewhere.
func (a *Window) backedUp(ctx context.Context, news bool, err error) {
	if ctx.Err() != nil || errors.Is(err, data.ErrFileGone) {
		return
	}
	fyne.Do(func() {
		if ctx.Err() != nil {
			return
		}
		told := a.backupErr != nil
		a.backupErr = err
		if err != nil && !told {
			a.toasts.Show(lang.L("Today's backup was not made"), lang.L("Why?"), func() { a.Fail(lang.L("Today's backup was not made"), err) })
		}
		if news || err != nil || told {
			a.Places.BackupsChanged()
		}
	})
}

// backUpNow makes a backup because the user wants one.
func (a *Window) backUpNow() {
	Busy(a, lang.L("Backing up"), lang.L("The backup was not made"), func(ctx context.Context) (store.Backup, error) {
		return a.Store.BackUp(ctx, "")
	}, func(b store.Backup) {
		a.backupErr = nil
		a.sayWritten(lang.L("Backed up: {{.What}}", joined(" · ", peopleCount(b.Contacts), eventCount(b.Events))), b.Path)
		a.Places.BackupsChanged()
	})
}
