package ui

import (
	"context"
	"errors"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/say"
	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
)

// settingsScreen is a column of cards: what is the user's own, how the window looks, the file and
// what was done to it.
type settingsScreen struct {
	app     *Window
	page    *fyne.Container
	me      *fyne.Container
	cards   *fyne.Container
	look    *lookSection
	file    *fyne.Container
	backups *backupsSection
	trash   *fyne.Container
	past    *fyne.Container
	view    settingsView
	gen     int
}

// settingsView is all that the screen shows, read in one go.
type settingsView struct {
	me       data.Contact
	orgNames []string // other names of the user's organisation
	cards    []data.Card
	theme    string
	textSize string
	region   string
	people   int
	events   int
	kept     keptElsewhere
	size     int64           // bytes of the file with its log; 0 when it could not be asked
	trash    []store.Trashed // the latest
	trashed  int             // how many things there are in the trash
	past     []store.Op
	imports  []data.Import
}

const historyShown = 20

// settingsPlace is the screen of the settings.
var settingsPlace = Screen{Key: "settings", Label: say.T("Settings"), Icon: "settings", Bottom: true, New: func(w *Window) Page { return newSettings(w) }}

func newSettings(a *Window) *settingsScreen {
	s := &settingsScreen{app: a}
	for _, c := range []**fyne.Container{&s.me, &s.cards, &s.file, &s.trash, &s.past} {
		*c = container.NewStack()
	}
	s.look, s.backups = newLookSection(a), newBackupsSection(a)
	column := container.New(layout.NewCustomPaddedVBoxLayout(16),
		widget.NewHeading(lang.L("Settings")),
		s.me, s.cards, s.look.content, s.file, s.backups.content, s.trash, s.past, aboutSection(a))
	s.page = widget.Page(640, column)
	return s
}

// Content implements screen.
func (s *settingsScreen) Content() fyne.CanvasObject { return s.page }

// Focus implements screen.
func (s *settingsScreen) Focus() {
	s.app.letGo()
	s.Reload(nil) // the file's size and the history may have changed unseen
}

// Reload implements screen. Every change is a line of the history.
func (s *settingsScreen) Reload(store.Changed) {
	s.gen++
	gen := s.gen
	s.backups.reload()
	Load(s.app, lang.L("The settings could not be read"), func(ctx context.Context) (settingsView, error) {
		return readSettings(ctx, s.app.Store)
	}, func(v settingsView) {
		if gen == s.gen {
			s.show(v)
		}
	})
}

func readSettings(ctx context.Context, st *store.Store) (v settingsView, err error) {
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
	if v.trash, v.trashed, err = st.LatestTrash(ctx, trashInSettings); err != nil {
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
	}{{"theme", &v.theme}, {"text_size", &v.textSize}, {"phone_region", &v.region}} {
		if *p.to, err = st.Setting(ctx, p.key); err != nil {
			return v, err
		}
	}
	v.orgNames, err = readOrgNames(ctx, st)
	v.size, v.kept = fileSize(st.Path()), findKept(st.Path())
	return v, err
}

// fileSize is the size of the database with its write-ahead log.
func fileSize(path string) int64 {
	n := int64(0)
	for _, suffix := range []string{"", "-wal"} {
		st, err := os.Stat(path + suffix)
		switch {
		case err == nil:
			n += st.Size()
		case !errors.Is(err, os.ErrNotExist):
			return 0
		}
	}
	return n
}

func (s *settingsScreen) show(v settingsView) {
	s.view = v
	for _, p := range []struct {
		place *fyne.Container
		what  fyne.CanvasObject
	}{
		{s.me, s.meSection()},
		{s.cards, s.cardsSection()},
		{s.file, s.fileSection()},
		{s.trash, s.trashSection()},
		{s.past, container.New(layout.NewCustomPaddedVBoxLayout(16), s.importsSection(), s.historySection())},
	} {
		p.place.Objects = []fyne.CanvasObject{p.what}
	}
	s.look.show(v)
	s.page.Refresh()
}
