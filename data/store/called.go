package store

import (
	"cmp"
	"context"
	"slices"
)

// naming says how a list names a thing of a kind. A thing without a name of its own gets the name of its
// contact.
type naming struct {
	column string                         // of the root, that holds the name; "" for none
	by     func(im image) (string, error) // makes the name from more than the column; nil: the column is the name
	tables []int                          // tables that by reads; nil is only the root
	page   int                            // how many are read at a time; 0 means contactsPage
}

// owner is the column with the contact that a thing belongs to.
func (a *aggregate) owner() string { return a.refsTo(string(Contacts))[0] }

// nameOf gives the name of an aggregate in a list: its own, or that of its contact.
func nameOf(ctx context.Context, q querier, k Kind, im image) (string, error) {
	names, err := namesOfImages(ctx, q, k, map[int64]image{im.id(): im})
	return names[im.id()], err
}

// namesByID is nameOf for many, read by their ids.
func namesByID(ctx context.Context, q querier, k Kind, ids []int64) (map[int64]string, error) {
	out := make(map[int64]string, len(ids))
	a := aggregateOf[k]
	only := a.called.tables
	if only == nil {
		only = []int{0}
	}
	for page := range slices.Chunk(ids, cmp.Or(a.called.page, contactsPage)) {
		images, err := a.loadTables(ctx, q, only, page...)
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
	owners := map[int64]int64{} // the contacts of things without a name of their own
	for id, im := range images {
		switch {
		case a.called.by != nil:
			name, err := a.called.by(im)
			if err != nil {
				return nil, err
			}
			out[id] = name
		case a.called.column != "":
			out[id], _ = im.get(a, a.called.column).(string)
		default:
			owners[id] = im.get(a, a.owner()).(int64)
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
