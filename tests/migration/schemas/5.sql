-- What version 5 changed.

DROP TABLE requests;

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
CREATE UNIQUE INDEX requests_once ON requests (job_id, message_id) WHERE message_id IS NOT NULL;
CREATE INDEX requests_user ON requests (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX requests_shelf ON requests (shelf_id, message_id);
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
    UNIQUE (feed_id, guild_id)
) STRICT;
CREATE INDEX feed_follows_guild ON feed_follows (guild_id, id);
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
    last_seen INTEGER NOT NULL            -- to the day: when the feed listed it last
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
