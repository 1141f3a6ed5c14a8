package format

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"lanyard/data"
)

// said is a contact in one text, to look for values in.
func said(t *testing.T, c data.Contact) string {
	t.Helper()
	b, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestCodesOfPeopleInEveryWrapping(t *testing.T) {
	const oneLine = "BEGIN:VCARD VERSION:4.0 N:Gumm;Forest;;Mr.; FN:Forest Gumm ORG:Bubba Shrimp Co. TITLE:Shrimp Man TEL;TYPE=work,voice;VALUE=uri:tel:+1-111-555-0130 EMAIL:forest@shrimp.example END:VCARD"
	for _, c := range []struct {
		claim, text                     string
		kind                            Kind
		given, family, org, title, mail string
		also                            []string // values that stand somewhere in the contact
	}{
		{"a vCard on one line", oneLine, VCard, "Forest", "Gumm", "Bubba Shrimp Co.", "Shrimp Man", "forest@shrimp.example", []string{"+1-111-555-0130", `"prefix":"Mr."`}},
		{"a vCard on one line with bars", "BEGIN:VCARD|VERSION:3.0|N:Oster;Sonja|FN:Sonja Oster|ORG:OrgName|EMAIL:sonja@oster.example|END:VCARD", VCard, "Sonja", "Oster", "OrgName", "", "sonja@oster.example", nil},
		{"a vCard on one line with semicolons", "BEGIN:VCARD;VERSION:3.0;N:Oster;Sonja;;;;FN:Sonja Oster;ORG:OrgName;TEL;TYPE=WORK:+49 30 5550146;EMAIL:sonja@oster.example;END:VCARD", VCard, "Sonja", "Oster", "OrgName", "", "sonja@oster.example", []string{"+49 30 5550146"}},
		{"a vCard on one line without an end", "BEGIN:VCARD VERSION:3.0 FN:Sonja Oster NOTE:met at noon: coffee EMAIL:sonja@oster.example", VCard, "Sonja", "Oster", "", "", "sonja@oster.example", []string{"met at noon: coffee"}},
		{"a vCard with line ends written out", `BEGIN:VCARD \r\n VERSION:3.0 \r\n N:Oster;Sonja \r\n FN:Sonja Oster \r\n ORG:OrgName \r\n URL:http://www.oster.example/ \r\n EMAIL:sonja@oster.example \r\n TEL;TYPE=voice,work,pref:+555-555-0146 \r\n END:VCARD`, VCard, "Sonja", "Oster", "OrgName", "", "sonja@oster.example", []string{"http://www.oster.example/", "+555-555-0146"}},
		{"a vCard with \\n written out and a note of two lines", `BEGIN:VCARD\nVERSION:3.0\nFN:Sonja Oster\nNOTE:first\nsecond\nEMAIL:sonja@oster.example\nEND:VCARD`, VCard, "Sonja", "Oster", "", "", "sonja@oster.example", []string{`first\nsecond`}},
		{"a vCard in quotes", "\"BEGIN:VCARD\nVERSION:3.0\nFN:Sonja Oster\nEMAIL:sonja@oster.example\nEND:VCARD\"", VCard, "Sonja", "Oster", "", "", "sonja@oster.example", nil},
		{"a vCard with breaks of a web page", "BEGIN:VCARD<br>VERSION:3.0<br>FN:Sonja Oster<br>EMAIL:sonja@oster.example<br>END:VCARD", VCard, "Sonja", "Oster", "", "", "sonja@oster.example", nil},
		{"a data: URL", "data:text/vcard;charset=utf-8,BEGIN%3AVCARD%0AVERSION%3A3.0%0AFN%3ASonja%20%C3%96ster%0AEMAIL%3Asonja%40oster.example%0AEND%3AVCARD", VCard, "Sonja", "Öster", "", "", "sonja@oster.example", nil},
		{"a data: URL in base64", "data:text/x-vcard;base64,QkVHSU46VkNBUkQKVkVSU0lPTjozLjAKRk46U29uamEgT3N0ZXIKRU1BSUw6c29uamFAb3N0ZXIuZXhhbXBsZQpFTkQ6VkNBUkQK", VCard, "Sonja", "Oster", "", "", "sonja@oster.example", nil},
		{"a vCard encoded for a web address", "BEGIN%3AVCARD%0D%0AVERSION%3A3.0%0D%0AFN%3ASonja%20Oster%0D%0AEMAIL%3Asonja%40oster.example%0D%0AEND%3AVCARD", VCard, "Sonja", "Oster", "", "", "sonja@oster.example", nil},
		{"a card in JSON", `["vcard",[["version",{},"text","4.0"],["fn",{},"text","Sonja Oster"],["n",{},"text",["Oster","Sonja","","",""]],["org",{},"text","OrgName"],["email",{"type":"work"},"text","sonja@oster.example"],["tel",{"type":["cell","voice"]},"uri","tel:+49-30-5550146"]]]`, VCard, "Sonja", "Oster", "OrgName", "", "sonja@oster.example", []string{"5550146"}},
		{"the address book of KDDI au", "MEMORY:met at booth\r\nNAME1:大山\r\nNAME2:オオヤマ\r\nTEL1:+81355550133\r\nTEL2:+818055550134\r\nMAIL1:oyama@kikai.example\r\nADD:東京都\r\n", MECARD, "", "大山", "", "", "oyama@kikai.example", []string{"オオヤマ", "+81355550133", "+818055550134", "met at booth", "東京都"}},
		{"the same on one line", "MEMORY:met at booth NAME1:山田 太郎 TEL1:+81355550133 MAIL1:yamada@kikai.example", MECARD, "太郎", "山田", "", "", "yamada@kikai.example", []string{"+81355550133", "met at booth"}},
		{"the same from its name on", "NAME1:山田 太郎\nTEL1:+81355550133\n", MECARD, "太郎", "山田", "", "", "", []string{"+81355550133"}},
		{"a record with an identifier", "8f14e45f-ceea-467f-a8a5-1b0c6d1f2a31::Ottmann::Annika::Acme Libraries::annika@acme.example", Badge, "Annika", "Ottmann", "Acme Libraries", "", "annika@acme.example", []string{"8f14e45f-ceea-467f-a8a5-1b0c6d1f2a31"}},
		{"JSON", `{"id":"A-1042","name":"Ines Berg","company":"Nordbib AS","title":"Head of Data","email":"ines@nordbib.example","phone":"+47 555 01 35","type":"attendee"}`, Badge, "Ines", "Berg", "Nordbib AS", "Head of Data", "ines@nordbib.example", []string{"A-1042", "+47 555 01 35"}},
		{"bars and capitals", "10042|OST|ANJA|STATE LIBRARY|anja.ost@sl.example|DE", Badge, "Anja", "Ost", "STATE LIBRARY", "", "anja.ost@sl.example", []string{"10042", "DE"}},
		{"a name alone", "Annika Ottmann", Badge, "Annika", "Ottmann", "", "", "", nil},
		{"semicolons", "Ann Ott;State Library;Head of Data;ann@ott.example;+49 30 555 0101", Badge, "Ann", "Ott", "State Library", "Head of Data", "ann@ott.example", []string{"+49 30 555 0101"}},
	} {
		t.Run(c.claim, func(t *testing.T) {
			kind, drafts := ReadText(t.Context(), c.text)
			if kind != c.kind || len(drafts) != 1 {
				t.Fatalf("%q with %d drafts", kind, len(drafts))
			}
			p := drafts[0].Contact
			if p.Family == "" && p.Given == "" {
				p.SplitName(p.DisplayName)
			}
			got := [5]string{p.Given, p.Family, p.Organisation, p.Title, p.PreferredEmail()}
			if want := [5]string{c.given, c.family, c.org, c.title, c.mail}; got != want {
				t.Errorf("%q, want %q", got, want)
			}
			for _, v := range c.also {
				if s := said(t, p); !strings.Contains(s, v) {
					t.Errorf("%q is lost: %s", v, s)
				}
			}
			_, fromFile, err := Read(strings.NewReader(c.text), "code.txt")
			if err != nil {
				t.Fatalf("as a file: %v", err)
			}
			for d, err := range fromFile {
				if err == nil && d.Contact.DisplayName != drafts[0].Contact.DisplayName {
					t.Errorf("as a file: %q", d.Contact.DisplayName)
				}
			}
		})
	}
}

// Each line of the file is a text, with ⏎ and ⇥ for the ends of lines and tabs, and what is read of it: given|family,
// organisation, title, e-mail, phone; TEXT where it is no person's.
func TestBadgesInTheManyWaysOfEvents(t *testing.T) {
	b, err := os.ReadFile("testdata/badges.txt")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.SplitSeq(strings.TrimSpace(string(b)), "\n") {
		text, want, ok := strings.Cut(line, " => ")
		if n++; !ok {
			t.Fatalf("line %d says no result: %q", n, line)
		}
		if got := summary(strings.NewReplacer("⏎", "\n", "⇥", "\t").Replace(text)); got != want {
			t.Errorf("%s\n\tgot  %s\n\twant %s", text, got, want)
		}
	}
	if n < 70 {
		t.Errorf("only %d lines", n)
	}
}

// summary is what is read of a text on one line.
func summary(text string) string {
	_, drafts := ReadText(context.Background(), text)
	if len(drafts) != 1 {
		return "TEXT"
	}
	c := drafts[0].Contact
	if c.Given+c.Family == "" {
		c.SplitName(c.DisplayName)
	}
	return strings.Join([]string{c.Given + "|" + c.Family, c.Organisation, c.Title, c.PreferredEmail(), c.PreferredPhone()}, "/")
}

func TestACodeOfIdentifiersIsNobody(t *testing.T) {
	for _, text := range []string{
		`{"ticket":"5uhbd49wms2f","lead":"PZD97WTMFJ"}`, `{"id":1042,"checked_in":true}`, "10042|77120|A-99", "550e8400-e29b-41d4-a716-446655440000", `["10042","8f14e45fceea467f"]`,
	} {
		if kind, drafts := ReadText(t.Context(), text); kind != Text || drafts != nil || About(text).Subject != AboutIDs {
			t.Errorf("%s is %q about %q", text, kind, About(text).Subject)
		}
	}
	for _, text := range []string{"Welcome to the Library", "{}", `{"note":"hello there"}`, "1234"} {
		if got := About(text).Subject; got == AboutIDs {
			t.Errorf("%s is %q", text, got)
		}
	}
}

func TestWhatWasGuessedIsTold(t *testing.T) {
	for text, want := range map[string]string{
		"Ann Ott;State Library;Head of Data;ann.ott@sl.example": "",
		"Annika Ottmann": "name",
		"Rhea Dunmore|Quillon|rhea.dunmore@mail.example":                             "organisation",
		`{"name":"Ines Berg","company":"Nordbib AS","email":"ines@nordbib.example"}`: "",
		"Ann Ott;Flimmer;Zork;ann.ott@sl.example":                                    "organisation title",
	} {
		_, drafts := ReadText(t.Context(), text)
		if len(drafts) != 1 || strings.Trim(fmt.Sprint(drafts[0].Unsure), "[]") != want {
			t.Errorf("%s: %+v, want unsure %q", text, drafts, want)
		}
	}
}
