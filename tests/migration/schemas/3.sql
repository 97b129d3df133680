-- What version 3 changed.

DROP TABLE jobs;
DROP TABLE bodies;
DROP TABLE versions;
DROP TABLE watches;
DROP TABLE mentions;
DROP TABLE shelf_mentions;
DROP TABLE shelf_entities;
DROP TABLE shelf_names;
DROP VIEW shelved_texts;
DROP TABLE texts;
DROP TABLE titles;
DROP TABLE story_articles;
DROP TABLE story_vectors;
DROP TABLE story_postings;
DROP TABLE story_prints;
DROP TABLE term_counts;
DROP INDEX deliveries_digests;

CREATE TABLE departures (                 -- servers that removed the desk; their shelves are kept for a term
    guild_id INTEGER PRIMARY KEY,
    left_at INTEGER NOT NULL
) STRICT;
CREATE INDEX departures_left ON departures (left_at, guild_id);
CREATE TABLE jobs (
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again: keys of deliveries hold it
    url TEXT,                             -- as it will be fetched; NULL for a text that came along
    url_key TEXT NOT NULL,                -- the page's one key, however it was linked; text:<shelf>:<sha256> for texts
    state TEXT NOT NULL CHECK (state IN ('queued', 'fetched', 'done', 'dead')),
    attempts INTEGER NOT NULL DEFAULT 0,
    shelf_id INTEGER REFERENCES shelves (id) ON DELETE SET NULL,  -- whose turn it takes
    due_at INTEGER NOT NULL,              -- of a job that waits for a retry: not before this
    lease_until INTEGER NOT NULL DEFAULT 0,
    lease_by TEXT,                        -- the run of the desk that works on it; another run's lease is void
    created_at INTEGER NOT NULL,
    ended_at INTEGER,
    article_id INTEGER REFERENCES articles (id) ON DELETE SET NULL,
    reason TEXT,                          -- of a dead job, or of the last failed attempt
    detail TEXT NOT NULL DEFAULT '',
    -- Whether it can be claimed: not being worked on, not waiting for a retry.
    ready INTEGER NOT NULL DEFAULT 0 CHECK (ready = 0 OR (lease_by IS NULL AND state IN ('queued', 'fetched'))),
    member_id INTEGER NOT NULL DEFAULT 0, -- the member whose turn it takes; 0 for none, and when it has ended
    host TEXT NOT NULL DEFAULT '',        -- where its next request goes; '' for a text
    next_url TEXT,                        -- the target of a redirect whose host was busy; NULL: begin with url
    redirects INTEGER NOT NULL DEFAULT 0, -- followed before next_url
    CHECK ((state IN ('done', 'dead')) = (ended_at IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX jobs_live ON jobs (url_key) WHERE state IN ('queued', 'fetched');
CREATE INDEX jobs_ready ON jobs (state, coalesce(shelf_id, 0), member_id, id, host) WHERE ready = 1;
CREATE INDEX jobs_leased ON jobs (lease_by) WHERE lease_by IS NOT NULL;
CREATE INDEX jobs_delayed ON jobs (due_at) WHERE state IN ('queued', 'fetched') AND ready = 0 AND lease_by IS NULL;
CREATE INDEX jobs_read_ahead ON jobs (coalesce(shelf_id, 0), member_id)
    WHERE state = 'fetched' AND lease_by IS NULL AND host <> '';
CREATE INDEX jobs_open ON jobs (shelf_id, member_id, reason) WHERE state IN ('queued', 'fetched');
CREATE INDEX jobs_member ON jobs (member_id) WHERE member_id > 0;
CREATE INDEX jobs_dead ON jobs (ended_at) WHERE state = 'dead';
CREATE INDEX jobs_ended ON jobs (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX jobs_shelf_all ON jobs (shelf_id) WHERE shelf_id IS NOT NULL;  -- for deleting a shelf
CREATE INDEX jobs_article ON jobs (article_id) WHERE article_id IS NOT NULL;
CREATE TABLE bodies (                     -- what was fetched or pasted, so that a crash never refetches
    job_id INTEGER PRIMARY KEY REFERENCES jobs (id) ON DELETE CASCADE,
    url TEXT,                             -- after redirects
    content_type TEXT NOT NULL,
    charset TEXT,
    title TEXT,
    published TEXT,
    content BLOB NOT NULL,                -- zlib
    etag TEXT,                            -- what the site said the page may be asked for again with
    last_modified TEXT
) STRICT;
CREATE TABLE claimed_pages (              -- another address that a job's page claims: fetched and compared first
    job_id INTEGER PRIMARY KEY REFERENCES jobs (id) ON DELETE CASCADE,
    url TEXT NOT NULL,                    -- the claimed address
    state TEXT NOT NULL CHECK (state IN ('open', 'fetched', 'settled')),  -- settled: nothing is fetched for it any more
    text BLOB NOT NULL,                   -- of the claiming page, as far as it is compared; zlib
    page_url TEXT,                        -- what was fetched, as in bodies
    content_type TEXT,
    charset TEXT,
    content BLOB,
    etag TEXT,
    last_modified TEXT,
    CHECK ((state = 'fetched') = (content IS NOT NULL))
) STRICT;
CREATE TABLE channel_cursors (            -- up to which message the links of a desk channel or thread were read
    channel_id INTEGER PRIMARY KEY,
    guild_id INTEGER NOT NULL,
    read_to INTEGER NOT NULL              -- a message id
) STRICT;
CREATE INDEX channel_cursors_guild ON channel_cursors (guild_id);
CREATE INDEX articles_version ON articles (version_id);
CREATE TABLE versions (                   -- the text at each fetch that changed it
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    fetched_at INTEGER NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,                   -- '' where it is packed
    text_hash TEXT NOT NULL,
    sentences TEXT NOT NULL,              -- spans, as bot/storage/engine/encoding writes them
    key_sentences TEXT NOT NULL,          -- JSON list of [start, end, worth in hundredths, stands alone], the most telling first
    packed BLOB,                          -- zlib of the text of a version that is not current any more
    hangul INTEGER NOT NULL GENERATED ALWAYS AS (text GLOB '*[가-힣]*' OR title GLOB '*[가-힣]*') STORED
) STRICT;
CREATE INDEX versions_article ON versions (article_id, fetched_at);
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
    CHECK ((doubt IS NULL) = (doubt_since IS NULL))
) STRICT;
CREATE INDEX watches_due ON watches (due_at) WHERE due_at IS NOT NULL;
CREATE TRIGGER private_texts_are_not_watched BEFORE INSERT ON watches
WHEN (SELECT owner_shelf_id FROM articles WHERE id = NEW.article_id) IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'a private text has no page to look at');
END;
CREATE TABLE mentions (                   -- of the current version
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    entity_id INTEGER NOT NULL REFERENCES entities (id),
    spans TEXT NOT NULL,                  -- likewise
    role_start INTEGER,
    role_end INTEGER,
    PRIMARY KEY (article_id, entity_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX mentions_entity ON mentions (entity_id, article_id);
CREATE TABLE shelf_mentions (             -- an entity's articles on a shelf, in order of time
    shelf_id INTEGER NOT NULL,
    entity_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    article_id INTEGER NOT NULL,          -- without a foreign key, whose index would be as large as the table: rows are
                                          -- found by shelf_articles and mentions (bot/storage/shelves/counters)
    PRIMARY KEY (shelf_id, entity_id, at, article_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE shelf_entities (             -- totals, so that no answer counts an archive
    shelf_id INTEGER NOT NULL,
    entity_id INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    PRIMARY KEY (shelf_id, entity_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX shelf_entities_most ON shelf_entities (shelf_id, articles DESC);
CREATE TABLE shelf_names (                -- entity_forms of the entities on a shelf
    shelf_id INTEGER NOT NULL,
    form TEXT NOT NULL,
    entity_id INTEGER NOT NULL,
    PRIMARY KEY (shelf_id, form, entity_id)
) STRICT, WITHOUT ROWID;
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
CREATE VIRTUAL TABLE titles USING fts5 (  -- for titles as they are typed: a prefix is one look-up
    title, shelves,
    content = 'shelved_texts', content_rowid = 'moment', tokenize = "unicode61 remove_diacritics 2",
    columnsize = 0, detail = column,      -- no phrase is searched in titles
    prefix = '1 2 3 4 5 6 7 8'
);
CREATE INDEX stories_merged ON stories (merged_into) WHERE merged_into IS NOT NULL;
CREATE TABLE story_articles (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    story_id INTEGER NOT NULL REFERENCES stories (id),
    at INTEGER NOT NULL,
    score REAL NOT NULL,
    reason TEXT NOT NULL,                 -- JSON, bot/storage/stories/placement_reasons; words before
    near_of INTEGER REFERENCES articles (id) ON DELETE SET NULL,  -- the article whose text this one's mostly is
    family INTEGER REFERENCES articles (id) ON DELETE SET NULL  -- the first of all that carry parts of one text
) STRICT;
CREATE INDEX story_articles_story ON story_articles (story_id, at);
CREATE INDEX story_articles_near ON story_articles (near_of) WHERE near_of IS NOT NULL;
CREATE INDEX story_articles_family ON story_articles (family) WHERE family IS NOT NULL;
CREATE TABLE story_vectors (              -- an article's terms, as far as clustering needs them
    article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    story_id INTEGER NOT NULL REFERENCES stories (id),
    at INTEGER NOT NULL,
    prints INTEGER NOT NULL,              -- how many fingerprints its text has
    vector BLOB NOT NULL,                 -- bot/news/clustering/features
    fingerprints BLOB NOT NULL DEFAULT x''  -- those of its rows in story_prints, four bytes each
) STRICT;
CREATE INDEX story_vectors_story ON story_vectors (story_id, at);
CREATE TABLE story_postings (             -- the bounded candidate index: an article's heaviest terms
    term TEXT NOT NULL,
    at INTEGER NOT NULL,
    article_id INTEGER NOT NULL,
    PRIMARY KEY (term, at, article_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE story_prints (               -- fingerprints of texts (bot/news/text_reuse); the first holders of each only
    fingerprint INTEGER NOT NULL,         -- signed, 32 bits
    article_id INTEGER NOT NULL,
    passage INTEGER NOT NULL,             -- which sentence of the article
    PRIMARY KEY (fingerprint, article_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE term_counts (                -- document frequencies of public articles; the row 0 counts documents
    term INTEGER PRIMARY KEY,             -- a hash (bot/news/clustering/term_keys): the rows outlive their
    documents INTEGER NOT NULL            -- articles, and a word must not
) STRICT;
CREATE INDEX subscriptions_guild ON subscriptions (guild_id, channel_id);
CREATE INDEX deliveries_guild ON deliveries (guild_id, kind, created_at) WHERE guild_id IS NOT NULL;
CREATE INDEX deliveries_held ON deliveries (guild_id) WHERE state = 'held';
CREATE INDEX deliveries_subscription ON deliveries (subscription_id) WHERE subscription_id IS NOT NULL;
CREATE INDEX deliveries_answers ON deliveries (created_at) WHERE kind <> 'digest';
CREATE INDEX shown_delivery ON shown (delivery_id);
CREATE INDEX looks_last ON looks (last_at);
CREATE INDEX looked_at_at ON looked_at (at);
CREATE INDEX pages_created ON pages (created_at);
CREATE TABLE erasures (                   -- erasures of members' data that are not complete
    id INTEGER PRIMARY KEY,
    user_id INTEGER UNIQUE,               -- whose rows are being deleted; NULL once they are
    left_words INTEGER NOT NULL DEFAULT 0 CHECK (left_words IN (0, 1)),  -- whether articles went, whose words the
                                          -- full-text indexes hold until they are merged
    is_wiped INTEGER NOT NULL DEFAULT 0 CHECK (is_wiped IN (0, 1))  -- only the gaps of pages are left, for the next start
) STRICT;
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
CREATE TABLE retention_clock (            -- until when terms are counted, one row: a clock that is ahead ends none
    id INTEGER PRIMARY KEY CHECK (id = 1),
    at INTEGER NOT NULL,
    day INTEGER NOT NULL                  -- the day that the clock showed then, since the epoch
) STRICT;
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
