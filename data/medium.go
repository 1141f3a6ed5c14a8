package data

// Medium says by what means an encounter came about. A stored encounter without one was face to face.
type Medium string

// The media.
const (
	FaceToFace  Medium = "face"
	ByCall      Medium = "call"
	ByVideo     Medium = "video"
	ByMail      Medium = "mail" // e-mail
	ByMessage   Medium = "message"
	ByLetter    Medium = "letter" // on paper
	OtherMedium Medium = "other"
)

// Media are all media, in the order in which they are offered.
var Media = []Medium{FaceToFace, ByCall, ByVideo, ByMail, ByMessage, ByLetter, OtherMedium}

// Valid reports whether m is one of Media, or "", which means FaceToFace.
func (m Medium) Valid() bool {
	if m == "" {
		return true
	}
	for _, known := range Media {
		if m == known {
			return true
		}
	}
	return false
}

// Or gives the medium, FaceToFace for "".
func (m Medium) Or() Medium {
	if m == "" {
		return FaceToFace
	}
	return m
}

// InPerson reports whether people see each other in one place: only that restarts the clock for meeting face to face.
func (m Medium) InPerson() bool { return m.Or() == FaceToFace }
