-- What version 12 changed.

DROP TABLE desks;

CREATE TABLE desks (                      -- a server's settings
    guild_id INTEGER PRIMARY KEY,
    channels TEXT NOT NULL DEFAULT '[]',  -- JSON list of channel ids
    everywhere INTEGER NOT NULL DEFAULT 0 CHECK (everywhere IN (0, 1)),
    zone TEXT NOT NULL DEFAULT 'Asia/Seoul',
    ingest_roles TEXT NOT NULL DEFAULT '[]',
    alerts INTEGER NOT NULL DEFAULT 1 CHECK (alerts IN (0, 1)),  -- whether a page changed by state media is told
    language TEXT CHECK (language IN ('en', 'ko', 'ja', 'zh-CN'))  -- of public answers and digests; NULL: the server's preferred locale
) STRICT;
