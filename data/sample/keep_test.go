package sample_test

import (
	"slices"
	"testing"

	"lanyard/data"
	"lanyard/data/store"
)

// called finds a contact of the sample by name.
func called(t *testing.T, s *store.Store, name string) data.Contact {
	t.Helper()
	all := everybody(t, s)
	i := slices.IndexFunc(all, func(c data.Contact) bool { return c.DisplayName == name })
	if i < 0 {
		t.Fatalf("nobody is called %s", name)
	}
	return all[i]
}

func TestAFewPeopleAreDueEachInAnotherWay(t *testing.T) {
	s, _ := loaded(t)
	clocks, err := s.DueClocks(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	states, coming := map[string]data.ClockState{}, map[string]int64{}
	for _, d := range clocks.Rows {
		states[d.Name], coming[d.Name] = d.State, d.Coming
	}
	for name, want := range map[string]data.ClockState{
		"Rūta Vaitkevičiūtė": data.Due, "Kwabena Mensah-Boadu": data.Due, "Þórdís Hallgrímsdóttir": data.Soon, "Priscilla Nakamura-Boyle": data.Dormant,
		"Chiara Bellandi": "", "Cornelius van der Heijde": "", // one is paused, the other is not to be due
	} {
		if got := states[name]; got != want {
			t.Errorf("%s is %q, not %q", name, got, want)
		}
	}
	today, err := s.Due(t.Context(), 10)
	if err != nil {
		t.Fatal(err)
	}
	if today.Total < 2 || today.Total > 4 {
		t.Errorf("%d people are due: a demonstration shows a few", today.Total)
	}
	for _, d := range today.Rows {
		if d.Name == "Eilidh MacAskill-Ross" && coming[d.Name] == 0 {
			t.Errorf("%s is due although she comes to the next event", d.Name)
		}
	}
}

func TestTheSampleHasSomethingOfEverythingThatKeepsPeopleInTouch(t *testing.T) {
	s, now := loaded(t)
	ctx := t.Context()
	var ids []int64
	for _, c := range everybody(t, s) {
		ids = append(ids, c.ID)
	}
	letters, err := s.LettersOf(ctx, ids)
	if err != nil {
		t.Fatal(err)
	}
	waiting, sent := 0, 0
	for _, list := range letters {
		for _, l := range list {
			if l.Waiting() {
				waiting++
			}
			if !l.Sent.IsZero() && l.EncounterID != 0 && l.Sent.Before(now) {
				sent++
			}
		}
	}
	if waiting != 1 || sent != 1 {
		t.Errorf("%d letters are opened and not sent, %d are sent", waiting, sent)
	}
	consents, err := s.ConsentsOf(ctx, ids)
	if err != nil {
		t.Fatal(err)
	}
	over, noMail := 0, 0
	for _, c := range consents {
		if c.Over(s.Today()) {
			over++
		}
		if c.NoMail {
			noMail++
		}
	}
	if over != 1 || noMail != 1 {
		t.Errorf("the time of %d is over, %d are not to be mailed", over, noMail)
	}
	promises, err := s.PromisesOf(ctx, ids)
	if err != nil {
		t.Fatal(err)
	}
	waits := 0
	for _, list := range promises {
		for _, p := range list {
			if p.SnoozedEvent != 0 {
				waits++
			}
		}
	}
	if waits != 1 {
		t.Errorf("%d promises wait for an event", waits)
	}
	views, err := s.Views(ctx)
	if err != nil || len(views) != 2 {
		t.Fatalf("%d views, %v", len(views), err)
	}
	for _, v := range views {
		found, err := s.Find(ctx, v.Query, 0)
		if err != nil || len(found.IDs) < 3 || len(found.IDs) > 20 {
			t.Errorf("the view %s finds %d people, %v", v.Name, len(found.IDs), err)
		}
	}
	born, near, err := s.Birthdays(ctx, s.Today(), 7, 10)
	if err != nil || near != 2 || len(born) != 2 {
		t.Errorf("%d birthdays are near, %v", near, err)
	}
	met, err := s.Encounters(ctx, called(t, s, "Kwabena Mensah-Boadu").ID)
	if err != nil || len(met) != 2 || met[0].Medium != data.ByMail || met[1].IntroducedBy != called(t, s, "Jean-Baptiste Kouamé").ID {
		t.Errorf("Kwabena was met %+v, %v", met, err)
	}
	if names, err := s.OrgNames(ctx); err != nil || len(names) == 0 {
		t.Errorf("my organisation is also called %v, %v", names, err)
	}
}
