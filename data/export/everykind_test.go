package export_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"lanyard/data/intake"
	"lanyard/data/store"
)

// inDocument says where a document of JSON has the things of each kind. What stands below "contacts" belongs to a contact.
var inDocument = map[store.Kind]string{
	store.Contacts:     "contacts",
	store.Events:       "events",
	store.Encounters:   "contacts.encounters",
	store.Promises:     "contacts.promises",
	store.Attendees:    "contacts.attendance",
	store.Appointments: "contacts.appointments",
	store.Cards:        "cards",
	store.NotSame:      "not_same",

	store.Cadences:      "contacts.cadence",
	store.Consents:      "contacts.consent",
	store.Letters:       "contacts.letters",
	store.TopicCadences: "topic_cadences",
	store.Templates:     "templates",
	store.Views:         "views",
}

// inNoDocument are the kinds that no document has, with the reason.
var inNoDocument = map[store.Kind]string{
	store.Arrivals: "what waits in the inbox was not looked at: nobody hands it on unseen",
}

const newKind = "see *A new kind of thing* in CONTRIBUTING"

// document is a document of JSON, as JSON has it.
type document map[string]any

func documentOf(t *testing.T, s *store.Store) (d document) {
	t.Helper()
	noError(t, json.Unmarshal(jsonOf(t, s), &d))
	return d
}

// first is the contact with all fields.
func (d document) first() map[string]any {
	for _, c := range d["contacts"].([]any) {
		if name, _ := c.(map[string]any)["display_name"].(string); !strings.HasPrefix(name, "Zoe") {
			return c.(map[string]any)
		}
	}
	return nil
}

// listAt is the list of things at a place of inDocument; of those of contacts, the list of the first.
func (d document) listAt(place string) []any {
	key, ofContact := strings.CutPrefix(place, "contacts.")
	in := map[string]any(d)
	if ofContact {
		in = d.first()
	}
	switch found := in[key].(type) {
	case []any:
		return found
	case map[string]any: // a contact has one at most
		return []any{found}
	}
	return nil
}

// TestEveryKindIsInADocument fails for a kind that a restore brings back and an export loses.
func TestEveryKindIsInADocument(t *testing.T) {
	s := anEmptyStore(t)
	filledWorld(t).save(t, s)
	d := documentOf(t, s)
	for _, kind := range store.Compared() {
		place, reason := inDocument[kind], inNoDocument[kind]
		switch {
		case place == "" && reason == "":
			t.Errorf("%s is in no document: %s (then say where in inDocument, or why not in inNoDocument)", kind, newKind)
		case place != "" && reason != "":
			t.Errorf("%s is in both lists: take it from one", kind)
		case place != "" && len(d.listAt(place)) == 0:
			t.Errorf("%s: the document has nothing at %s: fill it in world (everyfield_test.go) and write it; %s", kind, place, newKind)
		}
	}
}

// TestANewThingOfAKnownContactIsTakenIn imports a contact, then a document that has only one thing more of it.
func TestANewThingOfAKnownContactIsTakenIn(t *testing.T) {
	full := anEmptyStore(t)
	filledWorld(t).save(t, full)
	for kind, place := range inDocument {
		key, ofContact := strings.CutPrefix(place, "contacts.")
		if !ofContact {
			continue
		}
		t.Run(string(kind), func(t *testing.T) {
			d := documentOf(t, full)
			all := d.listAt(place)
			if len(all) == 0 {
				t.Fatal("the document has none: see TestEveryKindIsInADocument")
			}
			one := all[0].(map[string]any)
			_, single := d.first()[key].(map[string]any)
			delete(one, "encounter") // it is not in the document
			delete(one, "promise")
			for _, other := range inDocument {
				if k, ok := strings.CutPrefix(other, "contacts."); ok {
					delete(d.first(), k)
				}
			}
			s := anEmptyStore(t)
			d.takenBy(t, s)
			if n := len(documentOf(t, s).listAt(place)); n != 0 {
				t.Fatalf("%d are there before: the test proves nothing", n)
			}
			if d.first()[key] = []any{one}; single {
				d.first()[key] = one
			}
			d.takenBy(t, s)
			if n := len(documentOf(t, s).listAt(place)); n != 1 {
				t.Errorf("a document with one new %s of a stored contact leaves %d of them: have work.writes in data/intake/plan.go say so, and writeOne in saveall.go save it; %s", kind, n, newKind)
			}
			before := fmt.Sprint(documentOf(t, s).listAt(place))
			d.takenBy(t, s)
			if after := fmt.Sprint(documentOf(t, s).listAt(place)); after != before {
				t.Errorf("the same document once more makes\n%s\nof\n%s", after, before)
			}
		})
	}
}

// notAdded are the kinds of a contact that Save does not record with it, with the reason.
var notAdded = map[store.Kind]string{
	store.Appointments: "it is agreed beforehand, in a form of its own",
	store.Cadences:     "it is chosen when it is known who somebody is",
	store.Consents:     "it is noted afterwards, in a form of its own",
	store.Letters:      "they are written afterwards",
}

// TestSaveRecordsEveryKindOfAContact fails for what an import takes in and the review of one person cannot.
func TestSaveRecordsEveryKindOfAContact(t *testing.T) {
	for kind, place := range inDocument {
		if !strings.HasPrefix(place, "contacts.") {
			continue
		}
		one := kind.One().English // "Promise", in Additions as Promises
		_, added := reflect.TypeFor[intake.Additions]().FieldByNameFunc(func(name string) bool { return strings.HasPrefix(name, one) })
		if left := notAdded[kind] != ""; added == left {
			t.Errorf("%s: Save records it with its contact: %v, there is a reason why not: %v; add it to Additions (data/intake/intake.go) and to additions.go, or a reason to notAdded", kind, added, left)
		}
	}
}

// takenBy takes the document in.
func (d document) takenBy(t *testing.T, s *store.Store) {
	t.Helper()
	text, err := json.Marshal(d)
	noError(t, err)
	takeFile(t, s, text, "people.json")
}
