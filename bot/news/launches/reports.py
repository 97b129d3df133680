"""Find the launches that one article reports.

    sentences -> those that say that something was launched (`launch_words`), each with its day, place, kind and number
              -> launches of the article: two of a day are one unless kind, place or hour tell them apart
    figures   -> of the launch that their sentence names or that was spoken of last

A launch is the article's own if it dates it in the week before its publication: the first one, others of the same or
the next day, and those it gives an hour for. Anything earlier is a mention, which is evidence for a launch that others
report and never a launch itself. A launch that the article does not date is left without a day.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct, field
from msgspec.structs import replace

from bot.lang.assertion.unreal import unreal_from
from bot.lang.datelines import after_byline, is_from_pyongyang
from bot.lang.days import MONTH
from bot.lang.folding import one_form
from bot.lang.scripts import is_unspaced, is_wide
from bot.lang.stems import may_have
from bot.lang.unspaced.forms import is_overlong, matched_form
from bot.model.analysis import Span
from bot.model.evidence.launches import LaunchColumn, LaunchFact, LaunchKind, LaunchReport
from bot.news.givers import givers
from bot.news.launches import kinds, places
from bot.news.launches.clock import clock_times, written
from bot.news.launches.corrections import FigureCorrection, correction, is_former
from bot.news.launches.figures import figures
from bot.news.launches.launch_words import launch_words, tells_of_north, tells_of_others
from bot.news.launches.launched import LaunchedObject, LaunchWords
from bot.news.launches.places import NamedPlace
from bot.news.named_days import NamedDay, named_days
from bot.news.whole_sentences import whole_sentences
from bot.regexes import regex

_STEMS = ("missile", "rocket", "projectile", "icbm", "satellite", "hwasong", "guided weapon",
          "미사일", "미싸일", "유도무기", "발사", "위성",
          "発射", "试射", "試射", "发射", "發射", "打ち上げ")  # fmt: skip
_DATED_OPENING = regex(
    rf"\W{{0,2}}[A-Z][A-Za-z]+,?\s{MONTH}\s\d{{1,2}}\s(?:\([^)]{{1,20}}\)\s)?-{{1,2}}\s"
    r"|\([가-힣]{2,6}\s\d{1,2}월\s?\d{1,2}일발[^)]{0,20}\)\s"
)
_OF_LAUNCH = regex(r"\bdetected\b|\blaunch\s(?:was|took\splace|came)\b|포착|発射を?(?:探知|確認)|發射され")
_DETECTED = regex(
    r"\b(?:launch(?:es)?|launched|fired|lift(?:ed)?-?off)\b|발사|포착|[発發发][射]|打ち上げ|探知", re.IGNORECASE
)
_NAMED_LAUNCH = regex(
    r"(?:'s|’s)?\s(?:[\w-]+\s){0,3}?(?:launch|test|firing|test-fire)\b|\s?(?:발사|시험)", re.IGNORECASE
)
_THEN = regex(r"\W{0,2}(?:당시|그때|That\s|At\sthat\stime)")
"""Opens a sentence on the launch of the sentence before."""
_PRONOUN_SAID = regex(
    r",?\s(?:it|he|she|they)\s(?:also\s)?(?:said|added|says)\W{0,2}$|고\s(?:덧붙였|설명했|전했)다\W{0,2}$"
)
_SO_FAR = regex(
    r"\b(?:this\syear|so\sfar|in\stotal|to\sdate|over\sthe\s(?:past|years))\b|올해\s들어|지금까지|이제까지|올해만"
    rf"|{one_form('これまで|今年に?入|今年(?:[^、。，]{0,4}計|だけ|以来|已|共)|累計|通算|迄今|至今|共计已')}",
    re.IGNORECASE,
)
_AFTER = regex(r"\b(?:after|since|before|following|while)\b")
_FROM = regex(r"\b(?:from|off|near|around|at)\s(?:[\w'’-]+\s){0,5}$")
_NO_NAME = regex(r"^(?:앞서|또|한편|이어)\s")
_NEWS_CYCLE = timedelta(days=1)
_SAME_MINUTES = 45


class LaunchArticle(Struct, frozen=True):
    """An article as it is read for launches: its text, the spans of its sentences, the day of its publication in Korea,
    whether it is of the North's state media, whose reports, as all from Pyongyang, need not say who launched, and its
    headline."""

    text: str
    sentences: Sequence[Span]
    published: date
    is_north: bool = False
    title: str = ""


class _Draft(Struct):
    """A launch of the article while it is read."""

    day: date | None
    own: bool
    kinds: list[LaunchKind] = field(default_factory=list)
    place: str | None = None
    minutes: int | None = None
    facts: list[LaunchFact] = field(default_factory=list)


class _Placed(Struct, frozen=True):
    """A sentence with its place in the text and the days that it names. Japanese and Chinese `words` are in the form of
    `matched_form`, `written` is the sentence itself. `giver` finds who gives the number at an offset."""

    words: str
    offset: int
    days: Sequence[NamedDay]
    written: str
    giver: Callable[[int], tuple[int, int] | None]


class _Told(Struct, frozen=True):
    """What a sentence says about one launch: when, where, at which hour (minutes and span)."""

    day: date | None
    own: bool
    named: NamedDay | None
    place: NamedPlace | None
    clock: tuple[int, int, int] | None


class _LaunchReading(Struct):
    """How far an article is read: its launches, the one mentioned last, whether the last sentence was about an earlier
    day, who was last named as saying so, and the correction that this sentence or the one before it tells of."""

    article: LaunchArticle
    of_north: bool
    drafts: list[_Draft] = field(default_factory=list)
    topic: _Draft | None = None
    was_earlier: bool = False
    giver: str | None = None
    correction: FigureCorrection | None = None


def launch_reports(article: LaunchArticle) -> tuple[LaunchReport, ...]:
    """The launches that an article reports or mentions, in its order."""
    if not may_have(article.text, _STEMS):
        return ()
    if is_from_pyongyang(article.text):
        article = replace(article, is_north=True)
    whole = list(whole_sentences(article.text, article.sentences))
    begun = [Span(_begin(article.text, one), one.end) for one in whole]
    reports = _reports(article, begun)
    if not reports:  # of most articles with such a word; to find what is unreal takes longer than the rest
        return ()
    unreal = unreal_from(article.text, whole, article.title)
    if any(at is not None for at in unreal):
        cut = (one if at is None else Span(one.start, at) for one, at in zip(begun, unreal, strict=True))
        return _reports(article, cut)
    return reports


def _reports(article: LaunchArticle, sentences: Iterable[Span]) -> tuple[LaunchReport, ...]:
    reading = _LaunchReading(article, article.is_north)
    for span in sentences:
        written = article.text[span.start : span.end]
        if not written or is_overlong(written):
            continue
        words = matched_form(written)
        _read(reading, _Placed(words, span.start, named_days(words, article.published), written, givers(words)))
    return tuple(LaunchReport(one.day, one.own, tuple(one.facts)) for one in reading.drafts if one.facts)


def _begin(text: str, span: Span) -> int:
    """Where a sentence begins after a dateline, whose place and day are the reporter's."""
    start = after_byline(text, span.start, span.end)
    opening = _DATED_OPENING.match(text, start, span.end)
    return opening.end() if opening else start


def _read(reading: _LaunchReading, sentence: _Placed) -> None:
    found = launch_words(sentence.words, of_north=reading.of_north)
    if any(one.of_north for one in found) or tells_of_north(sentence.words):
        reading.of_north = True
    elif tells_of_others(sentence.words):
        reading.of_north = False
        reading.topic = None
    limits = [*(one.start for one in found[1:]), len(sentence.words)]
    told, here = False, correction(sentence.words)
    reading.correction = here or reading.correction
    for place, words in enumerate(found):
        told = _tell(reading, sentence, words, (found[place - 1].end if place else 0, limits[place])) or told
    goes_on = reading.was_earlier and not told and _THEN.match(sentence.words) is not None
    reading.was_earlier = goes_on or (not told and any(not one.is_recent and not one.relative for one in sentence.days))
    if goes_on:
        return
    if not told and reading.topic is not None:
        _detail(reading.topic, reading, sentence)
    _add_figures(reading, sentence)
    reading.correction = here


def _tell(reading: _LaunchReading, sentence: _Placed, words: LaunchWords, clause: tuple[int, int]) -> bool:
    """Note the launch that a verb reports; whether there is one."""
    named = _day_of(words, sentence, clause)
    if named is None and (words.is_reference or words.fell or _SO_FAR.search(sentence.words)):
        return False
    day, own = _dated(reading, words, named, sentence.days)
    if named is not None and day is None:  # "in December 2023": an earlier launch, and no day to know it by
        return False
    place = None if words.fell else places.place(sentence.words)
    clock = (
        None
        if words.fell
        else next((one for one in clock_times(sentence.words) if clause[0] <= one[1] < clause[1]), None)
    )
    own = own or (clock is not None and named is not None and named.is_recent and not words.is_reference)
    several = len(words.objects) > 1
    facts = _Told(day, own, named, None if several else place, None if several else clock)
    kept: list[_Draft] = []
    for launched in words.objects or (LaunchedObject(()),):
        draft = _draft(reading, facts, launched)
        if draft is not None:
            _note(reading, draft, sentence, facts, launched)
            kept.append(draft)
    if kept:
        reading.topic = kept[0]
    return bool(kept)


def _day_of(words: LaunchWords, sentence: _Placed, clause: tuple[int, int]) -> NamedDay | None:
    """The day that belongs to a verb: in English the next one after it, else the last one before in its clause; in
    Korean the last one before."""
    days = sentence.days
    usable = [one for one in days if not one.spoken and not one.reckoned]
    until = words.end if words.follows_day else words.start  # "시험사격이 *25일* 진행되였다"
    before = [one for one in usable if clause[0] <= one.start < until]
    behind = [one for one in usable if words.start < one.start < clause[1]]
    reckoned = [one for one in days if one.reckoned and one.start < words.start]
    if words.is_reference and reckoned and not behind:
        return reckoned[-1]
    if words.follows_day:
        return before[-1] if before else _day_with_hour(words, sentence, clause)
    if behind or not before or _AFTER.search(sentence.words, before[-1].end, words.start):
        return behind[0] if behind else None
    return before[-1]


def _day_with_hour(words: LaunchWords, sentence: _Placed, clause: tuple[int, int]) -> NamedDay | None:
    """The day of what is said, if the launch has its hour alone: the army said *on the 5th* that it was launched
    *at 7:30*."""
    if words.is_reference or not is_unspaced(sentence.words):
        return None
    spoken = [one for one in sentence.days if one.spoken and one.is_recent and clause[0] <= one.start < words.start]
    hours = [one for one in clock_times(sentence.words) if spoken and spoken[-1].end + 1 < one[1] < words.start]
    return replace(spoken[-1], spoken=False) if hours else None


def _dated(
    reading: _LaunchReading, words: LaunchWords, named: NamedDay | None, days: Sequence[NamedDay]
) -> tuple[date | None, bool]:
    """The day of a launch, and whether it is the article's own."""
    first = next((one for one in reading.drafts if one.own), None)
    if named is None:
        topic = reading.topic
        return (topic.day, topic.own) if topic is not None else (None, True)
    if named.relative:
        spoken = next((one.day for one in days if one.spoken and one.day is not None), None)
        base = spoken or (first.day if first else None)
        return (base - timedelta(named.relative) if base else None), first is None and not words.is_reference
    if named.day is None or not named.is_recent:
        return named.day, False
    if first is None or first.day is None:
        return named.day, not (words.is_reference and first is not None)
    return named.day, abs(named.day - first.day) <= _NEWS_CYCLE and not words.is_reference


def _draft(reading: _LaunchReading, told: _Told, launched: LaunchedObject) -> _Draft | None:
    """The launch of the article that is meant; a new one if none of the earlier ones is."""
    named = [kind for kind, _, _ in launched.kinds]
    order = sorted(reading.drafts, key=lambda one: one is not reading.topic)
    for draft in order:
        if _is_same(draft, told, named):
            return draft
    if told.day is None and (not launched.kinds or reading.drafts):
        return None
    draft = _Draft(told.day, told.own)
    reading.drafts.append(draft)
    return draft


def _is_same(draft: _Draft, told: _Told, named: Sequence[LaunchKind]) -> bool:
    """Whether a statement may be about the launch of this draft: day, kinds and place do not differ."""
    if draft.day is not None and told.day is not None and draft.day != told.day:
        return False
    if told.day is not None and draft.day is None and draft.own != told.own:
        return False
    if not all(kinds.may_be_one(one, other) for one in draft.kinds for other in named):
        return False
    if draft.place and told.place and not places.may_be_one(draft.place, told.place.id):
        return False
    if draft.minutes is None or told.clock is None:
        return True
    return abs(draft.minutes - told.clock[0]) <= _SAME_MINUTES


def _note(reading: _LaunchReading, draft: _Draft, sentence: _Placed, told: _Told, launched: LaunchedObject) -> None:
    """Add what a sentence tells to a launch."""
    draft.day = draft.day or told.day
    draft.own = draft.own or told.own
    draft.kinds += [kind for kind, _, _ in launched.kinds]
    if told.named is not None and told.named.day is not None and told.named.day == draft.day:
        _add(
            reading, draft, sentence, LaunchColumn.DATE, told.named.day.isoformat(), (told.named.start, told.named.end)
        )
    for kind, start, end in launched.kinds:
        _add(reading, draft, sentence, LaunchColumn.KIND, kind.value, (start, end))
    counted = any(one.column is LaunchColumn.NUMBER for one in draft.facts)
    if launched.number is not None and not (counted and launched.number[0] == "1"):
        _add(reading, draft, sentence, LaunchColumn.NUMBER, launched.number[0], launched.number[1:])
    _place(reading, draft, sentence, told.place)
    if told.clock is not None:
        draft.minutes = told.clock[0] if draft.minutes is None else draft.minutes
        _add(reading, draft, sentence, LaunchColumn.TIME, written(told.clock[0]), told.clock[1:])


def _place(reading: _LaunchReading, draft: _Draft, sentence: _Placed, place: NamedPlace | None) -> None:
    if place is None or (draft.place and not places.may_be_one(draft.place, place.id)):
        return
    draft.place = place.id if draft.place is None or draft.place in places.wholes(place.id) else draft.place
    _add(reading, draft, sentence, LaunchColumn.PLACE, place.id, (place.start, place.end))


def _detail(draft: _Draft, reading: _LaunchReading, sentence: _Placed) -> None:
    """Place, hour and day of the launch spoken of, from a sentence without a verb of launching."""
    if _DETECTED.search(sentence.words) is None or any(not one.is_recent and not one.relative for one in sentence.days):
        return
    if any(one.reckoned for one in sentence.days):
        return
    place = places.place(sentence.words)
    if place is not None and (is_wide(sentence.words) or _is_origin(sentence.words, place)):
        _place(reading, draft, sentence, place)
    clocks = clock_times(sentence.words)
    if clocks and draft.minutes is None and _OF_LAUNCH.search(sentence.words):
        draft.minutes = clocks[0][0]
        _add(reading, draft, sentence, LaunchColumn.TIME, written(clocks[0][0]), clocks[0][1:])
    if draft.day is None:
        dated = (one for one in sentence.days if one.is_recent and not one.spoken and one.day is not None)
        detected = _OF_LAUNCH.search(sentence.words) is not None
        one = next((one for one in dated if detected or _NAMED_LAUNCH.match(sentence.words, one.end)), None)
        if one is not None and one.day is not None:
            draft.day = one.day
            _add(reading, draft, sentence, LaunchColumn.DATE, one.day.isoformat(), (one.start, one.end))


def _is_origin(words: str, place: NamedPlace) -> bool:
    """Whether an English sentence names a place as where something was launched, not where somebody met."""
    return _FROM.search(words, 0, place.start) is not None or words.startswith(" area", place.end)


def _add_figures(reading: _LaunchReading, sentence: _Placed) -> None:
    """Add the figures of a sentence to the launch that it names or that was spoken of last."""
    topic = reading.topic
    found = figures(sentence.words) if topic is not None else []
    if topic is None or not found:
        _heard(reading, sentence)
        return
    past = [one for one in sentence.days if not one.is_recent and not one.relative]
    for one in found:
        if reading.correction is not None and is_former(sentence.words, one):
            continue
        draft = _meant(reading, sentence, one.start)
        if draft is None or any(draft.day != day.day for day in past if day.start < one.start + 90):
            continue
        _add(reading, draft, sentence, one.column, one.written, (one.start, one.end))
    _heard(reading, sentence)


def _meant(reading: _LaunchReading, sentence: _Placed, at: int) -> _Draft | None:
    """The launch that a figure is of: the one whose kind was named last before it, else the one spoken of."""
    topic = reading.topic
    others = [one for one in reading.drafts if topic is not None and one.day == topic.day]
    if len(others) > 1:
        named = [kind for kind, _, _ in kinds.kinds(sentence.words[:at]) if kind not in kinds.VAGUE]
        fitting = [one for one in others if named and set(named) & set(one.kinds)]
        if len(fitting) == 1:
            return fitting[0]
    return topic


def _add(
    reading: _LaunchReading, draft: _Draft, sentence: _Placed, column: LaunchColumn, value: str, span: tuple[int, int]
) -> None:
    start, end = span
    who = sentence.giver(start)
    said = sentence.written[who[0] : who[1]] if who else None
    if said is None and _PRONOUN_SAID.search(sentence.words):
        said = reading.giver
    said = _NO_NAME.sub("", said).strip() if said else None
    words = sentence.written[start:end]
    replaces = None if reading.correction is None else reading.correction.replaces(column)
    place = start + sentence.offset, end + sentence.offset
    fact = LaunchFact(column, value, *place, words, sentence.written, said, replaces)
    if fact not in draft.facts:
        draft.facts.append(fact)


def _heard(reading: _LaunchReading, sentence: _Placed) -> None:
    """Remember who is named as saying what a sentence says."""
    who = sentence.giver(0) or sentence.giver(max(len(sentence.words) - 1, 0))
    if who is not None:
        reading.giver = sentence.written[who[0] : who[1]]
