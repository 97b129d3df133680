"""Foreign words on a terminal: harmless, and with their source."""

from __future__ import annotations

from datetime import datetime

from rich.style import Style
from rich.text import Text

from bot.model.answers import ArticleRef, Linked, QuoteLine
from cogs._layout.words import clean, day, korean_day, minute


def when(article: ArticleRef) -> str:
    """When the article says it was published, in its own zone; else when it was saved."""
    if article.published is None:
        return f"saved {korean_day(article.at)}"
    try:
        moment = datetime.fromisoformat(article.published)
    except ValueError:
        return clean(article.published)
    return day(moment) if len(article.published) <= len("2024-02-14") else minute(moment)


def source(article: ArticleRef) -> str:
    """Outlet, origin and time."""
    outlet = article.outlet.name if article.outlet else "unknown outlet" if article.url else "handed-in text"
    via = (
        f" (from {clean(article.origin)})" if article.origin and article.origin.casefold() != outlet.casefold() else ""
    )
    return f"{clean(outlet)}{via} · {when(article)}"


def title(article: ArticleRef, style: str = "bold") -> Text:
    """The title, clickable where terminals can."""
    return Text(clean(article.title), style=Style.parse(style) + Style(link=_web(article.url)))


def sentence(linked: Linked, indent: str = "  ") -> Text:
    """A sentence and the way to its place."""
    words = Text(indent + clean(linked.text))
    return words.append(" ↗", Style(color="blue", link=_web(linked.link))) if _web(linked.link) else words


def quote(line: QuoteLine) -> Text:
    """Who said what."""
    return (
        Text("  ")
        .append(clean(line.speaker) if line.speaker else "(speaker not settled)", "bold")
        .append(f": {clean(line.said.text)}")
    )


def _web(url: str | None) -> str | None:
    return url if url and url.startswith(("http://", "https://")) else None
