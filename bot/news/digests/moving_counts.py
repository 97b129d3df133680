"""The numbers of a long story side by side, each with who gives it and when: 1,500 soldiers, 3,000, 12,000.

openings of reports -> their counts -> groups that count the same (`bot.news.counts`)
    -> of each number the report to name it by -> FigureLine, with the speaker of the statement that holds it
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import timedelta
from typing import NamedTuple

from msgspec import Struct

from bot.lang.scripts import Writing, is_wide, language_rank, writing
from bot.lang.text_links import linked
from bot.model.answers import ArticleRef, EntityRef, FigureLine, Linked, QuoteLine
from bot.model.stories import ArticleExcerpt
from bot.news import stance_lexicon as lexicon
from bot.news.claims.unclaimed import is_unclaimed
from bot.news.counts import Counted, counts, same
from bot.news.figures import differ
from bot.news.givers import giver, intends
from bot.regexes import regex

_DESCRIBED = 3
"""The fewest words with which a name without capitals tells who it is: "the island's fishermen"."""
_DAY = timedelta(days=1)
_DIGITS = regex(r"\d[\d,]*")
MOST = 4
"""The most numbers that are shown beside a story of a digest."""


class ReportedCount(Struct, frozen=True):
    """A count with its article and sentence."""

    counted: Counted
    article: ArticleRef
    sentence: Linked


Group = tuple[ReportedCount, ...]
Statements = Mapping[int, Sequence[QuoteLine]]
"""The statements of articles, by article id."""


def groups(openings: Iterable[ArticleExcerpt]) -> tuple[Group, ...]:
    """The groups of counts that differ, over all the reports, without those that are denied or only supposed."""
    found = {}
    for one in openings:
        for counted in counts(one.article.id, one.article.title, [sentence.text for sentence in one.sentences]):
            if is_unclaimed(one.sentences[counted.sentence].text, counted.start, counted.end):
                continue
            found[counted] = ReportedCount(counted, one.article, one.sentences[counted.sentence])
    return tuple(tuple(found[counted] for counted in group) for group in same(list(found)))


def moved(found: Iterable[Group], story: Collection[int], new: Collection[int], headline: str) -> Group:
    """The numbers shown beside a story on the day that one of its counts changes, ascending: the numbers of its new
    articles (`story`), then the newest of others; `new` are the new articles of all stories.

    A count moves if the story gives two numbers, or one that nobody gave when numbers were last given. Empty if none
    moves.
    """
    preferred = writing(headline)
    for group in found:
        fresh = _distinct([one for one in group if one.article.id in story], preferred)
        others = _distinct([one for one in group if one.article.id not in story], preferred)
        known = [other for other in others if not _is_among(other, fresh)]
        before = [one for one in group if one.article.id not in new]
        if len(fresh) > 1 or (fresh and known and not _is_among(fresh[0], _last(before, fresh[0]))):
            return tuple(sorted([*fresh, *known][:MOST], key=lambda one: one.counted.value))
    return ()


def weight(moved: Group, story: Collection[int], headline: str) -> tuple[bool, int]:
    """How much a story is about the counts shown beside it: whether its headline gives one, and how many it gives."""
    own = [one for one in moved if one.article.id in story]
    written = (_DIGITS.search(one.sentence.text, one.counted.start) for one in own)
    return any(found and found[0] in headline for found in written), len(own)


def _last(before: Sequence[ReportedCount], new: ReportedCount) -> list[ReportedCount]:
    """The counts of the last day on which there were any, as far as they were expected if the new one is, or given."""
    newest = max((one.article.at for one in before), default=None)
    last = [one for one in before if newest is not None and newest - one.article.at <= _DAY]
    return [one for one in last if one.counted.expected is new.counted.expected]


def whole(group: Group, preferred: Writing) -> Group:
    """Each number of a group once, by the first report of it in the preferred language if there is one, else in
    English; in the order in which the numbers came."""
    return tuple(reversed(_distinct(group, preferred, newest=False)))


def lines(chosen: Sequence[ReportedCount], statements: Statements) -> tuple[FigureLine, ...]:
    """The chosen counts as lines; the first that has a noun says what they count."""
    named = next((one for one in chosen if one.counted.whole > one.counted.end), None)
    return tuple(_line(one, statements, full=one is named) for one in chosen)


class Giver(NamedTuple):
    """Who gives a number, as the report names them, and the entity that this is."""

    name: str | None = None
    by: EntityRef | None = None


def giver_of(sentence: Linked, at: int, statements: Statements) -> Giver:
    """Who gives the number at this offset of a sentence: the speaker of the statement that holds it, else the subject
    of the sentence's verb of saying, nobody if neither is known."""
    place = sentence.start + at
    holding = [
        one
        for one in statements.get(sentence.article.id, ())
        if one.speaker and one.said.start <= place < one.said.end and not intends(one.cue) and not _denies(one.cue)
    ]
    holding.sort(key=lambda one: one.said.end - one.said.start)
    span = giver(sentence.text, at)
    givers = [Giver(one.speaker, one.by) for one in holding]
    givers += [Giver(sentence.text[span[0] : span[1]])] if span else []
    return next((one for one in givers if one.name and tells_who(one.name)), Giver())


def _denies(cue: str | None) -> bool:
    """Whether a verb denies what it introduces: who denies a number does not give it."""
    return cue is not None and any(verb.match(cue) for verb in (lexicon.DENYING, lexicon.KOREAN_DENYING))


def tells_who(name: str) -> bool:
    """Whether a name identifies the giver outside its article: "the agency" does not."""
    return is_wide(name) or any(char.isupper() for char in name.removeprefix("The ")) or len(name.split()) >= _DESCRIBED


def _line(one: ReportedCount, statements: Statements, *, full: bool) -> FigureLine:
    start, end = one.counted.start, one.counted.whole if full else one.counted.end
    offset = one.sentence.start
    said = linked(one.article, offset + start, offset + end, one.sentence.text[start:end])
    given = giver_of(one.sentence, start, statements)
    return FigureLine(said, one.sentence, giver=given.name, by=given.by)


def _distinct(found: Iterable[ReportedCount], preferred: Writing, *, newest: bool = True) -> list[ReportedCount]:
    """Each number once, the newest first: by its newest report (or its first one), in the preferred language if there
    is one in it, else in English."""
    best: list[ReportedCount] = []
    ordered = sorted(found, key=lambda one: one.article.at, reverse=newest)
    for one in sorted(ordered, key=lambda one: language_rank(one.article.title, preferred)):
        if not _is_among(one, best):
            best.append(one)
    return sorted(best, key=lambda one: one.article.at, reverse=True)


def _is_among(one: ReportedCount, others: Iterable[ReportedCount]) -> bool:
    return any(not differ(one.counted.value, other.counted.value, one.counted.kind) for other in others)
