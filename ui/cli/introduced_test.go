package cli_test

import (
	"encoding/json"
	"testing"
)

func TestWhoIntroducedUsIsRecorded(t *testing.T) {
	d := newDesk(t)
	d.must("import", d.file("people.csv", "name,email\nJane Doe,jane@sl.example\nBen Okoro,ben@sl.example\nAda Roe,\n"))
	d.must("event", "add", "Forum", "--from", "2026-08-10")
	by := func(args ...string) string {
		t.Helper()
		var doc struct {
			Encounter struct {
				IntroducedBy *struct {
					UID  string `json:"uid"`
					Name string `json:"display_name"`
				} `json:"introduced_by"`
			}
			Created bool
		}
		if err := json.Unmarshal([]byte(d.must(append([]string{"met"}, args...)...)), &doc); err != nil {
			t.Fatal(err)
		}
		if doc.Encounter.IntroducedBy == nil {
			return ""
		}
		return doc.Encounter.IntroducedBy.Name
	}
	if got := by("ben", "--event", "Forum", "--json"); got != "" {
		t.Errorf("at first: %q", got)
	}
	if got := by("ben", "--event", "Forum", "--introduced-by", "jane", "--json"); got != "Jane Doe" {
		t.Errorf("said afterwards: %q", got)
	}
	d.want(3, "nothing is new", "met", "ben", "--event", "Forum", "--introduced-by", "jane")
	if got := by("ada", "--introduced-by", "ben", "--json"); got != "Ben Okoro" {
		t.Errorf("at no event: %q", got)
	}
	d.want(1, "nobody introduces themselves", "met", "ada", "--introduced-by", "ada")
	d.want(1, "--introduced-by", "met", "ada", "--introduced-by", "zoe")
}
