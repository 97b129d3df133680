"""The turns of a story: its earliest report, a confirmation, a denial, the first and last of numbers that differ.

the story's articles, statements by cue, numbers that differ -> turns in the order of their articles

A page that states only a day is neither before nor after another of the same day, so neither is the earliest, and
neither of their numbers is the older one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from bot.lang.days import KOREA
from bot.model.answers import ArticleRef, FigureLine, QuoteLine, StoryTurn, TurnKind
from bot.news.figures import numbers

_CUES = {TurnKind.CONFIRMED: ("confirmed", "confirms", "확인"), TurnKind.DENIED: ("denied", "denies", "부인")}
"""How the cue of a statement begins; a negated verb is no cue (`bot.text.statements`)."""
_MOST_NUMBERS = 1
"""Groups of numbers that differ, of which the oldest and the newest number are shown."""
_ONLY_A_DAY = len("2024-02-14")


class _When(NamedTuple):
    """The day in Korea, and the moment where the page states one."""

    day: str
    moment: str


def story_turns(
    articles: Sequence[ArticleRef], size: int, quotes: Iterable[QuoteLine], groups: Iterable[Sequence[FigureLine]]
) -> tuple[StoryTurn, ...]:
    """The turns that these show of a story of `size` articles, the oldest first. `articles` are the newest of them;
    unless they are all, the earliest is not known and left out."""
    found = [*_earliest(articles if len(articles) == size else ()), *_said(quotes), *_numbers(groups)]
    ids = {one.id for one in articles}
    return tuple(sorted((turn for turn in found if turn.article.id in ids), key=lambda turn: turn.article.at))


def _earliest(articles: Sequence[ArticleRef]) -> list[StoryTurn]:
    if not articles:
        return []
    first_day = min(_when(one).day for one in articles)
    of_day = [one for one in articles if _when(one).day == first_day]
    first = min(of_day, key=lambda one: one.at)
    if any(one is not first and not _before(first, one) for one in of_day):
        return []
    return [StoryTurn(TurnKind.EARLIEST, first)]


def _said(quotes: Iterable[QuoteLine]) -> list[StoryTurn]:
    """The earliest confirmation and the earliest denial, without those that another speaker reports: "Kyiv said that
    Moscow had confirmed it"."""
    by_age = sorted(quotes, key=lambda quote: quote.said.article.at)
    found = []
    for kind, cues in _CUES.items():
        of_kind = (quote for quote in by_age if (quote.cue or "").casefold().startswith(cues))
        first = next((quote for quote in of_kind if not _is_reported(quote, by_age)), None)
        if first is not None:
            found.append(StoryTurn(kind, first.said.article, first.said, first.speaker, by=first.by))
    return found


def _is_reported(quote: QuoteLine, quotes: Sequence[QuoteLine]) -> bool:
    """Whether the statement is part of a longer one by another speaker."""
    said = quote.said
    return any(
        other.said.article.id == said.article.id
        and other.speaker != quote.speaker
        and other.said.start <= said.start
        and said.end <= other.said.end
        and other.said.end - other.said.start > said.end - said.start
        for other in quotes
    )


def _numbers(groups: Iterable[Sequence[FigureLine]]) -> list[StoryTurn]:
    """The oldest number of each group and the newest, where one is before the other and they differ. Each is shown
    with its giver, since two givers may disagree without any number having changed."""
    found: list[StoryTurn] = []
    for group in groups:
        lines = sorted(group, key=lambda line: (line.said.article.at, not line.earlier))
        if len(lines) < 2 or len(found) == 2 * _MOST_NUMBERS:
            continue
        first, last = lines[0], lines[-1]
        values = [_value(one) for one in (first, last)]
        if None not in values and values[0] != values[1] and _before(first.said.article, last.said.article):
            found += [
                StoryTurn(TurnKind.NUMBER, one.said.article, one.sentence, one.giver, one.said.text, one.by)
                for one in (first, last)
            ]
    return found


def _value(line: FigureLine) -> float | str | None:
    """The one number of a line's words."""
    values = list(numbers(line.said.text))
    return values[0] if len(values) == 1 else None


def _before(one: ArticleRef, other: ArticleRef) -> bool:
    """Whether an article is older than another beyond doubt."""
    first, second = _when(one), _when(other)
    if first.day != second.day:
        return first.day < second.day
    return bool(first.moment and second.moment) and one.at < other.at


def _when(article: ArticleRef) -> _When:
    stated = article.published or ""
    if len(stated) == _ONLY_A_DAY:
        return _When(stated, "")
    try:
        is_moment = datetime.fromisoformat(stated).tzinfo is not None
    except ValueError:
        is_moment = False
    return _When(article.at.astimezone(KOREA).date().isoformat(), stated if is_moment else "")
