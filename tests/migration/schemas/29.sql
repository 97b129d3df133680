-- What version 29 changed.

DROP VIEW shelved_texts_without_hangul;
DROP VIEW shelved_texts_with_hangul;

CREATE VIEW indexed_texts AS
    SELECT
        article_id, moment, in_pairs(title) AS title, in_pairs(text) AS text, shelves, in_pairs(outlet) AS outlet,
        in_pairs(people) AS people, facets || ' ' || short_words(title || ' ' || text) AS facets, hangul
    FROM shelved_texts;
CREATE VIEW shelved_texts_without_hangul AS
    SELECT * FROM indexed_texts WHERE NOT hangul;
CREATE VIEW shelved_texts_with_hangul AS
    SELECT * FROM indexed_texts WHERE hangul;
CREATE INDEX deliveries_last ON deliveries (channel_id, message_id) WHERE state = 'sent' AND corrects IS NULL;
