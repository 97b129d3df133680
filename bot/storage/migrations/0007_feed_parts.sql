-- Entries of a feed come into the backlogs of its followers in parts: a follow keeps up to which entry it was served.

ALTER TABLE feed_entries ADD COLUMN news INTEGER NOT NULL DEFAULT 0 CHECK (news IN (0, 1));

ALTER TABLE feed_follows ADD COLUMN owed_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feed_follows ADD COLUMN owed_to INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feed_follows ADD COLUMN silent_to INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feed_follows ADD COLUMN listed_since INTEGER NOT NULL DEFAULT 0;
CREATE INDEX feed_follows_behind ON feed_follows (id) WHERE owed_from < owed_to;
