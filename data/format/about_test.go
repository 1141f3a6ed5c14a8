package format

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func TestAbout(t *testing.T) {
	for text, want := range map[string]struct {
		subject Subject
		parts   []Part
	}{
		`WIFI:T:WPA;S:Lobby;P:a\;b;;`:                               {AboutWiFi, []Part{{NetworkPart, "Lobby"}, {PasswordPart, "a;b"}, {SecurityPart, "WPA"}}},
		"WIFI:S:Open;;":                                             {AboutWiFi, []Part{{NetworkPart, "Open"}}},
		"geo:59.9139,10.7522":                                       {AboutPlace, []Part{{CoordinatesPart, "59.9139, 10.7522"}}},
		"GEO:59.9139,-10.7522,30;u=10?q=59.9,10.7":                  {AboutPlace, []Part{{CoordinatesPart, "59.9139, -10.7522"}}},
		"geo:0,0?q=Oslo+Library":                                    {AboutPlace, []Part{{NamePart, "Oslo Library"}, {CoordinatesPart, "0, 0"}}},
		"smsto:+12025550143:Vote: A":                                {AboutMessage, []Part{{NumberPart, "+12025550143"}, {TextPart, "Vote: A"}}},
		"sms:+12025550143?body=Vote%20A":                            {AboutMessage, []Part{{NumberPart, "+12025550143"}, {TextPart, "Vote A"}}},
		"SMS:+12025550143:Vote A":                                   {AboutMessage, []Part{{NumberPart, "+12025550143"}, {TextPart, "Vote A"}}},
		"sms:+12025550143":                                          {AboutMessage, []Part{{NumberPart, "+12025550143"}}},
		"otpauth://totp/Lib:jane@lib.example?secret=ABC&issuer=Lib": {AboutLogin, []Part{{AccountPart, "Lib:jane@lib.example"}}},
		"1234567":                        {AboutNumber, []Part{{NumberPart, "1234567"}}},
		"A-00123":                        {AboutNumber, []Part{{NumberPart, "A-00123"}}},
		"BADGE:12345":                    {AboutNumber, []Part{{NumberPart, "BADGE:12345"}}},
		"978-3-16-148410-0":              {AboutNumber, []Part{{NumberPart, "978-3-16-148410-0"}}},
		"https://":                       {AboutLink, nil},
		"MECARD:;;":                      {AboutBrokenCard, nil},
		"BEGIN:VCARD\nEND:VCARD":         {AboutBrokenCard, nil},
		"BEGIN:VCALENDAR\nEND:VCALENDAR": {AboutText, nil},
		"see you at 9":                   {AboutText, nil},
		"1 2 3 go":                       {AboutText, nil},
		"geo:north pole":                 {AboutText, nil},
		"":                               {AboutText, nil},
	} {
		if got := About(text); got.Subject != want.subject || !slices.Equal(got.Parts, want.parts) {
			t.Errorf("%q is %+v, want %+v", text, got, want)
		}
	}
	m := About("BEGIN:VEVENT\nSUMMARY:Days\nDTSTART:20261012T090000Z\nEND:VEVENT")
	if m.Subject != AboutEvent || m.Event.Name != "Days" || !m.Event.Start.Equal(time.Date(2026, 10, 12, 9, 0, 0, 0, time.UTC)) {
		t.Errorf("an event is %+v", m)
	}
}

func FuzzAbout(f *testing.F) {
	for _, s := range []string{"WIFI:S:x;;", "geo:1,2?q=a", "smsto:1:x", "otpauth://totp/x", "BEGIN:VEVENT\nSUMMARY:x", "A-1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		m := About(s)
		for _, p := range m.Parts {
			if p.Value == "" {
				t.Errorf("%q has an empty part %s", s, p.Name)
			}
			if m.Subject == AboutLogin && strings.Contains(p.Value, "secret=") {
				t.Errorf("%q: the key is shown", s)
			}
		}
	})
}
