package ics

import (
	"strings"

	"lanyard/data"
	"lanyard/data/format/pattern"
)

// isSpeakers recognises the X- properties with which programmes name speakers.
func isSpeakers(name string) bool {
	return strings.HasPrefix(name, "X-") && (strings.HasSuffix(name, "SPEAKER") || strings.HasSuffix(name, "SPEAKERS") || strings.HasSuffix(name, "PRESENTERS"))
}

// speakers finds the speakers: in a property for them; in the attendees, where a conference planner writes its
// speakers without an address (Pentabarf, frab) or with a role; else in a line of the description.
func speakers(props []property, description string) string {
	var named, listed data.Once[string]
	add := func(to *data.Once[string], name string) {
		if name != "" {
			to.Add(name)
		}
	}
	for _, p := range props {
		switch {
		case p.name == speakersProperty:
			return line(p.value)
		case isSpeakers(p.name):
			for _, name := range texts(p.value) {
				add(&named, name)
			}
		case p.name == "ATTENDEE":
			role := strings.ToUpper(p.params["ROLE"] + " " + p.params["X-ROLE"])
			nobody := strings.HasPrefix(asciiLower(strings.TrimSpace(p.value)), "invalid:")
			if nobody || strings.Contains(role, "SPEAKER") || strings.Contains(role, "PRESENTER") {
				add(&listed, first(person(p).Name, person(p).Address))
			}
		}
	}
	switch {
	case named.Len() > 0:
		return joinNames(named.List())
	case listed.Len() > 0:
		return joinNames(listed.List())
	}
	return speakersIn(description)
}

// joinNames lists names with commas; with semicolons if a name has a comma ("Ott, Ann").
func joinNames(names []string) string {
	for _, n := range names {
		if strings.Contains(n, ",") {
			return strings.Join(names, "; ")
		}
	}
	return strings.Join(names, ", ")
}

// speakersLine matches how descriptions name speakers, in the languages of conferences.
var speakersLine = pattern.Lazy(`(?im)^[ \t]*(?:speakers?|speaker\(s\)|presenters?|presenter\(s\)|presented by|with speakers?|panell?ists?|` +
	`referent(?:en|in|innen|\*innen|:innen)?|vortragende[rn]?|sprecher(?:in|innen)?|` +
	`intervenant(?:e|s|es|\(s\)|·e·s)?|orateurs?|ponentes?|oradores|palestrantes?|relator[ei]|relatori|sprekers?|talare|prelegen(?:t|ci)|` +
	`докладчики?|спикеры?|講演者|登壇者|讲者)[ \t]*[:：][ \t]*(.*)$`)

// speakersIn reads the "Speakers:" line of a description, or the lines below it.
func speakersIn(text string) string {
	at := speakersLine().FindStringSubmatchIndex(text)
	if at == nil {
		return ""
	}
	if rest := strings.TrimSpace(text[at[2]:at[3]]); rest != "" {
		return tidy(rest)
	}
	var names []string
	for l := range strings.SplitSeq(strings.TrimPrefix(text[at[1]:], "\n"), "\n") {
		l = strings.Trim(strings.TrimSpace(l), "-*•– \t")
		if l == "" || len(l) > 120 || len(names) == 20 {
			break
		}
		names = append(names, l)
	}
	return tidy(joinNames(names))
}

// tidy is a list of names on one line.
func tidy(s string) string {
	s = strings.TrimRight(strings.Join(strings.Fields(s), " "), ".,; ")
	return joinNames(strings.Split(s, "; "))
}

// speakersHead begins the description of a session that Lanyard writes: other programs show it.
const speakersHead = "Speakers: "

// inNote is the parameter of our own property of speakers that says that the description already had their
// line, so that none was added.
const inNote = "X-IN-NOTE"

// withoutOwnSpeakers removes the line that Lanyard's own files put before a description.
func withoutOwnSpeakers(props []property, note string) string {
	for _, p := range props {
		if p.name == speakersProperty && p.params[inNote] == "" {
			if rest, ok := strings.CutPrefix(note, speakersHead+line(p.value)); ok && (rest == "" || rest[0] == '\n') {
				return strings.TrimSpace(rest)
			}
		}
	}
	return note
}
