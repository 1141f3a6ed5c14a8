// Package touch is about keeping in touch: contact that was is logged, and how often it is wanted is said, put off and taken back.
package touch

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/day"
	"lanyard/data/intake"
	"lanyard/data/say"
	"lanyard/data/store"
	"lanyard/ui/edit"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// mediumKeys choose the media, in the order of data.Media.
var mediumKeys = []*keys.Key{
	keys.MediumFace, keys.MediumCall, keys.MediumVideo, keys.MediumMail, keys.MediumMessage, keys.MediumLetter, keys.MediumOther,
}

// LogSomebody asks with whom there was contact, and logs it.
func LogSomebody(w *window.Window) {
	edit.ChoosePerson(w, lang.L("Log contact with …"), lang.L("Go on"), func(r store.Row) { show(w, []int64{r.ID}, r.Name, nil) })
}

// Log logs contact with people: with several an encounter each. With nobody it asks for whom.
func Log(w *window.Window, ids []int64) {
	switch top := w.Top(); {
	case top != nil && top.Does[keys.MediumFace] != nil: // it is open
	case len(ids) == 0:
		LogSomebody(w)
	case len(ids) > 1:
		show(w, ids, "", nil)
	default:
		window.Load(w, lang.L("The contact could not be read"), func(ctx context.Context) (data.Contact, error) {
			return w.Store.Contact(ctx, ids[0])
		}, func(c data.Contact) { show(w, ids, c.Name(), nil) })
	}
}

// Items are the items of somebody's menu.
func Items(w *window.Window, id int64, name string) []*fyne.MenuItem {
	return []*fyne.MenuItem{
		fyne.NewMenuItem(window.WithKey(lang.L("Log contact …"), keys.LogContact), func() { Log(w, []int64{id}) }),
		fyne.NewMenuItem(lang.L("Keep in touch …"), func() { Cadence(w, id, name) }),
	}
}

// RestoreLog opens the sheet for somebody, with what was typed.
func RestoreLog(w *window.Window, of string, typed json.RawMessage) error {
	was := map[string]string{}
	if err := json.Unmarshal(typed, &was); err != nil {
		return err
	}
	id := window.IDOf(of)
	window.Load(w, lang.L("The contact could not be read"), func(ctx context.Context) (data.Contact, error) {
		return w.Store.Contact(ctx, id)
	}, func(c data.Contact) { show(w, []int64{id}, c.Name(), was) })
	return nil
}

// logSheet is the sheet in which contact is logged: the way of it has the keys first.
type logSheet struct {
	w      *window.Window
	ids    []int64
	name   string    // of the only one
	opened time.Time // when it was, unless something else is said
	sheet  *window.Sheet

	media  *widget.Options
	note   *edit.NoteField
	when   *edit.DateEntry
	hint   *style.Text
	warmth *widget.Select
}

// show opens the sheet, filled with what was typed when that is not nil.
func show(w *window.Window, ids []int64, name string, typed map[string]string) {
	l := &logSheet{w: w, ids: ids, name: name, opened: w.Store.Now()}
	texts, icons := make([]string, len(data.Media)), make([]string, len(data.Media))
	for i, m := range data.Media {
		texts[i], icons[i] = words.Medium(m), words.MediumIcon(m)
	}
	l.media = widget.NewLettered(texts, icons, mediumKeys)
	l.note = edit.NewNoteField(w, lang.L("What was said"), 3)
	l.when = edit.NewDateEntry(w, lang.L("now, or yesterday 14:30"), edit.OneMoment, day.Back)
	l.warmth = words.WarmthChoice(data.NotSaid)
	var line fyne.CanvasObject
	line, l.hint = widget.Hinted(lang.L("When"), l.when.Entry)
	top := container.New(layout.NewCustomPaddedVBoxLayout(8), l.media, style.NewCaption(lang.L("Note")))
	below := container.New(layout.NewCustomPaddedVBoxLayout(8), style.Gap(0, 0), widget.Row(line, widget.Field(lang.L("How warm"), l.warmth)))
	l.sheet = w.NewSheet(lang.L("Contact with {{.Name}}", l.who(len(ids))), lang.L("Save"),
		container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, 12), widget.Filled(top, l.note.Box, below))), fyne.NewSize(600, 400))
	l.sheet.Warm = l.warmth.SetSelectedIndex
	l.sheet.Notes = []interface{ LetGo() }{l.note}
	l.sheet.OnOK = l.save
	l.sheet.On(keys.MediumFace, func() {}) // tells that it is this sheet: the letters are the options' own
	if len(ids) == 1 {
		l.sheet.Keeps = &window.Keeping{Form: fmt.Sprintf("contact-log %d", ids[0]), Contact: ids[0], Again: typed != nil, Typed: l.typed}
	}
	l.media.OnChanged = func(bool) { l.check() }
	l.when.OnChanged = func(string) { l.check() }
	l.when.OnSubmitted = func(string) { l.sheet.Accept() }
	switch {
	case typed != nil:
		l.put(typed)
	case w.Here.ID != 0:
		l.media.Choose(0)
	}
	l.check()
	l.sheet.First, l.sheet.Writes = l.media, l.note.Entry
	l.sheet.Show()
}

// who says who they are: the one by name, of several how many.
func (l *logSheet) who(n int) string {
	if len(l.ids) == 1 {
		return l.name
	}
	return words.PeopleCount(n)
}

// medium is the one that is chosen; false for none.
func (l *logSheet) medium() (data.Medium, bool) {
	if c := l.media.Chosen(); len(c) > 0 {
		return data.Media[c[0]], true
	}
	return "", false
}

// moment reads when it was.
func (l *logSheet) moment() (m day.Moment, err error) {
	if strings.TrimSpace(l.when.Text) == "" {
		return day.Moment{Time: l.opened}, nil
	}
	if m, err = l.when.Moment(); err == nil && m.Time.After(l.w.Store.Now()) {
		err = &data.FieldError{Field: "when", Value: l.when.Text, Reason: say.T("is still to come: log what was")}
	}
	return m, err
}

// check says what was understood, and whether that can be saved.
func (l *logSheet) check() {
	m, err := l.moment()
	understood := ""
	if err == nil && strings.TrimSpace(l.when.Text) != "" {
		understood = words.UnderstoodMoment(words.Moment{At: m.Time, Day: m.AllDay}, m.Other)
	}
	words.Remark(l.hint, understood, err)
	_, chosen := l.medium()
	l.sheet.EnableOK(err == nil && chosen)
}

func (l *logSheet) typed() any {
	out := map[string]string{"note": l.note.Text(), "when": l.when.Text, "warmth": strconv.Itoa(l.warmth.SelectedIndex())}
	if m, ok := l.medium(); ok {
		out["medium"] = string(m)
	}
	return out
}

func (l *logSheet) put(typed map[string]string) {
	for i, m := range data.Media {
		if string(m) == typed["medium"] {
			l.media.Choose(i)
		}
	}
	l.note.SetText(typed["note"])
	l.when.SetText(typed["when"])
	l.warmth.SetSelectedIndex(int(window.IDOf(typed["warmth"])))
}

// encounter is what is logged. Who is met face to face while the user is at an event is met there.
func (l *logSheet) encounter() (e data.Encounter, ok bool) {
	m, err := l.moment()
	medium, chosen := l.medium()
	if err != nil || !chosen {
		return e, false
	}
	e = data.Encounter{
		At: m.Time.UTC(), AllDay: m.AllDay, Zone: data.LocalZone(), Medium: medium,
		Note: strings.TrimSpace(l.note.Text()), Warmth: data.Warmth(l.warmth.SelectedIndex()), Source: data.Source{Kind: data.Typed},
	}
	here := l.w.Here
	if medium.InPerson() && here.ID != 0 && (m.Time.Equal(l.opened) || here.GoesOn(m.Time)) {
		e.EventID = here.ID
		if here.Zone != "" && !m.AllDay {
			e.Zone = here.Zone
		}
	}
	return e, true
}

// save writes an encounter with each.
func (l *logSheet) save() {
	e, ok := l.encounter()
	if !ok {
		return
	}
	if len(l.ids) == 1 {
		l.sheet.Save(words.Logged(e.Medium, l.name), func(tx *store.Tx) error {
			e := e
			e.ContactID = l.ids[0]
			err := l.inSession(tx, &e)
			if err == nil {
				_, err = intake.Meet(tx, &e, true)
			}
			return err
		}, nil)
		return
	}
	l.sheet.Working(true)
	edit.Many(l.w, lang.L("Logging contact"), l.ids, func(tx *store.Tx, ids []int64) (int, error) {
		e := e
		if err := l.inSession(tx, &e); err != nil {
			return 0, err
		}
		there, err := tx.Contacts(ids)
		if err != nil {
			return 0, err
		}
		found := make([]int64, len(there))
		for i := range there {
			found[i] = there[i].ID
		}
		became, err := intake.MeetAll(tx, e, found)
		return len(became), err
	}, func(done, _ int) string { return words.Logged(e.Medium, l.who(done)) }, l.sheet.Finish)
}

// inSession puts an encounter into the session of its event that runs then.
func (l *logSheet) inSession(tx *store.Tx, e *data.Encounter) error {
	if e.EventID == 0 || e.AllDay {
		return nil
	}
	event, err := tx.Event(e.EventID)
	if err == nil {
		e.SessionID, err = intake.SessionAt(l.w.Ctx, l.w.Store, &event, e.At)
	}
	return err
}
