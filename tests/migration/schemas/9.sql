-- What version 9 changed.

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
