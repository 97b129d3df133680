-- Servers that were moved between processes of a sharded desk.

CREATE TABLE moves (
    guild_id INTEGER PRIMARY KEY,
    move TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('away', 'file', 'here')),
    at INTEGER NOT NULL
) STRICT;
