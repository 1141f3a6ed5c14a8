package xlsx

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// A number format may choose between parts by the number: [<=9999999]###-####;(###) ###-####. Spreadsheets show
// phone numbers so (ECMA-376 part 1, §18.8.31). excelize takes the first part for every number. So excelize is
// asked for a cell with such a format as a mark with the number after it, and this file chooses the part; a
// part alone is a format that excelize knows.

// choices is a number format with conditions.
type choices []part

// part is one of its parts; an op of "" fits every number.
type part struct {
	op    string
	limit float64
	code  string // the format without the condition
}

var condition = regexp.MustCompile(`\[(<=|>=|<>|<|>|=)\s*(-?[\d.]+)\]`)

// choicesOf reads a format code; nil if it has no condition that matters.
func choicesOf(code string) (out choices) {
	if !choice.MatchString(code) {
		return nil
	}
	matters := false
	for _, section := range sections(code) {
		p := part{code: section}
		if m := condition.FindStringSubmatchIndex(section); m != nil {
			p.op, p.code = section[m[2]:m[3]], section[:m[0]]+section[m[1]:]
			var err error
			if p.limit, err = strconv.ParseFloat(section[m[4]:m[5]], 64); err != nil {
				return nil
			}
		}
		matters = matters || kindOfCode(p.code) == asIs
		out = append(out, p)
	}
	if !matters {
		return nil // the number itself, as for other formats
	}
	return out
}

// sections cuts a format code at the semicolons that are not quoted.
func sections(code string) (out []string) {
	quoted, from := false, 0
	for i := 0; i < len(code); i++ {
		switch {
		case code[i] == '"':
			quoted = !quoted
		case code[i] == '\\' && !quoted:
			i++
		case code[i] == ';' && !quoted:
			out, from = append(out, code[from:i]), i+1
		}
	}
	return append(out, code[min(from, len(code)):])
}

// takes reports whether the part is for the number.
func (p part) takes(n float64) bool {
	switch p.op {
	case "<":
		return n < p.limit
	case "<=":
		return n <= p.limit
	case ">":
		return n > p.limit
	case ">=":
		return n >= p.limit
	case "=":
		return n == p.limit
	case "<>":
		return n != p.limit
	}
	return true
}

// Signs before numbers whose format has conditions, one for each format of the workbook. They are characters
// for private use, which no text has; excelize would lose digits in such a place.
const (
	firstChoice = '\uE000'
	maxChoices  = 1000
)

// choiceCode is the format for a number with the sign of the format's index.
func choiceCode(index int) string {
	return fmt.Sprintf(`"%c"0.###############`, firstChoice+rune(index))
}

var marked = regexp.MustCompile(`^(-?)([\x{E000}-\x{E3E7}])(\d+(?:\.\d+)?)\.?$`)

// chosen shows a number of a format with conditions; other cells stay as they are.
func (b *book) chosen(cell string) string {
	if len(b.choices) == 0 {
		return cell
	}
	m := marked.FindStringSubmatch(cell)
	if m == nil {
		return cell
	}
	sign, _ := utf8.DecodeRuneInString(m[2])
	index, number := int(sign-firstChoice), m[1]+m[3]
	n, err := strconv.ParseFloat(number, 64)
	if err != nil || index >= len(b.choices) {
		return number
	}
	parts := b.choices[index]
	at := slices.IndexFunc(parts, func(p part) bool { return p.takes(n) })
	if at < 0 || kindOfCode(parts[at].code) != asIs {
		return number
	}
	shown, err := b.render(parts[at].code, number)
	if err != nil || shown == "" {
		return number
	}
	return shown
}

// renderer shows single numbers by a format.
type renderer struct {
	file   *excelize.File
	styles map[string]int
}

// render shows a number by a format code.
func (b *book) render(code, number string) (string, error) {
	if b.renderer.file == nil {
		b.renderer = renderer{excelize.NewFile(), map[string]int{}}
	}
	f := b.renderer.file
	style, ok := b.renderer.styles[code]
	if !ok {
		var err error
		if style, err = f.NewStyle(&excelize.Style{CustomNumFmt: &code}); err != nil {
			return "", err
		}
		b.renderer.styles[code] = style
	}
	if err := f.SetCellStyle("Sheet1", "A1", "A1", style); err != nil {
		return "", err
	}
	if err := f.SetCellDefault("Sheet1", "A1", number); err != nil {
		return "", err
	}
	return f.GetCellValue("Sheet1", "A1")
}
