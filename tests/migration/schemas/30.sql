-- What version 30 changed.

DROP VIEW shelved_texts;
DROP VIEW indexed_texts;
DROP TABLE texts;
DROP TABLE hangul_texts;
DROP TABLE titles;

CREATE TABLE unindexed_articles (         -- those of a converted database that are in no full-text index yet
    article_id INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    moment INTEGER NOT NULL               -- of the article, or of its newest correction: the newest is indexed first
) STRICT;
CREATE INDEX unindexed_articles_moment ON unindexed_articles (moment);
CREATE VIEW shelved_texts AS
    SELECT
        e.article_id AS article_id,
        e.moment AS moment,
        e.title AS title,
        text_of(v.content) AS text,
        iif(e.shelf_id IS NULL, (
            SELECT group_concat('s' || s.shelf_id, ' ') FROM shelf_articles AS s WHERE s.article_id = e.article_id
            AND NOT EXISTS (
                SELECT 1 FROM corrections AS c WHERE c.shelf_id = s.shelf_id AND c.article_id = s.article_id)
        ), 's' || e.shelf_id) AS shelves,
        coalesce(e.outlet_name, '') || ' ' || coalesce(e.outlet_domain, '') AS outlet,
        a.byline || coalesce(
            (SELECT group_concat(DISTINCT q.speaker) FROM quotes AS q WHERE q.article_id = a.id), '') AS people,
        strftime('m%Y%m y%Y l', (e.moment >> 10) * 60, 'unixepoch') || a.language || '0 ' || iif(a.korea >= 0.5, 't1 ', '') ||
            coalesce('k' || replace(e.outlet_kind, '_', '') || '0 ', '') ||
            replace(replace(a.subjects, '_', ''), '"', '0') || coalesce(
            (SELECT group_concat(' e' || coalesce((SELECT p.to_id FROM shelf_splits AS p WHERE p.shelf_id = e.shelf_id
                AND p.article_id = m.article_id AND p.entity_id = m.entity_id), m.entity_id), '')
                FROM mentions AS m WHERE m.article_id = a.id), '') || coalesce(
            (SELECT group_concat(DISTINCT ' q' || coalesce((SELECT p.to_id FROM shelf_splits AS p
                WHERE p.shelf_id = e.shelf_id AND p.article_id = q.article_id AND p.entity_id = q.entity_id), q.entity_id))
                FROM quotes AS q WHERE q.article_id = a.id), '') AS facets,
        v.hangul OR e.hangul AS hangul
    FROM editions AS e JOIN articles AS a ON a.id = e.article_id JOIN versions AS v ON v.id = a.version_id
    WHERE NOT EXISTS (SELECT 1 FROM unindexed_articles AS u WHERE u.article_id = a.id);
CREATE VIEW indexed_texts AS
    SELECT
        article_id, moment, indexed_text(title, text) AS text, in_characters(title) AS title, shelves,
        in_characters(outlet) AS outlet, in_characters(people) AS people,
        facets || ' ' || short_words(title || ' ' || text) AS facets, hangul
    FROM shelved_texts;
CREATE VIEW shelved_titles AS
    SELECT moment, title_words(title) AS title, shelves FROM shelved_texts;
CREATE VIRTUAL TABLE texts USING fts5 (
    text, title, shelves, outlet, people, facets,
    content = 'shelved_texts_without_hangul', content_rowid = 'moment',
    tokenize = "porter unicode61 remove_diacritics 2", columnsize = 0
);
CREATE VIRTUAL TABLE hangul_texts USING fts5 (
    text, title, shelves, outlet, people, facets,
    content = 'shelved_texts_with_hangul', content_rowid = 'moment',
    tokenize = "porter unicode61 remove_diacritics 2", columnsize = 0, prefix = '1 2 3 4'
);
CREATE VIRTUAL TABLE titles USING fts5 (  -- for titles as they are typed: a prefix is one look-up
    title, shelves,
    content = 'shelved_titles', content_rowid = 'moment', tokenize = "unicode61 remove_diacritics 2",
    columnsize = 0, detail = column,      -- no phrase is searched in titles
    prefix = '1 2 3 4 5 6 7 8'
);
CREATE TRIGGER unindexed_articles_deleted AFTER DELETE ON unindexed_articles
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (OLD.article_id, 0) ON CONFLICT DO NOTHING;
END;
