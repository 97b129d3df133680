"""Split a text into the narrator's sentences, with each quotation folded into one word.

A quotation is part of the sentence that attributes it, also where it holds several sentences: `"Yes! Now." Kim said.`
is one. Datelines, the times of a live report and end marks ("-0-") are left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct

from bot.lang.datelines import dateline
from bot.lang.headline_marks import LABEL
from bot.lang.sentences import end_marks, is_abbreviated
from bot.model.analysis import Entity, EntityKind
from bot.regexes import regex
from bot.text.entities.tagged.honours import is_honour
from bot.text.statements.english.words import ARTICLES, Word
from bot.text.statements.quotation_marks import Quotation
from bot.text.tagger import Tagged

CLOCK_TIME = regex(
    r"^[ \t]*\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\b\.?)?(?: [A-Z]{2,4}\b)?[ \t]*(?:--?|[—–:|])?[ \t]*(?=[A-Z“\"‘])",
    re.MULTILINE,
)
"""The time of an entry in a live report: "10:42 a.m. The subway …"."""

_AFTER_DAY = regex(r"\.(?:(?<=[a-z] \d\.)|(?<=[a-z] \d\d\.))[ \t]+(?=[A-Z])")
"""Where a sentence begins after a day, which the model takes for an ordinal: "since November 2. *Kim* said"."""
_PARENTHOOD = regex(
    r"\b(?:grand)?(?:mother|father|mum|mom|dad|parent)[ -]of[ -](?:one|two|three|four|five|six|seven|eight|nine|ten) ",
    re.IGNORECASE,
)
_ABBREVIATED = regex(r"[A-Z][a-z]{1,4}\.")
_STOPPED = 2
"""A word and the stop after it."""
_LONGEST = 1_000
"""The most words of a sentence; a longer one is cut, since the time to settle its attributions grows with the square of
their number."""
_MONTH_OF_MAY = "may-month"
"""`lower` of the month, which is no modal: "In *May* the court ruled"."""


class NarratorSentence(Struct, frozen=True):
    """A sentence of the narrator. `index` counts sentences, `paragraph` counts paragraphs of the text."""

    words: tuple[Word, ...]
    paragraph: int
    index: int

    @property
    def start(self) -> int:
        """The offset of the first character."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """The offset after the last character."""
        return self.words[-1].end


class _MentionBorders(NamedTuple):
    """The entity that covers each character offset, the sorted offsets where a mention starts or ends, and the entities
    that are persons."""

    entity_at: dict[int, int]
    borders: list[int]
    persons: frozenset[int]


def narrator_sentences(
    tagged: Tagged, quotations: Sequence[Quotation], entities: Sequence[Entity]
) -> list[NarratorSentence]:
    """The narrator's sentences of a text in order."""
    starts = {span.start for span in tagged.sentences} | {day.end() for day in _AFTER_DAY.finditer(tagged.text)}
    parenthood = _parenthood(tagged.text, entities)
    starts |= {end for start, end in parenthood if start in starts}
    spans = [*_datelines(tagged.text), *end_marks(tagged.text), *parenthood]
    left_out = {at for start, end in spans for at in range(start, end)}
    found: list[NarratorSentence] = []
    current: list[Word] = []
    paragraph = 0
    for word in _folded_words(tagged, quotations, _mention_borders(entities)):
        if word.start in left_out:
            continue
        if word.text.isspace():
            if "\n" in word.text:
                current = _close(found, current, paragraph)
                paragraph += 1
            continue
        if current and _starts_sentence(current, word, starts):
            current = _close(found, current, paragraph)
        current.append(word)
    _close(found, current, paragraph)
    return found


def _datelines(text: str) -> list[tuple[int, int]]:
    """The spans of the datelines, labels and clock times that lines begin with. Several lines like "BEIJING: …" are a
    transcript and no datelines."""
    line_starts = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]
    found = [(start, line) for start in line_starts if (line := dateline(text, start))]
    colons = [(start, line.end) for start, line in found if line.mark == ":"]
    others = [(start, line.end) for start, line in found if line.mark != ":"]
    others += [match.span() for match in CLOCK_TIME.finditer(text)]
    others += [label.span() for start in line_starts if (label := LABEL.match(text, start))]
    return others + (colons if len(colons) == 1 else [])


def _parenthood(text: str, entities: Sequence[Entity]) -> list[tuple[int, int]]:
    """The spans of the words before a person's name for how many children they have: "*Mother-of-two* Tasha Green"."""
    names = {m.start for e in entities if e.kind is EntityKind.PERSON for m in e.mentions}
    return [found.span() for found in _PARENTHOOD.finditer(text) if found.end() in names]


def _close(found: list[NarratorSentence], words: list[Word], paragraph: int) -> list[Word]:
    """Add the words to `found` as a sentence; return an empty list for the next one."""
    for at in range(0, len(words), _LONGEST):
        found.append(NarratorSentence(tuple(words[at : at + _LONGEST]), paragraph, len(found)))
    return []


def _starts_sentence(current: Sequence[Word], word: Word, starts: set[int]) -> bool:
    """Whether a new narrator's sentence starts at `word`."""
    last = current[-1]
    if last.quotation is not None:
        # After `…?"`, `…!"` or `…,"` the attribution of the quotation may follow: "Kim said", but no "*The* aide said".
        is_ended = last.unmarked.endswith((".", "…", "。"))
        if last.unmarked.endswith(("?", "!")) and word.text.istitle() and word.is_one_of(ARTICLES):
            return True
        return is_ended and (word.quotation is not None or word.text[:1].isupper())
    if last.text in (":", ","):
        return False
    if word.quotation is not None and (last.text in (".", "!", "?", "…") or _opens_behind_title(last, word)):
        return True
    return word.start in starts or _follows_stop(current, word)


def _opens_behind_title(title: Word, quotation: Word) -> bool:
    """Whether a quotation opens a sentence behind the abbreviation of a title: 'a four-star *Gen.* "We stay," he'; not
    'Gen. "Mad Dog" Cho'."""
    said = quotation.unmarked[1:]
    is_said = said[:1].isupper() and " " in said and quotation.text[-2:-1] in (",", ".", "?", "!")
    return is_said and title.mention < 0 and _ABBREVIATED.fullmatch(title.text) is not None


def _follows_stop(current: Sequence[Word], word: Word) -> bool:
    """Whether a word with a capital follows a stop after a word without one, where the model saw no end: "the dam
    would hold. *It* did not"."""
    if len(current) < _STOPPED or current[-1].text != "." or not word.text[:1].isupper():
        return False
    before = current[-2]
    return before.is_word and before.text.islower() and before.end == current[-1].start < word.start - 1


def _folded_words(tagged: Tagged, quotations: Sequence[Quotation], mentions: _MentionBorders) -> list[Word]:
    """The tokens outside the quotations, and each quotation as one word, in order."""
    text = tagged.text
    words: list[Word] = []
    upcoming = iter(quotations)
    quotation = next(upcoming, None)
    for start, end in tagged.tokens:
        while quotation is not None and start >= quotation.end:
            words.append(_folded(text, quotation))
            quotation = next(upcoming, None)
        if quotation is not None and end > quotation.start:
            if start < quotation.start and text[start : quotation.start].strip():
                words += _split_at_mentions(text, start, quotation.start, mentions)
        elif text[start:end] == "." and words and words[-1].end == start and is_abbreviated(text, end):
            last = words.pop()  # "Col" and "." are one word
            words.append(last._replace(text=f"{last.text}.", lower=f"{last.lower}.", end=end))
        elif words and words[-1].text == "Under" and text[start:end] == "Secretary":
            last = words.pop()  # else "under" is a preposition
            words.append(last._replace(text=text[last.start : end], lower="undersecretary", end=end))
        elif not (words and is_honour(text[start:end]) and _follows_name(text, words[-1], start, mentions)):
            # Of a token that began inside a quotation, only the part after the quotation is kept.
            outside = max(start, words[-1].end) if words else start
            if outside < end:
                words += _split_at_mentions(text, outside, end, mentions)
    while quotation is not None:
        words.append(_folded(text, quotation))
        quotation = next(upcoming, None)
    return words


def _follows_name(text: str, last: Word, start: int, mentions: _MentionBorders) -> bool:
    """Whether nothing but a space, or other letters of honour, is between the person's name that ends with the last
    word and the offset `start`."""
    between = text[last.end : start].split()
    return last.mention in mentions.persons and "\n" not in text[last.end : start] and all(map(is_honour, between))


def _folded(text: str, quotation: Quotation) -> Word:
    """A quotation as one word."""
    return Word(text[quotation.start : quotation.end], "", quotation.start, quotation.end, quotation)


def _split_at_mentions(text: str, start: int, end: int, mentions: _MentionBorders) -> list[Word]:
    """A token as words: cut where a name ends inside it, since some sources run a name into the next word."""
    borders = mentions.borders
    first = bisect_right(borders, start)
    if first == len(borders) or borders[first] >= end:
        return [_word(text, start, end, mentions)]
    cuts = [start, *borders[first : bisect_left(borders, end)], end]
    return [_word(text, begin, stop, mentions) for begin, stop in pairwise(cuts)]


def _word(text: str, start: int, end: int, mentions: _MentionBorders) -> Word:
    piece = text[start:end]
    lower = _MONTH_OF_MAY if piece == "May" else piece.lower().replace("’", "'")
    return Word(piece, lower, start, end, None, mentions.entity_at.get(start, -1))


def _mention_borders(entities: Sequence[Entity]) -> _MentionBorders:
    entity_at = {at: index for index, e in enumerate(entities) for m in e.mentions for at in range(m.start, m.end)}
    borders = sorted({at for e in entities for m in e.mentions for at in (m.start, m.end)})
    persons = frozenset(index for index, e in enumerate(entities) if e.kind is EntityKind.PERSON)
    return _MentionBorders(entity_at, borders, persons)
