package store

import "os"

// syncFolder does nothing: NTFS writes its names through a journal, and folders cannot be
// flushed.
func syncFolder(string) error { return nil }

// lockAlone has nothing to do: Windows cannot rename a file to the name of one that another process has open.
func lockAlone(*os.File) (bool, error) { return true, nil }
