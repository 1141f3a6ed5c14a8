package data

import (
	"slices"
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
			[]string{"493023125100", "03023125100", "3023125100", "4903023125100"},
		},
		{"North American", Phone{Value: "202-555-0123", E164: "+12025550123"}, []string{"12025550123", "2025550123"}},
		{"Italian, no trunk prefix", Phone{Value: "06 6982 0000", E164: "+390669820000"}, []string{"390669820000", "0669820000"}},
		{"not understood", Phone{Value: "0 30/12"}, []string{"03012"}},
		{"00 is a plus", Phone{Value: "0049 30 12"}, []string{"493012", "00493012"}},
		{"no digits", Phone{Value: "ask"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := PhoneTokens(c.p); !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestCheckRegion(t *testing.T) {
	for region, ok := range map[string]bool{"DE": true, "us": true, "XX": false, "": false, "Germany": false} {
		if err := CheckRegion(region); (err == nil) != ok {
			t.Errorf("CheckRegion(%q) = %v", region, err)
		}
	}
}
