-- +goose Up

-- "LNYD": tells a Lanyard database from any other SQLite file.
PRAGMA application_id = 1280203076;

-- Truth. Every write to these tables goes through one helper that journals it; the
-- exception is photo, whose rows are named by their content and never change.
-- Times are unix milliseconds in UTC, NULL when there is none; days are ISO 8601 text.

CREATE TABLE photo (
    sha256   TEXT PRIMARY KEY CHECK (length(sha256) = 64),
    mime     TEXT NOT NULL,
    bytes    INTEGER NOT NULL CHECK (bytes = length(original)),
    original BLOB NOT NULL,
    thumb    BLOB NOT NULL -- JPEG, 96 px square
) STRICT;

CREATE TABLE import (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    rev      INTEGER NOT NULL CHECK (rev > 0),
    op       INTEGER NOT NULL,
    at       INTEGER NOT NULL,
    file     TEXT NOT NULL,
    format   TEXT NOT NULL,
    program  TEXT NOT NULL,
    sha256   TEXT NOT NULL,
    contacts_new     INTEGER NOT NULL CHECK (contacts_new >= 0),
    contacts_updated INTEGER NOT NULL CHECK (contacts_updated >= 0),
    contacts_same    INTEGER NOT NULL CHECK (contacts_same >= 0),
    problems         INTEGER NOT NULL CHECK (problems >= 0)
) STRICT;

CREATE TABLE contact (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    uid          TEXT NOT NULL CHECK (uid <> ''),
    rev          INTEGER NOT NULL CHECK (rev > 0),
    mine         INTEGER NOT NULL CHECK (mine IN (0, 1)), -- 1: the user's own contact
    display_name TEXT NOT NULL,
    prefix       TEXT NOT NULL,
    given        TEXT NOT NULL,
    additional   TEXT NOT NULL,
    family       TEXT NOT NULL,
    suffix       TEXT NOT NULL,
    nickname     TEXT NOT NULL,
    organisation TEXT NOT NULL,
    department   TEXT NOT NULL,
    title        TEXT NOT NULL,
    note         TEXT NOT NULL,
    birthday     TEXT NOT NULL,
    photo        TEXT REFERENCES photo (sha256),
    source       TEXT NOT NULL CHECK (source IN ('typed', 'qr', 'swap', 'file', 'text')),
    import       INTEGER REFERENCES import (id),
    created      INTEGER NOT NULL,
    updated      INTEGER NOT NULL,
    trashed      INTEGER
) STRICT;
CREATE INDEX contact_uid ON contact (uid);
CREATE UNIQUE INDEX contact_mine ON contact (mine) WHERE mine = 1;
CREATE INDEX contact_photo ON contact (photo) WHERE photo IS NOT NULL;
CREATE INDEX contact_import ON contact (import) WHERE import IS NOT NULL;
CREATE INDEX contact_trashed ON contact (trashed) WHERE trashed IS NOT NULL;

CREATE TABLE email (
    contact   INTEGER NOT NULL REFERENCES contact (id),
    position  INTEGER NOT NULL,
    value     TEXT NOT NULL,
    label     TEXT NOT NULL,
    preferred INTEGER NOT NULL CHECK (preferred IN (0, 1)),
    PRIMARY KEY (contact, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE phone (
    contact   INTEGER NOT NULL REFERENCES contact (id),
    position  INTEGER NOT NULL,
    value     TEXT NOT NULL, -- as typed
    e164      TEXT NOT NULL,
    label     TEXT NOT NULL,
    preferred INTEGER NOT NULL CHECK (preferred IN (0, 1)),
    PRIMARY KEY (contact, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE address (
    contact     INTEGER NOT NULL REFERENCES contact (id),
    position    INTEGER NOT NULL,
    label       TEXT NOT NULL,
    preferred   INTEGER NOT NULL CHECK (preferred IN (0, 1)),
    po_box      TEXT NOT NULL,
    extended    TEXT NOT NULL,
    street      TEXT NOT NULL,
    city        TEXT NOT NULL,
    region      TEXT NOT NULL,
    postal_code TEXT NOT NULL,
    country     TEXT NOT NULL,
    PRIMARY KEY (contact, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE link (
    contact   INTEGER NOT NULL REFERENCES contact (id),
    position  INTEGER NOT NULL,
    value     TEXT NOT NULL,
    label     TEXT NOT NULL,
    preferred INTEGER NOT NULL CHECK (preferred IN (0, 1)),
    PRIMARY KEY (contact, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE contact_topic (
    contact  INTEGER NOT NULL REFERENCES contact (id),
    position INTEGER NOT NULL,
    topic    TEXT NOT NULL,
    PRIMARY KEY (contact, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE property (
    contact  INTEGER NOT NULL REFERENCES contact (id),
    position INTEGER NOT NULL,
    name     TEXT NOT NULL,
    value    TEXT NOT NULL,
    PRIMARY KEY (contact, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    uid     TEXT NOT NULL CHECK (uid <> ''),
    rev     INTEGER NOT NULL CHECK (rev > 0),
    name    TEXT NOT NULL,
    place   TEXT NOT NULL,
    start   INTEGER,
    "end"   INTEGER,
    all_day INTEGER NOT NULL CHECK (all_day IN (0, 1)),
    zone    TEXT NOT NULL,
    link    TEXT NOT NULL,
    note    TEXT NOT NULL,
    source  TEXT NOT NULL CHECK (source IN ('typed', 'qr', 'swap', 'file', 'text')),
    import  INTEGER REFERENCES import (id),
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    trashed INTEGER
) STRICT;
CREATE INDEX event_start ON event (start);

CREATE TABLE session (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    event    INTEGER NOT NULL REFERENCES event (id),
    position INTEGER NOT NULL,
    title    TEXT NOT NULL,
    speakers TEXT NOT NULL,
    room     TEXT NOT NULL,
    start    INTEGER,
    "end"    INTEGER,
    zone     TEXT NOT NULL,
    note     TEXT NOT NULL
) STRICT;
CREATE INDEX session_event ON session (event, position);

CREATE TABLE encounter (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    rev     INTEGER NOT NULL CHECK (rev > 0),
    contact INTEGER NOT NULL REFERENCES contact (id),
    event   INTEGER REFERENCES event (id),
    session INTEGER REFERENCES session (id),
    at      INTEGER NOT NULL,
    zone    TEXT NOT NULL,
    place   TEXT NOT NULL,
    note    TEXT NOT NULL,
    warmth  INTEGER NOT NULL CHECK (warmth BETWEEN 0 AND 3),
    source  TEXT NOT NULL CHECK (source IN ('typed', 'qr', 'swap', 'file', 'text')),
    import  INTEGER REFERENCES import (id),
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    trashed INTEGER
) STRICT;
CREATE INDEX encounter_contact ON encounter (contact, at);
CREATE INDEX encounter_event ON encounter (event) WHERE event IS NOT NULL;
CREATE INDEX encounter_session ON encounter (session) WHERE session IS NOT NULL;
CREATE INDEX encounter_at ON encounter (at);

CREATE TABLE attendee (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    rev     INTEGER NOT NULL CHECK (rev > 0),
    contact INTEGER NOT NULL REFERENCES contact (id),
    event   INTEGER NOT NULL REFERENCES event (id),
    status  TEXT NOT NULL CHECK (status IN ('expected', 'want', 'met', 'closed')),
    note    TEXT NOT NULL,
    source  TEXT NOT NULL CHECK (source IN ('typed', 'qr', 'swap', 'file', 'text')),
    import  INTEGER REFERENCES import (id),
    UNIQUE (contact, event)
) STRICT;
CREATE INDEX attendee_event ON attendee (event);

CREATE TABLE promise (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    rev       INTEGER NOT NULL CHECK (rev > 0),
    contact   INTEGER NOT NULL REFERENCES contact (id),
    encounter INTEGER REFERENCES encounter (id),
    by        TEXT NOT NULL CHECK (by IN ('me', 'them')),
    text      TEXT NOT NULL,
    due       TEXT NOT NULL,
    done      INTEGER,
    snoozed   TEXT NOT NULL,
    created   INTEGER NOT NULL,
    updated   INTEGER NOT NULL,
    trashed   INTEGER
) STRICT;
CREATE INDEX promise_contact ON promise (contact);
CREATE INDEX promise_encounter ON promise (encounter) WHERE encounter IS NOT NULL;
CREATE INDEX promise_open ON promise (due) WHERE done IS NULL AND trashed IS NULL;

CREATE TABLE card (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    uid      TEXT NOT NULL CHECK (uid <> ''),
    rev      INTEGER NOT NULL CHECK (rev > 0),
    name     TEXT NOT NULL,
    show     TEXT NOT NULL CHECK (json_type(show) = 'array'),  -- field references
    own      TEXT NOT NULL CHECK (json_type(own) = 'object'),  -- field name → value on this card
    position INTEGER NOT NULL,
    updated  INTEGER NOT NULL,
    trashed  INTEGER
) STRICT;

CREATE TABLE not_same (
    id  INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL CHECK (rev > 0),
    a   INTEGER NOT NULL REFERENCES contact (id),
    b   INTEGER NOT NULL REFERENCES contact (id),
    UNIQUE (a, b),
    CHECK (a < b)
) STRICT;
CREATE INDEX not_same_b ON not_same (b);

CREATE TABLE setting (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    rev   INTEGER NOT NULL CHECK (rev > 0),
    key   TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL
) STRICT;

-- Journal. An op is one operation; a change is what it did to one aggregate.

CREATE TABLE op (
    seq        INTEGER PRIMARY KEY AUTOINCREMENT,
    at         INTEGER NOT NULL,
    kind       TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo', 'quiet')),
    summary    TEXT NOT NULL,
    target     INTEGER,                     -- undo, redo: the operation undone or redone
    undone_by  INTEGER,                     -- the undo in force; NULL while the operation is in force
    applied_by INTEGER,                     -- the latest redo; NULL when never redone
    changes    INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX op_undoable ON op (seq) WHERE kind = 'do' AND undone_by IS NULL;

CREATE TABLE change (
    seq       INTEGER PRIMARY KEY,
    op        INTEGER NOT NULL REFERENCES op (seq),
    kind      TEXT NOT NULL,
    id        INTEGER NOT NULL,
    before    TEXT,    -- JSON image; NULL: the operation made it
    after_rev INTEGER  -- NULL: the operation removed it
) STRICT;
CREATE INDEX change_op ON change (op);
CREATE INDEX change_thing ON change (kind, id);

-- Derived: can be made again from the truth at any time.

-- One row for each contact that lists and searches show.
CREATE TABLE contact_index (
    id         INTEGER PRIMARY KEY,
    name       TEXT NOT NULL,    -- as shown
    text       TEXT NOT NULL,    -- folded tokens, a space before each
    sort_name  BLOB NOT NULL,
    sort_org   BLOB NOT NULL,    -- contacts without an organisation come last
    last_met   INTEGER NOT NULL, -- 0: never
    last_event INTEGER,
    warmth     INTEGER NOT NULL
) STRICT;
CREATE INDEX contact_index_name ON contact_index (sort_name);
CREATE INDEX contact_index_org ON contact_index (sort_org, sort_name);
CREATE INDEX contact_index_met ON contact_index (last_met DESC, sort_name);

-- A prefix index was measured: it made no search faster and every import slower.
CREATE VIRTUAL TABLE contact_fts USING fts4 (
    content="contact_index", text, tokenize=simple, matchinfo=fts3
);
CREATE VIRTUAL TABLE contact_vocabulary USING fts4aux (contact_fts);

-- Keys under which contacts are looked up whole: match keys and, after "t:", folded topics.
CREATE TABLE contact_key (
    key     TEXT NOT NULL,
    contact INTEGER NOT NULL,
    PRIMARY KEY (key, contact)
) STRICT, WITHOUT ROWID;

-- By which rules the derived tables were made.
CREATE TABLE derived (version INTEGER NOT NULL) STRICT;
INSERT INTO derived VALUES (0);
