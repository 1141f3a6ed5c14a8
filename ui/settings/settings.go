// Package settings is the screen of the settings, the trash, the history and the backups.
package settings

import (
	"context"
	"errors"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/intake"
	"lanyard/data/say"
	"lanyard/data/store"
	"lanyard/ui/backup"
	"lanyard/ui/disk"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/reminder"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
)

// Page is a column of cards: what is the user's own, how the window looks, the file and
// what was done to it.
type Page struct {
	w       *window.Window
	page    *fyne.Container
	Me      *fyne.Container
	cards   *fyne.Container
	Look    *lookSection
	File    *fyne.Container
	Backups *backupsSection
	Trash   *fyne.Container
	Past    *fyne.Container
	view    settingsView
	asked   window.Latest
}

// settingsView is all that the screen shows, read in one go.
type settingsView struct {
	me       data.Contact
	orgNames []string // other names of the user's organisation
	cards    []data.Card
	theme    string
	textSize string
	region   string
	notice   string // a notification is wanted; "" for not
	people   int
	events   int
	kept     backup.KeptElsewhere
	size     int64           // bytes of the file with its log; 0 when it could not be asked
	Trash    []store.Trashed // the latest
	Trashed  int             // how many things there are in the trash
	past     []store.Op
	imports  []data.Import
	keepFor  string // how long details are kept, as an interval; "" for no end
	over     int    // people whose time is over
}

const historyShown = 20

// Screen is the screen of the settings.
var Screen = window.Screen{Key: "settings", Open: keys.ToSettings, Label: say.T("Settings"), Icon: "settings", Bottom: true, New: func(w *window.Window) window.Page { return newSettings(w) }}

func newSettings(w *window.Window) *Page {
	s := &Page{w: w}
	for _, c := range []**fyne.Container{&s.Me, &s.cards, &s.File, &s.Trash, &s.Past} {
		*c = container.NewStack()
	}
	s.Look, s.Backups = newLookSection(w), newBackupsSection(w)
	column := container.New(layout.NewCustomPaddedVBoxLayout(16),
		style.NewHeading(lang.L("Settings")),
		s.Me, s.cards, s.Look.content, tidySection(w), s.File, s.Backups.Content, s.Trash, s.Past, aboutSection(w))
	s.page = style.Page(640, column)
	return s
}

// Content implements screen.
func (s *Page) Content() fyne.CanvasObject { return s.page }

// Focus implements screen.
func (s *Page) Focus() {
	s.w.LetGo()
	s.Reload(nil) // the file's size and the history may have changed unseen
}

// Reload implements screen. Every change is a line of the history.
func (s *Page) Reload(store.Changed) {
	s.Backups.Reload()
	window.LoadFor(s.w, s.asked.Next(), lang.L("The settings could not be read"), func(ctx context.Context) (settingsView, error) {
		return ReadSettings(ctx, s.w.Store)
	}, s.show)
}

// ReadSettings reads all that the screen shows.
func ReadSettings(ctx context.Context, st *store.Store) (v settingsView, err error) {
	if v.me, err = st.Me(ctx); err != nil {
		return v, err
	}
	if v.cards, err = st.Cards(ctx); err != nil {
		return v, err
	}
	if v.people, err = st.Count(ctx); err != nil {
		return v, err
	}
	events, err := st.Events(ctx)
	if err != nil {
		return v, err
	}
	v.events = len(events)
	if v.Trash, v.Trashed, err = st.LatestTrash(ctx, TrashInSettings); err != nil {
		return v, err
	}
	if v.past, err = st.History(ctx, historyShown); err != nil {
		return v, err
	}
	if v.imports, err = st.Imports(ctx); err != nil {
		return v, err
	}
	for _, p := range []struct {
		key string
		to  *string
	}{{"theme", &v.theme}, {"text_size", &v.textSize}, {"phone_region", &v.region}, {reminder.NoticeSetting, &v.notice}, {intake.KeepFor, &v.keepFor}} {
		if *p.to, err = st.Setting(ctx, p.key); err != nil {
			return v, err
		}
	}
	over, err := st.Over(ctx)
	if err != nil {
		return v, err
	}
	v.over = len(over)
	v.orgNames, err = st.OrgNames(ctx)
	v.size, v.kept = fileSize(st.Path()), backup.FindKept(st.Path())
	return v, err
}

// fileSize is the size of the database with its write-ahead log.
func fileSize(path string) int64 {
	n := int64(0)
	for _, suffix := range []string{"", "-wal"} {
		st, err := disk.Stat(path + suffix)
		switch {
		case err == nil:
			n += st.Size()
		case !errors.Is(err, os.ErrNotExist):
			return 0
		}
	}
	return n
}

func (s *Page) show(v settingsView) {
	s.view = v
	for _, p := range []struct {
		place *fyne.Container
		what  fyne.CanvasObject
	}{
		{s.Me, s.meSection()},
		{s.cards, s.cardsSection()},
		{s.File, s.fileSection()},
		{s.Trash, container.New(layout.NewCustomPaddedVBoxLayout(16), s.keepingSection(), s.trashSection())},
		{s.Past, container.New(layout.NewCustomPaddedVBoxLayout(16), s.importsSection(), s.historySection())},
	} {
		p.place.Objects = []fyne.CanvasObject{p.what}
	}
	s.Look.show(v)
	s.page.Refresh()
}
