"""The knowledge base: what the desk knows of the peninsula before it reads, and how to look something up in it."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.resources import files
from pathlib import Path

from bot.lang.scripts import is_hangul
from bot.model.errors import Reason, SettingsFailed
from bot.text.knowledge.file_format import Holding, KnownEntity, Office, clashes, read
from bot.text.knowledge.matcher import PARTICLE, Matcher
from bot.text.names.latin_korean import is_korean
from bot.text.names.normalise import edits, normal_key, words
from bot.text.names.north_south import other_spellings
from bot.text.names.romanisation import family_distance, given_distance, orders

ORDER = 0.97
"""Score of a name whose words are all there in another order."""
OTHER_HALF = 0.98
"""Score of a name as the other Korea writes it."""
SLIP, PER_SLIP = 0.9, 0.03
"""Score of letters that differ, at most, and what each slip of the finger takes away."""
LONG, LONGER = 8, 14
"""Letters from which a name is long enough for one slip, and for two."""
SPELLED, PER_COST = 0.96, 0.13
"""Score of another romanisation, and what a unit of its cost takes away."""
FAMILY = 1.2
"""Cost up to which a family name is looked into."""
CLOSE, APART = 0.8, 0.3
"""Cost at which a spelling in a text is taken for a known Korean's, and how much worse the next must be."""
FLOOR = 0.6
"""Below this a candidate is no answer."""
SURNAME, PER_PLACE, SURNAME_COST = 0.78, 0.01, 0.35
"""Score of the likeliest of those who share a family name asked for alone, what each place behind it takes away, and
the cost up to which a spelling is the family name's."""


@dataclass(frozen=True, slots=True)
class EntityCandidate:
    """An entity that a name may mean; `score` is 0 to 1, 1 for a form that the base knows."""

    entity: KnownEntity
    score: float


class Knowledge:
    """The entities, by id and by name. Immutable once made, but for the spellings it remembers."""

    def __init__(self, entities: Iterable[KnownEntity]) -> None:
        self.entities = tuple(entities)
        self._by_id = {entity.id: entity for entity in self.entities}
        self._spellings: dict[str, KnownEntity | None] = {}

    @classmethod
    def load(cls, extra: Path | None = None) -> Knowledge:
        """The base of the package, and a file or a folder of files of the user's own on top of it: a row there with the
        id of a known entity takes its place. Raises SettingsFailed where a file is wrong."""
        shipped = [Path(str(path)) for path in files("bot.text").joinpath("data/knowledge").iterdir()]
        entities, offices = _read_all(path for path in shipped if path.suffix == ".txt")
        if extra is not None:
            if not extra.exists():
                raise SettingsFailed(Reason.BAD_SETTINGS, f"there is no knowledge file {extra.name}")
            own, own_offices = _read_all(extra.glob("*.txt") if extra.is_dir() else [extra])
            if not own and not own_offices:
                raise SettingsFailed(Reason.BAD_SETTINGS, f"there is no entity and no office in {extra.name}")
            entities = list({entity.id: entity for entity in [*entities, *own]}.values())
            offices += own_offices
        return cls(_with_offices(entities, offices))

    def get(self, entity_id: str) -> KnownEntity | None:
        """The entity with an id."""
        return self._by_id.get(entity_id)

    @cached_property
    def matcher(self) -> Matcher:
        """The names of the base, ready to be looked for in texts."""
        return Matcher(self.entities)

    @cached_property
    def country(self) -> dict[str, KnownEntity]:
        """The country entities by their code."""
        return {entity.country: entity for entity in self.entities if entity.adjectives and entity.country}

    def find(self, name: str, limit: int = 10) -> tuple[EntityCandidate, ...]:
        """The entities that a name may mean, best first: any script, spelling, order of the words."""
        key = normal_key(name)
        scores: dict[str, float] = {}
        for entity_id in self._exact.get(key, ()):
            scores[entity_id] = self._own(entity_id, key)
        for entity_id in (*self._unordered.get("".join(sorted(words(name))), ()), *self._turned.get(key, ())):
            scores.setdefault(entity_id, ORDER)
        if stems := {} if scores else self._stems(key):
            scores = stems
        if stems or max(scores.values(), default=0.0) >= OTHER_HALF:
            return self._ranked(scores, limit)
        whole = is_korean(" ".join(words(name)))
        for form in self._near(key):
            likeness = max(_dice(_grams(key), _grams(form)) * SLIP, 0.0 if whole else _slipped(key, form))
            for entity_id in self._exact[form]:
                scores[entity_id] = max(scores.get(entity_id, 0.0), likeness)
        for entity, spelled in (*self._spelled(name), *self._surnamed(name)):
            scores[entity.id] = max(scores.get(entity.id, 0.0), spelled)
        return self._ranked(scores, limit)

    def _own(self, entity_id: str, key: str) -> float:
        """The score of a known form: a little less where it is the other Korea's spelling of a name, since somebody
        else may bear it as it stands."""
        entity = self._by_id[entity_id]
        return OTHER_HALF if entity.is_korean and key in other_spellings(entity.hangul or "") else 1.0

    def _stems(self, key: str) -> dict[str, float]:
        """Whom a Hangul word names once its particle is gone."""
        if not is_hangul(key):
            return {}
        ends = (end for end in range(len(key) - 1, 1, -1) if PARTICLE.fullmatch(key, end))
        stem = next((key[:end] for end in ends if key[:end] in self._exact), "")
        return {entity_id: ORDER * self._own(entity_id, stem) for entity_id in self._exact.get(stem, ())}

    def _ranked(self, scores: dict[str, float], limit: int) -> tuple[EntityCandidate, ...]:
        ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
        return tuple(EntityCandidate(self._by_id[key], score) for key, score in ranked[:limit] if score >= FLOOR)

    def spelled(self, name: str) -> KnownEntity | None:
        """The one Korean whose Hangul name is spelled by a name in Latin letters, family name first, in any
        romanisation; None where none is close, or two are."""
        if name not in self._spellings:
            near = sorted(
                (family_distance(part, family) + given_distance(given, (entity.hangul or "")[1:]), entity.id)
                for part, given, _ in orders(name)[:1]
                for family, people in self._families.items()
                if family_distance(part, family) <= CLOSE
                for entity in people
            )
            clear = near and near[0][0] <= CLOSE and (len(near) == 1 or near[1][0] - near[0][0] >= APART)
            self._spellings[name] = self._by_id[near[0][1]] if clear else None
        return self._spellings[name]

    def _spelled(self, name: str) -> Iterator[tuple[KnownEntity, float]]:
        """Koreans whose Hangul name the Latin letters may spell."""
        if is_hangul(name):
            return
        for part, given, extra in orders(name):
            for family, people in self._families.items():
                start = family_distance(part, family) + extra
                if part and start <= FAMILY:
                    for entity in people:
                        cost = start + given_distance(given, (entity.hangul or "")[1:])
                        yield entity, SPELLED - PER_COST * cost

    def _surnamed(self, name: str) -> Iterator[tuple[KnownEntity, float]]:
        """Koreans with a family name that is asked for alone: those with most offices now, then by how lately they had
        one."""
        words_ = words(name)
        if len(words_) != 1:
            return
        people = [
            entity
            for family, named in self._families.items()
            if words_[0] == family or family_distance(words_[0], family) <= SURNAME_COST
            for entity in named
        ]
        people.sort(key=_standing, reverse=True)
        for place, entity in enumerate(people):
            yield entity, SURNAME - PER_PLACE * place

    @cached_property
    def _families(self) -> dict[str, list[KnownEntity]]:
        index: dict[str, list[KnownEntity]] = defaultdict(list)
        for entity in self.entities:
            hangul = entity.hangul or ""
            if entity.is_korean and is_hangul(hangul):
                index[hangul[:1]].append(entity)
        return dict(index)

    @cached_property
    def _exact(self) -> dict[str, tuple[str, ...]]:
        """Normal forms -> ids."""
        index: dict[str, tuple[str, ...]] = {}
        for entity in self.entities:
            alone = (entity.id,)
            other = other_spellings(entity.hangul) if entity.is_korean and entity.hangul else ()
            for form in {normal_key(form) for form in (*entity.names, *entity.short, *other)}:
                index[form] = (*index[form], entity.id) if form in index else alone
        return index

    @cached_property
    def _unordered(self) -> dict[str, tuple[str, ...]]:
        """The words of names of several words, sorted -> ids. One word has no order to be blind to, and the syllables
        of a Korean's given name in another order are another name."""
        others = (entity for entity in self.entities if not entity.is_korean)
        return _made(others, lambda parts: "".join(sorted(parts)))

    @cached_property
    def _turned(self) -> dict[str, tuple[str, ...]]:
        """The names of Koreans with the family name behind -> ids."""
        koreans = (entity for entity in self.entities if entity.is_korean)
        return _made(koreans, lambda parts: "".join((*parts[1:], parts[0])))

    @cached_property
    def _forms(self) -> tuple[str, ...]:
        """The normal forms; a form's place here is its number."""
        return tuple(self._exact)

    @cached_property
    def _index(self) -> dict[str, array[int]]:
        """Letter pairs -> the places of the forms that have them."""
        index: dict[str, array[int]] = {}
        for place, form in enumerate(self._forms):
            for gram in _grams(form):
                index.setdefault(gram, array("I")).append(place)
        return index

    def _near(self, key: str) -> list[str]:
        """Known forms that share most letter pairs with a key."""
        shared = Counter(place for gram in _grams(key) for place in self._index.get(gram, ()))
        return [self._forms[place] for place, _ in shared.most_common(30)]


def _read_all(paths: Iterable[Path]) -> tuple[list[KnownEntity], list[Holding]]:
    entities: list[KnownEntity] = []
    offices: list[Holding] = []
    for path in sorted(paths):
        more, held = read(path)
        entities += more
        offices += held
    if wrong := next(iter(clashes(entities)), None):
        raise SettingsFailed(Reason.BAD_SETTINGS, wrong)
    return entities, offices


def _with_offices(entities: list[KnownEntity], offices: list[Holding]) -> list[KnownEntity]:
    held: dict[str, list[Office]] = defaultdict(list)
    known = {entity.id for entity in entities}
    for holding in offices:
        if holding.holder not in known:
            detail = f"{holding.place}: nobody in the base has the id {holding.holder!r}"
            raise SettingsFailed(Reason.BAD_SETTINGS, detail)
        held[holding.holder].append(holding.office)
    order = {holder: tuple(sorted(of, key=lambda office: office.begin)) for holder, of in held.items()}
    return [replace(entity, offices=order[entity.id]) if entity.id in order else entity for entity in entities]


def _made(entities: Iterable[KnownEntity], form: Callable[[tuple[str, ...]], str]) -> dict[str, tuple[str, ...]]:
    """Forms made of the words of names that have several -> ids."""
    index: dict[str, tuple[str, ...]] = {}
    for entity in entities:
        alone = (entity.id,)
        for key in {form(parts) for name in entity.names if len(parts := words(name)) > 1}:
            index[key] = (*index[key], entity.id) if key in index else alone
    return index


def _standing(entity: KnownEntity) -> tuple[int, str]:
    """How many offices a person holds, and the last day known in one."""
    return (
        sum(office.end is None for office in entity.offices),
        max((office.end or office.begin for office in entity.offices), default=""),
    )


def _grams(key: str) -> frozenset[str]:
    padded = f"^{key}$"
    return frozenset(padded[i : i + 2] for i in range(len(padded) - 1))


def _slipped(key: str, form: str) -> float:
    """The score of a long name typed with a slip or two, 0 where it is another name. One letter parts two Koreans: not
    for a spelling that is a Korean name as it stands."""
    allowed = (len(form) >= LONG) + (len(form) >= LONGER)
    if abs(len(key) - len(form)) > allowed:
        return 0.0
    slips = edits(key, form)
    return SLIP - PER_SLIP * slips if slips <= allowed else 0.0


def _dice(a: frozenset[str], b: frozenset[str]) -> float:
    return 2 * len(a & b) / (len(a) + len(b))
