package data

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"
	_ "time/tzdata" // for systems without zones of their own, such as Windows

	"lanyard/data/clock"
)

// LocalZone is the IANA name of the computer's time zone ("Europe/Berlin"), from TZ, the /etc/localtime link or
// /etc/timezone. If none of them says it, as on Windows, it is the present offset ("+02:00"), which
// Encounter.Local and Event.Location also read.
func LocalZone() string {
	if runtime.GOOS != "windows" {
		tz, set := os.LookupEnv("TZ")
		if name := zoneName(tz, set, "/etc"); name != "" {
			return name
		}
	}
	return clock.Now().Format("-07:00")
}

// In gives a moment in a zone, an IANA name or a fixed "+02:00"; in the computer's own zone when the name is
// empty or unknown.
func In(t time.Time, name string) time.Time { return t.In(zone(name)) }

// StartOfDay is the first moment of a day in a place: midnight, or if the clocks skip midnight, as in spring in
// Havana and Santiago, the moment that they skip to. Days past the end of a month count on, as for time.Date.
func StartOfDay(year int, month time.Month, day int, loc *time.Location) time.Time {
	t := time.Date(year, month, day, 0, 0, 0, 0, loc)
	if t.Hour() == 23 {
		if _, change := t.ZoneBounds(); !change.IsZero() {
			return change.In(loc)
		}
	}
	return t
}

// zoneName finds the name of the zone that the Go runtime uses: TZ when it is set (set but empty means UTC),
// else from the files in etc; "" when unknown.
func zoneName(tz string, set bool, etc string) string {
	if set {
		tz = strings.TrimPrefix(tz, ":")
		if tz == "" {
			return "UTC"
		}
		return nameOfZoneFile(tz)
	}
	if target, err := filepath.EvalSymlinks(filepath.Join(etc, "localtime")); err == nil {
		if name := nameOfZoneFile(target); name != "" {
			return name
		}
	}
	text, err := os.ReadFile(filepath.Join(etc, "timezone"))
	if err != nil {
		return ""
	}
	return nameOfZoneFile(strings.TrimSpace(string(text)))
}

// nameOfZoneFile takes the name from "/usr/share/zoneinfo/Europe/Berlin", or checks a plain name.
func nameOfZoneFile(path string) string {
	name := filepath.ToSlash(path)
	if _, behind, ok := strings.Cut(name, "zoneinfo/"); ok {
		name = behind
	}
	for _, tree := range []string{"posix/", "right/"} {
		name = strings.TrimPrefix(name, tree)
	}
	if name == "" || name == "Local" || strings.HasPrefix(name, "/") || !KnownZone(name) {
		return ""
	}
	return name
}

// KnownZone reports whether name is an IANA zone or a fixed "+02:00".
func KnownZone(name string) bool {
	if _, err := time.LoadLocation(name); err == nil {
		return true
	}
	_, err := time.Parse("-07:00", name)
	return err == nil
}
