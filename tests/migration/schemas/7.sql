-- What version 7 changed.

DROP TABLE feed_follows;
DROP TABLE feed_entries;

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
    UNIQUE (feed_id, guild_id)
) STRICT;
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
    news INTEGER NOT NULL DEFAULT 0 CHECK (news IN (0, 1))  -- it may be announced
) STRICT;
CREATE INDEX feed_entries_guid ON feed_entries (feed_id, guid) WHERE guid IS NOT NULL;
CREATE INDEX feed_entries_link ON feed_entries (feed_id, link) WHERE link IS NOT NULL;
CREATE INDEX feed_entries_headline ON feed_entries (feed_id, headline) WHERE headline IS NOT NULL;
CREATE INDEX feed_entries_words ON feed_entries (feed_id, words) WHERE words IS NOT NULL;
CREATE INDEX feed_entries_last ON feed_entries (feed_id, last_seen);
