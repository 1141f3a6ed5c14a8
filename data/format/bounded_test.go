package format

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"lanyard/data"
)

// Every reader keeps a person within the limits, and tells what it kept as text.
func TestWhatIsOverTheLimitsIsToldByEveryReader(t *testing.T) {
	var addresses, card, record strings.Builder
	for i := range 1200 {
		fmt.Fprintf(&addresses, "a%d@b.example, ", i)
		fmt.Fprintf(&card, "EMAIL:a%d@b.example\n", i)
		fmt.Fprintf(&record, "mail: a%d@b.example\n", i)
	}
	for name, content := range map[string]string{
		"a.vcf":  "BEGIN:VCARD\nFN:Jane Roe\n" + card.String() + "END:VCARD\n",
		"a.csv":  "Name,E-mail\nJane Roe,\"" + addresses.String() + "\"\n",
		"a.ldif": "dn: cn=Jane Roe\nobjectClass: person\ncn: Jane Roe\n" + record.String(),
	} {
		_, drafts, err := Read(strings.NewReader(content), name)
		if err != nil {
			t.Fatal(name, err)
		}
		var people []data.Draft
		told := ""
		for d, err := range drafts {
			if err != nil {
				told += err.Error() + "\n"
				continue
			}
			people = append(people, d)
		}
		if len(people) != 1 || len(people[0].Contact.Emails) != data.MostValues {
			t.Errorf("%s: %d people", name, len(people))
			continue
		}
		other := people[0].Contact.Other
		if !strings.Contains(told, "1200 e-mail addresses") || len(other) != 1 || strings.Count(other[0].Text(), "\n") != 199 {
			t.Errorf("%s: told %q, kept %d properties", name, told, len(other))
		}
	}
}

// A reader ends with its context, also in the middle of one card.
func TestReadingEndsWithItsContext(t *testing.T) {
	lines := strings.Repeat("NOTE:word\n", 200_000)
	for name, content := range map[string]string{
		"a.vcf":  "BEGIN:VCARD\nFN:Jane Roe\n" + lines + "END:VCARD\n",
		"b.vcf":  strings.Repeat("BEGIN:VCARD\nFN:Jane Roe\nEND:VCARD\n", 20_000),
		"a.csv":  "Name,E-mail\n" + strings.Repeat("Jane Roe,a@b.example\n", 100_000),
		"a.ldif": strings.Repeat("dn: cn=Jane Roe\nobjectClass: person\ncn: Jane Roe\n\n", 20_000),
		"a.json": `{"lanyard":{"format":1},"contacts":[` + strings.Repeat(`{"display_name":"Jane Roe"},`, 50_000) + `{"display_name":"Z"}]}`,
	} {
		ctx, cancel := context.WithCancel(context.Background())
		in := &counting{r: strings.NewReader(content), after: 400 << 10, then: cancel}
		_, drafts, err := Read(Within(ctx, in), name)
		if err != nil {
			t.Fatal(name, err)
		}
		var last error
		for _, err := range drafts {
			if err != nil {
				last = err
			}
		}
		if !errors.Is(last, context.Canceled) {
			t.Errorf("%s: the reading ends with %v", name, last)
		}
		if in.n > in.after+2*readAtOnce {
			t.Errorf("%s: %d bytes were read, the context ended at %d", name, in.n, in.after)
		}
	}
}

// counting ends a context after so many bytes. It can be gone back in once, as formats do that look through a file first.
type counting struct {
	r        *strings.Reader
	n, after int
	then     func()
}

func (c *counting) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	if c.n += n; c.n >= c.after {
		c.then()
	}
	return n, err
}
