package store

import (
	"time"
)

// The forms in which the database stores values.

// inMillis cuts a moment to what is stored: UTC, whole milliseconds.
func inMillis(t time.Time) time.Time { return t.UTC().Truncate(time.Millisecond) }

// millis writes a moment; NULL for the zero time.
func millis(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.UnixMilli()
}

func fromMillis(ms int64) time.Time { return time.UnixMilli(ms).UTC() }

// orNull writes a reference; NULL for 0.
func orNull(id int64) any {
	if id == 0 {
		return nil
	}
	return id
}

// orNo writes a mark; NULL when it is not set.
func orNo(b bool) any {
	if b {
		return int64(1)
	}
	return nil
}

// textOrNull writes a text that most rows do not have; NULL for "".
func textOrNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func boolean(b bool) any {
	if b {
		return int64(1)
	}
	return int64(0)
}
