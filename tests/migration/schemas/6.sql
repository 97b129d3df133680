-- What version 6 changed.

CREATE TABLE searches (                   -- saved searches
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again: feeds, watches and buttons refer to it
    shelf_id INTEGER NOT NULL REFERENCES shelves (id),
    user_id INTEGER CHECK (user_id > 0),  -- the member whose own it is, NULL for the server's; erased on request
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 50),
    folded TEXT NOT NULL,                 -- the name without case
    typed TEXT NOT NULL CHECK (length(typed) BETWEEN 1 AND 500),
    saved_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX searches_name ON searches (shelf_id, coalesce(user_id, 0), folded);
CREATE INDEX searches_user ON searches (user_id) WHERE user_id IS NOT NULL;
