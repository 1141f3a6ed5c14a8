package data

import (
	"slices"
	"strings"
	"unicode"

	"lanyard/data/say"
)

// yesAndNo are words that people write for the answers Yes and No, folded.
var yesAndNo = map[string]string{"yes": Yes, "y": Yes, "true": Yes, "1": Yes, "no": No, "n": No, "false": No, "0": No}

// Answer reads a value as an answer to the question, in the spelling of its choices. A *FieldError says why it is none:
// it is empty, or not among the choices.
func (q *Question) Answer(value string) (Answer, error) {
	a := Answer{Key: q.Key, Value: strings.Join(strings.Fields(value), " ")}
	if a.Value == "" {
		return a, &FieldError{Field: FieldKey(q.Key), Reason: say.T("is empty: give an answer")}
	}
	if q.Type == YesNoQuestion {
		if word := yesAndNo[Fold(a.Value)]; word != "" {
			a.Value = word
		}
	}
	if i := slices.IndexFunc(q.Options(), func(o string) bool { return Fold(o) == Fold(a.Value) }); i >= 0 {
		a.Value = q.Options()[i]
	} else if q.Type == ChoiceQuestion || q.Type == YesNoQuestion {
		return a, &FieldError{Field: FieldKey(q.Key), Value: a.Value, Reason: say.T("is not one of its choices: {{.Choices}}", strings.Join(q.Options(), ", "))}
	}
	return a, nil
}

// Fault says why a question cannot be asked; nil when it can.
func (q *Question) Fault() *FieldError {
	switch {
	case strings.TrimSpace(q.Text) == "":
		return &FieldError{Field: "question", Value: q.Key, Reason: say.T("has no text")}
	case !q.Type.Valid():
		return &FieldError{Field: "question type", Value: string(q.Type), Reason: say.T(`is not "choice", "tags", "yesno" or "text"`)}
	case q.Type == ChoiceQuestion && len(q.Choices) == 0:
		return &FieldError{Field: "question", Value: q.Key, Reason: say.T("has no choices: give some, or make it a text")}
	case len(q.Choices) > 0 && (q.Type == YesNoQuestion || q.Type == TextQuestion):
		return &FieldError{Field: "question", Value: q.Key, Reason: say.T("takes no choices: make it a choice or tags")}
	}
	for i, c := range q.Choices {
		if slices.ContainsFunc(q.Choices[:i], func(o string) bool { return Fold(o) == Fold(c) }) {
			return &FieldError{Field: "question", Value: q.Key, Reason: say.T("has the choice {{.Choice}} twice", c)}
		}
	}
	return nil
}

// KeyFault says why a key that is typed cannot be that of a question: it stands before the = of an answer.
func KeyFault(key string) *FieldError {
	if key == "" || strings.ContainsAny(key, "=,;") || strings.ContainsFunc(key, func(c rune) bool { return unicode.IsSpace(c) || !unicode.IsPrint(c) }) {
		return &FieldError{Field: "question", Value: key, Reason: say.T("is no key: write one word, without = and signs that part lists")}
	}
	return nil
}

// Choices cuts the choices of a question out of a text: commas, semicolons or lines between them, each once.
func Choices(text string) (out []string) {
	for _, c := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' || r == '\n' }) {
		c = strings.Join(strings.Fields(c), " ")
		if c != "" && !slices.ContainsFunc(out, func(o string) bool { return Fold(o) == Fold(c) }) {
			out = append(out, c)
		}
	}
	return out
}
