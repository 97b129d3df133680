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
