package store

// Asking is called before a database is asked or written, or its folder looked at, on the goroutine that does so: the
// window finds with it what it asks where it draws. It is set before the first file is opened.
var Asking = func() {}
