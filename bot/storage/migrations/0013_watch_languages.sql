-- Alerts in direct messages are in the language of the member's client when the watch was added.
ALTER TABLE news_watches ADD COLUMN language TEXT CHECK (language IN ('en', 'ko', 'ja', 'zh-CN'));  -- of a personal watch: that of its member's client
