package jsonfile

import "encoding/json"

// Format is the number of the format that is written. It grows when an older Lanyard would read a document
// wrongly; a key that is added does not make it grow, since each key that is not known is told.
const Format = 1

// kind is one key of the document. Whoever adds a kind of thing adds a line to kinds, a method to Encoder and, when
// it is read back, a place in data.Document.
type kind struct {
	key    string
	always bool // written even when there is none
	single bool // one value, else a list

	// read takes the value, or one element of the list: nth is its place from 0.
	read func(r *Reader, raw json.RawMessage, path string, nth int)
}

// contactsKey is the key of the contacts, which are written one by one before all others.
const contactsKey = "contacts"

// kinds are the keys of the document in the order in which they are written, after the mark of the format.
func kinds() []kind {
	return []kind{
		{key: contactsKey, always: true, read: (*Reader).contact},
		{key: "events", always: true, read: (*Reader).event},
		{key: "me", single: true, read: (*Reader).me},
		{key: "cards", read: (*Reader).card},
		{key: "not_same", read: (*Reader).pair},
		{key: "problems", always: true, read: (*Reader).problem},
	}
}

// find gives the kind of a key.
func find(key string) (kind, bool) {
	for _, k := range kinds() {
		if k.key == key {
			return k, true
		}
	}
	return kind{}, false
}
