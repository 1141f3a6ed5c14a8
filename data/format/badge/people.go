package badge

import (
	"encoding/json"
	"strings"

	"lanyard/data"
	"lanyard/data/format/field"
)

// ReadAll reads the text of a badge as Read does; from a list in JSON it reads each person. It is nil when the
// text has nobody.
func ReadAll(text string) []data.Draft {
	all := people(clean(text))
	var out []data.Draft
	for _, one := range all {
		if d, ok := Read(one); ok {
			out = append(out, d)
		}
	}
	if len(all) > 1 {
		return out
	}
	if d, ok := Read(text); ok {
		return []data.Draft{d}
	}
	return nil
}

// list is a list of objects in a JSON text, by its byte positions.
type list struct {
	begin, end int
	key        string // its key, "" if there is none
	objects    [][2]int
	others     bool // it also has other values
}

// people gives a JSON text of several people once for each of them, without the others. It gives the text
// itself when it has one person.
func people(text string) []string {
	if !isJSON(text) {
		return []string{text}
	}
	for _, l := range listsOf(text) {
		if l.others || len(l.objects) < 2 {
			continue
		}
		if !listsPeople(l.key) {
			continue
		}
		named, rest := 0, ""
		var whole []string
		for _, o := range l.objects {
			one := text[o[0]:o[1]]
			if namesPerson(one) {
				named++
				whole = append(whole, one)
			} else {
				rest += "," + one // a ticket, an event: it belongs to everybody
			}
		}
		if named < 2 {
			continue
		}
		for i, one := range whole {
			whole[i] = text[:l.begin] + one + rest + text[l.end:]
		}
		return whole
	}
	return []string{text}
}

// listsPeople reports whether the key of a list may stand for people.
func listsPeople(key string) bool {
	key = field.Key(key)
	one := strings.TrimSuffix(key, "s")
	if y, ok := strings.CutSuffix(key, "ies"); ok {
		one = y + "y"
	}
	if persons[key] || persons[one] {
		return true
	}
	m, _ := labelMeans(key)
	of, _ := labelMeans(one)
	return (m == "" || nameMeans(m) || m == anID) && (of == "" || nameMeans(of) || of == anID) && !things[key] && !things[one]
}

// listsOf finds the lists of a valid JSON text, outer ones first.
func listsOf(text string) []*list {
	dec := json.NewDecoder(strings.NewReader(text))
	dec.UseNumber()
	var all, open []*list // nil means an object
	key := ""
	for {
		t, err := dec.Token()
		if err != nil {
			return all
		}
		at := int(dec.InputOffset())
		var in *list
		if len(open) > 0 {
			in = open[len(open)-1]
		}
		switch t {
		case json.Delim('['):
			l := &list{begin: at, key: key}
			if in != nil {
				in.others = true
			}
			all, open = append(all, l), append(open, l)
		case json.Delim('{'):
			if in != nil {
				in.objects = append(in.objects, [2]int{at - 1, at})
			}
			open = append(open, nil)
		case json.Delim(']'):
			in.end, open = at-1, open[:len(open)-1]
		case json.Delim('}'):
			open = open[:len(open)-1]
			if n := len(open); n > 0 && open[n-1] != nil {
				l := open[n-1]
				l.objects[len(l.objects)-1][1] = at
			}
		default:
			key, _ = t.(string)
			if in != nil {
				in.others = true
			}
		}
	}
}

// namesPerson reports whether a JSON object is a person with a name, and not a question with its answer.
func namesPerson(object string) bool {
	var keys map[string]json.RawMessage
	if json.Unmarshal([]byte(object), &keys) != nil {
		return false
	}
	for k := range keys {
		if answers[field.Key(k)] {
			return false
		}
	}
	r, ok := read(object)
	if !ok || !r.person() || !r.named {
		return false
	}
	c := r.draft.Contact
	return c.DisplayName+c.Given+c.Family != "" && (len(keys) > 1 || len(c.Emails)+len(c.Phones) > 0 || knownGiven(c.Name()))
}
