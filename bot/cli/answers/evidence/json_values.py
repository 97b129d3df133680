"""Articles and quoted words in the JSON of several commands."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.model.answers import ArticleRef, Linked


def indexed_since(at: datetime | None) -> str | None:
    """The time back to which an answer reaches while older articles are being indexed; None for a complete answer."""
    return None if at is None else at.isoformat()


def article_json(article: ArticleRef) -> dict[str, Any]:
    """An article of an answer."""
    return {"article": article.id, "title": article.title, "url": article.url, "published": article.published}


def said_json(said: Linked) -> dict[str, Any]:
    """Words of an article, with their place in it."""
    outlet = said.article.outlet
    return {
        "text": said.text,
        "outlet": outlet.name if outlet else None,
        "article": said.article.id,
        "start": said.start,
        "end": said.end,
        "link": said.link,
    }
