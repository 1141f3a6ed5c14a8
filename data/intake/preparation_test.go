package intake

import (
	"slices"
	"testing"
	"time"

	"lanyard/data"
)

func TestWhatADocumentSaysOfAnEventFillsWhatIsEmpty(t *testing.T) {
	closed := time.Date(2026, 8, 15, 9, 0, 0, 0, time.UTC)
	stored := data.Event{Goal: "mine", Currency: "EUR", Costs: []data.Cost{{Label: "train", Minor: 4000}}, Questions: []data.Question{{Key: "topic", Type: data.TagsQuestion}}}
	said := data.Event{
		Goal: "theirs", GoalPeople: 12, Currency: "EUR", Value: 500, Costs: []data.Cost{{Label: "hotel", Minor: 1}}, Within: data.FollowUpDays{Hot: 2},
		Questions: []data.Question{{Key: "topic", Type: data.TextQuestion}, {Key: "budget", Type: data.YesNoQuestion}}, Closed: closed,
	}
	if !fillPreparation(&stored, &said) {
		t.Error("nothing was filled")
	}
	keys := []string{stored.Questions[0].Key, stored.Questions[1].Key}
	if stored.Goal != "mine" || stored.GoalPeople != 12 || stored.Value != 500 || stored.Costs[0].Label != "train" || stored.Within.Hot != 2 ||
		!slices.Equal(keys, []string{"topic", "budget"}) || stored.Questions[0].Type != data.TagsQuestion || !stored.Closed.Equal(closed) {
		t.Errorf("it is %+v", stored)
	}
	if fillPreparation(&stored, &said) {
		t.Error("the second time it changes something")
	}
	other := data.Event{Currency: "USD", Costs: []data.Cost{{Label: "flight", Minor: 9}}}
	empty := data.Event{Currency: "EUR"}
	if fillPreparation(&empty, &other); len(empty.Costs) > 0 {
		t.Errorf("dollars are taken for euros: %+v", empty)
	}
}

func TestAnswersOfAFileAreJoined(t *testing.T) {
	b := newEventBook(nil)
	b.add(&eventEntry{event: data.Event{ID: 7, Name: "Fair", Questions: []data.Question{{Key: "topic", Type: data.TagsQuestion}, {Key: "budget", Type: data.YesNoQuestion}}}})
	have := []data.Answer{{Key: "topic", Value: "IIIF"}, {Key: "budget", Value: "no"}}
	for name, tc := range map[string]struct {
		event      int64
		more, want []data.Answer
	}{
		"nothing":                     {7, nil, have},
		"the same in another order":   {7, []data.Answer{have[1], have[0]}, have},
		"a further tag":               {7, []data.Answer{{Key: "topic", Value: "ORCID"}}, append(slices.Clone(have), data.Answer{Key: "topic", Value: "ORCID"})},
		"another answer":              {7, []data.Answer{{Key: "budget", Value: "yes"}}, []data.Answer{have[0], {Key: "budget", Value: "yes"}}},
		"several of no question":      {0, []data.Answer{{Key: "x", Value: "1"}, {Key: "x", Value: "2"}}, append(slices.Clone(have), data.Answer{Key: "x", Value: "1"}, data.Answer{Key: "x", Value: "2"})},
		"an answer that says nothing": {7, []data.Answer{{Key: "budget", Value: " "}}, have},
	} {
		if got := b.answered(tc.event, have, tc.more); !slices.Equal(got, tc.want) {
			t.Errorf("%s: %v", name, got)
		}
	}
}
