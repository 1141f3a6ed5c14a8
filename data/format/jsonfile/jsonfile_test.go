package jsonfile_test

import (
	"bytes"
	"encoding/json"
	"testing"
	"time"

	"lanyard/data"
	"lanyard/data/format/jsonfile"
)

func TestDocumentHasTheShapeScriptsRelyOn(t *testing.T) {
	var buf bytes.Buffer
	enc := jsonfile.NewEncoder(&buf)
	at := time.Date(2026, 8, 12, 12, 30, 0, 0, time.UTC)
	d := data.Draft{
		Contact: data.Contact{
			DisplayName: "Zoë <Ünal> & 山田", Birthday: data.Date{Month: 2, Day: 3},
			Emails: []data.Email{{Value: "zoe@lib.example", Preferred: true}},
		},
		Encounters: []data.DraftEncounter{{Event: "Forum", At: at, Zone: "Europe/Berlin", Warmth: data.Warm}},
		Promises:   []data.Promise{{Text: "slides", Due: data.Date{Year: 2026, Month: 8, Day: 14}}},
	}
	if err := enc.Contact(jsonfile.FromDraft(d)); err != nil {
		t.Fatal(err)
	}
	enc.Problem(jsonfile.Problem{File: "a.csv", Line: 7, Reason: "no name"})
	if err := enc.Close(); err != nil {
		t.Fatal(err)
	}
	var doc map[string][]map[string]any
	if err := json.Unmarshal(buf.Bytes(), &doc); err != nil {
		t.Fatalf("%v in %s", err, buf.String())
	}
	c := doc["contacts"][0]
	if c["display_name"] != "Zoë <Ünal> & 山田" || c["birthday"] != "--02-03" {
		t.Errorf("contact is %v", c)
	}
	for _, left := range []string{"given", "phones", "photo", "note", "other"} {
		if _, ok := c[left]; ok {
			t.Errorf("empty field %q is not left out", left)
		}
	}
	if e := c["encounters"].([]any)[0].(map[string]any); e["at"] != "2026-08-12T14:30:00+02:00" || e["event"] != "Forum" {
		t.Errorf("encounter is %v", e)
	}
	if p := c["promises"].([]any)[0].(map[string]any); p["by"] != "me" || p["due"] != "2026-08-14" {
		t.Errorf("promise is %v", p)
	}
	if p := doc["problems"][0]; p["line"] != 7.0 || p["file"] != "a.csv" {
		t.Errorf("problem is %v", p)
	}
	if doc["events"] == nil {
		t.Error("events are missing")
	}
}

func TestEmptyDocumentIsValid(t *testing.T) {
	var buf bytes.Buffer
	if err := jsonfile.NewEncoder(&buf).Close(); err != nil {
		t.Fatal(err)
	}
	if !json.Valid(buf.Bytes()) {
		t.Errorf("not JSON: %s", buf.String())
	}
}

func TestAKeptPropertyHasItsTextBesideIt(t *testing.T) {
	c := jsonfile.FromContact(data.Contact{Other: []data.Property{{Name: "X-A", Value: `vegan\, no nuts`}, {Name: "X-B", Value: "plain"}}})
	got, err := json.Marshal(c.Other)
	if err != nil {
		t.Fatal(err)
	}
	if want := `[{"name":"X-A","value":"vegan\\, no nuts","text":"vegan, no nuts"},{"name":"X-B","value":"plain"}]`; string(got) != want {
		t.Errorf("other is %s, want %s", got, want)
	}
}
