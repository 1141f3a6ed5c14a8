package store

import (
	"os"
	"slices"
	"sync"
)

// A process loses all its locks on a file as soon as it closes any descriptor of that file (POSIX;
// https://sqlite.org/howtocorrupt.html §2.2). SQLite takes care of its own descriptors. If we closed ours while
// a connection is open, another process could believe that it is the only one and, when it ends, delete the
// write-ahead log that we still write to. So a database file that is read beside SQLite is closed by closeRaw,
// which waits for the last connection.
var openFiles struct {
	sync.Mutex
	all []*openFile
}

// openFile is a file on which this process has connections open.
type openFile struct {
	id     os.FileInfo
	users  int
	parked []*os.File // close after the last connection
}

func openFileOf(id os.FileInfo) *openFile {
	i := slices.IndexFunc(openFiles.all, func(o *openFile) bool { return os.SameFile(o.id, id) })
	if i < 0 {
		return nil
	}
	return openFiles.all[i]
}

// holdOpen notes that connections will be opened on the file; release notes that they are closed.
func holdOpen(path string) (id os.FileInfo, release func(), err error) {
	if id, err = os.Stat(path); err != nil {
		return nil, nil, explainFile(path, err)
	}
	openFiles.Lock()
	defer openFiles.Unlock()
	o := openFileOf(id)
	if o == nil {
		o = &openFile{id: id}
		openFiles.all = append(openFiles.all, o)
	}
	o.users++
	return id, sync.OnceFunc(func() {
		openFiles.Lock()
		defer openFiles.Unlock()
		if o.users--; o.users > 0 {
			return
		}
		openFiles.all = slices.DeleteFunc(openFiles.all, func(x *openFile) bool { return x == o })
		for _, f := range o.parked {
			f.Close()
		}
	}), nil
}

// closeRaw closes a file that was only read, now or after the last connection of this process.
func closeRaw(f *os.File) {
	id, err := f.Stat()
	openFiles.Lock()
	defer openFiles.Unlock()
	if err == nil {
		if o := openFileOf(id); o != nil {
			o.parked = append(o.parked, f)
			return
		}
	}
	f.Close()
}

// openHere reports whether this process has connections open on the file.
func openHere(path string) bool {
	id, err := os.Stat(path)
	if err != nil {
		return false
	}
	openFiles.Lock()
	defer openFiles.Unlock()
	return openFileOf(id) != nil
}
