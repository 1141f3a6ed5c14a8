package programme

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lanyard/data"
	"lanyard/data/format/pattern"
)

var (
	roomCode  = pattern.Lazy(`^(?:[A-Za-z]{1,3}[-. ]?)?\d{1,2}[.-]?\d{1,3}[a-zA-Z]?$|^[A-Z]\d{1,4}[a-z]?$|^[A-Z]{1,2}\d?$`)
	roomEnd   = pattern.Lazy(`(?i)\p{L}{2}(?:saal|raum|zaal|halle|zimmer|forum|bühne)$`)
	roomLead  = pattern.Lazy(`(?i)^(?:in|at|@|im|in der|en|dans|venue|ort)\s+(?:the\s+)?`)
	roomTail  = pattern.Lazy(`(?i)(?:\s+@\s*|\s+in\s+(?:the\s+)?|\s+im\s+|\s*,\s*|\s+at\s+(?:the\s+)?)([^,@]{2,40})$`)
	roomFront = pattern.Lazy(`^(?:[\[(]([^\])]{1,40})[\])]|([^:–—|(),]{1,40})\s*(?:[:|–—]))\s*`)
)

// longestRoom is how many words a room may have.
const longestRoom = 6

// roomLike reports whether a text names a room: it is short, and has a word or the form for it.
func roomLike(s string) bool {
	s = bareRoom(s)
	w := strings.Fields(s)
	if len(w) == 0 || len(w) > longestRoom || len(s) > 60 || strings.ContainsAny(s, "?!:;") {
		return false
	}
	if len(w) == 1 && s != strings.ToLower(s) && roomCode().MatchString(s) && len(s) > 1 {
		return true
	}
	if c, _ := utf8.DecodeRuneInString(s); unicode.IsLower(c) && !rooms[data.Fold(w[0])] {
		return false
	}
	for _, one := range w {
		if rooms[data.Fold(one)] || roomEnd().MatchString(one) {
			return !nounsBesides(w)
		}
	}
	return false
}

// nounsBesides reports whether words of a room are those of a title: "Open Stage Workshop".
func nounsBesides(w []string) bool {
	n := 0
	for _, one := range w {
		key := data.Fold(one)
		if nouns[key] && !rooms[key] && key != "the" && key != "conference" && key != "plenary" && key != "library" {
			n++
		}
	}
	return n > 0 && len(w) > 2
}

// bareRoom is a room without brackets, and without what leads to it.
func bareRoom(s string) string {
	s = trimmed(strings.Trim(strings.TrimSpace(s), "()[]"))
	return roomLead().ReplaceAllString(s, "")
}

// shortName reports whether a text may be the name of a room: few words, each with a capital, and no sentence.
func shortName(s string) bool {
	w := strings.Fields(s)
	if len(w) == 0 || len(w) > 4 || len(s) > 40 || strings.ContainsAny(s, ".!?:;,\"") || strings.Contains(s, "://") {
		return false
	}
	for _, one := range w {
		if c, _ := utf8.DecodeRuneInString(one); !unicode.IsUpper(c) && !unicode.IsDigit(c) {
			return false
		}
	}
	return true
}

// acronym reports whether a text is letters in capitals only.
func acronym(s string) bool {
	return len(s) > 1 && len(s) < 9 && strings.IndexFunc(s, func(c rune) bool { return !unicode.IsUpper(c) }) < 0
}
