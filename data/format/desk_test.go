package format

import (
	"slices"
	"strings"
	"testing"
)

func TestDesksOfAnEventAreNobody(t *testing.T) {
	for _, text := range []string{
		"Lost and found: call +49 30 5550000", "Help desk: help@conf.example, +49 30 5555100", "Reception: +49 30 5550110", "Fundbüro: +49 30 5550111",
		"Emergency: +49 30 5550112", "Objets trouvés : +33 1 99 00 01 02", "Information desk: info@conf.example, +49 30 5550113",
	} {
		if kind, drafts := ReadText(t.Context(), text); kind != Text || drafts != nil {
			t.Errorf("%s is %q: %s", text, kind, peopleIn(text))
		}
	}
}

func TestRecordsAndLabelsOfBadges(t *testing.T) {
	for text, want := range map[string]string{
		"Vorname;Nachname;Firma;Email\nUte;Klein;Klein KG;ute@klein.example":                                  "Ute Klein/Klein KG/ute@klein.example",
		"First name,Last name,Company,Email\r\nAnn,Ott,Acme Ltd,ann@ott.example\r\n":                          "Ann Ott/Acme Ltd/ann@ott.example",
		"Name|Company|E-mail\nAnn Ott|Acme Ltd|ann@ott.example":                                               "Ann Ott/Acme Ltd/ann@ott.example",
		`{"data":{"visitor":{"surname":"Öz","name":"Can","company_name":"Öz AŞ","gsm":"+90 532 555 01 01"}}}`: "Can Öz/Öz AŞ/+90 532 555 01 01",
		`{"surname":"Ott","name":"Ann","email":"ann@ott.example"}`:                                            "Ann Ott//ann@ott.example",
		`{"surname":"Ott","name":"Ann Ott","email":"ann@ott.example"}`:                                        "Ann Ott//ann@ott.example",
		"ATT~77812~Mr~João~Ribeiro~Editora Três~Diretor Comercial~joao@tres.example":                          "Mr João Ribeiro/Editora Três/joao@tres.example",
		"Talk: Linked Data in Libraries | Speaker: Ann Ott | Room 5":                                          "Ann Ott/",
		"Speaker: Ann Ott | Workshop: Maps for All | Room 7":                                                  "Ann Ott/",
		"0004711;MÜLLER":                         "",
		"Ann Ott;Acme Ltd;ann@ott\u200b.example": "Ann Ott/Acme Ltd/ann@ott.example",
	} {
		if got := peopleIn(text); got != want {
			t.Errorf("%s\n\tgot  %s\n\twant %s", text, got, want)
		}
	}
}

func TestLabelsInQuotesAndAddressesWithInvisibleSigns(t *testing.T) {
	_, drafts := ReadText(t.Context(), "BEGIN:VCARD\nVERSION:3.0\nFN:Ann Ott\nTEL;TYPE=“WORK”:030 5550101\nTEL;TYPE:030 5550102\nTEL;TYPE=:030 5550103\nTEL;TYPE='home':030 5550104\nEMAIL;TYPE=\"'work'\":ann@ott.example\u200b\nEMAIL:bo\u00ad@ott.example\nEND:VCARD")
	if len(drafts) != 1 {
		t.Fatalf("%d people", len(drafts))
	}
	var got []string
	for _, p := range drafts[0].Contact.Phones {
		got = append(got, p.Label)
	}
	for _, e := range drafts[0].Contact.Emails {
		got = append(got, e.Label, e.Value)
	}
	if want := []string{"work", "", "", "home", "work", "ann@ott.example", "", "bo@ott.example"}; !slices.Equal(got, want) {
		t.Errorf("%s, want %s", strings.Join(got, "|"), strings.Join(want, "|"))
	}
}
