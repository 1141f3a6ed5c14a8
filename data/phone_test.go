package data

import (
	"slices"
	"strings"
	"testing"
)

func TestPhoneNormalise(t *testing.T) {
	for _, c := range []struct{ name, value, region, want string }{
		{"with country code", "+49 30 23125 100", "", "+493023125100"},
		{"with (0)", "+49 (0)30 23125-100", "", "+493023125100"},
		{"national with region", "030/23125 100", "DE", "+493023125100"},
		{"region in small letters", "030 23125 100", "de", "+493023125100"},
		{"national without region", "030 23125 100", "", ""},
		{"00 without region", "0049 30 23125 100", "", "+493023125100"},
		{"00 seen from the United States", "0049 30 23125 100", "US", "+493023125100"},
		{"US number", "(202) 555-0123", "US", "+12025550123"},
		{"US number with extension", "+1 202-555-0123 ext. 12", "", "+12025550123"},
		{"zeros alone", "0(0)", "DE", ""},
		{"00 in pieces", "0 (0)", "", ""},
		{"UK number with (0)", "+44 (0)20 7946 0123", "", "+442079460123"},
		{"tel URI", "tel:+1-202-555-0123", "", "+12025550123"},
		{"full-width digits", "＋４９ ３０ ２３１２５ １００", "", "+493023125100"},
		{"Italian zero stays", "+39 06 6982 0000", "", "+390669820000"},
		{"no number", "ask at the desk", "DE", ""},
		{"too short", "+49 3", "DE", ""},
		{"empty", "", "DE", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := Phone{Value: c.value, E164: "+10000", Label: "work"}
			p.Normalise(c.region)
			if p.E164 != c.want {
				t.Errorf("E164 of %q in %q: %q, want %q", c.value, c.region, p.E164, c.want)
			}
			if p.Value != c.value || p.Label != "work" {
				t.Errorf("the text was altered: %+v", p)
			}
		})
	}
}

func TestPhoneTokens(t *testing.T) {
	for _, c := range []struct {
		name string
		p    Phone
		want []string
	}{
		{
			"German",
			Phone{Value: "+49 (0)30 23125-100", E164: "+493023125100"},
			[]string{"493023125100", "03023125100", "3023125100", "4903023125100", "23125100", "100"},
		},
		{
			"North American",
			Phone{Value: "2025550123", E164: "+12025550123"},
			[]string{"12025550123", "2025550123", "0123", "5550123"},
		},
		{
			"French, in pairs",
			Phone{Value: "+33123456789", E164: "+33123456789"},
			[]string{"33123456789", "0123456789", "123456789", "6789", "456789", "23456789"},
		},
		{
			"Italian, no trunk prefix",
			Phone{Value: "06 6982 0000", E164: "+390669820000"},
			[]string{"390669820000", "0669820000", "0000", "69820000"},
		},
		{"not understood", Phone{Value: "0 30/12"}, []string{"03012", "3012"}},
		{"not understood, in one run", Phone{Value: "5550123"}, []string{"5550123", "0123", "50123", "550123"}},
		{"00 is a plus", Phone{Value: "0049 30 12"}, []string{"493012", "00493012", "3012", "93012", "0493012"}},
		{"no digits", Phone{Value: "ask"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := PhoneTokens(c.p); !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// People remember, and are told, the end of a number.
func TestAPhoneIsFoundHoweverItIsWrittenAndByItsEnd(t *testing.T) {
	us := []string{"(202) 555-0123", "202-555-0123", "202.555.0123", "2025550123", "+1 202 555 0123", "+12025550123", "1-202-555-0123", "001 202 5550123", "tel:+1-202-555-0123", "２０２ ５５５ ０１２３"}
	berlin := []string{"+49 (0)30 23125-100", "030/23125 100", "03023125100", "+493023125100", "0049 30 23125100"}
	for _, c := range []struct {
		stored  []string
		region  string
		queries []string
	}{
		{us, "US", []string{
			"555-0123", "5550123", "555 0123", "555.0123", "0123", "(202) 555-0123", "2025550123", "+1 202 555", "555\u20110123", "555\u00a00123", "５５５－０１２３", "tel:555-0123",
		}},
		{berlin, "DE", []string{"23125 100", "23125-100", "23125100", "23125/100", "23125", "(030) 23125", "+49 30 23125", "0049 (0) 30 23125-100"}},
	} {
		for _, stored := range c.stored {
			for _, region := range []string{c.region, ""} { // no region: most are stored as typed only
				p := Phone{Value: stored}
				p.Normalise(region)
				tokens := PhoneTokens(p)
				for _, q := range c.queries {
					if p.E164 == "" && (strings.HasPrefix(q, "+") || strings.HasPrefix(q, "00")) {
						continue // of which country it is, nobody said
					}
					for _, term := range FoldQuery(q) {
						if !termMatches(term, tokens) {
							t.Errorf("%q, read by region %q as %q, is not found by %q: terms %q", stored, region, tokens, q, term)
						}
					}
				}
			}
		}
	}
	for _, q := range []string{"555-0124", "0124", "9555-0123"} {
		p := Phone{Value: us[0], E164: "+12025550123"}
		for _, term := range FoldQuery(q) {
			if termMatches(term, PhoneTokens(p)) {
				t.Errorf("%q is found by %q", p.Value, q)
			}
		}
	}
}

func TestCheckRegion(t *testing.T) {
	for region, ok := range map[string]bool{"DE": true, "us": true, "XX": false, "": false, "Germany": false} {
		if err := CheckRegion(region); (err == nil) != ok {
			t.Errorf("CheckRegion(%q) = %v", region, err)
		}
	}
}
