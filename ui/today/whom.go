package today

import (
	"slices"

	"lanyard/data"
	"lanyard/ui/edit"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/letters"
	"lanyard/ui/touch"
)

// whom is the person whom a row is about; ID 0 for nobody.
type whom struct {
	id   int64
	name string
}

// withUsual adds to what can be done with a row what can be done with the person whom it is about, wherever they stand: by the keys
// of an event's list. What the row does otherwise by one of the keys stays.
func (s *Page) withUsual(acts []act, who whom) []act {
	if who.id == 0 {
		return acts
	}
	event := s.eventThere()
	for _, a := range []act{
		s.logAct(who.id),
		{keys.TodayWrite, lang.L("Write …"), "", func() { letters.Write(s.w, who.id) }},
		{keys.TodayOwe, lang.L("Promise …"), "", func() { edit.PromiseTo(s.w, []int64{who.id}, event) }},
		{keys.TodayGo, lang.L("Appointment …"), "", func() {
			edit.Appointment(s.w, data.Appointment{ContactID: who.id, EventID: event}, who.name)
		}},
		{keys.TodayMet, lang.L("Met now"), "", func() { s.metNow(who.id, who.name, s.view) }},
	} {
		if !slices.ContainsFunc(acts, func(had act) bool { return had.key == a.key }) {
			acts = append(acts, a)
		}
	}
	return acts
}

// eventThere is the event that the user is at, or that goes on; 0 for none.
func (s *Page) eventThere() int64 {
	if s.view.there {
		return s.view.event.ID
	}
	return 0
}

// logAct logs contact with somebody.
func (s *Page) logAct(person int64) act {
	return act{keys.TodayLog, lang.L("Log contact …"), "", func() { touch.Log(s.w, []int64{person}) }}
}
