package programme

import (
	"strings"

	"lanyard/data"
	"lanyard/data/format/pattern"
)

// part is what a label, a column or a piece of a line tells of a session.
type part int

// The parts of a session.
const (
	nothing part = iota
	aTitle
	aSpeaker
	aRoom
	aTime
	anEnd
	aDay
	aNote  // without its label
	aChair // with its label, in the note
)

// labels are what stands before a colon or above a column, in the languages of conferences.
var labels = labelled(map[part]string{
	aTitle: "title titel titre titulo titolo session sessiontitle talk talktitle thema topic subject programme program programm programmpunkt vortrag " +
		"beitrag activity event what was inhalt item presentation sesion actividad",
	aSpeaker: "speaker speakers speakerin name names presenter presenters presentedby speakernames author authors referent referenten referentin referentinnen " +
		"vortragende vortragender sprecher sprecherin sprecherinnen mit with by who wer intervenant intervenants intervenante intervenantes orateur orateurs " +
		"ponente ponentes orador oradores relatore relatori spreker sprekers panelist panelists panellist panellists trainer trainers instructor instructors facilitator facilitators",
	aRoom: "room rooms raum saal salle ort location venue where wo place lieu lugar sala luogo zaal hall stage buhne track roomlocation",
	aTime: "time times zeit uhrzeit heure horaire hora horario ora orario tijd when wann start starts begin beginn beginnt from von de startzeit starttime slot debut",
	anEnd: "end ends ende to bis fin fine endzeit endtime finish",
	aDay:  "date datum day tag jour dia giorno data fecha",
	aNote: "abstract description beschreibung note notes notiz summary details info information resume descripcion kurzbeschreibung format type art typ language sprache level",
	aChair: "chair chairs moderator moderators moderatorin moderation moderated moderatedby chairedby sitzungsleitung leitung host hosts organiser organizer " +
		"discussant respondent president presidence modere moderateur",
})

func labelled(lists map[part]string) map[string]part {
	m := map[string]part{}
	for p, list := range lists {
		for w := range strings.FieldsSeq(list) {
			m[w] = p
		}
	}
	return m
}

// partOf is what a label names.
func partOf(label string) part {
	key := strings.ReplaceAll(data.Fold(strings.NewReplacer("(s)", "s", "(r)", "r", "(in)", "in").Replace(label)), " ", "")
	return labels[key]
}

// longestLabel is how many bytes a label may have.
const longestLabel = 30

// cutLabel takes a label from the beginning of a text: "Room: A1", "Referent:in: Jane Roe".
func cutLabel(text string) (p part, name, value string) {
	at := 0
	for range 2 {
		i := strings.IndexAny(text[at:], ":：")
		if i < 0 || at+i > longestLabel {
			break
		}
		at += i
		if named := partOf(text[:at]); named != nothing { // of "Referent:in: Eva" the second colon
			p, name, value = named, text[:at], strings.TrimSpace(strings.TrimLeft(text[at:], ":："))
		}
		at++
	}
	if p == nothing {
		value = text
	}
	return p, name, value
}

// label reports whether a line begins with a label.
func label(text string) bool {
	p, _, _ := cutLabel(text)
	return p != nothing
}

// words are folded words in a lookup table.
func words(list string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		m[data.Fold(w)] = true
	}
	return m
}

// rooms are words that a place within a building has.
var rooms = words(`room rm hall auditorium auditorio theatre theater ballroom foyer lobby lounge stage atrium floor saal raum hörsaal hoersaal aula
	salle amphi amphithéâtre amphitheatre sala salón zaal studio suite tent courtyard terrace chapel zoom webex online virtual livestream plenum
	stube salon etage étage bühne innenhof mensa kantine cafeteria canteen restaurant seminarraum konferenzraum tagungsraum vortragssaal lesesaal hörsaalzentrum
	boardroom annex pavilion pavillon arena galerie gallery garden garten`)

// nouns are words of titles that a person's name does not have.
var nouns = words(`workshop keynote panel discussion break lunch dinner breakfast coffee tea welcome session sessions opening closing introduction overview data library
	libraries librarians research open science digital archive archives archiving metadata linked access collection collections management services service future part practice
	practices learning teaching lightning talks talk poster posters tour tours reception registration networking training tutorial meeting forum plenary conference the
	for and or of in on at with to from our your how why what when new project projects systems system information knowledge digitisation digitization preservation copyright
	policy publishing repositories repository public community communities support software tools tool web user users design innovation strategy strategies intelligence machine
	models model update updates results case study studies group groups remarks ceremony awards award party evening programme program welcome break fireside chat demo demos
	daten bibliothek bibliotheken pause mittagspause kaffeepause eröffnung begrüßung abschluss einführung vortrag vorträge diskussion austausch empfang führung forschung
	offene zukunft arbeitsgruppe abendessen mittagessen ende schluss ausblick der die das und für von mit im zur zum ein eine pause-café déjeuner ouverture clôture accueil atelier table ronde
	données bibliothèque recherche apertura clausura almuerzo café descanso taller datos biblioteca`)

// organisations are words of the names of organisations.
var organisations = words(`university universität universitaet université universidad universität college institute institut instituto library libraries bibliothek bibliothèque biblioteca
	archive archives archiv museum school academy akademie hochschule center centre zentrum foundation stiftung association verband verein society ltd inc llc gmbh ag ev company
	agency ministry department consortium council network press group team consulting solutions technologies lab labs laboratory national state federal eth tu fh uni`)

// aside is what brackets at the end of a title hold that is neither a room nor a person.
var aside = pattern.Lazy(`(?i)^(?:part|teil|partie|parte|pt|cont|continued|fortsetzung|suite|tb[acd]|t\.b\.[acd]|invited|optional|hybrid|in-person|in person|english|german|french|spanish|deutsch|englisch|` +
	`englisch|français|members|by invitation|with|incl|including|inkl|en|de|fr|es|chair|e\.g|see|q&a|[ivx]+|[a-c]|\d+|\d{4}|\d/\d|.*\d\s?(?:min|h|hours?|std|papers|talks|x\s).*)\b.*$`)
