// Package data holds Lanyard's model and its rules: contacts, events, encounters,
// promises and cards, and how text is folded for search, names are written, values
// are checked and two contacts are compared.
//
// It speaks no technology: the SQLite store, the file formats and the windows are
// built on it and live in packages of their own.
package data
