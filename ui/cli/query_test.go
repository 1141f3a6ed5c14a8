package cli

import (
	"encoding/json"
	"reflect"
	"slices"
	"testing"

	"lanyard/data"
	"lanyard/data/letter"
)

// Each condition of a query has a flag.
func TestEveryConditionHasAFlag(t *testing.T) {
	has := map[data.ConditionKey]bool{}
	for _, f := range queryFlagTable {
		has[f.of] = true
	}
	for _, c := range data.Conditions {
		if !has[c.Key] {
			t.Errorf("%s: add its flag to queryFlagTable", c.Key)
		}
	}
}

// No template is called as a command below "letter".
func TestEveryWordBehindLetterIsNoName(t *testing.T) {
	var words []string
	for _, c := range (&env{}).letterCommand().Commands() {
		words = append(words, c.Name())
	}
	slices.Sort(words)
	if !slices.Equal(words, letter.Words) {
		t.Errorf("the commands are %q, refused are %q", words, letter.Words)
	}
}

// Each field of a query stands in the document of a view.
func TestADocumentHasAWholeQuery(t *testing.T) {
	for i := range reflect.TypeFor[data.Query]().NumField() {
		var v data.View
		field := reflect.ValueOf(&v.Query).Elem().Field(i)
		name := reflect.TypeFor[data.Query]().Field(i).Name
		switch field.Kind() {
		case reflect.String:
			field.SetString("x")
		case reflect.Int, reflect.Int64:
			field.SetInt(3)
		case reflect.Bool:
			field.SetBool(true)
		case reflect.Slice:
			field.Set(reflect.MakeSlice(field.Type(), 1, 1))
		default:
			field.Set(reflect.ValueOf(data.Date{Year: 2026, Month: 1, Day: 2}))
		}
		v.EventName, v.SessionName = "an event", "a session"
		b, err := json.Marshal(queryOf(&v, &data.Event{}, &data.Import{}))
		if err != nil || string(b) == "{}" {
			t.Errorf("%s is not in the document: %s, %v", name, b, err)
		}
	}
}
