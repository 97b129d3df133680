"""Words for cards: foreign text made harmless, dates and names as people read them. Pure."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from urllib.parse import quote, unquote

from bot.lang.headline_marks import unmarked
from bot.model.analysis import OutletKind
from bot.model.answers import ArticleRef, FigureLine

KST = timezone(timedelta(hours=9), "KST")
"""A card's days and times are Korea's, whatever the reader's zone, unless an article or an order states its own."""

_FIRM = "\u00a0"
_COUNTED_DAYS = 366

_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff9-\ufffb]"
)
_MARKDOWN = re.compile(r"([\\*_~|`\[\]<>])")
_LINE_START = re.compile(r"^(-?#|-|\+|\d+(?=[.)]))")
_LINK_WORDS = re.compile(r"(?:\[[^\]]*\]|[^\[\]]|\](?=[^\[]*\]))*")
"""What Discord takes for the words of a link."""
_ENCODED = re.compile(r"(?:%[89A-F][0-9A-F])+", re.IGNORECASE)

KIND_NAMES = {
    OutletKind.STATE_MEDIA: "state media",
    OutletKind.STATE_FUNDED: "state-funded",
    OutletKind.WIRE: "wire",
    OutletKind.NEWSPAPER: "newspaper",
    OutletKind.BROADCASTER: "broadcaster",
    OutletKind.THINK_TANK: "think tank",
    OutletKind.GOVERNMENT: "government",
    OutletKind.SPECIALIST: "specialist",
}


def clean(text: str) -> str:
    """One line without anything invisible: controls, bidi overrides, lone surrogates."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return " ".join(_INVISIBLE.sub("", whole).split())


def clip(text: str, limit: int) -> str:
    """At most `limit` characters, cut between words where that loses little, with an ellipsis."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > limit * 2 // 3 else cut).rstrip() + "…"


def escape(text: str) -> str:
    """Text that Discord shows letter for letter: no Markdown, no masked link, no mention. Expects a cleaned line."""
    marked = _MARKDOWN.sub(r"\\\1", text).replace("@", "@\u200b")
    return _LINE_START.sub(lambda match: _guard(match[0]), marked)


def plain(text: str, limit: int) -> str:
    """Foreign text for a card: cleaned, clipped to `limit` characters, escaped."""
    return escape(clip(clean(text), limit))


def part(text: str) -> str:
    """Escaped like `plain`, but a blank at either end stays, since other parts stand beside it."""
    inner = escape(clean(text))
    before = " " if re.match(r"\s", text) else ""
    after = " " if re.search(r"\s\Z", text) and inner else ""
    return f"{before}{inner}{after}"


def hugged(escaped: str, mark: str) -> str:
    """`escaped` between two marks of Markdown, which Discord wants next to the words."""
    words = escaped.strip()
    return escaped.replace(words, f"{mark}{words}{mark}", 1) if words else escaped


def heading(title: str, limit: int) -> str:
    """A title in bold, without an agency's marks; one that is empty once cleaned is said to be missing."""
    return f"**{plain(unmarked(title), limit) or 'no title'}**"


def address(url: str | None) -> str | None:
    """`url` as it may stand in a Markdown link, None where it is no web address."""
    if url is None or not url.lower().startswith(("http://", "https://")):
        return None
    return quote(clean(url), safe="!#$%&'*+,-./:;=?@_~[]")


def link_text(text: str, limit: int) -> str:
    """Like `plain`, for the words of a link: an address among them, or a bracket without its other half, would keep
    Discord from making them one."""
    words = plain(text, limit).replace("://", "\\://")
    return words if _LINK_WORDS.fullmatch(words) else words.replace("\\[", "［").replace("\\]", "］")


def readable(url: str) -> str:
    """An address as people read it: Hangul as Hangul, not as its bytes."""
    return _ENCODED.sub(_decoded, url)


def day(moment: date) -> str:
    """`14 Feb 2024`, which no line breaks."""
    return f"{moment.day}{_FIRM}{moment:%b}{_FIRM}{moment:%Y}"


def korean_day(moment: datetime) -> str:
    """The day it was in Korea at `moment`."""
    return day(moment.astimezone(KST))


def minute(moment: datetime) -> str:
    """`14 Feb 2024, 08:12 KST`: the moment in the zone it carries."""
    return f"{day(moment)}, {moment:%H:%M}{_FIRM}{zone_name(moment.utcoffset())}"


def zone_name(offset: timedelta | None) -> str:
    """`UTC`, `KST` or `UTC+5:30`."""
    if not offset:
        return "UTC"
    if offset == KST.utcoffset(None):
        return "KST"
    hours, minutes = divmod(abs(int(offset.total_seconds())) // 60, 60)
    sign = "-" if offset < timedelta() else "+"
    return f"UTC{sign}{hours}" + (f":{minutes:02}" if minutes else "")


def published(article: ArticleRef) -> str:
    """When the article says it was published; else when it was saved."""
    if article.published is None:
        return f"saved {korean_day(article.at)}"
    try:
        if len(article.published) <= len("2024-02-14"):
            return day(date.fromisoformat(article.published))
        return minute(datetime.fromisoformat(article.published))
    except ValueError:
        return plain(article.published, 40)


def says(figure: FigureLine) -> str:
    """Who gives a number, and where it was withdrawn, that it was."""
    return f"{outlet(figure.said.article)}{', earlier' if figure.earlier else ''}"


def outlet(article: ArticleRef) -> str:
    """Who published it, with the origin where another reported it first."""
    if article.outlet is None:
        name = "pasted text" if article.url is None else "unknown outlet"
    else:
        name = plain(article.outlet.name, 60)
    if article.origin and (article.outlet is None or article.origin.casefold() != article.outlet.name.casefold()):
        return f"{name} (from {plain(article.origin, 60)})"
    return name


def source(article: ArticleRef) -> str:
    """Outlet and time: the second line of a card."""
    return f"{outlet(article)} · {published(article)}"


def byline(article: ArticleRef) -> str:
    """Outlet and day, for a line among others."""
    name = plain(article.outlet.name, 60) if article.outlet else outlet(article)
    return f"{name}, {day_of(article)}"


def day_of(article: ArticleRef) -> str:
    """The day it was in Korea when it says it was published, or the date it states alone; else the day it was saved."""
    try:
        stated = datetime.fromisoformat(article.published or "")
    except ValueError:
        return korean_day(article.at)
    return day(stated) if stated.tzinfo is None else korean_day(stated)


def count(number: int, one: str, many: str | None = None) -> str:
    """`1 story`, `6 stories`, `1,204 articles`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def tally(stories: int, articles: int, outlets: int) -> str:
    """`6 stories from 31 articles, 14 outlets`; texts that were handed in have no outlet to count."""
    counts = f"{count(stories, 'story', 'stories')} from {count(articles, 'article')}"
    return f"{counts}, {count(outlets, 'outlet')}" if outlets else counts


def span(since: datetime, until: datetime) -> str:
    """`last 24 h`, `last 7 days`, `since 14 Feb 2021`: a window as people say it."""
    hours = round((until - since).total_seconds() / 3600)
    if hours > _COUNTED_DAYS * 24:
        return f"since {korean_day(since)}"
    return f"last {hours} h" if hours <= 48 else f"last {round(hours / 24)} days"


def _decoded(encoded: re.Match[str]) -> str:
    try:
        return unquote(encoded[0], errors="strict")
    except UnicodeDecodeError:
        return encoded[0]


def _guard(mark: str) -> str:
    return mark + "\\" if mark.isdigit() else "".join(f"\\{sign}" for sign in mark)
