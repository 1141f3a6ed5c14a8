package intake

import (
	"context"
	"crypto/sha256"

	"lanyard/data"
	"lanyard/data/picture"
	"lanyard/data/store"
)

// newPicture reports whether a draft has a picture for a contact without one. A picture that the store will
// refuse does not count: every import would offer it again.
func newPicture(c *data.Contact, d *data.Draft) bool {
	return len(d.Photo) > 0 && c.Photo.IsZero() && picture.Readable(context.Background(), d.Photo)
}

// photos are pictures that are unpacked before the transaction that stores them, by the digests of their files.
type photos map[[sha256.Size]byte]preparedPhoto

type preparedPhoto struct {
	photo store.Photo
	wrong *data.FieldError // why it cannot be stored; nil when it can
}

// add unpacks a picture, once.
func (ps photos) add(ctx context.Context, s *store.Store, file []byte) error {
	sum := sha256.Sum256(file)
	if _, there := ps[sum]; there || len(file) == 0 {
		return nil
	}
	p, err := s.PreparePhoto(ctx, file)
	wrong, ok := asFieldError(err)
	if err != nil && !ok {
		return err
	}
	ps[sum] = preparedPhoto{p, wrong}
	return nil
}

// photosOf unpacks the pictures of proposals that will be stored.
func photosOf(ctx context.Context, s *store.Store, proposals []Proposal) (photos, error) {
	ps := photos{}
	for i := range proposals {
		p := &proposals[i]
		c := p.Candidate(p.Target)
		if p.Action == Skip || p.Action != Create && c != nil && !c.Contact.Photo.IsZero() {
			continue
		}
		if err := ps.add(ctx, s, p.Draft.Photo); err != nil {
			return nil, err
		}
	}
	return ps, nil
}

// keep stores a picture; it unpacks one that was not added before.
func (ps photos) keep(tx *store.Tx, file []byte) (data.PhotoRef, error) {
	p, there := ps[sha256.Sum256(file)]
	switch {
	case !there:
		return tx.SavePhoto(file)
	case p.wrong != nil:
		return data.PhotoRef{}, p.wrong
	}
	return tx.KeepPhoto(p.photo)
}
