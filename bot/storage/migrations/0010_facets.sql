-- The operators of searches are terms of the full-text indexes, which are built anew for that.
DROP TABLE texts;
DROP TABLE hangul_texts;
DROP VIEW shelved_texts_without_hangul;
DROP VIEW shelved_texts_with_hangul;
DROP VIEW shelved_texts;
CREATE VIEW shelved_texts AS
    SELECT
        a.id AS article_id,
        a.moment AS moment,
        a.title AS title,
        text_of(v.content) AS text,
        (SELECT group_concat('s' || s.shelf_id, ' ') FROM shelf_articles AS s WHERE s.article_id = a.id) AS shelves,
        coalesce(a.outlet_name, '') || ' ' || coalesce(a.outlet_domain, '') AS outlet,
        a.byline || coalesce(
            (SELECT group_concat(DISTINCT q.speaker) FROM quotes AS q WHERE q.article_id = a.id), '') AS people,
        strftime('m%Y%m y%Y l', (a.moment >> 10) * 60, 'unixepoch') || a.language || '0 ' || iif(a.korea >= 0.5, 't1 ', '') ||
            coalesce('k' || replace(a.outlet_kind, '_', '') || '0 ', '') ||
            replace(replace(a.subjects, '_', ''), '"', '0') || coalesce(
            (SELECT group_concat(' e' || m.entity_id, '') FROM mentions AS m WHERE m.article_id = a.id), '') || coalesce(
            (SELECT group_concat(DISTINCT ' q' || q.entity_id) FROM quotes AS q WHERE q.article_id = a.id), '') AS facets,
        v.hangul AS hangul
    FROM articles AS a JOIN versions AS v ON v.id = a.version_id
    WHERE EXISTS (SELECT 1 FROM shelf_articles AS s WHERE s.article_id = a.id);

CREATE VIEW shelved_texts_without_hangul AS
    SELECT * FROM shelved_texts WHERE NOT hangul;

CREATE VIEW shelved_texts_with_hangul AS
    SELECT * FROM shelved_texts WHERE hangul;

CREATE VIRTUAL TABLE texts USING fts5 (
    title, text, shelves, outlet, people, facets,
    content = 'shelved_texts_without_hangul', content_rowid = 'moment',
    tokenize = "porter unicode61 remove_diacritics 2", columnsize = 0
);

CREATE VIRTUAL TABLE hangul_texts USING fts5 (
    title, text, shelves, outlet, people, facets,
    content = 'shelved_texts_with_hangul', content_rowid = 'moment',
    tokenize = "porter unicode61 remove_diacritics 2", columnsize = 0, prefix = '1 2 3 4'
);
CREATE TABLE unindexed_articles AS SELECT id FROM articles;
-- repeat until empty: unindexed_articles
INSERT INTO texts (rowid, title, text, shelves, outlet, people, facets)
    SELECT moment, title, text, shelves, outlet, people, facets FROM shelved_texts_without_hangul
    WHERE article_id IN (SELECT id FROM unindexed_articles ORDER BY rowid LIMIT 200) ORDER BY moment;
INSERT INTO hangul_texts (rowid, title, text, shelves, outlet, people, facets)
    SELECT moment, title, text, shelves, outlet, people, facets FROM shelved_texts_with_hangul
    WHERE article_id IN (SELECT id FROM unindexed_articles ORDER BY rowid LIMIT 200) ORDER BY moment;
DELETE FROM unindexed_articles WHERE rowid IN (SELECT rowid FROM unindexed_articles ORDER BY rowid LIMIT 200);
-- once:
DROP TABLE unindexed_articles;
