package csv

import "bytes"

// farCell is the first cell of a row whose closing quotation mark is further away than that of a stray one is
// searched.
type farCell struct {
	open bool
	from int // index in scanner.lines of the lines after its first
}

// believes reports whether the far cell of the row just cut really is one cell, and not the text between two
// stray marks: the row has as many cells as its table, and most of the lines inside are not rows of it.
// Lanyard's own files are always believed.
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
