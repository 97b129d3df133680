-- What version 26 changed.

DROP TABLE desks;
DROP TABLE server_locales;
DROP TABLE news_watches;

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
