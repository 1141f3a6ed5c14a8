-- +goose Up

-- By what means an encounter came about. NULL: face to face.
ALTER TABLE encounter ADD COLUMN medium TEXT;
ALTER TABLE encounter ADD COLUMN introduced_by INTEGER REFERENCES contact (id);
CREATE INDEX encounter_introduced_by ON encounter (introduced_by) WHERE introduced_by IS NOT NULL;

ALTER TABLE promise ADD COLUMN snoozed_event INTEGER REFERENCES event (id); -- waits until its first day
CREATE INDEX promise_snoozed_event ON promise (snoozed_event) WHERE snoozed_event IS NOT NULL;

-- How often the user wants to be in touch with a contact. Intervals are texts such as 3m.
CREATE TABLE cadence (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    rev         INTEGER NOT NULL CHECK (rev > 0),
    contact     INTEGER NOT NULL UNIQUE REFERENCES contact (id),
    every       TEXT NOT NULL,
    face        TEXT NOT NULL,
    off         INTEGER CHECK (off = 1),
    paused      TEXT NOT NULL, -- days
    later       TEXT NOT NULL,
    later_event INTEGER REFERENCES event (id),
    since       INTEGER,
    spread      INTEGER CHECK (spread = 1), -- set for many at once
    created     INTEGER NOT NULL,
    updated     INTEGER NOT NULL
) STRICT;
CREATE INDEX cadence_later_event ON cadence (later_event) WHERE later_event IS NOT NULL;

CREATE TABLE topic_cadence (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    rev     INTEGER NOT NULL CHECK (rev > 0),
    topic   TEXT NOT NULL,
    folded  TEXT NOT NULL UNIQUE, -- the topic without regard to case and accents
    every   TEXT NOT NULL,
    face    TEXT NOT NULL,
    since   INTEGER,
    spread  INTEGER CHECK (spread = 1), -- many had the topic then
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL
) STRICT;

-- Whose birthday is near.
CREATE INDEX contact_birthday ON contact (substr(birthday, -5)) WHERE birthday <> '';

-- What was agreed with a contact about their details.
CREATE TABLE consent (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    rev        INTEGER NOT NULL CHECK (rev > 0),
    contact    INTEGER NOT NULL UNIQUE REFERENCES contact (id),
    text       TEXT NOT NULL,
    how        TEXT NOT NULL CHECK (how IN ('', 'swap', 'mail', 'spoken')),
    "on"       TEXT NOT NULL, -- a day
    keep_until TEXT NOT NULL, -- a day
    kept       TEXT NOT NULL,
    kept_on    TEXT NOT NULL, -- the day when the reason was given
    no_mail    INTEGER CHECK (no_mail = 1),
    created    INTEGER NOT NULL,
    updated    INTEGER NOT NULL
) STRICT;
CREATE INDEX consent_keep_until ON consent (keep_until) WHERE keep_until <> '';

CREATE TABLE template (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    uid     TEXT NOT NULL CHECK (uid <> ''),
    rev     INTEGER NOT NULL CHECK (rev > 0),
    "key"   TEXT, -- of the built-in one that it takes the place of
    name    TEXT NOT NULL,
    subject TEXT NOT NULL,
    body    TEXT NOT NULL,
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    trashed INTEGER
) STRICT;

CREATE TABLE letter (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    uid       TEXT NOT NULL CHECK (uid <> ''),
    rev       INTEGER NOT NULL CHECK (rev > 0),
    contact   INTEGER NOT NULL REFERENCES contact (id),
    "with"    INTEGER REFERENCES contact (id), -- the other person of an introduction
    event     INTEGER REFERENCES event (id),
    promise   INTEGER REFERENCES promise (id),
    encounter INTEGER REFERENCES encounter (id), -- that it counts as once it is sent
    with_encounter INTEGER REFERENCES encounter (id), -- the same with the other person
    template  TEXT NOT NULL,
    subject   TEXT NOT NULL,
    body      TEXT NOT NULL,
    opened    INTEGER,
    sent      INTEGER,
    created   INTEGER NOT NULL,
    updated   INTEGER NOT NULL,
    trashed   INTEGER
) STRICT;
CREATE INDEX letter_contact ON letter (contact);
CREATE INDEX letter_with ON letter ("with") WHERE "with" IS NOT NULL;
CREATE INDEX letter_event ON letter (event) WHERE event IS NOT NULL;
CREATE INDEX letter_promise ON letter (promise) WHERE promise IS NOT NULL;
CREATE INDEX letter_encounter ON letter (encounter) WHERE encounter IS NOT NULL;
CREATE INDEX letter_with_encounter ON letter (with_encounter) WHERE with_encounter IS NOT NULL;

-- A saved search.
CREATE TABLE view (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    uid          TEXT NOT NULL CHECK (uid <> ''),
    rev          INTEGER NOT NULL CHECK (rev > 0),
    name         TEXT NOT NULL,
    text         TEXT NOT NULL,
    topics       TEXT CHECK (json_type(topics) = 'array'),
    event        INTEGER REFERENCES event (id),
    session      INTEGER REFERENCES session (id),
    event_name   TEXT NOT NULL, -- what they were called when the view was saved
    session_name TEXT NOT NULL,
    warmth       INTEGER,
    source       TEXT,
    import       INTEGER REFERENCES import (id),
    incomplete   INTEGER CHECK (incomplete = 1),
    met_from     TEXT NOT NULL, -- days
    met_to       TEXT NOT NULL,
    medium       TEXT,
    status       TEXT,
    organisation TEXT,
    belongs      TEXT,
    clock        TEXT,
    owed         TEXT,
    no_note      INTEGER CHECK (no_note = 1),
    no_email     INTEGER CHECK (no_email = 1),
    over         INTEGER CHECK (over = 1),
    sort         TEXT,
    reversed     INTEGER CHECK (reversed = 1),
    created      INTEGER NOT NULL,
    updated      INTEGER NOT NULL,
    trashed      INTEGER
) STRICT;
CREATE INDEX view_event ON view (event) WHERE event IS NOT NULL;
CREATE INDEX view_session ON view (session) WHERE session IS NOT NULL;
CREATE INDEX view_import ON view (import) WHERE import IS NOT NULL;

CREATE TABLE view_answer (
    view     INTEGER NOT NULL REFERENCES view (id),
    position INTEGER NOT NULL,
    key      TEXT NOT NULL,
    value    TEXT NOT NULL,
    PRIMARY KEY (view, position)
) STRICT, WITHOUT ROWID;

-- Derived, as contact_index: last_met is the latest encounter face to face, last_touch the latest by any medium.
ALTER TABLE contact_index ADD COLUMN last_touch INTEGER NOT NULL DEFAULT 0;

-- Derived: the clocks of contacts that have a cadence, as they stand once every encounter that is stored has come. Days are counted
-- from 1970.
CREATE TABLE contact_due (
    contact   INTEGER NOT NULL,
    clock     TEXT NOT NULL CHECK (clock IN ('touch', 'face')),
    every     TEXT NOT NULL,
    topic     TEXT,                       -- whose cadence it is; NULL: the contact's own
    last      INTEGER,                    -- NULL: never
    touch     INTEGER,                    -- the latest contact by any medium; NULL: never
    start     INTEGER NOT NULL,
    due       INTEGER NOT NULL,
    waits     INTEGER NOT NULL DEFAULT 0, -- not shown before this day
    latest    INTEGER NOT NULL DEFAULT 0, -- milliseconds: the moment of the latest encounter; while that is ahead the row does not hold
    warmth    INTEGER NOT NULL,
    sort_name BLOB NOT NULL DEFAULT x'',
    PRIMARY KEY (contact, clock)
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_due_latest ON contact_due (latest);

-- The zone whose days the derived clocks count in.
ALTER TABLE derived ADD COLUMN zone TEXT NOT NULL DEFAULT '';

-- What searches ask for.
CREATE INDEX encounter_medium ON encounter (medium, contact) WHERE medium IS NOT NULL;
CREATE INDEX contact_index_warmth ON contact_index (warmth) WHERE warmth > 0;
CREATE INDEX attendee_status ON attendee (status, event, contact);
CREATE INDEX contact_noted ON contact (id) WHERE note <> '';
CREATE INDEX encounter_noted ON encounter (contact) WHERE note <> '' AND trashed IS NULL;
