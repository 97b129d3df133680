-- What versions of articles said is stored compressed (docs/adr/growth.md). Their rows are moved a few at a time into the
-- new table, so that the file does not grow and an interruption loses nothing.
DROP VIEW shelved_texts_without_hangul;
DROP VIEW shelved_texts_with_hangul;
DROP VIEW shelved_texts;
DROP VIEW quote_lines;
DROP INDEX versions_article;
CREATE TABLE new_versions (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    fetched_at INTEGER NOT NULL,
    hangul INTEGER NOT NULL CHECK (hangul IN (0, 1)),
    content BLOB NOT NULL
) STRICT;

-- The title of an article is that of its current version, which full text was read from.
-- repeat until empty: versions
UPDATE articles SET title = v.title FROM (SELECT id, title FROM versions ORDER BY id LIMIT 200) AS v
WHERE articles.version_id = v.id AND articles.title <> v.title;
INSERT INTO new_versions (id, article_id, fetched_at, hangul, content)
    SELECT id, article_id, fetched_at, has_hangul(title, text, packed),
        version_content(title, text, packed, sentences, key_sentences)
    FROM versions ORDER BY id LIMIT 200;
DELETE FROM versions WHERE id IN (SELECT id FROM versions ORDER BY id LIMIT 200);
-- once:
DROP TABLE versions;
ALTER TABLE new_versions RENAME TO versions;
CREATE INDEX versions_article ON versions (article_id, fetched_at);

-- What deliveries say has a table of its own, since a row that shrinks leaves its page half empty.
CREATE TABLE payloads (
    delivery_id INTEGER PRIMARY KEY REFERENCES deliveries (id) ON DELETE CASCADE,
    payload TEXT NOT NULL
) STRICT;
INSERT INTO payloads (delivery_id, payload) SELECT id, payload FROM deliveries WHERE payload <> '';
ALTER TABLE deliveries DROP COLUMN payload;

-- Shorter hashes of terms. 0 and 1 are no terms.
CREATE TABLE new_term_counts (term INTEGER PRIMARY KEY, documents INTEGER NOT NULL) STRICT;
INSERT INTO new_term_counts (term, documents)
    SELECT iif(term IN (0, 1), term, term >> 30 & 17179869183), sum(documents) FROM term_counts GROUP BY 1;
DROP TABLE term_counts;
ALTER TABLE new_term_counts RENAME TO term_counts;

CREATE VIEW shelved_texts AS
    SELECT
        a.id AS article_id,
        a.moment AS moment,
        a.title AS title,
        text_of(v.content) AS text,
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
        a.origin, a.published, a.at, a.version_id, q.start, q."end", q.id AS quote_id, q.kind, q.cue, q.speaker,
        q.entity_id
    FROM quotes AS q JOIN articles AS a ON a.id = q.article_id;
