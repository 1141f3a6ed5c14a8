-- +goose Up

-- What a calendar says of an event or a session other than that it takes place, in its words: 'CANCELLED'. NULL: nothing.
ALTER TABLE event ADD COLUMN status TEXT;
ALTER TABLE session ADD COLUMN status TEXT;
