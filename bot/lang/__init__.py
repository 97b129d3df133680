"""Language rules that reading, news and policy share: scripts, sentences, datelines, days, numbers."""
