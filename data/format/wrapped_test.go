package format

import (
	"encoding/base64"
	"slices"
	"strings"
	"testing"

	"lanyard/data"
)

func TestCardsInWhatOthersPutAroundThem(t *testing.T) {
	mail := func(head, body string) string {
		return "From: bo@x.example\nSubject: card\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b1\n\n--b1\nContent-Type: text/plain\n\nhere\n--b1\n" + head + "\n\n" + body + "\n--b1--\n"
	}
	card := "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ann Ott\r\nEMAIL:ann@ott.example\r\nEND:VCARD\r\n"
	in64 := base64.StdEncoding.EncodeToString([]byte(card))
	for claim, c := range map[string][2]string{
		"words before and behind":      {"Scan me: BEGIN:VCARD\nVERSION:3.0\nFN:Ann Ott\nEMAIL:ann@ott.example\nEND:VCARD Thank you", "Ann Ott//ann@ott.example"},
		"a word of a note on one line": {"BEGIN:VCARD VERSION:3.0 FN:Ann Ott EMAIL:ann@ott.example NOTE:likes EMAIL: and tea END:VCARD", "Ann Ott//ann@ott.example"},
		"blanks in the ends":           {"begin : vcard\nversion:3.0\nfn:Ann Ott\nemail:ann@ott.example\nend : vcard", "Ann Ott//ann@ott.example"},
		"neither begin nor end":        {"VERSION:3.0\nN:Ott;Ann\nEMAIL:ann@ott.example", "Ann Ott//ann@ott.example"},
		"words before one line":        {"My card: BEGIN:VCARD VERSION:3.0 FN:Ann Ott EMAIL:ann@ott.example END:VCARD", "Ann Ott//ann@ott.example"},
		"line ends written out twice":  {`BEGIN:VCARD\\nVERSION:3.0\\nFN:Ann Ott\\nEMAIL:ann@ott.example\\nEND:VCARD`, "Ann Ott//ann@ott.example"},
		"both ends written out twice":  {`BEGIN:VCARD\\r\\nVERSION:3.0\\r\\nFN:Ann Ott\\r\\nEMAIL:ann@ott.example\\r\\nEND:VCARD\\r\\n`, "Ann Ott//ann@ott.example"},
		"entities of HTML":             {"BEGIN:VCARD\nVERSION:3.0\nFN:M&uuml;ller &amp; S&ouml;hne\nORG:R&amp;D GmbH\nEND:VCARD", "Müller & Söhne/R&D GmbH"},
		"entities by number":           {"BEGIN:VCARD\nVERSION:3.0\nFN:J&#246;rg O&#x27;Hara\nORG:A&amp;B\nEND:VCARD", "Jörg O'Hara/A&B"},
		"entities in a MECARD":         {"MECARD:N:M&uuml;ller,J&ouml;rg;ORG:R&amp;D;;", "Jörg Müller/R&D"},
		"a sign that is no entity":     {"BEGIN:VCARD\nVERSION:3.0\nFN:Smith & Sons &amp; Co\nEND:VCARD", "Smith & Sons &amp; Co/"},
		"a MECARD with a vCard's ends": {"BEGIN:MECARD;N:Ott,Ann;TEL:0305550507;END", "Ann Ott//0305550507"},
		"the same on lines":            {"BEGIN:MECARD\nN:Ott,Ann;TEL:0305550507;\nEND:MECARD", "Ann Ott//0305550507"},
		"attached in base64":           {mail("Content-Type: text/vcard; name=a.vcf\nContent-Transfer-Encoding: base64", in64), "Ann Ott//ann@ott.example"},
		"attached by its name only":    {mail("Content-Type: application/octet-stream\nContent-Disposition: attachment; filename=\"A.VCF\"\nContent-Transfer-Encoding: base64", in64), "Ann Ott//ann@ott.example"},
		"attached quoted-printable":    {mail("Content-Type: text/x-vcard\nContent-Transfer-Encoding: quoted-printable", "BEGIN:VCARD\nVERSION:3.0\nFN:Ann O=\ntt\nEMAIL:ann=40ott.example\nEND:VCARD"), "Ann Ott//ann@ott.example"},
		"a mail that is the card":      {"From: bo@x.example\nContent-Type: text/vcard\nContent-Transfer-Encoding: base64\n\n" + in64, "Ann Ott//ann@ott.example"},
	} {
		t.Run(claim, func(t *testing.T) {
			if got := peopleIn(c[0]); got != c[1] {
				t.Errorf("read %q, want %q", got, c[1])
			}
			kind, drafts, err := Read(strings.NewReader(c[0]), "card.vcf")
			if err != nil || kind != VCard && kind != MECARD {
				t.Fatalf("as a file: %q, %v", kind, err)
			}
			name, _, _ := strings.Cut(c[1], "/")
			for d, err := range drafts {
				if err == nil && d.Contact.Name() != name {
					t.Errorf("as a file: %q", d.Contact.Name())
				}
			}
		})
	}
}

func TestALargeMailWithACard(t *testing.T) {
	card := "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ann Ott\r\nNOTE:" + strings.Repeat("word ", 40000) + "\r\nEND:VCARD\r\n"
	text := "From: bo@x.example\nContent-Type: text/vcard\nContent-Transfer-Encoding: base64\n\n"
	for in64 := base64.StdEncoding.EncodeToString([]byte(card)); in64 != ""; in64 = in64[min(76, len(in64)):] {
		text += in64[:min(76, len(in64))] + "\n"
	}
	_, drafts, err := Read(strings.NewReader(text), "mail.eml")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for d, err := range drafts {
		if n++; err != nil || d.Contact.Name() != "Ann Ott" || len(d.Contact.Note) < 199000 {
			t.Errorf("%q with a note of %d, %v", d.Contact.Name(), len(d.Contact.Note), err)
		}
	}
	if n != 1 {
		t.Errorf("%d people", n)
	}
}

func TestACardWithoutAnEndMayBeCut(t *testing.T) {
	for text, want := range map[string]bool{
		"BEGIN:VCARD\nVERSION:3.0\nFN:Ann Ott\nTEL:+49 30 5553":                             true,
		"BEGIN:VCARD\nVERSION:3.0\nFN:Ann Ott\nEND:VCARD\nBEGIN:VCARD\nFN:Bo Lee":           true,
		"MECARD:N:Ott,Ann;TEL:0305550506;NOTE:cut he":                                       true,
		"BIZCARD:N:Ann;X:Ott;M:0305550506;E:ann@ot":                                         true,
		"BEGIN:VCARD\nVERSION:3.0\nFN:Ann Ott\nTEL:+49 30 5550101\nEND:VCARD":               false,
		"MECARD:N:Ott,Ann;TEL:0305550506;;":                                                 false,
		"MECARD:N:Ott,Ann;TEL:0305550506;":                                                  false,
		"BEGIN:MECARD;N:Ott,Ann;TEL:0305550507;END":                                         false,
		"MEMORY:met\r\nNAME1:Ott Ann\r\nTEL1:+81355550133":                                  false,
		"BEGIN:VCARD\nVERSION:3.0\nFN:Ann Ott\nTEL:+49 30 5550101\nend:vcard\n-- \nGoodbye": false,
	} {
		_, drafts := ReadText(t.Context(), text)
		if len(drafts) == 0 || slices.Contains(drafts[len(drafts)-1].Unsure, data.UnsureEnd) != want {
			t.Errorf("%q: %+v", text, drafts)
		}
	}
}
