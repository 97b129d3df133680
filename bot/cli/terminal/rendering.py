"""Parts of terminal answers: sources, titles, linked sentences and quotes, as rich texts without control characters."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from rich.console import Console
from rich.style import Style
from rich.text import Text

from bot.catalogue import gettext
from bot.model.answers import ArticleRef, Linked, QuoteLine
from bot.model.operations import ClusterState
from bot.model.reasons import RetractionNotice
from cogs._layout.corrected import corrected_here
from cogs._layout.foreign_text import clean
from cogs._layout.moments import korean_minute
from cogs._layout.names import speaker
from cogs._layout.sources import fate, origins, plain_date, plain_outlet, taken_back
from cogs._layout.words import facts, still_indexed


def origin_count(names: Sequence[str]) -> str:
    """The number of origins that first reported something, with their names."""
    return origins(names, most=len(names), shown=clean)


def print_incomplete(console: Console, indexed_since: datetime | None) -> None:
    """Print a line that older articles are still being indexed and missing from the answer; nothing for a complete
    answer."""
    if indexed_since is not None:
        console.print(Text(still_indexed(korean_minute(indexed_since)), "yellow"))


def cluster_line(cluster: ClusterState) -> str:
    """The line that says where pages are read."""
    if cluster.trouble:
        return gettext("the cluster cannot be used, the desk reads by itself: {problem}", problem=cluster.trouble)
    line = gettext("pages are read on the cluster, readers: {number}", number=cluster.readers)
    refused = (gettext("refused: {worker}", worker=worker) for worker in cluster.refused)
    return "\n".join((line, *refused))


def source(article: ArticleRef) -> str:
    """Outlet, origin and date."""
    published = plain_date(article, article.at)
    return facts(plain_outlet(article), published, *corrected_here(article.corrected), *fate(article))


def title(article: ArticleRef, style: str = "bold") -> Text:
    """The title, as a link in terminals that support links."""
    return Text(clean(article.title), style=Style.parse(style) + Style(link=_web(article.url)))


def sentence(linked: Linked, indent: str = "  ") -> Text:
    """A sentence with a link to its place in the article."""
    words = Text(indent + clean(linked.text))
    return words.append(" ↗", Style(color="blue", link=_web(linked.link))) if _web(linked.link) else words


def quote(line: QuoteLine) -> Text:
    """A quote with its speaker and cue, without which a denial would read like a statement."""
    name = clean(speaker(line.speaker, line.by)) if line.speaker else gettext("(unknown speaker)")
    cue = f" · {clean(line.cue)}" if line.cue else ""
    return Text("  ").append(name, "bold").append(f"{cue}: {clean(line.said.text)}")


def retraction(notice: RetractionNotice) -> Text:
    """The notice on the page of an article that was taken back."""
    return Text(f"{taken_back(korean_minute(notice.at))}\n", "bold red").append(clean(notice.text), "default")


def _web(url: str | None) -> str | None:
    return url if url and url.startswith(("http://", "https://")) else None
