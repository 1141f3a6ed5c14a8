-- The import of a Lanyard CSV file by sqlite3 alone, as durable as Lanyard's: one table, as many
-- indexes as Lanyard keeps over what an import writes (order by name and by organisation, by what was
-- met last, identifier, e-mail, phone, name and topic to match by, and the journal's two), and a full-text
-- index over all words, folded.
.output /dev/null
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
.import --csv '$FILE' people
BEGIN;
CREATE INDEX people_name ON people ("Display name");
CREATE INDEX people_organisation ON people ("Organisation", "Display name");
CREATE INDEX people_met ON people ("Met on" DESC, "Display name");
CREATE INDEX people_uid ON people ("UID");
CREATE INDEX people_email ON people ("E-mail 1");
CREATE INDEX people_phone ON people ("Phone 1");
CREATE INDEX people_person ON people ("Family name", "Given name");
CREATE INDEX people_topic ON people ("Topics");
CREATE TABLE change (seq INTEGER PRIMARY KEY, op INTEGER, kind TEXT, id INTEGER);
INSERT INTO change (op, kind, id) SELECT 1, 'contact', rowid FROM people;
CREATE INDEX change_op ON change (op);
CREATE INDEX change_thing ON change (kind, id);
CREATE VIRTUAL TABLE people_fts USING fts4 (content="", text, tokenize=unicode61);
INSERT INTO people_fts (docid, text) SELECT rowid, concat_words FROM (
    SELECT rowid, "Display name" || ' ' || "Given name" || ' ' || "Family name" || ' ' || "Organisation" || ' ' || "Job title"
        || ' ' || "E-mail 1" || ' ' || "E-mail 2" || ' ' || "E-mail 3" || ' ' || "Phone 1" || ' ' || "Phone 2" || ' ' || "Phone 3"
        || ' ' || "Address 1 street" || ' ' || "Address 1 city" || ' ' || "Address 1 postal code" || ' ' || "Topics"
        || ' ' || "Note" || ' ' || "Event" || ' ' || "Place" || ' ' || "Encounter note" AS concat_words FROM people);
COMMIT;
