package store

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"lanyard/data"
)

// TestBringingAFileUpToDateTellsHowFarItIs opens a file of an older release.
func TestBringingAFileUpToDateTellsHowFarItIs(t *testing.T) {
	path := filepath.Join(fastDir(t), "lanyard.db")
	unpack(t, schemaFixture(7), path)
	size := len(readFile(t, path))
	latest, err := SchemaVersion()
	if err != nil {
		t.Fatal(err)
	}
	want := []Progress{{Copying, 0, size}}
	for v := 7; v <= int(latest); v++ {
		want = append(want, Progress{Migrating, v, int(latest)})
	}
	want = append(want, Progress{Indexing, 0, 40}, Progress{Indexing, 40, 40})
	var told []Progress
	s, err := Open(t.Context(), path, Options{Progress: func(p Progress) { told = append(told, p) }})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if !slices.Equal(told, want) {
		t.Errorf("told %v, want %v", told, want)
	}
}

// TestWithoutRoomForTheCopyAndTheChangesNothingIsBegun says before anything is written that the disk is too full.
func TestWithoutRoomForTheCopyAndTheChangesNothingIsBegun(t *testing.T) {
	dir := smallDisk(t)
	path := filepath.Join(dir, "lanyard.db")
	unpack(t, schemaFixture(7), path)
	was := describe(t, path)
	free := fillUp(t, dir, was.Bytes*3/2) // enough for the copy alone
	_, err := Open(t.Context(), path, Options{})
	if !errors.Is(err, data.ErrDiskFull) || !strings.Contains(err.Error(), "bringing it up to date need 0.") {
		t.Errorf("%v", err)
	}
	if is := describe(t, path); is.Version != was.Version || len(backupsOf(t, path)) != 0 {
		t.Errorf("something was begun: %+v", is)
	}
	free()
	withStore(t, path, func(s *Store) { expectSchemaWorld(t, s) })
}
