"""A story's sentences are in the order of the reports, after the one that says what the headline says."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.lang.text_links import linked
from bot.model.answers import ArticleRef, Linked
from bot.news.digests.story_lines import as_reported


def sentence(article: int, hour: int, start: int, text: str) -> Linked:
    at = datetime(2025, 5, 12, hour, tzinfo=UTC)
    ref = ArticleRef(article, "A title", f"https://o{article}.example/", None, None, at.isoformat(), at)
    return linked(ref, start, start + len(text), text)


def test_behind_the_first_sentence_the_earlier_report_comes_first() -> None:
    head = sentence(1, 18, 0, "The ferry was raised on Monday evening.")
    noon = sentence(2, 12, 300, "Divers had reached the hull at noon.")
    morning = sentence(3, 7, 80, "The cranes left Mokpo in the morning.")
    before = sentence(2, 12, 40, "The sea was calm.")
    assert as_reported([head, noon, morning, before]) == (head, morning, before, noon)
    assert as_reported([]) == ()
