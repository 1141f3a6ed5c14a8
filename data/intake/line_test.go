package intake

import (
	"strings"
	"testing"

	"lanyard/data"
)

// thursday is the day on which the lines of the tests are typed.
var thursday = data.Date{Year: 2026, Month: 8, Day: 6}

// told writes a reading in short: "name=Jane Doe|organisation=State Library".
func told(r Reading) string {
	var out []string
	for _, p := range r.Parts {
		out = append(out, string(p.Means)+"="+p.Text)
	}
	return strings.Join(out, "|")
}

func TestReadLineParts(t *testing.T) {
	for _, c := range []struct{ name, line, want string }{
		{
			"the line of the manual", "Jane Doe, State Library, jane@sl.example #metadata !send slides fri",
			"name=Jane Doe|organisation=State Library|email=jane@sl.example|topic=metadata|promise=send slides|due=fri",
		},
		{"a name alone", "Jane Doe", "name=Jane Doe"},
		{"title and organisation", "Jane Doe, Head of Metadata, State Library", "name=Jane Doe|title=Head of Metadata|organisation=State Library"},
		{"organisation and title", "Jane Doe, State Library, Librarian", "name=Jane Doe|organisation=State Library|title=Librarian"},
		{"title at organisation", "Jane Doe, Head of Metadata at State Library", "name=Jane Doe|title=Head of Metadata|organisation=State Library"},
		{"title @ organisation", "Jane Doe, Boss @ Acme", "name=Jane Doe|title=Boss|organisation=Acme"},
		{"name @ organisation", "Jane Doe @ State Library", "name=Jane Doe|organisation=State Library"},
		{"name at organisation", "Jane Doe at State Library #rda", "name=Jane Doe|organisation=State Library|topic=rda"},
		{"an at without a role is no cut", "Jane Doe, Library at Sea", "name=Jane Doe|organisation=Library at Sea"},
		{"organisation first", "State Library, Jane Doe", "organisation=State Library|name=Jane Doe"},
		{"legal form", "Jane Doe, Acme, Inc.", "name=Jane Doe|organisation=Acme|organisation=Inc."},
		{"degree", "Jane Doe, PhD, State Library", "name=Jane Doe|name=PhD|organisation=State Library"},
		{"two titles", "Anna Thal, Professor, Head of Data, Uni Bonn", "name=Anna Thal|title=Professor|title=Head of Data|organisation=Uni Bonn"},
		{"German title", "Anna Thal, Leiterin Metadaten, Staatsbibliothek", "name=Anna Thal|title=Leiterin Metadaten|organisation=Staatsbibliothek"},
		{"what is not understood is note", "Jane Doe, Acme, Berlin", "name=Jane Doe|organisation=Acme|note=Berlin"},
		{"address inside the name's piece", "Jane Doe <jane@sl.example> State Library", "name=Jane Doe|email=<jane@sl.example>|organisation=State Library"},
		{"address first", "jane@sl.example Jane Doe", "email=jane@sl.example|name=Jane Doe"},
		{"phone with blanks", "Jane Doe +49 30 23125 100, State Library", "name=Jane Doe|phone=+49 30 23125 100|organisation=State Library"},
		{"phone with caption and extension", "Jane Doe, tel: +1 202-555-0123 x12", "name=Jane Doe|phone=tel: +1 202-555-0123 x12"},
		{"national phone", "Jane Doe, 030 23125 100", "name=Jane Doe|phone=030 23125 100"},
		{"two phones", "Jane Doe +49 30 23125 100 +1 202-555-0123", "name=Jane Doe|phone=+49 30 23125 100|phone=+1 202-555-0123"},
		{"a year is no phone", "Jane Doe, Class 2026", "name=Jane Doe|organisation=Class 2026"},
		{"a day is no phone", "Jane Doe, 2026-08-12", "name=Jane Doe|organisation=2026-08-12"},
		{
			"links and handles", "Jane Doe, https://jane.example/a,b www.jane.example linkedin.com/in/jane @jane @jane@social.example",
			"name=Jane Doe|link=https://jane.example/a,b|link=www.jane.example|link=linkedin.com/in/jane|link=@jane|link=@jane@social.example",
		},
		{"ORCID", "Jane Doe 0000-0002-1825-0097", "name=Jane Doe|link=0000-0002-1825-0097"},
		{"initials with dots are no domain", "J.R. Doe, St.Gallen", "name=J.R. Doe|organisation=St.Gallen"},
		{"topics in brackets and with hyphen", "Jane Doe #[linked data] #open-access, Acme", "name=Jane Doe|topic=linked data|topic=open-access|organisation=Acme"},
		{"a lone number sign is note", "Jane Doe, Acme # 5", "name=Jane Doe|organisation=Acme # 5"},
		{"C# in a word is no topic", "Jane Doe, C# Corner", "name=Jane Doe|organisation=C# Corner"},
		{
			"promises by me and them", "Jane Doe !send slides, photos tomorrow ?intro to Peter *** #rda",
			"name=Jane Doe|promise=send slides, photos|due=tomorrow|promise=intro to Peter|warmth=***|topic=rda",
		},
		{"an address in a promise is part of it", "Jane Doe !write to bob@sl.example", "name=Jane Doe|promise=write to bob@sl.example"},
		{"a question mark in a promise", "Jane Doe !send slides? #x", "name=Jane Doe|promise=send slides?|topic=x"},
		{"note", "Jane Doe // likes tea, #not a topic", "name=Jane Doe|note=likes tea, #not a topic"},
		{"note with dashes", "Jane Doe -- likes tea", "name=Jane Doe|note=likes tea"},
		{"an address is no note", "Jane Doe https://jane.example", "name=Jane Doe|link=https://jane.example"},
		{"stars above three are no warmth", "Jane Doe, Acme, ****", "name=Jane Doe|organisation=Acme|note=****"},
		{"Japanese", "山田太郎、国立国会図書館、館長 #目録", "name=山田太郎|organisation=国立国会図書館|title=館長|topic=目録"},
		{"Arabic", "محمد الأحمد، مكتبة قطر، مدير", "name=محمد الأحمد|organisation=مكتبة قطر|title=مدير"},
		{"full-width marks", "王小明，北京大学 ＃编目 ！发幻灯片", "name=王小明|organisation=北京大学|topic=编目|promise=发幻灯片"},
		{"nothing", "  ", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := told(ReadLine(c.line, thursday, "DE")); got != c.want {
				t.Errorf("%q\n got %s\nwant %s", c.line, got, c.want)
			}
		})
	}
}

func TestReadLineDraft(t *testing.T) {
	r := ReadLine("Dr. Jane van der Berg, Head of Metadata @ State Library, jane@sl.example 030 23125 100 #metadata #Metadata ** !send slides by 12.8. // met at the poster", thursday, "DE")
	c := r.Draft.Contact
	if c.Prefix != "Dr." || c.Given != "Jane" || c.Family != "van der Berg" || c.DisplayName != "Dr. Jane van der Berg" {
		t.Errorf("name %+v", c)
	}
	if c.Title != "Head of Metadata" || c.Organisation != "State Library" || c.PreferredEmail() != "jane@sl.example" {
		t.Errorf("work %+v", c)
	}
	if len(c.Phones) != 1 || c.Phones[0].E164 != "+493023125100" || c.Phones[0].Value != "030 23125 100" {
		t.Errorf("phones %+v", c.Phones)
	}
	if len(c.Topics) != 1 || c.Topics[0] != "metadata" {
		t.Errorf("topics %q", c.Topics)
	}
	if p := r.Draft.Promises; len(p) != 1 || p[0].Text != "send slides" || p[0].By != data.ByMe || p[0].Due != (data.Date{Year: 2026, Month: 8, Day: 12}) {
		t.Errorf("promises %+v", p)
	}
	if e := r.Draft.Encounters; len(e) != 1 || e[0].Note != "met at the poster" || e[0].Warmth != data.Warm {
		t.Errorf("encounters %+v", e)
	}
	if c.Source.Kind != data.Typed {
		t.Errorf("source %q", c.Source.Kind)
	}
	if r := ReadLine("Jane ?intro", thursday, ""); r.Draft.Promises[0].By != data.ByThem || r.Draft.Encounters != nil {
		t.Errorf("their promise: %+v", r.Draft)
	}
}

func FuzzReadLine(f *testing.F) {
	for _, s := range []string{
		"Jane Doe, State Library, jane@sl.example #metadata !send slides fri", "@ @ at at", "#[a b] ?x *", "山田太郎、図書館", "! fri",
		"tel: +1 202-555-0123 ext. 12", "Doe, Jane, PhD -- x", "A at B at C", "﷽ ١٢٣", "x //", "#a,b;c|d", "!a ! b", "mailto:a@b.example", "mAIlto:0@0.A", "!\u2060a fri",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, line string) {
		r := ReadLine(line, thursday, "DE")
		var parts, kept []string
		for _, p := range r.Parts {
			if strings.TrimSpace(p.Text) == "" {
				t.Fatalf("%q has an empty %s", line, p.Means)
			}
			parts = append(parts, p.Text)
			if p.Means != MeansDue && p.Means != MeansWarmth {
				kept = append(kept, p.Text)
			}
		}
		line = strings.ToValidUTF8(line, "")
		if missing := lost(line, parts); missing != "" {
			t.Fatalf("%q: parts %q: %q is missing or too many", line, parts, missing)
		}
		saved := letters(everything(r.Draft))
		for _, text := range kept {
			for w := range strings.FieldsSeq(data.Fold(withoutCaptions(text))) {
				if !strings.Contains(saved, letters(w)) {
					t.Fatalf("%q: %q is not saved (%q)", line, w, saved)
				}
			}
		}
	})
}

// lost gives the letters that the parts of a line do not have or have too often, in whatever order: a day stands
// before what is promised too. The words that only tie title and organisation together may be missing.
func lost(line string, parts []string) string {
	count := map[rune]int{}
	for _, r := range letters(line) {
		count[r]++
	}
	for _, r := range letters(strings.Join(parts, " ")) {
		count[r]--
	}
	spare := map[rune]int{}
	for _, w := range []string{"at", "bei", "chez", "from", "of"} {
		for _, r := range w {
			spare[r] += strings.Count(data.Fold(line), w)
		}
	}
	out := ""
	for r, n := range count {
		if n < 0 || n > spare[r] {
			out += string(r)
		}
	}
	return out
}

func withoutCaptions(s string) string {
	if word, rest, ok := strings.Cut(s, " "); ok && captions[strings.ToLower(word)] {
		return rest
	}
	if scheme := "mailto:"; len(s) >= len(scheme) && strings.EqualFold(s[:len(scheme)], scheme) {
		return s[len(scheme):] // a scheme is written in any case (RFC 3986 §3.1)
	}
	return s
}

// everything a draft holds as one text.
func everything(d data.Draft) string {
	c := d.Contact
	out := []string{c.DisplayName, c.Prefix, c.Given, c.Additional, c.Family, c.Suffix, c.Nickname, c.Organisation, c.Title}
	for _, e := range c.Emails {
		out = append(out, e.Value)
	}
	for _, p := range c.Phones {
		out = append(out, p.Value)
	}
	for _, l := range c.Links {
		out = append(out, l.Value)
	}
	out = append(out, c.Topics...)
	for _, p := range d.Promises {
		out = append(out, p.Text)
	}
	for _, e := range d.Encounters {
		out = append(out, e.Note)
	}
	return strings.Join(out, " ")
}
