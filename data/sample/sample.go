// Package sample fills a store with made-up people and events, for trying the app and for pictures of it. Every
// person, library and address in it is invented; the domains are reserved (RFC 2606), and the telephone numbers
// are from ranges for fiction.
package sample

import (
	"encoding/json"
	"fmt"
	"time"

	"lanyard/assets"
	"lanyard/data"
)

// file is assets/sample/sample.json. Days count from today, so that one event is always past, one going on and
// one ahead.
type file struct {
	Me     data.Contact `json:"me"`
	Cards  []card       `json:"cards"`
	Events []event      `json:"events"`
	People []person     `json:"people"`

	OrgNames      []string       `json:"org_names"`
	TopicCadences []topicCadence `json:"topic_cadences"`
	Views         []view         `json:"views"`
}

type card struct {
	Name string                   `json:"name"`
	Show []data.FieldRef          `json:"show"`
	Own  map[data.FieldKey]string `json:"own"`
}

type event struct {
	Key      string    `json:"key"` // the name that encounters use for it
	Name     string    `json:"name"`
	Place    string    `json:"place"`
	Zone     string    `json:"zone"`
	From     int       `json:"from"` // first day
	To       int       `json:"to"`   // last day
	Link     string    `json:"link"`
	Note     string    `json:"note"`
	Current  bool      `json:"current"`
	Sessions []session `json:"sessions"`

	Goal       string          `json:"goal"`
	GoalPeople int             `json:"goal_people"`
	Currency   string          `json:"currency"`
	Costs      []data.Cost     `json:"costs"`
	Questions  []data.Question `json:"questions"`
}

// session is at a time on a day or, without From, begins so many minutes from now: at whatever hour a demonstration is
// opened, something is on.
type session struct {
	Title    string `json:"title"`
	Speakers string `json:"speakers"`
	Room     string `json:"room"`
	Day      int    `json:"day"`
	From     string `json:"from"` // "09:30" at the event's place
	To       string `json:"to"`
	In       int    `json:"in"`   // minutes
	Long     int    `json:"long"` // minutes
	Going    bool   `json:"going"`
}

type person struct {
	Contact  data.Contact      `json:"contact"`
	Photo    string            `json:"photo"` // a file beside sample.json
	Source   data.SourceKind   `json:"source"`
	Met      []encounter       `json:"met"`
	Promises []promise         `json:"promises"` // from the latest encounter
	Attends  map[string]attend `json:"attends"`  // by event

	Appointments []appointment `json:"appointments"`

	BirthdayIn *int     `json:"birthday_in"` // days; its year is not known
	Cadence    cadence  `json:"cadence"`
	Consent    consent  `json:"consent"`
	Letters    []letter `json:"letters"`
}

// attend is a place on the list of an event: a status alone, or with what more is known.
type attend struct {
	Status    data.AttendeeStatus `json:"status"`
	Note      string              `json:"note"`
	Cancelled *int                `json:"cancelled"` // the day on which it became known
}

// UnmarshalJSON implements json.Unmarshaler.
func (a *attend) UnmarshalJSON(b []byte) error {
	if err := json.Unmarshal(b, &a.Status); err == nil {
		return nil
	}
	type whole attend
	return json.Unmarshal(b, (*whole)(a))
}

// appointment is at a time on a day, so many minutes from now, or so many minutes ago. A kept one led to the encounter at
// that time.
type appointment struct {
	Event string                `json:"event"`
	Day   int                   `json:"day"`
	At    string                `json:"at"`
	In    int                   `json:"in"`
	Ago   int                   `json:"ago"`
	Long  int                   `json:"long"` // minutes
	Place string                `json:"place"`
	State data.AppointmentState `json:"state"`
	Note  string                `json:"note"`
}

// encounter is at a time on a day, or so many minutes ago: a demonstration opened at eight
// in the morning must not show encounters at ten.
type encounter struct {
	Event   string      `json:"event"`
	Session string      `json:"session"`
	Day     int         `json:"day"`
	At      string      `json:"at"`
	Ago     int         `json:"ago"`
	Place   string      `json:"place"`
	Note    string      `json:"note"`
	Warmth  data.Warmth `json:"warmth"`
	Medium  data.Medium `json:"medium"`

	IntroducedBy string `json:"introduced_by"` // the display name

	Answers map[string][]string `json:"answers"` // by the key of the question
}

type promise struct {
	By   data.Ower `json:"by"`
	Text string    `json:"text"`
	Due  *int      `json:"due"`
	Done *int      `json:"done"`

	SnoozedEvent string `json:"snoozed_event"` // waits for its first day
}

func read() (file, error) {
	var f file
	text, err := assets.Files.ReadFile("sample/sample.json")
	if err != nil {
		return f, err
	}
	if err := json.Unmarshal(text, &f); err != nil {
		return f, fmt.Errorf("sample/sample.json: %w", err)
	}
	return f, nil
}

// calendar turns the file's days and times into moments.
type calendar struct{ now time.Time }

// day is midnight of the n-th day from today in the place.
func (c calendar) day(n int, at *time.Location) time.Time {
	y, m, d := c.now.In(at).Date()
	return time.Date(y, m, d+n, 0, 0, 0, 0, at)
}

// date is the n-th day from the user's today.
func (c calendar) date(n int) data.Date {
	return data.DateOf(c.day(n, c.now.Location()))
}

// soon is so many minutes from now, at a time that programmes have: a multiple of five minutes, as the place's clocks show it.
func (c calendar) soon(minutes int, at *time.Location) time.Time {
	t := c.now.In(at).Add(time.Duration(minutes) * time.Minute).Truncate(time.Minute)
	return t.Add(-time.Duration(t.Minute()%5) * time.Minute)
}

// clock is "15:04" on the n-th day from today in the place.
func (c calendar) clock(n int, hhmm string, at *time.Location) (time.Time, error) {
	t, err := time.Parse("15:04", hhmm)
	if err != nil {
		return time.Time{}, err
	}
	y, m, d := c.day(n, at).Date()
	return time.Date(y, m, d, t.Hour(), t.Minute(), 0, 0, at), nil
}
