package store

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/mattn/go-sqlite3"

	"lanyard/data"
)

func TestErrorsSayWhatToDo(t *testing.T) {
	for _, tt := range []struct {
		name string
		err  error
		is   error
		says []string
	}{
		{"a lock", sqlite3.Error{Code: sqlite3.ErrBusy}, data.ErrBusy, []string{"saving: /x/lanyard.db: is locked", "close the other program"}},
		{"a full disk", sqlite3.Error{Code: sqlite3.ErrFull}, data.ErrDiskFull, []string{"/x/lanyard.db", "make room"}},
		{"a read-only file", sqlite3.Error{Code: sqlite3.ErrReadonly}, data.ErrReadOnly, []string{"make the file and its folder writable"}},
		{"a damaged file", sqlite3.Error{Code: sqlite3.ErrCorrupt}, data.ErrDamaged, []string{"backup"}},
		{"another code", sqlite3.Error{Code: sqlite3.ErrIoErr}, nil, []string{"saving: /x/lanyard.db: disk I/O error"}},
		{"wrapped with more", fmt.Errorf("row 7: %w", sqlite3.Error{Code: sqlite3.ErrBusy}), data.ErrBusy, []string{"row 7"}},
		{"an error of the model", fmt.Errorf("contact 3 %w", data.ErrConflict), data.ErrConflict, []string{"saving: contact 3 was changed"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			err := explain("/x/lanyard.db", "saving", tt.err)
			if tt.is != nil && !errors.Is(err, tt.is) {
				t.Errorf("%v is not %v", err, tt.is)
			}
			for _, want := range tt.says {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("%q does not say %q", err, want)
				}
			}
			if again := explain("/x/lanyard.db", "outer", err); again.Error() != err.Error() {
				t.Errorf("said twice: %v", again)
			}
		})
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	s := &Store{path: "/x"}
	if err := s.explainIn(ctx, "searching", sqlite3.Error{Code: sqlite3.ErrInterrupt}); !errors.Is(err, context.Canceled) {
		t.Errorf("an interrupted query: %v", err)
	}
}
