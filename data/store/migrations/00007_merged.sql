-- +goose Up

-- The contact that one was merged into. It lies out of sight, so that the merge can be undone at any later
-- time, and is erased with the other. NULL: it was merged into none, so that images in the journal, which
-- do not name the column, stay true.
ALTER TABLE contact ADD COLUMN merged INTEGER;
CREATE INDEX contact_merged ON contact (merged) WHERE merged IS NOT NULL;
