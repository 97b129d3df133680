-- Less space an article (docs/adr/growth.md). What an article has in the index of stories is read from its row in
-- story_vectors, in place of indexes as large as the rows.
ALTER TABLE story_vectors ADD COLUMN fingerprints BLOB NOT NULL DEFAULT x'';
CREATE TABLE new_prints (
    fingerprint INTEGER NOT NULL,
    article_id INTEGER NOT NULL,
    passage INTEGER NOT NULL,
    PRIMARY KEY (fingerprint, article_id)
) STRICT, WITHOUT ROWID;
INSERT INTO new_prints (fingerprint, article_id, passage)
    SELECT fingerprint >> 32, article_id, passage FROM story_prints
    WHERE article_id IN (SELECT article_id FROM story_vectors) ORDER BY 1, 2, 3
    ON CONFLICT DO NOTHING;
UPDATE story_vectors SET vector = compressed(vector), fingerprints = fingerprints_of_json((
    SELECT json_group_array(DISTINCT fingerprint >> 32) FROM story_prints AS p
    WHERE p.article_id = story_vectors.article_id
));
DROP TABLE story_prints;
ALTER TABLE new_prints RENAME TO story_prints;
CREATE TABLE new_postings (
    term TEXT NOT NULL,
    at INTEGER NOT NULL,
    article_id INTEGER NOT NULL,
    PRIMARY KEY (term, at, article_id)
) STRICT, WITHOUT ROWID;
INSERT INTO new_postings (term, at, article_id) SELECT p.term, p.at, p.article_id FROM story_postings AS p
    JOIN story_vectors AS v ON v.article_id = p.article_id AND v.at = p.at ORDER BY 1, 2, 3;
DROP TABLE story_postings;
ALTER TABLE new_postings RENAME TO story_postings;
CREATE TABLE new_mentions (
    shelf_id INTEGER NOT NULL,
    entity_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    article_id INTEGER NOT NULL,
    PRIMARY KEY (shelf_id, entity_id, at, article_id)
) STRICT, WITHOUT ROWID;
INSERT INTO new_mentions SELECT shelf_id, entity_id, at, article_id FROM shelf_mentions ORDER BY 1, 2, 3, 4;
DROP TABLE shelf_mentions;
ALTER TABLE new_mentions RENAME TO shelf_mentions;
-- Spans as distances and lengths; the text of a version that was replaced is compressed.
UPDATE mentions SET spans = spans_of_json(spans);
UPDATE versions SET sentences = spans_of_json(sentences);
ALTER TABLE versions ADD COLUMN packed BLOB;
UPDATE versions SET packed = compressed(text), text = '' WHERE id NOT IN (SELECT version_id FROM articles);
-- Only texts with Hangul are indexed by prefixes.
DROP TABLE texts;
DROP TABLE titles;
CREATE VIEW shelved_texts_without_hangul AS
    SELECT * FROM shelved_texts WHERE NOT (text GLOB '*[가-힣]*' OR title GLOB '*[가-힣]*');
CREATE VIEW shelved_texts_with_hangul AS
    SELECT * FROM shelved_texts WHERE text GLOB '*[가-힣]*' OR title GLOB '*[가-힣]*';
CREATE VIRTUAL TABLE texts USING fts5 (
    title, text, shelves,
    content = 'shelved_texts_without_hangul', content_rowid = 'moment',
    tokenize = "porter unicode61 remove_diacritics 2", columnsize = 0
);
CREATE VIRTUAL TABLE hangul_texts USING fts5 (
    title, text, shelves,
    content = 'shelved_texts_with_hangul', content_rowid = 'moment',
    tokenize = "porter unicode61 remove_diacritics 2", columnsize = 0, prefix = '1 2 3 4'
);
CREATE VIRTUAL TABLE titles USING fts5 (
    title, shelves,
    content = 'shelved_texts', content_rowid = 'moment', tokenize = "unicode61 remove_diacritics 2",
    columnsize = 0, detail = column,
    prefix = '1 2 3 4 5 6 7 8'
);
INSERT INTO texts (texts) VALUES ('rebuild');
INSERT INTO hangul_texts (hangul_texts) VALUES ('rebuild');
INSERT INTO titles (titles) VALUES ('rebuild');
-- Servers that removed the desk.
CREATE TABLE departures (guild_id INTEGER PRIMARY KEY, left_at INTEGER NOT NULL) STRICT;
CREATE INDEX departures_left ON departures (left_at, guild_id);
DROP INDEX deliveries_digests;
CREATE INDEX deliveries_guild ON deliveries (guild_id, kind, created_at) WHERE guild_id IS NOT NULL;
