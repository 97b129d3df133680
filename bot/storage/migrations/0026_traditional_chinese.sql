-- Traditional Chinese is a language of the desk. What a column may hold cannot be changed, so its table is made anew.
-- Meanwhile the views are not read again: they call functions that this connection need not have.
PRAGMA legacy_alter_table = ON;

CREATE TABLE new_desks (
    guild_id INTEGER PRIMARY KEY,
    channels TEXT NOT NULL DEFAULT '[]',
    everywhere INTEGER NOT NULL DEFAULT 0 CHECK (everywhere IN (0, 1)),
    zone TEXT NOT NULL DEFAULT 'Asia/Seoul',
    ingest_roles TEXT NOT NULL DEFAULT '[]',
    alerts INTEGER NOT NULL DEFAULT 1 CHECK (alerts IN (0, 1)),
    language TEXT CHECK (language IN ('en', 'ko', 'ja', 'zh-CN', 'zh-TW')),
    cards TEXT NOT NULL DEFAULT 'replies' CHECK (cards IN ('replies', 'threads', 'forum')),
    forum_id INTEGER
) STRICT;
INSERT INTO new_desks (
        guild_id, channels, everywhere, zone, ingest_roles, alerts, language, cards, forum_id
    ) SELECT
        guild_id, channels, everywhere, zone, ingest_roles, alerts, language, cards, forum_id
    FROM desks;
DROP TABLE desks;
ALTER TABLE new_desks RENAME TO desks;
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

CREATE TABLE new_server_locales (
    guild_id INTEGER PRIMARY KEY,
    language TEXT NOT NULL CHECK (language IN ('en', 'ko', 'ja', 'zh-CN', 'zh-TW'))
) STRICT;
INSERT INTO new_server_locales (guild_id, language) SELECT guild_id, language FROM server_locales;
DROP TABLE server_locales;
ALTER TABLE new_server_locales RENAME TO server_locales;
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

CREATE TABLE new_news_watches (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    shelf_id INTEGER NOT NULL REFERENCES shelves (id),
    user_id INTEGER,
    guild_id INTEGER,
    added_in INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    personal INTEGER NOT NULL CHECK (personal IN (0, 1)),
    role_id INTEGER,
    kind TEXT NOT NULL CHECK (kind IN ('entity', 'phrase', 'subject', 'search')),
    value TEXT NOT NULL,
    name TEXT NOT NULL,
    rhythm TEXT NOT NULL CHECK (rhythm IN ('once', 'hour', 'day')),
    quiet_from TEXT,
    quiet_until TEXT,
    zone TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    paused TEXT,
    told INTEGER NOT NULL DEFAULT 1 CHECK (told IN (0, 1)),
    look_at INTEGER,
    language TEXT CHECK (language IN ('en', 'ko', 'ja', 'zh-CN', 'zh-TW')),
    CHECK ((quiet_from IS NULL) = (quiet_until IS NULL))
) STRICT;
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_news_watches', seq FROM sqlite_sequence WHERE name = 'news_watches';
INSERT INTO new_news_watches (
        id, shelf_id, user_id, guild_id, added_in, channel_id, personal, role_id, kind, value, name, rhythm,
        quiet_from, quiet_until, zone, created_at, paused, told, look_at, language
    ) SELECT
        id, shelf_id, user_id, guild_id, added_in, channel_id, personal, role_id, kind, value, name, rhythm,
        quiet_from, quiet_until, zone, created_at, paused, told, look_at, language
    FROM news_watches;
DROP TABLE news_watches;
ALTER TABLE new_news_watches RENAME TO news_watches;
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

PRAGMA legacy_alter_table = OFF;
