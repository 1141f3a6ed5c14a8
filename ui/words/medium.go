package words

import (
	"lanyard/data"
	"lanyard/ui/lang"
)

// Medium names a medium as a choice.
func Medium(m data.Medium) string {
	switch m.Or() {
	case data.FaceToFace:
		return lang.L("Face to face")
	case data.ByCall:
		return lang.L("Call")
	case data.ByVideo:
		return lang.L("Video call")
	case data.ByMail:
		return lang.L("E-mail")
	case data.ByMessage:
		return lang.L("Message")
	case data.ByLetter:
		return lang.L("Letter")
	}
	return lang.L("Another way")
}

// MediumIcon is the icon of a medium.
func MediumIcon(m data.Medium) string {
	switch m.Or() {
	case data.FaceToFace:
		return "group" // not the mark of "met", which looks like a tick among the choices
	case data.ByCall:
		return "phone"
	case data.ByVideo:
		return "video"
	case data.ByMail:
		return "mail"
	case data.ByMessage:
		return "message"
	case data.ByLetter:
		return "letter"
	}
	return "more"
}

// Logged says with whom there was contact, and how: "Met Anna", "Call with Anna".
func Logged(m data.Medium, who string) string {
	switch m.Or() {
	case data.FaceToFace:
		return lang.L("Met {{.Name}}", who)
	case data.ByCall:
		return lang.L("Call with {{.Name}}", who)
	case data.ByVideo:
		return lang.L("Video call with {{.Name}}", who)
	case data.ByMail:
		return lang.L("E-mail with {{.Name}}", who)
	case data.ByMessage:
		return lang.L("Message with {{.Name}}", who)
	case data.ByLetter:
		return lang.L("Letter with {{.Name}}", who)
	}
	return lang.L("In touch with {{.Name}}", who)
}
