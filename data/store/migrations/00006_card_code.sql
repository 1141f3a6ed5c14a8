-- +goose Up

-- How a card's code is written and what its screen looks like. NULL is the plain way of each, so that
-- images in the journal, which do not name the columns, stay true.
ALTER TABLE card ADD COLUMN compact INTEGER CHECK (compact = 1);               -- as MECARD
ALTER TABLE card ADD COLUMN leave_out TEXT CHECK (json_type(leave_out) = 'array'); -- what goes first when it grows too large
ALTER TABLE card ADD COLUMN colour TEXT;                                       -- of the screen around the code: #1a5fb4
ALTER TABLE card ADD COLUMN welcome TEXT;                                      -- said on that screen
ALTER TABLE card ADD COLUMN until INTEGER;                                     -- milliseconds of Unix time: shown until then
