-- What version 10 changed.

DROP VIEW shelved_texts;
DROP TABLE texts;
DROP TABLE hangul_texts;

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
