package data_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"lanyard/data"
)

// notInTable are the texts of a contact that are no text of one line.
var notInTable = []string{"note"}

func TestEveryTextOfAContactIsInTheTable(t *testing.T) {
	var c data.Contact
	v := reflect.ValueOf(&c).Elem()
	known := map[data.FieldKey]bool{}
	for i := range v.NumField() {
		key, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
		if v.Field(i).Kind() != reflect.String || key == "-" || slices.Contains(notInTable, key) {
			continue
		}
		known[data.FieldKey(key)] = true
		if got := c.Text(data.FieldKey(key)); got == nil || any(got) != v.Field(i).Addr().Interface() {
			t.Errorf("%s is not in data.Texts, or stands for another field", key)
		}
	}
	for _, f := range data.Texts {
		if !known[f.Key] {
			t.Errorf("data.Texts has %q, which Contact has not", f.Key)
		}
		if f.Column == "" || f.Noun == "" {
			t.Errorf("%s has no column or no noun: %+v", f.Key, f)
		}
		if f.Heading == "" && (f.Role == data.OtherName || f.Role == data.Detail) {
			t.Errorf("%s has no heading for a value that a merge replaces", f.Key)
		}
	}
}

func TestACodeCanLeaveOutEveryDetail(t *testing.T) {
	for _, f := range data.Fields {
		var c data.Contact
		*f.Text(&c) = "x"
		stays := f.InName() || f.Key == "organisation"
		if can := slices.ContainsFunc(data.DropOrder, func(d data.Droppable) bool { return d.In(c) }); can == stays {
			t.Errorf("%s: a code leaves it out: %v", f.Key, can)
		}
	}
}

func TestEveryFieldIsComparedMergedAndShown(t *testing.T) {
	for _, f := range data.Fields {
		var empty, full data.Contact
		full.Given, full.Family = "Ada", "Ott"
		empty = full
		*f.Text(&empty), *f.Text(&full) = "", " Some  value "
		full.Normalise("")
		if got := *f.Text(&full); got != "Some value" {
			t.Errorf("%s is normalised to %q", f.Key, got)
		}
		if !slices.ContainsFunc(data.Diff(empty, full), func(c data.Change) bool { return c.Field == f.Key }) {
			t.Errorf("%s is not compared", f.Key)
		}
		if merged, _ := data.Merge(data.Contact{}, full); *f.Text(&merged) != "Some value" {
			t.Errorf("%s is not merged", f.Key)
		}
		ref := data.FieldRef(f.Key)
		if !slices.Contains(data.Refs(&full), ref) {
			t.Errorf("%s cannot be chosen for a card", f.Key)
		}
		card := data.Card{Show: []data.FieldRef{ref}}
		if shown := card.Contact(full); *f.Text(&shown) != "Some value" {
			t.Errorf("%s is not shown on a card", f.Key)
		}
		card = data.Card{Own: map[data.FieldKey]string{f.Key: "Own"}}
		if shown := card.Contact(full); *f.Text(&shown) != "Own" {
			t.Errorf("%s cannot be a card's own", f.Key)
		}
	}
}
