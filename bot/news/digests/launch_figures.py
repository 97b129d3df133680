"""The numbers of a launch that reports of one story give differently: one missile and two, 350 km and 320 km.

openings of reports -> launches (`bot.news.launches`) -> of each the number, range, altitude and flight, by who gives it
    -> those in which two origins have no value in common

Sentences about a launch need not be alike, so that `bot.news.figures` cannot tell that they measure one thing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from msgspec import Struct

from bot.lang.days import korean_day
from bot.lang.text_links import linked
from bot.model.analysis import OutletKind, Span
from bot.model.answers import ArticleRef, FigureLine, Linked
from bot.model.evidence.launches import LaunchColumn
from bot.model.stories import ArticleExcerpt
from bot.news.digests.moving_counts import Statements, giver_of, tells_who
from bot.news.figures import differ, is_contrast
from bot.news.launches.corrections import replaced, states
from bot.news.launches.joining import ArticleReport, JoinedLaunch, join
from bot.news.launches.reports import LaunchArticle, launch_reports
from bot.regexes import regex

_MEASURES = {
    LaunchColumn.NUMBER: "",
    LaunchColumn.RANGE: "km",
    LaunchColumn.ALTITUDE: "km",
    LaunchColumn.FLIGHT: "minute",
}
_ONE_NUMBER = regex(r"\d+(?:\.\d+)?")
"""Not "several", and no span, which agrees with any number in it."""
_NEAR = 14
_BOUND_BEFORE = regex(
    r"\b(?:more than|over|above|at least|up to|under|below|less than|exceed\w*|beyond)\b|최소|최대"
    r"|少なくとも|最大で?約?$|超过|超過|至少|逾",
    re.IGNORECASE,
)
_BOUND_BEHIND = regex(r"\bor (?:more|less)\b|넘|이상|이하|초과|以上|以下|超|を上回|余り?", re.IGNORECASE)
_NOUN = regex(r"(?:\s[\w-]+){0,4}?\s(?:missiles?|rockets?|projectiles?|(?:IC|IR|MR|SR|SL)BMs?|satellites?)\b")
"""Words after a number of missiles: what it counts."""
_FURTHER = regex(
    r"\bhours\s(?:after|later)\b|\b(?:later|earlier)\s(?:on\s|in\s)?(?:the\s|that\s)?(?:same\s)?day\b"
    r"|\bsecond\s(?:[\w-]+\s){1,4}?(?:of|in)\s(?:the|a|one)\sday\b|\bsame\sday\b"
    r"|추가로?\s?발사|(?:같은\s날|이날)\s(?:\S+\s){0,2}?(?:또|다시|재차)\s|시간\s?(?:뒤|후|만에)"
    r"|追加で?発射|(?:同日|この日)(?:[^、。]{0,6}?)(?:再び|さらに)|時間後|再次(?:发射|發射|试射)|又(?:发射|發射)|小[时時][后後]",
    re.IGNORECASE,
)
"""A further launch of the day."""
_MORNING = regex(r"\b(?:morning|dawn|a\.m\.)|오전|새벽|아침|午前|未明|早朝|[上早]午|凌晨|今晨|清晨", re.IGNORECASE)
_EVENING = regex(r"\b(?:afternoon|evening|night|p\.m\.)|오후|저녁|밤|午後|夕方|深夜|[^昨今]夜|下午|晚", re.IGNORECASE)


class DisputedFigure(Struct, frozen=True):
    """A number that an article gives of a launch, [start, end) of the article's text with its noun, and its sentence.
    `giver` is who gives it in the article's words."""

    article: ArticleRef
    sentence: Linked
    start: int
    end: int
    value: float
    giver: str | None


def disputed_launches(
    openings: Iterable[ArticleExcerpt], origin_of: Mapping[int, int]
) -> tuple[tuple[DisputedFigure, ...], ...]:
    """Groups of figures of one launch that differ between origins. `origin_of` maps article ids to their origin. Some
    3 ms an article on launches."""
    excerpts: dict[Hashable, ArticleExcerpt] = {one.article.id: one for one in openings}
    launches = join([report for one in excerpts.values() for report in _reports(one)])
    found = []
    for launch in launches:
        if _may_be_several(launch):
            continue
        for column, unit in _MEASURES.items():
            group = tuple(_figures(launch, column, excerpts))
            if _is_disputed(group, origin_of, unit) or (_is_single(launch) and _is_disputed_within(group, unit)):
                found.append(group)
    return tuple(found)


def farthest(
    group: Sequence[DisputedFigure], origin_of: Mapping[int, int]
) -> list[tuple[DisputedFigure, DisputedFigure]]:
    """The pairs of figures of different origins that lie farthest apart, the lower one first; of different states where
    one report gives both."""
    ordered = [(one, other) for one in group for other in group if one.value < other.value]
    pairs = [pair for pair in ordered if origin_of[pair[0].article.id] != origin_of[pair[1].article.id]]
    pairs = pairs or [pair for pair in ordered if _are_of_two_states(pair[0].giver, pair[1].giver)]
    most = max(other.value / one.value for one, other in pairs)
    return [(one, other) for one, other in pairs if other.value / one.value == most]


def launch_lines(group: Sequence[DisputedFigure], statements: Statements) -> tuple[FigureLine, ...]:
    """The figures as lines, each with who gives it."""
    return tuple(_line(one, statements) for one in group)


def _line(one: DisputedFigure, statements: Statements) -> FigureLine:
    begin = one.sentence.start
    said = linked(one.article, one.start, one.end, one.sentence.text[one.start - begin : one.end - begin])
    given = giver_of(one.sentence, one.start - begin, statements)
    named = one.giver if one.giver and tells_who(one.giver) else None
    return FigureLine(said, one.sentence, giver=given.name or named, by=given.by)


def _reports(one: ArticleExcerpt) -> Iterator[ArticleReport]:
    """The reports of an article, read from its opening; sentences keep their offsets."""
    day = korean_day(one.article)
    outlet = one.article.outlet
    is_north = outlet is not None and outlet.kind is OutletKind.STATE_MEDIA and outlet.country == "KP"
    text = ""
    for sentence in one.sentences:
        text = text.ljust(sentence.start, "\n" if sentence.start - len(text) > 1 else " ") + sentence.text
    spans = [Span(sentence.start, sentence.start + len(sentence.text)) for sentence in one.sentences]
    for report in launch_reports(LaunchArticle(text, spans, day, is_north, one.article.title)):
        yield ArticleReport(one.article.id, day, report)


def _may_be_several(launch: JoinedLaunch) -> bool:
    """Whether the reports may be of several launches of one day: one tells of a further one, or one is of the morning
    and one of the evening."""
    halves = []
    for one in launch.reports:
        said = " ".join(dict.fromkeys(fact.sentence for fact in one.report.facts))
        if _FURTHER.search(said):
            return True
        halves.append((_MORNING.search(said) is not None, _EVENING.search(said) is not None))
    return (True, False) in halves and (False, True) in halves


def _figures(
    launch: JoinedLaunch, column: LaunchColumn, excerpts: Mapping[Hashable, ArticleExcerpt]
) -> Iterator[DisputedFigure]:
    """The figures of a column; of an article that sets its own against another, its own."""
    stated = launch.facts(column)
    former = replaced(stated, {by: one.article for by, one in excerpts.items()})
    facts = [one for one in stated if _ONE_NUMBER.fullmatch(one[1].value) and one not in former]
    plain = {by for by, fact in facts if not is_contrast(fact.sentence)}
    for by, fact in facts:
        if by in plain and is_contrast(fact.sentence):
            continue
        excerpt = excerpts[by]
        sentence = next((one for one in excerpt.sentences if one.start <= fact.start < one.start + len(one.text)), None)
        if sentence is not None and not _is_bound(sentence, fact.start, fact.end):
            noun = _NOUN.match(sentence.text, fact.end - sentence.start) if column is LaunchColumn.NUMBER else None
            end = sentence.start + noun.end() if noun else fact.end
            yield DisputedFigure(excerpt.article, sentence, fact.start, end, float(fact.value), fact.giver)


def _is_bound(sentence: Linked, start: int, end: int) -> bool:
    """Whether a number is only a bound, which agrees with any number beyond it: "more than 7,000 km"."""
    start, end = start - sentence.start, end - sentence.start
    before, behind = sentence.text[max(0, start - _NEAR) : end], sentence.text[end : end + _NEAR]
    return _BOUND_BEFORE.search(before) is not None or _BOUND_BEHIND.search(behind) is not None


def _is_disputed(group: Sequence[DisputedFigure], origin_of: Mapping[int, int], unit: str) -> bool:
    """Whether two givers of different origins have no value in common."""
    values: defaultdict[tuple[int, str | None], list[float]] = defaultdict(list)
    for one in group:
        values[origin_of[one.article.id], one.giver].append(one.value)
    return any(
        origin != another and all(differ(value, other, unit) for value in mine for other in theirs)
        for ((origin, _), mine), ((another, _), theirs) in combinations(values.items(), 2)
    )


def _is_single(launch: JoinedLaunch) -> bool:
    """Whether all reports tell of one missile: two ranges of a report are then of one flight."""
    return {fact.value for _, fact in launch.facts(LaunchColumn.NUMBER)} == {"1"}


def _is_disputed_within(group: Sequence[DisputedFigure], unit: str) -> bool:
    """Whether an article sets one state's figure beside another's: "350 km, the Joint Chiefs of Staff said", "Japan's
    ministry put it at 400 km". A giver with two figures has corrected the first."""
    values: defaultdict[tuple[int, str | None], list[float]] = defaultdict(list)
    for one in group:
        values[one.article.id, one.giver and one.giver.casefold()].append(one.value)
    return any(
        article == another
        and len(mine) == len(theirs) == 1
        and differ(mine[0], theirs[0], unit)
        and _are_of_two_states(giver, other)
        for ((article, giver), mine), ((another, other), theirs) in combinations(values.items(), 2)
    )


def _are_of_two_states(one: str | None, other: str | None) -> bool:
    """Whether two givers are named with their states, and not with the same one."""
    ours, theirs = (states(name) if name else frozenset[str]() for name in (one, other))
    return bool(ours and theirs) and not ours & theirs
