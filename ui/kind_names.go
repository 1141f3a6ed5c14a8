package ui

import (
	"lanyard/data/store"
	"lanyard/ui/lang"
)

// kindName is what the window calls a kind of thing: one in the trash, and several that a backup differs in.
type kindName struct {
	kind      store.Kind
	one, many string
}

// kindNames are those of all kinds that can be trashed or that a restore brings back, in the order in which they are shown.
func kindNames() []kindName {
	return []kindName{
		{store.Contacts, lang.L("Person"), lang.L("People")},
		{store.Events, lang.L("Event"), lang.L("Events")},
		{store.Encounters, lang.L("Encounter"), lang.L("Meetings")},
		{store.Promises, lang.L("Promise"), lang.L("Promises")},
		{store.Attendees, lang.L("Attendee"), lang.L("Attendees")},
		{store.Cards, lang.L("Card"), lang.L("Cards")},
		{store.Arrivals, lang.L("Card received"), lang.L("Cards received")},
		{store.NotSame, lang.L("Different people"), lang.L("Different people")},
	}
}

// kindWord names a kind of thing.
func kindWord(k store.Kind) string {
	for _, n := range kindNames() {
		if n.kind == k {
			return n.one
		}
	}
	return string(k)
}
