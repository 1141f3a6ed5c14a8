package pattern

import "testing"

func TestAPatternIsCompiledOnceAndWhenItIsAskedFor(t *testing.T) {
	broken := Lazy(`(`) // nothing is compiled yet
	words := Lazy(`(?i)^(?:page|seite)\b`)
	if !words().MatchString("Seite 2") || words().MatchString("Ann Ott") {
		t.Error("it matches something else")
	}
	if first, second := words(), words(); first != second {
		t.Error("it is compiled again")
	}
	defer func() {
		if recover() == nil {
			t.Error("a text that is no pattern is compiled")
		}
	}()
	broken()
}
