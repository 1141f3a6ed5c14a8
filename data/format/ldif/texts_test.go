package ldif

import (
	"testing"

	"lanyard/data"
)

func TestEveryTextHasAnAttribute(t *testing.T) {
	has := map[data.FieldKey]bool{}
	for attribute, key := range texts {
		if data.FieldOf(key) == nil {
			t.Errorf("%s stands for %q, which is no field", attribute, key)
		}
		has[key] = true
	}
	for _, f := range data.Texts {
		if !has[f.Key] {
			t.Errorf("no attribute stands for %s", f.Key)
		}
	}
}
