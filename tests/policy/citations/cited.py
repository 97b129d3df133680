"""Articles to cite."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from bot.lang.text_links import linked
from bot.model.analysis import Outlet
from bot.model.answers import ArticleRef, CorrectedField
from bot.model.evidence.citations import CitedArticle, CitedSentence
from bot.policy.citations.fields import version_digest

RETRIEVED = datetime(2024, 9, 17, 0, 12, 5, tzinfo=UTC)
POST = Outlet("Han River Post", "hanriverpost.example", "KR")
URL = "https://hanriverpost.example/2024/09/launch"
TEXT = "North Korea fired two missiles. Nobody was hurt. They flew about 350 km before they fell into the sea."
FIRST, LAST = "North Korea fired two missiles.", "They flew about 350 km before they fell into the sea."


def cited(
    title: str = "North Korea fires missiles",
    byline: Sequence[str] = ("Jane Smith",),
    outlet: Outlet | None = POST,
    published: str | None = "2024-09-16T08:12:00+09:00",
    url: str | None = URL,
    corrected: tuple[CorrectedField, ...] = (),
    text: str = TEXT,
    sentences: Sequence[tuple[int | None, str]] = ((1, FIRST), (3, LAST)),
    retrieved: datetime = RETRIEVED,
) -> CitedArticle:
    """An article with these fields, cited with these sentences of its text and their numbers."""
    article = ArticleRef(7, title, url, outlet, None, published, RETRIEVED, corrected)
    lines = []
    for number, words in sentences:
        start = text.index(words)
        lines.append(CitedSentence(number, linked(article, start, start + len(words), words)))
    return CitedArticle(
        article, tuple(byline), retrieved if url else None, version_digest(text), tuple(lines), len(sentences)
    )
