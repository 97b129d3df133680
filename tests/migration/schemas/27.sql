-- What version 27 changed.

CREATE TABLE retraction_notices (         -- what took the place of an article that its newsroom took back
    article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    read_at INTEGER NOT NULL,             -- by the desk first; also articles.retracted_at, unless the article itself said so before
    text TEXT NOT NULL
) STRICT;
