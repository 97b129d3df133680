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
-- Spans as distances and lengths; the text of a version that was replaced is compressed; only texts with Hangul are
-- indexed by prefixes.
UPDATE mentions SET spans = spans_of_json(spans);
DROP TABLE texts;
DROP TABLE titles;
DROP VIEW shelved_texts;
DROP VIEW quote_lines;
CREATE TABLE new_versions (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    fetched_at INTEGER NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    sentences TEXT NOT NULL,
    key_sentences TEXT NOT NULL,
    packed BLOB,
    hangul INTEGER NOT NULL GENERATED ALWAYS AS (text GLOB '*[가-힣]*' OR title GLOB '*[가-힣]*') STORED
) STRICT;
INSERT INTO new_versions (id, article_id, fetched_at, title, text, text_hash, sentences, key_sentences, packed)
    SELECT v.id, v.article_id, v.fetched_at, v.title, iif(a.id IS NULL, '', v.text), v.text_hash,
        spans_of_json(v.sentences), v.key_sentences, iif(a.id IS NULL, compressed(v.text), NULL)
    FROM versions AS v LEFT JOIN articles AS a ON a.id = v.article_id AND a.version_id = v.id ORDER BY v.id;
DROP TABLE versions;
ALTER TABLE new_versions RENAME TO versions;
CREATE INDEX versions_article ON versions (article_id, fetched_at);
CREATE VIEW shelved_texts AS
    SELECT
        a.id AS article_id,
        a.moment AS moment,
        v.title AS title,
        v.text AS text,
        (SELECT group_concat('s' || s.shelf_id, ' ') FROM shelf_articles AS s WHERE s.article_id = a.id) AS shelves,
        v.hangul AS hangul
    FROM articles AS a JOIN versions AS v ON v.id = a.version_id
    WHERE EXISTS (SELECT 1 FROM shelf_articles AS s WHERE s.article_id = a.id);
CREATE VIEW shelved_texts_without_hangul AS
    SELECT * FROM shelved_texts WHERE NOT hangul;
CREATE VIEW shelved_texts_with_hangul AS
    SELECT * FROM shelved_texts WHERE hangul;
CREATE VIEW quote_lines AS
    SELECT
        a.id AS article_id, a.moment, a.title, a.url, a.outlet_name, a.outlet_domain, a.outlet_country, a.outlet_kind,
        a.origin, a.published, a.at, q.start, q."end", q.id AS quote_id, q.kind, q.cue, q.speaker,
        q.entity_id,
        (SELECT key FROM entities WHERE id = q.entity_id) AS speaker_key,
        substr(v.text, q.start + 1, q."end" - q.start) AS said
    FROM quotes AS q JOIN articles AS a ON a.id = q.article_id JOIN versions AS v ON v.id = a.version_id;
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
