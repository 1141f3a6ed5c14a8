-- +goose Up

-- What merges replaced: a title before, a name before, a name as it is written elsewhere. A merge does not bring it back.
CREATE TABLE former (
    contact  INTEGER NOT NULL REFERENCES contact (id),
    position INTEGER NOT NULL,
    field    TEXT NOT NULL, -- 'title', 'display_name', 'birthday' …; 'spelling': a name as it is written elsewhere
    value    TEXT NOT NULL,
    PRIMARY KEY (contact, position)
) STRICT, WITHOUT ROWID;
