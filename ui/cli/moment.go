package cli

import (
	"context"
	"errors"
	"fmt"
	"time"

	"lanyard/data"
	"lanyard/data/day"
	"lanyard/data/intake"
	"lanyard/data/store"
)

// moments reads days and moments of flags, as the window does.
type moments struct {
	reader day.Reader
	now    time.Time
}

// newMoments reads by the region and the clock of a database. toward says which of several days is meant.
func newMoments(ctx context.Context, s *store.Store, toward day.Toward) (moments, error) {
	region, err := s.Setting(ctx, intake.PhoneRegion)
	return moments{day.Reader{Order: day.OrderOf(region), Toward: toward}, s.Now()}, err
}

// read reads a day as its first moment, or a day with a time, in a zone unless the text has an offset. If
// begins is not zero, the result is the next such day from there. Figures that could be two days are refused,
// because the user cannot see how they were read.
func (m moments) read(flag, s string, loc *time.Location, begins time.Time) (t time.Time, oneDay bool, err error) {
	if s == "" {
		return t, false, nil
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00"} {
		if t, err = time.ParseInLocation(layout, s, loc); err == nil {
			return t, false, nil
		}
	}
	now := m.now.In(loc)
	m.reader.Today = data.DateOf(now)
	from := data.Date{}
	if !begins.IsZero() {
		from = data.DateOf(begins.In(loc))
	}
	d, err := m.reader.Until(s, from)
	if err == nil {
		t, oneDay = time.Date(d.Date.Year, time.Month(d.Date.Month), d.Date.Day, 0, 0, 0, 0, loc), true
	} else {
		var got day.Moment
		got, err = m.reader.Moment(s, now)
		t, oneDay, d.Other = got.Time, got.AllDay, got.Other
	}
	var fe *data.FieldError
	switch {
	case errors.As(err, &fe):
		return t, false, fmt.Errorf("%s %s: %s; write a day as 2026-08-10, a moment as 2026-08-10T09:00", flag, s, fe.Reason)
	case err == nil && !d.Other.IsZero():
		return t, false, fmt.Errorf("%s %s: could be %s or %s: write one of these", flag, s, data.DateOf(t), d.Other)
	}
	return t, oneDay, err
}
