package letter

import "strings"

// Spot is where a text does without the value of a field: other words stand there, or there is a gap.
type Spot struct {
	Field    Field
	Subject  bool // of the subject, else of the body
	From, To int  // bytes of it that stand instead; the same for a gap
}

// Gap reports whether nothing stands instead.
func (p Spot) Gap() bool { return p.From == p.To }

// Around gives the line of a spot in three parts: before it, what stands there instead, and behind it.
func (f *Filled) Around(p Spot) (before, instead, after string) {
	text := f.Body
	if p.Subject {
		text = f.Subject
	}
	before, after = text[:p.From], text[p.To:]
	before = before[strings.LastIndexByte(before, '\n')+1:]
	after, _, _ = strings.Cut(after, "\n")
	return before, text[p.From:p.To], after
}

// filledLine is a line that is filled in, with the spots in it.
type filledLine struct {
	text  string
	spots []Spot
}

// mark notes that the last bytes stand instead of a field.
func (l *filledLine) mark(field Field, length int) {
	l.spots = append(l.spots, Spot{Field: field, From: len(l.text) - length, To: len(l.text)})
}

// closeUp mends the end of the line where nothing came, and gives what follows. A gap stands where the words part then.
func (l *filledLine) closeUp(next string, end bool) string {
	was := len(l.text)
	l.text, next = closeUp(l.text, next, end)
	for i := range l.spots {
		if p := &l.spots[i]; p.From == was {
			p.From, p.To = len(l.text), len(l.text)
		} else {
			p.From, p.To = min(p.From, len(l.text)), min(p.To, len(l.text))
		}
	}
	return next
}

// join puts lines together, and notes their spots from a byte of the text on.
func (f *Filled) join(lines []filledLine, between string, from int, subject bool) string {
	var b strings.Builder
	for i, l := range lines {
		if i > 0 {
			b.WriteString(between)
		}
		for _, p := range l.spots {
			p.Subject, p.From, p.To = subject, p.From+from+b.Len(), p.To+from+b.Len()
			f.Spots = append(f.Spots, p)
		}
		b.WriteString(l.text)
	}
	return b.String()
}
