package export_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"lanyard/data"
	"lanyard/data/export"
	"lanyard/data/format"
	"lanyard/data/intake"
	"lanyard/data/store"
)

func write(t *testing.T, s *store.Store, f func(tx *store.Tx) error) {
	t.Helper()
	_, err := s.Do(t.Context(), "test", f)
	noError(t, err)
}

// person saves somebody with a name.
func person(t *testing.T, s *store.Store, name string) (c data.Contact) {
	t.Helper()
	c.DisplayName = name
	write(t, s, func(tx *store.Tx) error { return tx.SaveContact(&c) })
	return c
}

func months(n int) data.Interval { return data.Interval{N: n, Unit: data.Months} }

// leftOut says what an import would leave out of a document.
func leftOut(t *testing.T, s *store.Store, doc []byte) string {
	t.Helper()
	seq, rest := format.ReadDocument(bytes.NewReader(doc), "people.json")
	for _, err := range seq {
		var row *data.RowError
		if !errors.As(err, &row) {
			noError(t, err)
		}
	}
	whole := rest()
	left, err := intake.New(s).LeftOut(t.Context(), &whole)
	noError(t, err)
	var said []string
	for _, l := range left {
		said = append(said, l.Reason.String())
	}
	return strings.Join(said, "\n")
}

// full is a database of somebody with all that keeps them in touch with Ann, and Ann herself.
func full(t *testing.T, owner string) (s *store.Store, ann data.Contact) {
	s = anEmptyStore(t)
	ann = person(t, s, "Ann Ott")
	write(t, s, func(tx *store.Tx) error {
		return errors.Join(
			tx.SaveMe(&data.Contact{DisplayName: owner}),
			tx.SaveCadence(&data.Cadence{ContactID: ann.ID, Every: months(3)}),
			tx.SaveConsent(&data.Consent{ContactID: ann.ID, Text: "until the workshop", KeepUntil: data.Date{Year: 2027, Month: 1, Day: 1}, NoMail: true}),
			tx.SaveLetter(&data.Letter{ContactID: ann.ID, Subject: "Hello", Body: "Dear Ann"}),
			tx.SaveTopicCadence(&data.TopicCadence{Topic: "RDA", Every: months(6)}),
			tx.SaveTemplate(&data.Template{Name: "Thanks", Subject: "Thanks", Body: "Dear {first}"}),
			tx.SaveView(&data.View{Name: "Hot ones", Query: data.Query{Warmth: data.Hot}}),
			tx.SetOrgNames([]string{"SLB"}),
		)
	})
	return s, ann
}

// state is what a database holds of it.
func state(t *testing.T, s *store.Store, contact int64) (n int) {
	t.Helper()
	ctx := t.Context()
	cadence, err := s.Cadence(ctx, contact)
	noError(t, err)
	consent, err := s.Consent(ctx, contact)
	noError(t, err)
	letters, err := s.LettersOf(ctx, []int64{contact})
	noError(t, err)
	topics, err := s.TopicCadences(ctx)
	noError(t, err)
	templates, err := s.Templates(ctx)
	noError(t, err)
	views, err := s.Views(ctx)
	noError(t, err)
	names, err := s.OrgNames(ctx)
	noError(t, err)
	for _, there := range []bool{!cadence.IsZero(), !consent.IsZero(), len(letters) > 0, len(topics) > 0, len(templates) > 0, len(views) > 0, len(names) > 0} {
		if there {
			n++
		}
	}
	return n
}

func only(t *testing.T, s *store.Store) int64 {
	t.Helper()
	found, err := s.Find(t.Context(), data.Query{}, 0)
	noError(t, err)
	if len(found.IDs) != 1 {
		t.Fatalf("%d people", len(found.IDs))
	}
	return found.IDs[0]
}

// Nothing that goes on in the program of its user is switched on by somebody else's file.
func TestWhatGoesOnIsTakenFromTheUsersOwnDocumentsOnly(t *testing.T) {
	theirs, ann := full(t, "Somebody Else")
	whole := jsonOf(t, theirs)
	part := exportOf(t, theirs, data.Selection{IDs: []int64{ann.ID}})
	for name, doc := range map[string][]byte{"of everything": whole, "of some people": part} {
		t.Run(name, func(t *testing.T) {
			mine := anEmptyStore(t)
			write(t, mine, func(tx *store.Tx) error { return tx.SaveMe(&data.Contact{DisplayName: "Myself"}) })
			if said := leftOut(t, mine, doc); !strings.Contains(said, "the file is not from you") {
				t.Errorf("it says %q", said)
			}
			takeJSON(t, mine, doc)
			if n := state(t, mine, only(t, mine)); n != 0 {
				t.Errorf("%d kinds were taken", n)
			}
		})
	}
	t.Run("of some people, into the user's own other database", func(t *testing.T) {
		other := anEmptyStore(t)
		me, err := theirs.Me(t.Context())
		noError(t, err)
		me.ID, me.Rev = 0, 0
		write(t, other, func(tx *store.Tx) error { return tx.SaveMe(&me) })
		if said := leftOut(t, other, part); said != "" {
			t.Errorf("it says %q", said)
		}
		takeJSON(t, other, part)
		if n := state(t, other, only(t, other)); n != 3 {
			t.Errorf("%d kinds of a contact were taken", n)
		}
	})
}

func exportOf(t *testing.T, s *store.Store, sel data.Selection) []byte {
	t.Helper()
	var b bytes.Buffer
	_, err := export.Write(t.Context(), s, export.Job{Format: export.JSON, Selection: sel}, &b)
	noError(t, err)
	return b.Bytes()
}

// What the user said here stays, and is only filled where nothing was said; of what was agreed the stricter holds.
func TestADocumentFillsWhatTheUserHasNotSaid(t *testing.T) {
	there, _ := full(t, "Myself")
	doc := jsonOf(t, there)
	me, err := there.Me(t.Context())
	noError(t, err)
	me.ID, me.Rev = 0, 0
	here := anEmptyStore(t)
	ann := person(t, here, "Ann Ott")
	write(t, here, func(tx *store.Tx) error {
		return errors.Join(
			tx.SaveMe(&me),
			tx.SaveCadence(&data.Cadence{ContactID: ann.ID, Face: months(12)}),
			tx.SaveConsent(&data.Consent{ContactID: ann.ID, Text: "spoke of it", KeepUntil: data.Date{Year: 2028, Month: 1, Day: 1}}),
			tx.SaveTopicCadence(&data.TopicCadence{Topic: "rda", Every: months(1)}),
			tx.SaveTemplate(&data.Template{Name: "thanks", Subject: "Mine", Body: "mine"}),
			tx.SaveView(&data.View{Name: "Hot ones", Query: data.Query{Warmth: data.Warm}}),
			tx.SetOrgNames([]string{"State Library"}),
		)
	})
	said := leftOut(t, here, doc)
	for _, want := range []string{`the topic "rda" has another cadence`, `your template "thanks" exists already`, `your view "Hot ones" exists already`} {
		if !strings.Contains(said, want) {
			t.Errorf("it does not say %s, but %q", want, said)
		}
	}
	takeJSON(t, here, doc)
	ctx := t.Context()
	cadence, err := here.Cadence(ctx, ann.ID)
	noError(t, err)
	if cadence.Every != months(3) || cadence.Face != months(12) {
		t.Errorf("the cadence is %v, face to face %v", cadence.Every, cadence.Face)
	}
	consent, err := here.Consent(ctx, ann.ID)
	noError(t, err)
	if !consent.NoMail || consent.KeepUntil.Year != 2027 || !strings.Contains(consent.Text, "spoke of it") || !strings.Contains(consent.Text, "until the workshop") {
		t.Errorf("agreed is %+v", consent)
	}
	topics, err := here.TopicCadences(ctx)
	noError(t, err)
	templates, err := here.Templates(ctx)
	noError(t, err)
	views, err := here.Views(ctx)
	noError(t, err)
	if len(topics) != 1 || topics[0].Every != months(1) || len(templates) != 1 || templates[0].Body != "mine" || len(views) != 1 || views[0].Query.Warmth != data.Warm {
		t.Errorf("topics %+v\ntemplates %+v\nviews %+v", topics, templates, views)
	}
	names, err := here.OrgNames(ctx)
	noError(t, err)
	if !slices.Equal(names, []string{"State Library", "SLB"}) {
		t.Errorf("the organisation is also called %v", names)
	}
	if imp := takeJSON(t, here, doc); imp.Op != 0 {
		t.Error("the same document once more changes something")
	}
	t.Run("somebody who is not to be due stays so", func(t *testing.T) {
		write(t, here, func(tx *store.Tx) error { return tx.SaveCadence(&data.Cadence{ContactID: ann.ID, Off: true}) })
		takeJSON(t, here, doc)
		cadence, err := here.Cadence(ctx, ann.ID)
		noError(t, err)
		if !cadence.Off || !cadence.Every.IsZero() {
			t.Errorf("the cadence is %+v", cadence)
		}
	})
}

// Who introduced somebody is found among the people of the file and those who are here; else the note says it.
func TestWhoIntroducedIsNotLost(t *testing.T) {
	for name, tc := range map[string]struct {
		others []string // in the file
		here   []string
		ref    string
		want   string // the name of the contact; "" for the note
	}{
		"in the file by name, further down": {[]string{"Bo Berg"}, nil, `{"display_name":"Bo Berg"}`, "Bo Berg"},
		"in the file by UID":                {[]string{"Bo Berg"}, nil, `{"uid":"u0","display_name":"Bo"}`, "Bo Berg"},
		"here by name":                      {nil, []string{"Bo Berg"}, `{"uid":"elsewhere","display_name":"bo berg"}`, "Bo Berg"},
		"nobody":                            {nil, nil, `{"display_name":"Bo Berg"}`, ""},
		"two of one name":                   {nil, []string{"Bo Berg", "Bo Berg"}, `{"display_name":"Bo Berg"}`, ""},
		"themselves":                        {nil, nil, `{"display_name":"Ann Ott"}`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			s := anEmptyStore(t)
			for _, n := range tc.here {
				person(t, s, n)
			}
			doc := `{"lanyard":{"format":1},"contacts":[{"display_name":"Ann Ott","encounters":[{"at":"2026-05-01T09:00:00Z","note":"hi","introduced_by":` + tc.ref + `}]}`
			for i, n := range tc.others {
				doc += `,{"display_name":"` + n + `","uid":"u` + string(rune('0'+i)) + `"}`
			}
			doc += `]}`
			for range 2 { // the second time it changes nothing
				takeJSON(t, s, []byte(doc))
				found, err := s.Find(t.Context(), data.Query{Text: "Ott"}, 0)
				noError(t, err)
				met, err := s.Encounters(t.Context(), found.IDs[0])
				noError(t, err)
				if len(met) != 1 {
					t.Fatalf("%d encounters", len(met))
				}
				got := ""
				if by := met[0].IntroducedBy; by != 0 {
					c, err := s.Contact(t.Context(), by)
					noError(t, err)
					got = c.Name()
				}
				note := "hi"
				if tc.want == "" {
					note = "hi\nIntroduced by " + map[bool]string{true: "Ann Ott", false: "Bo Berg"}[name == "themselves"]
				}
				if got != tc.want || met[0].Note != note {
					t.Errorf("introduced by %q, the note is %q", got, met[0].Note)
				}
			}
		})
	}
}

// A call on the day of a visit is another encounter.
func TestAnEncounterByAnotherMediumIsAnother(t *testing.T) {
	s := anEmptyStore(t)
	doc := `{"lanyard":{"format":1},"contacts":[{"display_name":"Ann Ott","encounters":[{"at":"2026-05-01"},{"at":"2026-05-01","medium":"call"}]}]}`
	for range 2 {
		takeJSON(t, s, []byte(doc))
	}
	met, err := s.Encounters(t.Context(), only(t, s))
	noError(t, err)
	if len(met) != 2 || met[0].Medium.Or() == met[1].Medium.Or() {
		t.Errorf("met %+v", met)
	}
}

func TestEveryConditionOfAViewIsTaken(t *testing.T) {
	s := anEmptyStore(t)
	var all []data.View
	for _, c := range data.ClockFilters {
		all = append(all, data.View{Name: "clock " + string(c), Query: data.Query{Clock: c}})
	}
	for _, o := range data.Owings {
		all = append(all, data.View{Name: "owed " + string(o), Query: data.Query{Owed: o}})
	}
	for _, m := range data.Media {
		all = append(all, data.View{Name: "medium " + string(m), Query: data.Query{Medium: m}})
	}
	for _, o := range data.Sorts {
		all = append(all, data.View{Name: "sort " + string(o), Query: data.Query{Sort: o}})
	}
	write(t, s, func(tx *store.Tx) error {
		var errs []error
		for i := range all {
			errs = append(errs, tx.SaveView(&all[i]))
		}
		return errors.Join(errs...)
	})
	want := jsonOf(t, s)
	other := anEmptyStore(t)
	takeJSON(t, other, want)
	if got := jsonOf(t, other); !bytes.Equal(want, got) {
		sameLines(t, want, got)
	}
}

func TestADocumentSaysWhatItCannotTakeOfWhatKeepsPeopleInTouch(t *testing.T) {
	doc := `{"lanyard":{"format":1},"contacts":[{"display_name":"Ann Ott",
		"encounters":[{"at":"2026-05-01","medium":"smoke"}],"cadence":{"every":"soon","face":"1y"},"consent":{"text":"x","how":"pigeon"},
		"letters":[{"template":"x"},{"subject":"y","promise":3,"encounter":7}]}],
		"topic_cadences":[{"topic":"x"}],"templates":[{"body":"x"}],"views":[{"name":"x","query":{"cadence":"sundial"}},"y"],"events":[],"problems":[]}`
	seq, rest := format.ReadDocument(strings.NewReader(doc), "people.json")
	var said []string
	for _, err := range seq {
		if err != nil {
			said = append(said, err.Error())
		}
	}
	all := strings.Join(said, "\n")
	for _, want := range []string{
		"encounters[0].medium", `"soon" is not a time such as 10d, 2w, 3m or 1y`, "consent.how", "letters[0]: has neither a subject nor a text",
		"letters[1].promise", "letters[1].encounter", "topic_cadences[0]: has no topic", "templates[0]: has no name", "views[0].query.cadence", "views[1]",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("%s is not said in\n%s", want, all)
		}
	}
	if d := rest(); len(d.Views)+len(d.Templates)+len(d.TopicCadences) > 0 {
		t.Errorf("taken: %+v", d)
	}
}

func TestTheSampleComesBackByteForByte(t *testing.T) {
	s := sampleStore(t)
	want := jsonOf(t, s)
	other := anEmptyStore(t)
	takeJSON(t, other, want)
	if got := jsonOf(t, other); !bytes.Equal(want, got) {
		sameLines(t, want, got)
	}
	if again := takeJSON(t, other, want); again.Op != 0 {
		t.Errorf("taken in again it changes something: %+v", again)
	}
	for _, f := range []export.Format{export.CSV, export.XLSX} {
		var b bytes.Buffer
		_, err := export.Write(t.Context(), s, export.Job{Format: f}, &b)
		noError(t, err)
		before := jsonOf(t, s)
		takeFile(t, s, b.Bytes(), "people"+f.Extension())
		if after := jsonOf(t, s); !bytes.Equal(before, after) {
			t.Errorf("%s, taken in where it came from, changes something", f)
			sameLines(t, before, after)
		}
	}
}
