-- Up to which message the links of each channel were read.
CREATE TABLE channel_cursors (
    channel_id INTEGER PRIMARY KEY,
    guild_id INTEGER NOT NULL,
    read_to INTEGER NOT NULL
) STRICT;
CREATE INDEX channel_cursors_guild ON channel_cursors (guild_id);
