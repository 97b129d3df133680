"""Prepare an analysis for storing: the work that takes time with a long text, done off the event loop and outside any
transaction."""

from __future__ import annotations

from datetime import UTC, date, datetime

from msgspec import Struct

from bot.lang.datelines import opening
from bot.lang.days import TIME_OF_BARE_DATE
from bot.lang.scripts import hangul_count
from bot.model.analysis import Analysis
from bot.storage.engine.encoding import VersionContent, content_blob, key_sentences_json, spans_text, storable
from bot.text.summary.length import summary
from bot.text.summary.retractions import retraction

_LONGEST_TITLE = 100
_EARLIEST = datetime(1850, 1, 1, tzinfo=UTC)


class PreparedArticle(Struct, frozen=True):
    """An analysis with its columns encoded. `content` is the column versions.content; `hangul`: the title or the text
    has a syllable of it. `retracted`: the newsroom takes the article back in it."""

    analysis: Analysis
    title: str
    text: str
    content: bytes
    hangul: bool
    retracted: bool


def prepare(analysis: Analysis) -> PreparedArticle:
    """Encode an analysis. The title is the beginning of the text where the page has none."""
    text = storable(analysis.text)
    title = " ".join(storable(analysis.title or "").split()) or title_of(text)
    outlet = analysis.outlet.name if analysis.outlet else None
    # The card is made in the transaction that stores the article; this compiles before what a first summary needs.
    summary(text, analysis.sentences, analysis.key_sentences)
    sentences, key_sentences = spans_text(analysis.sentences), key_sentences_json(analysis.key_sentences)
    return PreparedArticle(
        analysis=analysis,
        title=title,
        text=text,
        content=content_blob(VersionContent(title, text, sentences, key_sentences)),
        hangul=hangul_count(title) + hangul_count(text) > 0,
        retracted=retraction(title, text, analysis.sentences, outlet) is not None,
    )


def title_of(text: str) -> str:
    """The title of a text whose page states none: the beginning of its first paragraph after the dateline, in at most
    100 characters, cut between words."""
    start = opening(text)
    line = " ".join(text[start : start + 3 * _LONGEST_TITLE].lstrip().partition("\n")[0].split())
    if len(line) <= _LONGEST_TITLE:
        return line
    cut = line[: _LONGEST_TITLE - 1]
    whole = cut.rpartition(" ")[0] if " " in cut[_LONGEST_TITLE // 2 :] else cut
    return f"{whole.rstrip()}…"


def is_from_text(title: str, text: str) -> bool:
    """Whether a stored title is the beginning of its text, as `title_of` takes it, or took it before it left out
    datelines."""
    return title in (title_of(text), " ".join(text[:200].split())[:_LONGEST_TITLE])


def stated_time(published: str | None, now: datetime) -> datetime | None:
    """The time of publication as the page states it; a bare date is taken as 10:00 UTC. None where it states none, or
    one before 1850. A time in the future is taken as `now`: clocks and zones differ."""
    try:
        stated = _parse(published or "")
    except (ValueError, OverflowError):
        return None
    return min(stated, now) if stated >= _EARLIEST else None


def _parse(published: str) -> datetime:
    if len(published) <= len("2024-02-14"):
        return datetime.combine(date.fromisoformat(published), TIME_OF_BARE_DATE, UTC)
    stated = datetime.fromisoformat(published)
    if stated.tzinfo is None:
        return stated.replace(tzinfo=UTC)
    return stated.astimezone(UTC)
