package data

import (
	"testing"

	"lanyard/data/say"
)

func TestEveryPresetCanBeAsked(t *testing.T) {
	english := func(s say.Sayer) string { return s.Say().String() }
	for _, p := range QuestionPresets {
		e := Event{}
		e.AddQuestions(p.Questions(english)...)
		if len(e.Questions) != len(p.questions) {
			t.Errorf("%s gives %d questions of %d", p.Name, len(e.Questions), len(p.questions))
		}
		for _, q := range e.Questions {
			if fault := q.Fault(); fault != nil {
				t.Error(p.Name, fault)
			}
			for _, v := range q.Qualifies {
				if _, err := q.Answer(v); err != nil {
					t.Error(p.Name, err)
				}
			}
		}
		n := len(e.Questions)
		if e.AddQuestions(p.Questions(english)...); len(e.Questions) != n {
			t.Errorf("%s taken twice asks twice", p.Name)
		}
	}
}

func TestAnEventAsksNoMoreThanItsMost(t *testing.T) {
	e := Event{}
	for range MostQuestions + 3 {
		e.AddQuestions(Question{Key: e.FreeKey("What for?"), Text: "What for?", Type: TextQuestion})
	}
	if len(e.Questions) != MostQuestions || e.Questions[0].Key != "what_for" || e.Questions[1].Key != "what_for_2" {
		t.Errorf("%d questions: %+v", len(e.Questions), e.Questions[:2])
	}
	if key := e.FreeKey("???"); key != "question" {
		t.Errorf("a text of signs has the key %q", key)
	}
}

func TestWhatIsAnAnswer(t *testing.T) {
	choice := Question{Key: "role", Text: "Role", Type: ChoiceQuestion, Choices: []string{"Librarian", "IT staff"}}
	for _, c := range []struct {
		q           Question
		value, want string // "" is none
	}{
		{choice, "librarian", "Librarian"},
		{choice, " it  STAFF ", "IT staff"},
		{choice, "Baker", ""},
		{choice, " ", ""},
		{Question{Key: "news", Type: YesNoQuestion}, "Y", Yes},
		{Question{Key: "news", Type: YesNoQuestion}, "false", No},
		{Question{Key: "news", Type: YesNoQuestion}, "maybe", ""},
		{Question{Key: "use", Type: TagsQuestion, Choices: []string{"Search"}}, "SEARCH", "Search"},
		{Question{Key: "use", Type: TagsQuestion, Choices: []string{"Search"}}, "maps", "maps"},
		{Question{Key: "size", Type: TextQuestion}, "about\n300", "about 300"},
	} {
		a, err := c.q.Answer(c.value)
		if (err == nil) != (c.want != "") || err == nil && (a.Value != c.want || a.Key != c.q.Key) {
			t.Errorf("%s %q is %q, %v; want %q", c.q.Key, c.value, a.Value, err, c.want)
		}
	}
}

func TestQuestionsThatCannotBeAsked(t *testing.T) {
	for claim, q := range map[string]Question{
		"no text":             {Key: "x", Type: TextQuestion},
		"no type":             {Key: "x", Text: "X"},
		"a choice of nothing": {Key: "x", Text: "X", Type: ChoiceQuestion},
		"a text with choices": {Key: "x", Text: "X", Type: TextQuestion, Choices: []string{"A"}},
		"a choice twice":      {Key: "x", Text: "X", Type: ChoiceQuestion, Choices: []string{"A", "a"}},
	} {
		if q.Fault() == nil {
			t.Errorf("%s can be asked", claim)
		}
	}
	for _, key := range []string{"", "x y", "x=y", "a,b"} {
		if KeyFault(key) == nil {
			t.Errorf("%q is a key", key)
		}
	}
	if fault := KeyFault("größe"); fault != nil {
		t.Error(fault)
	}
	for _, q := range []Question{{Key: "x", Text: "X", Type: TagsQuestion}, {Key: "x", Text: "X", Type: YesNoQuestion}, {Key: "größe", Text: "X", Type: TextQuestion}} {
		if fault := q.Fault(); fault != nil {
			t.Error(fault)
		}
	}
}
