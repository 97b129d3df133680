-- Up to which message the links of each channel were read.
CREATE TABLE channel_cursors (
    channel_id INTEGER PRIMARY KEY,
    guild_id INTEGER NOT NULL,
    read_to INTEGER NOT NULL
) STRICT;
CREATE INDEX channel_cursors_guild ON channel_cursors (guild_id);

-- An address that a page claims counts only once the claimed page was compared with it.
CREATE TABLE claimed_pages (
    job_id INTEGER PRIMARY KEY REFERENCES jobs (id) ON DELETE CASCADE,
    url TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'fetched', 'settled')),
    text BLOB NOT NULL,
    page_url TEXT,
    content_type TEXT,
    charset TEXT,
    content BLOB,
    etag TEXT,
    last_modified TEXT,
    CHECK ((state = 'fetched') = (content IS NOT NULL))
) STRICT;

-- Claims that were accepted before without a comparison: articles.url is the claimed address where its key is not that
-- of the address that was read. They keep the address that was read; the claimed one is fetched when it is posted again.
DELETE FROM article_keys WHERE (url_key, article_id) IN (
    SELECT url_key(a.url), a.id FROM articles AS a JOIN watches AS w ON w.article_id = a.id
    WHERE url_key(a.url) IS NOT url_key(w.url)
);
UPDATE articles SET url = (SELECT w.url FROM watches AS w WHERE w.article_id = articles.id)
WHERE id IN (
    SELECT a.id FROM articles AS a JOIN watches AS w ON w.article_id = a.id
    WHERE url_key(a.url) IS NOT url_key(w.url)
);

-- The queue takes turns by shelf and member, and knows the host of each request. Hosts of links that wait already are
-- learned at their first request.
DROP INDEX jobs_turn;
DROP INDEX jobs_shelf;
ALTER TABLE jobs DROP COLUMN turn;
ALTER TABLE jobs ADD COLUMN ready INTEGER NOT NULL DEFAULT 0
    CHECK (ready = 0 OR (lease_by IS NULL AND state IN ('queued', 'fetched')));
ALTER TABLE jobs ADD COLUMN member_id INTEGER NOT NULL DEFAULT 0;
ALTER TABLE jobs ADD COLUMN host TEXT NOT NULL DEFAULT '';
ALTER TABLE jobs ADD COLUMN next_url TEXT;
ALTER TABLE jobs ADD COLUMN redirects INTEGER NOT NULL DEFAULT 0;
UPDATE jobs SET lease_by = NULL, lease_until = 0;
UPDATE jobs SET ready = 1 WHERE state IN ('queued', 'fetched') AND reason IS NULL;
UPDATE jobs SET member_id = coalesce((SELECT user_id FROM requests WHERE job_id = jobs.id ORDER BY id LIMIT 1), 0)
 WHERE state IN ('queued', 'fetched');
CREATE INDEX jobs_ready ON jobs (state, coalesce(shelf_id, 0), member_id, id, host) WHERE ready = 1;
CREATE INDEX jobs_leased ON jobs (lease_by) WHERE lease_by IS NOT NULL;
CREATE INDEX jobs_delayed ON jobs (due_at) WHERE state IN ('queued', 'fetched') AND ready = 0 AND lease_by IS NULL;
CREATE INDEX jobs_read_ahead ON jobs (coalesce(shelf_id, 0), member_id)
    WHERE state = 'fetched' AND lease_by IS NULL AND host <> '';
CREATE INDEX jobs_open ON jobs (shelf_id, member_id, reason) WHERE state IN ('queued', 'fetched');
CREATE INDEX jobs_member ON jobs (member_id) WHERE member_id > 0;

-- Every foreign key and every deletion that grows gets its index; derived tables lose their foreign keys.
CREATE INDEX jobs_ended ON jobs (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX jobs_shelf_all ON jobs (shelf_id) WHERE shelf_id IS NOT NULL;
CREATE INDEX articles_version ON articles (version_id);
CREATE INDEX subscriptions_guild ON subscriptions (guild_id, channel_id);
CREATE INDEX stories_merged ON stories (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX deliveries_subscription ON deliveries (subscription_id) WHERE subscription_id IS NOT NULL;
CREATE INDEX deliveries_answers ON deliveries (created_at) WHERE kind <> 'digest';
CREATE INDEX shown_delivery ON shown (delivery_id);
CREATE INDEX looks_last ON looks (last_at);
CREATE INDEX looked_at_at ON looked_at (at);
CREATE INDEX pages_created ON pages (created_at);

CREATE TABLE new_shelf_entities (
    shelf_id INTEGER NOT NULL,
    entity_id INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    PRIMARY KEY (shelf_id, entity_id)
) STRICT, WITHOUT ROWID;
INSERT INTO new_shelf_entities SELECT shelf_id, entity_id, articles, first_at, last_at FROM shelf_entities;
DROP TABLE shelf_entities;
ALTER TABLE new_shelf_entities RENAME TO shelf_entities;
CREATE INDEX shelf_entities_most ON shelf_entities (shelf_id, articles DESC);

CREATE TABLE new_shelf_names (
    shelf_id INTEGER NOT NULL,
    form TEXT NOT NULL,
    entity_id INTEGER NOT NULL,
    PRIMARY KEY (shelf_id, form, entity_id)
) STRICT, WITHOUT ROWID;
INSERT INTO new_shelf_names SELECT shelf_id, form, entity_id FROM shelf_names;
DROP TABLE shelf_names;
ALTER TABLE new_shelf_names RENAME TO shelf_names;

-- Words of deleted and of private texts were counted too.
CREATE TABLE new_term_counts (term INTEGER PRIMARY KEY, documents INTEGER NOT NULL) STRICT;
INSERT INTO new_term_counts (term, documents)
    SELECT term_key(term), sum(documents) FROM term_counts GROUP BY term_key(term);
DROP TABLE term_counts;
ALTER TABLE new_term_counts RENAME TO term_counts;

-- Entities whose articles have other versions now.
DELETE FROM entities WHERE NOT EXISTS (SELECT 1 FROM mentions WHERE entity_id = entities.id)
    AND NOT EXISTS (SELECT 1 FROM quotes WHERE entity_id = entities.id);

CREATE TABLE erasures (
    id INTEGER PRIMARY KEY,
    user_id INTEGER UNIQUE,
    left_words INTEGER NOT NULL DEFAULT 0 CHECK (left_words IN (0, 1)),
    is_wiped INTEGER NOT NULL DEFAULT 0 CHECK (is_wiped IN (0, 1))
) STRICT;
-- What was deleted before may have left words in the full-text indexes.
INSERT INTO erasures (user_id, left_words) VALUES (NULL, 1);

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

-- The knowledge base that articles are linked with, the progress of linking them anew, and figures for the operator.
CREATE TABLE knowledge_bases (            -- what stored articles may be linked with: one base, more while they are
    digest TEXT PRIMARY KEY,              -- linked anew (bot/text/knowledge/changes)
    entities BLOB NOT NULL                -- zlib JSON
) STRICT, WITHOUT ROWID;
CREATE TABLE relinking (                  -- the articles that were stored before the present base, one row
    id INTEGER PRIMARY KEY CHECK (id = 1),
    digest TEXT NOT NULL,                 -- the present base
    everything INTEGER NOT NULL CHECK (everything IN (0, 1)),  -- whether articles are read that no change concerns
    done_to INTEGER NOT NULL,             -- articles with smaller ids, and this one, are done
    last_id INTEGER NOT NULL,             -- later ones were stored with the present base
    relinked INTEGER NOT NULL DEFAULT 0,  -- how many were read again
    failed INTEGER NOT NULL DEFAULT 0,    -- how many could not be
    started_at INTEGER NOT NULL,
    ended_at INTEGER
) STRICT;
CREATE TABLE fetches (                    -- the newest fetches of pages, at most 5,000
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    host TEXT NOT NULL,
    at INTEGER NOT NULL,
    milliseconds INTEGER NOT NULL,        -- the wait for the host's turn included
    reason TEXT                           -- why it failed, NULL where it did not
) STRICT;
CREATE INDEX fetches_at ON fetches (at);
CREATE TABLE vitals (                     -- what else is only in the running process, one row, written once a minute
    id INTEGER PRIMARY KEY CHECK (id = 1),
    version TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    readers_started INTEGER NOT NULL,     -- since then; likewise the next two
    readers_timed_out INTEGER NOT NULL,
    readers_died INTEGER NOT NULL,
    trouble_at INTEGER,                   -- the last line of the log that the operator is to act on
    trouble TEXT
) STRICT;
CREATE INDEX deliveries_held ON deliveries (guild_id) WHERE state = 'held';
CREATE TABLE retention_clock (            -- until when terms are counted, one row: a clock that is ahead ends none
    id INTEGER PRIMARY KEY CHECK (id = 1),
    at INTEGER NOT NULL,
    day INTEGER NOT NULL                  -- the day that the clock showed then, since the epoch
) STRICT;
