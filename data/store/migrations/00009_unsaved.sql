-- +goose Up

-- What was typed into a form that was left without saving. It is no change of what is stored: it stands outside
-- the journal, and nothing exports it.
CREATE TABLE unsaved (
    form    TEXT PRIMARY KEY, -- which form, and of what: 'new', 'contact 12'
    contact INTEGER,          -- whose form it is, so that it goes when they are erased; NULL: nobody's
    at      INTEGER NOT NULL, -- unix milliseconds
    typed   TEXT NOT NULL CHECK (json_type(typed) = 'object')
) STRICT;
