package data

import (
	"reflect"
	"testing"
)

// fill gives a field of a query a value that is not zero.
func fill(t *testing.T, f reflect.Value) {
	t.Helper()
	switch f.Kind() {
	case reflect.String:
		f.SetString("x")
	case reflect.Int, reflect.Int64:
		f.SetInt(3)
	case reflect.Bool:
		f.SetBool(true)
	case reflect.Slice:
		f.Set(reflect.MakeSlice(f.Type(), 1, 1))
		fill(t, f.Index(0))
	case reflect.Struct:
		for i := range f.NumField() {
			fill(t, f.Field(i))
		}
	default:
		t.Fatalf("how is a %s filled?", f.Type())
	}
}

// Every field of a query belongs to exactly one condition: without it the program would export everybody where it should not,
// and show no chip.
func TestEveryFieldOfAQueryIsOfOneCondition(t *testing.T) {
	apart := map[string]bool{"Text": true, "Sort": true, "Reversed": true}
	of := map[ConditionKey]int{}
	for i := range reflect.TypeFor[Query]().NumField() {
		name := reflect.TypeFor[Query]().Field(i).Name
		var q Query
		fill(t, reflect.ValueOf(&q).Elem().Field(i))
		var set []Condition
		for _, c := range Conditions {
			if c.IsSet(&q) {
				set = append(set, c)
			}
		}
		switch {
		case apart[name]:
			if len(set) > 0 || q.Filtered() {
				t.Errorf("%s is a condition", name)
			}
			continue
		case len(set) != 1:
			t.Errorf("%s is of %d conditions: give it one in Conditions", name, len(set))
			continue
		}
		of[set[0].Key]++
		if !q.Filtered() || q.Everybody() || !q.Has(set[0].Key) {
			t.Errorf("%s: a query with it counts as one for everybody", name)
		}
		if q = q.Without(set[0].Key); !reflect.DeepEqual(q, Query{}) {
			t.Errorf("%s: taken off, the query is %+v", name, q)
		}
	}
	for _, c := range Conditions {
		if of[c.Key] == 0 {
			t.Errorf("%s is a condition of no field", c.Key)
		}
	}
}

func TestAnEventTakenOffTakesItsSessionAlong(t *testing.T) {
	if q := (Query{Event: 1, Session: 2, NoNote: true}).Without(ByEvent); !q.Same(Query{NoNote: true}) {
		t.Errorf("%+v", q)
	}
}

func TestSameQueries(t *testing.T) {
	for name, c := range map[string]struct {
		a, b Query
		same bool
	}{
		"none":                 {Query{}, Query{Topics: []string{}}, true},
		"the order by default": {Query{}, Query{Sort: SortName}, true},
		"another order":        {Query{}, Query{Sort: SortAdded}, false},
		"a topic more":         {Query{Topics: []string{"a"}}, Query{Topics: []string{"a", "b"}}, false},
		"an answer":            {Query{Answers: []Answer{{"a", "b"}}}, Query{Answers: []Answer{{"a", "c"}}}, false},
	} {
		if got := c.a.Same(c.b); got != c.same {
			t.Errorf("%s: %v", name, got)
		}
	}
}
