-- An address that a page claims counts only once the claimed page was compared with it.
CREATE TABLE claimed_pages (
    job_id INTEGER PRIMARY KEY REFERENCES jobs (id) ON DELETE CASCADE,
    url TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'fetched', 'settled')),
    text BLOB NOT NULL,
    page_url TEXT,
    content_type TEXT,
    charset TEXT,
    content BLOB,
    etag TEXT,
    last_modified TEXT,
    CHECK ((state = 'fetched') = (content IS NOT NULL))
) STRICT;

-- Claims that were accepted before without a comparison: articles.url is the claimed address where its key is not that
-- of the address that was read. They keep the address that was read; the claimed one is fetched when it is posted again.
DELETE FROM article_keys WHERE (url_key, article_id) IN (
    SELECT url_key(a.url), a.id FROM articles AS a JOIN watches AS w ON w.article_id = a.id
    WHERE url_key(a.url) IS NOT url_key(w.url)
);
UPDATE articles SET url = (SELECT w.url FROM watches AS w WHERE w.article_id = articles.id)
WHERE id IN (
    SELECT a.id FROM articles AS a JOIN watches AS w ON w.article_id = a.id
    WHERE url_key(a.url) IS NOT url_key(w.url)
);

-- The queue takes turns by shelf and member, and knows the host of each request. Hosts of links that wait already are
-- learned at their first request.
DROP INDEX jobs_turn;
DROP INDEX jobs_shelf;
ALTER TABLE jobs DROP COLUMN turn;
ALTER TABLE jobs ADD COLUMN ready INTEGER NOT NULL DEFAULT 0
    CHECK (ready = 0 OR (lease_by IS NULL AND state IN ('queued', 'fetched')));
ALTER TABLE jobs ADD COLUMN member_id INTEGER NOT NULL DEFAULT 0;
ALTER TABLE jobs ADD COLUMN host TEXT NOT NULL DEFAULT '';
ALTER TABLE jobs ADD COLUMN next_url TEXT;
ALTER TABLE jobs ADD COLUMN redirects INTEGER NOT NULL DEFAULT 0;
UPDATE jobs SET lease_by = NULL, lease_until = 0;
UPDATE jobs SET ready = 1 WHERE state IN ('queued', 'fetched') AND reason IS NULL;
UPDATE jobs SET member_id = coalesce((SELECT user_id FROM requests WHERE job_id = jobs.id ORDER BY id LIMIT 1), 0)
 WHERE state IN ('queued', 'fetched');
CREATE INDEX jobs_ready ON jobs (state, coalesce(shelf_id, 0), member_id, id, host) WHERE ready = 1;
CREATE INDEX jobs_leased ON jobs (lease_by) WHERE lease_by IS NOT NULL;
CREATE INDEX jobs_delayed ON jobs (due_at) WHERE state IN ('queued', 'fetched') AND ready = 0 AND lease_by IS NULL;
CREATE INDEX jobs_open ON jobs (shelf_id, member_id, reason) WHERE state IN ('queued', 'fetched');
CREATE INDEX jobs_member ON jobs (member_id) WHERE member_id > 0;

-- Every foreign key and every deletion that grows gets its index; derived tables lose their foreign keys.
CREATE INDEX jobs_ended ON jobs (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX jobs_shelf_all ON jobs (shelf_id) WHERE shelf_id IS NOT NULL;
CREATE INDEX articles_version ON articles (version_id);
CREATE INDEX subscriptions_guild ON subscriptions (guild_id, channel_id);
CREATE INDEX stories_merged ON stories (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX deliveries_subscription ON deliveries (subscription_id) WHERE subscription_id IS NOT NULL;
CREATE INDEX deliveries_answers ON deliveries (created_at) WHERE kind <> 'digest';
CREATE INDEX shown_delivery ON shown (delivery_id);
CREATE INDEX looks_last ON looks (last_at);
CREATE INDEX looked_at_at ON looked_at (at);
CREATE INDEX pages_created ON pages (created_at);

CREATE TABLE new_shelf_entities (
    shelf_id INTEGER NOT NULL,
    entity_id INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    PRIMARY KEY (shelf_id, entity_id)
) STRICT, WITHOUT ROWID;
INSERT INTO new_shelf_entities SELECT shelf_id, entity_id, articles, first_at, last_at FROM shelf_entities;
DROP TABLE shelf_entities;
ALTER TABLE new_shelf_entities RENAME TO shelf_entities;
CREATE INDEX shelf_entities_most ON shelf_entities (shelf_id, articles DESC);

CREATE TABLE new_shelf_names (
    shelf_id INTEGER NOT NULL,
    form TEXT NOT NULL,
    entity_id INTEGER NOT NULL,
    PRIMARY KEY (shelf_id, form, entity_id)
) STRICT, WITHOUT ROWID;
INSERT INTO new_shelf_names SELECT shelf_id, form, entity_id FROM shelf_names;
DROP TABLE shelf_names;
ALTER TABLE new_shelf_names RENAME TO shelf_names;

-- Words of deleted and of private texts were counted too.
CREATE TABLE new_term_counts (term INTEGER PRIMARY KEY, documents INTEGER NOT NULL) STRICT;
INSERT INTO new_term_counts (term, documents)
    SELECT term_key(term), sum(documents) FROM term_counts GROUP BY term_key(term);
DROP TABLE term_counts;
ALTER TABLE new_term_counts RENAME TO term_counts;

-- Entities whose articles have other versions now.
DELETE FROM entities WHERE NOT EXISTS (SELECT 1 FROM mentions WHERE entity_id = entities.id)
    AND NOT EXISTS (SELECT 1 FROM quotes WHERE entity_id = entities.id);

CREATE TABLE erasures (
    id INTEGER PRIMARY KEY,
    user_id INTEGER UNIQUE,
    left_words INTEGER NOT NULL DEFAULT 0 CHECK (left_words IN (0, 1))
) STRICT;
-- What was deleted before may have left words in the full-text indexes.
INSERT INTO erasures (user_id, left_words) VALUES (NULL, 1);
