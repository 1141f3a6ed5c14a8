package intake

import (
	"context"
	"time"

	"lanyard/data"
	"lanyard/data/say"
	"lanyard/data/store"
)

// Receive keeps a draft from the swap page until the user has looked at it, with the event that is current at
// the time. Undo skips it: the user's last change is never a stranger's. A picture that cannot be read is left
// out; the rest is kept. Errors: data.ErrInboxFull; the store's.
func (in *Intake) Receive(ctx context.Context, d data.Draft, at time.Time) (data.Arrival, error) {
	region, err := in.store.Setting(ctx, PhoneRegion)
	if err != nil {
		return data.Arrival{}, err
	}
	prepare(&d, region)
	event, err := in.store.Here(ctx)
	if err != nil {
		return data.Arrival{}, err
	}
	pictures := photos{}
	if err := pictures.add(ctx, in.store, d.Photo); err != nil {
		return data.Arrival{}, say.Errorf("keeping the details of {{.Name}}: {{.Why}}", d.Contact.Name(), err)
	}
	a := data.Arrival{At: at, EventID: event.ID, Draft: d}
	err = in.store.Quietly(ctx, func(tx *store.Tx) error {
		s := saving{tx: tx, photos: pictures, source: d.Contact.Source}
		if err := s.photo(&a.Draft.Contact, d.Photo); err != nil {
			return err
		}
		return tx.Receive(&a)
	})
	if err != nil {
		return data.Arrival{}, say.Errorf("keeping the details of {{.Name}}: {{.Why}}", d.Contact.Name(), err)
	}
	return a, nil
}

// Arrived gives the draft of an arrival for Propose and Save, with its picture.
func (in *Intake) Arrived(ctx context.Context, id int64) (data.Arrival, error) {
	a, err := in.store.Arrival(ctx, id)
	if err == nil && !a.Draft.Contact.Photo.IsZero() {
		a.Draft.Photo, err = in.store.Photo(ctx, a.Draft.Contact.Photo.SHA256)
	}
	data.PageLimits.Bound(&a.Draft.Contact) // older versions had no limits
	return a, err
}
