"""Positions of several articles as chains in order of time, and the answers of the sides to each other.

    positions -> by the state that the speaker speaks for, else by the speaker
              -> the same position of the same speaker within two days is one, with the number of articles
              -> a change is marked: a first confirmation, a denial dropped, a denial after that

What an article tells of an earlier time without its day marks no change. Demands, warnings and condemnations are
part of a chain but are not considered for changes. Silence ("did not comment") drops no denial.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from bot.lang.scripts import Writing, language_rank
from bot.model.answers import Linked
from bot.model.evidence.claims import (
    ClaimSpeaker,
    Position,
    PositionChain,
    SideAnswer,
    SideStatement,
    Stance,
    StanceChange,
)
from bot.news.claims.article import StatedPosition, StatedWords
from bot.news.claims.joining import ArticleText, Sides, with_side

_DENIALS = frozenset((Stance.DENY, Stance.GROUNDLESS))
_TRUTH = frozenset((*_DENIALS, Stance.CONFIRM, Stance.LAWFUL, Stance.NOT_DENIED, Stance.NEITHER, Stance.UNCONFIRMED))
"""The positions on whether a report is true; only these are considered for changes."""
_SAME = timedelta(days=2)
_LEAST_NAMED = 3
"""The least number of articles that must name a side without a statement for it to be listed; a quarter of all must,
too."""


class ArticlePosition(Struct, frozen=True):
    """A position with its article."""

    text: ArticleText
    position: StatedPosition


class ArticleStatement(Struct, frozen=True):
    """A sentence in which somebody speaks for a state, with its article."""

    text: ArticleText
    words: StatedWords


def speakers_sides(speakers: Iterable[ClaimSpeaker]) -> dict[str, str]:
    """The state of each speaker that most articles tell, by their ids; only of known entities: "the spokesman" of two
    articles are two."""
    counted: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in speakers:
        if one.side is not None and one.key is not None:
            counted[one.id][one.side] += 1
    return {speaker: sides.most_common(1)[0][0] for speaker, sides in counted.items()}


def position_chains(
    told: Sequence[ArticlePosition], sides: Sides, *, preferred: Writing = Writing.LATIN
) -> tuple[PositionChain, ...]:
    """The chains, those with changes first, then the longest. "A spokesman", whom nothing names, has none."""
    chains: defaultdict[str, list[tuple[ClaimSpeaker, ArticlePosition]]] = defaultdict(list)
    for one in told:
        speaker = with_side(one.position.speaker, sides)
        if not speaker.is_told:
            continue
        chains[speaker.side or speaker.id].append((speaker, one))
    found = [_chain(listed, preferred=preferred) for listed in chains.values()]
    return tuple(sorted(found, key=_weight, reverse=True))


def side_answers(
    told: Sequence[ArticleStatement], sides: Sides, named: Counter[str], articles: int
) -> tuple[SideAnswer, ...]:
    """What each side says, in the order of their first statements, then those that are named often and say nothing.
    `named` counts the articles that name a side, of `articles`."""
    said = _by_side(told, sides)
    first_day = min((listed[0].day for listed in said.values()), default=None)
    spoken = sorted(said, key=lambda side: _time(said[side][0]))
    answers = [
        SideAnswer(
            side=side,
            first=said[side][0],
            last=said[side][-1] if said[side][-1].said.text != said[side][0].said.text else None,
            articles=len({one.said.article.id for one in said[side]}),
            named=named[side],
            opened=place == 0,
            later=(said[side][0].day - first_day).days if first_day else 0,
        )
        for place, side in enumerate(spoken)
    ]
    least = max(_LEAST_NAMED, articles // 4)
    silent = [side for side, number in named.most_common() if number >= least and side not in said]
    return (*answers, *(SideAnswer(side, None, None, 0, named[side]) for side in silent))


def _by_side(told: Sequence[ArticleStatement], sides: Sides) -> dict[str, list[SideStatement]]:
    """Side -> its statements in order of time, one of each speaker of an article: the first that takes a position on
    whether it is so, else the first. What was said before, on a day that nobody names, answers nothing."""
    best: dict[tuple[int, str], ArticleStatement] = {}
    for one in (one for one in told if not one.words.before):
        key = one.text.line.id, one.words.speaker.id
        known = best.get(key)
        if known is None or (known.words.stance not in _TRUTH and one.words.stance in _TRUTH):
            best[key] = one
    said: defaultdict[str, list[SideStatement]] = defaultdict(list)
    for one in best.values():
        speaker, words = with_side(one.words.speaker, sides), one.words
        if speaker.side is not None and words.stance is not Stance.NO_COMMENT:
            statement = SideStatement(one.text.sentence(words.sentence), speaker, words.day, words.stance)
            said[speaker.side].append(statement)
    for listed in said.values():
        listed.sort(key=_time)
    return dict(said)


def _time(one: SideStatement) -> tuple[date, datetime, int, int]:
    return one.day, one.said.article.at, one.said.article.id, one.said.start


def _weight(one: PositionChain) -> tuple[int, bool, int]:
    changes = sum(position.change is not None for position in one.positions)
    return changes, one.side is not None, len(one.positions)


def _chain(listed: Sequence[tuple[ClaimSpeaker, ArticlePosition]], *, preferred: Writing) -> PositionChain:
    ordered = sorted(listed, key=lambda one: (one[1].position.day, one[1].text.line.at, one[1].text.line.id))
    groups: list[list[tuple[ClaimSpeaker, ArticlePosition]]] = []
    for speaker, one in ordered:
        same = next((group for group in reversed(groups) if _is_same(group[0], (speaker, one))), None)
        if same is None:
            groups.append([(speaker, one)])
        else:
            same.append((speaker, one))
    positions = [_position(group, preferred=preferred) for group in groups]
    return PositionChain(ordered[0][0].side, positions[0].speaker.name, tuple(_marked(positions)))


def _is_same(one: tuple[ClaimSpeaker, ArticlePosition], other: tuple[ClaimSpeaker, ArticlePosition]) -> bool:
    (speaker, told), (another, also) = one, other
    if told.position.stance is not also.position.stance or also.position.day - told.position.day > _SAME:
        return False
    return speaker.id == another.id


def _position(group: Sequence[tuple[ClaimSpeaker, ArticlePosition]], *, preferred: Writing) -> Position:
    dated = [pair for pair in group if not pair[1].position.past] or group
    day = dated[0][1].position.day
    speaker, first = min(
        (pair for pair in dated if pair[1].position.day == day),
        key=lambda pair: language_rank(pair[1].text.words[pair[1].position.sentence], preferred),
    )
    articles = len({one.text.line.id for _, one in group})
    stated = first.position
    return Position(stated.stance, first.text.sentence(stated.sentence), speaker, day, articles, stated.past)


def _marked(positions: Sequence[Position]) -> Iterable[Position]:
    before: Stance | None = None
    told: Linked | None = None
    confirmed = dropped = False
    for one in positions:
        change: StanceChange | None = None
        if one.past and before is not None:
            yield one
            continue
        if one.past:
            confirmed = confirmed or one.stance is Stance.CONFIRM
        elif one.stance is Stance.CONFIRM and not confirmed:
            confirmed, change = True, StanceChange.FIRST_CONFIRMATION
        elif before in _DENIALS and one.stance in _TRUTH and one.stance not in _DENIALS:
            change = StanceChange.DENIAL_DROPPED
        elif dropped and one.stance in _DENIALS and before not in _DENIALS:
            change = StanceChange.DENIES_AGAIN
        elif before is not None and one.stance in _TRUTH and not _is_alike(before, one.stance) and one.said != told:
            change = StanceChange.CHANGED
        if one.stance in _TRUTH:
            dropped = dropped or change is StanceChange.DENIAL_DROPPED
            before, told = one.stance, one.said
        yield replace(one, change=change) if change else one


def _is_alike(one: Stance, other: Stance) -> bool:
    return one is other or {one, other} <= _DENIALS
