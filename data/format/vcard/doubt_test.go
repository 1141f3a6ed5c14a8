package vcard

import (
	"strings"
	"testing"

	"lanyard/data"
)

// Values that cannot be read stay with the person, and are told with their line.
func TestAValueThatCannotBeReadIsTold(t *testing.T) {
	for claim, tc := range map[string]struct{ line, want string }{
		"a day that is none":          {"BDAY:1980-13-45", "4 1980-13-45"},
		"a birthday in words":         {"BDAY:in spring", "4 in spring"},
		"30 February":                 {"BDAY:--0230", "4 --0230"},
		"a day by which order":        {"BDAY:02/03/1980", "4 02/03/1980"},
		"a birthday":                  {"BDAY:1980-02-03", ""},
		"a birthday of zeros":         {"BDAY:0000-00-00", ""},
		"a picture that is no base64": {"PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ!!!notbase64", "4 /9j/4AAQ!!!notbase64"},
		"one in an address":           {"PHOTO:data:image/jpeg;base64,/9j/4AAQ!!!notbase64", "4 /9j/4AAQ!!!notbase64"},
		"a picture elsewhere":         {"PHOTO;VALUE=URI:https://x.example/a.jpg", ""},
	} {
		t.Run(claim, func(t *testing.T) {
			var problems []error
			var c data.Contact
			for d, err := range Read(strings.NewReader(text("3.0", "FN:J", tc.line, "TEL:1"))) {
				if err != nil {
					problems = append(problems, err)
					continue
				}
				c = d.Contact
			}
			if got := told(problems); got != tc.want {
				t.Errorf("told %q, want %q", got, tc.want)
			}
			if len(c.Phones) != 1 || tc.want != "" && len(c.Other) != 1 {
				t.Errorf("read as %+v", c)
			}
		})
	}
}

func TestAddressesAsTextAndLinksInBrackets(t *testing.T) {
	for claim, tc := range map[string]struct {
		lines []string
		want  string
	}{
		"a LABEL beside an ADR of another kind": {[]string{"ADR;TYPE=WORK:;;1 Main St;Springfield;;;", `LABEL;TYPE=HOME:Weg 3\n80331 München`}, "work 1 Main St Springfield|home Weg 3/80331 München"},
		"a LABEL of the ADR":                    {[]string{"ADR;TYPE=WORK:;;1 Main St;Springfield;;;", `LABEL;TYPE=WORK:1 Main St\nSpringfield`}, "work 1 Main St Springfield other LABEL;TYPE=WORK"},
		"LABELs alone":                          {[]string{`LABEL;TYPE=HOME:Weg 3`, `LABEL;TYPE=WORK:Gasse 4`}, "home Weg 3|work Gasse 4"},
		"one of two LABELs":                     {[]string{"ADR;TYPE=WORK:;;1 Main St;;;;", "LABEL;TYPE=WORK:1 Main St", "LABEL;TYPE=HOME:Weg 3"}, "work 1 Main St|home Weg 3 other LABEL;TYPE=WORK"},
		"an ADR that is its LABEL":              {[]string{`ADR;TYPE=WORK;LABEL="Line 1\nLine 2":;;;;;;`}, "work Line 1/Line 2"},
		"an ADR in one piece":                   {[]string{"ADR:Hauptstr. 5\\, 10115 Berlin"}, " Hauptstr. 5, 10115 Berlin"},
		"a link in brackets":                    {[]string{"URL:<https://to.example>"}, "https://to.example"},
		"a link in other brackets":              {[]string{"URL:‹https://to.example›"}, "https://to.example"},
		"a link as RFC 3986 has it":             {[]string{"URL:<URL:https://to.example>"}, "https://to.example"},
		"a link in quotes":                      {[]string{`URL:"https://to.example"`}, "https://to.example"},
		"a link with brackets in it":            {[]string{"URL:https://to.example/(a)"}, "https://to.example/(a)"},
	} {
		t.Run(claim, func(t *testing.T) {
			var got []string
			for d, err := range Read(strings.NewReader(text("3.0", append([]string{"FN:J"}, tc.lines...)...))) {
				if err != nil {
					t.Error(err)
				}
				for _, a := range d.Contact.Addresses {
					got = append(got, strings.TrimRight(a.Label+" "+strings.ReplaceAll(a.Street, "\n", "/")+" "+a.City, " "))
				}
				for _, l := range d.Contact.Links {
					got = append(got, l.Value)
				}
				for _, p := range d.Contact.Other {
					got[len(got)-1] += " other " + p.Name
				}
			}
			if all := strings.Join(got, "|"); all != tc.want {
				t.Errorf("%q, want %q", all, tc.want)
			}
		})
	}
}

func TestACardWithoutItsBeginIsRead(t *testing.T) {
	const whole = "BEGIN:VCARD\nVERSION:3.0\nFN:Has Begin\nEND:VCARD\n"
	for claim, tc := range map[string]struct{ file, want string }{
		"before others":        {"VERSION:3.0\nFN:No Begin\nTEL:1\nEND:VCARD\n" + whole, "No Begin|Has Begin"},
		"behind others":        {whole + "VERSION:3.0\nN:Begin;No\nTEL:1\nEND:VCARD\n", "Has Begin|No Begin"},
		"words without a name": {whole + "VERSION:3.0\nsee you\nEND:VCARD\n", "Has Begin"},
		"words and no version": {"FN:Nobody\nEND:VCARD\n" + whole, "Has Begin"},
		"a folded line in it":  {"VERSION:3.0\nFN:No\n  Begin\nTEL:1\nEND:VCARD\n" + whole, "No Begin|Has Begin"},
	} {
		t.Run(claim, func(t *testing.T) {
			var got, said []string
			for d, err := range Read(strings.NewReader(tc.file)) {
				if err != nil {
					said = append(said, err.Error())
					continue
				}
				got = append(got, d.Contact.DisplayName)
			}
			if all := strings.Join(got, "|"); all != tc.want || len(said) != 1 || strings.Contains(said[0], "begins without BEGIN:VCARD") != (len(got) == 2) {
				t.Errorf("%q, want %q; told %q", all, tc.want, said)
			}
		})
	}
}
