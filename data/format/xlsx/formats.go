package xlsx

import (
	"regexp"
	"strings"

	"github.com/xuri/excelize/v2"
)

// plainFormats changes the number formats of the open workbook, so that excelize shows what a reader of
// contacts needs: days and moments in ISO 8601 in any language, phone numbers neither in scientific notation
// nor with separators of thousands. Formats with leading zeros, brackets and spaces stay, because they are part
// of what people see.
func (b *book) plainFormats() error {
	st := b.file.Styles
	if st == nil || st.CellXfs == nil {
		return nil
	}
	codes := map[int]string{}
	if st.NumFmts != nil {
		for _, f := range st.NumFmts.NumFmt {
			if f == nil {
				continue
			}
			codes[f.NumFmtID] = f.FormatCode
			if f.FormatCode16 != "" {
				codes[f.NumFmtID] = f.FormatCode16
			}
		}
	}
	kinds := make([]formatKind, len(st.CellXfs.Xf))
	needed := map[formatKind]bool{}
	choosing := map[int]*int{} // formats with conditions → what stands for them
	for i, xf := range st.CellXfs.Xf {
		if xf.NumFmtID == nil {
			continue
		}
		id := *xf.NumFmtID
		if c := choicesOf(codes[id]); c != nil && (choosing[id] != nil || len(b.choices) < maxChoices) {
			if choosing[id] == nil {
				format, err := b.format(choiceCode(len(b.choices)))
				if err != nil {
					return err
				}
				b.choices, choosing[id] = append(b.choices, c), format
			}
			b.file.Styles.CellXfs.Xf[i].NumFmtID = choosing[id]
			continue
		}
		kinds[i] = kindOf(id, codes)
		needed[kinds[i]] = true
	}
	none := -1 // no such format: excelize shows the number as it is
	ids := map[formatKind]*int{plain: &none}
	for kind, code := range map[formatKind]string{day: "yyyy-mm-dd", moments: "yyyy-mm-dd hh:mm:ss", clock: "hh:mm:ss"} {
		if !needed[kind] {
			continue
		}
		format, err := b.format(code)
		if err != nil {
			return err
		}
		ids[kind] = format
	}
	for i, kind := range kinds {
		if id := ids[kind]; id != nil {
			b.file.Styles.CellXfs.Xf[i].NumFmtID = id
		}
	}
	return nil
}

// format adds a number format to the workbook and gives its number.
func (b *book) format(code string) (*int, error) {
	style, err := b.file.NewStyle(&excelize.Style{CustomNumFmt: &code})
	if err != nil {
		return nil, err
	}
	return b.file.Styles.CellXfs.Xf[style].NumFmtID, nil
}

// formatKind is what a number format shows.
type formatKind int

const (
	asIs    formatKind = iota // leave it to excelize
	plain                     // the number itself
	day                       // a date
	moments                   // a date with its time
	clock                     // a time of day
)

// kindOf gives the kind of a format by its number (ECMA-376 part 1, §18.8.30) or its code.
func kindOf(id int, codes map[int]string) formatKind {
	if code, ok := codes[id]; ok {
		return kindOfCode(code)
	}
	switch {
	case id >= 0 && id <= 4, id == 11, id == 48, id >= 37 && id <= 40:
		return plain
	case id >= 14 && id <= 17, id >= 27 && id <= 31, id == 36, id >= 50 && id <= 54, id >= 57 && id <= 58:
		return day
	case id >= 18 && id <= 21, id >= 32 && id <= 35, id == 45, id == 55, id == 56:
		return clock
	case id == 22:
		return moments
	}
	return asIs
}

var (
	literal = regexp.MustCompile(`"[^"]*"|\\.|[_*].|\[[^\]]*\]`)
	choice  = regexp.MustCompile(`\[[<>=]`)
	elapsed = regexp.MustCompile(`(?i)\[(h+|m+|s+)\]`)
	simple  = regexp.MustCompile(`(?i)^(general|[#,?]*0?(\.[0#?]+)?(E[+-]?[0#?]+)?)$`)
)

// kindOfCode gives the kind of a format by the code of its first part, which is for positive numbers.
func kindOfCode(code string) formatKind {
	if elapsed.MatchString(code) {
		return asIs
	}
	if choice.MatchString(code) {
		return plain // choicesOf saw that its parts show the number itself
	}
	first, _, _ := strings.Cut(literal.ReplaceAllString(code, ""), ";")
	first = strings.ToLower(strings.TrimSpace(first))
	if simple.MatchString(first) && !strings.Contains(code, `"`) && !strings.Contains(code, `\`) {
		return plain
	}
	if strings.ContainsAny(strings.ReplaceAll(first, "s.000", "s"), "#?@") || strings.Contains(first, "00") {
		return asIs
	}
	hasDay := strings.ContainsAny(first, "yd") || strings.Contains(first, "e") && strings.Contains(first, "m")
	hasTime := strings.ContainsAny(first, "hs")
	switch {
	case hasDay && hasTime:
		return moments
	case hasDay || strings.Contains(first, "m") && !hasTime:
		return day
	case hasTime:
		return clock
	}
	return asIs
}
