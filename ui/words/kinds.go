package words

import (
	"lanyard/data/store"
	"lanyard/ui/lang"
)

// kindName is what the window calls a kind of thing: one in the trash, and several that a backup differs in.
type kindName struct {
	Kind      store.Kind
	one, Many string
}

// KindNames are those of all kinds that can be trashed or that a restore brings back, in the order in which they are shown.
func KindNames() []kindName {
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

// KindWord names a kind of thing.
func KindWord(k store.Kind) string {
	for _, n := range KindNames() {
		if n.Kind == k {
			return n.one
		}
	}
	return string(k)
}
