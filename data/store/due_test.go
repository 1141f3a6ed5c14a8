package store

import (
	"fmt"
	"testing"

	"lanyard/data"
)

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// dueSay is a due list as text.
func dueSay(l DueList) (out []string) {
	for _, d := range l.Rows {
		out = append(out, fmt.Sprintf("%s %s %s", d.Name, d.Clock.Kind, d.State))
	}
	return out
}

func TestWhoIsDue(t *testing.T) {
	s := openTest(t)
	now := s.Now()
	met := func(name string, days int, medium data.Medium, every, face string) {
		do(t, s, func(tx *Tx) error {
			c := data.Contact{Given: name}
			if err := tx.SaveContact(&c); err != nil {
				return err
			}
			e := data.Encounter{ContactID: c.ID, At: now.AddDate(0, 0, -days), Medium: medium, Note: "about " + name}
			k := data.Cadence{ContactID: c.ID}
			must(t, k.Every.UnmarshalText([]byte(every)))
			must(t, k.Face.UnmarshalText([]byte(face)))
			return firstOf(tx.SaveEncounter(&e), tx.SaveCadence(&k))
		})
	}
	met("Soon", 9, data.ByCall, "10d", "")
	met("Due", 10, data.ByCall, "10d", "")
	met("Far", 40, data.ByCall, "10d", "")
	met("Both", 30, data.FaceToFace, "20d", "25d")
	met("Asleep", 1200, data.ByMail, "10d", "")
	met("Fresh", 1, data.ByMail, "10d", "")
	all, err := s.DueClocks(t.Context())
	must(t, err)
	want := []string{"Far touch drifting", "Both touch drifting", "Both face due", "Due touch due", "Soon touch soon", "Asleep touch dormant"}
	if got := dueSay(all); fmt.Sprint(got) != fmt.Sprint(want) || all.Total != 4 {
		t.Errorf("%d due: %q", all.Total, got)
	}
	few, err := s.Due(t.Context(), 2)
	must(t, err)
	if got := dueSay(few); fmt.Sprint(got) != fmt.Sprint(want[:2]) || few.Total != 3 || few.Rows[0].Reason.Note != "about Far" {
		t.Errorf("%d people due: %+v", few.Total, few.Rows)
	}
}
