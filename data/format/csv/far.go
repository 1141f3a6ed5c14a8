package csv

import "bytes"

// farCell is the first cell of a row whose closing quotation mark stands further away than a stray one is looked for.
type farCell struct {
	open bool
	from int // in scanner.lines, where the lines after its first begin
}

// believes reports whether the far cell of the row just cut is one cell, and not what stands between two stray marks: the row has as
// many cells as its table, and the lines within are not for the most part rows of it. What Lanyard wrote is believed as it is.
func (s *scanner) believes() bool {
	if len(s.ends) != s.width {
		return false
	}
	if s.own || s.width == 1 {
		return true
	}
	lines, rows := 0, 0
	for line := range bytes.Lines(s.lines[s.far.from:]) {
		lines++
		if bytes.Count(line, []byte{s.delim}) == s.width-1 {
			rows++
		}
	}
	return 2*rows <= lines
}
