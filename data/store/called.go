package store

import (
	"context"
	"slices"
)

// ownName is the column that says what a kind is called. A contact without it is called by other columns. What has no name
// of its own is called as the contact that it belongs to.
var ownName = map[Kind]string{
	Contacts: "display_name", Events: "name", Cards: "name", Promises: "text", Settings: "key", Imports: "file",
}

// ownerOf is the column that says which contact a kind without a name of its own belongs to.
func ownerOf(k Kind) string {
	if k == NotSame {
		return "a"
	}
	return "contact"
}

// nameOf is what a list calls an aggregate: its own name, or that of the contact it belongs to.
func nameOf(ctx context.Context, q querier, k Kind, im image) (string, error) {
	names, err := namesOfImages(ctx, q, k, map[int64]image{im.id(): im})
	return names[im.id()], err
}

// namedPage is how many aggregates are read at a time for their names. Cards that arrived are large.
func namedPage(k Kind) int {
	if k == Arrivals {
		return 20
	}
	return contactsPage
}

// calledBy are the tables that say what a contact is called: addresses and numbers where it has no other name.
var calledBy = []int{inContact, inEmail, inPhone}

// namesByID is nameOf for many, read by their ids.
func namesByID(ctx context.Context, q querier, k Kind, ids []int64) (map[int64]string, error) {
	out := make(map[int64]string, len(ids))
	only := []int{0}
	if k == Contacts {
		only = calledBy
	}
	for page := range slices.Chunk(ids, namedPage(k)) {
		images, err := aggregateOf[k].loadTables(ctx, q, only, page...)
		if err != nil {
			return nil, err
		}
		names, err := namesOfImages(ctx, q, k, images)
		if err != nil {
			return nil, err
		}
		for id, name := range names {
			out[id] = name
		}
	}
	return out, nil
}

// namesOfImages is nameOf for many images of a kind.
func namesOfImages(ctx context.Context, q querier, k Kind, images map[int64]image) (map[int64]string, error) {
	out := make(map[int64]string, len(images))
	a := aggregateOf[k]
	owners := map[int64]int64{} // of what has no name of its own: the contact
	for id, im := range images {
		switch {
		case k == Contacts:
			c := contactOf(im)
			out[id] = c.Name()
		case k == Arrivals:
			arrived, err := arrivalOf(im.root())
			if err != nil {
				return nil, err
			}
			out[id] = arrived.Draft.Contact.Name()
		case ownName[k] != "":
			out[id], _ = im.get(a, ownName[k]).(string)
		default:
			owners[id], _ = im.get(a, ownerOf(k)).(int64) // 0 in a damaged file: nobody
		}
	}
	if len(owners) == 0 {
		return out, nil
	}
	var contacts []int64
	for _, contact := range owners {
		contacts = append(contacts, contact)
	}
	slices.Sort(contacts)
	names, err := namesByID(ctx, q, Contacts, slices.Compact(contacts))
	for id, contact := range owners {
		out[id] = names[contact]
	}
	return out, err
}
