// Package data holds Lanyard's model and its rules: contacts, events, encounters, promises and cards; how text
// is folded for search, how names are written, how values are checked and how two contacts are compared.
//
// It uses no technology: the SQLite store, the file formats and the windows are built on it and are packages of
// their own.
package data
