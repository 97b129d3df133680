-- What version 8 changed.

DROP TABLE deliveries;

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
CREATE TABLE news_watches (               -- standing questions; the table `watches` is of pages that are fetched again
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again: keys of deliveries hold it
    shelf_id INTEGER NOT NULL REFERENCES shelves (id),
    user_id INTEGER,                      -- who added it; erased on request, with the watch where that is personal
    guild_id INTEGER,                     -- NULL: on the shelf of the member's direct messages
    added_in INTEGER NOT NULL,            -- the channel where it was added
    channel_id INTEGER NOT NULL,          -- that takes the alerts: of a personal watch the direct messages
    personal INTEGER NOT NULL CHECK (personal IN (0, 1)),
    role_id INTEGER,                      -- that alerts mention
    kind TEXT NOT NULL CHECK (kind IN ('entity', 'phrase', 'subject', 'search')),
    value TEXT NOT NULL,                  -- an entity's key, a phrase, a subject, a query
    name TEXT NOT NULL,                   -- what it is called on cards
    rhythm TEXT NOT NULL CHECK (rhythm IN ('once', 'hour', 'day')),
    quiet_from TEXT,                      -- local time, HH:MM
    quiet_until TEXT,
    zone TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    paused TEXT,                          -- bot/model/watches: WatchPause; NULL while it is on
    told INTEGER NOT NULL DEFAULT 1 CHECK (told IN (0, 1)),  -- whether its member knows of the pause
    look_at INTEGER,                      -- when its open matches are looked at next; NULL where it has none
    CHECK ((quiet_from IS NULL) = (quiet_until IS NULL))
) STRICT;
CREATE UNIQUE INDEX news_watches_once ON news_watches (shelf_id, channel_id, kind, value);
CREATE INDEX news_watches_user ON news_watches (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX news_watches_channel ON news_watches (channel_id);
CREATE INDEX news_watches_look ON news_watches (look_at) WHERE look_at IS NOT NULL;
CREATE INDEX news_watches_untold ON news_watches (user_id) WHERE NOT told;
CREATE TABLE watch_changes (              -- how often watches changed, one row: what is built of them is renewed then
    id INTEGER PRIMARY KEY CHECK (id = 1),
    number INTEGER NOT NULL
) STRICT;
CREATE TRIGGER watch_added AFTER INSERT ON news_watches
BEGIN
    INSERT INTO watch_changes (id, number) VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET number = number + 1;
END;
CREATE TRIGGER watch_removed AFTER DELETE ON news_watches
BEGIN
    INSERT INTO watch_changes (id, number) VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET number = number + 1;
END;
CREATE TRIGGER watch_paused AFTER UPDATE OF paused ON news_watches
BEGIN
    INSERT INTO watch_changes (id, number) VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET number = number + 1;
END;
CREATE TABLE watch_queue (                -- articles that are new on a shelf with watches, and not matched yet
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    shelf_id INTEGER NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    last_watch INTEGER NOT NULL,          -- watches with larger ids were added later and do not ask for it
    at INTEGER NOT NULL                   -- when the shelf got it
) STRICT;
CREATE INDEX watch_queue_article ON watch_queue (article_id);
CREATE TABLE watch_matches (              -- articles that met a watch; open ones (without outcome) are owed an alert
    watch_id INTEGER NOT NULL REFERENCES news_watches (id) ON DELETE CASCADE,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,                  -- when the shelf got the article
    outcome TEXT CHECK (outcome IN ('first', 'update', 'copy', 'paused', 'lost')),
    told_at INTEGER,
    delivery_id INTEGER REFERENCES deliveries (id) ON DELETE SET NULL,  -- the message that tells it
    PRIMARY KEY (watch_id, article_id),
    CHECK ((told_at IS NOT NULL) = (outcome IS NOT NULL AND outcome IN ('first', 'update')))
) STRICT, WITHOUT ROWID;
CREATE INDEX watch_matches_article ON watch_matches (article_id);
CREATE INDEX watch_matches_at ON watch_matches (watch_id, at);
CREATE INDEX watch_matches_told ON watch_matches (watch_id, told_at) WHERE told_at IS NOT NULL;
CREATE INDEX watch_matches_open ON watch_matches (watch_id) WHERE outcome IS NULL;
CREATE INDEX watch_matches_delivery ON watch_matches (delivery_id) WHERE delivery_id IS NOT NULL;
