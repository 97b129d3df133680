"""An article to be placed in a story, and why a stored article is in its story."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct


class Party(NamedTuple):
    """A state by its ISO 3166 code, "" if unknown; with `person`, an id of the knowledge base, one of its persons."""

    country: str
    person: str = ""


class StanceKind(StrEnum):
    """What an article does to an event, other than to report it."""

    DENIES = "denies"
    CONFIRMS = "confirms"
    RATIFIES = "ratifies"
    REVERSES = "reverses"
    SUPPOSES = "supposes"
    """It tells what is said to be so or to be planned."""


ANSWERS = frozenset({StanceKind.DENIES, StanceKind.CONFIRMS})
"""Stances that count as a state's only: a firm, an actor or a court only answers."""


class EventStance(NamedTuple):
    """A stance, and the ISO 3166 code of the state that takes it, "" if it is none's."""

    kind: StanceKind
    actor: str = ""


class Parties(Struct, frozen=True):
    """The states that an article names, and those that are parties of a contact that its title or first sentence tells
    of: of a call, a meeting, a visit or a message. If it tells of a contact, known persons are among both. `stance` is
    that of its opening, None if it just reports. `firms` are the terms of the firms that it names, among its words and
    among its language-independent terms; `officials` those of the persons who were in office on its day, `bodies` those
    of the bodies of a state."""

    of_contact: frozenset[Party] = frozenset()
    named: frozenset[Party] = frozenset()
    stance: EventStance | None = None
    firms: frozenset[str] = frozenset()
    officials: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()


NO_PARTIES = Parties()


class PlacedArticle(Struct, frozen=True):
    """An article as far as placing it in a story needs it.

    `at` is the time of publication; with `dated` False the page states none, `at` is the time of saving, and it is
    not compared. `edition_of` is a stored article that is the same page in another language. `entities` are
    knowledge-base ids of the entities it names; they connect English and Korean reports. `outlet` is the name of the
    publisher. `names` are the terms of the names in a Korean text. `parties` tell two contacts apart. `embedding` is
    that of `Analysis`. The words of an `is_private` article are not counted in the document frequencies.
    """

    article_id: int
    title: str
    text: str
    at: datetime
    dated: bool = True
    edition_of: int | None = None
    entities: Collection[str] = ()
    outlet: str = ""
    is_private: bool = False
    names: Collection[str] = ()
    parties: Parties = NO_PARTIES
    embedding: bytes = b""


class PlacementCause(StrEnum):
    """Which rule put an article into its story.

    NO_CANDIDATES: a new story, no stored article is similar. BELOW_THRESHOLD: a new story, the nearest one is not
    similar enough. SIMILAR: similar to the articles of the story. TEXT_REUSE: at least half of the shorter text is that
    of an article of the story. TRANSLATION: the page is an edition of a stored page in another language. MOVED: taken
    over from another story when a later article arrived. MERGED: its whole story became part of this one. GIVEN: the
    desk from which it was imported had it there.
    """

    NO_CANDIDATES = "no_candidates"
    BELOW_THRESHOLD = "below_threshold"
    SIMILAR = "similar"
    TEXT_REUSE = "text_reuse"
    TRANSLATION = "translation"
    MOVED = "moved"
    MERGED = "merged"
    GIVEN = "given"


class PlacementReason(Struct, frozen=True):
    """One decision about the story of an article, with its figures.

    `likeness` (0 to 1) is the average over the articles of the story; for BELOW_THRESHOLD that of the nearest story
    `story_id`; for TEXT_REUSE the share of the shorter text. `left_likeness` is that to the articles which a MOVED
    article left. `article_id` is the most similar article, or the one whose text or page it is; `terms` are the terms
    that contribute most to the likeness with it.
    """

    cause: PlacementCause
    likeness: float = 0.0
    left_likeness: float | None = None
    article_id: int | None = None
    story_id: int | None = None
    terms: tuple[str, ...] = ()
