package jsonfile

import "encoding/json"

// Format is the number of the format that is written. It is raised when an older Lanyard would read a document
// wrongly. A new key does not raise it, because unknown keys are reported.
const Format = 1

// kind is one key of the document. A new kind of thing is a line in kinds, a method of Encoder and, when it is
// read again, a field of data.Document.
type kind struct {
	key    string
	always bool // written even when there is none
	single bool // one value; else a list

	// read takes the value, or one element of the list with its index nth.
	read func(r *Reader, raw json.RawMessage, path string, nth int)
}

// contactsKey is the key of the contacts, which are written one by one before all other kinds.
const contactsKey = "contacts"

// kinds are the keys of the document in the order in which they are written, after the mark of the format.
func kinds() []kind {
	return []kind{
		{key: contactsKey, always: true, read: (*Reader).contact},
		{key: "events", always: true, read: (*Reader).event},
		{key: "me", single: true, read: (*Reader).me},
		{key: "cards", read: (*Reader).card},
		{key: "my_org_names", read: (*Reader).orgName},
		{key: "topic_cadences", read: (*Reader).topicCadence},
		{key: "templates", read: (*Reader).template},
		{key: "views", read: (*Reader).view},
		{key: "not_same", read: (*Reader).pair},
		{key: "lists", read: (*Reader).saidOfList},
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
