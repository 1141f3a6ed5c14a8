package data

import "testing"

func TestReadMoney(t *testing.T) {
	for _, c := range []struct {
		text, currency string
		minor          int64
		code           string
	}{
		{"1250", "EUR", 125000, ""},
		{"1250.5", "EUR", 125050, ""},
		{"1.250,50", "EUR", 125050, ""},
		{"1,250.50", "EUR", 125050, ""},
		{"1 250,50 €", "", 125050, "EUR"},
		{"CHF 1'250.05", "", 125005, "CHF"},
		{"1,250", "EUR", 125000, ""},
		{"1.250.000", "EUR", 125000000, ""},
		{"12,5", "EUR", 1250, ""},
		{".5", "EUR", 50, ""},
		{"-40", "EUR", -4000, ""},
		{"0", "EUR", 0, ""},
		{"1250", "JPY", 1250, ""},
		{"1,250", "JPY", 1250, ""},
		{"1.250", "KWD", 1250, ""},
		{"eur 7", "USD", 700, "EUR"},
		{"$ 7", "USD", 700, ""},
		{"7", "", 700, ""},
	} {
		minor, code, err := ReadMoney(c.text, c.currency)
		if err != nil || minor != c.minor || code != c.code {
			t.Errorf("%q in %s: %d %q, %v; want %d %q", c.text, c.currency, minor, code, err, c.minor, c.code)
		}
	}
	for text, currency := range map[string]string{
		"": "EUR", "abc": "EUR", "12.345.6": "EUR", "1.2.3": "EUR", "12,34,56": "EUR", "7.5": "JPY", "7 XYZ": "EUR", "1..2": "EUR", "9999999999999999999": "EUR",
		"=1+1": "EUR", "1.2345": "EUR", "€ £ 3": "EUR", ".": "EUR", "7": "XXX",
	} {
		if minor, _, err := ReadMoney(text, currency); err == nil {
			t.Errorf("%q in %s reads as %d", text, currency, minor)
		}
	}
}

func TestMoneyIsWrittenAsItIsRead(t *testing.T) {
	for _, c := range []struct {
		m              Money
		amount, people string
	}{
		{Money{125050, "EUR"}, "1250.50", "1,250.50 EUR"},
		{Money{5, "EUR"}, "0.05", "0.05 EUR"},
		{Money{-123456789, "EUR"}, "-1234567.89", "-1,234,567.89 EUR"},
		{Money{1250, "JPY"}, "1250", "1,250 JPY"},
		{Money{1250, "KWD"}, "1.250", "1.250 KWD"},
		{Money{700, ""}, "7.00", "7.00"},
	} {
		if c.m.Amount() != c.amount || c.m.String() != c.people {
			t.Errorf("%v: %q and %q, want %q and %q", c.m.Minor, c.m.Amount(), c.m.String(), c.amount, c.people)
		}
		for _, text := range []string{c.amount, c.people} {
			if minor, _, err := ReadMoney(text, c.m.Currency); err != nil || minor != c.m.Minor {
				t.Errorf("%q reads as %d, %v", text, minor, err)
			}
		}
	}
}
