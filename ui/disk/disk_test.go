package disk

import (
	"strings"
	"testing"
)

func TestOnlyTheGoroutineThatDrawsIsChecked(t *testing.T) {
	t.Setenv(Switch, "1")
	was, tests := Late, isTest
	defer func() { Late, isTest = was, tests }()
	isTest = func(string) bool { return false } // this one stands for the window
	var said []string
	Late = func(stack string) { said = append(said, stack) }
	if Check(); len(said) != 0 {
		t.Fatalf("before a window is there it says %q", said)
	}
	ends := Draws()
	Check()
	done := make(chan struct{})
	go func() { Check(); close(done) }()
	<-done
	ends()
	Check()
	if len(said) != 1 || !strings.Contains(said[0], "TestOnlyTheGoroutineThatDrawsIsChecked") {
		t.Errorf("it says %q, want one stack of this test", said)
	}
}

func TestWithoutTheSwitchNobodyIsChecked(t *testing.T) {
	t.Setenv(Switch, "")
	was := Late
	defer func() { Late = was }()
	Late = func(stack string) { t.Errorf("it says %s", stack) }
	defer Draws()()
	Check()
}

func TestATestMayCallWhatIsForWorkers(t *testing.T) {
	for function, want := range map[string]bool{
		"": true, "lanyard/ui/cards.ReadOrgNames": true, "lanyard/ui/cards.ownDetails.save": true,
		"lanyard/ui/people.(*Page).Filter": false, "lanyard/ui/window/windowtest.Settle": false, "fyne.io/fyne/v2/test.Tap": false,
	} {
		if got := mayTest(function); got != want {
			t.Errorf("through %q: %v, want %v", function, got, want)
		}
	}
}
