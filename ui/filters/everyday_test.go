package filters

import (
	"slices"
	"testing"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/window"
	"lanyard/ui/window/windowtest"
)

func TestEveryFilterIsFoundByEverydayWords(t *testing.T) {
	values := map[data.ConditionKey][]any{data.ByBelonging: {data.Inside, data.Outside}, data.ByWarmth: {data.Hot, data.Warm, data.Cool}}
	for _, v := range statuses {
		values[data.ByStatus] = append(values[data.ByStatus], v)
	}
	for _, v := range data.Media {
		values[data.ByMedium] = append(values[data.ByMedium], v)
	}
	for _, v := range data.ClockFilters {
		values[data.ByClock] = append(values[data.ByClock], v)
	}
	for _, v := range data.Owings {
		values[data.ByOwed] = append(values[data.ByOwed], v)
	}
	for _, v := range data.SourceKinds {
		values[data.BySource] = append(values[data.BySource], v)
	}
	n := 0
	for _, c := range data.Conditions {
		for _, v := range append(values[c.Key], nil) {
			n++
			if everyday[filter{c.Key, v}].English == "" {
				t.Errorf("%s has no everyday words for %v", c.Key, v)
			}
		}
	}
	if n != len(everyday) {
		t.Errorf("the table has %d entries, and there are %d filters", len(everyday), n)
	}
}

func TestTheSearchAmongFiltersKnowsWhatPeopleType(t *testing.T) {
	w := windowtest.New(t)
	f := New(w.Window, &data.Query{}, func() {})
	f.Clear = func() {}
	all, _ := f.searched(&choices{topics: []store.TopicCount{{Topic: "maps", Count: 2}}})
	for word, want := range map[string][]string{
		"over": {"Kept beyond the agreed day", "due now", "long due"}, "overdue": {"due now", "Kept beyond the agreed day"}, "late": {"due now", "just due", "long due"},
		"due": {"due now", "soon due", "long due"}, "expired": {"Kept beyond the agreed day"}, "privacy": {"Kept beyond the agreed day"},
		"star": {"want to meet", "hot"}, "hot": {"hot"}, "cold": {"cool or warmer"}, "no mail": {"No e-mail address"}, "no email": {"No e-mail address"},
		"no e-mail": {"No e-mail address"}, "without mail": {"No e-mail address"}, "e-mail": {"No e-mail address", "E-mail"}, "mail": {"E-mail"}, "phone": {"Call", "from the swap page"},
		"colleague": {"My organisation"}, "company": {"One organisation …"}, "external": {"Other organisations"}, "tag": {"maps"}, "promise": {"I owe them something"},
		"todo": {"I owe them something"}, "waiting": {"They owe me something"}, "paused": {"put off or paused"}, "csv": {"imported from a file"}, "scanned": {"read from a code"},
		"without note": {"No note"}, "missing": {"No e-mail address", "Incomplete"}, "since": {"Between two days …"}, "lost": {"an old acquaintance"},
	} {
		var found []string
		for _, i := range window.MatchOptions(all, word) {
			found = append(found, all[i].Text)
		}
		for _, one := range want {
			if !slices.Contains(found, one) {
				t.Errorf("%q finds %q, not %q", word, found, one)
			}
		}
		if len(found) > 12 {
			t.Errorf("%q finds %d: %q", word, len(found), found)
		}
	}
}
