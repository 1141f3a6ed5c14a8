package backup

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/desktop"
	"lanyard/ui/lang"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// When the window looks whether a backup is due: not while it starts, then once an hour, for a window
// may be open for days. A copy is read through a while after it was made.
const (
	firstBackup = 30 * time.Second
	backupEvery = time.Hour
	verifyAfter = time.Minute
)

// KeepDaily makes the daily backup when it is due, and reads a new one through when there is time.
func KeepDaily(w *window.Window, ctx context.Context) {
	for wait := firstBackup; sleep(ctx, wait); wait = backupEvery {
		if b := BackUpDaily(w, ctx); b.Path != "" && b.Checked.IsZero() && sleep(ctx, verifyAfter) {
			verifyBackup(w, ctx, b)
		}
	}
}

// BackUpDaily makes the daily backup when it is due, and gives the latest good one; zero for none.
func BackUpDaily(w *window.Window, ctx context.Context) store.Backup {
	b, made, err := w.Store.BackUpDaily(ctx)
	backedUp(w, ctx, made, err)
	if err != nil {
		return store.Backup{}
	}
	return b
}

// verifyBackup reads a backup through.
func verifyBackup(w *window.Window, ctx context.Context, b store.Backup) {
	b, err := w.Store.VerifyBackup(ctx, b)
	if err == nil {
		err = b.Err
	}
	backedUp(w, ctx, true, err)
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
func backedUp(w *window.Window, ctx context.Context, news bool, err error) {
	if ctx.Err() != nil || errors.Is(err, data.ErrFileGone) {
		return
	}
	fyne.Do(func() {
		if ctx.Err() != nil {
			return
		}
		told := w.BackupErr != nil
		w.BackupErr = err
		if err != nil && !told {
			w.Toasts.Show(lang.L("Today's backup was not made"), lang.L("Why?"), func() { w.Fail(lang.L("Today's backup was not made"), err) })
		}
		if news || err != nil || told {
			w.Places.BackupsChanged()
		}
	})
}

// Now makes a backup because the user wants one.
func Now(w *window.Window) {
	window.Busy(w, lang.L("Backing up"), lang.L("The backup was not made"), func(ctx context.Context) (store.Backup, error) {
		return w.Store.BackUp(ctx, "")
	}, func(b store.Backup) {
		w.BackupErr = nil
		desktop.SayWritten(w, lang.L("Backed up: {{.What}}", words.Joined(" · ", words.PeopleCount(b.Contacts), words.EventCount(b.Events))), b.Path)
		w.Places.BackupsChanged()
	})
}
