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
