package field

import "sync"

// Columns gives the columns of a whole header. It decides on headers whose meaning depends on others; known
// counts the headers in the tables.
func Columns(headers []string) (cols []Column, known int) {
	cols = make([]Column, len(headers))
	have := map[ID]int{}
	for i, h := range headers {
		c, ok := Match(h)
		if ok {
			known++
		}
		cols[i] = c
		have[c.ID]++
	}
	talks := ofTalks(headers)
	for i, h := range headers {
		switch {
		case cols[i].ID == ambiguousTitle && talks:
			cols[i].ID = Other // about what is said, not who says it
		case cols[i].ID == ambiguousTitle:
			cols[i].ID = Title
			if have[Title] > 0 {
				cols[i].ID = Prefix
			}
		case (have[Given] > 0) != (have[Family] > 0) && cols[i].ID == DisplayName && bareName[core(h)]:
			// "Name; Vorname" is a family name, "Name; Surname" a given one.
			cols[i].ID = Family
			if have[Family] > 0 {
				cols[i].ID = Given
			}
		case have[Given] == 0 && cols[i].ID == Family && core(h) == "nom":
			cols[i].ID = DisplayName
		case have[Family] == 0 && cols[i].ID == Given && wholeName[core(h)]:
			cols[i].ID = DisplayName
		}
	}
	settleBirthday(headers, cols, have)
	before := have[Other]
	settleReport(headers, cols, have)
	known -= max(have[Other]-before, 0)
	settlePlaces(headers, cols, have)
	settleEncounter(cols, have)
	if have[More] == 0 { // the header of Lanyard's own column is a common word
		for i := range cols {
			if cols[i].ID == Properties {
				cols[i].ID = Other
				if have[Phone] > 1 { // Yahoo's other phone
					cols[i] = Column{ID: Phone, Label: "other"}
				}
			}
		}
	}
	return cols, known
}

// bareName are headers that only mean "name".
var bareName = keys("Name|名前|Naam|Namn|Navn|Nimi|Név|Jméno|Meno|Nume|氏名|Имя")

// wholeName are headers of a given name that mean a whole name if there is no column for a family name.
var wholeName = keys("Nombre|Nome|Adı|Ad|İsim|Imię|Jméno|Meno|Имя|Ім'я|Όνομα|Nombres|Ime|Vārds|Vardas|Nume|Nombre(s)")

// settleBirthday reads a German "Geburtstag" beside a birth year as the day of the month.
func settleBirthday(headers []string, cols []Column, have map[ID]int) {
	if have[BirthYear] == 0 || have[BirthMonth] == 0 {
		return
	}
	for i, h := range headers {
		if k := Key(h); cols[i].ID == Birthday && (k == "geburtstag" || k == "birthday") {
			cols[i].ID = BirthDay
		}
	}
}

// settleEncounter keeps an attendee list's "Event" or "Place" from becoming an encounter: these headers mean
// one only beside its day.
func settleEncounter(cols []Column, have map[ID]int) {
	if have[MetOn] > 0 || have[MetAt] > 0 || have[EncounterNote] > 0 || have[Joined] > 0 || have[Answer] > 0 {
		return
	}
	for i := range cols {
		switch cols[i].ID {
		case Event, Session, Zone, Place, Warmth, Promises, Attendance:
			cols[i].ID = Other
		}
	}
}

// ofTalks reports whether a table lists talks, whose title is that of the talk.
func ofTalks(headers []string) bool {
	for _, h := range headers {
		if k := core(h); talkWords()[k] {
			return true
		}
	}
	return false
}

// talkWords are headers that only a list of talks has.
var talkWords = sync.OnceValue(func() map[string]bool {
	return keys("Abstract|Abstracts|Talk|Talk abstract|Talk type|Talk description|Session type|Submission|Submission type|Paper|Paper ID|Proposal|Slides|Kurzfassung|Vortrag|Vortragsart|Zusammenfassung|Beitrag|Beitragsart|Résumé|Résumé de la présentation|Resumen|Ponencia|Riassunto|Intervento|Samenvatting|Streszczenie|Sammanfattning|Resumo|Аннотация|Тезисы|要旨|発表要旨|摘要|초록")
})
