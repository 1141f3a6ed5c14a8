package ui

import (
	"context"
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/intake"
	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/opener"
	"lanyard/ui/widget"
)

// Window is what every screen needs of the window over one store: its sheets, its workers, its messages, and the way to
// other screens. While no store is open, because the file could not be opened or is being put back from a
// backup, Store is nil; sheets, Load and Busy work all the same.
type Window struct {
	Fyne   fyne.App
	Native fyne.Window
	Store  *store.Store
	Intake *intake.Intake
	Path   string // of the file that the window is for, open or not; "" when there is not even a place for one
	Places Places

	Full interface{ Leave() } // the page over the whole screen; nil while there is none

	theme  *widget.Theme
	toasts *widget.Toasts
	sheets []*Sheet // open, the one in front last
	thumbs *thumbs
	parts  codeParts
	clip   clipboardPictures

	ctx       context.Context
	cancel    context.CancelFunc
	ending    bool                                                       // the window is closing
	opens     func(address opener.Address, patience time.Duration) error // opener.Open
	asks      asksFor                                                    // chooser.Ask
	choosing  OpenDialog                                                 // the dialog that is open; nil: none
	folders   map[string]string                                          // where files were chosen, by the purpose's key
	work      workers                                                    // that come to an end by themselves
	lasting   workers                                                    // that last until ctx ends
	backupErr error                                                      // why the last backup that was due failed
	current   data.Event                                                 // where the user is; ID 0 for nowhere

	forms     map[string]form          // that are offered again when they were not saved, by their names
	restoring map[string]string        // the key of what is being restored, by the form that opens
	unsaved   map[string]store.Unsaved // what was typed into forms and not saved
	keeps     *time.Timer              // until what is typed is looked at; nil: no form is open
	asides    line                     // of what is written beside operations: see aside
	asideTold bool                     // that one of them failed

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
}

// OpenDialog is a dialog of the system's that is open.
type OpenDialog interface {
	// Say shows a text in the sheet that stands for the dialog.
	Say(text string)
	// Stop gives the dialog up.
	Stop()
}

// newCore is a window over no store.
func newCore(f fyne.App, title string) *Window {
	w := &Window{Fyne: f, toasts: widget.NewToasts(), opens: opener.Open, asks: systemDialogs, folders: map[string]string{}, clip: systemClipboard()}
	w.ctx, w.cancel = context.WithCancel(context.Background())
	w.theme = &widget.Theme{}
	f.Settings().SetTheme(w.theme)
	w.Native = f.NewWindow(title)
	w.under, w.slip = map[place]*underWay{}, slipTime
	w.typed = widget.NewTypeAhead(w.Native.Canvas())
	w.typed.Held, w.typed.Drop = w.mustWait, w.meansNothing
	w.typed.OnTooLong = func(bytes int) {
		w.Say(lang.L("The clipboard holds {{.Size}} of text: too long for this field. Nothing was pasted.", sizeText(int64(bytes))))
	}
	return w
}

// attach gives the window a store.
func (w *Window) attach(s *store.Store) {
	w.Store, w.Intake, w.thumbs = s, intake.New(s), newThumbs(s)
	w.Path, w.backupErr, w.current = s.Path(), nil, data.Event{}
	w.cancel() // what was done without a store
	w.under, w.written = map[place]*underWay{}, line{}
	w.unsaved, w.restoring, w.asides = map[string]store.Unsaved{}, map[string]string{}, line{}
	w.typed.Forget()
	w.ctx, w.cancel = context.WithCancel(context.Background())
	w.applyTheme()
}

// leaveStore takes the store away, once nobody works on it.
func (w *Window) leaveStore() {
	w.Store, w.Intake, w.thumbs, w.current = nil, nil, nil, data.Event{}
	w.ctx, w.cancel = context.WithCancel(context.Background())
}

// isShown reports whether a screen is the one that is shown.
func (w *Window) isShown(p Page) bool {
	return w.shownPage() == p
}

// shownPage is the screen that is shown; nil before the first is.
func (w *Window) shownPage() Page {
	_, p := w.Places.Shown()
	return p
}

// CurrentEvent is the event everything captured is stamped with; ID 0 for none.
func (w *Window) CurrentEvent() data.Event { return w.current }

// Go runs work off the main goroutine until the window closes or leaves its file; results come back by
// fyne.Do.
func (a *Window) Go(f func(ctx context.Context)) {
	a.work.begin()
	ctx := a.ctx // of the present store: another may follow
	go func() {
		defer a.work.end()
		f(ctx)
	}()
}

// last is Go for work that goes on until the window leaves its file.
func (a *Window) last(f func(ctx context.Context)) {
	a.lasting.begin()
	ctx := a.ctx
	go func() {
		defer a.lasting.end()
		f(ctx)
	}()
}

// Load reads something off the main goroutine and hands it to show on it. A failure is shown
// instead, unless the window is closing. Keys typed meanwhile wait for what is shown.
func Load[T any](a *Window, doing string, read func(ctx context.Context) (T, error), show func(T)) {
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
func (a *Window) Do(summary string, f func(*store.Tx) error, done func()) {
	a.try(summary, f, func(err error) {
		if err == nil && done != nil {
			done()
		}
	})
}

// Saved shows the undo toast of an operation that was written.
func (a *Window) Saved(op store.Op) {
	if op.Seq == 0 {
		return
	}
	a.toasts.Show(op.Summary, lang.L("Undo"), func() { a.undoOp(op.Seq) })
}

// Say shows a short message.
func (a *Window) Say(text string) { a.toasts.Show(text, "", nil) }

// reread runs what reads the screens again, whatever sheets stand before them.
func (a *Window) reread(f func()) {
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
func (a *Window) setting(key, fallback string) string {
	if a.Store == nil {
		return fallback
	}
	v, err := a.Store.Setting(a.ctx, key)
	if err != nil || v == "" {
		return fallback
	}
	return v
}

func (a *Window) setSetting(key, value string) {
	a.Go(func(ctx context.Context) {
		err := a.Store.Quietly(context.WithoutCancel(ctx), func(tx *store.Tx) error { return tx.SetSetting(key, value) })
		if err != nil {
			fyne.Do(func() { a.Fail(lang.L("The setting was not saved"), err) })
		}
	})
}

func (a *Window) applyTheme() {
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

// trashDays is how long deleted things stay.
const trashDays = 30

// Region is the phone region the user chose.
func (a *Window) Region() string { return a.setting("phone_region", defaultRegion()) }

func (a *Window) todayDate() data.Date {
	y, m, d := a.Store.Now().Date()
	return data.Date{Year: y, Month: int(m), Day: d}
}

// idle runs then on the main goroutine once no worker is left and all that workers handed over has run:
// what is handed over runs in its order, and may begin new work.
func (a *Window) idle(then func()) {
	go func() {
		a.lasting.Wait()
		a.work.Wait()
		fyne.Do(func() {
			select {
			case <-a.work.idle():
				then()
			default:
				a.idle(then)
			}
		})
	}()
}
