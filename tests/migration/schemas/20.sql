-- What version 20 changed.

DROP TABLE curation_acts;
DROP VIEW story_lines;
DROP VIEW entity_lines;

CREATE TABLE curation_acts (              -- what people corrected on a shelf; kept with it, undone acts too
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again: buttons hold it
    shelf_id INTEGER NOT NULL REFERENCES shelves (id),
    kind TEXT NOT NULL CHECK (kind IN ('remove', 'correct', 'block', 'story', 'name')),
    article_id INTEGER REFERENCES articles (id) ON DELETE CASCADE,
    story_id INTEGER REFERENCES stories (id),  -- that the article was moved to; a merge changes it
    entity TEXT,                          -- the key of an entity that was renamed
    subject TEXT NOT NULL,                -- what it was about, as it was called then
    change TEXT NOT NULL,                 -- JSON, bot/model/curation
    user_id INTEGER CHECK (user_id > 0),  -- who did it; erased on request, NULL in the terminal
    at INTEGER NOT NULL,
    undone_at INTEGER,
    undone_by INTEGER CHECK (undone_by > 0),  -- likewise
    CHECK ((kind IN ('block', 'name')) = (article_id IS NULL)),
    CHECK ((kind = 'story') = (story_id IS NOT NULL)),
    CHECK ((kind = 'name') = (entity IS NOT NULL)),
    CHECK (undone_by IS NULL OR undone_at IS NOT NULL)
) STRICT;
CREATE INDEX curation_acts_shelf ON curation_acts (shelf_id, id);
CREATE INDEX curation_acts_article ON curation_acts (article_id, shelf_id) WHERE article_id IS NOT NULL;
CREATE INDEX curation_acts_story ON curation_acts (story_id) WHERE story_id IS NOT NULL;
CREATE INDEX curation_acts_entity ON curation_acts (shelf_id, entity) WHERE entity IS NOT NULL;
CREATE INDEX curation_acts_blocks ON curation_acts (shelf_id) WHERE kind = 'block' AND undone_at IS NULL;
CREATE INDEX curation_acts_user ON curation_acts (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX curation_acts_undone ON curation_acts (undone_by) WHERE undone_by IS NOT NULL;
CREATE TABLE shelf_stories (              -- articles that are in another story on a shelf than on all others
    shelf_id INTEGER NOT NULL REFERENCES shelves (id),
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    story_id INTEGER NOT NULL REFERENCES stories (id),
    PRIMARY KEY (shelf_id, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX shelf_stories_story ON shelf_stories (story_id, shelf_id);
CREATE INDEX shelf_stories_article ON shelf_stories (article_id);
CREATE TABLE shelf_entity_names (         -- what entities are called on a shelf in place of their own names
    shelf_id INTEGER NOT NULL REFERENCES shelves (id),
    key TEXT NOT NULL,                    -- as entities.key
    name TEXT NOT NULL,
    form TEXT NOT NULL,                   -- the name, normalised
    PRIMARY KEY (shelf_id, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX shelf_entity_names_form ON shelf_entity_names (shelf_id, form);
CREATE TABLE curation_reports (           -- what members think is wrong, for managers to decide
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again: buttons hold it
    shelf_id INTEGER NOT NULL REFERENCES shelves (id),
    kind TEXT NOT NULL CHECK (kind IN ('story', 'name')),  -- an article is in the wrong story, a name is wrong
    article_id INTEGER REFERENCES articles (id) ON DELETE CASCADE,
    entity TEXT,                          -- the key of the entity with the wrong name
    name TEXT,                            -- the name that the member thinks right
    user_id INTEGER NOT NULL CHECK (user_id > 0),  -- erased on request, with the report
    at INTEGER NOT NULL,
    outcome TEXT CHECK (outcome IN ('accepted', 'refused')),  -- NULL while it waits
    answered_at INTEGER,
    answered_by INTEGER CHECK (answered_by > 0),  -- erased on request
    act_id INTEGER REFERENCES curation_acts (id) ON DELETE SET NULL,  -- what was done about it
    CHECK ((kind = 'story') = (article_id IS NOT NULL)),
    CHECK ((kind = 'name') = (entity IS NOT NULL)),
    CHECK ((entity IS NULL) = (name IS NULL)),
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
CREATE VIEW story_lines AS                -- likewise, as far as grouping and ranking need it
    SELECT
        s.shelf_id, s.at, s.saved_at, coalesce(c.title, a.title) AS title,
        coalesce(c.published, a.published) IS NOT NULL AS dated, s.article_id,
        coalesce(o.story_id, m.story_id) AS story_id, m.near_of, m.family, a.korea,
        a.subjects, a.origin, a.via,
        iif(c.outlet_name IS NULL, a.outlet_name, c.outlet_name) AS outlet_name,
        iif(c.outlet_name IS NULL, a.outlet_domain, c.outlet_domain) AS outlet_domain,
        iif(c.outlet_name IS NULL, a.outlet_country, c.outlet_country) AS outlet_country,
        iif(c.outlet_name IS NULL, a.outlet_kind, c.outlet_kind) AS outlet_kind
    FROM shelf_articles AS s JOIN articles AS a ON a.id = s.article_id
    JOIN story_articles AS m ON m.article_id = s.article_id
    LEFT JOIN shelf_stories AS o ON o.shelf_id = s.shelf_id AND o.article_id = s.article_id
    LEFT JOIN corrections AS c ON c.shelf_id = s.shelf_id AND c.article_id = s.article_id;
CREATE VIEW story_members AS              -- which articles of a shelf are in which story there
    SELECT s.shelf_id, m.story_id, m.article_id
    FROM story_articles AS m JOIN shelf_articles AS s ON s.article_id = m.article_id
    WHERE NOT EXISTS (SELECT 1 FROM shelf_stories AS o WHERE o.shelf_id = s.shelf_id AND o.article_id = s.article_id)
    UNION ALL SELECT o.shelf_id, o.story_id, o.article_id FROM shelf_stories AS o
    WHERE EXISTS (SELECT 1 FROM shelf_articles AS s WHERE s.shelf_id = o.shelf_id AND s.article_id = o.article_id);
CREATE VIEW entity_lines AS               -- an entity as a shelf calls it; to be asked for by shelf and entity
    SELECT
        shelves.id AS shelf_id, entities.id AS entity_id, entities.key, coalesce(given.name, entities.name) AS name,
        entities.kind AS entity_kind, iif(given.name IS NULL, entities.hangul, NULL) AS hangul,
        iif(given.name IS NULL, entities.hanja, NULL) AS hanja, given.name IS NOT NULL AS renamed
    FROM shelves CROSS JOIN entities
    LEFT JOIN shelf_entity_names AS given ON given.shelf_id = shelves.id AND given.key = entities.key;
CREATE TRIGGER shelf_stories_inserted AFTER INSERT ON shelf_stories
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (0, NEW.shelf_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER shelf_stories_updated AFTER UPDATE ON shelf_stories
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (0, NEW.shelf_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER shelf_stories_deleted AFTER DELETE ON shelf_stories
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (0, OLD.shelf_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER shelf_entity_names_inserted AFTER INSERT ON shelf_entity_names
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (0, NEW.shelf_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER shelf_entity_names_updated AFTER UPDATE ON shelf_entity_names
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (0, NEW.shelf_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER shelf_entity_names_deleted AFTER DELETE ON shelf_entity_names
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (0, OLD.shelf_id) ON CONFLICT DO NOTHING;
END;
