package data

import (
	"slices"
	"strings"
)

// QuestionType says how a question is answered.
type QuestionType string

// The types of questions.
const (
	ChoiceQuestion QuestionType = "choice" // one of its choices
	TagsQuestion   QuestionType = "tags"   // any of its choices, and others
	YesNoQuestion  QuestionType = "yesno"  // Yes or No
	TextQuestion   QuestionType = "text"   // a text of one line
)

// QuestionTypes are all types, in the order in which they are offered.
var QuestionTypes = []QuestionType{ChoiceQuestion, TagsQuestion, YesNoQuestion, TextQuestion}

// Valid reports whether t is one of the types.
func (t QuestionType) Valid() bool { return slices.Contains(QuestionTypes, t) }

// The answers to a question of type YesNoQuestion.
const (
	Yes = "yes"
	No  = "no"
)

// MostQuestions is how many questions an event has at most: nobody answers more at a booth.
const MostQuestions = 9

// Question is what is asked of everybody at an event. Its key names it in answers, files and commands, and is the only one
// of the event.
type Question struct {
	ID        int64        `json:"-"`
	Key       string       `json:"key"`
	Text      string       `json:"text"`
	Type      QuestionType `json:"type"`
	Choices   []string     `json:"choices,omitempty"`
	Qualifies []string     `json:"qualifies,omitempty"` // the answers that make somebody qualified
}

// Answer is what somebody answered at an encounter. Several answers with one key are several tags.
type Answer struct {
	Key   string `json:"key"`
	Value string `json:"value"`
}

// Options are the answers that a question offers: its choices, or yes and no.
func (q *Question) Options() []string {
	if q.Type == YesNoQuestion {
		return []string{Yes, No}
	}
	return q.Choices
}

// Qualifying reports whether an answer is to this question and qualifies.
func (q *Question) Qualifying(a Answer) bool {
	return a.Key == q.Key && slices.ContainsFunc(q.Qualifies, func(v string) bool { return Fold(v) == Fold(a.Value) })
}

// QuestionKey makes a key of the text of a question: its first words, folded, joined by "_".
func QuestionKey(text string) string {
	words := strings.FieldsFunc(Fold(text), func(r rune) bool { return r == ' ' || r == '_' })
	return strings.Join(words[:min(len(words), 3)], "_")
}

// Answered gives the answers of an encounter once more are given. A question keeps its latest answer, one of type
// TagsQuestion all of them; an empty answer changes nothing.
func (e *Event) Answered(have, more []Answer) []Answer {
	out := slices.Clone(have)
	for _, a := range more {
		a.Value = strings.TrimSpace(a.Value)
		if a.Value == "" {
			continue
		}
		q := e.Question(a.Key)
		if q != nil && q.Type == TagsQuestion {
			if !slices.ContainsFunc(out, func(o Answer) bool { return o.Key == a.Key && Fold(o.Value) == Fold(a.Value) }) {
				out = append(out, a)
			}
			continue
		}
		out = slices.DeleteFunc(out, func(o Answer) bool { return o.Key == a.Key })
		out = append(out, a)
	}
	return out
}

// AnswerCount is an answer and the number of contacts outside the trash who gave it.
type AnswerCount struct {
	Answer
	Text  string // of the question; its key where no event asks it any more
	Count int
}
