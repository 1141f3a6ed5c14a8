-- +goose Up

-- What letters and pairs of letters a contact's words begin with, as bits: in the indexes that lists
-- are read from they tell, without a look at the contact, that a short prefix is not to be found
-- there. -1, which rules out nothing, until the index is made anew.
ALTER TABLE contact_index ADD COLUMN letters INTEGER NOT NULL DEFAULT -1;
ALTER TABLE contact_index ADD COLUMN pairs INTEGER NOT NULL DEFAULT -1;
DROP INDEX contact_index_name;
CREATE INDEX contact_index_name ON contact_index (sort_name, id, letters, pairs);
DROP INDEX contact_index_org;
CREATE INDEX contact_index_org ON contact_index (sort_org, sort_name, id, letters, pairs);
DROP INDEX contact_index_met;
CREATE INDEX contact_index_met ON contact_index (last_met DESC, sort_name, id, letters, pairs);
