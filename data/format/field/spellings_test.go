package field

import (
	"slices"
	"testing"
)

const (
	ownColumn = "only Lanyard writes such a column"
	ofReports = "its words are those of reports: report.go"
	noField   = "it is no field but what is done with a column"
)

// unspelled are the fields that have no spelling in aliases.go, with the reason.
var unspelled = map[ID]string{
	Particle: "languages.go has the words for it",
	Event:    ownColumn, Session: ownColumn, MetOn: ownColumn, MetAt: ownColumn, Zone: ownColumn, Place: ownColumn, Warmth: ownColumn,
	EncounterNote: ownColumn, Promises: ownColumn, Attendance: ownColumn, Properties: ownColumn, More: ownColumn, UID: ownColumn,
	Joined: ofReports, Left: ofReports, Stayed: ofReports, Action: ofReports, Role: ofReports,
	Ignore: noField,
}

const (
	inAliases = "aliases.go has it in all languages in which the large programs write headers; no list or form asked for it in another"
	programs  = "programs write it, and no list or form asks for it"
)

// onlyInAliases are the fields for which languages.go has no further words, with the reason.
var onlyInAliases = map[ID]string{
	Suffix: inAliases, Nickname: inAliases, Pronouns: inAliases, Street: inAliases, Region: inAliases, Topics: inAliases, Birthday: inAliases,
	EmailLabel: programs, PhoneLabel: programs, LinkLabel: programs, AddressLabel: programs, AddressLine: programs, Extended: programs, POBox: programs,
	BirthYear: programs, BirthMonth: programs, BirthDay: programs, Other: programs, OtherLabel: programs,
	Event: ownColumn, Session: ownColumn, MetOn: ownColumn, MetAt: ownColumn, Zone: ownColumn, Place: ownColumn, Warmth: ownColumn,
	EncounterNote: ownColumn, Promises: ownColumn, Attendance: ownColumn, Properties: ownColumn, More: ownColumn, UID: ownColumn,
	Joined: ofReports, Left: ofReports, Stayed: ofReports, Action: ofReports, Role: ofReports,
	Ignore: noField,
}

func TestEveryFieldHasSpellingsOrAReasonForNone(t *testing.T) {
	for file, c := range map[string]struct {
		lists  [][]spelling
		reason map[ID]string
	}{
		"aliases.go":   {[][]spelling{fixed, parts}, unspelled},
		"languages.go": {[][]spelling{languages, languageParts}, onlyInAliases},
	} {
		spelled := map[ID]bool{}
		for _, s := range slices.Concat(c.lists...) {
			spelled[s.ID] = true
		}
		for _, f := range all {
			if _, excused := c.reason[f.ID]; spelled[f.ID] == excused {
				t.Errorf("%s: %s is spelled: %v, and has a reason not to be: %v", file, f.ID, spelled[f.ID], excused)
			}
			delete(spelled, f.ID)
		}
		delete(spelled, ambiguousTitle)
		for id := range spelled {
			t.Errorf("%s spells %q, which is no field", file, id)
		}
	}
}
