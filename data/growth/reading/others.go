package main

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"

	"lanyard/data"
	"lanyard/data/format"
	"lanyard/data/format/ics"
	"lanyard/data/format/mailbox"
	"lanyard/data/format/programme"
	"lanyard/data/growth"
)

// records are shapes of LDIF files.
func records() []growth.Shape {
	const person = "dn: cn=Jane Roe,o=x\nobjectClass: person\ncn: Jane Roe\n"
	return []growth.Shape{
		file("ldif", "records", 1000, "{dn: cn=Name %d,o=x\nobjectClass: person\ncn: Name %d\nmail: a%d@b.example\n\n}"),
		file("ldif", "mail values", 500, person+"{mail: a%d@b.example\n}\n"),
		file("ldif", "telephones", 500, person+"{telephoneNumber: +49 30 5550%d\n}\n"),
		file("ldif", "descriptions", 500, person+"{description: said %d\n}\n"),
		file("ldif", "attributes of no known kind", 500, person+"{x%d: v\n}\n"),
		file("ldif", "folded lines", 2000, person+"description: x\n{ word %d\n}\n"),
		file("ldif", "comments", 2000, "{# said %d\n}\n"+person+"\n"),
		file("ldif", "object classes", 500, person+"{objectClass: c%d\n}\n"),
		file("ldif", "values in base64", 500, person+"{mail:: YUBiLmV4YW1wbGU=\n}\n"),
		file("ldif", "groups of one person", 1000, person+"\n{dn: cn=G%d,o=x\nobjectClass: groupOfNames\ncn: G%d\nmember: cn=Jane Roe,o=x\n\n}"),
		file("ldif", "members of one group", 1000, "{dn: cn=Name %d,o=x\nobjectClass: person\ncn: Name %d\n\n}dn: cn=G,o=x\nobjectClass: groupOfNames\ncn: G\n{member: cn=Name %d,o=x\n}\n"),
		file("ldif", "groups and people", 500, "{dn: cn=Name %d,o=x\nobjectClass: person\ncn: Name %d\n\n}{dn: cn=G%d,o=x\nobjectClass: groupOfNames\ncn: G%d\nmember: cn=Name 1,o=x\n\n}"),
	}
}

// programmes are shapes of pasted programmes.
func programmes() []growth.Shape {
	var out []growth.Shape
	for _, s := range []struct {
		part string
		n    int
		text string
	}{
		{"sessions", 500, "{09:30–10:15 Talk %d — Jane Roe (Room 1)\n}"},
		{"sessions of one time without an end", 500, "{09:30 Talk %d (Room %d)\n}"},
		{"days", 500, "{10 August 2026\n09:30 Talk %d\n}"},
		{"lines of one session", 500, "09:30 Talk\n{said %d\n}"},
		{"speakers of one session", 500, "09:30 Talk\n{Jane Roe\n}"},
		{"speakers of one line", 500, "09:30 Talk — {Jane Roe, }Jane Roe\n"},
		{"dashes of one line", 500, "09:30 Talk{ — Jane Roe}\n"},
		{"brackets of one line", 500, "09:30 Talk{ (Room 1)}\n"},
		{"columns of a table", 500, "Time\tTitle{\tRoom}\n09:30\tTalk{\tRoom 1}\n"},
		{"rooms of a grid", 500, "Time{\tRoom %d}\n09:30{\tTalk %d}\n"},
		{"times without a title", 500, "{09:30\n}"},
		{"lines of no session", 500, "{said %d\n}"},
		{"words of a line", 500, "{word %d }\n"},
		{"titles before their times", 500, "{Talk %d\n09:30–10:00\n\n}"},
	} {
		out = append(out, growth.Shape{Name: "programme: " + s.part, N: s.n, Make: func(n int) func() {
			text, day := grown(s.text, n), data.Date{Year: 2026, Month: 8, Day: 10}
			return func() { programme.Read(text, programme.Frame{First: day, Last: day, Today: day}) }
		}})
	}
	return out
}

// calendars are shapes of iCalendar files.
func calendars() []growth.Shape {
	var out []growth.Shape
	add := func(part string, n int, text string) {
		out = append(out, growth.Shape{Name: "ics: " + part, N: n, Make: func(n int) func() {
			s := strings.ReplaceAll(grown("BEGIN:VCALENDAR\nVERSION:2.0\n"+text+"END:VCALENDAR\n", n), "\n", "\r\n")
			return func() {
				var items []ics.Item
				for item, err := range ics.ReadAll(strings.NewReader(s)) {
					if err == nil {
						items = append(items, item)
					}
				}
				if ics.IsProgramme(items) {
					ics.Programme(items, "a.ics")
				}
				ics.Separate(items)
				ics.Cancelled(items)
				ics.Live(items)
			}
		}})
	}
	event := func(text string) string {
		return "BEGIN:VEVENT\nUID:u%d\nDTSTART:20260301T100000Z\nDTEND:20260301T110000Z\nSUMMARY:Event %d\n" + text + "END:VEVENT\n"
	}
	single := func(text string) string { return strings.ReplaceAll(event(text), "%d", "1") }
	for _, s := range []struct {
		part string
		n    int
		text string
	}{
		{"CATEGORIES in one line", 1000, "CATEGORIES:{t%d,}z\n"},
		{"CATEGORIES lines", 1000, "{CATEGORIES:t%d\n}"},
		{"attendees", 500, "{ATTENDEE;CN=Name {z}:mailto:a@b.example\n}"},
		{"DESCRIPTION lines", 500, "{DESCRIPTION:said\n}"},
		{"folded lines", 2000, "DESCRIPTION:x\n{ word\n}"},
		{"properties of no known kind", 500, "{X-A:v\n}"},
		{"alarms", 500, "{BEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-PT1M\nEND:VALARM\n}"},
		{"days left out", 500, "RRULE:FREQ=DAILY\n{EXDATE:20260401T100000Z\n}"},
		{"lines of a description", 2000, "DESCRIPTION:{line\\n}\n"},
		{"tags of a description", 1000, "X-ALT-DESC;FMTTYPE=text/html:<html>{<b>a</b><br>}</html>\n"},
		{"tags that are never closed", 1000, "X-ALT-DESC;FMTTYPE=text/html:<html>{<div>a}</html>\n"},
		{"parameters", 1000, "LOCATION{;X-P=1}:Room\n"},
		{"links of a description", 500, "DESCRIPTION:{https://h.example/a }\n"},
		{"markers behind a value", 1000, "LOCATION:Room{ END:VEVENT }\n"},
	} {
		text := single("@")
		text = strings.Replace(text, "@", strings.ReplaceAll(s.text, "Name {z}", "Name"), 1)
		add(s.part, s.n, text)
	}
	add("events", 1000, "{"+event("")+"}")
	add("events of one name", 1000, "{"+strings.ReplaceAll(event(""), "Event %d", "Event")+"}")
	add("copies of one event", 1000, "{"+single("")+"}")
	add("events with a description each", 1000, "{"+event("DESCRIPTION:Talk %d by Jane Roe\\nRoom %d\n")+"}")
	add("changes of one event", 1000, single("RRULE:FREQ=DAILY\n")+"{"+strings.ReplaceAll(single("RECURRENCE-ID:20260301T100000Z\nSEQUENCE:%d\n"), "Event 1", "Event %d")+"}")
	add("cancelled events", 1000, "{"+event("STATUS:CANCELLED\n")+"}")
	add("zones", 125, "{BEGIN:VTIMEZONE\nTZID:Z%d\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE\n}{BEGIN:VEVENT\nUID:v%d\nDTSTART;TZID=Z%d:20260301T100000\nSUMMARY:E\nEND:VEVENT\n}")
	add("changes of a zone", 500, "BEGIN:VTIMEZONE\nTZID:Z\n{BEGIN:STANDARD\nDTSTART:19700101T000000\nRDATE:19700101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0100\nEND:STANDARD\n}END:VTIMEZONE\n{BEGIN:VEVENT\nUID:v%d\nDTSTART;TZID=Z:20260301T100000\nSUMMARY:E\nEND:VEVENT\n}")
	add("calendars in one another", 1000, "{BEGIN:VCALENDAR\n}")
	add("parts that are never closed", 1000, "{BEGIN:VEVENT\nUID:u%d\nDTSTART:20260301T100000Z\nSUMMARY:E\n}")
	add("tracks", 1000, "{"+event("LOCATION:Room %d\nCATEGORIES:Track %d\n")+"}")
	return out
}

// codes are shapes of what codes hold.
func codes() []growth.Shape {
	return []growth.Shape{
		text("mecard", "NOTE fields", 1000, "MECARD:N:Roe,Jane;{NOTE:said %d;};"),
		text("mecard", "TEL fields", 1000, "MECARD:N:Roe,Jane;{TEL:+49305550%d;};"),
		text("mecard", "EMAIL fields", 1000, "MECARD:N:Roe,Jane;{EMAIL:a%d@b.example;};"),
		text("mecard", "fields of no known kind", 1000, "MECARD:N:Roe,Jane;{X%d:v;};"),
		text("mecard", "parts that are no field", 1000, "MECARD:N:Roe,Jane;{words %d;};"),
		text("mecard", "names", 1000, "MECARD:N:Roe{,Jane %d};;"),
		text("mecard", "escapes", 5000, "MECARD:N:Roe,Jane;NOTE:{\\;};;"),
		file("mecard", "NOTE fields of a file", 1000, "MECARD:N:Roe,Jane;{NOTE:said %d;};"),
		text("bizcard", "fields", 1000, "BIZCARD:N:Jane;X:Roe;{B:+49305550%d;};"),
		text("memory", "fields", 500, "MEMORY:Jane\nNAME1:Roe\n{TEL1:0305550%d\n}"),
		text("wifi", "fields", 1000, "WIFI:S:net;T:WPA;{X%d:v;}P:secret;;"),
		text("wifi", "escapes", 5000, "WIFI:S:{\\;};T:WPA;P:secret;;"),
		text("badge", "keys of JSON", 1000, `<"name":"Jane Roe","email":"a@b.example"{,"k%d":"v%d"}>`),
		text("badge", "JSON in JSON", 1000, `<"name":"Jane Roe","x":{[}{]}>`),
		text("badge", "parts between bars", 500, "Jane Roe|a@b.example|Org{|p%d}"),
		text("badge", "lines with labels", 500, "Name: Jane Roe\nE-mail: a@b.example\n{Label %d: v\n}"),
		text("badge", "parts between semicolons", 500, "Jane;Roe;a@b.example;Org{;p%d}"),
		text("badge", "colons", 2500, "Name: Jane Roe{:x}"),
		text("link", "parameters", 1000, "https://h.example/?{a%d=v&}z"),
		text("mailto", "addresses", 1000, "mailto:{a%d@b.example,}z@b.example"),
		text("matmsg", "fields", 1000, "MATMSG:TO:a@b.example;SUB:x;{BODY:w%d;};"),
	}
}

// documents are shapes of Lanyard's own JSON.
func documents() []growth.Shape {
	one := func(part string, n int, fields string) growth.Shape {
		return documentOf(part, n, `<"lanyard":<"format":1>,"contacts":[<"display_name":"Jane Roe"`+fields+`>]>`)
	}
	return []growth.Shape{
		documentOf("contacts", 1000, `<"lanyard":<"format":1>,"contacts":[{<"uid":"u%d","display_name":"Name %d","emails":[<"value":"a%d@b.example">]>,}<"display_name":"Z">]>`),
		documentOf("contacts of one UID", 1000, `<"lanyard":<"format":1>,"contacts":[{<"uid":"u","display_name":"Name %d">,}<"display_name":"Z">]>`),
		documentOf("empty elements", 1000, `<"lanyard":<"format":1>,"contacts":[{<>,}<"display_name":"Z">]>`),
		documentOf("events", 1000, `<"lanyard":<"format":1>,"events":[{<"id":%d,"name":"Event %d","start":"2026-03-01T10:00:00Z","zone":"UTC">,}<"id":9999999,"name":"Z">],"contacts":[]>`),
		documentOf("lists that are not known", 1000, `<"lanyard":<"format":1>{,"k%d":[<"a":1>]},"contacts":[]>`),
		documentOf("arrays in one another", 500, `<"lanyard":<"format":1>,"x":{[}{]},"contacts":[]>`),
		one("e-mails", 500, `,"emails":[{<"value":"a%d@b.example">,}<"value":"z@b.example">]`),
		one("topics", 500, `,"topics":[{"t%d",}"z"]`),
		one("properties aside", 500, `,"other":[{<"name":"X%d","value":"v">,}<"name":"Z","value":"v">]`),
		one("keys that are not known", 500, `{,"k%d":"v"}`),
		one("letters of a note", 25_000, `,"note":"{a}"`),
		one("meetings", 1000, `,"encounters":[{<"event":"Event %d","at":"2026-03-01T10:00:00Z","note":"said %d">,}<"event":"Z">]`),
	}
}

func documentOf(part string, n int, content string) growth.Shape {
	return growth.Shape{Name: "json: " + part, N: n, Make: func(n int) func() {
		s := strings.NewReplacer("<", "{", ">", "}").Replace(grown(content, n))
		if n <= 16 && !json.Valid([]byte(s)) {
			panic(part + " is no JSON")
		}
		return func() {
			drafts, rest := format.ReadDocument(bytes.NewReader([]byte(s)), "a.json")
			for range drafts { // an error stands for an element
			}
			rest()
		}
	}}
}

// texts are shapes of lists of addresses, signatures and other text.
func texts() []growth.Shape {
	list := func(part string, n int, content string) growth.Shape {
		return growth.Shape{Name: "mailbox: " + part, N: n, Make: func(n int) func() {
			s := grown(content, n)
			return func() { mailbox.Is(s); mailbox.Read(context.Background(), s) }
		}}
	}
	return []growth.Shape{
		list("people", 500, `{Jane Roe%d <a%d@b.example>, }Z <z@b.example>`),
		list("people of one address", 500, `{Jane Roe%d <a@b.example>, }Z <z@b.example>`),
		list("comments", 1000, "Jane {(a%d) }<z@b.example>"),
		list("brackets", 2500, "Jane {<}z@b.example"),
		list("quotes", 2500, `{"}Jane" <z@b.example>`),
		list("groups", 500, "{g%d: a@b.example;}"),
		text("signature", "lines", 500, "Kind regards\nJane Roe\nHead of Data\nOrg\na@b.example\n{line %d\n}"),
		text("signature", "words of a line", 500, "-- \nJane Roe\n{word%d }\na@b.example\n"),
		text("signature", "phones of a line", 1000, "-- \nJane Roe\nT: {+49 30 5550%d }\na@b.example\n"),
		text("signature", "addresses", 1000, "-- \nJane Roe\n{a%d@b.example\n}"),
		text("signature", "quoted lines", 500, "{> said %d\n}-- \nJane Roe\na@b.example\n"),
		text("text", "letters of one word", 25_000, "{a}"),
		text("text", "words", 2500, "{word%d }"),
		text("text", "lines", 1000, "{word%d\n}"),
		text("text", "digits", 5000, "{1}"),
		text("text", "at signs", 2500, "{a@}"),
		text("text", "blanks", 12_500, "a{ }b"),
		text("text", "capital letters with dots", 2500, "{A. }Roe"),
		file("eml", "lines of a mail", 500, "From: a@b.example\nSubject: x\n\n{line %d\n}-- \nJane Roe\na@b.example\n"),
		file("txt", "lines in mixed character sets", 500, "{J\xfcrgen \xc3\xa4 %d <a%d@b.example>\n}"),
		{Name: "charset: letters", N: 5000, Make: func(n int) func() {
			b := []byte(grown("{J\xfcrgen \xe4 word\n}", n))
			return func() { format.TextOf(b) }
		}},
		{Name: "charset: words that all differ", N: 1250, Make: func(n int) func() {
			b := []byte(grown("{J\xfcr%dgen }", n))
			return func() { format.TextOf(b) }
		}},
		{Name: "code: readings of a draft", N: 1000, Make: func(n int) func() {
			b := []byte(grown("BEGIN:VCARD\nFN:J\xfcrgen\n{NOTE:\xe4 %d\n}END:VCARD", n))
			return func() {
				_, _, drafts := format.ReadCode(format.Code{Bytes: b})
				for _, d := range drafts {
					format.Spellings(d)
				}
			}
		}},
		{Name: "payload: values of a contact", N: 500, Make: func(n int) func() {
			c := person(n, 0)
			return func() { format.Payload(c, data.CodeForm{}, format.PayloadLimit) }
		}},
	}
}
