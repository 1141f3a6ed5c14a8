// Package ui is Lanyard's window: one file per screen, built of the widgets of ui/widget over the
// store and the intake.
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
	"lanyard/data/intake"
	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/opener"
	"lanyard/ui/widget"
)

// App is the running window over one open store. While there is none, because the file could not be
// opened or is being put back from a backup, Store is nil and so are the screens; sheets, Load and Busy
// work all the same.
type App struct {
	Fyne   fyne.App
	Window fyne.Window
	Store  *store.Store
	Intake *intake.Intake
	file   openFile // what the window was started for
	wished outside

	theme  *widget.Theme
	toasts *widget.Toasts
	shell  *shell
	sheets []*Sheet // open, the one in front last
	thumbs *thumbs
	parts  codeParts

	ctx       context.Context
	cancel    context.CancelFunc
	patience  time.Duration                                              // of a window that was closed with its workers
	stuck     func()                                                     // what is done then
	ending    bool                                                       // the window is closing
	opens     func(address opener.Address, patience time.Duration) error // opener.Open
	asks      asksFor                                                    // chooser.Ask
	choosing  *choosing                                                  // the dialog that is open; nil: none
	folders   map[string]string                                          // where files were chosen, by the purpose's key
	unwatch   func()                                                     // the store's changes; set by start
	work      workers                                                    // that come to an end by themselves
	lasting   workers                                                    // that last until ctx ends
	backupErr error                                                      // why the last backup that was due failed

	quitAsked      *Sheet                   // asks whether to quit under a visitor; asked once more, the window closes
	leavesVisitors bool                     // the user has said to quit under a visitor of the page
	restoring      map[string]string        // the key of what is being restored, by the form that opens
	unsaved        map[string]store.Unsaved // what was typed into forms and not saved
	keeps          *time.Timer              // until what is typed is looked at; nil: no form is open
	asides         line                     // of what is written beside operations: see aside
	asideTold      bool                     // that one of them failed

	typed     *widget.TypeAhead
	under     map[place]*underWay // what the keys typed at a place wait for
	showing   bool                // see showAt
	shownAt   place
	rereading bool           // the screens are read again
	written   line           // of the writes that were begun
	bound     map[string]key // the shortcuts by their names
	returned  int            // how many sheets came back because they could not be saved
	enteredAt time.Time      // when a sheet was saved, then when what it saved came up; zero once the hand went on
	unasked   time.Time      // when files from outside were begun with; zero once they came up, or the hand went on
	slip      time.Duration  // slipTime, but for tests

	waiting *fw.ProgressBarInfinite // while the window only says what goes on, see wait
	howFar  *widget.Text            // below it
	giveUp  context.CancelFunc      // ends what is waited for; nil: it must come to its end

	today    *todayScreen
	people   *peopleScreen
	events   *eventsScreen
	swap     *swapScreen
	settings *settingsScreen

	duplicates *duplicatesScreen
}

// screen is one destination of the rail.
type screen interface {
	// Content is built once.
	Content() fyne.CanvasObject
	// Reload reads again what the screen shows; changed nil means everything.
	Reload(changed store.Changed)
	// Focus puts the keyboard focus where work starts.
	Focus()
}

// New builds the window over an open store. Show it with Run.
func New(f fyne.App, s *store.Store) *App {
	a := newWindow(f)
	a.attach(s)
	a.restoreWindow()
	return a
}

// newWindow is a window without content.
func newWindow(f fyne.App) *App {
	widget.EndQuietly(f)
	a := &App{Fyne: f, toasts: widget.NewToasts(), patience: quitPatience, stuck: endStuck, opens: opener.Open, asks: systemDialogs, folders: map[string]string{}}
	a.toasts.OnLeave = func() {
		a.letGo()
		if a.shell != nil {
			a.shell.screens[a.shell.current].Focus()
		}
	}
	a.ctx, a.cancel = context.WithCancel(context.Background())
	f.SetIcon(fyne.NewStaticResource("lanyard.png", assets.AppIcon()))
	a.theme = &widget.Theme{}
	f.Settings().SetTheme(a.theme)
	a.Window = f.NewWindow(windowTitle(""))
	a.Window.SetMaster()
	a.Window.SetPadded(false)
	a.Window.Resize(startSize)
	a.Window.SetCloseIntercept(a.quit)
	a.under, a.slip = map[place]*underWay{}, slipTime
	a.typed = widget.NewTypeAhead(a.Window.Canvas())
	a.typed.Held, a.typed.Drop = a.mustWait, a.meansNothing
	a.typed.OnTooLong = func(bytes int) {
		a.Say(sentence(lang.L("The clipboard holds %s of text: too long for this field. Nothing was pasted."), sizeText(int64(bytes))))
	}
	return a
}

// attach fills the window with the screens over an open store.
func (a *App) attach(s *store.Store) {
	a.Store, a.Intake, a.thumbs = s, intake.New(s), newThumbs(s)
	a.file.path, a.file.err = s.Path(), nil
	a.backupErr = nil
	a.cancel() // what was done without a store
	a.under, a.written = map[place]*underWay{}, line{}
	a.unsaved, a.restoring, a.asides = map[string]store.Unsaved{}, map[string]string{}, line{}
	a.typed.Forget()
	a.ctx, a.cancel = context.WithCancel(context.Background())
	a.applyTheme()
	a.today, a.people, a.events, a.swap, a.settings = newToday(a), newPeople(a), newEvents(a), newSwap(a), newSettings(a)
	a.duplicates = newDuplicates(a)
	a.shell = newShell(a)
	a.fill(a.shell.content)
	a.bindKeys()
	a.Window.SetOnDropped(a.dropped)
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
	a.last(a.watchFile)
	a.last(a.keepBackups)
	a.Go(a.purgeOldTrash)
	began := clock.Real()
	a.Go(func(context.Context) { removeOldNotes(s.Path(), began) })
	a.shell.open(screen)
	a.shell.whenRead = a.grant
	a.reload(nil)
	a.readUnsaved()
	a.tellKept()
}

// wait fills the window with what goes on, and takes menus away. Until fill the window cannot
// be closed, unless what is waited for can be given up.
func (a *App) wait(doing string) {
	a.fill(nil)
	a.waiting = fw.NewProgressBarInfinite()
	a.howFar = widget.NewMuted("")
	a.Window.SetContent(container.NewCenter(widget.AtLeast(420, 0,
		container.NewVBox(widget.NewSubHeading(doing), a.waiting, a.howFar))))
	c := a.Window.Canvas()
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
		a.Window.SetContent(widget.WithTips(content))
	}
}

// Run shows the window, returns when it is closed, and closes the store.
func (a *App) Run() error {
	a.start(a.setting("screen", "today"))
	a.Window.ShowAndRun()
	return a.end()
}

// end waits for the workers, closes the store and lets the file go, after the window was closed.
func (a *App) end() error {
	a.ends()
	a.cancel()
	a.lasting.Wait()
	a.work.Wait()
	var err error
	if a.Store != nil {
		a.unwatch()
		err = a.Store.Close()
	}
	err = errors.Join(err, a.file.claim.Release())
	a.file.claim = nil
	return err
}

// Go runs work off the main goroutine until the window closes or leaves its file; results come back by
// fyne.Do.
func (a *App) Go(f func(ctx context.Context)) {
	a.work.begin()
	ctx := a.ctx // of the present store: another may follow
	go func() {
		defer a.work.end()
		f(ctx)
	}()
}

// last is Go for work that goes on until the window leaves its file.
func (a *App) last(f func(ctx context.Context)) {
	a.lasting.begin()
	ctx := a.ctx
	go func() {
		defer a.lasting.end()
		f(ctx)
	}()
}

// Load reads something off the main goroutine and hands it to show on it. A failure is shown
// instead, unless the window is closing. Keys typed meanwhile wait for what is shown.
func Load[T any](a *App, doing string, read func(ctx context.Context) (T, error), show func(T)) {
	p, stage := a.at(), opening
	if a.rereading {
		stage = reading
	}
	end := a.begin(p, stage)
	a.Go(func(ctx context.Context) {
		v, err := read(ctx)
		if ctx.Err() != nil {
			return
		}
		fyne.Do(func() {
			defer end()
			a.showAt(p, func() {
				if err != nil {
					a.Fail(doing, err)
					return
				}
				show(v)
			})
		})
	})
}

// Do writes one operation off the main goroutine; then the toast offers to undo it and done, which
// may be nil, runs. A failure is shown and nothing was written.
func (a *App) Do(summary string, f func(*store.Tx) error, done func()) {
	a.try(summary, f, func(err error) {
		if err == nil && done != nil {
			done()
		}
	})
}

// Saved shows the undo toast of an operation that was written.
func (a *App) Saved(op store.Op) {
	if op.Seq == 0 {
		return
	}
	a.toasts.Show(op.Summary, lang.L("Undo"), func() { a.undoOp(op.Seq) })
}

// Say shows a short message.
func (a *App) Say(text string) { a.toasts.Show(text, "", nil) }

// reload has what is shown read again; the other screens are when they are opened.
func (a *App) reload(c store.Changed) {
	a.reread(func() {
		a.shell.reload(c)
		if s := a.shell.screens[a.shell.current]; s != nil { // none before the first is opened
			s.Reload(c)
		}
	})
	for key := range a.shell.screens {
		if key != a.shell.current {
			a.shell.missed(key, c)
		}
	}
	if touches(c, store.Settings) {
		a.applyTheme()
	}
}

// reread runs what reads the screens again, whatever sheets stand before them.
func (a *App) reread(f func()) {
	before := a.rereading
	a.rereading = true
	a.showAt(nil, f)
	a.rereading = before
}

// touches reports whether a change concerns one of the kinds; nil is everything.
func touches(c store.Changed, kinds ...store.Kind) bool {
	if c == nil {
		return true
	}
	for _, k := range kinds {
		if _, ok := c[k]; ok {
			return true
		}
	}
	return false
}

// setting is a stored choice; fallback when there is none, or no store.
func (a *App) setting(key, fallback string) string {
	if a.Store == nil {
		return fallback
	}
	v, err := a.Store.Setting(a.ctx, key)
	if err != nil || v == "" {
		return fallback
	}
	return v
}

func (a *App) setSetting(key, value string) {
	a.Go(func(ctx context.Context) {
		err := a.Store.Quietly(context.WithoutCancel(ctx), func(tx *store.Tx) error { return tx.SetSetting(key, value) })
		if err != nil {
			fyne.Do(func() { a.Fail(lang.L("The setting was not saved"), err) })
		}
	})
}

func (a *App) applyTheme() {
	mode := widget.Mode(a.setting("theme", ""))
	scale, err := strconv.ParseFloat(a.setting("text_size", "1"), 32)
	if err != nil || !(scale >= 0.8 && scale <= 2) { // "NaN" is neither
		scale = 1
	}
	if a.theme.Mode == mode && a.theme.Scale == float32(scale) {
		return
	}
	a.theme = &widget.Theme{Mode: mode, Scale: float32(scale)}
	a.Fyne.Settings().SetTheme(a.theme)
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
						a.tellGone()
					}
				})
			}
		}
	}
}

// trashDays is how long deleted things stay.
const trashDays = 30

func (a *App) purgeOldTrash(ctx context.Context) {
	if _, err := a.Store.PurgeTrash(ctx, a.Store.Now().AddDate(0, 0, -trashDays)); err != nil && ctx.Err() == nil {
		fyne.Do(func() { a.Fail(lang.L("The trash could not be emptied of what is older than 30 days"), err) })
	}
}

// Region is the phone region the user chose.
func (a *App) Region() string { return a.setting("phone_region", defaultRegion()) }

func (a *App) todayDate() data.Date {
	y, m, d := a.Store.Now().Date()
	return data.Date{Year: y, Month: int(m), Day: d}
}

// quit remembers how the window was, and closes it once all that was typed is written and nobody works for it
// any more: what a worker hands over while Fyne takes its queue down would end the program with a panic. A file
// that is being put back is waited for. What cannot be written comes back, and the window stays.
func (a *App) quit() {
	if a.shell == nil {
		switch {
		case a.choosing != nil:
			a.choosing.stop()
			a.ends()
			a.idle(a.Window.Close)
		case a.waiting == nil:
			a.ends()
			a.Window.Close()
		case a.giveUp != nil:
			a.giveUp()
		}
		return
	}
	if asked := slices.Contains(a.sheets, a.quitAsked); a.swap.page.leavesSomebody() && !asked && !a.leavesVisitors {
		a.askQuit()
		return
	}
	came := a.returned
	a.ending = true // unless a sheet comes back
	a.whenWritten(func() {
		a.ending = false
		a.typed.Resume() // what was typed before
		switch {
		case a.written.last != nil:
			a.quit()
		case a.returned == came && a.shell != nil: // else a sheet came back that could not be saved
			a.close()
		}
	})
}

// close is quit once all is written.
func (a *App) close() {
	for _, s := range a.sheets {
		if s.Keeps != nil {
			a.keepTyped(s.Keeps)
		}
	}
	size := a.Window.Canvas().Size()
	if !a.Window.FullScreen() {
		v := strconv.Itoa(int(size.Width)) + "x" + strconv.Itoa(int(size.Height))
		_ = a.Store.Quietly(context.Background(), func(tx *store.Tx) error { // a lost window size is no loss
			if err := tx.SetSetting("window", v); err != nil {
				return err
			}
			return tx.SetSetting("screen", onRail(a.shell.current))
		})
	}
	a.ends()
	a.Window.Hide()
	a.cancel()
	late := time.AfterFunc(a.patience, a.stuck)
	a.idle(func() {
		late.Stop()
		a.Window.Close()
	})
}

// ends says that the window is closing: who wants to open its file, or wishes something, waits for that.
func (a *App) ends() {
	a.ending = true
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
