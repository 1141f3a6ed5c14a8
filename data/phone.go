package data

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"lanyard/data/say"

	"github.com/nyaruka/phonenumbers"
)

// Normalise makes E164 from Value; region ("DE") is for numbers without a country code. E164 becomes empty when
// the text is not a number that can be dialled. Value does not change.
//
// A number with its country code counts when its length is possible there, because numbering plans change
// faster than any list of them. A number without one must be valid in the region.
func (p *Phone) Normalise(region string) {
	p.E164 = ""
	if digits(p.Value) == "" {
		return
	}
	value := strings.TrimSpace(p.Value)
	region = strings.ToUpper(strings.TrimSpace(region))
	if n, err := phonenumbers.Parse(value, region); err == nil {
		// The length is checked first: that needs no search through the patterns of a country.
		if international(value) && phonenumbers.IsPossibleNumber(n) || phonenumbers.IsValidNumber(n) {
			p.E164 = phonenumbers.Format(n, phonenumbers.E164)
			return
		}
	}
	// "0049 30 …" can be dialled in most of the world, whatever the region is.
	if all := digits(value); strings.HasPrefix(all, "00") {
		n, err := phonenumbers.Parse("+"+internationalDigits(value), "")
		if err == nil && phonenumbers.IsValidNumber(n) {
			p.E164 = phonenumbers.Format(n, phonenumbers.E164)
		}
	}
}

// CheckRegion returns a *FieldError when region is not an ISO 3166 code with known phone numbers.
func CheckRegion(region string) error {
	if phonenumbers.GetCountryCodeForRegion(strings.ToUpper(region)) == 0 {
		return &FieldError{Field: "phone_region", Value: region, Reason: say.T("is not a two-letter country code such as DE")}
	}
	return nil
}

const (
	// leastGroup is the length of the shortest end of a number that finds it, if the end is a group of its own:
	// an extension of three digits.
	leastGroup = 3
	// leastEnding is the same if the groups of the number are not known.
	leastEnding = 4
	// longestNumber limits the ends of texts that are no numbers; E.164 allows 15 digits.
	longestNumber = 15
)

// PhoneTokens gives the digits that find a number: E.164 without '+', national with and without its trunk
// prefix, and the digits as typed. People also search for the end of a number, "555-0123": so the last groups
// are tokens too, of the national format and as typed, and for a number of an unknown country all ends of four
// and more digits.
func PhoneTokens(p Phone) []string {
	var out []string
	add := func(t string) {
		if t != "" && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	typed := digits(p.Value)
	e := strings.TrimPrefix(p.E164, "+")
	if e != "" {
		add(e)
		if code := callingCode(e); code != "" {
			national := e[len(code):]
			add(trunk(code) + national)
			add(national)
		}
	}
	add(internationalDigits(p.Value))
	add(typed)
	if e == "" {
		for n := leastEnding; n < min(len(typed), longestNumber); n++ {
			add(typed[len(typed)-n:])
		}
		return out
	}
	for _, written := range []string{nationalFormat(e), p.Value} {
		end := ""
		for _, group := range slices.Backward(digitGroups(written)) {
			end = group + end
			if len(end) >= leastGroup && strings.HasSuffix(e, end) { // an extension does not end the number
				add(end)
			}
		}
	}
	return out
}

// nationalFormat writes an E.164 number, given without '+', in the groups of its country; "" when the country
// is not known. It splits the number itself, because phonenumbers.Parse takes seven times longer than the
// formatting.
func nationalFormat(e string) string {
	code := callingCode(e)
	country, err := strconv.Atoi(code)
	if err != nil {
		return ""
	}
	national := e[len(code):]
	number, err := strconv.ParseUint(national, 10, 64)
	if err != nil {
		return ""
	}
	calling := int32(country)
	n := &phonenumbers.PhoneNumber{CountryCode: &calling, NationalNumber: &number}
	if zeros := int32(len(national) - len(strings.TrimLeft(national, "0"))); zeros > 0 { // as in Italy
		leading := true
		n.ItalianLeadingZero, n.NumberOfLeadingZeros = &leading, &zeros
	}
	return phonenumbers.Format(n, phonenumbers.NATIONAL)
}

// digitGroups are the runs of digits in a text, in ASCII.
func digitGroups(s string) []string {
	return strings.Fields(strings.Map(func(r rune) rune {
		if d, ok := digit(r); ok {
			return '0' + rune(d)
		}
		return ' '
	}, s))
}

// digits keeps the decimal digits of a text, of any script, in ASCII.
func digits(s string) string {
	out := make([]byte, 0, len(s))
	for _, r := range s {
		if d, ok := digit(r); ok {
			out = append(out, '0'+byte(d))
		}
	}
	return string(out)
}

// international reports whether a number is written with its country code.
func international(s string) bool {
	s = strings.TrimLeft(strings.TrimPrefix(strings.ToLower(s), "tel:"), " (")
	return strings.HasPrefix(s, "+") || strings.HasPrefix(s, "＋")
}

// internationalDigits are the digits as E.164 has them: without the 00 that stands for '+', and
// without the "(0)" that people write after a country code.
func internationalDigits(s string) string {
	all := digits(s)
	before := 0 // digits in front of the country code
	if !international(s) {
		if !strings.HasPrefix(all, "00") {
			return all
		}
		before = len("00")
	}
	if head, tail, ok := strings.Cut(s, "(0)"); ok && len(digits(head)) > before {
		all = digits(head) + digits(tail)
	}
	return all[before:]
}

// callingCode is the country code that an E.164 number, given without '+', begins with. The codes
// are prefix-free (ITU-T E.164), so the first that is known is the one.
func callingCode(e string) string {
	for n := 1; n <= 3 && n < len(e); n++ {
		code, err := strconv.Atoi(e[:n])
		if err == nil && phonenumbers.GetRegionCodeForCountryCode(code) != phonenumbers.UNKNOWN_REGION {
			return e[:n]
		}
	}
	return ""
}

// trunks remembers the trunk prefix of a country code: string → string.
var trunks sync.Map

// trunk is what is dialled before a national number of a country code: "0" in Germany, "1" in
// North America, nothing in Italy.
func trunk(code string) string {
	if t, ok := trunks.Load(code); ok {
		return t.(string)
	}
	n, _ := strconv.Atoi(code) // callingCode gives digits only
	t := digits(phonenumbers.GetNddPrefixForRegion(phonenumbers.GetRegionCodeForCountryCode(n), true))
	trunks.Store(code, t)
	return t
}
