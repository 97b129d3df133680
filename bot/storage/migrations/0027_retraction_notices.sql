-- The notices that took the place of articles that their newsrooms took back.
CREATE TABLE retraction_notices (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    read_at INTEGER NOT NULL,
    text TEXT NOT NULL
) STRICT;
