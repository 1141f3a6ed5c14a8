package table

import (
	"cmp"
	"slices"
	"strings"

	"lanyard/data"
	"lanyard/data/format/field"
)

const (
	answerWidth     = 24   // of a column of answers in a workbook, in characters
	answerSeparator = "; " // between several answers to one question
)

// Answers gives the answers to one question, for a cell: those of the latest encounter that has some.
func Answers(met []data.DraftEncounter, key string) string {
	for _, e := range slices.Backward(met) {
		var said []string
		for _, a := range e.Answers {
			if a.Key == key {
				said = append(said, a.Value)
			}
		}
		if len(said) > 0 {
			return strings.Join(said, answerSeparator)
		}
	}
	return ""
}

// takeAnswer takes the answers to the question that the column's label names. The user may have said that a column of another
// program is one: then its header makes the key.
func (r *rowDraft) takeAnswer(i int, v string) bool {
	col := &r.l.Columns[i]
	key := cmp.Or(col.Label, data.QuestionKey(col.Header))
	if key == "" {
		return false
	}
	for value := range strings.SplitSeq(v, answerSeparator) {
		if strings.TrimSpace(value) != "" {
			r.met.Answers = append(r.met.Answers, data.Answer{Key: key, Value: value})
		}
	}
	return true
}

// byKey gives answers in the order of their keys: a table has them in the order of its columns.
func byKey(answers []data.Answer) []data.Answer {
	out := slices.Clone(answers)
	slices.SortStableFunc(out, func(a, b data.Answer) int { return cmp.Compare(a.Key, b.Key) })
	return out
}

// withAnswers adds the headers of the questions to Lanyard's own.
func withAnswers(own []string, asked []data.Question) []string {
	out := slices.Clone(own)
	for _, q := range asked {
		out = append(out, field.AnswerHeader(q))
	}
	return out
}

// withoutAnswers takes the columns of answers from the end of a header.
func withoutAnswers(cells []string) []string {
	for len(cells) > 0 {
		if _, ok := field.AnswerKey(cells[len(cells)-1]); !ok {
			break
		}
		cells = cells[:len(cells)-1]
	}
	return cells
}
