package filters

import (
	"lanyard/data"
	"lanyard/data/say"
	"lanyard/ui/lang"
	"lanyard/ui/words"
)

// filter is a condition with one of its values; with no value all of them.
type filter struct {
	by    data.ConditionKey
	value any
}

// everyday are the words by which people look for a filter, beside those that it shows. A language has its own, with blanks between.
var everyday = map[filter]say.Text{
	{data.ByTopics, nil}: say.T("topic tag subject keyword expertise interest"),
	{data.ByEvent, nil}:  say.T("event conference workshop meeting where"),

	{data.BySession, nil}: say.T("session talk lecture programme"),
	{data.ByAnswers, nil}: say.T("answer question reply said"),

	{data.ByStatus, nil}:             say.T("list attendee guest status"),
	{data.ByStatus, data.Expected}:   say.T("registered coming invited"),
	{data.ByStatus, data.WantToMeet}: say.T("star starred wanted wish"),
	{data.ByStatus, data.Met}:        say.T("seen spoke talked"),
	{data.ByStatus, data.Closed}:     say.T("done finished"),

	{data.ByMet, nil}:                 say.T("met date day since until before after when last"),
	{data.ByMedium, nil}:              say.T("medium contact logged"),
	{data.ByMedium, data.FaceToFace}:  say.T("person personally"),
	{data.ByMedium, data.ByCall}:      say.T("phone telephone called"),
	{data.ByMedium, data.ByVideo}:     say.T("online screen"),
	{data.ByMedium, data.ByMail}:      say.T("mail email e-mail written"),
	{data.ByMedium, data.ByMessage}:   say.T("chat text sms messenger"),
	{data.ByMedium, data.ByLetter}:    say.T("post paper written"),
	{data.ByMedium, data.OtherMedium}: say.T("other else"),

	{data.ByWarmth, nil}:       say.T("warmth interest lead"),
	{data.ByWarmth, data.Hot}:  say.T("star favourite best important"),
	{data.ByWarmth, data.Warm}: say.T("good"),
	{data.ByWarmth, data.Cool}: say.T("cold"),

	{data.ByClock, nil}:                             say.T("cadence touch interval"),
	{data.ByClock, data.DueNow}:                     say.T("late over overdue today time write"),
	{data.ByClock, data.ClockFilter(data.Soon)}:     say.T("next coming"),
	{data.ByClock, data.ClockFilter(data.Due)}:      say.T("due late over overdue"),
	{data.ByClock, data.ClockFilter(data.Drifting)}: say.T("due late over overdue drifting losing"),
	{data.ByClock, data.ClockFilter(data.Dormant)}:  say.T("dormant asleep sleeping lost years"),
	{data.ByClock, data.PutOff}:                     say.T("later paused snoozed postponed"),
	{data.ByClock, data.AnyCadence}:                 say.T("keep regularly often every"),
	{data.ByClock, data.NoCadence}:                  say.T("no without not"),

	{data.ByOwed, nil}:             say.T("promise promised owe owed task open"),
	{data.ByOwed, data.OwedByMe}:   say.T("my mine todo debt"),
	{data.ByOwed, data.OwedByThem}: say.T("their theirs waiting"),
	{data.ByOwed, data.OwedByAny}:  say.T("any"),

	{data.ByOrganisation, nil}:       say.T("organisation organization company firm employer institution library work"),
	{data.ByBelonging, nil}:          say.T("organisation organization"),
	{data.ByBelonging, data.Inside}:  say.T("colleague colleagues inside internal own us"),
	{data.ByBelonging, data.Outside}: say.T("outside external outsiders"),
	{data.BySource, nil}:             say.T("source came from"),
	{data.BySource, data.Typed}:      say.T("hand entered manually"),
	{data.BySource, data.FromQR}:     say.T("qr scan scanned camera badge"),
	{data.BySource, data.FromSwap}:   say.T("phone swapped exchanged"),
	{data.BySource, data.FromFile}:   say.T("csv vcard outlook google excel"),
	{data.BySource, data.FromText}:   say.T("clipboard signature text copied"),
	{data.ByImport, nil}:             say.T("import imported file csv upload"),
	{data.ByNoNote, nil}:             say.T("without empty nothing notes unwritten"),
	{data.ByNoEmail, nil}:            say.T("no mail email e-mail without missing unreachable"),
	{data.ByIncomplete, nil}:         say.T("missing unfinished partial gaps"),
	{data.ByOver, nil}:               say.T("over expired overdue until retention consent agreed privacy erase delete"),
}

// alsoFor gives the everyday words of a condition with a value, among them those for any of its values.
func alsoFor(by data.ConditionKey, value any) string {
	of := ""
	if value != nil {
		of = lang.Say(everyday[filter{by, value}])
	}
	return words.Joined(" ", lang.Say(everyday[filter{by, nil}]), of)
}
