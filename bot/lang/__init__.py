"""Language rules that text, news and policy share: one definition each of scripts, sentences, datelines, days, numbers,
headline marks and standing lines."""
