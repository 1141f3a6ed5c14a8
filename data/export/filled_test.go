package export_test

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"lanyard/data"
)

// filler gives every field of a value something, no two the same.
type filler struct {
	t testing.TB
	n int
}

// inList is how many elements a list gets: more than a table has columns for.
const inList = 5

// notFilled are fields that a test sets itself, or that are nobody's to set.
var notFilled = regexp.MustCompile(`(^|\.)(ID|Rev|Trashed|ImportID|ContactID|EncounterID|EventID|SessionID|Photo|PromiseID|WithID|WithEncounterID|SnoozedEvent|Query\.Event|Query\.Session|Query\.Import)$`)

// special are fields that hold no text of any kind.
var special = map[string]func(n int) string{
	"Zone":   func(int) string { return "Asia/Kathmandu" },
	"Colour": func(n int) string { return fmt.Sprintf("#11%04x", n) },
	"E164":   func(int) string { return "" }, // made of the value
}

// fill fills v; path is its name, for its texts and for what is said of it.
func (f *filler) fill(v reflect.Value, path string) {
	f.n++
	if notFilled.MatchString(path) || strings.HasSuffix(path, ".IntroducedBy") && v.Kind() == reflect.Int64 || path == "Cadence.LaterEvent" {
		return
	}
	switch x := v.Addr().Interface().(type) {
	case *time.Time:
		*x = time.Date(2026, 1, 1, 0, 0, 0, f.n*1e6, time.UTC).Add(time.Duration(f.n) * 25 * time.Hour)
		return
	case *data.Date:
		*x = data.Date{Year: 2000 + f.n%90, Month: 1 + f.n%12, Day: 1 + f.n%28}
		return
	case *data.Warmth:
		*x = data.Hot
		return
	case *data.QuestionType:
		*x = data.QuestionTypes[f.n%len(data.QuestionTypes)]
		return
	case *data.AppointmentState:
		*x = data.Kept
		return
	case *data.AttendeeStatus:
		*x = data.Closed
		return
	case *data.Ower:
		*x = data.ByThem
		return
	case *data.Interval:
		*x = data.Interval{N: f.n%data.MostIntervals + 1, Unit: data.Weeks}
		return
	case *data.Medium:
		*x = data.Media[1+f.n%(len(data.Media)-1)]
		return
	case *data.Agreed:
		*x = data.BySpeech
		return
	case *data.Belonging:
		*x = data.Outside
		return
	case *data.ClockFilter:
		*x = data.PutOff
		return
	case *data.Sort:
		*x = data.SortFamily
		return
	case *data.Owing:
		*x = data.OwedByAny
		return
	case *data.SourceKind:
		*x = data.FromSwap
		return
	case *data.Droppable:
		*x = data.DropOrder[f.n%len(data.DropOrder)]
		return
	}
	f.fillKind(v, path)
}

func (f *filler) fillKind(v reflect.Value, path string) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			f.fill(v.Field(i), path+"."+v.Type().Field(i).Name)
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			v.SetBytes([]byte(path))
			return
		}
		for i := range inList {
			element := reflect.New(v.Type().Elem()).Elem()
			f.fill(element, fmt.Sprintf("%s[%d]", path, i))
			v.Set(reflect.Append(v, element))
		}
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		element := reflect.New(v.Type().Elem()).Elem()
		f.fill(element, path+".title")
		v.SetMapIndex(reflect.ValueOf("title").Convert(v.Type().Key()), element)
	case reflect.Bool: // of a list the first is true, the others are not
		v.SetBool(!strings.Contains(path, "[") || strings.Contains(path, "[0]"))
	case reflect.String:
		v.SetString(f.text(path))
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(f.n))
	default:
		f.t.Fatalf("%s is a %s: say in fill what such a field holds", path, v.Type())
	}
}

// text is a text that tells its field, as its kind of value has to be.
func (f *filler) text(path string) string {
	name := path[strings.LastIndexByte(path, '.')+1:]
	if make, ok := special[name]; ok {
		return make(f.n)
	}
	switch bare(path) {
	case "Contact.Emails.Value":
		return fmt.Sprintf("a%d@sl.example", f.n)
	case "Contact.Phones.Value":
		return fmt.Sprintf("+1 202 555 01%02d", f.n%100)
	case "Contact.Links.Value", "Event.Link":
		return fmt.Sprintf("https://sl.example/%d", f.n)
	case "Contact.Other.Name":
		return fmt.Sprintf("X-P%d", f.n)
	}
	return fmt.Sprintf("%s %04d", name, f.n) // in the order of the texts
}

var places = regexp.MustCompile(`\[\d+\]`)

// bare is a path without places in lists.
func bare(path string) string { return places.ReplaceAllString(path, "") }

// differences lists the paths, without places in lists, at which two values differ.
func differences(want, got reflect.Value, path string, add func(path, what string)) {
	if t, ok := want.Interface().(time.Time); ok {
		if !t.Equal(got.Interface().(time.Time)) {
			add(path, fmt.Sprintf("%v becomes %v", want, got))
		}
		return
	}
	switch want.Kind() {
	case reflect.Struct:
		for i := range want.NumField() {
			differences(want.Field(i), got.Field(i), path+"."+want.Type().Field(i).Name, add)
		}
	case reflect.Slice:
		if want.Len() != got.Len() {
			add(path, fmt.Sprintf("%d become %d", want.Len(), got.Len()))
			return
		}
		for i := range want.Len() {
			differences(want.Index(i), got.Index(i), path, add)
		}
	default:
		if !reflect.DeepEqual(want.Interface(), got.Interface()) {
			add(path, fmt.Sprintf("%v becomes %v", want, got))
		}
	}
}

// compareFields fails the test for every field that differs and is not allowed to, and for every allowance that nothing
// needs. An allowance is for a field, or for all within it; its value is the reason.
func compareFields(t *testing.T, want, got any, path string, allowed map[string]string) {
	t.Helper()
	needed := map[string]bool{}
	differences(reflect.ValueOf(want), reflect.ValueOf(got), path, func(at, what string) {
		for a := range allowed {
			if at == a || strings.HasPrefix(at, a+".") {
				needed[a] = true
				return
			}
		}
		t.Errorf("%s: %.200s", at, what)
	})
	for a, reason := range allowed {
		if !needed[a] {
			t.Errorf("%s is not lost after all: take it from the list (%s)", a, reason)
		}
	}
}

// emptyFields lists the fields of a value that hold nothing: what a test does not fill it does not guard.
func emptyFields(v reflect.Value, path string, add func(path string)) {
	_, moment := v.Interface().(time.Time)
	_, day := v.Interface().(data.Date)
	switch {
	case moment || day || v.Kind() != reflect.Struct && v.Kind() != reflect.Slice:
		if v.IsZero() {
			add(path)
		}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			emptyFields(v.Field(i), path+"."+v.Type().Field(i).Name, add)
		}
	case v.Len() == 0:
		add(path)
	default:
		emptyFields(v.Index(0), path, add)
	}
}

// mayBeEmpty fails the test for every field that holds nothing and is not in the list.
func mayBeEmpty(t *testing.T, v any, path string, list ...string) {
	t.Helper()
	emptyFields(reflect.ValueOf(v), path, func(at string) {
		if !slices.Contains(list, at) {
			t.Errorf("%s is empty: fill it, or say why it cannot be", at)
		}
	})
}
