package report

import (
	"context"
	"io"
	"strconv"
	"strings"

	"lanyard/data"
	"lanyard/data/export"
	"lanyard/data/format/csv"
	"lanyard/ui/chooser"
	"lanyard/ui/desktop"
	"lanyard/ui/lang"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// Copy puts the report into the clipboard, as a text for a mail.
func (t *Tab) Copy() {
	switch {
	case style.Hidden():
		t.w.SayHidden()
	case t.shown:
		t.w.Fyne.Clipboard().SetContent(Text(&t.event, &t.report))
		t.w.Say(lang.L("The report is copied as text."))
	}
}

// named is how many organisations and topics a text names.
const named = 5

// Text is the report in sentences, to be pasted into a mail.
func Text(e *data.Event, r *data.Report) string {
	var out []string
	para := func(sentences ...string) {
		if text := words.Joined(" ", sentences...); text != "" {
			out = append(out, text)
		}
	}
	para(plain(words.Joined(", ", e.Name, words.EventDays(e), e.Place)))
	if e.Goal != "" {
		para(lang.L("Goal: {{.Goal}}", plain(e.Goal)))
	}
	para(metText(e, r)...)
	para(wantedText(r), sideText(r))
	if names := namesText(r.Organisations); names != "" {
		para(lang.L("They work at: {{.Names}}.", lang.Whole(names)))
	}
	if names := namesText(r.Topics); names != "" {
		para(lang.L("What they know about: {{.Names}}.", lang.Whole(names)))
	}
	if names := namesText(r.Sessions); names != "" {
		para(lang.L("I met them at these sessions: {{.Names}}.", lang.Whole(names)))
	}
	para(sinceText(r), promiseText(&r.Promises))
	para(moneyText(r))
	return unmarked.Replace(strings.Join(out, "\n\n") + "\n")
}

// unmarked takes away the marks by which the window keeps names of other scripts apart.
var unmarked = strings.NewReplacer("\u2066", "", "\u2067", "", "\u2068", "", "\u2069", "", "\u200e", "", "\u200f", "")

// plain is a text on one line, without what acts on a screen.
func plain(text string) string { return strings.Join(strings.Fields(style.Shown(text)), " ") }

func metText(e *data.Event, r *data.Report) []string {
	if r.Met == 0 {
		return []string{lang.L("I have met nobody there so far.")}
	}
	out := []string{lang.N(r.Met, "I met {{.Count}} person.", "I met {{.Count}} people.")}
	switch {
	case r.Again == 0:
		out = append(out, lang.N(r.New, "It was for the first time.", "All of them were new to me."))
	case r.New == 0:
		out = append(out, lang.N(r.Again, "I knew them before.", "I knew all of them before."))
	default:
		out = append(out, lang.N(r.New, "{{.Count}} was new to me, {{.Again}} I met again.", "{{.Count}} were new to me, {{.Again}} I met again.", r.Again))
	}
	if r.Qualified > 0 {
		out = append(out, lang.N(r.Qualified, "{{.Count}} of them is worth following up.", "{{.Count}} of them are worth following up."))
	}
	if e.GoalPeople > 0 {
		out = append(out, lang.N(e.GoalPeople, "I wanted to meet {{.Count}} person.", "I wanted to meet {{.Count}} people."))
	}
	return out
}

func wantedText(r *data.Report) string {
	all := r.WantedMet + r.WantedOpen
	if all == 0 {
		return ""
	}
	return lang.N(all, "Of {{.Count}} person on my list I met {{.Met}}.", "Of {{.Count}} people on my list I met {{.Met}}.", r.WantedMet)
}

func sideText(r *data.Report) string {
	if r.Inside+r.Outside == 0 {
		return ""
	}
	return lang.L("{{.Inside}} from our own organisation, {{.Outside}} from others.", r.Inside, r.Outside)
}

// namesText names the most frequent of some lines with their numbers: "Maps Ltd (3), State Library (2), 4 others".
func namesText(lines []data.Tally) string {
	names := make([]string, 0, named+1)
	for _, l := range lines[:min(len(lines), named)] {
		names = append(names, plain(l.Name)+" ("+strconv.Itoa(len(l.People))+")")
	}
	if more := len(lines) - len(names); more > 0 {
		names = append(names, lang.N(more, "{{.Count}} other", "{{.Count}} others"))
	}
	return strings.Join(names, ", ")
}

func sinceText(r *data.Report) string {
	switch {
	case r.Met == 0:
		return ""
	case r.FollowedUp == 0:
		return lang.L("I have not been in touch with them since.")
	}
	said := lang.N(r.FollowedUp, "I have been in touch with {{.Count}} of them since.", "I have been in touch with {{.Count}} of them since.")
	if r.MedianDays == nil {
		return said
	}
	return words.Joined(" ", said, soonText(*r.MedianDays, r.FollowedUp))
}

// soonText says how soon that was: of several people the half.
func soonText(days float64, people int) string {
	n := int(days)
	switch {
	case days == 0 && people == 1:
		return lang.L("That was on the same day.")
	case days == 0:
		return lang.L("With half of them on the same day.")
	case people == 1:
		return lang.N(n, "That was {{.Count}} day after the event.", "That was {{.Count}} days after the event.")
	case days != float64(n):
		return lang.L("With half of them within {{.Days}} days.", Days(days))
	}
	return lang.N(n, "With half of them within {{.Count}} day.", "With half of them within {{.Count}} days.")
}

func promiseText(o *data.Owed) string {
	var out []string
	if n := o.Me.All(); n > 0 {
		out = append(out, lang.N(n, "I made {{.Count}} promise: {{.Kept}} kept, {{.Open}} open.", "I made {{.Count}} promises: {{.Kept}} kept, {{.Open}} open.", o.Me.Kept, o.Me.Open))
	}
	if n := o.Them.All(); n > 0 {
		out = append(out, lang.N(n, "I was promised {{.Count}} thing: {{.Kept}} kept, {{.Open}} open.", "I was promised {{.Count}} things: {{.Kept}} kept, {{.Open}} open.", o.Them.Kept, o.Them.Open))
	}
	return words.Joined(" ", out...)
}

func moneyText(r *data.Report) string {
	var out []string
	if r.Cost != nil {
		out = append(out, lang.L("It cost {{.Amount}}.", r.Cost.String()))
	}
	if r.CostPerPerson != nil {
		out = append(out, lang.L("That is {{.Amount}} for each person met.", r.CostPerPerson.String()))
	}
	if r.CostPerQualified != nil {
		out = append(out, lang.L("For each who is worth following up it is {{.Amount}}.", r.CostPerQualified.String()))
	}
	if r.Value != nil {
		out = append(out, lang.L("What came of it is worth {{.Amount}}.", r.Value.String()))
	}
	return words.Joined(" ", out...)
}

// save writes the report as a table to a file that the user chooses.
func (t *Tab) save() {
	if !t.shown {
		return
	}
	w, table := t.w, Table(&t.event, &t.report)
	name := export.FileName(lang.L("{{.Event}} report", lang.Whole(t.event.Name)), w.Store.Now(), export.CSV)
	desktop.ChooseTarget(w, desktop.Wish{Purpose: chooser.Export, Name: name}, func(file string) {
		db := w.Path
		window.Busy(w, lang.L("Saving the report"), lang.L("The report was not saved"), func(context.Context) (struct{}, error) {
			return struct{}{}, export.WriteFile(file, db, func(to io.Writer) error { return csv.WriteRows(to, table) })
		}, func(struct{}) { desktop.SayWritten(w, lang.L("Saved {{.Name}}", file), file) })
	})
}

// Table is the report as rows of a table, the header first.
func Table(e *data.Event, r *data.Report) [][]string {
	out := [][]string{{lang.L("About"), lang.L("What"), lang.L("Value")}}
	add := func(about, what, value string) { out = append(out, []string{about, what, value}) }
	add(lang.L("Event"), lang.L("Name"), e.Name)
	add(lang.L("Event"), lang.L("When"), words.EventDays(e))
	if e.Goal != "" {
		add(lang.L("Event"), lang.L("Goal"), e.Goal)
	}
	if e.GoalPeople > 0 {
		add(lang.L("Event"), lang.L("How many people I want to meet"), strconv.Itoa(e.GoalPeople))
	}
	value := func(text string) string {
		if text == none {
			return ""
		}
		return text
	}
	for _, g := range groups(r) {
		for _, f := range g.figures {
			add(g.title, f.name, value(f.value))
		}
	}
	for _, f := range moneyFigures(r) {
		add(lang.L("Money"), f.name, value(f.value))
	}
	for _, l := range []tally{
		{lang.L("Days"), r.Days}, {lang.L("Sessions"), r.Sessions}, {lang.L("Organisations"), r.Organisations}, {lang.L("Topics"), r.Topics},
	} {
		for _, line := range l.lines {
			add(l.title, line.Name, strconv.Itoa(len(line.People)))
		}
	}
	return out
}
