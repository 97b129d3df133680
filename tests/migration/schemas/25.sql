-- What version 25 changed.

DROP TABLE articles;
DROP TABLE watches;
DROP VIEW article_lines;
DROP VIEW story_lines;

CREATE TABLE articles (
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again: old cards and links hold it
    owner_shelf_id INTEGER REFERENCES shelves (id),  -- of a pasted or attached text: nobody else's shelf may hold it
    url TEXT,
    title TEXT NOT NULL,
    byline TEXT NOT NULL DEFAULT '[]',    -- JSON list of names
    published TEXT,                       -- as the page states it
    at INTEGER NOT NULL,                  -- publication where stated (and not in the future), else first saving
    moment INTEGER NOT NULL UNIQUE,       -- minutes of `at` * 1024 + a running number: the full-text rowid, so that a
                                          -- search meets the newest first
    outlet_name TEXT,
    outlet_domain TEXT,
    outlet_country TEXT,
    outlet_kind TEXT,
    origin TEXT,                          -- who first reported it, NULL for an own report
    via TEXT,                             -- through whom the outlet has it, NULL where nobody is between
    language TEXT NOT NULL,
    korea REAL NOT NULL,
    subjects TEXT NOT NULL DEFAULT '[]',  -- JSON list
    version_id INTEGER NOT NULL REFERENCES versions (id) DEFERRABLE INITIALLY DEFERRED,
    saved_at INTEGER NOT NULL,
    prominence REAL,                      -- of the page's title, -1 to 1; NULL where it is not known
    retracted_at INTEGER                  -- when the desk first read that the newsroom took it back (bot/text/summary/retractions)
) STRICT;
CREATE INDEX articles_owner ON articles (owner_shelf_id) WHERE owner_shelf_id IS NOT NULL;
CREATE INDEX articles_version ON articles (version_id);
CREATE INDEX articles_retracted ON articles (retracted_at) WHERE retracted_at IS NOT NULL;
CREATE TABLE watches (                    -- public pages that are fetched again; bot/policy/revisits says when
    article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    url TEXT NOT NULL,                    -- the address that was read, after redirects
    etag TEXT,
    last_modified TEXT,
    reader TEXT NOT NULL,                 -- the release of the desk that read what is stored
    place INTEGER NOT NULL DEFAULT 0,     -- of the next visit in its plan; those before are done or missed
    failures INTEGER NOT NULL DEFAULT 0,  -- of the present visit
    due_at INTEGER,                       -- NULL when no visit is planned any more
    doubt TEXT CHECK (doubt IN ('missing', 'unlike')),  -- what one visit found and another must confirm
    doubt_since INTEGER,
    gone_since INTEGER,                   -- while the page is believed to be gone
    seen_at INTEGER,                      -- when the article was last read there; NULL where version 24 did not note it
    CHECK ((doubt IS NULL) = (doubt_since IS NULL))
) STRICT;
CREATE INDEX watches_due ON watches (due_at) WHERE due_at IS NOT NULL;
CREATE TRIGGER private_texts_are_not_watched BEFORE INSERT ON watches
WHEN (SELECT owner_shelf_id FROM articles WHERE id = NEW.article_id) IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'a private text has no page to look at');
END;
CREATE VIEW article_lines AS              -- an article as a shelf shows it; to be asked for by shelf and article
    SELECT
        s.shelf_id, s.article_id, coalesce(c.moment, a.moment) AS moment, coalesce(c.title, a.title) AS title, a.url,
        iif(c.outlet_name IS NULL, a.outlet_name, c.outlet_name) AS outlet_name,
        iif(c.outlet_name IS NULL, a.outlet_domain, c.outlet_domain) AS outlet_domain,
        iif(c.outlet_name IS NULL, a.outlet_country, c.outlet_country) AS outlet_country,
        iif(c.outlet_name IS NULL, a.outlet_kind, c.outlet_kind) AS outlet_kind,
        a.origin, a.via, coalesce(c.published, a.published) AS published, s.at, s.saved_at,
        iif(c.title IS NULL, '', 'title ') || iif(c.published IS NULL, '', 'date ') ||
            iif(c.outlet_name IS NULL, '', 'outlet') AS corrected, a.retracted_at IS NOT NULL AS retracted
    FROM shelf_articles AS s JOIN articles AS a ON a.id = s.article_id
    LEFT JOIN corrections AS c ON c.shelf_id = s.shelf_id AND c.article_id = s.article_id;
CREATE VIEW story_lines AS                -- likewise, as far as grouping and ranking need it
    SELECT
        s.shelf_id, s.at, s.saved_at, coalesce(c.title, a.title) AS title,
        coalesce(c.published, a.published) IS NOT NULL AS dated, s.article_id,
        coalesce(o.story_id, m.story_id) AS story_id, m.near_of, m.family, a.korea,
        a.subjects, a.origin, a.via, coalesce(a.prominence, 0.0) AS prominence,
        a.retracted_at IS NOT NULL AS retracted,
        iif(c.outlet_name IS NULL, a.outlet_name, c.outlet_name) AS outlet_name,
        iif(c.outlet_name IS NULL, a.outlet_domain, c.outlet_domain) AS outlet_domain,
        iif(c.outlet_name IS NULL, a.outlet_country, c.outlet_country) AS outlet_country,
        iif(c.outlet_name IS NULL, a.outlet_kind, c.outlet_kind) AS outlet_kind
    FROM shelf_articles AS s JOIN articles AS a ON a.id = s.article_id
    JOIN story_articles AS m ON m.article_id = s.article_id
    LEFT JOIN shelf_stories AS o ON o.shelf_id = s.shelf_id AND o.article_id = s.article_id
    LEFT JOIN corrections AS c ON c.shelf_id = s.shelf_id AND c.article_id = s.article_id;
CREATE TRIGGER articles_updated AFTER UPDATE ON articles
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (NEW.id, 0) ON CONFLICT DO NOTHING;
END;
