-- +goose Up

-- Drafts that came by themselves and wait to be looked at. One that was saved names its contact, so
-- that it goes when the contact is erased for good.
CREATE TABLE arrival (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    rev     INTEGER NOT NULL CHECK (rev > 0),
    at      INTEGER NOT NULL,
    event   INTEGER REFERENCES event (id),
    contact INTEGER REFERENCES contact (id), -- NULL while it waits
    photo   TEXT REFERENCES photo (sha256),
    source  TEXT NOT NULL CHECK (source IN ('typed', 'qr', 'swap', 'file', 'text')),
    draft   TEXT NOT NULL CHECK (json_type(draft) = 'object'), -- the contact as in the JSON contract
    text    TEXT NOT NULL,
    trashed INTEGER
) STRICT;
CREATE INDEX arrival_waiting ON arrival (at) WHERE contact IS NULL AND trashed IS NULL;
CREATE INDEX arrival_contact ON arrival (contact) WHERE contact IS NOT NULL;
CREATE INDEX arrival_event ON arrival (event) WHERE event IS NOT NULL;
CREATE INDEX arrival_photo ON arrival (photo) WHERE photo IS NOT NULL;
