package disk

import (
	"strings"
	"testing"
)

func TestOnlyTheGoroutineThatDrawsIsChecked(t *testing.T) {
	t.Setenv(Switch, "1")
	was := Late
	defer func() { Late = was }()
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
