package table

import (
	"slices"
	"strings"
	"unicode"

	"lanyard/data/format/field"
)

// parted finds people beside each other in one row: blocks of columns that repeat ("Name, E-mail, Name,
// E-mail"), and people with a number or a word for company ("Guest 1 name, Guest 1 e-mail"). It numbers the
// columns of each from 1 and finds their fields; a column without a number is about all.
func (p *Proposal) parted(headers []string) {
	blocks := repeatedBlocks(headers)
	if blocks == nil {
		blocks = companyBlocks(headers)
	}
	for n, block := range blocks {
		var own []string
		for _, i := range block {
			own = append(own, withoutNumber(headers[i]))
		}
		cols, _ := field.Columns(own)
		for k, i := range block {
			p.Columns[i].Person = n + 1
			if cols[k].ID != field.Other || p.Columns[i].Group > 1 {
				p.Columns[i].Field, p.Columns[i].Label, p.Columns[i].Group = cols[k].ID, cols[k].Label, cols[k].Group
			}
		}
	}
}

// isNameHeader reports whether a header is that of people's names.
func isNameHeader(h string) bool {
	c, ok := field.Match(h)
	return ok && (c.ID == field.DisplayName || c.ID == field.Given || c.ID == field.Family)
}

// repeatedBlocks finds the blocks of a header with a repeated name, nil if there is only one.
func repeatedBlocks(headers []string) [][]int {
	keys := make([]string, len(headers))
	at := map[string][]int{}
	first := ""
	for i, h := range headers {
		keys[i] = field.Key(h)
		if keys[i] == "" || !isNameHeader(h) {
			continue
		}
		if at[keys[i]] = append(at[keys[i]], i); len(at[keys[i]]) == 2 && first == "" {
			first = keys[i]
		}
	}
	if first == "" {
		return nil
	}
	for _, columns := range at {
		if len(columns) != len(at[first]) {
			return nil // a part of a name alone belongs to somebody related
		}
	}
	names := at[first]
	if blocks := betweenGaps(keys, names); blocks != nil {
		return blocks
	}
	lead := 0 // repeated columns before the name
	for names[0]-lead > 0 && names[1]-lead-1 > names[0] && keys[names[0]-lead-1] != "" && keys[names[0]-lead-1] == keys[names[1]-lead-1] {
		lead++
	}
	var blocks [][]int
	for n, name := range names {
		end := len(keys)
		if n+1 < len(names) {
			end = names[n+1] - lead
		}
		block := span(keys, name-lead, end)
		if len(block) < 2 {
			return nil // a second name alone is no second person
		}
		blocks = append(blocks, block)
	}
	return blocks
}

// betweenGaps splits a header at its empty columns, if each part has the name once.
func betweenGaps(keys []string, names []int) (blocks [][]int) {
	for n, name := range names {
		begin, end := name, name+1
		for begin > 0 && keys[begin-1] != "" {
			begin--
		}
		for end < len(keys) && (keys[end] != "" || n+1 == len(names)) {
			end++
		}
		if n > 0 && slices.Contains(span(keys, begin, end), names[n-1]) {
			return nil
		}
		blocks = append(blocks, span(keys, begin, end))
	}
	return blocks
}

// span lists the columns with a header from begin to before end.
func span(keys []string, begin, end int) (out []int) {
	for i := begin; i < end; i++ {
		if keys[i] != "" {
			out = append(out, i)
		}
	}
	return out
}

// companions are words for people who come with somebody, in the form of field.Key.
var companions = []string{
	"guest", "companion", "plusone", "accompanying", "begleitperson", "begleitung", "begleiter", "gast", "invite", "accompagnant", "acompanante", "invitado", "ospite", "accompagnatore",
	"acompanhante", "convidado", "introduce", "gosc", "osobatowarzyszaca", "medfoljande", "ledsager",
}

// isCompanion reports whether a header begins with a word for somebody who comes with another.
func isCompanion(header string) bool {
	k := strings.TrimLeft(field.Key(header), "0123456789")
	return slices.ContainsFunc(companions, func(w string) bool { return strings.HasPrefix(k, w) })
}

// companyBlocks finds people of a row who are numbered, or who come with somebody.
func companyBlocks(headers []string) [][]int {
	whose := make([]string, len(headers)) // common to the columns of one person
	named := map[string]int{}
	for i, h := range headers {
		n := numberIn(h)
		with := isCompanion(h)
		switch {
		case n != "" && (with || personWord(h)):
			whose[i] = n
		case n != "":
			whose[i] = "#" + n
		case with:
			whose[i] = "with"
		}
		if isNameHeader(withoutNumber(h)) {
			named[whose[i]]++
		}
	}
	if len(named) < 2 || !slices.ContainsFunc(whose, func(w string) bool { return w != "" && named[w] > 0 }) {
		return nil
	}
	return gathered(headers, whose, named)
}

// gathered collects the columns of each person, nil if they are not together.
func gathered(headers, whose []string, named map[string]int) (blocks [][]int) {
	var order []string
	at := map[string][]int{}
	for i, h := range headers {
		w := whose[i]
		if named[w] == 0 {
			w = "" // a second e-mail of the person of the row
		}
		if field.Key(h) == "" {
			continue
		}
		if at[w] == nil {
			order = append(order, w)
		}
		at[w] = append(at[w], i)
	}
	if len(order) < 2 || named[""] > 0 && onlyAnother(headers, at[""]) {
		return nil
	}
	for _, w := range order {
		block := at[w]
		if w == "" && named[""] == 0 {
			continue // about all
		}
		apart := block[len(block)-1]-block[0]+1 != len(block)
		if w != "" && (apart || len(block) < 2 && !isCompanion(headers[block[0]])) {
			return nil
		}
		blocks = append(blocks, block)
	}
	if len(blocks) < 2 {
		return nil
	}
	return blocks
}

// onlyAnother reports whether all names of columns belong to the payer.
func onlyAnother(headers []string, block []int) bool {
	for _, i := range block {
		if isNameHeader(headers[i]) && field.Whose(headers[i]) != field.Another {
			return false
		}
	}
	return true
}

// personWord reports whether a header says that its value belongs to a participant.
func personWord(h string) bool { return field.Whose(h) == field.Attendee }

// numberIn is the only number in a header, "" for none.
func numberIn(h string) string {
	parts := strings.FieldsFunc(h, func(r rune) bool { return !unicode.IsDigit(r) })
	if len(parts) != 1 || len(parts[0]) > 2 {
		return ""
	}
	return strings.TrimLeft(parts[0], "0")
}

// withoutNumber is a header without its only number.
func withoutNumber(h string) string {
	if numberIn(h) == "" {
		return h
	}
	return strings.Join(strings.FieldsFunc(h, unicode.IsDigit), " ")
}

// peopleIn splits a row whose columns are about several people: each gets their cells.
func (l *Layout) peopleIn(cells *Cells) []Cells {
	last := 0
	for _, c := range l.Columns {
		last = max(last, c.Person)
	}
	if last == 0 {
		return nil
	}
	var out []Cells
	for n := 1; n <= last; n++ {
		one := *cells
		one.Person = n
		one.Text, one.Links = make([]string, len(cells.Text)), slices.Clone(cells.Links)
		own := false
		for i, v := range cells.Text {
			of := 1 // cells beyond the header belong to the first
			if i < len(l.Columns) {
				of = l.Columns[i].Person
			}
			if of == 0 || of == n {
				one.Text[i] = v
				own = own || of == n && clean(v) != ""
			} else if i < len(one.Links) {
				one.Links[i] = ""
			}
		}
		if own {
			out = append(out, one)
		}
	}
	return out
}

// comesWith reports whether the n-th person of a row comes with the first.
func (l *Layout) comesWith(n int) bool {
	for _, c := range l.Columns {
		if c.Person == n {
			return n > 1 && isCompanion(c.Header)
		}
	}
	return false
}

// ownColumns reports whether a header is Lanyard's own.
func ownColumns(cols []Column) bool { return program(cols) == "lanyard" }
