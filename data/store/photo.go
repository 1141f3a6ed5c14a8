package store

import (
	"context"
	"database/sql"
	"errors"

	"lanyard/data"
	"lanyard/data/picture"
	"lanyard/data/say"
)

// Photo is a picture that is ready to be stored: unpacked once, outside of any transaction.
type Photo struct{ p photo }

// PreparePhoto prepares a picture (JPEG, PNG, GIF, WebP) for KeepPhoto, with its 96-px thumbnail. A picture
// above 2 MB is encoded again to be smaller. A stored picture is not unpacked again. A picture that cannot be
// read or would take too much memory is a *data.FieldError. It waits while other pictures are unpacked: call it
// in a goroutine of its own, and never in a transaction.
func (s *Store) PreparePhoto(ctx context.Context, original []byte) (Photo, error) {
	return preparePhoto(ctx, pool{s.readers}, original)
}

func preparePhoto(ctx context.Context, q querier, original []byte) (Photo, error) {
	if err := ctx.Err(); err != nil {
		return Photo{}, err
	}
	p := photo{sha256: digest(original), original: original}
	err := one(ctx, q, []any{&p.mime, &p.thumb}, "SELECT mime, thumb FROM photo WHERE sha256 = ?", p.sha256)
	switch {
	case err == nil:
		picture.Trust(original)
		return Photo{p}, nil
	case !errors.Is(err, data.ErrNotFound):
		return Photo{}, err
	}
	read, err := readPicture(ctx, original)
	if err != nil {
		return Photo{}, err
	}
	return Photo{*read}, nil
}

// KeepPhoto stores a prepared picture and returns the reference to put into Contact.Photo.
func (tx *Tx) KeepPhoto(photo Photo) (data.PhotoRef, error) {
	p := photo.p
	ref := data.PhotoRef{SHA256: p.sha256, Bytes: len(p.original)}
	there, err := tx.exists("SELECT 1 FROM photo WHERE sha256 = ?", ref.SHA256)
	if err != nil || there {
		return ref, err
	}
	_, err = tx.exec("INSERT INTO photo (sha256, mime, bytes, original, thumb) VALUES (?, ?, ?, ?, ?)",
		ref.SHA256, p.mime, ref.Bytes, p.original, p.thumb)
	return ref, err
}

// SavePhoto is PreparePhoto and KeepPhoto in one, for small pictures that the program made itself: it may wait
// within the transaction.
func (tx *Tx) SavePhoto(original []byte) (data.PhotoRef, error) {
	p, err := preparePhoto(tx.ctx, tx, original)
	if err != nil {
		return data.PhotoRef{}, err
	}
	return tx.KeepPhoto(p)
}

// checkPhoto makes sure that a contact's photo is stored.
func (tx *Tx) checkPhoto(p data.PhotoRef) error {
	if p.IsZero() {
		return nil
	}
	there, err := tx.there("photo", "sha256", p.SHA256)
	if err == nil && !there {
		err = say.As(data.ErrNotFound, "photo {{.SHA256}}: not found; store it with SavePhoto first", p.SHA256)
	}
	return err
}

// photoSizes fills in the sizes of the contacts' photos.
func photoSizes(ctx context.Context, q querier, cs []data.Contact) error {
	var hashes []string
	for _, c := range cs {
		if !c.Photo.IsZero() {
			hashes = append(hashes, c.Photo.SHA256)
		}
	}
	size := map[string]int{}
	err := each(ctx, q, func(r *sql.Rows) error {
		var hash string
		var n int
		err := r.Scan(&hash, &n)
		size[hash] = n
		return err
	}, "SELECT sha256, bytes FROM photo WHERE sha256 IN (SELECT value FROM json_each(?))", jsonTexts(hashes))
	for i := range cs {
		cs[i].Photo.Bytes = size[cs[i].Photo.SHA256]
	}
	return err
}

// Thumb is the 96-px JPEG of a photo.
func (s *Store) Thumb(ctx context.Context, sha256 string) ([]byte, error) {
	return s.photo(ctx, "thumb", sha256)
}

// Photo is the original: JPEG, PNG, GIF or WebP.
func (s *Store) Photo(ctx context.Context, sha256 string) ([]byte, error) {
	return s.photo(ctx, "original", sha256)
}

func (s *Store) photo(ctx context.Context, part, sha256 string) (b []byte, err error) {
	err = one(ctx, pool{s.readers}, []any{&b}, "SELECT "+part+" FROM photo WHERE sha256 = ?", sha256)
	if err != nil {
		err = say.Errorf("photo {{.SHA256}}: {{.Why}}", sha256, err)
	}
	return b, s.explainIn(ctx, say.Phrase("reading a photo"), err)
}
