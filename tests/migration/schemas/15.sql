-- What version 15 changed.

DROP TABLE subscriptions;

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
CREATE TRIGGER changed_searches_change_digests AFTER UPDATE OF name, typed ON searches
BEGIN
    UPDATE subscriptions SET topic = NEW.name, query = NEW.typed WHERE search_id = NEW.id;
END;
CREATE TRIGGER deleted_searches_leave_digests AFTER DELETE ON searches
BEGIN
    UPDATE subscriptions SET search_id = NULL WHERE search_id = OLD.id;
END;
