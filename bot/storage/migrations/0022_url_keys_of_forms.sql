-- Print forms and two more hosts for small screens have the key of their page (bot/policy/urls). Keys are renewed as in 0014.
CREATE TABLE old_keys (url_key TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO old_keys SELECT url_key FROM article_keys WHERE url_key NOT LIKE 'text:%';

-- repeat until empty: old_keys
UPDATE OR IGNORE article_keys SET url_key = url_key('https://' || url_key)
    WHERE url_key IN (SELECT url_key FROM old_keys ORDER BY url_key LIMIT 1000)
    AND url_key('https://' || url_key) <> url_key;
DELETE FROM old_keys WHERE url_key IN (SELECT url_key FROM old_keys ORDER BY url_key LIMIT 1000);
-- once:
DROP TABLE old_keys;
UPDATE OR IGNORE jobs SET url_key = url_key(url) WHERE url_key(url) <> url_key;

-- What a follow leaves out is known by the link of the feed's entry.
UPDATE OR IGNORE feed_left_out SET link = renewed.link
    FROM (
        SELECT f.id AS follow_id, e.link AS old, link_key(e.url) AS link
        FROM feed_entries AS e JOIN feed_follows AS f ON f.feed_id = e.feed_id WHERE e.url IS NOT NULL
    ) AS renewed
    WHERE feed_left_out.follow_id = renewed.follow_id AND feed_left_out.link = renewed.old AND renewed.link <> renewed.old;
UPDATE feed_entries SET link = link_key(url) WHERE link_key(url) <> link;
