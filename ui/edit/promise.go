package edit

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/day"
	"lanyard/data/store"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// ReadPromise cuts the day out of what was promised.
func ReadPromise(w *window.Window, text string) (string, data.Date) {
	rest, d := cutPromise(w, text)
	return rest, d.Date
}

// cutPromise is ReadPromise with how the day was understood.
func cutPromise(w *window.Window, text string) (string, day.Day) {
	c, ok := reader(w, w.Today(), day.Ahead).Cut(text)
	if !ok {
		return text, day.Day{}
	}
	return c.Rest, c.Day
}

// PromiseHint shows in a hint the day that was understood in a promise as it is typed.
func PromiseHint(w *window.Window, hint *style.Text) func(text string) {
	return func(text string) {
		_, d := cutPromise(w, text)
		words.Remark(hint, words.UnderstoodDay(d), nil)
	}
}

// promiseForm is the sheet in which a promise is made or edited.
type promiseForm struct {
	w       *window.Window
	promise data.Promise
	name    string  // of whom it concerns; of several how many they are
	ids     []int64 // of those to whom one each is made; nil for the one of the promise
	event   int64   // where it is made: it comes from the latest encounter there; 0 for nowhere

	text  *widget.Entry
	due   *DateEntry
	hint  *style.Text
	who   *widget.Select
	sheet *window.Sheet
}

// Promise makes or edits a promise. A new one that is made where the user is comes from the encounter there.
func Promise(w *window.Window, p data.Promise, name string) {
	f := &promiseForm{w: w, promise: p, name: name}
	if p.ID == 0 && p.EncounterID == 0 {
		f.event = w.Here.ID
	}
	f.show(nil)
}

// PromiseTo makes a promise to each of some people as one operation; with nobody it asks for whom. event is where it is made; 0 for
// nowhere.
func PromiseTo(w *window.Window, ids []int64, event int64) {
	switch {
	case w.Top() != nil && w.Top().Does[keys.Promise] != nil: // it is open
	case len(ids) == 0:
		ChoosePerson(w, lang.L("A promise: to or from whom?"), lang.L("Go on"), func(r store.Row) {
			(&promiseForm{w: w, promise: data.Promise{ContactID: r.ID}, name: r.Name, event: event}).show(nil)
		})
	case len(ids) > 1:
		(&promiseForm{w: w, ids: ids, name: words.PeopleCount(len(ids)), event: event}).show(nil)
	default:
		window.Load(w, lang.L("The contact could not be read"), func(ctx context.Context) (data.Contact, error) {
			return w.Store.Contact(ctx, ids[0])
		}, func(c data.Contact) {
			(&promiseForm{w: w, promise: data.Promise{ContactID: c.ID}, name: c.Name(), event: event}).show(nil)
		})
	}
}

// RestorePromise opens the form of a promise, "ID CONTACT", or "0 CONTACT CONTACT …" of one to each, with what was typed.
func RestorePromise(w *window.Window, of string, typed json.RawMessage) error {
	was := map[string]string{}
	if err := json.Unmarshal(typed, &was); err != nil {
		return err
	}
	if people := strings.Fields(of); len(people) > 2 {
		f := &promiseForm{w: w, name: words.PeopleCount(len(people) - 1), event: window.IDOf(was["event"])}
		for _, id := range people[1:] {
			f.ids = append(f.ids, window.IDOf(id))
		}
		f.show(was)
		return nil
	}
	id, contact := window.IDsOf(of)
	f := &promiseForm{w: w, event: window.IDOf(was["event"])}
	window.Load(w, lang.L("The promise could not be read"), func(ctx context.Context) (string, error) {
		c, err := w.Store.Contact(ctx, contact)
		if err != nil {
			return "", err
		}
		f.promise.ContactID = c.ID
		all, err := w.Store.Promises(ctx, c.ID)
		for _, p := range all {
			if p.ID == id {
				f.promise = p
			}
		}
		return c.Name(), err
	}, func(name string) {
		f.name = name
		f.show(was)
	})
	return nil
}

// show opens the sheet, filled with what was typed when that is not nil.
func (f *promiseForm) show(typed map[string]string) {
	w, p := f.w, f.promise
	f.text = widget.NewEntry(lang.L("send slides fri"))
	f.text.SetText(p.Text)
	f.due = NewDateEntry(w, lang.L("fri, next week, 14 Aug"), OneDay, day.Ahead)
	f.due.SetText(p.Due.String())
	f.who = widget.NewSelect([]string{lang.L("I owe it"), lang.L("they owe it")}, nil)
	f.who.SetSelectedIndex(0)
	if p.By == data.ByThem {
		f.who.SetSelectedIndex(1)
	}
	line, hint := widget.Hinted(lang.L("Due"), f.due.Entry)
	f.hint = hint
	body := container.New(layout.NewCustomPaddedVBoxLayout(8), widget.Field(lang.L("What"), f.text), widget.Row(line, widget.Field(lang.L("Who"), f.who)))
	f.sheet = w.NewSheet(lang.L("Promise · {{.Name}}", f.name), lang.L("Save"), body, fyne.NewSize(520, 240))
	f.sheet.On(keys.Promise, func() {}) // tells that it is this sheet
	f.text.OnChanged, f.due.OnChanged = f.check, f.check
	f.text.OnSubmitted = func(string) { f.sheet.Accept() }
	f.due.OnSubmitted = f.text.OnSubmitted
	f.sheet.OnOK = f.save
	f.keep(typed)
	if p.ID != 0 {
		f.sheet.AddLeft(widget.NewQuiet(lang.L("Delete"), "trash", func() {
			f.sheet.Discard()
			w.Do(lang.L("Deleted a promise"), func(tx *store.Tx) error { return tx.Trash(store.Promises, p.ID) }, nil)
		}))
	}
	f.check("")
	f.sheet.First = f.text
	f.sheet.Show()
}

// keptPeople is to how many people at most a form of one promise each is kept while it is typed.
const keptPeople = 200

// keep has what is typed kept, and puts in what was typed.
func (f *promiseForm) keep(typed map[string]string) {
	entries := map[string]*widget.Entry{"text": f.text, "due": f.due.Entry}
	of := fmt.Sprintf("promise %d %d", f.promise.ID, f.promise.ContactID)
	if f.ids != nil {
		of = "promise 0"
		for _, id := range f.ids {
			of += fmt.Sprint(" ", id)
		}
	}
	if len(f.ids) <= keptPeople {
		f.sheet.Keeps = &window.Keeping{Form: of, Contact: f.promise.ContactID, Again: typed != nil, Typed: func() any {
			texts := window.TextsOf(entries)
			texts["who"] = strconv.Itoa(f.who.SelectedIndex())
			if f.event != 0 {
				texts["event"] = fmt.Sprint(f.event)
			}
			return texts
		}}
	}
	if typed != nil {
		f.who.SetSelectedIndex(int(window.IDOf(typed["who"])))
		window.SetTexts(entries, typed)
	}
}

// read gives the promise as it is typed. Of a new one whose day is not said apart, it is cut out of the text.
func (f *promiseForm) read() (p data.Promise, understood day.Day, err error) {
	p = f.promise
	p.Text = strings.TrimSpace(f.text.Text)
	understood, err = f.due.optional()
	if p.ID == 0 && strings.TrimSpace(f.due.Text) == "" {
		p.Text, understood = cutPromise(f.w, p.Text)
	}
	p.Due, p.By = understood.Date, []data.Ower{data.ByMe, data.ByThem}[max(0, f.who.SelectedIndex())]
	return p, understood, err
}

// check says what was understood, and whether that can be saved.
func (f *promiseForm) check(string) {
	_, understood, err := f.read()
	words.Remark(f.hint, words.UnderstoodDay(understood), err)
	f.sheet.EnableOK(strings.TrimSpace(f.text.Text) != "" && err == nil)
}

func (f *promiseForm) save() {
	p, _, err := f.read()
	if err != nil {
		return // check has said why
	}
	if f.ids == nil {
		f.sheet.Save(lang.L("Saved the promise to {{.Name}}", f.name), func(tx *store.Tx) error {
			_, err := promiseEach(tx, p, []int64{p.ContactID}, f.event)
			return err
		}, nil)
		return
	}
	f.sheet.Working(true)
	Many(f.w, lang.L("Saving the promises"), f.ids, func(tx *store.Tx, ids []int64) (int, error) {
		there, err := tx.Contacts(ids)
		if err != nil {
			return 0, err
		}
		found := make([]int64, len(there))
		for i := range there {
			found[i] = there[i].ID
		}
		return promiseEach(tx, p, found, f.event)
	}, func(done, _ int) string { return lang.L("Saved a promise to {{.Name}}", words.PeopleCount(done)) }, f.sheet.Finish)
}

// promiseEach saves a promise to each of some people. A new one comes from the latest encounter with them at an event, where there
// is one.
func promiseEach(tx *store.Tx, p data.Promise, ids []int64, event int64) (int, error) {
	latest := map[int64]data.Encounter{}
	if p.ID == 0 && p.EncounterID == 0 && event != 0 {
		met, err := tx.EncountersOf(ids)
		if err != nil {
			return 0, err
		}
		for _, id := range ids {
			there := slices.DeleteFunc(met[id], func(e data.Encounter) bool { return e.EventID != event })
			if len(there) > 0 {
				latest[id] = slices.MaxFunc(there, func(a, b data.Encounter) int { return a.At.Compare(b.At) })
			}
		}
	}
	for i, id := range ids {
		one := p
		one.ContactID = id
		if e, ok := latest[id]; ok {
			one.EncounterID = e.ID
		}
		if err := tx.SavePromise(&one); err != nil {
			return i, err
		}
	}
	return len(ids), nil
}
