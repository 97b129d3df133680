-- What version 19 changed.

CREATE TABLE moves (                      -- servers that were moved between processes of the desk
    guild_id INTEGER PRIMARY KEY,
    move TEXT NOT NULL UNIQUE,            -- the name of the move, the same in both databases and in the file between
    state TEXT NOT NULL CHECK (state IN ('away', 'file', 'here')),  -- away: to another process, and not served here;
                                          -- file: this is the file; here: from another one
    at INTEGER NOT NULL
) STRICT;
