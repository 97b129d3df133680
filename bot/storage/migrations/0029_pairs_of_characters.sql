-- Words of Chinese and Japanese are found inside a sentence: full-text rows with their characters, or with a unit as one
-- sign, are written anew (bot/lang/unspaced/pairs).
CREATE VIEW indexed_texts AS
    SELECT
        article_id, moment, in_pairs(title) AS title, in_pairs(text) AS text, shelves, in_pairs(outlet) AS outlet,
        in_pairs(people) AS people, facets || ' ' || short_words(title || ' ' || text) AS facets, hangul
    FROM shelved_texts;
CREATE TABLE seen_articles AS SELECT id FROM articles;
CREATE TABLE rewritten_articles (id INTEGER PRIMARY KEY) STRICT;
-- repeat until empty: seen_articles
INSERT OR IGNORE INTO rewritten_articles
    SELECT article_id FROM shelved_texts WHERE article_id IN (SELECT id FROM seen_articles ORDER BY rowid LIMIT 100)
    AND (in_pairs(title) <> title OR in_pairs(text) <> text OR in_pairs(outlet) <> outlet OR in_pairs(people) <> people);
INSERT INTO texts (texts, rowid, title, text, shelves, outlet, people, facets)
    SELECT 'delete', moment, title, text, shelves, outlet, people, facets FROM shelved_texts
    WHERE NOT hangul AND article_id IN (SELECT id FROM rewritten_articles) ORDER BY moment;
INSERT INTO texts (rowid, title, text, shelves, outlet, people, facets)
    SELECT moment, title, text, shelves, outlet, people, facets FROM indexed_texts
    WHERE NOT hangul AND article_id IN (SELECT id FROM rewritten_articles) ORDER BY moment;
INSERT INTO hangul_texts (hangul_texts, rowid, title, text, shelves, outlet, people, facets)
    SELECT 'delete', moment, title, text, shelves, outlet, people, facets FROM shelved_texts
    WHERE hangul AND article_id IN (SELECT id FROM rewritten_articles) ORDER BY moment;
INSERT INTO hangul_texts (rowid, title, text, shelves, outlet, people, facets)
    SELECT moment, title, text, shelves, outlet, people, facets FROM indexed_texts
    WHERE hangul AND article_id IN (SELECT id FROM rewritten_articles) ORDER BY moment;
DELETE FROM rewritten_articles;
DELETE FROM seen_articles WHERE rowid IN (SELECT rowid FROM seen_articles ORDER BY rowid LIMIT 100);
-- once:
DROP TABLE seen_articles;
DROP TABLE rewritten_articles;
DROP VIEW shelved_texts_without_hangul;
DROP VIEW shelved_texts_with_hangul;
CREATE VIEW shelved_texts_without_hangul AS
    SELECT * FROM indexed_texts WHERE NOT hangul;
CREATE VIEW shelved_texts_with_hangul AS
    SELECT * FROM indexed_texts WHERE hangul;

-- After a crash each message in doubt asks for the last one that arrived before it in its channel.
CREATE INDEX deliveries_last ON deliveries (channel_id, message_id) WHERE state = 'sent' AND corrects IS NULL;
