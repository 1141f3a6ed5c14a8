// Package ui is Lanyard's window: the list of its screens, the frame around them, its keys, and the life of the file that
// is open. The screens and the jobs that they share are packages below it; CONTRIBUTING draws them.
package ui

import (
	"context"
	"errors"
	"runtime/debug"
	"slices"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/assets"
	"lanyard/data"
	"lanyard/data/clock"
	"lanyard/data/store"
	"lanyard/ui/backup"
	"lanyard/ui/brief"
	"lanyard/ui/capture"
	"lanyard/ui/cards"
	"lanyard/ui/consent"
	"lanyard/ui/disk"
	"lanyard/ui/duplicates"
	"lanyard/ui/edit"
	"lanyard/ui/events"
	"lanyard/ui/followup"
	"lanyard/ui/lang"
	"lanyard/ui/letters"
	"lanyard/ui/people"
	"lanyard/ui/programme"
	"lanyard/ui/promises"
	"lanyard/ui/reminder"
	"lanyard/ui/report"
	"lanyard/ui/settings"
	"lanyard/ui/swap"
	"lanyard/ui/today"
	"lanyard/ui/touch"
	"lanyard/ui/widget"
	"lanyard/ui/widget/focus"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
)

// App is the running program: the window with its screens over one file.
type App struct {
	*window.Window
	file   openFile // what the window was started for
	wished outside
	shell  *shell // nil while no store is open

	patience time.Duration // of a window that was closed with its workers
	stuck    func()        // what is done then
	unwatch  func()        // the store's changes; set by start

	quitAsked      *window.Sheet // asks whether to quit under a visitor of the page; asked once more, the window closes
	leavesVisitors bool          // the user has said to quit under a visitor of the page

	waiting *fw.ProgressBarInfinite // while the window only says what goes on, see wait
	howFar  *style.Text             // below it
	giveUp  context.CancelFunc      // ends what is waited for; nil: it must come to its end
}

// allScreens are all screens, those of the rail in its order.
var allScreens = []window.Screen{today.Screen, people.Screen, events.Screen, swap.Screen, settings.Screen, duplicates.Screen, promises.Screen}

// New builds the window over an open store. Show it with Run.
func New(f fyne.App, s *store.Store) *App {
	a := newWindow(f)
	a.attach(s, window.ReadSettings(context.Background(), s))
	restoreSize(a.Window)
	return a
}

// newWindow is a window without content.
func newWindow(f fyne.App) *App {
	widget.EndQuietly(f)
	a := &App{Window: window.New(f, windowTitle("")), patience: quitPatience, stuck: endStuck}
	a.Toasts.OnLeave = func() {
		a.LetGo()
		if a.shell != nil {
			a.shell.page().Focus()
		}
	}
	f.SetIcon(fyne.NewStaticResource("lanyard.png", assets.AppIcon()))
	a.Native.SetMaster()
	a.Native.SetPadded(false)
	a.Native.Resize(startSize)
	a.Native.SetCloseIntercept(a.quit)
	a.wished.app = a
	a.Places = a.places()
	a.Forms = forms
	return a
}

// forms opens each kind of form with what was typed into it. The kind is the first word of a form's name.
var forms = map[string]window.Form{
	"new":         capture.RestoreNew,
	"review":      capture.RestoreReview,
	"contact":     edit.RestoreContact,
	"me":          cards.RestoreMe,
	"event":       edit.RestoreEvent,
	"encounter":   edit.RestoreEncounter,
	"promise":     edit.RestorePromise,
	"questions":   edit.RestoreQuestions,
	"want":        edit.RestoreWant,
	"appointment": edit.RestoreAppointment,
	"session":     programme.RestoreSession,
	"programme":   programme.RestorePaste,
	"card":        cards.RestoreCard,
	"evening":     followup.RestoreReview,
	"closing":     followup.RestoreClosing,
	"goal":        report.RestoreGoal,
	"contact-log": touch.RestoreLog,
	"letter":      letters.Restore,
	"template":    letters.RestoreTemplate,
	"consent":     consent.Restore,
}

// attach fills the window with the screens over an open store.
func (a *App) attach(s *store.Store, known window.Settings) {
	a.Window.Attach(s, known)
	a.file.err = nil
	keyboard{a}.bind() // before the screens: their tips name keys
	a.shell = newShell(a, allScreens)
	a.fill(a.shell.content)
	a.Native.SetOnDropped(a.wished.dropped)
}

// start begins what goes on behind the screens, and shows one.
func (a *App) start(screen string) {
	s := a.Store
	a.unwatch = s.Watch(func(c store.Changed) {
		fyne.Do(func() {
			if a.Store == s {
				a.reload(c)
			}
		})
	})
	a.GoLasting(a.watchFile)
	a.GoLasting(func(ctx context.Context) { backup.KeepDaily(a.Window, ctx) })
	a.GoLasting(reminder.New(a.Window, func(at data.Appointment) { brief.Person(a.Window, at.ContactID, at.EventID) }).Keep)
	a.GoLasting(reminder.NewNotice(a.Window).Keep)
	a.Go(func(ctx context.Context) { purgeOldTrash(ctx, a.Window) })
	began := clock.Real()
	a.Go(func(context.Context) { edit.RemoveOldNotes(s.Path(), began) })
	a.shell.open(screen)
	a.shell.whenRead = a.wished.grant
	a.reload(nil)
	a.ReadUnsaved()
	backup.TellKept(a.Window)
}

// wait fills the window with what goes on, and takes menus away. Until fill the window cannot
// be closed, unless what is waited for can be given up.
func (a *App) wait(doing string) {
	a.fill(nil)
	a.waiting = fw.NewProgressBarInfinite()
	a.howFar = style.NewMuted("")
	a.Native.SetContent(container.NewCenter(style.AtLeast(420, 0,
		container.NewVBox(style.NewSubHeading(doing), a.waiting, a.howFar))))
	c := a.Native.Canvas()
	for _, o := range c.Overlays().List() {
		c.Overlays().Remove(o)
	}
	c.Unfocus()
}

// fill gives the window its content; nil only ends the wait.
func (a *App) fill(content fyne.CanvasObject) {
	if a.waiting != nil {
		a.waiting.Stop() // it would go on moving, unseen
		a.waiting, a.howFar, a.giveUp = nil, nil, nil
	}
	if content != nil {
		a.Native.SetContent(focus.WithTips(content))
	}
}

// Run shows the window, returns when it is closed, and closes the store.
func (a *App) Run() error {
	ends := disk.Draws()
	a.start(a.Setting("screen", "today"))
	a.Native.ShowAndRun()
	ends()
	return a.end()
}

// end waits for the workers, closes the store and lets the file go, after the window was closed.
func (a *App) end() error {
	a.ends()
	a.Cancel()
	a.Lasting.Wait()
	a.Work.Wait()
	var err error
	if a.Store != nil {
		a.unwatch()
		err = a.Store.Close()
	}
	err = errors.Join(err, a.file.claim.Release())
	a.file.claim = nil
	return err
}

// reload has what is shown read again; the other screens are when they are opened.
func (a *App) reload(c store.Changed) {
	a.Reread(func() {
		a.shell.reload(c)
		if p := a.shell.page(); p != nil { // none before the first is opened
			p.Reload(c)
		}
	})
	for key := range a.shell.pages {
		if key != a.shell.current {
			a.shell.missed(key, c)
		}
	}
	if c == nil { // another program has written, or it is the first time
		a.RereadSettings()
	}
}

// watchFile reloads the window when another process wrote the file, and says so when the file is not the
// one that was opened any more.
func (a *App) watchFile(ctx context.Context) {
	s := a.Store
	last, err := s.DataVersion(ctx)
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for gone := false; ; {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		now, e := s.DataVersion(ctx)
		if e == nil && err == nil && now != last {
			fyne.Do(func() {
				if ctx.Err() == nil {
					a.reload(nil)
				}
			})
		}
		last, err = now, e
		if is := errors.Is(s.Moved(), data.ErrFileGone); is != gone {
			gone = is
			if gone {
				fyne.Do(func() {
					if ctx.Err() == nil {
						backup.TellGone(a.Window)
					}
				})
			}
		}
	}
}

func purgeOldTrash(ctx context.Context, w *window.Window) {
	if _, err := w.Store.PurgeTrash(ctx, w.Store.Now().AddDate(0, 0, -window.TrashDays)); err != nil && ctx.Err() == nil {
		fyne.Do(func() { w.Fail(lang.L("The trash could not be emptied of what is older than 30 days"), err) })
	}
}

// quit remembers how the window was, and closes it once all that was typed is written and nobody works for it
// any more: what a worker hands over while Fyne takes its queue down would end the program with a panic. A file
// that is being put back is waited for. What cannot be written comes back, and the window stays.
func (a *App) quit() {
	if a.shell == nil {
		switch {
		case a.Choosing != nil:
			a.Choosing.Stop()
			a.ends()
			a.Idle(a.Native.Close)
		case a.waiting == nil:
			a.ends()
			a.Native.Close()
		case a.giveUp != nil:
			a.giveUp()
		}
		return
	}
	if !a.mayQuit() {
		return
	}
	came := a.Returned
	a.Ending = true // unless a sheet comes back
	a.WhenWritten(func() {
		a.Ending = false
		a.Typed.Resume() // what was typed before
		switch {
		case a.Written.Last != nil:
			a.quit()
		case a.Returned == came && a.shell != nil: // else a sheet came back that could not be saved
			a.close()
		}
	})
}

// mayQuit reports whether no screen has a reason to ask before; else it asks. Asked once more, the window closes.
func (a *App) mayQuit() bool {
	if slices.Contains(a.Sheets, a.quitAsked) || a.leavesVisitors {
		return true
	}
	for _, p := range a.shell.pages {
		if s, ok := p.(window.Stayer); ok && s.LeavesSomebody() {
			a.quitAsked = s.AskQuit(func() {
				a.leavesVisitors = true
				a.quit()
			})
			return false
		}
	}
	return true
}

// close is quit once all is written.
func (a *App) close() {
	for _, s := range a.Sheets {
		if s.Keeps != nil {
			a.KeepTyped(s.Keeps)
		}
	}
	size := a.Native.Canvas().Size()
	if !a.Native.FullScreen() {
		v := strconv.Itoa(int(size.Width)) + "x" + strconv.Itoa(int(size.Height))
		s, screen := a.Store, a.shell.onRail(a.shell.current)
		a.Go(func(ctx context.Context) {
			_ = s.Quietly(context.WithoutCancel(ctx), func(tx *store.Tx) error { // a lost window size is no loss
				if err := tx.SetSetting("window", v); err != nil {
					return err
				}
				return tx.SetSetting("screen", screen)
			})
		})
	}
	a.ends()
	a.Native.Hide()
	a.Cancel()
	late := time.AfterFunc(a.patience, a.stuck)
	a.Idle(func() {
		late.Stop()
		a.Native.Close()
	})
}

// ends says that the window is closing: who wants to open its file, or wishes something, waits for that.
func (a *App) ends() {
	a.Ending = true
	a.file.claim.Ending()
}

// quitPatience is how long a window that was closed waits for its workers.
const quitPatience = 20 * time.Second

// endStuck ends a program whose window is closed and whose workers do not end: unseen, it would keep the
// file from the next start. What was acknowledged is on the disk; the crash report says where they are.
func endStuck() {
	debug.SetTraceback("all")
	panic("the window was closed, and what works for it does not end")
}
