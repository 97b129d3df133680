-- What version 23 changed.

CREATE TABLE server_locales (             -- the language of a server's Discord settings, where the desk has it
    guild_id INTEGER PRIMARY KEY,
    language TEXT NOT NULL CHECK (language IN ('en', 'ko', 'ja', 'zh-CN'))
) STRICT;
CREATE TRIGGER server_locales_inserted AFTER INSERT ON server_locales
BEGIN
    INSERT INTO touched (article_id, shelf_id) SELECT 0, id FROM shelves WHERE key = 'guild:' || NEW.guild_id
        ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER server_locales_updated AFTER UPDATE ON server_locales
BEGIN
    INSERT INTO touched (article_id, shelf_id) SELECT 0, id FROM shelves WHERE key = 'guild:' || NEW.guild_id
        ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER server_locales_deleted AFTER DELETE ON server_locales
BEGIN
    INSERT INTO touched (article_id, shelf_id) SELECT 0, id FROM shelves WHERE key = 'guild:' || OLD.guild_id
        ON CONFLICT DO NOTHING;
END;
