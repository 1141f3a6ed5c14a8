// Package window is what every screen needs of the window: its sheets, its workers, its messages, what is typed ahead
// and what was typed and not saved. It knows no screen: Places leads from one to another.
package window

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/intake"
	"lanyard/data/store"
	"lanyard/ui/clipboard"
	"lanyard/ui/lang"
	"lanyard/ui/opener"
	"lanyard/ui/widget"
	"lanyard/ui/widget/focus"
	"lanyard/ui/widget/style"
	"lanyard/ui/words"
)

// Pause waits, and reports false when the context ends first.
func Pause(ctx context.Context, d time.Duration) bool {
	if d <= 0 {
		return ctx.Err() == nil
	}
	select {
	case <-ctx.Done():
		return false
	case <-time.After(d):
		return true
	}
}

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

	Theme  *style.Theme
	Toasts *widget.Toasts
	Sheets []*Sheet // open, the one in front last
	banner bannerPlaces
	Thumbs *Thumbs
	Parts  CodeParts
	Clip   clipboard.Pictures

	Ctx       context.Context
	Cancel    context.CancelFunc
	Ending    bool                                                       // the window is closing
	Opens     func(address opener.Address, patience time.Duration) error // opener.Open
	Asks      AsksFor                                                    // chooser.Ask
	Choosing  OpenDialog                                                 // the dialog that is open; nil: none
	Folders   map[string]string                                          // where files were chosen, by the purpose's key
	Work      Workers                                                    // that come to an end by themselves
	Lasting   Workers                                                    // that last until ctx ends
	BackupErr error                                                      // why the last backup that was due failed
	Here      data.Event                                                 // where the user is, and what everything captured is stamped with; ID 0 for nowhere

	settings      Settings
	settingsAsked Latest

	saved     store.Op                 // what was written here last
	Forms     map[string]Form          // that are offered again when they were not saved, by their names
	restoring map[string]string        // the key of what is being restored, by the form that opens
	Unsaved   map[string]store.Unsaved // what was typed into forms and not saved
	keeps     *time.Timer              // until what is typed is looked at; nil: no form is open
	asides    Line                     // of what is written beside operations: see aside
	asideTold bool                     // that one of them failed

	Typed     *focus.TypeAhead
	under     map[Place]*underWay // what the keys typed at a place wait for
	showing   bool                // see ShowAt
	shownAt   Place
	rereading bool           // the screens are read again
	redraw    redrawing      // what is read for that while what is private begins to be hidden
	took      took           // what lost the keys then
	Written   Line           // of the writes that were begun
	Bound     map[string]Key // the shortcuts by their names
	Returned  int            // how many sheets came back because they could not be saved
	enteredAt time.Time      // when a sheet was saved, then when what it saved came up; zero once the hand went on
	Unasked   time.Time      // when files from outside were begun with; zero once they came up, or the hand went on
	Slip      time.Duration  // slipTime, but for tests
}

// OpenDialog is a dialog of the system's that is open.
type OpenDialog interface {
	// Say shows a text in the sheet that stands for the dialog.
	Say(text string)
	// Stop gives the dialog up.
	Stop()
}

// New is a window over no store.
func New(f fyne.App, title string) *Window {
	style.Hide(false)
	w := &Window{Fyne: f, Toasts: widget.NewToasts(), Opens: opener.Open, Asks: SystemDialogs, Folders: map[string]string{}, Clip: clipboard.System()}
	w.Ctx, w.Cancel = context.WithCancel(context.Background())
	w.Theme = &style.Theme{}
	f.Settings().SetTheme(w.Theme)
	w.Native = f.NewWindow(title)
	w.under, w.Slip = map[Place]*underWay{}, slipTime
	w.Typed = focus.NewTypeAhead(w.Native.Canvas())
	w.Typed.Held, w.Typed.Drop = w.mustWait, w.meansNothing
	w.Typed.OnTooLong = func(bytes int) {
		w.Say(lang.L("The clipboard holds {{.Size}} of text: too long for this field. Nothing was pasted.", words.Size(int64(bytes))))
	}
	return w
}

// Attach gives the window a store and its settings, as they were read.
func (w *Window) Attach(s *store.Store, known Settings) {
	w.Store, w.Intake, w.Thumbs = s, intake.New(s), newThumbs(s)
	w.Intake.Words = lang.Say
	w.Path, w.BackupErr, w.Here = s.Path(), nil, data.Event{}
	w.Cancel() // what was done without a store
	w.under, w.Written = map[Place]*underWay{}, Line{}
	w.Unsaved, w.restoring, w.asides = map[string]store.Unsaved{}, map[string]string{}, Line{}
	w.Typed.Forget()
	w.Ctx, w.Cancel = context.WithCancel(context.Background())
	w.follow(s, known)
	w.ApplyTheme()
}

// LeaveStore takes the store away, once nobody works on it.
func (w *Window) LeaveStore() {
	w.Store, w.Intake, w.Thumbs, w.Here, w.settings = nil, nil, nil, data.Event{}, Settings{}
	w.Ctx, w.Cancel = context.WithCancel(context.Background())
}

// IsShown reports whether a screen is the one that is shown.
func (w *Window) IsShown(p Page) bool {
	return w.ShownPage() == p
}

// ShownPage is the screen that is shown; nil before the first is.
func (w *Window) ShownPage() Page {
	_, p := w.Places.Shown()
	return p
}

// Go runs work off the main goroutine until the window closes or leaves its file; results come back by
// fyne.Do.
func (w *Window) Go(f func(ctx context.Context)) {
	w.Work.begin()
	ctx := w.Ctx // of the present store: another may follow
	drawn := w.redraw.begin()
	go func() {
		defer w.Work.end()
		f(ctx)
		if drawn != nil {
			fyne.Do(drawn) // after all that f handed over
		}
	}()
}

// GoLasting is Go for work that goes on until the window leaves its file.
func (w *Window) GoLasting(f func(ctx context.Context)) {
	w.Lasting.begin()
	ctx := w.Ctx
	go func() {
		defer w.Lasting.end()
		f(ctx)
	}()
}

// Load reads something off the main goroutine and hands it to show on it. A failure is shown
// instead, unless the window is closing. Keys typed meanwhile wait for what is shown.
func Load[T any](w *Window, doing string, read func(ctx context.Context) (T, error), show func(T)) {
	LoadFor(w, Request{}, doing, read, show)
}

// LoadFor is Load for a request: when a newer one has come, neither what was read nor a failure is shown.
func LoadFor[T any](w *Window, r Request, doing string, read func(ctx context.Context) (T, error), show func(T)) {
	p, stage := w.At(), Opening
	if w.rereading {
		stage = Reading
	}
	end := w.Begin(p, stage)
	w.Go(func(ctx context.Context) {
		within, done := r.During(ctx)
		defer done()
		v, err := read(within)
		if ctx.Err() != nil {
			return
		}
		fyne.Do(func() {
			defer end()
			if !r.Wanted() {
				return
			}
			w.ShowAt(p, func() {
				if err != nil {
					w.Fail(doing, err)
					return
				}
				show(v)
			})
		})
	})
}

// Do writes one operation off the main goroutine; then the toast offers to undo it and done, which
// may be nil, runs. A failure is shown and nothing was written.
func (w *Window) Do(summary string, f func(*store.Tx) error, done func()) {
	w.Try(summary, f, func(err error) {
		if err == nil && done != nil {
			done()
		}
	})
}

// Saved shows the undo toast of an operation that was written.
func (w *Window) Saved(op store.Op) {
	if op.Seq == 0 {
		return
	}
	w.saved = op
	w.Toasts.Show(privately(op.Summary), lang.L("Undo"), func() { w.UndoOp(op.Seq) })
}

// LastSaved is the operation that was written here last; the zero one before the first, and when something was undone or redone since.
func (w *Window) LastSaved() store.Op { return w.saved }

// Say shows a short message.
func (w *Window) Say(text string) { w.Toasts.Show(text, "", nil) }

// Reread runs what reads the screens again, whatever sheets stand before them.
func (w *Window) Reread(f func()) {
	before := w.rereading
	w.rereading = true
	w.ShowAt(nil, f)
	w.rereading = before
}

// Touches reports whether a change concerns one of the kinds; nil is everything.
func Touches(c store.Changed, kinds ...store.Kind) bool {
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

// TrashDays is how long deleted things stay.
const TrashDays = 30

// Today is the day that it is.
func (w *Window) Today() data.Date { return data.DateOf(w.Store.Now()) }

// Idle runs then on the main goroutine once no worker is left and all that workers handed over has run:
// what is handed over runs in its order, and may begin new work.
func (w *Window) Idle(then func()) {
	go func() {
		w.Lasting.Wait()
		w.Work.Wait()
		fyne.Do(func() {
			select {
			case <-w.Work.Idle():
				then()
			default:
				w.Idle(then)
			}
		})
	}()
}
