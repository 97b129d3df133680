"""Find the entities of the knowledge base that show what a text is about.

    title, entities of the text -> named entities with their places in title and body

An entity counts for the peninsula by its country or its note `about=korea`, and for the subjects of that note.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from bot.lang.scripts import HANGUL
from bot.model.analysis import Entity, EntityKind, Subject
from bot.regexes import regex
from bot.text.knowledge.base import Knowledge
from bot.text.knowledge.file_format import KnownEntity
from bot.text.knowledge.matcher import NameForm
from bot.text.topics.lexicon import ELSEWHERE, KOREA, NAMES, strong, weak

SIDE = 0.25
"""The weight of a Korean body, artist, player or weapon without the note `about=korea`: it may be in the news for
events elsewhere, or have a namesake there (the National Assembly of France). A place and a holder of an office have
1."""
_NORTH, _SOUTH, _BOTH = "KP", "KR", "XK"
_THINGS = frozenset((EntityKind.WEAPON, EntityKind.EVENT, EntityKind.TREATY))
_ABBREVIATION = 4
"""Letters of an abbreviation that hardly means anything else."""
_PARTED = frozenset(name(one) for one in Subject if one is not Subject.LEADERSHIP for name in (strong, weak))
"""Lists whose words are not found in names of persons; that of leadership has such names."""
_AT = regex(rf"(?<=[{HANGUL}]{{2}})서(?![{HANGUL}])")
"""The particle 에서 as headlines shorten it; names are not matched before it."""


class KnownName(Struct, frozen=True):
    """A known entity and the span of a text that names it."""

    start: int
    end: int
    entity: KnownEntity

    @property
    def weight(self) -> float:
        """How much the name counts for the peninsula, 0 to 1."""
        entity = self.entity
        if entity.about_korea:
            return 1.0
        if entity.country not in {_NORTH, _SOUTH}:
            return 0.0
        return 1.0 if self._is_at_home else SIDE

    @property
    def _is_at_home(self) -> bool:
        """Whether a Korean entity is hardly in the news for events elsewhere, and has no namesake there."""
        entity = self.entity
        match entity.kind:
            case EntityKind.PERSON:
                return bool(entity.offices or entity.subjects)
            case EntityKind.WEAPON:
                return entity.country == _NORTH or bool(entity.subjects)
            case EntityKind.ORGANISATION | EntityKind.WORK:
                return False
        return True

    def has_none(self, offsets: set[int]) -> bool:
        """Whether none of the offsets is in the name."""
        return offsets.isdisjoint(range(self.start, self.end))

    @property
    def is_elsewhere(self) -> bool:
        """Whether it is a place of another country."""
        entity = self.entity
        return entity.kind is EntityKind.PLACE and entity.country not in {None, _NORTH, _SOUTH, _BOTH}

    @property
    def has_namesakes(self) -> bool:
        """Whether other countries may have one of the same name: a ministry, an army, a panel, a demilitarised zone, a
        resolution with its number."""
        entity = self.entity
        is_shared = entity.kind is EntityKind.PLACE and entity.country == _BOTH
        return is_shared or entity.kind in {EntityKind.ORGANISATION, EntityKind.TREATY}

    @property
    def is_specific(self) -> bool:
        """Whether it shows its subjects as surely as a specific word. A party or ministry may be named only as a
        source, and what belongs to other countries is in the news for other reasons, too."""
        entity = self.entity
        if entity.kind is EntityKind.ORGANISATION:
            return entity.about_korea and entity.country not in {_NORTH, _SOUTH}
        return self.weight == 1.0 and entity.kind in _THINGS


class TopicEvidence(Struct, frozen=True):
    """What the words and names of a title or body show. `korean` maps the offsets of what counts for the peninsula to
    weights, `elsewhere` are those of other places, `lists` has the words of the lexicon with the entities of subjects
    beside them."""

    korean: Mapping[int, float]
    elsewhere: frozenset[int]
    lists: Mapping[str, set[int]]

    @classmethod
    def of(cls, lists: Mapping[str, set[int]], named: Sequence[KnownName], people: set[int]) -> TopicEvidence:
        """The evidence of lexicon words by lists, and of named entities. An entity with a word in its name that counts
        already adds nothing. A word of a subject in the name of a person (`people`: their offsets) is none: Song,
        위성락 (위성: satellite)."""
        lists = {name: offsets - people if name in _PARTED else offsets for name, offsets in lists.items()}
        plain, foreign = lists.get(KOREA, set()), lists.get(ELSEWHERE, set())
        korean = {one.start: one.weight for one in named if one.weight and one.has_none(plain)}
        # "Korean" also begins "Korean-American" and "Korean barbecue": there the weight of the longer name counts.
        korean |= dict.fromkeys(plain, 1.0) | dict.fromkeys(lists.get(NAMES, ()), SIDE)
        places = {one.start for one in named if one.is_elsewhere and one.has_none(foreign) and one.has_none(plain)}
        shown = {name: set(offsets) for name, offsets in lists.items()}
        for one in named:
            for subject in one.entity.subjects:
                specific, slight = strong(subject), weak(subject)
                said = (specific,) if one.is_specific else (specific, slight)
                if all(one.has_none(lists.get(name, set())) for name in said):
                    shown.setdefault(said[-1], set()).add(one.start)
        return cls(korean, frozenset((foreign | places) - korean.keys()), shown)

    def above(self, told: TopicEvidence, named: Sequence[KnownName]) -> TopicEvidence:
        """The evidence of a title above a text that shows `told`. Where other countries are named and the text shows no
        Korea, what they may have too hardly counts: 美 국방부, the demilitarised zone on the Golan."""
        if told.korean or not (told.elsewhere or self.elsewhere):
            return self
        plain = self.lists.get(KOREA, set())
        doubtful = {one.start for one in named if one.has_namesakes and one.has_none(plain)}
        return replace(self, korean={at: SIDE if at in doubtful else weight for at, weight in self.korean.items()})


def named_in_body(entities: Sequence[Entity], knowledge: Knowledge, skipped: int) -> list[KnownName]:
    """The mentions of known entities in a text from the offset `skipped` on, from which they are counted."""
    return [
        KnownName(mention.start - skipped, mention.end - skipped, known)
        for entity in entities
        if entity.id and (known := knowledge.get(entity.id))
        for mention in entity.mentions
        if mention.start >= skipped
    ]


def people_in_body(entities: Sequence[Entity], skipped: int) -> set[int]:
    """The offsets of the names of persons, known or not, from the offset `skipped` on."""
    spans = (mention for entity in entities if entity.kind is EntityKind.PERSON for mention in entity.mentions)
    return {at - skipped for span in spans if span.start >= skipped for at in range(span.start, span.end)}


def people_in_title(named: Sequence[KnownName]) -> set[int]:
    """The offsets of the names of known persons."""
    people = (one for one in named if one.entity.kind is EntityKind.PERSON)
    return {at for one in people for at in range(one.start, one.end)}


def named_in_title(title: str, entities: Sequence[Entity], knowledge: Knowledge) -> list[KnownName]:
    """The known entities that a title names without doubt: by a name that only one has, or that the text links."""
    linked = {entity.id for entity in entities}
    taken: set[int] = set()
    named = []
    for one in sorted(_meant(title, linked, knowledge), key=lambda one: one.start - one.end):
        if taken.isdisjoint(range(one.start, one.end)):
            taken.update(range(one.start, one.end))
            named.append(one)
    return named


def _meant(title: str, linked: set[str | None], knowledge: Knowledge) -> Iterator[KnownName]:
    for match in knowledge.matcher.matches(_AT.sub("에", title)):
        full = {form.entity.id: form.entity for form in match.forms if _is_sure(form, title)}
        in_text = {form.entity.id: form.entity for form in match.forms if form.entity.id in linked}
        meant = in_text or full
        if len(meant) == 1:
            yield KnownName(match.start, match.end, next(iter(meant.values())))


def _is_sure(form: NameForm, title: str) -> bool:
    """Whether a name means its entity without the text: a place, a name of several words or in another script, the
    entity's first name, or an abbreviation of four capitals or more among small letters; no other Latin word, as "Link"
    or "Reaper"."""
    written = form.written
    if form.short or form.common:
        return False
    if (
        form.entity.kind is EntityKind.PLACE
        or written == form.entity.name
        or not (written.isascii() and written.isalpha())
    ):
        return True
    return written.isupper() and len(written) >= _ABBREVIATION and not title.isupper()
