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
