package data

import (
	"fmt"
	"strings"
	"testing"
)

func TestWhatIsOverALimitIsKeptAsTextAndTold(t *testing.T) {
	c := Contact{DisplayName: strings.Repeat("ä", 3000), Note: strings.Repeat("a long note\n", 100_000)}
	note := c.Note
	for i := range 1200 {
		c.Emails = append(c.Emails, Email{Value: fmt.Sprintf("a%d@b.example", i), Label: "work"})
		c.Topics = append(c.Topics, fmt.Sprint("topic ", i))
	}
	c.Links = []Link{{Value: "https://h.example/" + strings.Repeat("a", 5000)}, {Value: "https://h.example"}}
	for i := range 10_100 {
		c.Other = append(c.Other, Property{Name: fmt.Sprint("X-A", i), Value: `a\, b`})
	}
	name := c.DisplayName
	told := FileLimits.Bound(&c)
	if len(told) != 5 || !strings.Contains(told[1].String(), "1200 e-mail addresses") || !strings.Contains(told[1].String(), "200 of them") {
		t.Errorf("told is %q", told)
	}
	if len(c.Emails) != 1000 || len(c.Topics) != 1000 || len(c.Links) != 1 || c.Note != note || len(c.DisplayName) != 4000 {
		t.Errorf("%d e-mails, %d topics, %d links, a name of %d bytes", len(c.Emails), len(c.Topics), len(c.Links), len(c.DisplayName))
	}
	texts := map[string]string{}
	for _, p := range c.Other[10_000-room:] {
		texts[p.Label()] = p.Text()
	}
	for label, want := range map[string]string{
		"Whole display name": name, "More links": "https://h.example/" + strings.Repeat("a", 5000),
	} {
		if texts[label] != want {
			t.Errorf("%s is %.60q", label, texts[label])
		}
	}
	if l := strings.Split(texts["More e-mail addresses"], "\n"); len(l) != 200 || l[199] != "a1199@b.example (work)" {
		t.Errorf("more addresses are %q …", l[0])
	}
	if l := strings.Split(texts["More properties"], "\n"); len(l) != 120 || l[119] != "X-A10099: a, b" {
		t.Errorf("more properties are %q …", l[0])
	}
	if again := FileLimits.Bound(&c); len(c.Emails) != 1000 || len(again) > 0 {
		t.Errorf("a second time: %q", again)
	}
}

func TestAContactWithinTheLimitsStaysAsItIs(t *testing.T) {
	c := Contact{DisplayName: "Jane Roe", Emails: make([]Email, 1000), Note: strings.Repeat("x", 1<<20)}
	if told := FileLimits.Bound(&c); told != nil || len(c.Emails) != 1000 || c.Other != nil {
		t.Errorf("%q was told", told)
	}
}
