package brief

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/container"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/window/windowtest"
)

// ahead is a window over a fair next week at which the user wants to meet so many people, each with all that a brief can say.
func ahead(t *testing.T, n int) (*windowtest.Window, data.Event) {
	t.Helper()
	was := time.Local
	time.Local = time.UTC
	t.Cleanup(func() { time.Local = was })
	w := windowtest.New(t)
	spring := data.Event{Name: "Spring Forum", Start: windowtest.Noon.AddDate(0, -5, 0), Zone: "UTC"}
	fair := data.Event{Name: "Fair", Place: "Ghent", Start: windowtest.Noon.AddDate(0, 0, 7), End: windowtest.Noon.AddDate(0, 0, 8), Zone: "UTC", Goal: "Three archives"}
	fair.Sessions = []data.Session{{Title: "Keynote", Start: fair.Start.Add(time.Hour), End: fair.Start.Add(2 * time.Hour), Going: true}}
	w.Write(func(tx *store.Tx) error {
		me := data.Contact{Given: "Me", Topics: []string{"Metadata"}}
		for _, err := range []error{tx.SaveMe(&me), tx.SaveEvent(&spring), tx.SaveEvent(&fair)} {
			if err != nil {
				return err
			}
		}
		for i := range n {
			c := data.Contact{Given: fmt.Sprint("P", i), Family: "Lima", Organisation: "State Library of Somewhere Far Away", Title: "Head of Collections", Topics: []string{"metadata", "maps"}}
			if err := tx.SaveContact(&c); err != nil {
				return err
			}
			met := data.Encounter{ContactID: c.ID, EventID: spring.ID, At: spring.Start, Zone: "UTC", Note: "Spoke of her\narchive of maps, at length, over lunch, and of a project that she plans for next year"}
			for _, err := range []error{
				tx.SaveEncounter(&met), tx.SaveAttendee(&data.Attendee{ContactID: c.ID, EventID: fair.ID, Status: data.WantToMeet, Note: "Ask her for the scans"}),
				tx.SavePromise(&data.Promise{ContactID: c.ID, Text: "send the slides"}), tx.SavePromise(&data.Promise{ContactID: c.ID, Text: "introduce me", By: data.ByThem}),
			} {
				if err != nil {
					return err
				}
			}
			if i < 3 {
				a := data.Appointment{ContactID: c.ID, EventID: fair.ID, Start: fair.Start.Add(time.Duration(3-i) * time.Hour), Place: "Stand 4", State: data.Confirmed}
				a.End = a.Start.Add(30 * time.Minute)
				if err := tx.SaveAppointment(&a); err != nil {
					return err
				}
			}
		}
		return nil
	})
	return w, fair
}

// inOrder finds the texts one after the other.
func inOrder(t *testing.T, in string, texts ...string) {
	t.Helper()
	rest := in
	for _, text := range texts {
		_, after, ok := strings.Cut(rest, text)
		if !ok {
			t.Errorf("%q does not come, or not in its order, in\n%s", text, in)
			return
		}
		rest = after
	}
}

func TestTheBriefOfAnEventIsAPageForTwelve(t *testing.T) {
	w, fair := ahead(t, 12)
	Event(w.Window, fair.ID)
	w.Settle()
	s := w.Sheet()
	inOrder(t, windowtest.Texts(s.Body), "Ghent", "Goal: Three archives", "Appointments", "13:00–13:30", "P2 Lima · Stand 4", "At the same time: Keynote (13:00–14:00)", "14:00–14:30", "P1 Lima",
		"15:00", "P0 Lima", "To meet", "P0 Lima", "State Library of Somewhere", "Ask her for the scans", "Met 12 Mar, Spring Forum: Spoke of her archive", "You owe: send the slides", "They owe: introduce me",
		"P1 Lima", "P9 Lima")
	page := s.Body.(*container.Scroll)
	if page.Content.MinSize().Height > page.Size().Height {
		t.Errorf("twelve people take %v of %v", page.Content.MinSize().Height, page.Size().Height)
	}
	w.Press(s.Buttons, "Whom should I meet?")
	w.Settle()
	if title := w.Sheet().Title.Text(); !strings.Contains(title, "Whom should I meet") {
		t.Errorf("the button leads to %q", title)
	}
}

func TestTheBriefOfAPersonSaysWhatToKnow(t *testing.T) {
	w, _ := ahead(t, 1)
	ids := windowtest.Looked(func() []int64 { return windowtest.Find(t, w.Store, "Lima") })
	Person(w.Window, ids[0], 0) // at the next event on whose list they are
	w.Settle()
	inOrder(t, windowtest.Texts(w.Sheet().Body), "P0 Lima", "Head of Collections", "State Library", "What you want from them", "Ask her for the scans", "Last met", "Thu 12 Mar 2026, 12:00", "Spring Forum",
		"Spoke of her\narchive", "Promised", "You owe: send the slides", "They owe: introduce me", "Appointments", "15:00–15:30", "Stand 4", "Topics of you both", "metadata")
	opened := int64(0)
	w.Places.Person = func(id int64) { opened = id }
	w.Press(w.Sheet().Buttons, "Open")
	if opened != ids[0] || w.Top() != nil {
		t.Errorf("Open leads to %d", opened)
	}
}

func TestABriefOfNobodySaysWhatToDo(t *testing.T) {
	w, fair := ahead(t, 0)
	Event(w.Window, fair.ID)
	w.Settle()
	if said := windowtest.Texts(w.Sheet().Body); !strings.Contains(said, "nobody on your list") {
		t.Errorf("it says %s", said)
	}
}

func TestWhomToMeetIsSaidWithReasonsAndMarked(t *testing.T) {
	w, fair := ahead(t, 0)
	var ana, bo data.Contact
	w.Write(func(tx *store.Tx) error {
		ana, bo = data.Contact{Given: "Ana", Family: "Roe", Topics: []string{"Metadata"}}, data.Contact{Given: "Bo", Family: "Lund", Topics: []string{"IIIF"}}
		for _, c := range []*data.Contact{&ana, &bo} {
			if err := tx.SaveContact(c); err != nil {
				return err
			}
			if err := tx.SaveAttendee(&data.Attendee{ContactID: c.ID, EventID: fair.ID}); err != nil {
				return err
			}
		}
		return nil
	})
	m := &whom{w: w.Window, event: fair, marked: map[int64]bool{}}
	m.build()
	m.sheet.Show()
	m.read()
	w.Settle()
	if len(m.people) != 1 || Reasons(m.people[0].Why) != "shares your topic Metadata" {
		t.Fatalf("it shows %+v", m.people)
	}
	m.looks.SetText("cats; iiif")
	w.Settle()
	if len(m.people) != 2 || m.people[0].ContactID != bo.ID || Reasons(m.people[0].Why) != "knows IIIF" {
		t.Fatalf("looking for it, it shows %+v", m.people)
	}
	status := func() data.Attendee {
		return windowtest.Looked(func() data.Attendee {
			list, err := w.Store.ContactAttendees(t.Context(), bo.ID)
			if err != nil || len(list) != 1 {
				t.Errorf("%+v, %v", list, err)
				return data.Attendee{}
			}
			return list[0]
		})
	}
	w.Native.Canvas().Focus(m.list)
	m.list.Select(0)
	m.list.TypedRune('w')
	w.Settle()
	if a := status(); a.Status != data.WantToMeet || !a.Wanted || !m.marked[bo.ID] || len(m.people) != 2 {
		t.Errorf("marked, they are %+v", a)
	}
	m.list.TypedRune('W')
	w.Settle()
	if a := status(); a.Status != data.Expected || a.Wanted {
		t.Errorf("marked again, they are %+v", a)
	}
	if w.Setting(lookingFor, "") != "cats; iiif" {
		t.Error("what is looked for is not kept")
	}
}
