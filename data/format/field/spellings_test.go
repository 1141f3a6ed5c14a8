package field

import (
	"slices"
	"testing"
)

const (
	ownColumn = "only Lanyard writes such a column"
	ofLists   = "its words are those of lists: registration.go"
	ofReports = "its words are those of reports: report.go"
	noField   = "it is no field but what is done with a column"
)

// unspelled are the fields that have no spelling in aliases.go, with the reason.
var unspelled = map[ID]string{
	Particle: "languages.go has the words for it",
	Event:    ownColumn, Session: ownColumn, MetOn: ownColumn, Zone: ownColumn, Place: ownColumn, Warmth: ownColumn,
	EncounterNote: ownColumn, Promises: ownColumn, Answer: ownColumn, Registered: ofLists, CheckedIn: ofLists, Attendance: ownColumn, Appointments: ownColumn, Properties: ownColumn, More: ownColumn, UID: ownColumn,
	Joined: ofReports, Left: ofReports, Stayed: ofReports, Action: ofReports, Role: ofReports,
	Medium: ownColumn, IntroducedBy: ownColumn, LastContact: ownColumn, KeepUntil: ownColumn,
	Ignore: noField,
}

const (
	inAliases = "aliases.go has it in all languages in which the large programs write headers; no list or form asked for it in another"
	programs  = "programs write it, and no list or form asks for it"
)

// onlyInAliases are the fields for which languages.go has no further words, with the reason.
var onlyInAliases = map[ID]string{
	Suffix: inAliases, Nickname: inAliases, Pronouns: inAliases, Street: inAliases, Region: inAliases, Topics: inAliases, Birthday: inAliases,
	EmailLabel: programs, PhoneLabel: programs, LinkLabel: programs, AddressLabel: programs, AddressLine: programs, MetAt: programs, Extended: programs, POBox: programs,
	NoMail: programs, BirthYear: programs, BirthMonth: programs, BirthDay: programs, Other: programs, OtherLabel: programs,
}

func TestEveryFieldHasSpellingsOrAReasonForNone(t *testing.T) {
	spelled := func(file string, lists ...[]spelling) map[ID]bool {
		out := map[ID]bool{}
		for _, s := range slices.Concat(lists...) {
			if out[s.ID] = true; Of(s.ID).Header == "" && s.ID != ambiguousTitle {
				t.Errorf("%s spells %q, which is no field", file, s.ID)
			}
		}
		return out
	}
	aliases, further := spelled("aliases.go", fixed, parts), spelled("languages.go", languages, languageParts)
	for _, f := range all {
		_, excused := unspelled[f.ID]
		if aliases[f.ID] == excused {
			t.Errorf("aliases.go: %s is spelled: %v, and has a reason not to be: %v", f.ID, aliases[f.ID], excused)
		}
		if _, there := onlyInAliases[f.ID]; !excused && further[f.ID] == there {
			t.Errorf("languages.go: %s is spelled: %v, and has a reason not to be: %v", f.ID, further[f.ID], there)
		}
	}
}
