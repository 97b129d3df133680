-- A server may choose the language of its digests and public answers.
ALTER TABLE desks ADD COLUMN language TEXT CHECK (language IN ('en', 'ko', 'ja', 'zh-CN'));  -- of public answers and digests; NULL: the server's preferred locale
