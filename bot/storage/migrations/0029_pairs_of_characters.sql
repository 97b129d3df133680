-- Until the next version words of Chinese and Japanese were found by pairs of characters. That version makes the full-text
-- indexes anew, so nothing is left to do here. A database in the midst of the former step has tables of it.
DROP TABLE IF EXISTS seen_articles;
DROP TABLE IF EXISTS rewritten_articles;

-- After a crash each message in doubt asks for the last one that arrived before it in its channel.
CREATE INDEX deliveries_last ON deliveries (channel_id, message_id) WHERE state = 'sent' AND corrects IS NULL;
