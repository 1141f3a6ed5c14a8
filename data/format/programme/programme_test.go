package programme

import (
	"slices"
	"strings"
	"testing"
	"time"

	"lanyard/data"
	"lanyard/data/day"
)

// august is the frame of an event from Monday 10 to Wednesday 12 August 2026.
var august = Frame{First: data.Date{Year: 2026, Month: 8, Day: 10}, Last: data.Date{Year: 2026, Month: 8, Day: 12}, Today: data.Date{Year: 2026, Month: 7, Day: 1}, Zone: "Europe/Berlin"}

// told is a session in one line: "Mon 10 09:30–10:15 Title | Speakers | Room | Note".
func told(t *testing.T, s data.Session) string {
	t.Helper()
	loc, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	out := s.Start.In(loc).Format("Mon 2 15:04")
	if !s.End.IsZero() {
		out += s.End.In(loc).Format("–15:04")
	}
	return strings.TrimRight(out+" "+strings.Join([]string{s.Title, s.Speakers, s.Room, s.Note}, " | "), " |")
}

// form is one form of a programme: the text, what is read of it, and the lines that are told as not understood.
type form struct {
	name string
	text string
	want []string
	left []int
}

var forms = []form{
	{"a dash before the speakers, brackets around the room", "09:30–10:15 Opening the Archive — Jane Doe, Ravi Patel (Main Hall)\n10:15-11:00 Maps - John Roe (Room 2)", []string{
		"Mon 10 09:30–10:15 Opening the Archive | Jane Doe, Ravi Patel | Main Hall", "Mon 10 10:15–11:00 Maps | John Roe | Room 2",
	}, nil},
	{"a room that is called as an organisation, among rooms", "09:30–10:15 One — Jane Doe (Room 1)\n10:15–11:00 Two — Ravi Patel (Media Lab)", []string{
		"Mon 10 09:30–10:15 One | Jane Doe | Room 1", "Mon 10 10:15–11:00 Two | Ravi Patel | Media Lab",
	}, nil},
	{"words that stand for it", "09:30–10:15 Title — Speaker, Speaker (Room)", []string{"Mon 10 09:30–10:15 Title | Speaker, Speaker | Room"}, nil},
	{"family names alone", "09:30–10:15 Daten — Müller, Schmidt (Aula)", []string{"Mon 10 09:30–10:15 Daten | Müller, Schmidt | Aula"}, nil},
	{"days as headings, in English", "Monday 10 August\n09:00 Welcome\nTuesday, 11 August 2026\n09:00 Second day\nWednesday\n9:00 Third day", []string{
		"Mon 10 09:00 Welcome", "Tue 11 09:00 Second day", "Wed 12 09:00 Third day",
	}, nil},
	{"days as headings, with other words", "### Monday, August 10th, 2026 ###\n09:00 One\nProgramme – Tuesday, 11 August\n09:00 Two\nWednesday 12 August: Workshops\n09:00 Three", []string{
		"Mon 10 09:00 One", "Tue 11 09:00 Two", "Wed 12 09:00 Three",
	}, nil},
	{"days in figures", "10/08/2026\n09:00 One\n2026-08-11\n09:00 Two\n12.08.\n09:00 Three", []string{
		"Mon 10 09:00 One", "Tue 11 09:00 Two", "Wed 12 09:00 Three",
	}, nil},
	{"days by number, in German", "Tag 1\n9 Uhr Begrüßung\nTag 2 (Dienstag, 11.08.2026)\n9.30 Uhr: Vortrag\n3. Tag\n10 Uhr Ende", []string{
		"Mon 10 09:00 Begrüßung", "Tue 11 09:30 Vortrag", "Wed 12 10:00 Ende",
	}, nil},
	{"the first day of a programme that begins on the second of the event", "Day 1 – Tuesday\n09:00 One\nDay 2: Workshops\n09:00 Two", []string{
		"Tue 11 09:00 One", "Wed 12 09:00 Two",
	}, nil},
	{"days in French and Spanish", "mercredi 12 août\n14h – 15h30 : Atelier « Données ouvertes » par Marie Dupont, Salle B\nmartes 11 de agosto\n9:00 Apertura", []string{
		"Wed 12 14:00–15:30 Atelier « Données ouvertes » | Marie Dupont | Salle B", "Tue 11 09:00 Apertura",
	}, nil},
	{"a day before each time", "Mon 10 Aug, 13:00–14:00 One\n2026-08-11 09:30 Two\n2026-08-11T10:30 Three\nDay 3, 9:00-10:00 Four", []string{
		"Mon 10 13:00–14:00 One", "Tue 11 09:30–10:30 Two", "Tue 11 10:30 Three", "Wed 12 09:00–10:00 Four",
	}, nil},
	{"full stops in times", "10.45–12.00 Metadata for all – Anna Müller (Room 2)\n12.00 Uhr: Mittagspause", []string{
		"Mon 10 10:45–12:00 Metadata for all | Anna Müller | Room 2", "Mon 10 12:00 Mittagspause",
	}, nil},
	{"am and pm", "9:30 am – 10:15 am Keynote: The future (Great Hall)\n10:30-11:15am Panel by Jane Doe and John Roe\n11:30–1:00 pm Workshop\n5:30 p.m. - 7 p.m. Reception @ Atrium", []string{
		"Mon 10 09:30–10:15 Keynote: The future |  | Great Hall", "Mon 10 10:30–11:15 Panel | Jane Doe and John Roe",
		"Mon 10 11:30–13:00 Workshop", "Mon 10 17:30–19:00 Reception |  | Atrium",
	}, nil},
	{"hours of twelve without a mark", "9:00 Welcome\n11:00 Two\n12:30 – 1:30 Lunch\n1:30 Three\n3:00 Coffee", []string{
		"Mon 10 09:00 Welcome", "Mon 10 11:00–12:30 Two", "Mon 10 12:30–13:30 Lunch", "Mon 10 13:30–15:00 Three", "Mon 10 15:00 Coffee",
	}, nil},
	{"times without a sign, and as h", "0900-0945 Early talk\n14h30-15h15 Session francophone, Salle 4\n16h00 Pause-café\n17h Fin", []string{
		"Mon 10 09:00–09:45 Early talk", "Mon 10 14:30–15:15 Session francophone |  | Salle 4", "Mon 10 16:00–17:00 Pause-café", "Mon 10 17:00 Fin",
	}, nil},
	{"words around times", "from 9:00 to 10:00 One\nvon 11 bis 12 Uhr Zwei\nab 18 Uhr Abendessen\ndalle 19:00 alle 20:00 Cena\nvan 20:00 tot 21:00 Film\n21h30 às 22h Fim", []string{
		"Mon 10 09:00–10:00 One", "Mon 10 11:00–12:00 Zwei", "Mon 10 18:00–19:00 Abendessen",
		"Mon 10 19:00–20:00 Cena", "Mon 10 20:00–21:00 Film", "Mon 10 21:30–22:00 Fim",
	}, nil},
	{"a title without an end ends where the next begins", "09:30 One\n10:15 Coffee break\n10:45 Two\n12:00 Lunch", []string{
		"Mon 10 09:30–10:15 One", "Mon 10 10:15–10:45 Coffee break", "Mon 10 10:45–12:00 Two", "Mon 10 12:00 Lunch",
	}, nil},
	{"of several at one time each ends in its room", "09:00 A (Room 1)\n09:00 B (Room 2)\n10:00 C (Room 1)\n10:30 D (Room 2)\n12:00 Lunch", []string{
		"Mon 10 09:00–10:00 A |  | Room 1", "Mon 10 09:00–10:30 B |  | Room 2", "Mon 10 10:00–10:30 C |  | Room 1", "Mon 10 10:30–12:00 D |  | Room 2", "Mon 10 12:00 Lunch",
	}, nil},
	{"how long it is", "10:30 (45 min) Short talk\n11:15, 30 min, Other talk / Jane Doe / Room 7\n12:30 Lunch break (60 min)", []string{
		"Mon 10 10:30–11:15 Short talk", "Mon 10 11:15–11:45 Other talk | Jane Doe | Room 7", "Mon 10 12:30–13:30 Lunch break",
	}, nil},
	{"over midnight", "22:00–01:00 Party @ Main Hall\n00:30 After party\nTuesday\n8:30pm-0:30am Dance", []string{
		"Mon 10 22:00–01:00 Party |  | Main Hall", "Tue 11 00:30 After party", "Tue 11 20:30–00:30 Dance",
	}, nil},
	{"a table with tabs and a header", "Time\tTitle\tSpeaker\tRoom\nTag 1\n09:30–10:15\tEröffnung\tJane Doe\tAula\n10:15–11:00\tVortrag\tKarl Weber\tRaum 2", []string{
		"Mon 10 09:30–10:15 Eröffnung | Jane Doe | Aula", "Mon 10 10:15–11:00 Vortrag | Karl Weber | Raum 2",
	}, nil},
	{"a table with a day, a start and an end", "Date\tStart\tEnd\tRoom\tSession\n10 Aug\t09:00\t10:00\tR1\tOne\n11 Aug\t09:00\t09:45\tR2\tTwo", []string{
		"Mon 10 09:00–10:00 One |  | R1", "Tue 11 09:00–09:45 Two |  | R2",
	}, nil},
	{"a table without a header", "9:00\tOne\tAnna Müller, Eva Klein\tRaum 3\n10:00\t11:00\tTwo\t\t\n11:00   -   12:00    Three    Jane Doe    Room 1", []string{
		"Mon 10 09:00–10:00 One | Anna Müller, Eva Klein | Raum 3", "Mon 10 10:00–11:00 Two", "Mon 10 11:00–12:00 Three | Jane Doe | Room 1",
	}, nil},
	{"a grid with a column for each room", "Zeit\tSaal A\tSaal B\tSaal C\n11:30\tTalk one – Jane Doe\tTalk two – John Roe\tTalk three\n12:30\tMittagspause\n13:30–14:00\tFour\t\tFive", []string{
		"Mon 10 11:30–12:30 Talk one | Jane Doe | Saal A", "Mon 10 11:30–12:30 Talk two | John Roe | Saal B", "Mon 10 11:30–12:30 Talk three |  | Saal C",
		"Mon 10 12:30–13:30 Mittagspause", "Mon 10 13:30–14:00 Four |  | Saal A", "Mon 10 13:30–14:00 Five |  | Saal C",
	}, nil},
	{"a table of bars", "| Time | Session | Who | Where |\n|------|---------|-----|-------|\n| 14:00 | Six | Jane Doe | Room 1 |\n| 15:00-16:00 | Seven | John Roe | Room 2 |", []string{
		"Mon 10 14:00–15:00 Six | Jane Doe | Room 1", "Mon 10 15:00–16:00 Seven | John Roe | Room 2",
	}, nil},
	{"bars and dots between pieces", "11:00 – 12:00 | Something | John Roe (State Library) | Room 5\n12:00 – 12:30 · Other · Room 2 · Ann Lee", []string{
		"Mon 10 11:00–12:00 Something | John Roe (State Library) | Room 5", "Mon 10 12:00–12:30 Other | Ann Lee | Room 2",
	}, nil},
	{"labels on lines of their own", "10:00 - 11:00\n• Title with bullet\nSpeaker: Karl Weber\nRoom: A1\n11:00 Zweite\nReferent:in: Eva Klein\nOrt: Aula\nModeration: Karl Weber", []string{
		"Mon 10 10:00–11:00 Title with bullet | Karl Weber | A1", "Mon 10 11:00 Zweite | Eva Klein | Aula | Moderation: Karl Weber",
	}, nil},
	{"title, speakers and room on lines of their own", "09:00 - 10:00\nData stewardship\nJane Doe, Peter Novak\nKaisersaal\n10:00 - 11:00\nOther\nBob Ray\nSue Fox\nWillem Burger Zaal", []string{
		"Mon 10 09:00–10:00 Data stewardship | Jane Doe, Peter Novak | Kaisersaal", "Mon 10 10:00–11:00 Other | Bob Ray, Sue Fox | Willem Burger Zaal",
	}, nil},
	{"blank lines within a session, as pages are copied", "9:00 am\n\nOpening Keynote\n\nJane Doe, Head of Metadata, State Library\n\nMain Auditorium\n\n10:00 am\n\nPanel\n\nThis panel asks who owns the catalogue.", []string{
		"Mon 10 09:00–10:00 Opening Keynote | Jane Doe, Head of Metadata, State Library | Main Auditorium", "Mon 10 10:00 Panel |  |  | This panel asks who owns the catalogue.",
	}, nil},
	{"the title before its time", "Day 1\n\nOpening keynote\n09:00–09:30\nMain Hall\n\nTalk about things\nJane Doe\n09:30–10:00\nRoom 2\n", []string{
		"Mon 10 09:00–09:30 Opening keynote |  | Main Hall", "Mon 10 09:30–10:00 Talk about things | Jane Doe | Room 2",
	}, nil},
	{"the time inside a line", "Opening ceremony (14:00–15:00), Great Hall\nJane Doe – Why names come first, 15:00-16:00", []string{
		"Mon 10 14:00–15:00 Opening ceremony |  | Great Hall", "Mon 10 15:00–16:00 Why names come first | Jane Doe",
	}, nil},
	{"by, with and mit", "11:00 Talk by Ann Lee\n12:00 3D printing in libraries with Jane Doe\n13:00 Two\nby Bob Ray\n14:00 Vortrag mit Eva Klein", []string{
		"Mon 10 11:00–12:00 Talk | Ann Lee", "Mon 10 12:00–13:00 3D printing in libraries | Jane Doe", "Mon 10 13:00–14:00 Two | Bob Ray", "Mon 10 14:00 Vortrag | Eva Klein",
	}, nil},
	{"the speaker first", "14:20 Jane van der Berg: Title with colon: and more\n15:00 Maria Silva (University of Porto), João Costa (FCCN): Repositories", []string{
		"Mon 10 14:20–15:00 Title with colon: and more | Jane van der Berg", "Mon 10 15:00 Repositories | Maria Silva (University of Porto), João Costa (FCCN)",
	}, nil},
	{"the room first", "14:40 Room 5: Birds of a feather\n15:00 [A101] Something else\n09:45 – 10:30 | Room 1 | Maps | John Roe", []string{
		"Mon 10 14:40–15:00 Birds of a feather |  | Room 5", "Mon 10 15:00 Something else |  | A101", "Mon 10 09:45–10:30 Maps | John Roe | Room 1",
	}, nil},
	{"a room as heading", "Raum A\n09:00 Erster (Jane Doe)\n10:00 Zweiter (John Roe)\n\nRaum B\n09:00 Dritter (Ann Lee)\n10:30-11:00 Vierter (Bob Ray)", []string{
		"Mon 10 09:00–10:00 Erster | Jane Doe | Raum A", "Mon 10 10:00 Zweiter | John Roe | Raum A", "Mon 10 09:00–10:30 Dritter | Ann Lee | Raum B", "Mon 10 10:30–11:00 Vierter | Bob Ray | Raum B",
	}, nil},
	{"bullets, emphasis and numbers", "- 10:00-11:00: **Bold title** (Jane Doe, University of Testing)\n* 11:00 – 12:00 Starred\n1. 12:00 Numbered\n• 13:00–14:00 Dotted", []string{
		"Mon 10 10:00–11:00 Bold title | Jane Doe, University of Testing", "Mon 10 11:00–12:00 Starred", "Mon 10 12:00–13:00 Numbered", "Mon 10 13:00–14:00 Dotted",
	}, nil},
	{"a zone behind the time", "13:00–14:00 CEST Closing [Main Stage]", []string{"Mon 10 13:00–14:00 Closing |  | Main Stage"}, nil},
	{"titles with dashes, brackets and numbers stay whole", "10:45–12:00 Linked Data - a hands-on guide - John Roe (Room 3)\n16:00–17:00 Session 4B: Metadata (Part 2)\n17:00–18:00 Findable data (FAIR)\n18:00–18:30 10 years of OPACs\n18:30–19:00 COAR meeting – members only\n19:00–19:30 Workshop – Linked Data (Saal 2)", []string{
		"Mon 10 10:45–12:00 Linked Data - a hands-on guide | John Roe | Room 3", "Mon 10 16:00–17:00 Session 4B: Metadata (Part 2)", "Mon 10 17:00–18:00 Findable data (FAIR)",
		"Mon 10 18:00–18:30 10 years of OPACs", "Mon 10 18:30–19:00 COAR meeting – members only", "Mon 10 19:00–19:30 Workshop – Linked Data |  | Saal 2",
	}, nil},
	{"who leads a session goes into its note", "11:00 Podium (Moderation: Karl Weber)", []string{"Mon 10 11:00 Podium |  |  | Moderation: Karl Weber"}, nil},
	{"labels within a line", "9:30 a 10:30 Conferencia inaugural. Ponente: Ana García López (Universidad de Salamanca)\n16:00–16:20 Ten (Room: 12, Speaker: Jane Doe)\n16:20–17:00 Eleven, Room: 4", []string{
		"Mon 10 09:30–10:30 Conferencia inaugural | Ana García López (Universidad de Salamanca)", "Mon 10 16:00–16:20 Ten | Jane Doe | 12", "Mon 10 16:20–17:00 Eleven |  | 4",
	}, nil},
	{"where speakers work is no room", "9h30-10h15 : Conférence d'ouverture, Marie Dupont (BnF)", []string{"Mon 10 09:30–10:15 Conférence d'ouverture | Marie Dupont (BnF)"}, nil},
	{"a workshop is nobody", "11.00 – 12.30 Uhr   Workshop II: OpenRefine (Raum 2.02)", []string{"Mon 10 11:00–12:30 Workshop II: OpenRefine |  | Raum 2.02"}, nil},
	{"arrows, dashes without blanks, blanks around h", "13:15 -> 14:00 Five @Room 2\n15:30—16:00—Nine—Jane Doe\n16 h 30 – 17 h 30 Atelier", []string{
		"Mon 10 13:15–14:00 Five |  | Room 2", "Mon 10 15:30–16:00 Nine | Jane Doe", "Mon 10 16:30–17:30 Atelier",
	}, nil},
	{"commas and quotation marks, as in CSV", "\"11:00-12:00\",\"Three\",\"Ann Lee\",\"Room 1\"\n09:30-10:15, Opening, Jane Doe, Main Hall\n10:15-11:00; Two; John Roe; Room 2", []string{
		"Mon 10 11:00–12:00 Three | Ann Lee | Room 1", "Mon 10 09:30–10:15 Opening | Jane Doe | Main Hall", "Mon 10 10:15–11:00 Two | John Roe | Room 2",
	}, nil},
	{"a page of an American conference", "DAY ONE: MONDAY, AUGUST 10\n\n8:00 – 9:00 AM\nRegistration & Breakfast\nLobby\n\n9:15 – 10:00 AM\nKeynote: Libraries in a Time of Change\nSpeaker: Prof. Michael O'Brien (University of Dublin)\n" +
		"Location: Grand Ballroom\nLibraries face many changes.\n\n12:00 – 1:30 PM  Lunch (on your own)\n\nDAY TWO: TUESDAY, AUGUST 11\n9:00 AM: Panel – Future of Cataloging (Grand Ballroom)", []string{
		"Mon 10 08:00–09:00 Registration & Breakfast |  | Lobby",
		"Mon 10 09:15–10:00 Keynote: Libraries in a Time of Change | Prof. Michael O'Brien (University of Dublin) | Grand Ballroom | Libraries face many changes.",
		"Mon 10 12:00–13:30 Lunch (on your own)", "Tue 11 09:00 Panel – Future of Cataloging |  | Grand Ballroom",
	}, nil},
	{"a German page copied as a table", "Montag, 10.08.2026\nab 09:00\tAnmeldung und Kaffee\tFoyer\n10:00 - 10:15\tBegrüßung\tProf. Dr. Max Mustermann\tHörsaal 1\n10:15 - 11:00\tKeynote: Offene Wissenschaft\tDr. Erika Musterfrau (TIB Hannover)\tHörsaal 1\n" +
		"Dienstag, 11.08.2026\n19.00 Uhr   Konferenzdinner, Restaurant Zum Löwen", []string{
		"Mon 10 09:00–10:00 Anmeldung und Kaffee |  | Foyer", "Mon 10 10:00–10:15 Begrüßung | Prof. Dr. Max Mustermann | Hörsaal 1",
		"Mon 10 10:15–11:00 Keynote: Offene Wissenschaft | Dr. Erika Musterfrau (TIB Hannover) | Hörsaal 1", "Tue 11 19:00 Konferenzdinner, Restaurant Zum Löwen",
	}, nil},
	{"short weekdays of other languages", "Di 11.08.\n10:00 Vortrag\nMi., 12.08.\n10:00 Zwei\nmar. 11 août\n11:00 Trois\nmié 12/8\n11:00 Cuatro", []string{
		"Tue 11 10:00–11:00 Vortrag", "Wed 12 10:00–11:00 Zwei", "Tue 11 11:00 Trois", "Wed 12 11:00 Cuatro",
	}, nil},
	{"hours and minutes with blanks around the h", "9 h 00 – 10 h 30 Table ronde\n10 h 30 à 12 h 00 : Atelier\n14\u00a0h\u00a015 Visite", []string{
		"Mon 10 09:00–10:30 Table ronde", "Mon 10 10:30–12:00 Atelier", "Mon 10 14:15 Visite",
	}, nil},
	{"the mark of an hour with a full stop", "16.00-17.00 h. Taller\n17:00 hs. Café\n18:00 horas: Cena", []string{
		"Mon 10 16:00–17:00 Taller", "Mon 10 17:00–18:00 Café", "Mon 10 18:00 Cena",
	}, nil},
	{"about an hour", "13:00 - ca. 14:00 Vier\n15:00–ca. 16:00 Fünf", []string{"Mon 10 13:00–14:00 Vier", "Mon 10 15:00–16:00 Fünf"}, nil},
	{"a day, a comma and a time on one line", "Tue 11 Aug, 09:00: Maps\nWed 12 Aug, 09:00 - 10:00: Other\nDay 3, 11:00: Last", []string{
		"Tue 11 09:00 Maps", "Wed 12 09:00–10:00 Other", "Wed 12 11:00 Last",
	}, nil},
	{"a whole day", "All day: Exhibition", []string{"Mon 10 00:00–00:00 Exhibition"}, nil},
	{"a title without an end before a long gap has no end", "10h15 Pause\n14h Visite\n15h30 Fin", []string{
		"Mon 10 10:15 Pause", "Mon 10 14:00–15:30 Visite", "Mon 10 15:30 Fin",
	}, nil},
	{"days in Italian, Dutch and Portuguese", "lunedì 10 agosto 2026\nore 9:00 Uno\nWoensdag 12 augustus\n9:00 Drie\nSegunda-feira, 10 de agosto\n10:00 Dois\nterça, 11 de agosto de 2026\n9:00 Três\nDonderdag 13 augustus 2026\n9:00 Vier\ngio 13 agosto\n10:00 Cinque\nWo 12 augustus\n10:00 Zes\n2º giorno\n10:00 Sette", []string{
		"Mon 10 09:00–10:00 Uno", "Wed 12 09:00–10:00 Drie", "Mon 10 10:00 Dois", "Tue 11 09:00–10:00 Três", "Thu 13 09:00–10:00 Vier", "Thu 13 10:00 Cinque", "Wed 12 10:00 Zes", "Tue 11 10:00 Sette",
	}, nil},
	{"times with a slash between them", "11:30/12:15 X\n12h15 / 13h00 Y\n10/08 Z", []string{"Mon 10 11:30–12:15 X", "Mon 10 12:15–13:00 Y"}, []int{3}},
	{"noon and midnight", "11:00 – 12 noon One\n12 noon Lunch\n12 noon – 1 pm Two\n8 pm to midnight Party\nMidnight: Fireworks\n12 midnight Bus", []string{
		"Mon 10 11:00–12:00 One", "Mon 10 12:00 Lunch", "Mon 10 12:00–13:00 Two", "Mon 10 20:00–00:00 Party", "Tue 11 00:00 Fireworks", "Tue 11 00:00 Bus",
	}, nil},
	{"the start behind the title", "Opening, 13:00\nCoffee, 13:15\nTalk by Jane Doe (14h15)\nBus at 3:30 pm\nEnde, 16.30", []string{
		"Mon 10 13:00–13:15 Opening", "Mon 10 13:15–14:15 Coffee", "Mon 10 14:15–15:30 Talk | Jane Doe", "Mon 10 15:30–16:30 Bus", "Mon 10 16:30 Ende",
	}, nil},
	{"a time or a day that is not understood is told and goes into no note", "09:00–10:00 One\nThe desk is open until 18:00\nSee you 15:00!\nOnsdag 12 augusti\nUpdated 3 May 2025\n32.08.2026\nGroup 12 metadata\nVersion 2.10 of it", []string{
		"Mon 10 09:00–10:00 One |  |  | Group 12 metadata\nVersion 2.10 of it",
	}, []int{2, 3, 4, 5, 6}},
	{"a table with semicolons and columns for day, start and end", "Date;Start;End;Title;Speaker;Room\n10.08.2026;09:00;10:00;Opening;Jane Doe;Main Hall\n2026-08-11;09:30;11:00;\"Maps; and more\";;Room 2", []string{
		"Mon 10 09:00–10:00 Opening | Jane Doe | Main Hall", "Tue 11 09:30–11:00 Maps; and more |  | Room 2",
	}, nil},
	{"a table with commas, and days as headings within", "Start,End,Session,Who\nMonday, August 10\n09:00,10:00,\"Opening, with music\",Jane Doe\nTuesday, 11 August\n9:00,9:45,Maps,", []string{
		"Mon 10 09:00–10:00 Opening, with music | Jane Doe", "Tue 11 09:00–09:45 Maps",
	}, nil},
	{"tracks under one time are sessions beside each other", "10:00–11:00\nTrack A: Maps — Jane Doe\nTrack B (Room 2): Data — Ravi Patel\n11:00 Parallel sessions\nStream 1: Names\nJane Doe\nStream 2: Dates\n12:00–13:00 Track A: One\nTrack B: Two\nTrack C: Three", []string{
		"Mon 10 10:00–11:00 Maps | Jane Doe | Track A", "Mon 10 10:00–11:00 Data | Ravi Patel | Room 2 | Track B",
		"Mon 10 11:00–12:00 Names | Jane Doe | Stream 1", "Mon 10 11:00–12:00 Dates |  | Stream 2",
		"Mon 10 12:00–13:00 One |  | Track A", "Mon 10 12:00–13:00 Two |  | Track B", "Mon 10 12:00–13:00 Three |  | Track C",
	}, nil},
	{"rooms before the titles under one time", "10:00–11:00\nMain Hall: Maps (Jane Doe)\nRoom 2: Data\n11:00–12:00 Room 1: Names\nRoom 2: Dates\n12:00–13:00 Lunch\nFoyer: vegetarian", []string{
		"Mon 10 10:00–11:00 Maps | Jane Doe | Main Hall", "Mon 10 10:00–11:00 Data |  | Room 2", "Mon 10 11:00–12:00 Names |  | Room 1", "Mon 10 11:00–12:00 Dates |  | Room 2",
		"Mon 10 12:00–13:00 Lunch |  |  | Foyer: vegetarian",
	}, nil},
	{"what is no session is told with its line", "Library Futures 2026\n\n09:00 One\n\nSession 3A: Metadata\n\n10:00 Two\nTBA Poster session", []string{
		"Mon 10 09:00–10:00 One", "Mon 10 10:00 Two",
	}, []int{1, 5, 8}},
	{"a time without a title is told", "09:00 One\n10:00", []string{"Mon 10 09:00 One"}, []int{2}},
}

func TestForms(t *testing.T) {
	for _, f := range forms {
		t.Run(f.name, func(t *testing.T) {
			p := Read(f.text, august)
			var got []string
			for _, s := range p.Sessions {
				got = append(got, told(t, s))
			}
			if !slices.Equal(got, f.want) {
				t.Errorf("read\n   %s\nwant\n   %s", strings.Join(got, "\n   "), strings.Join(f.want, "\n   "))
			}
			var left []int
			for _, u := range p.Unread {
				left = append(left, u.Line)
			}
			if !slices.Equal(left, f.left) {
				t.Errorf("told as not understood: lines %v, want %v: %v", left, f.left, p.Unread)
			}
		})
	}
}

func TestWhatIsCalledOffIsCancelled(t *testing.T) {
	p := Read("09:00-10:00 A (R9) CANCELLED\n10:00-11:00 CANCELLED: B (R2)\n11:00-12:00 D - abgesagt\n12:00-13:00 Cancelled flights and libraries\n13:00-14:00 Entfällt: E\n14:00-15:00 Why my talk was cancelled\n", august)
	var got []string
	for _, s := range p.Sessions {
		got = append(got, s.Title+"|"+s.Room+"|"+s.Status)
	}
	want := []string{"A|R9|CANCELLED", "B|R2|CANCELLED", "D||CANCELLED", "Cancelled flights and libraries||", "E||CANCELLED", "Why my talk was cancelled||"}
	if !slices.Equal(got, want) {
		t.Errorf("read %q, want %q", got, want)
	}
}

func TestDaysInLanguagesThatAreNotReadOtherwise(t *testing.T) {
	for _, line := range []string{
		"wtorek, 11 sierpnia 2026", "tiistai 11. elokuuta 2026", "úterý 11. srpna 2026", "Вторник, 11 августа 2026 г.", "tisdag 11 augusti 2026",
		"wtorek 11.08.2026", "11 Ağustos 2026", "Wtorek: 11 sierpnia 2026",
	} {
		p := Read("09:00 One\n\n"+line+"\n09:00 Two", august)
		if len(p.Sessions) != 2 || len(p.Unread) != 0 || told(t, p.Sessions[1]) != "Tue 11 09:00 Two" {
			t.Errorf("%s: read %v, %v", line, p.Sessions, p.Unread)
		}
	}
	p := Read("09:00 One\n\nkedd, 11 xyzabc 2026\n09:00 Two\n\nWednesday 12 August\n09:00 Three", august)
	if len(p.Sessions) != 2 || told(t, p.Sessions[1]) != "Wed 12 09:00 Three" || len(p.Unread) != 2 || p.Unread[0].Line != 3 || p.Unread[1].Line != 4 {
		t.Errorf("with an unknown month: read %v, %v", p.Sessions, p.Unread)
	}
	if p := Read("09:00 One\nGroup 12 metadata 2026\n10:00 Two", august); len(p.Sessions) != 2 {
		t.Errorf("a line of a session is taken for a day: %v, %v", p.Sessions, p.Unread)
	}
}

func TestWithoutDaysOfTheEvent(t *testing.T) {
	f := Frame{Today: data.Date{Year: 2026, Month: 7, Day: 1}, Zone: "Europe/Berlin"}
	p := Read("09:00 One\n\nMonday 10 August 2026\n09:00 Two", f)
	if len(p.Sessions) != 1 || p.Sessions[0].Title != "Two" || len(p.Unread) != 1 || p.Unread[0].Line != 1 {
		t.Errorf("a session without a day is not told: %v, %v", p.Sessions, p.Unread)
	}
}

func TestDayOutsideOfTheEventIsNoHeading(t *testing.T) {
	p := Read("Updated 3 May 2025\n09:00 One", august)
	if len(p.Sessions) != 1 || told(t, p.Sessions[0]) != "Mon 10 09:00 One" || len(p.Unread) != 1 {
		t.Errorf("read %v, %v", p.Sessions, p.Unread)
	}
}

func TestFiguresOfADayAreThoseOfTheEvent(t *testing.T) {
	us := august
	us.Order = day.MonthFirst
	p := Read("10/08/2026\n09:00 One", us)
	if len(p.Sessions) != 1 || told(t, p.Sessions[0]) != "Mon 10 09:00 One" {
		t.Errorf("read %v", p.Sessions)
	}
}

func TestFrameOfAnEvent(t *testing.T) {
	e := data.Event{Name: "E", Zone: "Asia/Tokyo", AllDay: true, Start: time.Date(2026, 8, 9, 15, 0, 0, 0, time.UTC), End: time.Date(2026, 8, 11, 15, 0, 0, 0, time.UTC)}
	f := FrameOf(&e, time.Date(2026, 7, 1, 20, 0, 0, 0, time.UTC), day.DayFirst)
	if f.First != (data.Date{Year: 2026, Month: 8, Day: 10}) || f.Last != (data.Date{Year: 2026, Month: 8, Day: 12}) || f.Today != (data.Date{Year: 2026, Month: 7, Day: 2}) {
		t.Errorf("the frame is %+v", f)
	}
	p := Read("09:30–10:15 One", f)
	if want := time.Date(2026, 8, 10, 0, 30, 0, 0, time.UTC); len(p.Sessions) != 1 || !p.Sessions[0].Start.Equal(want) || p.Sessions[0].Zone != "Asia/Tokyo" {
		t.Errorf("read %v, want a start at %v", p.Sessions, want)
	}
}

// TestNothingIsLost looks for each word of each form in what was read or told.
func TestNothingIsLost(t *testing.T) {
	for _, f := range forms {
		nothingLost(t, f.text, Read(f.text, august))
	}
}

func nothingLost(t *testing.T, text string, p Programme) {
	t.Helper()
	began := map[int]bool{}
	for _, n := range p.Lines {
		began[n] = true
	}
	for _, u := range p.Unread {
		began[u.Line] = true
	}
	for i, l := range cut(text) {
		if _, _, ok := clockAt(l.text); ok && l.text != "" && !began[i+1] && !strings.Contains(l.text, "TBA") {
			if d := newDays(august); !d.is(l) && !sessionsBegin(p, i+1) {
				t.Errorf("line %d, %q, is neither read nor told", i+1, l.text)
			}
		}
	}
}

// sessionsBegin reports whether a session begins on a line or on one of those right before it.
func sessionsBegin(p Programme, n int) bool {
	return slices.ContainsFunc(p.Lines, func(at int) bool { return at <= n && n-at <= blockLines })
}

func TestTooManyLines(t *testing.T) {
	p := Read(strings.Repeat("09:00 One\n", Most+10), august)
	if len(p.Sessions) != Most || len(p.Unread) != 1 || p.Unread[0].Line != Most+1 {
		t.Errorf("%d sessions, told: %v", len(p.Sessions), p.Unread)
	}
}

func FuzzRead(f *testing.F) {
	for _, form := range forms {
		f.Add(form.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<12 {
			return
		}
		p := Read(text, august)
		if len(p.Lines) != len(p.Sessions) {
			t.Fatalf("%d lines of %d sessions", len(p.Lines), len(p.Sessions))
		}
		e := data.Event{Name: "E", Zone: august.Zone, Sessions: p.Sessions}
		for i, s := range p.Sessions {
			if strings.TrimSpace(s.Title) == "" || s.Start.IsZero() || p.Lines[i] < 1 {
				t.Fatalf("session %d of %q: %+v", i, text, s)
			}
		}
		e.Normalise()
		for _, fault := range e.Validate() {
			t.Fatalf("%q: %v", text, fault)
		}
		for _, u := range p.Unread {
			if u.Line < 1 || u.Reason.IsZero() {
				t.Fatalf("%q: told %+v", text, u)
			}
		}
	})
}

func TestSpeakers(t *testing.T) {
	for list, want := range map[string]string{
		"Jane Doe, Ravi Patel":                        "Jane Doe|Ravi Patel",
		"Jane Doe (State Library) and John Roe (ETH)": "Jane Doe|John Roe",
		"Jane Doe, Head of Metadata, State Library":   "Jane Doe",
		"Doe, Jane; Roe, John":                        "Doe, Jane|Roe, John",
		"Prof. Dr. Eva Klein, Humboldt-Universität":   "Prof. Dr. Eva Klein",
		"Plato":               "Plato",
		"State Library":       "",
		"":                    "",
		"Jane Doe & Jane Doe": "Jane Doe",
	} {
		if got := strings.Join(Speakers(list), "|"); got != want {
			t.Errorf("%q: %q, want %q", list, got, want)
		}
	}
}
