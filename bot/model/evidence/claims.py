"""What articles claim about a topic: numbers with who gives them, positions taken, statements of the sides."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from bot.model.answers import EntityRef, Linked, NearName

_SHORT = 4
"""The most syllables of a Korean description without a name, such as "대변인"."""


class Stance(StrEnum):
    """What a statement does, by the article's words. GROUNDLESS: calls reports groundless, false or lies. LAWFUL: calls
    the act lawful. NOT_DENIED: "did not deny". UNCONFIRMED: cannot or does not confirm."""

    CONFIRM = "confirm"
    DENY = "deny"
    GROUNDLESS = "groundless"
    LAWFUL = "lawful"
    NOT_DENIED = "not_denied"
    NEITHER = "neither"
    UNCONFIRMED = "unconfirmed"
    NO_COMMENT = "no_comment"
    VIOLATION = "violation"
    DEMAND = "demand"
    WARN = "warn"
    CONDEMN = "condemn"
    CONCERN = "concern"


class StanceChange(StrEnum):
    """How a position differs from the one before it of the same side."""

    FIRST_CONFIRMATION = "first_confirmation"
    DENIAL_DROPPED = "denial_dropped"
    DENIES_AGAIN = "denies_again"
    CHANGED = "changed"


class ClaimView(StrEnum):
    """A tab of `/claims`."""

    NUMBERS = "numbers"
    POSITIONS = "positions"
    ANSWERS = "answers"


class ClaimSpeaker(Struct, frozen=True):
    """Who speaks, as the article has it. `key` is an entity's, None for somebody who is only described; `side` is the
    ISO 3166 code of the state that they speak for, None for none. `joint` are those of several who speak together that
    are entities; the name is then all of them as written."""

    name: str
    key: str | None = None
    side: str | None = None
    joint: tuple[ClaimSpeaker, ...] = ()

    @property
    def id(self) -> str:
        """The key of the speaker, which is the same in other articles."""
        return self.key or self.name.casefold().removeprefix("the ")

    @property
    def is_told(self) -> bool:
        """Whether the name identifies the speaker outside the article; "the spokesman" and "대변인" do not."""
        if self.key is not None or self.side is not None or self.joint:
            return True
        named = any(char.isupper() for char in self.name.removeprefix("The "))
        return named or (len(self.name) > _SHORT and not self.name.isascii())


class NumberClaim(Struct, frozen=True):
    """A number that speakers give: the span of the number and its sentence in the first article that has it. `giver` is
    None where the article gives it itself, or (`attributed`) attributes it to somebody whom it does not name.
    `expected`: the article speaks of what is planned or to come. `articles` have the same number of the same giver."""

    said: Linked
    sentence: Linked
    giver: ClaimSpeaker | None
    attributed: bool
    expected: bool
    value: float
    day: date
    articles: int


class CountedThing(Struct, frozen=True):
    """What is counted: the words after the number in the first article that has any, "" where none has; `kind` as the
    reading names it. `claims` in order of time; `differ` if the numbers differ by more than rounding. `nation` is the
    key of the nation whose they are, if each sentence names it."""

    words: str
    kind: str
    claims: tuple[NumberClaim, ...]
    differ: bool
    nation: str | None = None


class Position(Struct, frozen=True):
    """A position that a speaker takes, by the sentence that tells of it. `change` is how it differs from the one
    before. `past`: it was taken before that day, which the sentence does not name."""

    stance: Stance
    said: Linked
    speaker: ClaimSpeaker
    day: date
    articles: int
    past: bool = False
    change: StanceChange | None = None


class PositionChain(Struct, frozen=True):
    """The positions of one side in order of time: of a state (`side`, an ISO 3166 code), else of one speaker."""

    side: str | None
    name: str
    positions: tuple[Position, ...]


class SideStatement(Struct, frozen=True):
    """A statement of a side on the topic; `stance` is the position that it takes, if any."""

    said: Linked
    speaker: ClaimSpeaker
    day: date
    stance: Stance | None = None


class SideAnswer(Struct, frozen=True):
    """What a side says on the topic: its first statement and its newest, None where the shelf has no (other) one.
    `articles` have statements of it, `named` name it. `opened`: no other side spoke before; `later` is the number of
    days between the first statement of all and its own."""

    side: str
    first: SideStatement | None
    last: SideStatement | None
    articles: int
    named: int
    opened: bool = False
    later: int = 0


class ClaimsAnswer(Struct, frozen=True):
    """A page of one view of what a shelf's articles claim about a topic. `total` is the number of things counted, of
    chains or of sides; the lists of the other views are empty, `counts` has the totals of each view. `read` articles
    were read, `read_since` is the time of the oldest where there are more. `story` is the headline where the topic is a
    story or one article; `names` are the countries of the page by their codes, and its speakers of the knowledge base
    by their keys; `nearest` as in `LatestAnswer`, `indexed_since` as in `SearchAnswer`."""

    topic: str
    story: str | None
    since: date | None
    until: date | None
    view: ClaimView
    counted: tuple[CountedThing, ...]
    chains: tuple[PositionChain, ...]
    answers: tuple[SideAnswer, ...]
    counts: tuple[int, int, int]
    page: int
    pages: int
    read: int
    read_since: datetime | None = None
    names: tuple[tuple[str, EntityRef], ...] = ()
    nearest: tuple[NearName, ...] | None = None
    indexed_since: datetime | None = None
