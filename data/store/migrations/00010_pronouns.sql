-- +goose Up

-- As others should speak of the person: "she/her". NULL: not said.
ALTER TABLE contact ADD COLUMN pronouns TEXT;
