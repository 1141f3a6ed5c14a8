package cli

import (
	"strings"
	"time"

	"lanyard/data"
)

// mediumWords says how somebody was last in touch.
var mediumWords = map[data.Medium]string{
	data.FaceToFace: "Last met", data.ByCall: "Last call", data.ByVideo: "Last video call", data.ByMail: "Last e-mail",
	data.ByMessage: "Last message", data.ByLetter: "Last letter", data.OtherMedium: "Last in touch",
}

// loggedWords says what was logged, with whom.
var loggedWords = map[data.Medium]string{
	data.FaceToFace: "Met ", data.ByCall: "Call with ", data.ByVideo: "Video call with ", data.ByMail: "E-mail with ",
	data.ByMessage: "Message with ", data.ByLetter: "Letter with ", data.OtherMedium: "In touch with ",
}

// reasonShown is how many letters of a note stand in a reason to write.
const reasonShown = 120

// sentence says a reason to write: "Last met at IFLA 2024; you spoke of “the scans”." It is empty when nothing is known.
func sentence(r *data.WriteReason) string {
	var parts []string
	if !r.Day.IsZero() {
		where := " on " + longDay(r.Day)
		if r.Event != "" {
			where = " at " + r.Event
		}
		parts = append(parts, mediumWords[r.Medium.Or()]+where)
	}
	if r.Note != "" {
		parts = append(parts, "you spoke of "+quotedPart(r.Note))
	}
	switch {
	case r.Promise == "":
	case r.By == data.ByThem:
		parts = append(parts, "they promised "+quotedPart(r.Promise))
	default:
		parts = append(parts, "you promised "+quotedPart(r.Promise))
	}
	if r.Topic != "" && r.Note == "" && r.Promise == "" {
		parts = append(parts, "you both know about "+quotedPart(r.Topic))
	}
	if len(parts) == 0 {
		return ""
	}
	text := strings.Join(parts, "; ") + "."
	return strings.ToUpper(text[:1]) + text[1:]
}

func quotedPart(text string) string {
	if letters := []rune(text); len(letters) > reasonShown {
		text = strings.TrimSpace(string(letters[:reasonShown])) + "…"
	}
	return "“" + text + "”"
}

// longDay is a day in words: "3 May 2024".
func longDay(d data.Date) string {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC).Format("2 January 2006")
}
