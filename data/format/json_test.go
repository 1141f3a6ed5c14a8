package format

import (
	"context"
	"strings"
	"testing"
)

// peopleIn is what is read of a text: each person's name, organisation and addresses.
func peopleIn(text string) string {
	_, drafts := ReadText(context.Background(), text)
	var out []string
	for _, d := range drafts {
		one := d.Contact.Name() + "/" + d.Contact.Organisation
		for _, e := range d.Contact.Emails {
			one += "/" + e.Value
		}
		for _, p := range d.Contact.Phones {
			one += "/" + p.Value
		}
		out = append(out, one)
	}
	return strings.Join(out, " + ")
}

func TestJSONAsPeopleAndProgramsWriteIt(t *testing.T) {
	for claim, c := range map[string][2]string{
		"a comma before the last brace": {`{"name":"Ann Ott","email":"ann@ott.example",}`, "Ann Ott//ann@ott.example"},
		"a comma at the end of a list":  {`["Ann Ott","ann@ott.example",]`, "Ann Ott//ann@ott.example"},
		"single quotes":                 {`{'name':'Ann Ott','email':'ann@ott.example','company':'Ott Ltd'}`, "Ann Ott/Ott Ltd/ann@ott.example"},
		"single quotes round another":   {`{'name':'Mary O'Brien','company':'Dogs 'n' Cats','email':'m@ob.example'}`, "Mary O'Brien/Dogs 'n' Cats/m@ob.example"},
		"a dictionary of Python":        {`{'name': "Ann O'Hara", 'vip': True, 'seat': None, 'email': 'ann@hara.example'}`, "Ann O'Hara//ann@hara.example"},
		"keys without quotes":           {`{name: "Ann Ott", email: "ann@ott.example"}`, "Ann Ott//ann@ott.example"},
		"printer's quotes":              {`{“name”:“Ann Ott”,“email”:“ann@ott.example”}`, "Ann Ott//ann@ott.example"},
		"the last brace is missing":     {`{"name":"Ann Ott","email":"ann@ott.example"`, "Ann Ott//ann@ott.example"},
		"JSON in a string":              {`"{\"name\":\"Ann Ott\",\"email\":\"ann@ott.example\"}"`, "Ann Ott//ann@ott.example"},
		"escaped quotes":                {`{\"name\":\"Ann Ott\",\"email\":\"ann@ott.example\"}`, "Ann Ott//ann@ott.example"},
		"a word before it":              {`BADGE:{"name":"Ann Ott","email":"ann@ott.example"}`, "Ann Ott//ann@ott.example"},
		"a ticket on the next line":     {"{\"name\":\"Li Lei\",\"email\":\"li@x.example\"}\n{\"ticket\":\"A1\"}", "Li Lei//li@x.example"},
		"two people in a list":          {`[{"name":"Ad One","email":"ad@one.example"},{"name":"Be Two","email":"be@two.example"}]`, "Ad One//ad@one.example + Be Two//be@two.example"},
		"two people on two lines":       {"{\"name\":\"Ad One\",\"email\":\"ad@one.example\"}\n{\"name\":\"Be Two\",\"email\":\"be@two.example\"}\n", "Ad One//ad@one.example + Be Two//be@two.example"},
		"three in a list of a field":    {`{"event":"Conf","guests":[{"first":"Ann","last":"Ott"},{"first":"Bo","last":"Lee"},{"first":"Ci","last":"Ma"}]}`, "Ann Ott/ + Bo Lee/ + Ci Ma/"},
		"attendees":                     {`{"attendees":[{"name":"Ann One","email":"ann@one.example"},{"name":"Bob Two","email":"bob@two.example"}]}`, "Ann One//ann@one.example + Bob Two//bob@two.example"},
		"two numbers are of one person": {`{"name":"Ann Ott","phones":[{"type":"work","number":"+49 30 5550101"},{"type":"mobile","number":"+49 171 5550101"}]}`, "Ann Ott//+49 30 5550101/+49 171 5550101"},
		"answers are of one person":     {`[{"question":"Name","answer":"Ann Ott"},{"question":"Email","answer":"ann@ott.example"}]`, "Ann Ott//ann@ott.example"},
		"organisations are no people":   {`{"name":"Ann Ott","companies":[{"name":"Acme Ltd","email":"info@acme.example"},{"name":"Ott Ltd","email":"info@ott.example"}]}`, "Ann Ott//info@acme.example/info@ott.example"},
	} {
		t.Run(claim, func(t *testing.T) {
			if got := peopleIn(c[0]); got != c[1] {
				t.Errorf("read %q, want %q", got, c[1])
			}
		})
	}
}

func TestBrokenJSONIsNobody(t *testing.T) {
	for claim, text := range map[string]string{
		"cut in a value":            `{"name":"Half Json","email":"half@json.exam`,
		"cut in a list":             `["name","Ann Ott","email`,
		"cut in an object within":   `{"attendee":{"name":"Ann Ott","email":"ann@o`,
		"cut behind a comma":        `{"name":"Ann Ott","email":"ann@ott.example",`,
		"cut in a number":           `{"name":"Ann Ott","phone":4930555`,
		"a comma is missing":        `{"name":"Ann Ott" "email":"ann@ott.example"}`,
		"a semicolon for a comma":   `{"name":"Ann Ott";"email":"ann@ott.example"}`,
		"a brace too many":          `{"name":"Ann Ott","email":"ann@ott.example"}}`,
		"the wrong bracket":         `{"name":"Ann Ott","email":"ann@ott.example"]`,
		"a name before what is cut": "Ann Ott\n{\"name\":\"Ann Ott\",\"email\":\"ann@ott.exa",
		"words behind it":           `{"name":"Ann Ott","email":"ann@ott.example"} Thank you, Bo`,
	} {
		t.Run(claim, func(t *testing.T) {
			if kind, drafts := ReadText(t.Context(), text); kind != Text || drafts != nil {
				t.Errorf("read as %q: %s", kind, peopleIn(text))
			}
			if got := About(text).Subject; got != AboutBrokenJSON {
				t.Errorf("it is said to be %q", got)
			}
			if _, _, err := Read(strings.NewReader(text), "badge.txt"); err == nil || !strings.Contains(err.Error(), "JSON") {
				t.Errorf("as a file: %v", err)
			}
		})
	}
}
