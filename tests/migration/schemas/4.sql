-- What version 4 changed.

DROP TABLE versions;
DROP VIEW shelved_texts;
DROP VIEW quote_lines;
DROP TABLE deliveries;
DROP TABLE erasures;

CREATE TABLE versions (                   -- the text at each fetch that changed it
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    fetched_at INTEGER NOT NULL,
    hangul INTEGER NOT NULL CHECK (hangul IN (0, 1)),  -- whether the title or the text has any
    content BLOB NOT NULL                 -- title, text, sentences and key sentences, compressed
                                          -- (bot/storage/engine/encoding); text_of(content) is the text
) STRICT;
CREATE INDEX versions_article ON versions (article_id, fetched_at);
CREATE VIEW shelved_texts AS
    SELECT
        a.id AS article_id,
        a.moment AS moment,
        a.title AS title,
        text_of(v.content) AS text,
        (SELECT group_concat('s' || s.shelf_id, ' ') FROM shelf_articles AS s WHERE s.article_id = a.id) AS shelves,
        v.hangul AS hangul
    FROM articles AS a JOIN versions AS v ON v.id = a.version_id
    WHERE EXISTS (SELECT 1 FROM shelf_articles AS s WHERE s.article_id = a.id);
CREATE VIEW quote_lines AS
    SELECT
        a.id AS article_id, a.moment, a.title, a.url, a.outlet_name, a.outlet_domain, a.outlet_country, a.outlet_kind,
        a.origin, a.published, a.at, a.version_id, q.start, q."end", q.id AS quote_id, q.kind, q.cue, q.speaker,
        q.entity_id
    FROM quotes AS q JOIN articles AS a ON a.id = q.article_id;
CREATE TABLE deliveries (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,             -- digest:<channel>:<rhythm>:<local date>:<part>, card:<job>:<request>,
                                          -- correction:<card's id>:<change>, alert:<channel>:<change> or
                                          -- notice:<about>
    kind TEXT NOT NULL CHECK (kind IN ('digest', 'card', 'refusal', 'correction', 'alert', 'notice')),
    subscription_id INTEGER REFERENCES subscriptions (id) ON DELETE SET NULL,
    guild_id INTEGER,
    channel_id INTEGER NOT NULL,
    reply_to INTEGER,
    user_id INTEGER,                      -- whose post is answered; erased on request
    version_id INTEGER REFERENCES versions (id) ON DELETE SET NULL,     -- which text a card or correction shows
    corrects INTEGER REFERENCES deliveries (id) ON DELETE CASCADE,      -- the card whose message is edited
    state TEXT NOT NULL CHECK (state IN ('pending', 'sending', 'sent', 'held', 'dead')),
    attempts INTEGER NOT NULL DEFAULT 0,
    due_at INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    sending_since INTEGER,
    message_id INTEGER,
    detail TEXT NOT NULL DEFAULT '',
    CHECK (state <> 'sending' OR sending_since IS NOT NULL),
    CHECK (state <> 'sent' OR message_id IS NOT NULL),
    CHECK ((kind = 'correction') = (corrects IS NOT NULL))
) STRICT;
CREATE INDEX deliveries_open ON deliveries (due_at) WHERE state IN ('pending', 'sending');
CREATE INDEX deliveries_guild ON deliveries (guild_id, kind, created_at) WHERE guild_id IS NOT NULL;
CREATE INDEX deliveries_held ON deliveries (guild_id) WHERE state = 'held';
CREATE INDEX deliveries_user ON deliveries (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX deliveries_version ON deliveries (version_id) WHERE version_id IS NOT NULL;
CREATE INDEX deliveries_corrects ON deliveries (corrects) WHERE corrects IS NOT NULL;
CREATE INDEX deliveries_subscription ON deliveries (subscription_id) WHERE subscription_id IS NOT NULL;
CREATE INDEX deliveries_answers ON deliveries (created_at) WHERE kind <> 'digest';
CREATE TABLE payloads (                   -- what a delivery says, frozen; kept until it ended, and of a digest for a term.
    delivery_id INTEGER PRIMARY KEY REFERENCES deliveries (id) ON DELETE CASCADE,  -- A table of its own, since a row
    payload TEXT NOT NULL                 -- that shrinks leaves its page half empty. JSON
) STRICT;
CREATE TABLE erasures (                   -- erasures of members' data that are not complete
    id INTEGER PRIMARY KEY,
    user_id INTEGER UNIQUE,               -- whose rows are being deleted; NULL once they are
    left_words INTEGER NOT NULL DEFAULT 0 CHECK (left_words IN (0, 1)),  -- whether articles went, whose words the
                                          -- full-text indexes hold until they are merged
    is_wiped INTEGER NOT NULL DEFAULT 0 CHECK (is_wiped IN (0, 1))  -- only the gaps of pages are left, for the next
                                          -- start: this SQLite gives no access to pages
) STRICT;
