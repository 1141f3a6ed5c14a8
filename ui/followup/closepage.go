package followup

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// show fills the page.
func (c *closing) show() {
	text := lang.L("Next")
	if c.at == len(c.items) {
		c.progress.SetText("")
		text = lang.L("Close the event")
		c.page.Objects = []fyne.CanvasObject{c.summary()}
		c.note.Hide()
	} else {
		c.progress.SetText(lang.L("{{.At}} of {{.All}}", c.at+1, len(c.items)))
		c.page.Objects = []fyne.CanvasObject{c.personPage(&c.items[c.at])}
		c.note.Show()
		c.filling = true
		c.note.SetText(c.items[c.at].note)
		c.filling = false
	}
	c.sheet.OKButton.SetText(text)
	c.sheet.Buttons.Refresh()
	c.sheet.Body.Refresh()
}

// personPage shows somebody with what is open, and what can be decided.
func (c *closing) personPage(it *item) fyne.CanvasObject {
	more := ""
	if it.open != nil && !it.open.By.IsZero() {
		more = words.Joined(" · ", words.UpperFirst(words.Warmth(it.open.Warmth)), ByDay(it.open.By))
	}
	if it.missing != nil {
		more = lang.L("Wanted but not met")
	}
	box := personHead(c.w, it.row, more)
	if it.open != nil {
		box.Add(style.NewMuted(lastNote(it.open.PersonFacts)))
		for _, o := range it.open.Owed {
			box.Add(widget.IconLine("promise", style.NewMuted(promisedBy(o))))
		}
		if n := len(it.open.Owed); n > 0 {
			box.Add(widget.Caption(lang.N(n, "{{.Count}} promise stays open, whatever you choose here.", "{{.Count}} promises stay open, whatever you choose here.")))
		}
	} else if note := strings.TrimSpace(it.missing.Attendee.Note); note != "" {
		box.Add(style.NewMuted(oneLine(note)))
	}
	box.Add(c.choices(it))
	return box
}

// choices are the chips of what can be decided about somebody.
func (c *closing) choices(it *item) fyne.CanvasObject {
	c.chips = map[choice]*widget.Chip{}
	row := style.Wrap()
	add := func(what choice, text string, k *keys.Key) {
		chip := widget.NewChip(window.WithKey(text, k), "", func() { c.do(k) })
		chip.Strong = it.choice == what
		c.chips[what] = chip
		row.Add(chip)
	}
	if it.open != nil {
		add(done, lang.L("Done with {{.Name}}", it.row.Name), keys.CloseDone)
		add(stays, lang.L("Stays open"), keys.CloseStays)
	} else {
		over := lang.L("Carry over …")
		if it.choice == carry {
			over = lang.L("Carry over to {{.Event}}", it.to.Name)
		}
		add(carry, over, keys.CloseCarry)
		add(drops, lang.L("Drop"), keys.CloseDrop)
		add(stays, lang.L("Leave as it is"), keys.CloseStays)
	}
	row.Add(widget.NewChip(window.WithKey(lang.L("Write"), keys.CloseWrite), "mail", func() { c.do(keys.CloseWrite) }))
	return row
}

// summary says what closing the event will do.
func (c *closing) summary() fyne.CanvasObject {
	n := map[choice]int{}
	promises, left := 0, 0
	for i := range c.items {
		it := &c.items[i]
		if it.open != nil {
			promises += len(it.open.Owed)
		}
		if it.missing != nil && it.choice == stays {
			left++
			continue
		}
		n[it.choice]++
	}
	n[done] = len(c.closed())
	box := container.New(layout.NewCustomPaddedVBoxLayout(6))
	say := func(n int, text string) {
		if n > 0 {
			box.Add(widget.Paragraph(text))
		}
	}
	say(n[done], lang.N(n[done], "{{.Count}} person is done with.", "{{.Count}} people are done with."))
	say(n[stays], lang.N(n[stays], "{{.Count}} person stays open.", "{{.Count}} people stay open."))
	say(promises, lang.N(promises, "{{.Count}} open promise stays on Today.", "{{.Count}} open promises stay on Today."))
	say(n[carry], lang.N(n[carry], "{{.Count}} person is carried over to another event.", "{{.Count}} people are carried over to other events."))
	say(n[drops], lang.N(n[drops], "{{.Count}} person is not wanted any more.", "{{.Count}} people are not wanted any more."))
	say(left, lang.N(left, "{{.Count}} person was wanted and not met.", "{{.Count}} people were wanted and not met."))
	if len(box.Objects) == 0 {
		box.Add(widget.Paragraph(lang.L("Nothing is open.")))
	}
	return box
}
