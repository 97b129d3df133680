-- What an article is if it is no report, as the reader finds it. Not known of the articles that are here: their titles
-- and addresses are asked, as before.
ALTER TABLE articles ADD COLUMN
    genre TEXT CHECK (genre IN ('opinion', 'letter', 'review', 'satire', 'advert'));
DROP VIEW article_lines;
DROP VIEW story_lines;
CREATE VIEW article_lines AS              -- an article as a shelf shows it; to be asked for by shelf and article
    SELECT
        s.shelf_id, s.article_id, coalesce(c.moment, a.moment) AS moment, coalesce(c.title, a.title) AS title, a.url,
        iif(c.outlet_name IS NULL, a.outlet_name, c.outlet_name) AS outlet_name,
        iif(c.outlet_name IS NULL, a.outlet_domain, c.outlet_domain) AS outlet_domain,
        iif(c.outlet_name IS NULL, a.outlet_country, c.outlet_country) AS outlet_country,
        iif(c.outlet_name IS NULL, a.outlet_kind, c.outlet_kind) AS outlet_kind,
        a.origin, a.via, coalesce(c.published, a.published) AS published, s.at, s.saved_at,
        iif(c.title IS NULL, '', 'title ') || iif(c.published IS NULL, '', 'date ') ||
            iif(c.outlet_name IS NULL, '', 'outlet') AS corrected, a.retracted_at IS NOT NULL AS retracted, a.genre
    FROM shelf_articles AS s JOIN articles AS a ON a.id = s.article_id
    LEFT JOIN corrections AS c ON c.shelf_id = s.shelf_id AND c.article_id = s.article_id;
CREATE VIEW story_lines AS                -- likewise, as far as grouping and ranking need it
    SELECT
        s.shelf_id, s.at, s.saved_at, coalesce(c.title, a.title) AS title,
        coalesce(c.published, a.published) IS NOT NULL AS dated, s.article_id,
        coalesce(o.story_id, m.story_id) AS story_id, m.near_of, m.family, a.korea,
        a.subjects, a.origin, a.via, coalesce(a.prominence, 0.0) AS prominence,
        a.retracted_at IS NOT NULL AS retracted, a.genre,
        iif(c.outlet_name IS NULL, a.outlet_name, c.outlet_name) AS outlet_name,
        iif(c.outlet_name IS NULL, a.outlet_domain, c.outlet_domain) AS outlet_domain,
        iif(c.outlet_name IS NULL, a.outlet_country, c.outlet_country) AS outlet_country,
        iif(c.outlet_name IS NULL, a.outlet_kind, c.outlet_kind) AS outlet_kind
    FROM shelf_articles AS s JOIN articles AS a ON a.id = s.article_id
    JOIN story_articles AS m ON m.article_id = s.article_id
    LEFT JOIN shelf_stories AS o ON o.shelf_id = s.shelf_id AND o.article_id = s.article_id
    LEFT JOIN corrections AS c ON c.shelf_id = s.shelf_id AND c.article_id = s.article_id;

-- A point between two words of Chinese characters divides them in the index (中国・会議 has no 国会), so articles are
-- indexed anew, as in step 30.
INSERT INTO texts (texts) VALUES ('delete-all');
INSERT INTO hangul_texts (hangul_texts) VALUES ('delete-all');
INSERT INTO titles (titles) VALUES ('delete-all');
INSERT INTO unindexed_articles (article_id, moment)
    SELECT a.id, max(a.moment, coalesce((SELECT max(c.moment) FROM corrections AS c WHERE c.article_id = a.id), a.moment))
    FROM articles AS a WHERE true
    ON CONFLICT DO NOTHING;
