-- What version 17 changed.

CREATE TABLE shelf_versions (
    shelf_id INTEGER PRIMARY KEY,
    number INTEGER NOT NULL
) STRICT;
CREATE TABLE touched (                    -- an article, so that every shelf that holds it is meant, or a shelf; 0 and 0: all.
    article_id INTEGER NOT NULL,          -- Empty between the desk's transactions
    shelf_id INTEGER NOT NULL,
    PRIMARY KEY (article_id, shelf_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER articles_updated AFTER UPDATE ON articles
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (NEW.id, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER versions_inserted AFTER INSERT ON versions
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (NEW.article_id, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER versions_updated AFTER UPDATE ON versions
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (NEW.article_id, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER versions_deleted AFTER DELETE ON versions
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (OLD.article_id, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER changes_inserted AFTER INSERT ON changes
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (NEW.article_id, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER changes_updated AFTER UPDATE ON changes
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (NEW.article_id, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER changes_deleted AFTER DELETE ON changes
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (OLD.article_id, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER mentions_inserted AFTER INSERT ON mentions
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (NEW.article_id, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER mentions_updated AFTER UPDATE ON mentions
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (NEW.article_id, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER mentions_deleted AFTER DELETE ON mentions
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (OLD.article_id, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER quotes_inserted AFTER INSERT ON quotes
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (NEW.article_id, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER quotes_updated AFTER UPDATE ON quotes
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (NEW.article_id, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER quotes_deleted AFTER DELETE ON quotes
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (OLD.article_id, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER story_articles_inserted AFTER INSERT ON story_articles
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (NEW.article_id, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER story_articles_updated AFTER UPDATE ON story_articles
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (NEW.article_id, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER story_articles_deleted AFTER DELETE ON story_articles
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (OLD.article_id, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER story_vectors_inserted AFTER INSERT ON story_vectors
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (NEW.article_id, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER story_vectors_updated AFTER UPDATE ON story_vectors
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (NEW.article_id, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER story_vectors_deleted AFTER DELETE ON story_vectors
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (OLD.article_id, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER shelf_articles_inserted AFTER INSERT ON shelf_articles
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (0, NEW.shelf_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER shelf_articles_updated AFTER UPDATE ON shelf_articles
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (0, NEW.shelf_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER shelf_articles_deleted AFTER DELETE ON shelf_articles
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (0, OLD.shelf_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER shelves_updated AFTER UPDATE ON shelves
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (0, NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER entities_updated AFTER UPDATE ON entities
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (0, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER entity_forms_inserted AFTER INSERT ON entity_forms
WHEN EXISTS (SELECT 1 FROM mentions WHERE entity_id = NEW.entity_id)
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (0, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER entity_forms_updated AFTER UPDATE ON entity_forms
WHEN EXISTS (SELECT 1 FROM mentions WHERE entity_id = NEW.entity_id)
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (0, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER entity_forms_deleted AFTER DELETE ON entity_forms
WHEN EXISTS (SELECT 1 FROM mentions WHERE entity_id = OLD.entity_id)
BEGIN
    INSERT INTO touched (article_id, shelf_id) VALUES (0, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER desks_inserted AFTER INSERT ON desks
BEGIN
    INSERT INTO touched (article_id, shelf_id) SELECT 0, id FROM shelves WHERE key = 'guild:' || NEW.guild_id
        ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER desks_updated AFTER UPDATE ON desks
BEGIN
    INSERT INTO touched (article_id, shelf_id) SELECT 0, id FROM shelves WHERE key = 'guild:' || NEW.guild_id
        ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER desks_deleted AFTER DELETE ON desks
BEGIN
    INSERT INTO touched (article_id, shelf_id) SELECT 0, id FROM shelves WHERE key = 'guild:' || OLD.guild_id
        ON CONFLICT DO NOTHING;
END;
