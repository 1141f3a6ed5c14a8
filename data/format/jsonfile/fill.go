package jsonfile

import (
	"bytes"
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"sync"

	"lanyard/data"
	"lanyard/data/say"
)

// fill puts a JSON value into v. It reports everything that has no place there, with its path.
func (r *Reader) fill(v reflect.Value, raw json.RawMessage, path string) {
	if bytes.Equal(raw, []byte("null")) {
		return
	}
	if u, ok := v.Addr().Interface().(encoding.TextUnmarshaler); ok {
		r.fillText(u, raw, path)
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		r.fillStruct(v, raw, path)
	case reflect.Map:
		r.fillMap(v, raw, path)
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			r.fillPlain(v, raw, path, say.Phrase("base64"))
			return
		}
		r.fillList(v, raw, path)
	case reflect.String:
		if raw[0] != '"' && json.Valid(raw) && strings.ContainsAny(string(raw[:1]), "-0123456789") {
			v.SetString(string(raw)) // a number becomes its digits
			return
		}
		r.fillPlain(v, raw, path, say.Phrase("a text"))
	case reflect.Bool:
		r.fillPlain(v, raw, path, say.Phrase("true or false"))
	default:
		r.fillPlain(v, raw, path, say.Phrase("a whole number"))
	}
}

func (r *Reader) fillText(u encoding.TextUnmarshaler, raw json.RawMessage, path string) {
	var text string
	if json.Unmarshal(raw, &text) != nil || u.UnmarshalText([]byte(text)) != nil {
		what := say.Phrase("a day such as 2026-08-12")
		if _, ok := u.(*data.Interval); ok {
			what = say.Phrase("a time such as 10d, 2w, 3m or 1y")
		}
		r.wrong(path, raw, what)
	}
}

func (r *Reader) fillPlain(v reflect.Value, raw json.RawMessage, path string, what say.Phrase) {
	if err := json.Unmarshal(raw, v.Addr().Interface()); err != nil {
		v.SetZero()
		r.wrong(path, raw, what)
	}
}

func (r *Reader) fillStruct(v reflect.Value, raw json.RawMessage, path string) {
	fields := fieldsOf(v.Type())
	r.object(raw, path, func(key string, value json.RawMessage, at string) {
		index, ok := fields[key]
		if !ok {
			r.tell(say.T("{{.Place}}: no such key is known, it was left out: {{.Value}}", at, short(value)))
			return
		}
		r.fill(v.FieldByIndex(index), value, at)
	})
}

func (r *Reader) fillMap(v reflect.Value, raw json.RawMessage, path string) {
	v.Set(reflect.MakeMap(v.Type()))
	r.object(raw, path, func(key string, value json.RawMessage, at string) {
		element := reflect.New(v.Type().Elem()).Elem()
		r.fill(element, value, at)
		v.SetMapIndex(reflect.ValueOf(key).Convert(v.Type().Key()), element)
	})
	if v.Len() == 0 {
		v.SetZero()
	}
}

func (r *Reader) fillList(v reflect.Value, raw json.RawMessage, path string) {
	r.list(raw, path, func(value json.RawMessage, nth int) {
		element := reflect.New(v.Type().Elem()).Elem()
		r.fill(element, value, place(path, nth))
		v.Set(reflect.Append(v, element))
	})
}

// object gives the keys of an object with their paths, and reports a repeated key.
func (r *Reader) object(raw json.RawMessage, path string, take func(key string, value json.RawMessage, at string)) {
	if raw[0] != '{' {
		r.wrong(path, raw, say.Phrase("an object"))
		return
	}
	seen := map[string]bool{}
	dec := json.NewDecoder(bytes.NewReader(raw))
	_, _ = dec.Token() // the brace; the element was found to be well-formed when it was read
	for dec.More() {
		name, _ := dec.Token()
		key, _ := name.(string)
		var value json.RawMessage
		if dec.Decode(&value) != nil {
			return
		}
		at := path + "." + key
		if seen[key] {
			r.tell(say.T("{{.Place}}: the key comes twice, the second was left out: {{.Value}}", at, short(value)))
			continue
		}
		seen[key] = true
		take(key, value, at)
	}
}

// list gives the elements of a list.
func (r *Reader) list(raw json.RawMessage, path string, take func(value json.RawMessage, nth int)) {
	if raw[0] != '[' {
		r.wrong(path, raw, say.Phrase("a list"))
		return
	}
	dec := json.NewDecoder(bytes.NewReader(raw))
	_, _ = dec.Token()
	for nth := 0; dec.More(); nth++ {
		var value json.RawMessage
		if dec.Decode(&value) != nil {
			return
		}
		take(value, nth)
	}
}

func place(path string, nth int) string { return fmt.Sprintf("%s[%d]", path, nth) }

// wrong reports a value that is not possible.
func (r *Reader) wrong(path string, raw json.RawMessage, what say.Phrase) {
	r.tell(say.T("{{.Place}}: {{.Value}} is not {{.What}}; it was left out", path, short(raw), what))
}

// short is a value cut for a message.
func short(raw json.RawMessage) string {
	if s := []rune(string(raw)); len(s) > 60 {
		return string(s[:60]) + "…"
	}
	return string(raw)
}

var fieldsKnown sync.Map // reflect.Type → map[string][]int

// fieldsOf gives the fields of a struct by their JSON keys, as the package json does: a field takes precedence
// over embedded ones with the same key.
func fieldsOf(t reflect.Type) map[string][]int {
	if known, ok := fieldsKnown.Load(t); ok {
		return known.(map[string][]int)
	}
	out := map[string][]int{}
	for i := range t.NumField() {
		f := t.Field(i)
		key, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if !f.Anonymous && key != "-" && key != "" {
			out[key] = []int{i}
		}
	}
	for i := range t.NumField() {
		if f := t.Field(i); f.Anonymous {
			for key, index := range fieldsOf(f.Type) {
				if _, own := out[key]; !own {
					out[key] = append([]int{i}, index...)
				}
			}
		}
	}
	fieldsKnown.Store(t, out)
	return out
}
