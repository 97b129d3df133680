-- What version 21 changed.

DROP TABLE curation_acts;
DROP TABLE corrections;
DROP TABLE curation_reports;
DROP VIEW shelved_texts;
DROP VIEW entity_lines;
DROP VIEW quote_lines;

CREATE TABLE curation_acts (              -- what people corrected on a shelf; kept with it, undone acts too
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again: buttons hold it
    shelf_id INTEGER NOT NULL REFERENCES shelves (id),
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
CREATE INDEX curation_acts_article ON curation_acts (article_id, shelf_id) WHERE article_id IS NOT NULL;
CREATE INDEX curation_acts_story ON curation_acts (story_id) WHERE story_id IS NOT NULL;
CREATE INDEX curation_acts_entity ON curation_acts (shelf_id, entity) WHERE entity IS NOT NULL;
CREATE INDEX curation_acts_blocks ON curation_acts (shelf_id) WHERE kind = 'block' AND undone_at IS NULL;
CREATE INDEX curation_acts_merges ON curation_acts (shelf_id) WHERE kind = 'merge' AND undone_at IS NULL;
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
    is_split INTEGER NOT NULL DEFAULT 0 CHECK (is_split IN (0, 1)),  -- whether shelf_splits has the article: then it
                                          -- has full-text rows of its own, also if nothing of it is corrected
    PRIMARY KEY (shelf_id, article_id),
    CHECK (title IS NOT NULL OR published IS NOT NULL OR outlet_name IS NOT NULL OR is_split),
    CHECK ((published IS NULL) = (at IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX corrections_article ON corrections (article_id);
CREATE TABLE shelf_merges (               -- entities that a shelf shows as another one
    shelf_id INTEGER NOT NULL REFERENCES shelves (id),
    entity_id INTEGER NOT NULL REFERENCES entities (id),
    kept_id INTEGER NOT NULL REFERENCES entities (id),  -- shown in its place; itself not merged
    PRIMARY KEY (shelf_id, entity_id),
    CHECK (entity_id <> kept_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX shelf_merges_kept ON shelf_merges (kept_id, shelf_id);
CREATE INDEX shelf_merges_entity ON shelf_merges (entity_id);
CREATE TABLE shelf_splits (               -- entities of an article whose mentions a shelf shows as another one's
    shelf_id INTEGER NOT NULL REFERENCES shelves (id),
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    entity_id INTEGER NOT NULL REFERENCES entities (id),  -- as the page's reading links them
    to_id INTEGER NOT NULL REFERENCES entities (id),  -- may be merged with another one
    PRIMARY KEY (shelf_id, article_id, entity_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX shelf_splits_article ON shelf_splits (article_id);
CREATE INDEX shelf_splits_entity ON shelf_splits (entity_id);
CREATE INDEX shelf_splits_to ON shelf_splits (to_id, shelf_id);
CREATE TABLE curation_reports (           -- what members think is wrong, for managers to decide
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again: buttons hold it
    shelf_id INTEGER NOT NULL REFERENCES shelves (id),
    kind TEXT NOT NULL CHECK (kind IN ('story', 'name', 'merge', 'split')),  -- an article is in the wrong story, a name
                                          -- is wrong, two entities are one, an article names another one
    article_id INTEGER REFERENCES articles (id) ON DELETE CASCADE,
    entity TEXT,                          -- the key of the entity that it is about
    name TEXT,                            -- the right name, or that of the entity which is meant
    other TEXT,                           -- the key of that entity; NULL for one that the shelf does not know
    user_id INTEGER NOT NULL CHECK (user_id > 0),  -- erased on request, with the report
    at INTEGER NOT NULL,
    outcome TEXT CHECK (outcome IN ('accepted', 'refused')),  -- NULL while it waits
    answered_at INTEGER,
    answered_by INTEGER CHECK (answered_by > 0),  -- erased on request
    act_id INTEGER REFERENCES curation_acts (id) ON DELETE SET NULL,  -- what was done about it
    CHECK ((kind IN ('story', 'split')) = (article_id IS NOT NULL)),
    CHECK ((kind = 'story') = (entity IS NULL)),
    CHECK ((entity IS NULL) = (name IS NULL)),
    CHECK ((kind = 'merge' OR (kind = 'split' AND other IS NOT NULL)) = (other IS NOT NULL)),
    CHECK ((outcome IS NULL) = (answered_at IS NULL)),
    CHECK (answered_by IS NULL OR outcome IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX curation_reports_open ON curation_reports (shelf_id, kind, coalesce(article_id, 0), coalesce(entity, ''))
    WHERE outcome IS NULL;
CREATE INDEX curation_reports_shelf ON curation_reports (shelf_id, id);
CREATE INDEX curation_reports_article ON curation_reports (article_id) WHERE article_id IS NOT NULL;
CREATE INDEX curation_reports_user ON curation_reports (user_id);
CREATE INDEX curation_reports_answered ON curation_reports (answered_by) WHERE answered_by IS NOT NULL;
CREATE INDEX curation_reports_act ON curation_reports (act_id) WHERE act_id IS NOT NULL;
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
    FROM editions AS e JOIN articles AS a ON a.id = e.article_id JOIN versions AS v ON v.id = a.version_id;
CREATE VIEW entity_lines AS               -- an entity as a shelf calls it; to be asked for by shelf and entity
    SELECT
        shelves.id AS shelf_id, entities.id AS entity_id, entities.key, coalesce(given.name, entities.name) AS name,
        entities.kind AS entity_kind, iif(given.name IS NULL, entities.hangul, NULL) AS hangul,
        iif(given.name IS NULL, entities.hanja, NULL) AS hanja, given.name IS NOT NULL AS renamed, EXISTS (
            SELECT 1 FROM shelf_merges AS g WHERE g.kept_id = entities.id AND g.shelf_id = shelves.id) OR EXISTS (
            SELECT 1 FROM shelf_splits AS p WHERE p.to_id = entities.id AND p.shelf_id = shelves.id) AS linked
    FROM shelves CROSS JOIN entities
    LEFT JOIN shelf_entity_names AS given ON given.shelf_id = shelves.id AND given.key = entities.key;
CREATE VIEW mention_lines AS              -- whom an article names, as a shelf has it; to be asked for by shelf and article.
    SELECT                                -- An entity may have several rows, `own_id` says what the page's reading links
        shelves.id AS shelf_id, m.article_id, m.entity_id AS own_id, coalesce(g.kept_id, p.to_id, m.entity_id) AS entity_id,
        m.spans, m.role_start, m.role_end
    FROM shelves CROSS JOIN mentions AS m
    LEFT JOIN shelf_splits AS p ON p.shelf_id = shelves.id AND p.article_id = m.article_id AND p.entity_id = m.entity_id
    LEFT JOIN shelf_merges AS g ON g.shelf_id = shelves.id AND g.entity_id = coalesce(p.to_id, m.entity_id);
CREATE VIEW entity_sources AS             -- which entities of pages' readings a shelf may show as one, itself among them; to
    SELECT shelves.id AS shelf_id, entities.id AS entity_id, entities.id AS own_id FROM shelves CROSS JOIN entities
    UNION ALL SELECT g.shelf_id, g.kept_id, g.entity_id FROM shelf_merges AS g  -- be asked for by shelf and entity
    UNION ALL SELECT p.shelf_id, p.to_id, p.entity_id FROM shelf_splits AS p
    UNION ALL SELECT g.shelf_id, g.kept_id, p.entity_id FROM shelf_merges AS g
    CROSS JOIN shelf_splits AS p ON p.to_id = g.entity_id AND p.shelf_id = g.shelf_id;
CREATE VIEW plain_shelves AS              -- shelves of an article on which people neither merged entities nor split some of
    SELECT s.shelf_id, s.article_id, s.at FROM shelf_articles AS s  -- it; to be asked for by article
    WHERE NOT EXISTS (SELECT 1 FROM shelf_merges WHERE shelf_id = s.shelf_id)
    AND NOT EXISTS (SELECT 1 FROM shelf_splits WHERE shelf_id = s.shelf_id AND article_id = s.article_id);
CREATE VIEW shelf_forms AS                -- what an entity may be typed as on a shelf; to be asked for by shelf and entity
    SELECT shelves.id AS shelf_id, f.entity_id, f.form FROM shelves CROSS JOIN entity_forms AS f
    UNION ALL SELECT g.shelf_id, g.kept_id, f.form FROM shelf_merges AS g JOIN entity_forms AS f ON f.entity_id = g.entity_id;
CREATE VIEW quote_lines AS                -- the statements of an article, with its line on a shelf
    SELECT
        l.*, a.version_id, q.start, q."end", q.id AS quote_id, q.kind, q.cue, q.speaker,
        coalesce(g.kept_id, p.to_id, q.entity_id) AS entity_id
    FROM quotes AS q JOIN article_lines AS l ON l.article_id = q.article_id JOIN articles AS a ON a.id = q.article_id
    LEFT JOIN shelf_splits AS p ON p.shelf_id = l.shelf_id AND p.article_id = q.article_id AND p.entity_id = q.entity_id
    LEFT JOIN shelf_merges AS g ON g.shelf_id = l.shelf_id AND g.entity_id = coalesce(p.to_id, q.entity_id);
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
CREATE TRIGGER shelf_merges_inserted AFTER INSERT ON shelf_merges
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (0, NEW.shelf_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER shelf_merges_updated AFTER UPDATE ON shelf_merges
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (0, NEW.shelf_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER shelf_merges_deleted AFTER DELETE ON shelf_merges
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (0, OLD.shelf_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER shelf_splits_inserted AFTER INSERT ON shelf_splits
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (0, NEW.shelf_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER shelf_splits_updated AFTER UPDATE ON shelf_splits
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (0, NEW.shelf_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER shelf_splits_deleted AFTER DELETE ON shelf_splits
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (0, OLD.shelf_id) ON CONFLICT DO NOTHING;
END;
