-- +goose Up

-- What an event is for, what it costs, how soon its people are written to, and when it was closed. NULL: not said.
ALTER TABLE event ADD COLUMN goal TEXT;
ALTER TABLE event ADD COLUMN goal_people INTEGER;
ALTER TABLE event ADD COLUMN currency TEXT;       -- ISO 4217, of the costs and the value
ALTER TABLE event ADD COLUMN value INTEGER;       -- what came of it, in minor units
ALTER TABLE event ADD COLUMN hot_days INTEGER;    -- days within which who is hot is written to
ALTER TABLE event ADD COLUMN warm_days INTEGER;
ALTER TABLE event ADD COLUMN cool_days INTEGER;
ALTER TABLE event ADD COLUMN closed INTEGER;

CREATE TABLE cost (
    event    INTEGER NOT NULL REFERENCES event (id),
    position INTEGER NOT NULL,
    label    TEXT NOT NULL,
    minor    INTEGER NOT NULL, -- in minor units of the event's currency
    PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;

-- What is asked of everybody at an event. Answers name a question by its key, so that they stay when it goes.
CREATE TABLE question (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    event     INTEGER NOT NULL REFERENCES event (id),
    position  INTEGER NOT NULL,
    key       TEXT NOT NULL,
    text      TEXT NOT NULL,
    type      TEXT NOT NULL CHECK (type IN ('choice', 'tags', 'yesno', 'text')),
    choices   TEXT CHECK (json_type(choices) = 'array'),
    qualifies TEXT CHECK (json_type(qualifies) = 'array') -- the answers that make somebody qualified
) STRICT;
CREATE INDEX question_event ON question (event, position);

-- What somebody answered. Several values of one key are several tags.
CREATE TABLE answer (
    encounter INTEGER NOT NULL REFERENCES encounter (id),
    position  INTEGER NOT NULL,
    key       TEXT NOT NULL,
    value     TEXT NOT NULL,
    PRIMARY KEY (encounter, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX answer_key ON answer (key, value);

ALTER TABLE session ADD COLUMN uid TEXT;                            -- as a calendar names it
ALTER TABLE session ADD COLUMN going INTEGER CHECK (going = 1);     -- the user goes to it

ALTER TABLE attendee ADD COLUMN wanted INTEGER CHECK (wanted = 1);  -- was to be met, also when they are
ALTER TABLE attendee ADD COLUMN cancelled INTEGER;
ALTER TABLE attendee ADD COLUMN checked_in INTEGER;
ALTER TABLE attendee ADD COLUMN fresh INTEGER CHECK (fresh = 1);    -- the contact was made with it: nobody knew them
ALTER TABLE attendee ADD COLUMN unmet INTEGER CHECK (unmet = 1);    -- closed without being met
UPDATE attendee SET fresh = 1 WHERE import = (SELECT import FROM contact c WHERE c.id = attendee.contact)
    OR EXISTS (SELECT 1 FROM encounter e JOIN contact c ON c.id = e.contact
        WHERE e.contact = attendee.contact AND e.event = attendee.event AND e.created = c.created);

ALTER TABLE promise ADD COLUMN dropped INTEGER;
DROP INDEX promise_open;
CREATE INDEX promise_open ON promise (due) WHERE done IS NULL AND dropped IS NULL AND trashed IS NULL;

-- A time agreed with a contact at an event.
CREATE TABLE appointment (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    uid       TEXT NOT NULL CHECK (uid <> ''),
    rev       INTEGER NOT NULL CHECK (rev > 0),
    contact   INTEGER NOT NULL REFERENCES contact (id),
    event     INTEGER NOT NULL REFERENCES event (id),
    start     INTEGER NOT NULL,
    "end"     INTEGER NOT NULL,
    zone      TEXT NOT NULL,
    place     TEXT NOT NULL,
    state     TEXT NOT NULL CHECK (state IN ('proposed', 'confirmed', 'kept', 'missed', 'cancelled')),
    note      TEXT NOT NULL,
    encounter INTEGER REFERENCES encounter (id), -- that it led to
    created   INTEGER NOT NULL,
    updated   INTEGER NOT NULL,
    trashed   INTEGER,
    CHECK ("end" >= start)
) STRICT;
CREATE INDEX appointment_contact ON appointment (contact);
CREATE INDEX appointment_event ON appointment (event, start);
CREATE INDEX appointment_start ON appointment (start);
CREATE INDEX appointment_encounter ON appointment (encounter) WHERE encounter IS NOT NULL;

-- Of each organisation who was met last: who comes to an event for the first time may come from there.
CREATE INDEX contact_index_colleague ON contact_index (sort_org, last_met DESC, id) WHERE last_met > 0;
