"""The input of reading claims: the sentences, statements and names of an article. Spans are offsets into its text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from msgspec import Struct

from bot.lang.assertion.unreal import UnrealParts
from bot.model.analysis import EntityKind, Span
from bot.model.evidence.claims import ClaimSpeaker, Stance


class NameSpan(Struct, frozen=True):
    """A mention of an entity. `side` is the country (ISO 3166) that it speaks for, `nation` the one that its name
    denotes: a country, its adjective, a capital, a seat of government."""

    start: int
    end: int
    key: str
    name: str
    kind: EntityKind
    side: str | None = None
    nation: str | None = None


class SpokenSpan(Struct, frozen=True):
    """A statement as the reader found it: its words, the verb, who speaks and where the text names them. `side` is the
    country that a known body of the speaker's name speaks for, `joint` the keys of several who speak together."""

    start: int
    end: int
    cue: str | None
    speaker: str | None
    key: str | None = None
    speaker_span: Span | None = None
    side: str | None = None
    joint: tuple[str, ...] = ()


def innermost(statements: Sequence[SpokenSpan], at: int) -> SpokenSpan | None:
    """The shortest of the statements that hold a place of the text."""
    return min(
        (one for one in statements if one.start <= at < one.end), key=lambda one: one.end - one.start, default=None
    )


class ClaimArticle(Struct, frozen=True, dict=True):
    """An article. `names` are in the order of the text; `published` is its day in Korea, `country` that of the outlet;
    `voice` is the country whose state media it is of, None for other outlets."""

    title: str
    text: str
    sentences: Sequence[Span]
    statements: Sequence[SpokenSpan]
    names: Sequence[NameSpan]
    published: date
    outlet: str | None = None
    country: str | None = None
    voice: str | None = None

    @cached_property
    def words(self) -> list[str]:
        """The sentences' texts."""
        return [self.text[one.start : one.end] for one in self.sentences]

    @cached_property
    def unreal(self) -> UnrealParts:
        """The parts of sentences that report nothing, since they are of a story, a drill or the like."""
        return UnrealParts(self.text, self.sentences, self.title)

    def names_in(self, start: int, end: int) -> list[NameSpan]:
        """The mentions that lie in a span."""
        return [one for one in self.names if start <= one.start and one.end <= end]

    def statements_in(self, sentence: Span) -> list[SpokenSpan]:
        """The statements that begin in a sentence or hold its beginning, the longest first."""
        found = [one for one in self.statements if one.start < sentence.end and sentence.start < one.end]
        return sorted(found, key=lambda one: one.start - one.end)


class StatedNumber(Struct, frozen=True):
    """A number in a sentence: [start, end) is the number with "about" before it, `whole` ends after its noun. `kind`
    is what it counts, `whose` a nation or other name (bot/news/counts), None where it is not known; `names` are others
    beside it. `attributed`: somebody says it whom the article does not name."""

    sentence: int
    start: int
    end: int
    whole: int
    value: float
    kind: str
    whose: str | None
    names: frozenset[str]
    expected: bool
    giver: ClaimSpeaker | None
    attributed: bool


class StatedPosition(Struct, frozen=True):
    """A position that a sentence tells of, and the day that it names for it, else that of the article. `past`: the
    sentence names no day and tells of something earlier ("has earlier dismissed", "a day before"); `before`: it names
    no day and has the verb in the past perfect ("had dismissed")."""

    sentence: int
    stance: Stance
    speaker: ClaimSpeaker
    day: date
    past: bool = False
    before: bool = False


class StatedWords(Struct, frozen=True):
    """A sentence that has a statement of somebody who speaks for a state, and the position that it takes, if any.
    `before`: it was said before what the article tells of, on a day that the sentence does not name."""

    sentence: int
    speaker: ClaimSpeaker
    day: date
    stance: Stance | None = None
    before: bool = False


class ArticleClaims(Struct, frozen=True):
    """What an article claims. `nations` are the countries that it names."""

    numbers: tuple[StatedNumber, ...]
    positions: tuple[StatedPosition, ...]
    words: tuple[StatedWords, ...]
    nations: frozenset[str]
