package letters

import (
	"context"
	"io"
	"strings"

	"lanyard/data"
	"lanyard/data/export"
	"lanyard/data/letter"
	"lanyard/data/store"
	"lanyard/ui/chooser"
	"lanyard/ui/desktop"
	"lanyard/ui/lang"
	"lanyard/ui/opener"
	"lanyard/ui/window"
)

// letter is the letter as it is kept.
func (p *page) letter() data.Letter {
	l := p.facts.Letter(p.current(), letter.Line(p.subject.Text), letter.Lines(p.body.Text), p.keeps.Checked)
	l.Opened = p.w.Store.Now()
	return l
}

// hand keeps that the letter was handed over, behind the sheet, and asks whether it is sent. give hands it over, and gives words for
// how.
func (p *page) hand(give func(ctx context.Context) (how string, copied bool)) {
	w, l := p.w, p.letter()
	p.handed = true
	p.sheet.SaveBehind(func(ctx context.Context) (func(), error) {
		how, copied := give(ctx)
		op, err := w.Store.Do(ctx, lang.L("Prepared a letter to {{.Name}}", p.facts.Contact.Name()), func(tx *store.Tx) error { return tx.SaveLetter(&l) })
		return func() {
			if copied {
				w.Fyne.Clipboard().SetContent(l.Body)
			}
			w.Saved(op)
			p.d.done++
			p.d.askSent(&l, &p.facts, how, copied)
		}, err
	})
}

// open hands the letter to the mail program.
func (p *page) open() {
	d := p.draft()
	p.hand(func(ctx context.Context) (string, bool) {
		address, err := opener.Message(&d)
		if err == nil {
			err = p.handOver(ctx, address)
		}
		if err != nil {
			return lang.L("No mail program answered. The letter is in the clipboard: paste it where you write your e-mail."), true
		}
		return lang.L("The letter is open in your mail program. Send it there, then say so here."), false
	})
}

// handOver waits for the answer of the mail program, not longer than the window is there.
func (p *page) handOver(ctx context.Context, address opener.Address) error {
	answer := make(chan error, 1)
	go func() { answer <- p.w.Opens(address, opener.Patience) }()
	select {
	case <-ctx.Done():
		return nil
	case err := <-answer:
		return err
	}
}

// copy puts the letter into the clipboard.
func (p *page) copy() {
	if p.lacks() || len(p.unknown()) > 0 {
		return
	}
	p.remember()
	p.hand(func(context.Context) (string, bool) {
		return lang.L("The letter is in the clipboard: paste it where you write."), true
	})
}

// save writes the letter to a file that the user chooses.
func (p *page) save() {
	d := p.draft()
	if p.lacks() || len(p.unknown()) > 0 || len(d.To) == 0 {
		return
	}
	w := p.w
	eml, err := d.EML(w.Store.Now())
	if err != nil {
		w.Fail(lang.L("Not saved"), err)
		return
	}
	p.remember()
	name := strings.TrimSuffix(export.FileName(lang.L("Letter to {{.Name}}", lang.Whole(p.facts.Contact.Name())), w.Store.Now(), export.CSV), ".csv") + ".eml"
	desktop.ChooseTarget(w, desktop.Wish{Purpose: chooser.Letter, Name: name}, func(file string) {
		db := w.Path
		window.Busy(w, lang.L("Saving the letter"), lang.L("The letter was not saved"), func(context.Context) (struct{}, error) {
			return struct{}{}, export.WriteFile(file, db, func(to io.Writer) error {
				_, err := to.Write(eml)
				return err
			})
		}, func(struct{}) {
			p.hand(func(context.Context) (string, bool) {
				return lang.L("The letter is in the file {{.File}}. Open it in your mail program, and send it there.", lang.Whole(file)), false
			})
		})
	})
}
