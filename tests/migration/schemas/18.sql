-- What version 18 changed.

DROP VIEW shelved_texts;
DROP VIEW article_lines;
DROP VIEW story_lines;
DROP VIEW quote_lines;

CREATE TABLE curation_acts (              -- what people corrected on a shelf; kept with it, undone acts too
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again: buttons hold it
    shelf_id INTEGER NOT NULL REFERENCES shelves (id),
    kind TEXT NOT NULL CHECK (kind IN ('remove', 'correct', 'block')),
    article_id INTEGER REFERENCES articles (id) ON DELETE CASCADE,
    subject TEXT NOT NULL,                -- what it was about, as it was called then
    change TEXT NOT NULL,                 -- JSON, bot/model/curation
    user_id INTEGER CHECK (user_id > 0),  -- who did it; erased on request, NULL in the terminal
    at INTEGER NOT NULL,
    undone_at INTEGER,
    undone_by INTEGER CHECK (undone_by > 0),  -- likewise
    CHECK ((kind = 'block') = (article_id IS NULL)),
    CHECK (undone_by IS NULL OR undone_at IS NOT NULL)
) STRICT;
CREATE INDEX curation_acts_shelf ON curation_acts (shelf_id, id);
CREATE INDEX curation_acts_article ON curation_acts (article_id, shelf_id) WHERE article_id IS NOT NULL;
CREATE INDEX curation_acts_blocks ON curation_acts (shelf_id) WHERE kind = 'block' AND undone_at IS NULL;
CREATE INDEX curation_acts_user ON curation_acts (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX curation_acts_undone ON curation_acts (undone_by) WHERE undone_by IS NOT NULL;
CREATE TABLE corrections (                -- what a shelf shows of an article in place of what its page says
    shelf_id INTEGER NOT NULL REFERENCES shelves (id),
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    moment INTEGER NOT NULL UNIQUE,       -- as articles.moment, of the same numbers
    title TEXT,                           -- NULL where it is not corrected; likewise the next two
    published TEXT,                       -- a date, or a time with its zone
    at INTEGER,                           -- its time, which shelf_articles.at has
    outlet_name TEXT,
    outlet_domain TEXT,
    outlet_country TEXT,
    outlet_kind TEXT,
    hangul INTEGER NOT NULL CHECK (hangul IN (0, 1)),  -- whether the corrected title has any
    PRIMARY KEY (shelf_id, article_id),
    CHECK (title IS NOT NULL OR published IS NOT NULL OR outlet_name IS NOT NULL),
    CHECK ((published IS NULL) = (at IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX corrections_article ON corrections (article_id);
CREATE TABLE removed_articles (           -- articles that were taken off a shelf and can be put back: their rows there
    shelf_id INTEGER NOT NULL REFERENCES shelves (id),
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    saved_at INTEGER NOT NULL,
    user_id INTEGER,                      -- erased on request
    guild_id INTEGER,
    channel_id INTEGER,
    message_id INTEGER,
    PRIMARY KEY (shelf_id, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX removed_articles_article ON removed_articles (article_id);
CREATE INDEX removed_articles_user ON removed_articles (user_id) WHERE user_id IS NOT NULL;
CREATE TABLE blocks (                     -- sites whose links a shelf refuses
    shelf_id INTEGER NOT NULL REFERENCES shelves (id),
    host TEXT NOT NULL,                   -- with its subdomains
    path TEXT NOT NULL,                   -- '' for the whole site, else how paths begin
    act_id INTEGER NOT NULL REFERENCES curation_acts (id) ON DELETE CASCADE,  -- the first that blocks it
    PRIMARY KEY (shelf_id, host, path)
) STRICT, WITHOUT ROWID;
CREATE INDEX blocks_act ON blocks (act_id);
CREATE VIEW editions AS                   -- an article as shelves show it: as its page has it, for all shelves that do, and
    SELECT                                -- once for each shelf that corrected it
        a.id AS article_id, a.moment, a.title, a.outlet_name, a.outlet_domain, a.outlet_kind, 0 AS hangul,
        NULL AS shelf_id
    FROM articles AS a WHERE EXISTS (
        SELECT 1 FROM shelf_articles AS s WHERE s.article_id = a.id AND NOT EXISTS (
            SELECT 1 FROM corrections AS c WHERE c.shelf_id = s.shelf_id AND c.article_id = s.article_id))
    UNION ALL SELECT
        c.article_id, c.moment, coalesce(c.title, a.title), iif(c.outlet_name IS NULL, a.outlet_name, c.outlet_name),
        iif(c.outlet_name IS NULL, a.outlet_domain, c.outlet_domain),
        iif(c.outlet_name IS NULL, a.outlet_kind, c.outlet_kind), c.hangul, c.shelf_id
    FROM corrections AS c JOIN articles AS a ON a.id = c.article_id
    WHERE EXISTS (SELECT 1 FROM shelf_articles AS s WHERE s.shelf_id = c.shelf_id AND s.article_id = c.article_id);
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
            (SELECT group_concat(' e' || m.entity_id, '') FROM mentions AS m WHERE m.article_id = a.id), '') || coalesce(
            (SELECT group_concat(DISTINCT ' q' || q.entity_id) FROM quotes AS q WHERE q.article_id = a.id), '') AS facets,
        v.hangul OR e.hangul AS hangul
    FROM editions AS e JOIN articles AS a ON a.id = e.article_id JOIN versions AS v ON v.id = a.version_id;
CREATE VIEW article_lines AS              -- an article as a shelf shows it; to be asked for by shelf and article
    SELECT
        s.shelf_id, s.article_id, coalesce(c.moment, a.moment) AS moment, coalesce(c.title, a.title) AS title, a.url,
        iif(c.outlet_name IS NULL, a.outlet_name, c.outlet_name) AS outlet_name,
        iif(c.outlet_name IS NULL, a.outlet_domain, c.outlet_domain) AS outlet_domain,
        iif(c.outlet_name IS NULL, a.outlet_country, c.outlet_country) AS outlet_country,
        iif(c.outlet_name IS NULL, a.outlet_kind, c.outlet_kind) AS outlet_kind,
        a.origin, a.via, coalesce(c.published, a.published) AS published, s.at, s.saved_at,
        iif(c.title IS NULL, '', 'title ') || iif(c.published IS NULL, '', 'date ') ||
            iif(c.outlet_name IS NULL, '', 'outlet') AS corrected
    FROM shelf_articles AS s JOIN articles AS a ON a.id = s.article_id
    LEFT JOIN corrections AS c ON c.shelf_id = s.shelf_id AND c.article_id = s.article_id;
CREATE VIEW story_lines AS                -- likewise, as far as grouping and ranking need it
    SELECT
        s.shelf_id, s.at, s.saved_at, coalesce(c.title, a.title) AS title,
        coalesce(c.published, a.published) IS NOT NULL AS dated, s.article_id, m.story_id, m.near_of, m.family, a.korea,
        a.subjects, a.origin, a.via,
        iif(c.outlet_name IS NULL, a.outlet_name, c.outlet_name) AS outlet_name,
        iif(c.outlet_name IS NULL, a.outlet_domain, c.outlet_domain) AS outlet_domain,
        iif(c.outlet_name IS NULL, a.outlet_country, c.outlet_country) AS outlet_country,
        iif(c.outlet_name IS NULL, a.outlet_kind, c.outlet_kind) AS outlet_kind
    FROM shelf_articles AS s JOIN articles AS a ON a.id = s.article_id
    JOIN story_articles AS m ON m.article_id = s.article_id
    LEFT JOIN corrections AS c ON c.shelf_id = s.shelf_id AND c.article_id = s.article_id;
CREATE VIEW quote_lines AS                -- the statements of an article, with its line on a shelf
    SELECT l.*, a.version_id, q.start, q."end", q.id AS quote_id, q.kind, q.cue, q.speaker, q.entity_id
    FROM quotes AS q JOIN article_lines AS l ON l.article_id = q.article_id JOIN articles AS a ON a.id = q.article_id;
CREATE TRIGGER corrections_inserted AFTER INSERT ON corrections
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (0, NEW.shelf_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER corrections_updated AFTER UPDATE ON corrections
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (0, NEW.shelf_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER corrections_deleted AFTER DELETE ON corrections
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (0, OLD.shelf_id) ON CONFLICT DO NOTHING;
END;
