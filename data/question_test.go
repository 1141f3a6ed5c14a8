package data_test

import (
	"reflect"
	"testing"

	"lanyard/data"
)

func TestAnAnswerIsNeverErasedByAnEmptyOne(t *testing.T) {
	e := data.Event{Questions: []data.Question{
		{Key: "role", Type: data.ChoiceQuestion, Choices: []string{"buyer", "user"}},
		{Key: "use", Type: data.TagsQuestion},
	}}
	answer := func(pairs ...string) (out []data.Answer) {
		for i := 0; i < len(pairs); i += 2 {
			out = append(out, data.Answer{Key: pairs[i], Value: pairs[i+1]})
		}
		return out
	}
	for _, c := range []struct {
		claim            string
		have, more, want []data.Answer
	}{
		{"the first answer", nil, answer("role", "user"), answer("role", "user")},
		{"an empty one changes nothing", answer("role", "user"), answer("role", " "), answer("role", "user")},
		{"a choice is replaced", answer("role", "user", "use", "x"), answer("role", "buyer"), answer("use", "x", "role", "buyer")},
		{"tags are added", answer("use", "archive"), answer("use", "metadata", "use", "Archive"), answer("use", "archive", "use", "metadata")},
		{"a question that is gone keeps one answer", answer("when", "soon"), answer("when", "later"), answer("when", "later")},
		{"none changes nothing", answer("role", "user"), nil, answer("role", "user")},
	} {
		before := append([]data.Answer(nil), c.have...)
		if got := e.Answered(c.have, c.more); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %v, want %v", c.claim, got, c.want)
		}
		if !reflect.DeepEqual(before, append([]data.Answer(nil), c.have...)) {
			t.Errorf("%s: what was there is altered: %v", c.claim, c.have)
		}
	}
}

func TestAQuestionSaysWhichAnswersQualify(t *testing.T) {
	role := data.Question{Key: "role", Type: data.ChoiceQuestion, Choices: []string{"Buyer", "User"}, Qualifies: []string{"Buyer"}}
	for _, c := range []struct {
		a    data.Answer
		want bool
	}{
		{data.Answer{Key: "role", Value: "Buyer"}, true},
		{data.Answer{Key: "role", Value: "buyer"}, true},
		{data.Answer{Key: "role", Value: "User"}, false},
		{data.Answer{Key: "use", Value: "Buyer"}, false},
		{data.Answer{Key: "role"}, false},
	} {
		if got := role.Qualifying(c.a); got != c.want {
			t.Errorf("%v: %v", c.a, got)
		}
	}
	yes := data.Question{Type: data.YesNoQuestion}
	if got := yes.Options(); !reflect.DeepEqual(got, []string{data.Yes, data.No}) {
		t.Errorf("yes or no offers %v", got)
	}
}

func TestAQuestionsKeyIsMadeOfItsText(t *testing.T) {
	for text, want := range map[string]string{
		"What is your role?": "what_is_your", "Übung": "ubung", "Role": "role", "  ": "", "何が必要ですか": data.QuestionKey("何が必要ですか"),
	} {
		if got := data.QuestionKey(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
