-- +goose Up

-- The people of an event are counted from the index alone, and contacts that came in by one way are
-- found without going through all of them.
DROP INDEX encounter_event;
CREATE INDEX encounter_event ON encounter (event, trashed, contact) WHERE event IS NOT NULL;
DROP INDEX attendee_event;
CREATE INDEX attendee_event ON attendee (event, contact);
CREATE INDEX contact_source ON contact (source);
