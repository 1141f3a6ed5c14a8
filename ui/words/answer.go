package words

import (
	"slices"
	"strings"

	"lanyard/data"
	"lanyard/ui/lang"
)

// Answer writes the value of an answer: yes and no in the user's language, all else as it is.
func Answer(value string) string {
	switch value {
	case data.Yes:
		return lang.L("Yes")
	case data.No:
		return lang.L("No")
	}
	return value
}

// Answered writes what somebody answered, question by question: "Role: Vendor · Use: Search, Store". A question that is
// asked no more is called by its key.
func Answered(event *data.Event, answers []data.Answer) string {
	var keys, all []string
	values := map[string][]string{}
	for _, q := range event.Questions {
		keys = append(keys, q.Key)
	}
	for _, a := range answers {
		if !slices.Contains(keys, a.Key) {
			keys = append(keys, a.Key)
		}
		values[a.Key] = append(values[a.Key], Answer(a.Value))
	}
	for _, key := range keys {
		if len(values[key]) == 0 {
			continue
		}
		text := key
		if q := event.Question(key); q != nil {
			text = q.Text
		}
		all = append(all, QuestionAndAnswer(text, Joined(", ", values[key]...)))
	}
	return Joined(" · ", all...)
}

// QuestionAndAnswer writes an answer behind its question.
func QuestionAndAnswer(question, answer string) string {
	if strings.HasSuffix(question, "?") || strings.HasSuffix(question, ":") {
		return lang.L("{{.Question}} {{.Answer}}", question, answer)
	}
	return lang.L("{{.Question}}: {{.Answer}}", question, answer)
}
