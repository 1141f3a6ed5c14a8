package table

import (
	"slices"
	"testing"
)

func TestNumbersOfACellArePartedWhereEachIsWhole(t *testing.T) {
	for cell, want := range map[string][]number{
		"+7 (495) 555-01-53; +7 (812) 555-01-54":               {{"+7 (495) 555-01-53", ""}, {"+7 (812) 555-01-54", ""}},
		"030 555 0155, 0171 555 0156":                          {{"030 555 0155", ""}, {"0171 555 0156", ""}},
		"030 555 0155 / 0171 555 0156":                         {{"030 555 0155", ""}, {"0171 555 0156", ""}},
		"030/5550155 / 0171/5550156":                           {{"030/5550155", ""}, {"0171/5550156", ""}},
		"030/5550155, 0171/5550156":                            {{"030/5550155", ""}, {"0171/5550156", ""}},
		"+44 20 7946 0155 or +44 7700 900155":                  {{"+44 20 7946 0155", ""}, {"+44 7700 900155", ""}},
		"030 5550155 oder 0171 5550156":                        {{"030 5550155", ""}, {"0171 5550156", ""}},
		"01 99 00 55 01 ou 06 39 98 55 02":                     {{"01 99 00 55 01", ""}, {"06 39 98 55 02", ""}},
		"+1 202-555-0143\n+1 202-555-0144":                     {{"+1 202-555-0143", ""}, {"+1 202-555-0144", ""}},
		"(202) 555-0143 / (202) 555-0144":                      {{"(202) 555-0143", ""}, {"(202) 555-0144", ""}},
		"+1 202-555-0143 | +1 202-555-0144":                    {{"+1 202-555-0143", ""}, {"+1 202-555-0144", ""}},
		"+1 202-555-0143 and +1 202-555-0144":                  {{"+1 202-555-0143", ""}, {"+1 202-555-0144", ""}},
		"+1 202-555-0143 ext. 5; +1 202-555-0144":              {{"+1 202-555-0143 ext. 5", ""}, {"+1 202-555-0144", ""}},
		"+1 202-555-0143, ext. 5":                              {{"+1 202-555-0143, ext. 5", ""}},
		"+1 202-555-0143, ext. 5, +1 202-555-0144":             {{"+1 202-555-0143, ext. 5", ""}, {"+1 202-555-0144", ""}},
		"+1 202-555-0143 x5":                                   {{"+1 202-555-0143 x5", ""}},
		"+1-202-555-0143;ext=5":                                {{"+1-202-555-0143;ext=5", ""}},
		"030/123 45":                                           {{"030/123 45", ""}},
		"0341 5550102/-12":                                     {{"0341 5550102/-12", ""}},
		"030 5550155, 56":                                      {{"030 5550155, 56", ""}},
		"030 5550155/56":                                       {{"030 5550155/56", ""}},
		"+1 555, 0156":                                         {{"+1 555, 0156", ""}},
		"05221/5550101":                                        {{"05221/5550101", ""}},
		"+49 (0) 30/555-0101":                                  {{"+49 (0) 30/555-0101", ""}},
		"Mobile: +49 171 5550101, Office: +49 30 5550155":      {{"+49 171 5550101", "mobile"}, {"+49 30 5550155", "work"}},
		"+49 171 5550101 (mobile); +49 30 5550155 (private)":   {{"+49 171 5550101", "mobile"}, {"+49 30 5550155", "home"}},
		"+49 30 5550155 (Empfang), +49 171 5550101 (dienstl.)": {{"+49 30 5550155", "Empfang"}, {"+49 171 5550101", "work"}},
		"Tel. 030 5550155":                                     {{"030 5550155", ""}},
		"call Ann first: 030 5550155":                          {{"call Ann first: 030 5550155", ""}},
		"030 5550155; ask for Ann":                             {{"030 5550155; ask for Ann", ""}},
		"030 5550155; 0171 5550156; 0172 5550157":              {{"030 5550155", ""}, {"0171 5550156", ""}, {"0172 5550157", ""}},
		"+34 910 555 155 y +34 600 555 156":                    {{"+34 910 555 155", ""}, {"+34 600 555 156", ""}},
		"h: (202) 555-0143, c: (202) 555-0144":                 {{"(202) 555-0143", "home"}, {"(202) 555-0144", "mobile"}},
		"+49 30 5550155 Durchwahl 12, Mobil +49 171 5550156":   {{"+49 30 5550155 Durchwahl 12", ""}, {"+49 171 5550156", "mobile"}},
	} {
		if got := numbersOf(cell); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", cell, got, want)
		}
	}
}

func TestADestroyedNumberIsKnown(t *testing.T) {
	for v, want := range map[string]bool{
		"4.91716E+11": true, "4,91716E+11": true, "4.91716e+11": true, "4.91716E11": true, "441234567890.0": true, "441234567890,00": true, "4,92E+11": true, "5E+11": true, "+4.9E+11": true,
		"+49 171 5550101": false, "0171.5550101": false, "12.5": false, "555.0155": false, "030 5550155": false, "Ext 5": false, "EE 12": false,
	} {
		if isDestroyed(v) != want {
			t.Errorf("%q", v)
		}
	}
}

func TestAddressesOfACellArePartedWithTheirLabels(t *testing.T) {
	for cell, want := range map[string]struct {
		found []number
		left  string
	}{
		"tom@acme.example / tom@home.example":            {[]number{{"tom@acme.example", ""}, {"tom@home.example", ""}}, ""},
		"tom@acme.example/tom@home.example":              {[]number{{"tom@acme.example", ""}, {"tom@home.example", ""}}, ""},
		"tom@acme.example or tom@home.example":           {[]number{{"tom@acme.example", ""}, {"tom@home.example", ""}}, ""},
		"tom@acme.example oder tom@home.example":         {[]number{{"tom@acme.example", ""}, {"tom@home.example", ""}}, ""},
		"tom@acme.example | tom@home.example":            {[]number{{"tom@acme.example", ""}, {"tom@home.example", ""}}, ""},
		"tom@acme.example\ntom@home.example":             {[]number{{"tom@acme.example", ""}, {"tom@home.example", ""}}, ""},
		"work: tom@acme.example, private: tom@h.example": {[]number{{"tom@acme.example", "work"}, {"tom@h.example", "home"}}, ""},
		"tom@acme.example (work), tom@h.example (home)":  {[]number{{"tom@acme.example", "work"}, {"tom@h.example", "home"}}, ""},
		"Tom Ott <tom@acme.example>; tom@h.example":      {[]number{{"tom@acme.example", ""}, {"tom@h.example", ""}}, ""},
		"Ott, Tom <tom@acme.example>":                    {[]number{{"tom@acme.example", ""}}, ""},
		"none":                                           {nil, "none"},
		"tom@acme.example, ask first":                    {[]number{{"tom@acme.example", ""}}, "ask first"},
	} {
		if got, left := emailsIn(cell); !slices.Equal(got, want.found) || left != want.left {
			t.Errorf("%q: got %q, %q", cell, got, left)
		}
	}
}

func TestTagsInQuotesLoseThem(t *testing.T) {
	for cell, want := range map[string][]string{
		`"VIP","Speaker 2026"`:    {"VIP", "Speaker 2026"},
		`"VIP", "Speaker 2026"`:   {"VIP", "Speaker 2026"},
		`"VIP";"Speaker"`:         {"VIP", "Speaker"},
		`["VIP","Speaker 2026"]`:  {"VIP", "Speaker 2026"},
		`['VIP', 'Speaker 2026']`: {"VIP", "Speaker 2026"},
		`{VIP,"Speaker 2026"}`:    {"VIP", "Speaker 2026"},
		`[VIP, Speaker]`:          {"VIP", "Speaker"},
		`"Smith, Jones","B"`:      {"Smith, Jones", "B"},
		`"the ""A"" list",B`:      {`the "A" list`, "B"},
		`„VIP“, „Sprecherin“`:     {"VIP", "Sprecherin"},
		`«VIP»; «Oratrice»`:       {"VIP", "Oratrice"},
		`"VIP"`:                   {"VIP"},
		`VIP,"Speaker"`:           {"VIP", "Speaker"},
		`O'Brien fans, B`:         {"O'Brien fans", "B"},
		`Rock 'n' Roll; B`:        {"Rock 'n' Roll", "B"},
		`A | B`:                   {"A", "B"},
		`[]`:                      nil,
	} {
		if got := topicsIn(cell); !slices.Equal(got, want) {
			t.Errorf("%s: got %q", cell, got)
		}
	}
}
