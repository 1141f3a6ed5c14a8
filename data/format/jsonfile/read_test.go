package jsonfile_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"lanyard/data"
	"lanyard/data/format/jsonfile"
)

// read reads a document: its drafts, what is wrong with it, what it holds besides, and why it ended early.
func read(text string) (drafts []data.Draft, told []string, rest data.Document, err error) {
	r := jsonfile.NewReader(strings.NewReader(text))
	for d, e := range r.Drafts() {
		var row *data.RowError
		switch {
		case errors.As(e, &row):
			told = append(told, row.Error())
		case e != nil:
			return drafts, told, r.Rest(), e
		default:
			drafts = append(drafts, d)
		}
	}
	return drafts, told, r.Rest(), nil
}

// whole puts contacts and more into a document.
func whole(contacts, more string) string {
	return `{"lanyard":{"format":1},` + "\n" + `"contacts":[` + "\n" + contacts + "]" + more + ",\n" + `"events":[],"problems":[]}`
}

func TestWhatIsNotKnownIsToldWithItsPath(t *testing.T) {
	for name, tc := range map[string]struct{ doc, want string }{
		"a key of a contact":                  {whole(`{"display_name":"A"},{"display_name":"B","foo":"bar"}`, ""), `line 3: contacts[1].foo: no such key is known, it was left out: "bar"`},
		"a key in a list":                     {whole(`{"display_name":"A","emails":[{"value":"a@b.example"},{"value":"c@d.example","Label":"work"}]}`, ""), `line 3: contacts[0].emails[1].Label: no such key is known, it was left out: "work"`},
		"a key of the document":               {whole(`{"display_name":"A"}`, `,"appointments":[{"a":1}]`), `line 3: appointments: no such key is known, it was left out: [{"a":1}]`},
		"a key of the mark":                   {`{"lanyard":{"format":1,"by":"x"},"contacts":[],"events":[],"problems":[]}`, `line 1: lanyard.by: no such key is known, it was left out: "x"`},
		"a key of an event's session":         {`{"lanyard":{"format":1},"events":[{"name":"F","sessions":[{"title":"T","level":3}]}]}`, `line 1: events[0].sessions[0].level: no such key is known, it was left out: 3`},
		"a key of my card":                    {`{"lanyard":{"format":1},"cards":[{"name":"Work","font":"x"}]}`, `line 1: cards[0].font: no such key is known, it was left out: "x"`},
		"a key of my details":                 {`{"lanyard":{"format":1},"me":{"display_name":"Me","pin":1}}`, `line 1: me.pin: no such key is known, it was left out: 1`},
		"a key that comes twice":              {whole(`{"display_name":"A","note":"x","note":"y"}`, ""), `line 3: contacts[0].note: the key comes twice, the second was left out: "y"`},
		"a list for a text":                   {whole(`{"display_name":"A","title":["x"]}`, ""), `line 3: contacts[0].title: ["x"] is not a text; it was left out`},
		"a text for a list":                   {whole(`{"display_name":"A","emails":"x"}`, ""), `line 3: contacts[0].emails: "x" is not a list; it was left out`},
		"a text for a truth":                  {whole(`{"display_name":"A","phones":[{"value":"1","preferred":"yes"}]}`, ""), `line 3: contacts[0].phones[0].preferred: "yes" is not true or false; it was left out`},
		"a day that is none":                  {whole(`{"display_name":"A","birthday":"2025-02-29"}`, ""), `line 3: contacts[0].birthday: "2025-02-29" is not a day such as 2026-08-12; it was left out`},
		"a moment that is none":               {whole(`{"display_name":"A","encounters":[{"event":"F","at":"noon"}]}`, ""), `line 3: contacts[0].encounters[0].at: "noon" is neither a moment such as 2026-08-12T14:30:00+02:00 nor a day; it was left out`},
		"a warmth that is none":               {whole(`{"display_name":"A","encounters":[{"event":"F","warmth":9}]}`, ""), `line 3: contacts[0].encounters[0].warmth: 9 is not 0, 1, 2 or 3; it was left out`},
		"an ower who is nobody":               {whole(`{"display_name":"A","promises":[{"text":"x","by":"us"}]}`, ""), `line 3: contacts[0].promises[0].by: "us" is not me or them; it was taken as me`},
		"a promise without text":              {whole(`{"display_name":"A","promises":[{"due":"2026-09-01"}]}`, ""), `line 3: contacts[0].promises[0].text: is empty; the promise was left out`},
		"an encounter that is none":           {whole(`{"display_name":"A","promises":[{"text":"x","encounter":2}]}`, ""), `line 3: contacts[0].promises[0].encounter: the contact has no encounter 2; the promise stands without one`},
		"a status that is none":               {whole(`{"display_name":"A","attendance":[{"event":"F","status":"maybe"}]}`, ""), `line 3: contacts[0].attendance[0].status: "maybe" is not expected, want, met or closed; it was taken as expected`},
		"an attendee's moment that is none":   {whole(`{"display_name":"A","attendance":[{"event":"F","status":"met","checked_in":"noon"}]}`, ""), `line 3: contacts[0].attendance[0].checked_in: "noon" is not a moment such as 2026-08-12T14:30:00Z; it was left out`},
		"a key of an attendee":                {whole(`{"display_name":"A","attendance":[{"event":"F","status":"met","vip":true}]}`, ""), `line 3: contacts[0].attendance[0].vip: no such key is known, it was left out: true`},
		"an appointment without a time":       {whole(`{"display_name":"A","appointments":[{"event":"F","state":"kept"}]}`, ""), `line 3: contacts[0].appointments[0].start: an appointment has a time; it was left out`},
		"an appointment without an event":     {whole(`{"display_name":"A","appointments":[{"start":"2026-10-01T09:00:00Z","state":"kept"}]}`, ""), `line 3: contacts[0].appointments[0]: names no event and was left out`},
		"an appointment's state that is none": {whole(`{"display_name":"A","appointments":[{"event":"F","start":"2026-10-01T09:00:00Z","state":"maybe"}]}`, ""), `line 3: contacts[0].appointments[0].state: "maybe" is not proposed, confirmed, kept, missed or cancelled; it was taken as proposed`},
		"an appointment that made nothing":    {whole(`{"display_name":"A","appointments":[{"event":"F","start":"2026-10-01T09:00:00Z","state":"kept","encounter":3}]}`, ""), `line 3: contacts[0].appointments[0].encounter: the contact has no encounter 3; the appointment stands without one`},
		"a key of an appointment":             {whole(`{"display_name":"A","appointments":[{"event":"F","start":"2026-10-01T09:00:00Z","state":"kept","room":3}]}`, ""), `line 3: contacts[0].appointments[0].room: no such key is known, it was left out: 3`},
		"an answer without a value":           {whole(`{"display_name":"A","encounters":[{"event":"F","answers":[{"key":"topic","value":" "}]}]}`, ""), `line 3: contacts[0].encounters[0].answers[0]: has no key or no value and was left out`},
		"a question without a key":            {`{"lanyard":{"format":1},"events":[{"name":"F","questions":[{"text":"T","type":"text"}]}]}`, `line 1: events[0].questions[0].key: is empty; the question was left out`},
		"two questions of one key":            {`{"lanyard":{"format":1},"events":[{"name":"F","questions":[{"key":"a","type":"text"},{"key":"a","type":"text"}]}]}`, `line 1: events[0].questions[1].key: another question has "a" already; this one was left out`},
		"a question's type that is none":      {`{"lanyard":{"format":1},"events":[{"name":"F","questions":[{"key":"a","type":"stars"}]}]}`, `line 1: events[0].questions[0].type: "stars" is not choice, tags, yesno or text; it was taken as text`},
		"fewer people than none":              {`{"lanyard":{"format":1},"events":[{"name":"F","goal_people":-2}]}`, `line 1: events[0].goal_people: -2 is no number of people; it was left out`},
		"fewer days than none":                {`{"lanyard":{"format":1},"events":[{"name":"F","follow_up_days":{"warm":-2}}]}`, `line 1: events[0].follow_up_days.warm: -2 is no number of days; it was left out`},
		"a cost that is no number":            {`{"lanyard":{"format":1},"events":[{"name":"F","costs":[{"label":"Hotel","minor":"free"}]}]}`, `line 1: events[0].costs[0].minor: "free" is not a whole number; it was left out`},
		"a day on which it was closed":        {`{"lanyard":{"format":1},"events":[{"name":"F","closed":"2026-10-01"}]}`, `line 1: events[0].closed: "2026-10-01" is not a moment such as 2026-08-12T14:30:00Z; it was left out`},
		"a way in that is none":               {whole(`{"display_name":"A","source":"fax"}`, ""), `line 3: contacts[0].source: "fax" is not typed, qr, swap, file or text; it was left out`},
		"an event that is not there":          {whole(`{"display_name":"A","encounters":[{"event":"F","event_id":4}]}`, ""), `line 3: contacts[0].encounters[0].event_id: no event of the file has the number 4; the name counts`},
		"an event without a name":             {`{"lanyard":{"format":1},"events":[{"place":"X"}]}`, `line 1: events[0]: has no name and was left out`},
		"two events of one number":            {`{"lanyard":{"format":1},"events":[{"id":1,"name":"A"},{"id":1,"name":"B"}]}`, `line 1: events[1].id: another event has the number 1 already; this one was left out`},
		"a photo that is not there":           {whole(`{"display_name":"A","photo":{"sha256":"ab","bytes":3}}`, ""), `line 3: contacts[0].photo: the picture itself is not in the file; export again with photos to have it`},
		"a photo that is no base64":           {whole(`{"display_name":"A","photo":{"data":"#"}}`, ""), `line 3: contacts[0].photo.data: "#" is not base64; it was left out`},
		"somebody without a name":             {whole(`{"note":"who?"}`, ""), `line 3: contacts[0]: has no name, organisation, e-mail address or phone number to know somebody by; it was left out`},
		"a contact that is a number":          {whole(`7`, ""), `line 3: contacts[0]: 7 is not a contact; it was left out`},
		"a pair of nobody":                    {whole(`{"display_name":"A"}`, `,"not_same":[[0,3]]`), `not_same: the file has no contacts 0 and 3`},
		"a pair that is none":                 {whole(`{"display_name":"A"}`, `,"not_same":[[0]]`), `line 3: not_same[0]: [0] is not a pair of contacts; it was left out`},
		"what a calendar alone says":          {`{"lanyard":{"format":1},"events":[{"name":"F","organizer":"Ann"}]}`, `line 1: events[0].organizer: belongs to a calendar and was left out; import the calendar itself`},
		"what an import said of a list":       {`{"contacts":[],"lists":[{"event":{"event":"Fair"},"new":[],"changed":[],"cancelled":[],"back":[],"gone":[],"taken_off":false}]}`, `line 1: lists[0]: what an import said of the list of Fair is no part of it, and was left out`},
		"what was not read before":            {`{"contacts":[],"problems":[{"file":"a.csv","line":3,"reason":"no name"}]}`, `line 1: problems[0]: what was not read when the file was made is not in it: no name`},
		"an event that ends before it starts": {`{"lanyard":{"format":1},"events":[{"name":"F","start":"2026-10-02T09:00:00Z","end":"2026-10-01T09:00:00Z"}]}`, `line 1: events[0].end: 2026-10-01T09:00:00Z is before the start; it was left out`},
		"days that end before they start":     {`{"lanyard":{"format":1},"events":[{"name":"F","start":"2026-10-02","end":"2026-10-01"}]}`, `line 1: events[0].end: 2026-10-01 is before the start; it was left out`},
		"a session that ends too early":       {`{"lanyard":{"format":1},"events":[{"name":"F","sessions":[{"title":"T","start":"2026-10-02T09:00:00Z","end":"2026-10-02T08:00:00Z"}]}]}`, `line 1: events[0].sessions[0].end: 2026-10-02T08:00:00Z is before the start; it was left out`},
		"an end without a start":              {`{"lanyard":{"format":1},"events":[{"name":"F","end":"2026-10-01T09:00:00Z"}]}`, `line 1: events[0].end: has no start; it was taken as the start: 2026-10-01T09:00:00Z`},
		"a zone that is none":                 {`{"lanyard":{"format":1},"events":[{"name":"F","zone":"Mars/Base"}]}`, `line 1: events[0].zone: "Mars/Base" is not a time zone such as Europe/Berlin; it was left out`},
		"a zone that is none, by its offset":  {`{"lanyard":{"format":1},"events":[{"name":"F","zone":"W. Europe","start":"2026-10-01T09:00:00+02:00"}]}`, `line 1: events[0].zone: "W. Europe" is not a time zone such as Europe/Berlin; the offset +02:00 stands for it`},
		"a session's zone that is none":       {`{"lanyard":{"format":1},"events":[{"name":"F","sessions":[{"title":"T","zone":"CEST1"}]}]}`, `line 1: events[0].sessions[0].zone: "CEST1" is not a time zone such as Europe/Berlin; it was left out`},
		"an encounter's zone that is none":    {whole(`{"display_name":"A","encounters":[{"event":"F","zone":"X"}]}`, ""), `line 3: contacts[0].encounters[0].zone: "X" is not a time zone such as Europe/Berlin; it was left out`},
		"an empty topic":                      {whole(`{"display_name":"A","topics":["a"," ","b"]}`, ""), `line 3: contacts[0].topics[1]: is empty; it was taken as it is`},
		"an empty e-mail address":             {whole(`{"display_name":"A","emails":[{"value":"","label":"work"}]}`, ""), `line 3: contacts[0].emails[0]: is empty, labelled work; it was taken as it is`},
		"an empty link of mine":               {`{"lanyard":{"format":1},"me":{"display_name":"Me","links":[{"value":""}]}}`, `line 1: me.links[0]: is empty; it was taken as it is`},
		"two contacts of one uid":             {whole(`{"uid":"u1","display_name":"A"},{"uid":"u1","display_name":"B"}`, ""), `line 3: contacts[1].uid: contacts[0] has "u1" already; both were taken`},
		"two events of one uid":               {`{"lanyard":{"format":1},"events":[{"uid":"u","name":"A"},{"uid":"u","name":"B"}]}`, `line 1: events[1].uid: events[0] has "u" already; both were taken`},
	} {
		t.Run(name, func(t *testing.T) {
			_, told, _, err := read(tc.doc)
			if err != nil || !slices.Equal(told, []string{tc.want}) {
				t.Errorf("told %q, %v\nwant %q", told, err, tc.want)
			}
		})
	}
}

func TestWhatCannotBeIsLeftOutAndTheRestStays(t *testing.T) {
	drafts, _, rest, err := read(`{"contacts":[
		{"uid":"u","display_name":"A","topics":["","x"," ","y"]},{"uid":"u","display_name":"B"}],
		"events":[{"name":"F","zone":"W. Europe","start":"2026-10-02T09:00:00+02:00","end":"2026-10-01T09:00:00+02:00","note":"n","sessions":[{"title":"T"}]}]}`)
	if err != nil || len(drafts) != 2 || drafts[0].Contact.UID != "u" || drafts[1].Contact.UID != "" || drafts[1].Contact.DisplayName != "B" || !slices.Equal(drafts[0].Contact.Topics, []string{"x", "y"}) {
		t.Errorf("%+v, %v", drafts, err)
	}
	if len(rest.Events) != 1 {
		t.Fatalf("%+v", rest)
	}
	e := rest.Events[0]
	if faults := e.Validate(); len(faults) > 0 || e.Zone != "+02:00" || e.Start.IsZero() || !e.End.IsZero() || e.Note != "n" || len(e.Sessions) != 1 {
		t.Errorf("%+v, %v", e, faults)
	}
}

func TestADamagedDocumentSaysWhere(t *testing.T) {
	good := whole(`{"display_name":"Anna","note":"long enough"},`+"\n"+`{"display_name":"Bo"}`, "")
	for name, tc := range map[string]struct{ doc, want string }{
		"cut in a contact":         {good[:strings.Index(good, "Bo")], "the file is cut off in the middle (contacts[1], line 3, byte "},
		"cut behind a contact":     {good[:strings.Index(good, "Bo")+4], "the file is cut off in the middle (contacts, line 4, byte 105)"},
		"cut at the beginning":     {`{"lanyard":{"format"`, "the file is cut off in the middle (lanyard, line 1, byte "},
		"a stray letter":           {strings.Replace(good, `"note":`, `"note":x`, 1), "the file is damaged (contacts[0], line 3, byte "},
		"a line break in a text":   {strings.Replace(good, `long enough`, "long\nenough", 1), "the file is damaged (contacts[0], line 3, byte "},
		"something behind its end": {good + `{}`, "the file is damaged (line 5, byte "},
		"no list":                  {`{"lanyard":{"format":1},"contacts":{}}`, "the file is damaged (contacts, line 1, byte 36): { is not a list"},
		"a key twice":              {`{"lanyard":{"format":1},"contacts":[],"contacts":[]}`, "the file is damaged (contacts, line 1, byte 48): the key comes twice"},
		"no object":                {`[]`, "the file is damaged (line 1, byte 1): it does not begin with {"},
		"a later format":           {`{"lanyard":{"format":2},"contacts":[]}`, "the file is of format 2, which a newer Lanyard wrote"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, _, _, err := read(tc.doc); err == nil || !strings.Contains(err.Error(), tc.want) {
				t.Errorf("it says %v, want %q", err, tc.want)
			}
		})
	}
}

func TestADocumentIsReadHoweverItIsWritten(t *testing.T) {
	doc := whole(`{"display_name":"Zoë Ünal","phones":[{"value":302312510}],"encounters":[{"at":"2026-05-02","zone":"Europe/Berlin"}]}`, "")
	var pretty bytes.Buffer
	if err := json.Indent(&pretty, []byte(doc), "", "\t"); err != nil {
		t.Fatal(err)
	}
	var keys map[string]any
	if err := json.Unmarshal([]byte(doc), &keys); err != nil {
		t.Fatal(err)
	}
	sorted, err := json.MarshalIndent(keys, "", " ") // the mark comes after the contacts
	if err != nil {
		t.Fatal(err)
	}
	wide := []byte{0xFF, 0xFE}
	for _, u := range utf16.Encode([]rune(strings.ReplaceAll(doc, "\n", "\r\n"))) {
		wide = append(wide, byte(u), byte(u>>8))
	}
	for name, text := range map[string]string{"as written": doc, "indented": pretty.String(), "sorted": string(sorted), "with a mark": "\uFEFF" + doc, "by a shell of Windows": string(wide), "blanks before it": "\n\n  " + doc} {
		t.Run(name, func(t *testing.T) {
			drafts, told, _, err := read(text)
			if err != nil || len(told) > 0 || len(drafts) != 1 {
				t.Fatalf("%d drafts, %q, %v", len(drafts), told, err)
			}
			d := drafts[0]
			day := time.Date(2026, 5, 1, 22, 0, 0, 0, time.UTC)
			if !d.Exact || d.Contact.DisplayName != "Zoë Ünal" || d.Contact.Phones[0].Value != "302312510" || len(d.Encounters) != 1 || !d.Encounters[0].AllDay || !d.Encounters[0].At.Equal(day) {
				t.Errorf("read as %+v", d)
			}
		})
	}
}

// A document without the mark, as an earlier version wrote it, is read as any other file is.
func TestADocumentWithoutTheMarkIsReadAsAnyFile(t *testing.T) {
	drafts, told, rest, err := read(`{"contacts":[{"display_name":"Anna","encounters":[{"event":"Forum","at":"2026-08-12T14:30:00+02:00"}]}],"events":[{"name":"Forum"}],"problems":[]}`)
	if err != nil || len(told) > 0 || len(drafts) != 1 || drafts[0].Exact || len(rest.Events) != 1 || drafts[0].Encounters[0].Event != "Forum" {
		t.Errorf("read as %+v, %+v, %q, %v", drafts, rest, told, err)
	}
}

func TestIsKnowsADocument(t *testing.T) {
	for text, want := range map[string]bool{
		`{"lanyard":{"format":1}}`: true, "\uFEFF {\n\t\"contacts\" : []": true, `{"cards":[`: true,
		`{"name":"Ann"}`: false, `{`: false, `[{"contacts":1}]`: false, `{"contacts`: false, ``: false, `{"lanyards":1}`: false,
	} {
		if got := jsonfile.Is(text); got != want {
			t.Errorf("%q is a document: %v", text, got)
		}
	}
}

// FuzzReader reads anything without a crash, and what it has read it reads again from what is written of it.
func FuzzReader(f *testing.F) {
	f.Add(whole(`{"display_name":"A","uid":"u","emails":[{"value":"a@b.example","preferred":true}],"birthday":"--02-29","photo":{"data":"AAAA"},"other":[{"name":"X","value":"y"}],
		"encounters":[{"event":"F","event_id":1,"session_id":1,"at":"2026-05-02","zone":"Europe/Berlin","warmth":3,"created":"2026-01-01T00:00:00.5Z"},{"at":"1890-01-01T00:00:00Z","zone":"Europe/Amsterdam"}],
		"promises":[{"by":"them","text":"x","encounter":2,"done":"2026-01-01T00:00:00Z"}],"attendance":[{"event":"F","event_id":1,"status":"met"}]}`, `,"me":{"display_name":"Me"},"cards":[{"name":"Work","own":{"title":"T"},"show":["title"]}],"not_same":[[0,1]]`))
	f.Add(`{"contacts":[{"display_name":7,"emails":null,"foo":{"a":[1,2]}}],"events":[{"id":1,"name":"F","start":"2026-01-01","end":"2026-01-02","sessions":[{"title":"T","start":"2026-01-01T09:00:00Z"}]}],"problems":[{}]}`)
	f.Add(`{"lanyard":{"format":1},"contacts":[{"display_name":"A"`)
	f.Fuzz(func(t *testing.T, text string) {
		drafts, told, rest, err := read(text)
		if err != nil {
			return
		}
		again, more, restAgain, err := read(written(t, drafts, rest))
		if err != nil || len(told) == 0 && len(more) > 0 {
			t.Fatalf("what was written of it is not read: %q, %v", more, err)
		}
		for i := range again {
			again[i].Line, again[i].Exact = drafts[i].Line, drafts[i].Exact
		}
		if want, got := fmt.Sprintf("%+v", drafts), fmt.Sprintf("%+v", again); len(rest.Events) == 0 && want != got {
			t.Fatalf("%s\nbecomes\n%s", want, got)
		}
		if len(rest.Events) != len(restAgain.Events) || len(rest.Cards) != len(restAgain.Cards) || len(rest.NotSame) != len(restAgain.NotSame) {
			t.Fatalf("%+v\nbecomes\n%+v", rest, restAgain)
		}
	})
}

// written is a document of what was read.
func written(t *testing.T, drafts []data.Draft, rest data.Document) string {
	var b bytes.Buffer
	enc := jsonfile.NewExport(&b)
	for _, d := range drafts {
		d.Exact = true
		c := jsonfile.FromDraft(d)
		c.Photo.Data = d.Photo
		for i := range c.Encounters {
			if len(rest.Events) == 0 {
				c.Encounters[i].EventID = d.Encounters[i].EventID
			}
		}
		if err := enc.Contact(c); err != nil {
			t.Fatal(err)
		}
	}
	for _, e := range rest.Events {
		doc := jsonfile.FromEvent(e)
		doc.ID, doc.UID = e.ID, e.UID
		enc.Event(doc)
	}
	if rest.Me != nil {
		enc.Me(jsonfile.FromDraft(*rest.Me))
	}
	for _, c := range rest.Cards {
		enc.Card(jsonfile.FromCard(c))
	}
	for _, p := range rest.NotSame {
		enc.NotSame(p[0], p[1])
	}
	if err := enc.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestAttackNothing is about documents that are long and say nothing.
func TestAttackNothing(t *testing.T) {
	const mega = 1 << 20
	for name, c := range map[string]struct {
		begin, fill, end string
		refused          bool
	}{
		"20 MB of line ends":               {`{"contacts":[`, strings.Repeat("\n", 20*mega), `{"given":"Jo"}]}`, false},
		"20 MB of blanks":                  {`{"contacts":[`, strings.Repeat(" ", 20*mega), `{"given":"Jo"}]}`, false},
		"more than any element is long":    {`{"contacts":[`, strings.Repeat("\n", (64+1)*mega), `{"given":"Jo"}]}`, true},
		"a document that does not begin":   {"", strings.Repeat(" ", (64+1)*mega), `{"contacts":[]}`, true},
		"lists in lists":                   {`{"contacts":[`, strings.Repeat("[", 20*mega), "", true},
		"an unknown key of lists in lists": {`{"lanyard":{"format":1},"x":`, strings.Repeat("[", 9_000) + strings.Repeat("]", 9_000), `,"contacts":[{"given":"Jo"}]}`, false},
		"a key without an end":             {`{"`, strings.Repeat("k", (64+1)*mega), `":1}`, true},
	} {
		if len(c.fill) > 40*mega && name[0] != 'm' && os.Getenv("LANYARD_ATTACK") == "" {
			continue // these take their time
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		var ended error
		people := 0
		for d, err := range jsonfile.NewReader(strings.NewReader(c.begin + c.fill + c.end)).Drafts() {
			var row *data.RowError
			if err != nil && !errors.As(err, &row) {
				ended = err
			} else if err == nil && d.Contact.Given == "Jo" {
				people++
			}
		}
		runtime.ReadMemStats(&after)
		if (ended != nil) != c.refused || people == 1 == c.refused {
			t.Errorf("%s: %d people, %v", name, people, ended)
		}
		// The decoder's buffer grows by doubling; a byte is kept for each line.
		if took := after.TotalAlloc - before.TotalAlloc; took > uint64(12*len(c.fill)+20*mega) {
			t.Errorf("%s: %d MB for %d MB", name, took/mega, len(c.fill)/mega)
		}
	}
	t.Attr("tries", "7")
}
