"""Written Chinese and Japanese articles with all their statements: cjk_statements.txt and two later files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.judgement.korean_statements import MarkedSentences, marked_sentences

FILES = ("cjk_statements.txt", "cjk_statements_2.txt", "cjk_statements_3.txt")


def cases(file: str = FILES[0]) -> tuple[MarkedSentences, ...]:
    """All articles of a file; their style is the language with the outlet. `korean_statements.measured` counts them: it
    asks nothing of a language."""
    return tuple(_articles(Path(__file__).with_name(file).read_text("utf-8")))


def _articles(text: str) -> Iterator[MarkedSentences]:
    for article in text.split("\n## ")[1:]:
        heading, body = article.split("\n", 1)
        half, style = heading.split(" ", 1)
        yield marked_sentences(half, style, body.strip())
