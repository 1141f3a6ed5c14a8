package data

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"lanyard/data/say"
)

// currencies are the codes of ISO 4217 (list one, November 2026) of money that people pay with, by the digits of their minor
// unit.
var currencies = map[int][]string{
	0: strings.Fields("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"),
	2: strings.Fields(`AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK
		DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD
		LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG
		SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG`),
	3: strings.Fields("BHD IQD JOD KWD LYD OMR TND"),
}

// Currencies are all known currencies, by their codes.
func Currencies() []string {
	all := slices.Concat(currencies[0], currencies[2], currencies[3])
	slices.Sort(all)
	return all
}

// MinorDigits is how many digits the minor unit of a currency has: 2 of "EUR", 0 of "JPY". false when the code is not known.
func MinorDigits(code string) (digits int, known bool) {
	for digits, codes := range currencies {
		if slices.Contains(codes, code) {
			return digits, true
		}
	}
	return 0, false
}

// signs are currencies that are written as a sign. Those of several currencies are none.
var signs = map[string]string{"€": "EUR", "£": "GBP", "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY", "₪": "ILS", "₫": "VND"}

// ReadMoney reads an amount as people write it: "1250", "1.250,50", "1 250.50 EUR", "€ 12". code is the currency that is written
// with it, "" for none; the amount is read as one of the given currency where none is.
func ReadMoney(text, currency string) (amount int64, code string, err error) {
	var figures, letters strings.Builder
	for _, r := range text {
		switch {
		case unicode.IsLetter(r):
			letters.WriteRune(unicode.ToUpper(r))
		case signs[string(r)] != "":
			letters.WriteString(signs[string(r)])
		case unicode.IsSpace(r) || r == '$' || r == '¥' || r == '\'' || r == '’':
		default:
			figures.WriteRune(r)
		}
	}
	code = letters.String()
	bad := func(reason say.Text) (int64, string, error) {
		return 0, code, &FieldError{Field: "amount", Value: text, Reason: reason}
	}
	if code != "" {
		currency = code
	}
	digits, known := MinorDigits(currency)
	if !known && currency != "" {
		return bad(say.T("is of no known currency; write its code, such as EUR"))
	}
	if currency == "" {
		digits = 2
	}
	amount, ok := minorOf(figures.String(), digits)
	if !ok {
		return bad(say.T("is no amount, such as 1250.50"))
	}
	return amount, code, nil
}

// mostMinor bounds an amount, so that sums of many fit.
const mostMinor = 1e15

// minorOf reads an amount in minor units of so many digits. The last point or comma parts them, unless as many digits follow as
// only thousands have.
func minorOf(figures string, digits int) (int64, bool) {
	negative := strings.HasPrefix(figures, "-") || strings.HasPrefix(figures, "−")
	figures = strings.TrimLeft(figures, "-−+")
	whole, part := figures, ""
	if at := strings.LastIndexAny(figures, ".,"); at >= 0 {
		after := figures[at+1:]
		alone := strings.Count(figures, figures[at:at+1]) == 1
		if alone && len(after) <= digits && (len(after) != 3 || figures[at] == '.') {
			whole, part = figures[:at], after
		} else if len(after) != 3 {
			return 0, false
		}
	}
	if !grouped(whole) {
		return 0, false
	}
	whole = strings.NewReplacer(".", "", ",", "").Replace(whole)
	part += strings.Repeat("0", digits-len(part))
	n, err := strconv.ParseInt(whole+part, 10, 64)
	if err != nil || whole == "" && strings.Trim(part, "0") == "" || n > mostMinor {
		return 0, false
	}
	if negative {
		n = -n
	}
	return n, true
}

// grouped reports whether what parts the thousands stands where it may.
func grouped(whole string) bool {
	groups := strings.FieldsFunc(whole, func(r rune) bool { return r == '.' || r == ',' })
	for i, g := range groups {
		if i > 0 && len(g) != 3 {
			return false
		}
		if strings.Trim(g, "0123456789") != "" {
			return false
		}
	}
	return !strings.HasPrefix(whole, ",") && strings.Count(whole, ".")*strings.Count(whole, ",") == 0
}

// Amount writes the amount without its currency: "1250.50", as ReadMoney reads it.
func (m Money) Amount() string {
	digits, known := MinorDigits(m.Currency)
	if !known {
		digits = 2
	}
	minor, sign := m.Minor, ""
	if minor < 0 {
		minor, sign = -minor, "-"
	}
	text := strconv.FormatInt(minor, 10)
	if digits == 0 {
		return sign + text
	}
	if short := digits + 1 - len(text); short > 0 {
		text = strings.Repeat("0", short) + text
	}
	return sign + text[:len(text)-digits] + "." + text[len(text)-digits:]
}

// String writes the amount for people: "1,250.50 EUR".
func (m Money) String() string {
	amount := m.Amount()
	sign := ""
	if strings.HasPrefix(amount, "-") {
		amount, sign = amount[1:], "-"
	}
	whole, part, parted := strings.Cut(amount, ".")
	for at := len(whole) - 3; at > 0; at -= 3 {
		whole = whole[:at] + "," + whole[at:]
	}
	if parted {
		whole += "." + part
	}
	return strings.TrimSpace(sign + whole + " " + m.Currency)
}
