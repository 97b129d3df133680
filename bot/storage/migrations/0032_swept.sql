-- Programs before this one overwrote the gaps of pages after the first erasure of a process only. The start that takes
-- this step overwrites all of them, as after an erasure that could not (bot/storage/engine/page_gaps).

INSERT INTO erasures (is_wiped) VALUES (1);
