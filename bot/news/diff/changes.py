"""The changes between two versions of an article, as a reader would list them.

    sentences, without lines about the page -> aligned by their tokens -> sentences that only moved are left out
    the rest -> paired by shared words -> compared word by word -> kinds of change

No changes: typography, spacing, the order of paragraphs, lines about the page itself (`lang.standing_lines`), and a
headline that comes or goes on a line of its own (related articles, subheadings).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from bot.lang.datelines import dateline
from bot.lang.headline_marks import unmarked
from bot.lang.sentences import ends_paragraph
from bot.lang.standing_lines import in_page_line
from bot.model.analysis import LONGEST_NAME, Span
from bot.model.versions import ChangeKind, Passage, Piece, Side
from bot.news.diff.align import AlignmentUnit, Pair, matched, paired
from bot.news.diff.tokens import MOST_STEPS, edits, keys, merged, said, steps, tokens
from bot.news.figures import numbers

_MOST_SENTENCES = 4000
"""Sentences of each version that are compared; later ones are ignored."""
_MOST_WORDS = 10_000
"""Words of changed passages that are compared word by word; beyond that, passages count as removed and added."""
_LONGEST_HEADLINE = 25


class NamedSpan(Struct, frozen=True):
    """A span of the text that names something; `key` is the same for all names of one thing."""

    span: Span
    key: str


class VersionText(Struct, frozen=True):
    """One version of an article. `quotes` are the spans in quotation marks."""

    title: str
    text: str
    sentences: tuple[Span, ...]
    names: tuple[NamedSpan, ...] = ()
    quotes: tuple[Span, ...] = ()


class Difference(Struct, frozen=True):
    """The changes from one version to the next; no passages where there are none. `kept` is the share of the old words
    that the new version still has, 0 to 1."""

    kinds: tuple[ChangeKind, ...]
    passages: tuple[Passage, ...]
    kept: float


def compare(old: VersionText, new: VersionText) -> Difference:
    """The changes from one version to the next: that of the headline first, then in the order of the text."""
    old, new = _ordered(old), _ordered(new)
    kinds = set[ChangeKind]()
    passages = []
    headline = _headline(old.title, new.title)
    if headline is not None:
        kinds |= {ChangeKind.HEADLINE} | _figures(old.title, new.title)
        passages.append(headline)
    old_units, new_units = _units(old), _units(new)
    lost = 0
    for pair in _worth_words(_changed(old, old_units, new, new_units)):
        kinds |= _kinds(old, new, pair)
        passages.append(_passage(old.text, new.text, pair))
        lost += _lost(pair)
    total = sum(len(unit.keys) for unit in old_units)
    ordered = tuple(kind for kind in ChangeKind if kind in kinds)
    return Difference(ordered, tuple(passages), 1 - lost / total if total else 1.0)


def still_says(text: str, words: str) -> bool:
    """Whether a text has these words, whatever their typography."""
    return said(words) in said(text)


def _headline(old: str, new: str) -> Passage | None:
    old, new = (unmarked(title).strip() for title in (old, new))
    if said(old) == said(new):
        return None
    pairs = paired([_unit(old, Span(0, len(old)))], [_unit(new, Span(0, len(new)))])
    return Passage(tuple(piece for pair in pairs for piece in _passage(old, new, pair).pieces if piece.text))


def _units(version: VersionText) -> list[AlignmentUnit]:
    """The sentences of the version, without lines about the page."""
    units = (_unit(version.text, span) for span in version.sentences[:_MOST_SENTENCES])
    return [unit for unit in units if unit.keys and not in_page_line(version.text, unit.start, unit.end)]


def _unit(text: str, span: Span) -> AlignmentUnit:
    """A sentence by its tokens. A dateline before it is left out; "NAME:" may be a speaker and stays."""
    found = dateline(text, span.start, span.end)
    start = found.end if found and found.mark != ":" else span.start
    return AlignmentUnit(span.start, span.end, keys(text, start, span.end))


def _changed(
    old: VersionText, old_units: Sequence[AlignmentUnit], new: VersionText, new_units: Sequence[AlignmentUnit]
) -> Iterator[Pair]:
    """The pairs of sentences that differ, in order; sentences that only moved are left out."""
    blocks = list(_between(old_units, new_units, matched(_numbered(old_units), _numbered(new_units))))
    moved = Counter(unit.keys for removed, _ in blocks for unit in removed)
    moved &= Counter(unit.keys for _, added in blocks for unit in added)
    gone, come = moved.copy(), moved.copy()
    for removed, added in blocks:
        block = Pair(tuple(_unmoved(removed, gone)), tuple(_unmoved(added, come)))
        if block.same:
            continue
        for pair in paired(block.old, block.new):
            if not (pair.same or _is_headline(old, new, pair)):
                yield pair


def _between(
    old_units: Sequence[AlignmentUnit], new_units: Sequence[AlignmentUnit], same: Sequence[tuple[int, int]]
) -> Iterator[tuple[Sequence[AlignmentUnit], Sequence[AlignmentUnit]]]:
    """The runs of sentences between those that are the same, of either text; one of a pair may be empty."""
    i = j = 0
    for k, m in (*same, (len(old_units), len(new_units))):
        if k > i or m > j:
            yield old_units[i:k], new_units[j:m]
        i, j = k + 1, m + 1


def _numbered(units: Sequence[AlignmentUnit]) -> list[tuple[tuple[str, ...], int]]:
    """The keys of each sentence with the number of its repetition: what a page repeats is matched in order."""
    times = Counter[tuple[str, ...]]()
    found = []
    for unit in units:
        times[unit.keys] += 1
        found.append((unit.keys, times[unit.keys]))
    return found


def _worth_words(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """The pairs up to `_MOST_WORDS` and the steps of one comparison; of later ones, the sentences as removed and as
    added."""
    words, work = _MOST_WORDS, MOST_STEPS
    for pair in pairs:
        words -= sum(len(unit.keys) for unit in (*pair.old, *pair.new))
        work -= steps(*([key for unit in units for key in unit.keys] for units in (pair.old, pair.new)))
        if (words >= 0 and work >= 0) or not (pair.old and pair.new):
            yield pair
        else:
            yield from (Pair(pair.old, ()), Pair((), pair.new))


def _unmoved(units: Sequence[AlignmentUnit], moved: Counter[tuple[str, ...]]) -> Iterator[AlignmentUnit]:
    """The sentences that are nowhere else in the other version."""
    for unit in units:
        if moved[unit.keys] > 0:
            moved[unit.keys] -= 1
        else:
            yield unit


def _passage(old_text: str, new_text: str, pair: Pair) -> Passage:
    if pair.old and pair.new:
        return Passage(merged(old_text, _span(pair.old), new_text, _span(pair.new)))
    text, units, side = (old_text, pair.old, Side.REMOVED) if pair.old else (new_text, pair.new, Side.ADDED)
    span = _span(units)
    return Passage((Piece(side, text[span.start : span.end]),))


def _span(units: Sequence[AlignmentUnit]) -> Span:
    return Span(units[0].start, units[-1].end)


def _lost(pair: Pair) -> int:
    """How many words of the old version the new one does not have."""
    gone = Counter(key for unit in pair.old for key in unit.keys)
    return (gone - Counter(key for unit in pair.new for key in unit.keys)).total()


def _kinds(old: VersionText, new: VersionText, pair: Pair) -> set[ChangeKind]:
    """The kinds of a change; TEXT where none of the others applies, and where a sentence was removed or added."""
    old_spans, new_spans = _differing(old, new, pair)
    kinds = set[ChangeKind]()
    if _touches(old_spans, old.quotes) or _touches(new_spans, new.quotes):
        kinds |= {ChangeKind.QUOTES}
    if not (pair.old and pair.new):
        return kinds | {ChangeKind.TEXT}
    before, after = _span(pair.old), _span(pair.new)
    kinds |= _figures(old.text[before.start : before.end], new.text[after.start : after.end])
    if _names(old, before, old_spans) - _all_names(new, after) or _names(new, after, new_spans) - _all_names(
        old, before
    ):
        kinds |= {ChangeKind.NAMES}
    return kinds or {ChangeKind.TEXT}


def _differing(old: VersionText, new: VersionText, pair: Pair) -> tuple[list[Span], list[Span]]:
    """The words that only one side has, as spans of its text: of the old side, and of the new."""
    if not (pair.old and pair.new):
        return [Span(unit.start, unit.end) for unit in pair.old], [Span(unit.start, unit.end) for unit in pair.new]
    one = [token for unit in pair.old for token in tokens(old.text, unit.start, unit.end)]
    other = [token for unit in pair.new for token in tokens(new.text, unit.start, unit.end)]
    changes = [edit for edit in edits(one, other) if not edit.same]
    return (
        [Span(one[e.old_start].start, one[e.old_end - 1].end) for e in changes if e.old_start < e.old_end],
        [Span(other[e.new_start].start, other[e.new_end - 1].end) for e in changes if e.new_start < e.new_end],
    )


def _touches(spans: Sequence[Span], others: Sequence[Span]) -> bool:
    """Whether one of the spans, in order and apart, overlaps with one of the others."""
    starts = [span.start for span in spans]
    return any(_overlaps(spans, starts, other) for other in others)


def _overlaps(spans: Sequence[Span], starts: Sequence[int], other: Span) -> bool:
    """Whether `other` overlaps with one of the spans, which are in order and apart; `starts` are their beginnings."""
    last = bisect_left(starts, other.end) - 1
    return last >= 0 and spans[last].end > other.start


def _names(version: VersionText, within: Span, spans: Sequence[Span]) -> set[str]:
    """The keys of what is named in these spans of a passage, which are in order and apart."""
    starts = [span.start for span in spans]
    first = bisect_left(version.names, within.start - LONGEST_NAME, key=_start)
    last = bisect_left(version.names, within.end, key=_start)
    near = (named for named in version.names[first:last] if named.span.end > within.start)
    return {named.key for named in near if _overlaps(spans, starts, named.span)}


def _start(named: NamedSpan) -> int:
    return named.span.start


def _ordered(version: VersionText) -> VersionText:
    """The version with its names in the order of the text."""
    return replace(version, names=tuple(sorted(version.names, key=_start)))


def _all_names(version: VersionText, within: Span) -> set[str]:
    return _names(version, within, [within])


def _figures(old: str, new: str) -> set[ChangeKind]:
    return {ChangeKind.FIGURES} if numbers(old) != numbers(new) else set()


def _is_headline(old: VersionText, new: VersionText, pair: Pair) -> bool:
    """Whether it is a headline on a line of its own that was added or removed."""
    if pair.old and pair.new:
        return False
    text, (unit,) = (old.text, pair.old) if pair.old else (new.text, pair.new)
    beside = text[max(unit.start - 1, 0) : unit.start] + text[unit.end : unit.end + 1]
    ended = ends_paragraph(text[unit.start : unit.end].rstrip())
    return not beside.strip("\n") and len(unit.keys) <= _LONGEST_HEADLINE and not ended
