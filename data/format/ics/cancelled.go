package ics

import (
	"strings"
	"unicode"

	"lanyard/data/format/pattern"
	"lanyard/data/say"
)

// cancelledWord begins a status that says that something does not take place.
var cancelledWord = pattern.Lazy(`(?i)^(?:cancel|annul|anul|abgesagt|entfällt|fällt aus|geannuleerd|inställ|avlyst|aflyst|peruttu|peruutettu|odwołan|zrušen|elmarad|törölve|[iİ]ptal|` +
	`ακυρ|отмен|скасован|ملغ|בוטל|中止|已?取消|キャンセル|취소)`)

// called are the words for this that programs and people put into a title.
const called = `(?:cancell?ed|cancelad[oa]s?|cancel·lat|cancellat[oaie]|annulée?s?|annulled|annullat[oaie]|annulliert|anulad[oa]s?|anulat[aă]?|abgesagt|entfällt|fällt aus|geannuleerd|` +
	`inställ[dt]a?|avlyst|aflyst|peruttu|peruutettu|odwołan[eyao]|zrušen[oaýáé]?|elmarad|törölve|[iİ]ptal(?: edildi)?|ακυρώθηκε|отмен[её]н[оаы]?|отмена|скасован[оаи]|` +
	`ملغ[ىي]ة?|בוטל|已取消|取消|中止|キャンセル(?:済み)?|취소(?:됨)?)`

var (
	// calledFirst matches "CANCELLED: Talk", "Canceled - Talk", "[Abgesagt] Talk".
	calledFirst = pattern.Lazy(`(?i)^(?:[*!\s]*` + called + `[*!]*[\s\x{A0}]*(?:[:：|/]|[-–—]+\s)|[*!\s]*[\[(<{【（]\s*` + called + `\s*!*[\])>}】）]\s*[:：–—-]?|\*+\s*` + called + `\s*\*+)[\s\x{A0}]*(\S.*)$`)
	// calledLast matches "Talk [cancelled]", "Talk – ABGESAGT".
	calledLast = pattern.Lazy(`(?i)^(.*\S)(?:\s*[\[({【（]\s*` + called + `\s*!*[\])}】）]|\s+[-–—|]+\s+` + called + `!*|\s*[:：]\s*` + called + `!*)\s*$`)
	// calledLoud matches "CANCELLED Talk": capitals before a title that is not in capitals.
	calledLoud  = pattern.Lazy(`(?i)^[*!]*(` + called + `)[*!]*\s+(\S.*)$`)
	calledAlone = pattern.Lazy(`(?i)^[*!\s\[(]*` + called + `[*!\s\])]*$`)
)

// withoutCancelled removes the word from a title; ok when there was one.
func withoutCancelled(title string) (rest string, ok bool) {
	if m := calledFirst().FindStringSubmatch(title); m != nil {
		return m[1], true
	}
	if m := calledLast().FindStringSubmatch(title); m != nil {
		return m[1], true
	}
	if m := calledLoud().FindStringSubmatch(title); m != nil && isLoud(m[1]) && !isLoud(m[2]) {
		return m[2], true
	}
	return title, calledAlone().MatchString(title)
}

// isLoud reports whether a text is in capitals.
func isLoud(s string) bool {
	return strings.IndexFunc(s, unicode.IsUpper) >= 0 && strings.IndexFunc(s, unicode.IsLower) < 0
}

// cancelledByTitle marks an item whose title says that it does not take place, and restores its former title,
// so that it is found again. said is the message about it.
func (it *Item) cancelledByTitle() (said say.Text) {
	if it.own() {
		return say.Text{}
	}
	title := it.Event.Name
	rest, ok := withoutCancelled(title)
	if !ok {
		return say.Text{}
	}
	told := it.Cancelled
	it.Event.Name, it.Cancelled = rest, true
	if told {
		return say.Text{}
	}
	return say.T("{{.Name}} is taken as cancelled: its title is {{.Title}}", quote(rest), quote(title))
}
