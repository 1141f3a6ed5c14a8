package report

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/say"
	"lanyard/data/store"
	"lanyard/ui/edit"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// goalForm is the sheet of what an event is for, what it costs and what came of it.
type goalForm struct {
	w     *window.Window
	event data.Event // as it was opened
	sheet *window.Sheet

	goal                    *edit.NoteField
	people, currency, value *widget.Entry
	days                    [3]*widget.Entry // hot, warm, cool
	costs                   []*costLine
	lines                   *fyne.Container
	total                   *style.Text
	hints                   map[*widget.Entry]*style.Text
}

// costLine is what one thing costs.
type costLine struct {
	label, amount *widget.Entry
	remark        *style.Text
	content       fyne.CanvasObject
}

// GoalAndCost opens the form.
func GoalAndCost(w *window.Window, e data.Event) { goalSheet(w, e, nil) }

// typedGoal is what is typed into the form.
type typedGoal struct {
	Goal   string
	Texts  map[string]string
	Labels []string
	Costs  []string
}

// RestoreGoal opens the form of an event with what was typed.
func RestoreGoal(w *window.Window, of string, typed json.RawMessage) error {
	was := &typedGoal{}
	if err := json.Unmarshal(typed, was); err != nil {
		return err
	}
	window.Load(w, lang.L("The event could not be read"), func(ctx context.Context) (data.Event, error) {
		return w.Store.Event(ctx, window.IDOf(of))
	}, func(e data.Event) { goalSheet(w, e, was) })
	return nil
}

func goalSheet(w *window.Window, e data.Event, typed *typedGoal) {
	f := &goalForm{w: w, event: e, lines: container.New(layout.NewCustomPaddedVBoxLayout(4)), total: widget.Fixed(style.NewMuted("")), hints: map[*widget.Entry]*style.Text{}}
	content := f.build()
	f.fill(e)
	f.sheet = w.NewSheet(lang.L("Goal and cost"), lang.L("Save"), container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, 12), content)), fyne.NewSize(620, 640))
	f.sheet.OnOK = f.save
	f.sheet.Keeps = &window.Keeping{Form: fmt.Sprint("goal ", e.ID), Again: typed != nil, Typed: func() any { return f.typed() }}
	if typed != nil {
		f.put(typed)
	}
	f.changed()
	f.sheet.First = f.goal.Entry
	f.sheet.Notes = []interface{ LetGo() }{f.goal}
	f.sheet.Show()
}

func (f *goalForm) build() fyne.CanvasObject {
	f.goal = edit.NewNoteField(f.w, lang.L("e.g. find partners for the catalogue"), 2)
	f.people, f.currency, f.value = widget.NewEntry(lang.L("e.g. {{.Example}}", "20")), widget.NewEntry(lang.L("e.g. {{.Example}}", "EUR")), widget.NewEntry("")
	box := container.New(layout.NewCustomPaddedVBoxLayout(10), widget.Field(lang.L("Goal"), f.goal.Box))
	hinted := func(caption string, e *widget.Entry) fyne.CanvasObject {
		line, hint := widget.Hinted(caption, e)
		f.hints[e] = hint
		e.OnChanged = func(string) { f.changed() }
		e.OnSubmitted = func(string) { f.sheet.Accept() }
		return line
	}
	box.Add(widget.Row(hinted(lang.L("How many people I want to meet"), f.people), hinted(lang.L("Currency"), f.currency)))
	box.Add(container.New(layout.NewCustomPaddedVBoxLayout(2), container.NewBorder(nil, nil, style.NewCaption(lang.L("What it costs")), f.total), f.lines))
	box.Add(hinted(lang.L("What came of it is worth"), f.value))
	usual := data.FollowUpDays{}
	row := widget.Row()
	for i, w := range []data.Warmth{data.Hot, data.Warm, data.Cool} {
		f.days[i] = widget.NewEntry(lang.L("usually {{.Days}}", usual.Of(w)))
		row.Add(hinted(words.UpperFirst(words.Warmth(w)), f.days[i]))
	}
	box.Add(container.New(layout.NewCustomPaddedVBoxLayout(4), style.NewMuted(lang.L("Within how many days after the event I write to people")), row))
	return box
}

// entries are the single lines by their names.
func (f *goalForm) entries() map[string]*widget.Entry {
	return map[string]*widget.Entry{
		"people": f.people, "currency": f.currency, "value": f.value, "hot": f.days[0], "warm": f.days[1], "cool": f.days[2],
	}
}

// fill fills the form with an event.
func (f *goalForm) fill(e data.Event) {
	number := func(n int) string {
		if n == 0 {
			return ""
		}
		return strconv.Itoa(n)
	}
	f.goal.SetText(e.Goal)
	window.SetTexts(f.entries(), map[string]string{
		"people": number(e.GoalPeople), "currency": e.Currency, "hot": number(e.Within.Hot), "warm": number(e.Within.Warm), "cool": number(e.Within.Cool),
	})
	if e.Value != 0 {
		f.value.SetText(data.Money{Minor: e.Value, Currency: e.Currency}.Amount())
	}
	for _, c := range e.Costs {
		f.addLine(c.Label, data.Money{Minor: c.Minor, Currency: e.Currency}.Amount())
	}
	f.addLine("", "")
}

// addLine adds a line of the costs. The last one is always empty: what is typed there brings the next.
func (f *goalForm) addLine(label, amount string) {
	l := &costLine{label: widget.NewEntry(lang.L("e.g. {{.Example}}", lang.L("stand, travel, hotel"))), amount: widget.NewEntry(lang.L("e.g. {{.Example}}", "1250.50")), remark: style.NewCaption("")}
	l.label.SetText(label)
	l.amount.SetText(amount)
	for _, e := range []*widget.Entry{l.label, l.amount} {
		e.OnChanged = func(string) {
			if f.costs[len(f.costs)-1] == l && !l.empty() {
				f.addLine("", "")
			}
			f.changed()
		}
		e.OnSubmitted = func(string) { f.sheet.Accept() }
	}
	row := container.NewBorder(nil, nil, nil, style.AtLeast(150, 0, l.amount), l.label)
	l.content = container.New(layout.NewCustomPaddedVBoxLayout(0), row, l.remark)
	l.remark.Hide()
	f.costs = append(f.costs, l)
	f.lines.Add(l.content)
}

func (l *costLine) empty() bool {
	return strings.TrimSpace(l.label.Text) == "" && strings.TrimSpace(l.amount.Text) == ""
}

// typed is what is typed now.
func (f *goalForm) typed() typedGoal {
	t := typedGoal{Goal: f.goal.Text(), Texts: window.TextsOf(f.entries())}
	for _, l := range f.costs {
		if !l.empty() {
			t.Labels, t.Costs = append(t.Labels, l.label.Text), append(t.Costs, l.amount.Text)
		}
	}
	return t
}

// put fills the form with what was typed once.
func (f *goalForm) put(was *typedGoal) {
	f.goal.SetText(was.Goal)
	window.SetTexts(f.entries(), was.Texts)
	f.costs, f.lines.Objects = nil, nil
	for i := range min(len(was.Labels), len(was.Costs)) {
		f.addLine(was.Labels[i], was.Costs[i])
	}
	f.addLine("", "")
}

// changed reads the form and says beside each line what does not hold.
func (f *goalForm) changed() {
	if f.sheet == nil {
		return
	}
	e, wrong := f.read()
	for entry, hint := range f.hints {
		words.Remark(hint, "", wrong[entry])
	}
	for _, l := range f.costs {
		err := wrong[l.amount]
		words.Remark(l.remark, "", err)
		l.remark.Hidden = err == nil
	}
	f.total.SetText("")
	if minor, said := e.Cost(); said && len(wrong) == 0 {
		f.total.SetText(data.Money{Minor: minor, Currency: e.Currency}.String())
	}
	f.sheet.EnableOK(len(wrong) == 0)
	f.sheet.Body.Refresh()
}

// read gives the event as the form says it, and what is wrong, by the entry.
func (f *goalForm) read() (data.Event, map[*widget.Entry]error) {
	e, wrong := f.event, map[*widget.Entry]error{}
	e.Goal = strings.TrimSpace(f.goal.Text())
	count := func(to *int, entry *widget.Entry) {
		text := strings.TrimSpace(entry.Text)
		if *to = 0; text == "" {
			return
		}
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 || n > 100_000 {
			wrong[entry] = say.Errorf("a number from 1 on")
			return
		}
		*to = n
	}
	count(&e.GoalPeople, f.people)
	for i, to := range []*int{&e.Within.Hot, &e.Within.Warm, &e.Within.Cool} {
		count(to, f.days[i])
	}
	f.readMoney(&e, wrong)
	return e, wrong
}

// readMoney reads the amounts. All are of one currency: that of its line, else the first that stands with an amount.
func (f *goalForm) readMoney(e *data.Event, wrong map[*widget.Entry]error) {
	e.Currency = strings.ToUpper(strings.TrimSpace(f.currency.Text))
	if _, known := data.MinorDigits(e.Currency); e.Currency != "" && !known {
		wrong[f.currency] = say.Errorf("three letters, such as EUR")
		return
	}
	if e.Currency == "" {
		e.Currency = f.firstCurrency()
	}
	amount := func(entry *widget.Entry) int64 {
		minor, code, err := data.ReadMoney(entry.Text, e.Currency)
		switch {
		case err != nil:
			wrong[entry] = say.Errorf("an amount, such as 1250.50")
		case code != "" && code != e.Currency:
			wrong[entry] = say.Errorf("this event counts in {{.Currency}}: one event has one currency", e.Currency)
		}
		return minor
	}
	e.Costs, e.Value = nil, 0
	for _, l := range f.costs {
		if !l.empty() {
			e.Costs = append(e.Costs, data.Cost{Label: strings.TrimSpace(l.label.Text), Minor: amount(l.amount)})
		}
	}
	if strings.TrimSpace(f.value.Text) != "" {
		e.Value = amount(f.value)
	}
	if e.Currency == "" && (len(e.Costs) > 0 || e.Value != 0) && len(wrong) == 0 {
		wrong[f.currency] = say.Errorf("which one?")
	}
}

// firstCurrency is that of the first amount that has one; "" for none.
func (f *goalForm) firstCurrency() string {
	entries := make([]*widget.Entry, 0, len(f.costs)+1)
	for _, l := range f.costs {
		entries = append(entries, l.amount)
	}
	for _, entry := range append(entries, f.value) {
		if _, code, err := data.ReadMoney(entry.Text, ""); err == nil && code != "" {
			return code
		}
	}
	return ""
}

func (f *goalForm) save() {
	e, wrong := f.read()
	if len(wrong) > 0 {
		return
	}
	f.sheet.Save(lang.L("Saved goal and cost of {{.Event}}", e.Name), func(tx *store.Tx) error {
		now, err := tx.Event(e.ID)
		if err != nil {
			return err
		}
		now.Goal, now.GoalPeople, now.Currency, now.Costs, now.Value, now.Within = e.Goal, e.GoalPeople, e.Currency, e.Costs, e.Value, e.Within
		return tx.SaveEvent(&now)
	}, nil)
}
