-- What version 16 changed.

DROP TABLE desks;
DROP TABLE deliveries;

CREATE TABLE desks (                      -- a server's settings
    guild_id INTEGER PRIMARY KEY,
    channels TEXT NOT NULL DEFAULT '[]',  -- JSON list of channel ids
    everywhere INTEGER NOT NULL DEFAULT 0 CHECK (everywhere IN (0, 1)),
    zone TEXT NOT NULL DEFAULT 'Asia/Seoul',
    ingest_roles TEXT NOT NULL DEFAULT '[]',
    alerts INTEGER NOT NULL DEFAULT 1 CHECK (alerts IN (0, 1)),  -- whether a page changed by state media is told
    language TEXT CHECK (language IN ('en', 'ko', 'ja', 'zh-CN')),  -- of public answers and digests; NULL: the server's preferred locale
    cards TEXT NOT NULL DEFAULT 'replies' CHECK (cards IN ('replies', 'threads', 'forum')),  -- where cards of articles are sent
    forum_id INTEGER                      -- the forum of 'forum'
) STRICT;
CREATE TABLE deliveries (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,             -- digest:<channel>:<rhythm>:<local date>:<part>, card:<job>:<request>,
                                          -- correction:<card's id>:<change>, alert:<channel>:<change>,
                                          -- watch:<watch>:<page or moment>:<date> or notice:<about>
    kind TEXT NOT NULL CHECK (kind IN ('digest', 'card', 'refusal', 'correction', 'alert', 'watch', 'notice')),
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
    place TEXT CHECK (place IN ('channel', 'thread', 'post', 'within')),  -- of a card: bot/model/deliveries; NULL
                                          -- until it is first sent, and of everything else
    story_thread_id INTEGER REFERENCES story_threads (id) ON DELETE SET NULL,  -- that the card opens or is in
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
CREATE INDEX deliveries_thread ON deliveries (story_thread_id) WHERE story_thread_id IS NOT NULL;
CREATE TABLE story_threads (              -- the thread or forum post that holds the cards of a story
    id INTEGER PRIMARY KEY,
    guild_id INTEGER NOT NULL,
    parent_id INTEGER NOT NULL,           -- the channel or forum that it is in
    thread_id INTEGER UNIQUE,             -- NULL while a card is under way that opens it
    opened_at INTEGER NOT NULL
) STRICT;
CREATE INDEX story_threads_guild ON story_threads (guild_id);
CREATE TABLE threaded_articles (          -- articles with a card in a thread or post; so it follows its story
    parent_id INTEGER NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    story_thread_id INTEGER NOT NULL REFERENCES story_threads (id) ON DELETE CASCADE,
    PRIMARY KEY (parent_id, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX threaded_articles_article ON threaded_articles (article_id);
CREATE INDEX threaded_articles_thread ON threaded_articles (story_thread_id);
