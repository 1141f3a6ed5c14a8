package store

import (
	"cmp"
	"context"
	"slices"
)

// naming says what a list calls a thing of a kind. What has no name of its own is called as the contact that it belongs to.
type naming struct {
	column string                         // of the root, that holds the name; "" for none
	by     func(im image) (string, error) // makes the name of more than the column; nil: the column is all
	tables []int                          // that by reads; nil is the root alone
	page   int                            // how many are read at a time; 0 is contactsPage
}

// owner is the column that says which contact a thing belongs to.
func (a *aggregate) owner() string { return a.refsTo(string(Contacts))[0] }

// nameOf is what a list calls an aggregate: its own name, or that of the contact it belongs to.
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
	owners := map[int64]int64{} // of what has no name of its own: the contact
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
