-- The whole database at the current version. A fresh file gets this; an older one gets there by migrations/, and a test
-- holds both to be equal. Times are UTC epoch seconds (INTEGER) unless a column says otherwise; spans are offsets into
-- the text of a version.

-- ---------------------------------------------------------------- shelves and servers

CREATE TABLE shelves (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,             -- guild:<id>, user:<id> or local
    articles INTEGER NOT NULL DEFAULT 0,  -- totals, so that no answer counts an archive
    stories INTEGER NOT NULL DEFAULT 0,
    acts INTEGER NOT NULL DEFAULT 0       -- the last number of its acts
) STRICT;

CREATE TABLE desks (                      -- a server's settings
    guild_id INTEGER PRIMARY KEY,
    channels TEXT NOT NULL DEFAULT '[]',  -- JSON list of channel ids
    everywhere INTEGER NOT NULL DEFAULT 0 CHECK (everywhere IN (0, 1)),
    zone TEXT NOT NULL DEFAULT 'Asia/Seoul',
    ingest_roles TEXT NOT NULL DEFAULT '[]',
    alerts INTEGER NOT NULL DEFAULT 1 CHECK (alerts IN (0, 1)),  -- whether a page changed by state media is told
    language TEXT CHECK (language IN ('en', 'ko', 'ja', 'zh-CN', 'zh-TW')),  -- of public answers and digests; NULL: the server's preferred locale
    cards TEXT NOT NULL DEFAULT 'replies' CHECK (cards IN ('replies', 'threads', 'forum')),  -- where cards of articles are sent
    forum_id INTEGER                      -- the forum of 'forum'
) STRICT;

CREATE TABLE server_locales (             -- the language of a server's Discord settings, where the desk has it
    guild_id INTEGER PRIMARY KEY,
    language TEXT NOT NULL CHECK (language IN ('en', 'ko', 'ja', 'zh-CN', 'zh-TW'))
) STRICT;

CREATE TABLE departures (                 -- servers that removed the desk; their shelves are kept for a term
    guild_id INTEGER PRIMARY KEY,
    left_at INTEGER NOT NULL
) STRICT;
CREATE INDEX departures_left ON departures (left_at, guild_id);

CREATE TABLE moves (                      -- servers that were moved between processes of the desk
    guild_id INTEGER PRIMARY KEY,
    move TEXT NOT NULL UNIQUE,            -- the name of the move, the same in both databases and in the file between
    state TEXT NOT NULL CHECK (state IN ('away', 'file', 'here')),  -- away: to another process, and not served here;
                                          -- file: this is the file; here: from another one
    at INTEGER NOT NULL
) STRICT;

-- ---------------------------------------------------------------- links on their way

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
-- One live job a page: the only guard against fetching a link twice.
CREATE UNIQUE INDEX jobs_live ON jobs (url_key) WHERE state IN ('queued', 'fetched');
-- These serve the claim. A live job is in one of them: it can be claimed, is being worked on, or waits for a retry.
CREATE INDEX jobs_ready ON jobs (state, coalesce(shelf_id, 0), member_id, id, host) WHERE ready = 1;
CREATE INDEX jobs_leased ON jobs (lease_by) WHERE lease_by IS NOT NULL;
CREATE INDEX jobs_delayed ON jobs (due_at) WHERE state IN ('queued', 'fetched') AND ready = 0 AND lease_by IS NULL;
-- Serves the limit of pages that are fetched before they can be read.
CREATE INDEX jobs_read_ahead ON jobs (coalesce(shelf_id, 0), member_id)
    WHERE state = 'fetched' AND lease_by IS NULL AND host <> '';
-- Serves the shares of the queue: live jobs, with those that have not failed.
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

CREATE TABLE requests (                   -- who waits for a job; several may wait for one
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- likewise
    job_id INTEGER NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
    shelf_id INTEGER NOT NULL REFERENCES shelves (id),
    user_id INTEGER,
    guild_id INTEGER,
    channel_id INTEGER,
    message_id INTEGER,
    answer INTEGER NOT NULL CHECK (answer IN (0, 1)),
    created_at INTEGER NOT NULL,
    feed_id INTEGER                       -- of which feed it is an entry, also after that was removed; else NULL
) STRICT;
CREATE INDEX requests_job ON requests (job_id);
CREATE INDEX requests_feed ON requests (feed_id, shelf_id) WHERE feed_id IS NOT NULL;
-- A message seen twice (an edit, a reconnect) asks once.
CREATE UNIQUE INDEX requests_once ON requests (job_id, message_id) WHERE message_id IS NOT NULL;
CREATE INDEX requests_user ON requests (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX requests_shelf ON requests (shelf_id, message_id);

CREATE TABLE channel_cursors (            -- up to which message the links of a desk channel or thread were read
    channel_id INTEGER PRIMARY KEY,
    guild_id INTEGER NOT NULL,
    read_to INTEGER NOT NULL              -- a message id
) STRICT;
CREATE INDEX channel_cursors_guild ON channel_cursors (guild_id);

-- ---------------------------------------------------------------- feeds

CREATE TABLE feeds (                      -- addresses that are polled, once for all servers that follow them
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again: requests hold it
    url TEXT NOT NULL UNIQUE,
    host TEXT NOT NULL,
    title TEXT,
    home TEXT,
    format TEXT NOT NULL,                 -- bot/model/feeds: FeedFormat
    due_at INTEGER,                       -- the next poll; NULL where the feed has ended
    etag TEXT,
    last_modified TEXT,
    polled_at INTEGER,
    succeeded_at INTEGER,
    failing_since INTEGER,
    failures INTEGER NOT NULL DEFAULT 0,  -- since the last good poll
    reason TEXT,                          -- why the last poll failed, NULL where it did not
    detail TEXT NOT NULL DEFAULT '',
    pace REAL NOT NULL DEFAULT 0,         -- new entries an hour, as usual
    ttl INTEGER,                          -- seconds that the feed asks to be left alone
    last_new INTEGER
) STRICT;
CREATE INDEX feeds_due ON feeds (due_at, host) WHERE due_at IS NOT NULL;

CREATE TABLE feed_follows (               -- a server follows a feed
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    feed_id INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
    guild_id INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    mode TEXT NOT NULL CHECK (mode IN ('quiet', 'announce')),
    paused INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1)),
    fresh INTEGER NOT NULL DEFAULT 1 CHECK (fresh IN (0, 1)),  -- the next poll saves all that the feed lists, silently
    told INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1)),    -- managers know that the feed fails
    owed_from INTEGER NOT NULL DEFAULT 0, -- entries after this one, up to `owed_to`, still come into the backlog
    owed_to INTEGER NOT NULL DEFAULT 0,
    silent_to INTEGER NOT NULL DEFAULT 0, -- entries up to this one are not announced, and owed only where the feed has
    listed_since INTEGER NOT NULL DEFAULT 0,  -- listed them since then
    search_id INTEGER,                    -- only what satisfies this saved search; kept when that is deleted, and paused
    applied TEXT,                         -- the search as it was typed when the feed's list was last judged whole
    UNIQUE (feed_id, guild_id)
) STRICT;
CREATE INDEX feed_follows_search ON feed_follows (search_id) WHERE search_id IS NOT NULL;
CREATE INDEX feed_follows_guild ON feed_follows (guild_id, id);
CREATE INDEX feed_follows_behind ON feed_follows (id) WHERE owed_from < owed_to;

CREATE TABLE feed_entries (               -- what a feed has listed, by 64-bit hashes (bot/policy/feeds/recognition)
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    feed_id INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
    guid INTEGER,
    link INTEGER,
    headline INTEGER,
    words INTEGER,
    url TEXT,                             -- as it is fetched; NULL without a usable one
    title TEXT,
    summary TEXT,                         -- until the page is stored; kept where it refuses the desk
    seen_at INTEGER NOT NULL,
    last_seen INTEGER NOT NULL,           -- to the day: when the feed listed it last
    news INTEGER NOT NULL DEFAULT 0 CHECK (news IN (0, 1)), -- it may be announced
    published_at INTEGER                  -- as the feed states it
) STRICT;
CREATE INDEX feed_entries_guid ON feed_entries (feed_id, guid) WHERE guid IS NOT NULL;
CREATE INDEX feed_entries_link ON feed_entries (feed_id, link) WHERE link IS NOT NULL;
CREATE INDEX feed_entries_headline ON feed_entries (feed_id, headline) WHERE headline IS NOT NULL;
CREATE INDEX feed_entries_words ON feed_entries (feed_id, words) WHERE words IS NOT NULL;
CREATE INDEX feed_entries_last ON feed_entries (feed_id, last_seen);

CREATE TABLE feed_backlog (               -- entries that are owed to a follow and not submitted yet
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    follow_id INTEGER NOT NULL REFERENCES feed_follows (id) ON DELETE CASCADE,
    entry_id INTEGER NOT NULL REFERENCES feed_entries (id) ON DELETE CASCADE,
    announce INTEGER NOT NULL CHECK (announce IN (0, 1)),
    UNIQUE (follow_id, entry_id)
) STRICT;
CREATE INDEX feed_backlog_order ON feed_backlog (announce, id);
CREATE INDEX feed_backlog_entry ON feed_backlog (entry_id);

CREATE TABLE feed_left_out (              -- entries that do not satisfy the search of a follow
    follow_id INTEGER NOT NULL REFERENCES feed_follows (id) ON DELETE CASCADE,
    link INTEGER NOT NULL,                -- as in feed_entries
    cause TEXT NOT NULL CHECK (cause IN ('date', 'words', 'article', 'no_search')),
    at INTEGER NOT NULL,
    PRIMARY KEY (follow_id, link)
) STRICT, WITHOUT ROWID;
CREATE INDEX feed_left_out_at ON feed_left_out (at);

-- ---------------------------------------------------------------- articles

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
    retracted_at INTEGER,                 -- when the desk first read that the newsroom took it back (bot/text/summary/retractions)
    genre TEXT CHECK (genre IN ('opinion', 'letter', 'review', 'satire', 'advert'))  -- NULL for a report, and where it was not read
) STRICT;
CREATE INDEX articles_owner ON articles (owner_shelf_id) WHERE owner_shelf_id IS NOT NULL;
-- Storing a version asks which articles wait for it, deleting one which refer to it.
CREATE INDEX articles_version ON articles (version_id);
CREATE INDEX articles_retracted ON articles (retracted_at) WHERE retracted_at IS NOT NULL;

CREATE TABLE article_keys (               -- every address that led to the page
    url_key TEXT PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX article_keys_article ON article_keys (article_id);

CREATE TABLE versions (                   -- the text at each fetch that changed it
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    fetched_at INTEGER NOT NULL,
    hangul INTEGER NOT NULL CHECK (hangul IN (0, 1)),  -- whether the title or the text has any
    content BLOB NOT NULL                 -- title, text, sentences and key sentences, compressed
                                          -- (bot/storage/engine/encoding); text_of(content) is the text
) STRICT;
CREATE INDEX versions_article ON versions (article_id, fetched_at);

CREATE TABLE changes (                    -- what became of a page after it was first read
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again: keys of deliveries hold it
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    kinds TEXT NOT NULL,                  -- JSON list of ChangeKind
    version_id INTEGER UNIQUE REFERENCES versions (id) ON DELETE CASCADE  -- the text it brought, NULL for the same text
) STRICT;
CREATE INDEX changes_article ON changes (article_id, id);

CREATE TABLE retraction_notices (         -- what took the place of an article that its newsroom took back
    article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    read_at INTEGER NOT NULL,             -- by the desk first; also articles.retracted_at, unless the article itself said so before
    text TEXT NOT NULL
) STRICT;

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

CREATE TABLE entities (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,             -- the knowledge base's id, or x:<kind>:<normal form>
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    hangul TEXT,
    hanja TEXT
) STRICT;

CREATE TABLE entity_forms (               -- what an entity may be typed as: its names from each of their words on
    entity_id INTEGER NOT NULL REFERENCES entities (id) ON DELETE CASCADE,
    form TEXT NOT NULL,                   -- normalised, as in entities.key
    PRIMARY KEY (entity_id, form)
) STRICT, WITHOUT ROWID;

CREATE TABLE mentions (                   -- of the current version
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    entity_id INTEGER NOT NULL REFERENCES entities (id),
    spans TEXT NOT NULL,                  -- likewise
    role_start INTEGER,
    role_end INTEGER,
    PRIMARY KEY (article_id, entity_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX mentions_entity ON mentions (entity_id, article_id);

-- A row for each speaker: those who speak together share the statement and the words for them all, and one of them who
-- is no entity has a row only beside a single other.
CREATE TABLE quotes (                     -- of the current version
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    kind TEXT NOT NULL,
    cue TEXT,
    speaker TEXT,
    entity_id INTEGER REFERENCES entities (id),
    speaker_start INTEGER,
    speaker_end INTEGER
) STRICT;
CREATE INDEX quotes_article ON quotes (article_id);
CREATE INDEX quotes_entity ON quotes (entity_id, article_id) WHERE entity_id IS NOT NULL;

-- ---------------------------------------------------------------- what a shelf holds

CREATE TABLE shelf_articles (
    shelf_id INTEGER NOT NULL REFERENCES shelves (id),
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,                  -- articles.at, here so that a shelf reads in order of time
    saved_at INTEGER NOT NULL,
    user_id INTEGER,                      -- who posted it first; erased on request
    guild_id INTEGER,
    channel_id INTEGER,
    message_id INTEGER,
    PRIMARY KEY (shelf_id, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX shelf_articles_at ON shelf_articles (shelf_id, at, article_id);
CREATE INDEX shelf_articles_user ON shelf_articles (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX shelf_articles_message ON shelf_articles (shelf_id, message_id) WHERE message_id IS NOT NULL;
CREATE INDEX shelf_articles_article ON shelf_articles (article_id);

CREATE TRIGGER private_texts_stay BEFORE INSERT ON shelf_articles
WHEN (SELECT owner_shelf_id FROM articles WHERE id = NEW.article_id) <> NEW.shelf_id
BEGIN
    SELECT RAISE(ABORT, 'a private text belongs to another shelf');
END;

CREATE TABLE shelf_mentions (             -- an entity's articles on a shelf, in order of time
    shelf_id INTEGER NOT NULL,
    entity_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    article_id INTEGER NOT NULL,          -- without a foreign key, whose index would be as large as the table: rows are
                                          -- found by shelf_articles and mentions (bot/storage/shelves/counters)
    PRIMARY KEY (shelf_id, entity_id, at, article_id)
) STRICT, WITHOUT ROWID;

-- The tables that follow are derived from shelf_mentions and entity_forms and have no foreign keys: an entity is deleted
-- when no mention is left, and then no shelf counts it. `check` compares them with what they are derived from.
CREATE TABLE shelf_entities (             -- totals, so that no answer counts an archive
    shelf_id INTEGER NOT NULL,
    entity_id INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    PRIMARY KEY (shelf_id, entity_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX shelf_entities_most ON shelf_entities (shelf_id, articles DESC);

CREATE TABLE shelf_entity_days (          -- articles a UTC day, for the chart
    shelf_id INTEGER NOT NULL,
    entity_id INTEGER NOT NULL,
    day INTEGER NOT NULL,                 -- days since the epoch
    articles INTEGER NOT NULL,
    PRIMARY KEY (shelf_id, entity_id, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE shelf_names (                -- entity_forms of the entities on a shelf
    shelf_id INTEGER NOT NULL,
    form TEXT NOT NULL,
    entity_id INTEGER NOT NULL,
    PRIMARY KEY (shelf_id, form, entity_id)
) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------- curation

CREATE TABLE curation_acts (              -- what people corrected on a shelf; kept with it, undone acts too
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again: buttons hold it
    shelf_id INTEGER NOT NULL REFERENCES shelves (id),
    number INTEGER NOT NULL CHECK (number > 0),  -- among the shelf's acts, as people see it; never used again
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
CREATE UNIQUE INDEX curation_acts_number ON curation_acts (shelf_id, number);
CREATE INDEX curation_acts_article ON curation_acts (article_id, shelf_id) WHERE article_id IS NOT NULL;
CREATE INDEX curation_acts_story ON curation_acts (story_id) WHERE story_id IS NOT NULL;
CREATE INDEX curation_acts_entity ON curation_acts (shelf_id, entity) WHERE entity IS NOT NULL;
CREATE INDEX curation_acts_blocks ON curation_acts (shelf_id) WHERE kind = 'block' AND undone_at IS NULL;
CREATE INDEX curation_acts_merges ON curation_acts (shelf_id) WHERE kind = 'merge' AND undone_at IS NULL;
CREATE INDEX curation_acts_user ON curation_acts (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX curation_acts_undone ON curation_acts (undone_by) WHERE undone_by IS NOT NULL;

-- The seven tables that follow are what the acts that stand come to; `check` compares them.
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

CREATE TABLE unindexed_articles (         -- those of a converted database that are in no full-text index yet
    article_id INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    moment INTEGER NOT NULL               -- of the article, or of its newest correction: the newest is indexed first
) STRICT;
CREATE INDEX unindexed_articles_moment ON unindexed_articles (moment);

-- Full text over the current versions. `shelves` holds a token s<shelf id> for each shelf that has the article, so that a
-- query is bounded by the asker's shelf inside the index. The rowid is articles.moment, or that of a correction: a shelf that
-- corrected an article is found by its own row.
--
-- The operators of a search are terms of the index too: `outlet` has the outlet's name and domain, `people` the byline and
-- the speakers as written, and `facets` one token each for month and year in UTC (m202409, y2024), the language (l<code>0), the peninsula as topic (t1), the
-- outlet's kind (k<kind>0), subjects (0<subject>0), entities (e<entity id>) and speakers (q<entity id>). Entities that a
-- shelf shows as one keep their tokens: a query asks for all of them.
--
-- Korean words are met by their first syllables, whatever particle follows, so they need indexes of prefixes, which are
-- two thirds of an index. A term in Hangul can only be met in a text with Hangul: those have an index of their own.
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
            (SELECT group_concat(' e' || coalesce((SELECT p.to_id FROM shelf_splits AS p WHERE p.shelf_id = e.shelf_id
                AND p.article_id = m.article_id AND p.entity_id = m.entity_id), m.entity_id), '')
                FROM mentions AS m WHERE m.article_id = a.id), '') || coalesce(
            (SELECT group_concat(DISTINCT ' q' || coalesce((SELECT p.to_id FROM shelf_splits AS p
                WHERE p.shelf_id = e.shelf_id AND p.article_id = q.article_id AND p.entity_id = q.entity_id), q.entity_id))
                FROM quotes AS q WHERE q.article_id = a.id), '') AS facets,
        v.hangul OR e.hangul AS hangul
    FROM editions AS e JOIN articles AS a ON a.id = e.article_id JOIN versions AS v ON v.id = a.version_id
    WHERE NOT EXISTS (SELECT 1 FROM unindexed_articles AS u WHERE u.article_id = a.id);

-- Words of Chinese and Japanese are found by their characters, a short word in katakana by its token in facets, in titles
-- as they are typed by pairs of characters (bot/lang/unspaced/characters). The text is the first column: a word costs two
-- bytes less there.
CREATE VIEW indexed_texts AS
    SELECT
        article_id, moment, indexed_text(title, text) AS text, in_characters(title) AS title, shelves,
        in_characters(outlet) AS outlet, in_characters(people) AS people,
        facets || ' ' || short_words(title || ' ' || text) AS facets, hangul
    FROM shelved_texts;

CREATE VIEW shelved_texts_without_hangul AS
    SELECT * FROM indexed_texts WHERE NOT hangul;

CREATE VIEW shelved_texts_with_hangul AS
    SELECT * FROM indexed_texts WHERE hangul;

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

-- ---------------------------------------------------------------- lines of answers

CREATE VIEW article_lines AS              -- an article as a shelf shows it; to be asked for by shelf and article
    SELECT
        s.shelf_id, s.article_id, coalesce(c.moment, a.moment) AS moment, coalesce(c.title, a.title) AS title, a.url,
        iif(c.outlet_name IS NULL, a.outlet_name, c.outlet_name) AS outlet_name,
        iif(c.outlet_name IS NULL, a.outlet_domain, c.outlet_domain) AS outlet_domain,
        iif(c.outlet_name IS NULL, a.outlet_country, c.outlet_country) AS outlet_country,
        iif(c.outlet_name IS NULL, a.outlet_kind, c.outlet_kind) AS outlet_kind,
        a.origin, a.via, coalesce(c.published, a.published) AS published, s.at, s.saved_at,
        iif(c.title IS NULL, '', 'title ') || iif(c.published IS NULL, '', 'date ') ||
            iif(c.outlet_name IS NULL, '', 'outlet') AS corrected, a.retracted_at IS NOT NULL AS retracted, a.genre
    FROM shelf_articles AS s JOIN articles AS a ON a.id = s.article_id
    LEFT JOIN corrections AS c ON c.shelf_id = s.shelf_id AND c.article_id = s.article_id;

CREATE VIEW story_lines AS                -- likewise, as far as grouping and ranking need it
    SELECT
        s.shelf_id, s.at, s.saved_at, coalesce(c.title, a.title) AS title,
        coalesce(c.published, a.published) IS NOT NULL AS dated, s.article_id,
        coalesce(o.story_id, m.story_id) AS story_id, m.near_of, m.family, a.korea,
        a.subjects, a.origin, a.via, coalesce(a.prominence, 0.0) AS prominence,
        a.retracted_at IS NOT NULL AS retracted, a.genre,
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

-- ---------------------------------------------------------------- stories

CREATE TABLE stories (
    id INTEGER PRIMARY KEY,
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    merged_into INTEGER REFERENCES stories (id)  -- the story that took this one's articles, NULL while it lives
) STRICT;
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

-- The index by which articles are compared. Postings and fingerprints have no index by article, which would be as large
-- as the rows themselves: what an article has in them is read from its row in story_vectors.
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

CREATE TABLE story_copies (               -- who carries whose text, pair by pair; story_articles.family follows from it
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    original_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    own REAL,                             -- how much of the carrying text that is, 0 to 1; NULL for an edition of
                                          -- the page in another language
    PRIMARY KEY (article_id, original_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_copies_original ON story_copies (original_id);

CREATE TABLE term_counts (                -- document frequencies of public articles; the row 0 counts documents
    term INTEGER PRIMARY KEY,             -- a hash (bot/news/clustering/term_keys): the rows outlive their
    documents INTEGER NOT NULL            -- articles, and a word must not
) STRICT;

-- ---------------------------------------------------------------- digests and deliveries

CREATE TABLE subscriptions (
    id INTEGER PRIMARY KEY,
    guild_id INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    rhythm TEXT NOT NULL CHECK (rhythm IN ('day', 'week', 'month')),
    "on" INTEGER NOT NULL,                -- day of the week (1 is Monday) or month; 0 for each day
    at TEXT NOT NULL,                     -- local time, HH:MM
    zone TEXT NOT NULL,
    topic TEXT NOT NULL,
    quiet TEXT NOT NULL CHECK (quiet IN ('line', 'silent')),
    catch_up TEXT NOT NULL CHECK (catch_up IN ('once', 'skip')),
    since INTEGER NOT NULL,               -- no slot before this
    done_until INTEGER NOT NULL,          -- every slot due up to this is prepared or skipped
    untold_since INTEGER,                 -- where news begin that a digest was to tell and did not arrive with
    suspended TEXT,                       -- why no slots are prepared, NULL while all is well
    search_id INTEGER,                    -- the saved search that the digest is on, as long as that exists
    query TEXT,                           -- its query as typed, kept when it is deleted; `topic` is its name then
    UNIQUE (channel_id, rhythm)
) STRICT;
CREATE INDEX subscriptions_guild ON subscriptions (guild_id, channel_id);
CREATE INDEX subscriptions_search ON subscriptions (search_id) WHERE search_id IS NOT NULL;

CREATE TABLE filters (                    -- what a server, a digest or a member leaves out of what is shown
    id INTEGER PRIMARY KEY,
    guild_id INTEGER,
    subscription_id INTEGER REFERENCES subscriptions (id) ON DELETE CASCADE,
    user_id INTEGER,                      -- erased on request
    kind TEXT NOT NULL CHECK (kind IN ('outlet', 'subject', 'source', 'entity')),
    value TEXT NOT NULL,                  -- an outlet's domain or name, a Subject, an OutletKind, an entity's key
    label TEXT NOT NULL,                  -- an outlet's or entity's name; else the value
    added_at INTEGER NOT NULL,
    CHECK ((guild_id IS NOT NULL) + (subscription_id IS NOT NULL) + (user_id IS NOT NULL) = 1)
) STRICT;
CREATE UNIQUE INDEX filters_guild ON filters (guild_id, kind, value) WHERE guild_id IS NOT NULL;
CREATE UNIQUE INDEX filters_subscription ON filters (subscription_id, kind, value) WHERE subscription_id IS NOT NULL;
CREATE UNIQUE INDEX filters_user ON filters (user_id, kind, value) WHERE user_id IS NOT NULL;

CREATE TABLE deliveries (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,             -- digest:<channel>:<rhythm>:<local date>:<part>, card:<job>:<request>,
                                          -- correction:<card's id>:<change>, alert:<channel>:<change>,
                                          -- watch:<watch>:<page or moment>:<date> or notice:<about>
    kind TEXT NOT NULL CHECK (kind IN ('digest', 'card', 'refusal', 'correction', 'alert', 'watch', 'notice')),
    subscription_id INTEGER REFERENCES subscriptions (id) ON DELETE SET NULL,
    guild_id INTEGER,
    channel_id INTEGER NOT NULL,
    reply_to INTEGER,
    user_id INTEGER,                      -- whose post is answered; erased on request
    version_id INTEGER REFERENCES versions (id) ON DELETE SET NULL,     -- which text a card or correction shows
    corrects INTEGER REFERENCES deliveries (id) ON DELETE CASCADE,      -- the card whose message is edited
    state TEXT NOT NULL CHECK (state IN ('pending', 'sending', 'sent', 'held', 'dead')),
    attempts INTEGER NOT NULL DEFAULT 0,
    due_at INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    sending_since INTEGER,
    message_id INTEGER,
    detail TEXT NOT NULL DEFAULT '',
    place TEXT CHECK (place IN ('channel', 'thread', 'post', 'within')),  -- of a card: bot/model/deliveries; NULL
                                          -- until it is first sent, and of everything else
    story_thread_id INTEGER REFERENCES story_threads (id) ON DELETE SET NULL,  -- that the card opens or is in
    CHECK (state <> 'sending' OR sending_since IS NOT NULL),
    CHECK (state <> 'sent' OR message_id IS NOT NULL),
    CHECK ((kind = 'correction') = (corrects IS NOT NULL))
) STRICT;
CREATE INDEX deliveries_open ON deliveries (due_at) WHERE state IN ('pending', 'sending');
CREATE INDEX deliveries_guild ON deliveries (guild_id, kind, created_at) WHERE guild_id IS NOT NULL;
CREATE INDEX deliveries_held ON deliveries (guild_id) WHERE state = 'held';
CREATE INDEX deliveries_user ON deliveries (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX deliveries_version ON deliveries (version_id) WHERE version_id IS NOT NULL;
CREATE INDEX deliveries_corrects ON deliveries (corrects) WHERE corrects IS NOT NULL;
CREATE INDEX deliveries_subscription ON deliveries (subscription_id) WHERE subscription_id IS NOT NULL;
CREATE INDEX deliveries_answers ON deliveries (created_at) WHERE kind <> 'digest';
-- Serves a message in doubt, which asks for the last one that arrived before it in its channel.
CREATE INDEX deliveries_last ON deliveries (channel_id, message_id) WHERE state = 'sent' AND corrects IS NULL;
CREATE INDEX deliveries_thread ON deliveries (story_thread_id) WHERE story_thread_id IS NOT NULL;

CREATE TABLE story_threads (              -- the thread or forum post that holds the cards of a story
    id INTEGER PRIMARY KEY,
    guild_id INTEGER NOT NULL,
    parent_id INTEGER NOT NULL,           -- the channel or forum that it is in
    thread_id INTEGER UNIQUE,             -- NULL while a card is under way that opens it
    opened_at INTEGER NOT NULL
) STRICT;
CREATE INDEX story_threads_guild ON story_threads (guild_id);

CREATE TABLE threaded_articles (          -- articles with a card in a thread or post; so it follows its story
    parent_id INTEGER NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    story_thread_id INTEGER NOT NULL REFERENCES story_threads (id) ON DELETE CASCADE,
    PRIMARY KEY (parent_id, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX threaded_articles_article ON threaded_articles (article_id);
CREATE INDEX threaded_articles_thread ON threaded_articles (story_thread_id);

CREATE TABLE payloads (                   -- what a delivery says, frozen; kept until it ended, and of a digest for a term.
    delivery_id INTEGER PRIMARY KEY REFERENCES deliveries (id) ON DELETE CASCADE,  -- A table of its own, since a row
    payload TEXT NOT NULL                 -- that shrinks leaves its page half empty. JSON
) STRICT;

CREATE TABLE shown (                      -- which articles of a story a channel has seen, for "Update:"; the week's
    channel_id INTEGER NOT NULL,          -- digest is not silenced by what the days' have told
    rhythm TEXT NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    delivery_id INTEGER NOT NULL REFERENCES deliveries (id) ON DELETE CASCADE,
    PRIMARY KEY (channel_id, rhythm, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX shown_article ON shown (article_id);
CREATE INDEX shown_delivery ON shown (delivery_id);

CREATE TABLE looks (                      -- how far a person has read a topic of a shelf with /latest; erased on request
    user_id INTEGER NOT NULL,
    shelf_id INTEGER NOT NULL REFERENCES shelves (id) ON DELETE CASCADE,
    topic TEXT NOT NULL,                  -- bot/services/themes: Theme.key
    unread_since INTEGER NOT NULL,        -- what came before this was shown, whole
    last_at INTEGER NOT NULL,             -- when something was shown last
    PRIMARY KEY (user_id, shelf_id, topic)
) STRICT, WITHOUT ROWID;
CREATE INDEX looks_shelf ON looks (shelf_id);
CREATE INDEX looks_last ON looks (last_at);

CREATE TABLE looked_at (                  -- which articles that person was shown; likewise
    user_id INTEGER NOT NULL,
    shelf_id INTEGER NOT NULL,
    topic TEXT NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    PRIMARY KEY (user_id, shelf_id, topic, article_id),
    FOREIGN KEY (user_id, shelf_id, topic) REFERENCES looks ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX looked_at_article ON looked_at (article_id);
CREATE INDEX looked_at_at ON looked_at (at);

CREATE TABLE pages (                      -- what a card with buttons needs to answer after a restart
    token TEXT PRIMARY KEY,
    shelf_id INTEGER NOT NULL REFERENCES shelves (id),
    request TEXT NOT NULL,                -- JSON: the question
    created_at INTEGER NOT NULL,
    UNIQUE (shelf_id, request)
) STRICT, WITHOUT ROWID;
CREATE INDEX pages_created ON pages (created_at);

CREATE TABLE searches (                   -- saved searches
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again: feeds, watches and buttons refer to it
    shelf_id INTEGER NOT NULL REFERENCES shelves (id),
    user_id INTEGER CHECK (user_id > 0),  -- the member whose own it is, NULL for the server's; erased on request
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 50),
    folded TEXT NOT NULL,                 -- the name without case
    typed TEXT NOT NULL CHECK (length(typed) BETWEEN 1 AND 500),
    saved_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX searches_name ON searches (shelf_id, coalesce(user_id, 0), folded);
CREATE INDEX searches_user ON searches (user_id) WHERE user_id IS NOT NULL;

CREATE TRIGGER deleted_searches_pause_feeds AFTER DELETE ON searches
BEGIN
    UPDATE feed_follows SET paused = 1 WHERE search_id = OLD.id;
END;

CREATE TRIGGER changed_searches_change_digests AFTER UPDATE OF name, typed ON searches
BEGIN
    UPDATE subscriptions SET topic = NEW.name, query = NEW.typed WHERE search_id = NEW.id;
END;

CREATE TRIGGER deleted_searches_leave_digests AFTER DELETE ON searches
BEGIN
    UPDATE subscriptions SET search_id = NULL WHERE search_id = OLD.id;
END;

CREATE TABLE erasures (                   -- erasures of members' data that are not complete
    id INTEGER PRIMARY KEY,
    user_id INTEGER UNIQUE,               -- whose rows are being deleted; NULL once they are
    left_words INTEGER NOT NULL DEFAULT 0 CHECK (left_words IN (0, 1)),  -- whether articles went, whose words the
                                          -- full-text indexes hold until they are merged
    is_wiped INTEGER NOT NULL DEFAULT 0 CHECK (is_wiped IN (0, 1))  -- only the gaps of pages are left, for the next
                                          -- start: this SQLite gives no access to pages
) STRICT;

-- ---------------------------------------------------------------- watches

CREATE TABLE news_watches (               -- standing questions; the table `watches` is of pages that are fetched again
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again: keys of deliveries hold it
    shelf_id INTEGER NOT NULL REFERENCES shelves (id),
    user_id INTEGER,                      -- who added it; erased on request, with the watch where that is personal
    guild_id INTEGER,                     -- NULL: on the shelf of the member's direct messages
    added_in INTEGER NOT NULL,            -- the channel where it was added
    channel_id INTEGER NOT NULL,          -- that takes the alerts: of a personal watch the direct messages
    personal INTEGER NOT NULL CHECK (personal IN (0, 1)),
    role_id INTEGER,                      -- that alerts mention
    kind TEXT NOT NULL CHECK (kind IN ('entity', 'phrase', 'subject', 'search')),
    value TEXT NOT NULL,                  -- an entity's key, a phrase, a subject, a query
    name TEXT NOT NULL,                   -- what it is called on cards
    rhythm TEXT NOT NULL CHECK (rhythm IN ('once', 'hour', 'day')),
    quiet_from TEXT,                      -- local time, HH:MM
    quiet_until TEXT,
    zone TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    paused TEXT,                          -- bot/model/watches: WatchPause; NULL while it is on
    told INTEGER NOT NULL DEFAULT 1 CHECK (told IN (0, 1)),  -- whether its member knows of the pause
    look_at INTEGER,                      -- when its open matches are looked at next; NULL where it has none
    language TEXT CHECK (language IN ('en', 'ko', 'ja', 'zh-CN', 'zh-TW')),  -- of a personal watch: that of its member's client
    CHECK ((quiet_from IS NULL) = (quiet_until IS NULL))
) STRICT;
CREATE UNIQUE INDEX news_watches_once ON news_watches (shelf_id, channel_id, kind, value);
CREATE INDEX news_watches_user ON news_watches (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX news_watches_channel ON news_watches (channel_id);
CREATE INDEX news_watches_look ON news_watches (look_at) WHERE look_at IS NOT NULL;
CREATE INDEX news_watches_untold ON news_watches (user_id) WHERE NOT told;

CREATE TABLE watch_changes (              -- how often watches changed, one row: what is built of them is renewed then
    id INTEGER PRIMARY KEY CHECK (id = 1),
    number INTEGER NOT NULL
) STRICT;
CREATE TRIGGER watch_added AFTER INSERT ON news_watches
BEGIN
    INSERT INTO watch_changes (id, number) VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET number = number + 1;
END;
CREATE TRIGGER watch_removed AFTER DELETE ON news_watches
BEGIN
    INSERT INTO watch_changes (id, number) VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET number = number + 1;
END;
CREATE TRIGGER watch_paused AFTER UPDATE OF paused ON news_watches
BEGIN
    INSERT INTO watch_changes (id, number) VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET number = number + 1;
END;

CREATE TABLE watch_queue (                -- articles that are new on a shelf with watches, and not matched yet
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    shelf_id INTEGER NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    last_watch INTEGER NOT NULL,          -- watches with larger ids were added later and do not ask for it
    at INTEGER NOT NULL                   -- when the shelf got it
) STRICT;
CREATE INDEX watch_queue_article ON watch_queue (article_id);

CREATE TABLE watch_matches (              -- articles that met a watch; open ones (without outcome) are owed an alert
    watch_id INTEGER NOT NULL REFERENCES news_watches (id) ON DELETE CASCADE,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,                  -- when the shelf got the article
    outcome TEXT CHECK (outcome IN ('first', 'update', 'copy', 'paused', 'lost')),
    told_at INTEGER,
    delivery_id INTEGER REFERENCES deliveries (id) ON DELETE SET NULL,  -- the message that tells it
    PRIMARY KEY (watch_id, article_id),
    CHECK ((told_at IS NOT NULL) = (outcome IS NOT NULL AND outcome IN ('first', 'update')))
) STRICT, WITHOUT ROWID;
CREATE INDEX watch_matches_article ON watch_matches (article_id);
CREATE INDEX watch_matches_at ON watch_matches (watch_id, at);
CREATE INDEX watch_matches_told ON watch_matches (watch_id, told_at) WHERE told_at IS NOT NULL;
CREATE INDEX watch_matches_open ON watch_matches (watch_id) WHERE outcome IS NULL;
CREATE INDEX watch_matches_delivery ON watch_matches (delivery_id) WHERE delivery_id IS NOT NULL;

-- ---------------------------------------------------------------- what the desk is linked with, and how it runs

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

-- ---------------------------------------------------------------- which answers are still true

-- Answers are kept in memory until their shelf changes: under the shelf's number here, and that of row 0, which counts what
-- concerns every shelf. Triggers note in `touched` what a transaction changes of the tables that answers read, and
-- Database.write counts it before the commit (bot/storage/shelf_versions). Rows outlive their shelves, whose ids
-- may be given out again.
CREATE TABLE shelf_versions (
    shelf_id INTEGER PRIMARY KEY,
    number INTEGER NOT NULL
) STRICT;

CREATE TABLE touched (                    -- an article, so that every shelf that holds it is meant, or a shelf; 0 and 0: all.
    article_id INTEGER NOT NULL,          -- Empty between the desk's transactions
    shelf_id INTEGER NOT NULL,
    PRIMARY KEY (article_id, shelf_id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER unindexed_articles_deleted AFTER DELETE ON unindexed_articles
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (OLD.article_id, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER articles_updated AFTER UPDATE ON articles
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (NEW.id, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER versions_inserted AFTER INSERT ON versions
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (NEW.article_id, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER versions_updated AFTER UPDATE ON versions
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (NEW.article_id, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER versions_deleted AFTER DELETE ON versions
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (OLD.article_id, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER changes_inserted AFTER INSERT ON changes
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (NEW.article_id, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER changes_updated AFTER UPDATE ON changes
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (NEW.article_id, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER changes_deleted AFTER DELETE ON changes
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (OLD.article_id, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER mentions_inserted AFTER INSERT ON mentions
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (NEW.article_id, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER mentions_updated AFTER UPDATE ON mentions
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (NEW.article_id, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER mentions_deleted AFTER DELETE ON mentions
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (OLD.article_id, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER quotes_inserted AFTER INSERT ON quotes
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (NEW.article_id, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER quotes_updated AFTER UPDATE ON quotes
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (NEW.article_id, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER quotes_deleted AFTER DELETE ON quotes
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (OLD.article_id, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER story_articles_inserted AFTER INSERT ON story_articles
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (NEW.article_id, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER story_articles_updated AFTER UPDATE ON story_articles
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (NEW.article_id, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER story_articles_deleted AFTER DELETE ON story_articles
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (OLD.article_id, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER story_vectors_inserted AFTER INSERT ON story_vectors
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (NEW.article_id, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER story_vectors_updated AFTER UPDATE ON story_vectors
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (NEW.article_id, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER story_vectors_deleted AFTER DELETE ON story_vectors
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (OLD.article_id, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER shelf_articles_inserted AFTER INSERT ON shelf_articles
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (0, NEW.shelf_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER shelf_articles_updated AFTER UPDATE ON shelf_articles
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (0, NEW.shelf_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER shelf_articles_deleted AFTER DELETE ON shelf_articles
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (0, OLD.shelf_id) ON CONFLICT DO NOTHING;
END;
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
CREATE TRIGGER shelves_updated AFTER UPDATE ON shelves
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (0, NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER entities_updated AFTER UPDATE ON entities
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (0, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER entity_forms_inserted AFTER INSERT ON entity_forms
WHEN EXISTS (SELECT 1 FROM mentions WHERE entity_id = NEW.entity_id)
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (0, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER entity_forms_updated AFTER UPDATE ON entity_forms
WHEN EXISTS (SELECT 1 FROM mentions WHERE entity_id = NEW.entity_id)
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (0, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER entity_forms_deleted AFTER DELETE ON entity_forms
WHEN EXISTS (SELECT 1 FROM mentions WHERE entity_id = OLD.entity_id)
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (0, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER desks_inserted AFTER INSERT ON desks
BEGIN
    INSERT INTO touched (article_id, shelf_id) SELECT 0, id FROM shelves WHERE key = 'guild:' || NEW.guild_id
        ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER desks_updated AFTER UPDATE ON desks
BEGIN
    INSERT INTO touched (article_id, shelf_id) SELECT 0, id FROM shelves WHERE key = 'guild:' || NEW.guild_id
        ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER desks_deleted AFTER DELETE ON desks
BEGIN
    INSERT INTO touched (article_id, shelf_id) SELECT 0, id FROM shelves WHERE key = 'guild:' || OLD.guild_id
        ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER server_locales_inserted AFTER INSERT ON server_locales
BEGIN
    INSERT INTO touched (article_id, shelf_id) SELECT 0, id FROM shelves WHERE key = 'guild:' || NEW.guild_id
        ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER server_locales_updated AFTER UPDATE ON server_locales
BEGIN
    INSERT INTO touched (article_id, shelf_id) SELECT 0, id FROM shelves WHERE key = 'guild:' || NEW.guild_id
        ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER server_locales_deleted AFTER DELETE ON server_locales
BEGIN
    INSERT INTO touched (article_id, shelf_id) SELECT 0, id FROM shelves WHERE key = 'guild:' || OLD.guild_id
        ON CONFLICT DO NOTHING;
END;
