// Package ui is Lanyard's window: one file per screen, built of the widgets of ui/widget over the
// store and the intake.
package ui

import (
	"context"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"lanyard/assets"
	"lanyard/data"
	"lanyard/data/intake"
	"lanyard/data/store"
	"lanyard/ui/widget"
)

// App is the running window over one open store.
type App struct {
	Fyne   fyne.App
	Window fyne.Window
	Store  *store.Store
	Intake *intake.Intake

	theme  *widget.Theme
	toasts *widget.Toasts
	shell  *shell
	sheets []*Sheet
	thumbs *thumbs

	ctx    context.Context
	cancel context.CancelFunc
	work   workers

	today    *todayScreen
	people   *peopleScreen
	events   *eventsScreen
	swap     *swapScreen
	settings *settingsScreen
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
	a := &App{Fyne: f, Store: s, Intake: intake.New(s), toasts: widget.NewToasts()}
	a.ctx, a.cancel = context.WithCancel(context.Background())
	a.thumbs = newThumbs(s)
	f.SetIcon(fyne.NewStaticResource("lanyard.png", assets.AppIcon()))
	a.theme = &widget.Theme{}
	a.applyTheme()
	a.Window = f.NewWindow("Lanyard")
	a.Window.SetMaster()
	a.Window.SetPadded(false)
	a.today, a.people, a.events, a.swap, a.settings = newToday(a), newPeople(a), newEvents(a), newSwap(a), newSettings(a)
	a.shell = newShell(a)
	a.Window.SetContent(a.shell.content)
	a.restoreWindow()
	a.bindKeys()
	a.Window.SetOnDropped(a.dropped)
	a.Window.SetCloseIntercept(a.quit)
	return a
}

// Run shows the window and returns when it is closed.
func (a *App) Run() {
	stop := a.Store.Watch(func(c store.Changed) {
		fyne.Do(func() { a.reload(c) })
	})
	defer stop()
	a.Go(a.watchFile)
	a.Go(a.purgeOldTrash)
	a.shell.open(a.setting("screen", "today"))
	a.reload(nil)
	a.Window.ShowAndRun()
	a.cancel()
	a.work.Wait()
}

// Go runs work off the main goroutine until the window closes; results come back by fyne.Do.
func (a *App) Go(f func(ctx context.Context)) {
	a.work.begin()
	go func() {
		defer a.work.end()
		f(a.ctx)
	}()
}

// Load reads something off the main goroutine and hands it to show on it. A failure is shown
// instead, unless the window is closing.
func Load[T any](a *App, doing string, read func(ctx context.Context) (T, error), show func(T)) {
	a.Go(func(ctx context.Context) {
		v, err := read(ctx)
		if ctx.Err() != nil {
			return
		}
		fyne.Do(func() {
			if err != nil {
				a.Fail(doing, err)
				return
			}
			show(v)
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

func (a *App) reload(c store.Changed) {
	a.shell.reload(c)
	for _, s := range []screen{a.today, a.people, a.events, a.swap, a.settings} {
		s.Reload(c)
	}
	if touches(c, store.Settings) {
		a.applyTheme()
	}
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

func (a *App) setting(key, fallback string) string {
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
	if err != nil || scale < 0.8 || scale > 2 {
		scale = 1
	}
	if a.theme.Mode == mode && a.theme.Scale == float32(scale) {
		return
	}
	a.theme = &widget.Theme{Mode: mode, Scale: float32(scale)}
	a.Fyne.Settings().SetTheme(a.theme)
}

// watchFile reloads the window when another process wrote the file.
func (a *App) watchFile(ctx context.Context) {
	last, err := a.Store.DataVersion(ctx)
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		now, e := a.Store.DataVersion(ctx)
		if e == nil && err == nil && now != last {
			fyne.Do(func() { a.reload(nil) })
		}
		last, err = now, e
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

func (a *App) quit() {
	size := a.Window.Canvas().Size()
	if !a.Window.FullScreen() {
		v := strconv.Itoa(int(size.Width)) + "x" + strconv.Itoa(int(size.Height))
		_ = a.Store.Quietly(context.Background(), func(tx *store.Tx) error { // a lost window size is no loss
			if err := tx.SetSetting("window", v); err != nil {
				return err
			}
			return tx.SetSetting("screen", a.shell.current)
		})
	}
	a.Window.Close()
}
