"""Written Chinese and Japanese articles with all their statements: cjk_statements.txt and two later files."""

from __future__ import annotations

from tests.judgement.korean_statements import MarkedSentences, marked_articles

FILES = ("cjk_statements.txt", "cjk_statements_2.txt", "cjk_statements_3.txt")


def cases(file: str = FILES[0]) -> tuple[MarkedSentences, ...]:
    """All articles of a file; their style is the language with the outlet. `korean_statements.measured` counts them: it
    asks nothing of a language."""
    return marked_articles(file)
