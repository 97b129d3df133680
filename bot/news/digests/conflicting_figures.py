"""Figures of a story: where reports, or versions of one report, give different numbers, and where they agree.

openings of own texts, and sentences of earlier versions -> figures by origin -> groups that count one thing
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from itertools import combinations

from msgspec import Struct, field
from msgspec.structs import replace

from bot.lang.scripts import Writing, language_rank
from bot.lang.text_links import linked
from bot.model.answers import AgreedFigure, FigureLine, Linked
from bot.model.stories import ArticleExcerpt
from bot.news.claims.counted import MONEY
from bot.news.digests.launch_figures import DisputedFigure, disputed_launches, farthest, launch_lines
from bot.news.digests.moving_counts import Group, Statements, giver_of, groups, whole
from bot.news.digests.moving_counts import lines as lines_of
from bot.news.figures import Figure, Stated, agreeing, competing, differ, figures
from bot.news.origins import Origin

_SHARES_AND_SUMS = frozenset(("%", *MONEY))
_FARTHEST = 3.0
_COMPARED = 12


class StoryFigures(Struct, frozen=True):
    """The figures that the reports of a story state, and the sentence that states each; its counts of one kind that
    differ by any factor; and the openings of its newest articles, with the origin of each, for what they say of
    launches."""

    stated: tuple[Stated, ...]
    lines: tuple[FigureLine, ...]
    counts: tuple[Group, ...] = ()
    statements: Statements = field(default_factory=dict)
    openings: tuple[ArticleExcerpt, ...] = ()
    origin_of: Mapping[int, int] = field(default_factory=dict)

    def compared(
        self, most: int, preferred: Writing = Writing.LATIN
    ) -> tuple[tuple[tuple[FigureLine, ...], ...], tuple[AgreedFigure, ...]]:
        """Groups of numbers that differ, the most widely stated first, each number of each outlet and of each giver
        once, in the preferred language if a report gives it in that; and the numbers that most reports give alike and
        none of them disputes or has withdrawn. Some 50 ms for a story of many long articles."""
        counted = {(one.article.id, one.sentence.start + one.counted.start) for group in self.counts for one in group}
        differing = self._groups(self.stated)
        disputed = {id(one) for group in differing for one, _ in group}
        lines = {id(one): line for one, line in zip(self.stated, self.lines, strict=True)}
        launches = disputed_launches(self.openings, self.origin_of)
        taken = [one for group in launches for one in group]
        disputed |= {key for key, line in lines.items() if _place(line) in counted or _is_taken(line, taken)}
        standing = [one for one in self.stated if id(one) not in disputed and not lines[id(one)].earlier]
        agreed = [AgreedFigure(lines[id(group[0])], len({one.by for one in group})) for group in agreeing(standing)]
        counts = [lines_of(whole(group, preferred), self.statements) for group in self.counts]
        others = [
            _once([(line, one.figure.value) for one, line in group], preferred)
            for group in differing
            if not any(_place(line) in counted or _is_taken(line, taken) for _, line in group)
        ]
        launched = [
            _once(list(zip(launch_lines(group, self.statements), (one.value for one in group), strict=True)), preferred)
            for group in launches
        ]
        return tuple([*counts, *launched, *others][:most]), tuple(agreed[:most])

    def widest(self, new: Collection[int], preferred: Writing = Writing.LATIN) -> tuple[FigureLine, ...]:
        """The two numbers that lie farthest apart in the most widely stated group, of different outlets or of one that
        changed its own; none where all agree, or where none is of a new article. Where several reports give them, those
        in the preferred language, else in English. Percentages and sums of money are not among them: a story has many,
        and only their sentences show whether two of them measure the same thing."""
        pairs = self._farthest()
        shown = [pair for pair in pairs if any(one.said.article.id in new for one in pair)]
        return min(shown, key=lambda pair: sum(_rank(one, preferred) for one in pair), default=())

    def _farthest(self) -> list[tuple[FigureLine, ...]]:
        counted = [one for one in self.stated if one.figure.counts not in _SHARES_AND_SUMS]
        for group in self._groups(counted):
            ordered = sorted(group, key=lambda pair: pair[0].figure.value)
            apart = [
                (high[0].figure.value / low[0].figure.value, (low[1], high[1]))
                for low, high in combinations(ordered, 2)
                if _disagree(low, high)
            ]
            if apart:
                most = max(ratio for ratio, _ in apart)
                return [pair for ratio, pair in apart if ratio == most]
        for launched in disputed_launches(self.openings, self.origin_of):
            return [launch_lines(pair, self.statements) for pair in farthest(launched, self.origin_of)]
        return []

    def _groups(self, stated: Sequence[Stated]) -> list[list[tuple[Stated, FigureLine]]]:
        places = {id(one): line for one, line in zip(self.stated, self.lines, strict=True)}
        return [[(one, places[id(one)]) for one in group] for group in competing(stated)]


def stated_figures(
    openings: Sequence[ArticleExcerpt],
    withdrawn: Sequence[ArticleExcerpt],
    origins: Sequence[Origin],
    statements: Statements,
) -> StoryFigures:
    """The figures in the openings of a story's newest articles, newest first, then those that the articles no longer
    give. A wire text counts once, however many outlets carry it. Articles older than the newest `_COMPARED` are
    read for counts only."""
    origin_of = {article: place for place, origin in enumerate(origins) for article in origin.article_ids}
    found = [
        (
            Stated(figure, sentence.text, (origin_of[one.article.id], version)),
            _line(sentence, figure, version > 0, statements),
        )
        for version, one in (*((0, one) for one in openings[:_COMPARED]), *enumerate(withdrawn, 1))
        for sentence in one.sentences
        for figure in figures(sentence.text)
    ]
    stated, lines = tuple(stated for stated, _ in found), tuple(line for _, line in found)
    return StoryFigures(stated, lines, groups(openings), statements, tuple(openings[:_COMPARED]), origin_of)


def _disagree(low: tuple[Stated, FigureLine], high: tuple[Stated, FigureLine]) -> bool:
    """Whether two figures of a group are different reports, near enough to each other to be of one thing."""
    (one, line), (other, another) = low, high
    if one.by == other.by or (_outlet(line) == _outlet(another) and line.earlier is another.earlier):
        return False
    apart = differ(one.figure.value, other.figure.value, one.figure.counts)
    return apart and other.figure.value <= _FARTHEST * one.figure.value


def _line(sentence: Linked, figure: Figure, earlier: bool, statements: Statements) -> FigureLine:
    start, end = sentence.start + figure.start, sentence.start + figure.end
    words = sentence.text[figure.start : figure.end]
    number = linked(sentence.article, start, end, words)
    giver = giver_of(sentence, figure.start, {} if earlier else statements)
    return FigureLine(replace(number, link=None) if earlier else number, sentence, earlier, giver.name, giver.by)


def _once(group: Sequence[tuple[FigureLine, float]], preferred: Writing) -> tuple[FigureLine, ...]:
    """Each number once per giver and outlet, in the order given; of equal ones the first in the preferred language,
    else in English. A number that an outlet has replaced is kept apart from its present ones."""
    ordered = sorted(group, key=lambda pair: _rank(pair[0], preferred))
    for tell in (_by_giver, _by_outlet):
        firsts = dict[Hashable, tuple[FigureLine, float]]()
        for pair in ordered:
            firsts.setdefault(tell(*pair), pair)
        ordered = list(firsts.values())
    kept = {id(line) for line, _ in ordered}
    return tuple(line for line, _ in group if id(line) in kept)


def _by_giver(line: FigureLine, value: float) -> Hashable:
    giver = line.by.key if line.by else (line.giver or _outlet(line)).casefold()
    return giver, line.earlier, value


def _by_outlet(line: FigureLine, _value: float) -> Hashable:
    return _outlet(line), line.earlier, line.said.text.casefold()


def _rank(line: FigureLine, preferred: Writing) -> int:
    return language_rank(line.sentence.text, preferred)


def _place(one: FigureLine) -> tuple[int, int]:
    return one.said.article.id, one.said.start


def _is_taken(line: FigureLine, taken: Sequence[DisputedFigure]) -> bool:
    """Whether a number is one of those of a launch."""
    said = line.said
    return any(one.article.id == said.article.id and one.start < said.end and said.start < one.end for one in taken)


def _outlet(one: FigureLine) -> str:
    outlet = one.said.article.outlet
    return outlet.name if outlet else str(one.said.article.id)
