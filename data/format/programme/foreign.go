package programme

import (
	"strings"

	"lanyard/data"
	"lanyard/data/day"
	"lanyard/data/format/pattern"
)

var (
	// foreignDay is a line that is a day by its figures: perhaps a weekday, the day, a month's name, the year.
	foreignDay = pattern.Lazy(`^(?:(\p{L}[\p{L}-]+)[.,]?\s+)?(\d{1,2})\.?\s+(\p{L}{3,})\.?,?\s+(\d{4})(?:\s?\p{L}{1,3}\.?)?$`)
	// wordAndFigures is a day in figures behind one word.
	wordAndFigures = pattern.Lazy(`^\p{L}[\p{L}-]+[.,]?\s+(\d{1,2}\.\s?\d{1,2}\.\s?\d{4})\.?$`)
)

// foreignMonths are names of months in a date, in languages in which nothing else of a day is read. A name that means different
// months in two of them is left out.
var foreignMonths = func() map[string]int {
	m := map[string]int{}
	for i, names := range []string{
		"stycznia tammikuuta ledna ianuarie januára ocak января", "lutego helmikuuta února februarie februára şubat февраля",
		"marca maaliskuuta března mars marts martie mart марта", "kwietnia huhtikuuta dubna aprilie apríla nisan апреля",
		"maja toukokuuta května maj mája mayıs мая", "czerwca kesäkuuta června iunie júna haziran июня",
		"lipca heinäkuuta července iulie júla temmuz июля", "sierpnia elokuuta srpna augusti augusta ağustos августа",
		"września syyskuuta září septembrie septembra eylül сентября", "października lokakuuta října octombrie októbra ekim октября",
		"marraskuuta listopadu noiembrie novembra kasım ноября", "grudnia joulukuuta prosince desember decembrie decembra aralık декабря",
	} {
		for name := range strings.FieldsSeq(names) {
			m[data.Fold(name)] = i + 1
		}
	}
	return m
}()

// foreign reads a day with words of a language that is not known otherwise.
func (d *days) foreign(text string) (day.Day, bool) {
	if m := wordAndFigures().FindStringSubmatch(text); m != nil {
		found, err := d.reader.Day(strings.ReplaceAll(m[1], " ", ""))
		return found, err == nil
	}
	m := foreignDay().FindStringSubmatch(text)
	if m == nil {
		return day.Day{}, false
	}
	at := data.Date{Year: number(m[4]), Month: foreignMonths[data.Fold(m[3])], Day: number(m[2])}
	return day.Day{Date: at}, at.Month > 0 && at.Valid()
}

// unknown reports whether a line is a day of the event by its figures, with a month's name that is not known: what is below it is
// on no day that can be said.
func (d *days) unknown(text string) bool {
	m := foreignDay().FindStringSubmatch(text)
	if m == nil || m[1] != "" && titleWord(m[1]) || titleWord(m[3]) || day.IsMonth(m[3]) || foreignMonths[data.Fold(m[3])] > 0 {
		return false
	}
	if n := number(m[2]); n < 1 || n > 31 {
		return false
	}
	year := number(m[4])
	return d.frame.First.IsZero() || year >= d.frame.First.Year && year <= d.frame.Last.Year
}
