-- Programs before this one did not overwrite the gaps of pages after every erasure, and other deletions never need it:
-- the next start does it once, as after an erasure that could not (bot/storage/engine/page_gaps).

INSERT INTO erasures (is_wiped) VALUES (1);
