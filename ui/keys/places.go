package keys

import "lanyard/data/say"

// The places, in the order of the help.
const (
	Window     Place = "window"
	Screen     Place = "screen"
	Sheet      Place = "sheet"
	Page       Place = "page"
	List       Place = "list"
	People     Place = "people"
	Today      Place = "today"
	Promises   Place = "promises"
	FollowUp   Place = "follow up"
	Review     Place = "review"
	Closing    Place = "closing"
	Guests     Place = "event"
	Whom       Place = "whom"
	Programme  Place = "programme"
	Duplicates Place = "duplicates"
	Swap       Place = "swap"
	FullScreen Place = "full screen"
	Field      Place = "field"
	Calendar   Place = "calendar"
	Photo      Place = "photo"
	Button     Place = "button"
	Choice     Place = "choice"
	Question   Place = "question"
	Media      Place = "media"
	Failure    Place = "failure"
)

// Where says for the user where a place is.
func (p Place) Where() say.Text {
	switch p {
	case Window:
		return say.T("Everywhere")
	case Screen:
		return say.T("On a screen")
	case Sheet:
		return say.T("In a sheet")
	case Page:
		return say.T("On a page that is longer than the window")
	case List:
		return say.T("In a list")
	case People:
		return say.T("In People")
	case Today:
		return say.T("In Today")
	case Promises:
		return say.T("In the list of all promises")
	case FollowUp:
		return say.T("In Follow up of an event")
	case Review:
		return say.T("In the evening review")
	case Closing:
		return say.T("While you close an event")
	case Guests:
		return say.T("In an event's list of people")
	case Whom:
		return say.T("In the list of whom you should meet")
	case Programme:
		return say.T("In the programme of an event")
	case Duplicates:
		return say.T("In Duplicates")
	case Swap:
		return say.T("In Swap")
	case FullScreen:
		return say.T("While a code fills the screen")
	case Field:
		return say.T("In a field")
	case Calendar:
		return say.T("In the calendar of a field for a day")
	case Photo:
		return say.T("While you cut a photo")
	case Button:
		return say.T("On a button")
	case Choice:
		return say.T("On a choice that drops down")
	case Question:
		return say.T("On a question of the event")
	case Media:
		return say.T("While you log contact, on the ways of it")
	case Failure:
		return say.T("When the file could not be opened")
	}
	return say.T("Elsewhere")
}
