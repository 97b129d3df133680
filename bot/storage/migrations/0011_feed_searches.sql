-- A follow may take only what satisfies a saved search.
ALTER TABLE feed_follows ADD COLUMN search_id INTEGER;  -- of the saved search; kept when that is deleted, and then the follow is paused
ALTER TABLE feed_follows ADD COLUMN applied TEXT;       -- the search as it was typed when the feed's list was last judged whole
CREATE INDEX feed_follows_search ON feed_follows (search_id) WHERE search_id IS NOT NULL;
ALTER TABLE feed_entries ADD COLUMN published_at INTEGER;  -- as the feed states it

CREATE TRIGGER deleted_searches_pause_feeds AFTER DELETE ON searches
BEGIN
    UPDATE feed_follows SET paused = 1 WHERE search_id = OLD.id;
END;

CREATE TABLE feed_left_out (              -- entries that do not satisfy the search of a follow
    follow_id INTEGER NOT NULL REFERENCES feed_follows (id) ON DELETE CASCADE,
    link INTEGER NOT NULL,                -- as in feed_entries
    cause TEXT NOT NULL CHECK (cause IN ('date', 'words', 'article', 'no_search')),
    at INTEGER NOT NULL,
    PRIMARY KEY (follow_id, link)
) STRICT, WITHOUT ROWID;
CREATE INDEX feed_left_out_at ON feed_left_out (at);
