-- Threads and forum posts of stories, the server's choice of them, and where each card is.
ALTER TABLE desks ADD COLUMN cards TEXT NOT NULL DEFAULT 'replies' CHECK (cards IN ('replies', 'threads', 'forum'));
ALTER TABLE desks ADD COLUMN forum_id INTEGER;

CREATE TABLE story_threads (
    id INTEGER PRIMARY KEY,
    guild_id INTEGER NOT NULL,
    parent_id INTEGER NOT NULL,
    thread_id INTEGER UNIQUE,
    opened_at INTEGER NOT NULL
) STRICT;
CREATE INDEX story_threads_guild ON story_threads (guild_id);

CREATE TABLE threaded_articles (
    parent_id INTEGER NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    story_thread_id INTEGER NOT NULL REFERENCES story_threads (id) ON DELETE CASCADE,
    PRIMARY KEY (parent_id, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX threaded_articles_article ON threaded_articles (article_id);
CREATE INDEX threaded_articles_thread ON threaded_articles (story_thread_id);

ALTER TABLE deliveries ADD COLUMN place TEXT CHECK (place IN ('channel', 'thread', 'post', 'within'));
ALTER TABLE deliveries ADD COLUMN story_thread_id INTEGER REFERENCES story_threads (id) ON DELETE SET NULL;
CREATE INDEX deliveries_thread ON deliveries (story_thread_id) WHERE story_thread_id IS NOT NULL;
