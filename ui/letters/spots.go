package letters

import (
	"strings"

	"lanyard/data/letter"
	"lanyard/ui/lang"
	"lanyard/ui/widget/style"
)

// parts are a text in which it is marked where nothing is known: the words that stand instead, and what is lacking in brackets.
func parts(text string, spots []letter.Spot) (out []style.Part) {
	at := 0
	for _, s := range spots {
		before, lacks := text[at:s.From], "["+fieldWord(s.Field)+"]"
		switch {
		case !s.Gap():
			lacks = text[s.From:s.To] + " " + lacks
		case before != "" && !strings.HasSuffix(before, " ") && !strings.HasSuffix(before, "\n"):
			lacks = " " + lacks
		}
		if s.Gap() && strings.IndexAny(text[s.To:], " .,;:!?)\n") != 0 && s.To < len(text) {
			lacks += " "
		}
		out = append(out, style.Part{Text: before}, style.Part{Text: lacks, Marked: true})
		at = s.To
	}
	return append(out, style.Part{Text: text[at:]})
}

// nearSpot is how much of a line is shown beside a spot, in characters.
const nearSpot = 48

// near leaves out of a line what is far from its spots.
func near(of []style.Part) []style.Part {
	if first := []rune(of[0].Text); len(first) > nearSpot {
		of[0].Text = "…" + string(first[len(first)-nearSpot:])
	}
	end := len(of) - 1
	if last := []rune(of[end].Text); len(last) > nearSpot {
		of[end].Text = string(last[:nearSpot]) + "…"
	}
	return of
}

// spotsOf are the spots of the subject, or of the body.
func spotsOf(f *letter.Filled, subject bool) (out []letter.Spot) {
	for _, s := range f.Spots {
		if s.Subject == subject {
			out = append(out, s)
		}
	}
	return out
}

// markedLine is a line of a letter with spots.
type markedLine struct {
	text  string // as it stands in the letter
	parts []style.Part
	gap   bool
}

// markedLines are the lines of a letter in which nothing is known for something.
func markedLines(f *letter.Filled) (out []markedLine) {
	for _, of := range []struct {
		text    string
		subject bool
	}{{f.Subject, true}, {f.Body, false}} {
		from := 0
		for line := range strings.SplitAfterSeq(of.text, "\n") {
			l, spots := markedLine{text: strings.TrimSuffix(line, "\n")}, []letter.Spot(nil)
			for _, s := range spotsOf(f, of.subject) {
				if s.From >= from && s.To <= from+len(l.text) {
					s.From, s.To = s.From-from, s.To-from
					spots, l.gap = append(spots, s), l.gap || s.Gap()
				}
			}
			if from += len(line); len(spots) > 0 {
				l.parts = near(parts(l.text, spots))
				out = append(out, l)
			}
		}
	}
	return out
}

// standing are those lines that the user has not changed.
func (p *page) standing() (out []markedLine) {
	text := "\n" + p.subject.Text + "\n" + p.body.Text + "\n"
	for _, l := range markedLines(&p.filled) {
		if strings.Contains(text, "\n"+l.text+"\n") {
			out = append(out, l)
		}
	}
	return out
}

// gaps reports whether one of those lines has a gap.
func (p *page) gaps() bool {
	for _, l := range p.standing() {
		if l.gap {
			return true
		}
	}
	return false
}

// sayMarked shows the lines in which something is not known.
func (p *page) sayMarked() {
	lines := p.standing()
	if len(lines) == 0 {
		p.marked.SetParts()
		return
	}
	all := []style.Part{{Text: lang.L("Nothing is known for what stands in brackets here. The brackets are not in the letter.")}}
	for _, l := range lines {
		all = append(append(all, style.Part{Text: "\n"}), l.parts...)
	}
	p.marked.SetParts(all...)
}

// leftOut are the fields of which nothing is known and for which nothing stands in the letter.
func leftOut(f *letter.Filled) (out []letter.Field) {
	for _, e := range f.Empty {
		there := false
		for _, s := range f.Spots {
			there = there || s.Field == e
		}
		if !there {
			out = append(out, e)
		}
	}
	return out
}
