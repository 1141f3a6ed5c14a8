package field

import (
	"regexp"
	"strings"

	"lanyard/data"
)

// answerHead begins the header of a column of answers.
const answerHead = "Answer: "

var answerForm = regexp.MustCompile(`(?is)^answer: *(?:(.*\S) )?\[([^\[\]]+)\]$`)

// AnswerHeader is the header of the column of the answers to a question: "Answer: Which topics? [topic]". AnswerKey reads the key
// from it.
func AnswerHeader(q data.Question) string {
	text := strings.Join(strings.Fields(q.Text), " ")
	if header := answerHead + q.Key; text == "" || data.Fold(text) == data.Fold(q.Key) {
		if key, _ := AnswerKey(header); key == q.Key {
			return header
		}
	}
	return answerHead + strings.TrimLeft(text+" ["+q.Key+"]", " ")
}

// AnswerKey gives the key of the question whose answers a column with this header holds: "topic" for "Answer: topic" and "Answer:
// Which topics? [topic]"; false for any other header.
func AnswerKey(header string) (string, bool) {
	header = strings.TrimSpace(header)
	if len(header) < len(answerHead) || !strings.EqualFold(header[:len(answerHead)], answerHead) {
		return "", false
	}
	if m := answerForm.FindStringSubmatch(header); m != nil {
		return m[2], true
	}
	key := strings.TrimSpace(header[len(answerHead):])
	return key, key != ""
}
