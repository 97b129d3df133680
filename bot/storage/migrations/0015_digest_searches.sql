-- A digest may be on a saved search of its server. It keeps the query when the search is deleted, and follows its changes.
ALTER TABLE subscriptions ADD COLUMN search_id INTEGER;
ALTER TABLE subscriptions ADD COLUMN query TEXT;
CREATE INDEX subscriptions_search ON subscriptions (search_id) WHERE search_id IS NOT NULL;

CREATE TRIGGER changed_searches_change_digests AFTER UPDATE OF name, typed ON searches
BEGIN
    UPDATE subscriptions SET topic = NEW.name, query = NEW.typed WHERE search_id = NEW.id;
END;

CREATE TRIGGER deleted_searches_leave_digests AFTER DELETE ON searches
BEGIN
    UPDATE subscriptions SET search_id = NULL WHERE search_id = OLD.id;
END;
