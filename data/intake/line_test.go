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
		out = append(out, p.Means+"="+p.Text)
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

func TestReadDue(t *testing.T) {
	for _, c := range []struct{ text, rest, due, day string }{
		{"send slides fri", "send slides", "fri", "2026-08-07"},
		{"send slides thursday", "send slides", "thursday", "2026-08-13"},
		{"send slides Wed", "send slides", "Wed", "2026-08-12"},
		{"send slides today", "send slides", "today", "2026-08-06"},
		{"send slides tomorrow", "send slides", "tomorrow", "2026-08-07"},
		{"send slides morgen", "send slides", "morgen", "2026-08-07"},
		{"send slides by fri", "send slides", "by fri", "2026-08-07"},
		{"send slides next week", "send slides", "next week", "2026-08-13"},
		{"send slides next fri", "send slides", "next fri", "2026-08-14"},
		{"send slides next sun", "send slides", "next sun", "2026-08-16"},
		{"send slides in 3 days", "send slides", "in 3 days", "2026-08-09"},
		{"send slides in a week", "send slides", "in a week", "2026-08-13"},
		{"send slides in two months", "send slides", "in two months", "2026-10-06"},
		{"send slides 2026-08-12", "send slides", "2026-08-12", "2026-08-12"},
		{"send slides 12.8.", "send slides", "12.8.", "2026-08-12"},
		{"send slides 12.08.2027", "send slides", "12.08.2027", "2027-08-12"},
		{"send slides 5.8.", "send slides", "5.8.", "2027-08-05"},
		{"send slides 29.2.", "send slides", "29.2.", "2028-02-29"},
		{"send slides 8/12", "send slides 8/12", "", ""},
		{"send slides 25/12", "send slides", "25/12", "2026-12-25"},
		{"send slides 12/25", "send slides", "12/25", "2026-12-25"},
		{"send slides 9/9", "send slides", "9/9", "2026-09-09"},
		{"send slides 12 Aug", "send slides", "12 Aug", "2026-08-12"},
		{"send slides on August 12th", "send slides", "on August 12th", "2026-08-12"},
		{"send slides 12. September 2027", "send slides", "12. September 2027", "2027-09-12"},
		{"send version 2.8", "send version 2.8", "", ""},
		{"send slides 31.2.", "send slides 31.2.", "", ""},
		{"fri", "fri", "", ""},
		{"by fri", "by", "fri", "2026-08-07"},
		{"send the may report", "send the may report", "", ""},
		{"send 12", "send 12", "", ""},
	} {
		rest, due, day := readDue(c.text, thursday)
		if rest != c.rest || due != c.due || day.String() != c.day {
			t.Errorf("%q: %q, %q, %v; want %q, %q, %s", c.text, rest, due, day, c.rest, c.due, c.day)
		}
	}
	if got := addMonths(data.Date{Year: 2026, Month: 1, Day: 31}, 1); got.String() != "2026-02-28" {
		t.Errorf("a month after 31 January: %v", got)
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
		if got, want := unconnected(letters(strings.Join(parts, " "))), unconnected(letters(line)); got != want {
			t.Fatalf("%q: parts %q", line, parts)
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

// letters are the folded letters and digits of a text alone.
func letters(s string) string { return strings.ReplaceAll(data.Fold(s), " ", "") }

// unconnected drops the words that only tie title and organisation together, wherever their letters
// stand in a row: that is the same for a text with and without them.
func unconnected(folded string) string {
	for {
		short := strings.NewReplacer("at", "", "bei", "", "chez", "").Replace(folded)
		if short == folded {
			return folded
		}
		folded = short
	}
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
