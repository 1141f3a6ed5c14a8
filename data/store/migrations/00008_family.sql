-- +goose Up

-- By what lists are ordered by family name. Empty until the index is made anew, at the same opening.
ALTER TABLE contact_index ADD COLUMN sort_family BLOB NOT NULL DEFAULT x'';
CREATE INDEX contact_index_family ON contact_index (sort_family, id, letters, pairs);
