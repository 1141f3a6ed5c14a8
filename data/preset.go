package data

import (
	"fmt"

	"lanyard/data/say"
)

// QuestionPreset is a set of questions for a kind of event. Texts and choices are said in the user's language when it is
// taken, keys are the same everywhere.
type QuestionPreset struct {
	Name      say.Text
	questions []presetQuestion
}

type presetQuestion struct {
	key       string
	text      say.Text
	kind      QuestionType
	choices   []say.Text
	qualifies int // how many of the choices, from the first
}

// QuestionPresets are the presets, in the order in which they are offered.
var QuestionPresets = []QuestionPreset{
	{say.T("Booth"), []presetQuestion{
		{"role", say.T("What do they do?"), ChoiceQuestion, []say.Text{say.T("Librarian"), say.T("Researcher"), say.T("IT"), say.T("Management"), say.T("Student")}, 0},
		{"use", say.T("What do they want it for?"), TagsQuestion, nil, 0},
		{"when", say.T("When do they need it?"), ChoiceQuestion, []say.Text{say.T("Now"), say.T("This year"), say.T("Later")}, 2},
	}},
	{say.T("Conference"), []presetQuestion{
		{"topic", say.T("What did you talk about?"), TagsQuestion, nil, 0},
		{"offer", say.T("What can they give you?"), TextQuestion, nil, 0},
		{"ask", say.T("What do they look for?"), TextQuestion, nil, 0},
	}},
	{say.T("Workshop"), []presetQuestion{
		{"learned", say.T("What did you learn from them?"), TextQuestion, nil, 0},
		{"shared", say.T("What did you share with them?"), TextQuestion, nil, 0},
	}},
}

// Questions are those of the preset, in the language of words.
func (p QuestionPreset) Questions(words func(say.Sayer) string) []Question {
	out := make([]Question, len(p.questions))
	for i, q := range p.questions {
		out[i] = Question{Key: q.key, Text: words(q.text), Type: q.kind}
		for n, c := range q.choices {
			out[i].Choices = append(out[i].Choices, words(c))
			if n < q.qualifies {
				out[i].Qualifies = append(out[i].Qualifies, words(c))
			}
		}
	}
	return out
}

// AddQuestions puts questions behind those of an event, without those whose key it has, up to MostQuestions.
func (e *Event) AddQuestions(more ...Question) {
	for _, q := range more {
		if e.Question(q.Key) == nil && len(e.Questions) < MostQuestions {
			q.ID = 0
			e.Questions = append(e.Questions, q)
		}
	}
}

// FreeKey is a key for a question with a text that no other question of the event has.
func (e *Event) FreeKey(text string) string {
	first := QuestionKey(text)
	if first == "" {
		first = "question"
	}
	key := first
	for n := 2; e.Question(key) != nil; n++ {
		key = fmt.Sprintf("%s_%d", first, n)
	}
	return key
}
