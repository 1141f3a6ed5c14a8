-- +goose Up

-- Of some encounters only the day is known: at is its first moment in zone. NULL means that the time is
-- known as well, so that images in the journal, which do not name the column, stay true.
ALTER TABLE encounter ADD COLUMN all_day INTEGER CHECK (all_day = 1);
