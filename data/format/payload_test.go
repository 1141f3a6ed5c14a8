package format

import (
	"slices"
	"strings"
	"testing"

	"lanyard/data"
)

// full is a contact with two of everything that there can be several of.
func full() data.Contact {
	return data.Contact{
		DisplayName: "Jane Doe", Given: "Jane", Family: "Doe", Nickname: "JD", Organisation: "Library", Department: "Maps", Title: "Head", Note: strings.Repeat("n", 100),
		Birthday: data.Date{Year: 1980, Month: 2, Day: 3}, Topics: []string{"metadata"},
		Emails:    []data.Email{{Value: "a@x.example"}, {Value: "b@x.example", Preferred: true}},
		Phones:    []data.Phone{{Value: "1"}, {Value: "2"}},
		Addresses: []data.Address{{Street: "1 Main St"}, {Street: "2 Main St"}},
		Links:     []data.Link{{Value: "https://a.example"}, {Value: "https://b.example"}},
	}
}

// core are what no code leaves out, in either form.
var core = map[bool][]string{
	false: {"N:Doe;Jane;;;\r\n", "FN:Jane Doe\r\n", "ORG:Library", "EMAIL:b@x.example\r\n", "TEL:1\r\n"},
	true:  {"N:Doe,Jane;", "ORG:Library;", "EMAIL:b@x.example;", "TEL:1;"},
}

func TestPayloadLeavesOutInOrderAndNeverTheCore(t *testing.T) {
	chosen := []data.Droppable{data.DropTitle, data.DropLink, "nonsense", data.DropTitle, data.DropNote}
	for _, form := range []data.CodeForm{{}, {Compact: true}, {Drop: chosen}, {Drop: chosen, Compact: true}} {
		c := full()
		text, first := Payload(c, form, 0)
		var order []data.Droppable // what can go, in the order it must go
		for _, d := range form.Order() {
			if d.In(full()) && !slices.Contains(first, d) {
				order = append(order, d)
			}
		}
		if form.Drop != nil { // the first link took the others with it
			order = slices.DeleteFunc(order, func(d data.Droppable) bool { return d == data.DropLinks })
		}
		for limit := len(text); limit > 0; limit -= 7 {
			got, left := Payload(c, form, limit)
			gone := left[len(first):]
			if !slices.Equal(left[:len(first)], first) || !slices.Equal(gone, order[:len(gone)]) {
				t.Fatalf("%+v at %d bytes: left out %v, the order is %v", form, limit, left, order)
			}
			for _, keep := range core[form.Compact] {
				if !strings.Contains(got, keep) {
					t.Fatalf("%+v at %d bytes: %q is gone: %q", form, limit, keep, got)
				}
			}
			if len(got) > limit && len(gone) != len(order) {
				t.Fatalf("%+v: %d bytes for %d although only %v was left out", form, len(got), limit, gone)
			}
		}
		if c.Emails[0].Value != "a@x.example" || len(c.Links) != 2 || c.Links[1].Value != "https://b.example" {
			t.Error("the caller's contact was changed")
		}
	}
}

func TestPayloadSaysWhatTheCompactFormCannot(t *testing.T) {
	text, left := Payload(full(), data.CodeForm{Compact: true}, 0)
	if want := []data.Droppable{data.DropTopics, data.DropDepartment, data.DropTitle}; !slices.Equal(left, want) {
		t.Errorf("left out %v, not %v", left, want)
	}
	if !strings.HasPrefix(text, "MECARD:") || strings.Contains(text, "Head") {
		t.Error(text)
	}
	plain, left := Payload(full(), data.CodeForm{}, 0)
	if left != nil || len(text) > len(plain)*4/5 {
		t.Errorf("%d bytes compact, %d as a vCard that leaves out %v", len(text), len(plain), left)
	}
	kind, drafts := ReadText(t.Context(), text)
	if kind != MECARD || len(drafts) != 1 || drafts[0].Contact.Emails[0].Value != "b@x.example" {
		t.Errorf("read back as %v: %+v", kind, drafts)
	}
}
