-- What version 28 changed.

DROP TABLE shelves;
DROP TABLE curation_acts;

CREATE TABLE shelves (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,             -- guild:<id>, user:<id> or local
    articles INTEGER NOT NULL DEFAULT 0,  -- totals, so that no answer counts an archive
    stories INTEGER NOT NULL DEFAULT 0,
    acts INTEGER NOT NULL DEFAULT 0       -- the last number of its acts
) STRICT;
CREATE TABLE curation_acts (              -- what people corrected on a shelf; kept with it, undone acts too
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again: buttons hold it
    shelf_id INTEGER NOT NULL REFERENCES shelves (id),
    number INTEGER NOT NULL CHECK (number > 0),  -- among the shelf's acts, as people see it; never used again
    kind TEXT NOT NULL CHECK (kind IN ('remove', 'correct', 'block', 'story', 'name', 'merge', 'split')),
    article_id INTEGER REFERENCES articles (id) ON DELETE CASCADE,
    story_id INTEGER REFERENCES stories (id),  -- that the article was moved to; a merge changes it
    entity TEXT,                          -- the key of an entity that was renamed, merged with another, or split
    subject TEXT NOT NULL,                -- what it was about, as it was called then
    change TEXT NOT NULL,                 -- JSON, bot/model/curation
    user_id INTEGER CHECK (user_id > 0),  -- who did it; erased on request, NULL in the terminal
    at INTEGER NOT NULL,
    undone_at INTEGER,
    undone_by INTEGER CHECK (undone_by > 0),  -- likewise
    CHECK ((kind IN ('block', 'name', 'merge')) = (article_id IS NULL)),
    CHECK ((kind = 'story') = (story_id IS NOT NULL)),
    CHECK ((kind IN ('name', 'merge', 'split')) = (entity IS NOT NULL)),
    CHECK (undone_by IS NULL OR undone_at IS NOT NULL)
) STRICT;
CREATE INDEX curation_acts_shelf ON curation_acts (shelf_id, id);
CREATE UNIQUE INDEX curation_acts_number ON curation_acts (shelf_id, number);
CREATE INDEX curation_acts_article ON curation_acts (article_id, shelf_id) WHERE article_id IS NOT NULL;
CREATE INDEX curation_acts_story ON curation_acts (story_id) WHERE story_id IS NOT NULL;
CREATE INDEX curation_acts_entity ON curation_acts (shelf_id, entity) WHERE entity IS NOT NULL;
CREATE INDEX curation_acts_blocks ON curation_acts (shelf_id) WHERE kind = 'block' AND undone_at IS NULL;
CREATE INDEX curation_acts_merges ON curation_acts (shelf_id) WHERE kind = 'merge' AND undone_at IS NULL;
CREATE INDEX curation_acts_user ON curation_acts (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX curation_acts_undone ON curation_acts (undone_by) WHERE undone_by IS NOT NULL;
CREATE TRIGGER shelves_updated AFTER UPDATE ON shelves
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (0, NEW.id) ON CONFLICT DO NOTHING;
END;
