package badge

import (
	"strings"
	"testing"

	"lanyard/data/format/field"
)

const (
	asInTables = "badges call it as tables do: field.Match knows it"
	whole      = "a badge has a country and a city; a whole address is read as in tables"
	ofLists    = "a column of lists and reports, which no badge has"
	ofTables   = "it says what is done with a column of a table"
)

// unlabelled are the fields for which badges have no labels of their own, with the reason.
var unlabelled = map[means]string{
	field.Additional: asInTables, field.Particle: asInTables, field.Suffix: asInTables, field.Nickname: asInTables, field.Pronouns: asInTables, field.Birthday: asInTables,
	field.Address: whole, field.Street: whole, field.AddressLine: whole, field.Extended: whole, field.POBox: whole, field.Region: whole, field.PostalCode: whole,
	field.EmailLabel: ofTables, field.PhoneLabel: ofTables, field.LinkLabel: ofTables, field.AddressLabel: ofTables, field.OtherLabel: ofTables,
	field.Other: ofTables, field.Ignore: ofTables, field.Properties: ofTables, field.More: ofTables,
	field.BirthYear: ofLists, field.BirthMonth: ofLists, field.BirthDay: ofLists, field.Event: ofLists, field.Session: ofLists, field.MetOn: ofLists, field.MetAt: ofLists,
	field.Zone: ofLists, field.Place: ofLists, field.Warmth: ofLists, field.EncounterNote: ofLists, field.Promises: ofLists, field.Attendance: ofLists, field.Appointments: ofLists, field.Answer: ofLists, field.Registered: ofLists, field.CheckedIn: ofLists, field.Joined: ofLists,
	field.Medium: ofLists, field.IntroducedBy: ofLists, field.LastContact: ofLists, field.NoMail: ofLists, field.KeepUntil: ofLists, field.Left: ofLists, field.Stayed: ofLists, field.Action: ofLists, field.Role: ofLists,
	field.UID: "a badge's number is kept under its label: nothing says that it tells people apart elsewhere",
}

func TestEveryFieldHasLabelsOnBadgesOrAReasonForNone(t *testing.T) {
	labelled := map[means]bool{}
	for _, m := range aliases {
		labelled[m] = true
	}
	for _, f := range field.All() {
		reason, excused := unlabelled[f.ID]
		if labelled[f.ID] == excused {
			t.Errorf("%s has labels: %v, and a reason for none: %v", f.ID, labelled[f.ID], excused)
		}
		delete(labelled, f.ID)
		if got, _ := labelMeans(strings.ReplaceAll(f.Header, " ", "_")); reason == asInTables && got != f.ID {
			t.Errorf("%s is said to be known from tables, and %q is taken for %q", f.ID, f.Header, got)
		}
	}
	for _, m := range []means{anID, aside} {
		delete(labelled, m)
	}
	for m := range labelled {
		t.Errorf("badges have labels for %q, which is no field", m)
	}
}
