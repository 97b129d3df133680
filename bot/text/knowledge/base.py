"""The knowledge base: known entities of the peninsula, and look-up by name."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from heapq import nsmallest
from importlib.resources import files
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from bot.lang.particles import PARTICLE
from bot.lang.scripts import is_hangul
from bot.model.errors import Reason, SettingsFailed
from bot.text.knowledge.file_format import KnownEntity, Office, OfficeHolding, clashes, read
from bot.text.knowledge.matcher import Matcher, hangul_family
from bot.text.knowledge.shown_names import LANGUAGES, newspaper_names, shown_names, with_both_countries
from bot.text.names.kana import hangul_keys, kana_key
from bot.text.names.latin_korean import is_korean
from bot.text.names.normalise import edits, normal_key, words
from bot.text.names.north_south import other_spellings
from bot.text.names.romanisation import family_distance, given_distance, orders
from bot.text.word_lists import wordlist

ORDER = 0.97
"""Score of a name with the same words in another order."""
OTHER_HALF = 0.98
"""Score of a name in the other Korea's spelling."""
MISSPELLED, PER_EDIT = 0.9, 0.03
"""The highest score of a misspelled name, and the deduction for each edit."""
LONG, LONGER = 8, 14
"""The fewest letters of a name that may have one edit, and two."""
SPELLED, PER_COST = 0.96, 0.13
"""The highest score of another romanisation, and the deduction for each unit of its cost."""
FAMILY = 1.2
"""The highest cost of a family name whose people are compared."""
CLOSE, APART = 0.8, 0.3
"""The highest cost of a spelling in a text that names a known Korean, and the least distance to the next candidate."""
FLOOR = 0.6
"""The lowest score of a candidate that is returned."""
SURNAME, PER_PLACE, SURNAME_COST = 0.78, 0.01, 0.35
"""For a family name alone: the score of the likeliest person, deduction for each rank, highest cost of its spelling."""
_WORDS = wordlist("names_as_words")


class EntityCandidate(Struct, frozen=True):
    """An entity that a name may mean; `score` is 0 to 1, 1 for a name in the base."""

    entity: KnownEntity
    score: float


class Knowledge:
    """The entities, by id and by name. Immutable, except for the cache of spellings."""

    def __init__(self, entities: Iterable[KnownEntity]) -> None:
        self.entities = tuple(entities)
        self._by_id = {entity.id: entity for entity in self.entities}
        self._spellings: dict[str, KnownEntity | None] = {}

    @classmethod
    def load(cls, extra: Path | None = None) -> Knowledge:
        """Load the package's base, and the user's own file or folder of files: a row there replaces the entity with the
        same id. Raises SettingsFailed BAD_SETTINGS for a file with an error."""
        shipped = [Path(str(path)) for path in files("bot.text").joinpath("data/knowledge").iterdir()]
        entities, offices = _read_all(path for path in shipped if path.suffix == ".txt")
        if extra is not None:
            if not _exists(extra):
                raise SettingsFailed(Reason.BAD_SETTINGS, f"knowledge file {extra} not found")
            own, own_offices = _read_all(extra.glob("*.txt") if extra.is_dir() else [extra])
            if not own and not own_offices:
                raise SettingsFailed(Reason.BAD_SETTINGS, f"{extra} has no entities and no offices")
            entities = list({entity.id: entity for entity in [*entities, *own]}.values())
            offices += own_offices
        return cls(_with_offices(entities, offices))

    def get(self, entity_id: str) -> KnownEntity | None:
        """The entity with an id; None if it is unknown."""
        return self._by_id.get(entity_id)

    @cached_property
    def matcher(self) -> Matcher:
        """Finds the names of the base, and those of Japanese and Chinese newspapers, in texts; built on first use."""
        return Matcher(self.entities, newspaper_names())

    @cached_property
    def genders(self) -> dict[str, str]:
        """Id -> "m" or "f", of the persons whose gender is known."""
        return {entity.id: entity.gender for entity in self.entities if entity.gender}

    @cached_property
    def country(self) -> dict[str, KnownEntity]:
        """ISO 3166 alpha-2 code -> the country."""
        return {entity.country: entity for entity in self.entities if entity.adjectives and entity.country}

    def named(self, name: str) -> tuple[KnownEntity, ...]:
        """The entities that have exactly this name, in any case and script that the base lists; one look-up."""
        key = normal_key(name)
        return tuple(self._by_id[one] for one in self._exact.get(key, ()) if self._exact_score(one, key) == 1.0)

    def has_name(self, name: str) -> bool:
        """Whether an entity is called so, in any word order and with a particle; one look-up, unlike `find`."""
        key = normal_key(name)
        if key in self._exact or key in self._family_last or self._newspapers_names(key) or self._stems(key):
            return True
        return " ".join(sorted(words(name))) in self._unordered or bool(self._in_kana(name))

    def is_word_beside_others(self, word: str) -> bool:
        """Whether a word is hardly a name where it stands beside others: an abbreviation without its capitals (add,
        who, Un), and what also has a plain meaning in small letters (congress, link)."""
        if word.islower() and " ".join(words(word)) in _WORDS:
            return True
        forms = [] if word.isupper() else self._as_written(word)
        return bool(forms) and all(form.isupper() for form, _ in forms)

    def is_common_noun(self, word: str) -> bool:
        """Whether a word in small letters is a name only as the short form of one: party, council."""
        forms = self._as_written(word) if word.islower() else []
        return bool(forms) and all(short and not form.isupper() for form, short in forms)

    def _as_written(self, word: str) -> list[tuple[str, bool]]:
        """The names that are one word in Latin letters, as written, and whether they are short forms; [] for any other
        word."""
        if not (word.isascii() and len(words(word)) == 1):
            return []
        key = normal_key(word)
        entities = [self._by_id[one] for one in self._exact.get(key, ())]
        names = ((name, name in entity.short) for entity in entities for name in (*entity.names, *entity.short))
        return [(name, short) for name, short in names if normal_key(name) == key]

    def find(self, name: str, limit: int = 10) -> tuple[EntityCandidate, ...]:
        """The entities that a name may mean, best first: in any script, spelling and word order."""
        key = normal_key(name)
        scores: dict[str, float] = {}
        for entity_id in self._exact.get(key) or self._newspapers_names(key):
            scores[entity_id] = self._exact_score(entity_id, key)
        for entity_id in (*self._unordered.get(" ".join(sorted(words(name))), ()), *self._family_last.get(key, ())):
            scores.setdefault(entity_id, ORDER)
        if not scores:
            scores = self._in_kana(name)
        if stems := {} if scores else self._stems(key):
            scores = stems
        if stems or max(scores.values(), default=0.0) >= OTHER_HALF:
            return self._ranked(scores, limit)
        well_formed = is_korean(" ".join(words(name)))
        for form in self._near(key):
            likeness = max(
                _dice(_grams(key), _grams(form)) * MISSPELLED, 0.0 if well_formed else _misspelled(key, form)
            )
            for entity_id in self._exact[form]:
                scores[entity_id] = max(scores.get(entity_id, 0.0), likeness)
        for entity, score in (*self._romanised(name), *self._by_family(name)):
            scores[entity.id] = max(scores.get(entity.id, 0.0), score)
        return self._ranked(scores, limit)

    def _newspapers_names(self, key: str) -> tuple[str, ...]:
        """The ids of the entities that only newspapers in Japanese and Chinese call so; they are loaded when a name in
        Han characters or kana is typed that no other entity has."""
        return () if key.isascii() or is_hangul(key[:1]) else self._of_newspapers.get(key, ())

    def _in_kana(self, name: str) -> dict[str, float]:
        """The scores for a Korean name in katakana that nobody lists: the one Korean whose Hangul name sounds so, or
        several that may be meant."""
        sounds = kana_key(name)
        found = self._by_sound.get(sounds, frozenset()) if sounds else frozenset()
        return dict.fromkeys(found, SPELLED if len(found) == 1 else MISSPELLED)

    def _exact_score(self, entity_id: str, key: str) -> float:
        """The score of an exact match: lower for the other Korea's spelling, which may be another person's own name."""
        entity = self._by_id[entity_id]
        return OTHER_HALF if entity.is_korean and key in other_spellings(entity.hangul or "") else 1.0

    def _stems(self, key: str) -> dict[str, float]:
        """The scores for a Hangul word without its particle; {} for other words."""
        if not is_hangul(key):
            return {}
        ends = (end for end in range(len(key) - 1, 1, -1) if PARTICLE.fullmatch(key, end))
        stem = next((key[:end] for end in ends if key[:end] in self._exact), "")
        return {entity_id: ORDER * self._exact_score(entity_id, stem) for entity_id in self._exact.get(stem, ())}

    def _ranked(self, scores: dict[str, float], limit: int) -> tuple[EntityCandidate, ...]:
        ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
        return tuple(EntityCandidate(self._by_id[key], score) for key, score in ranked[:limit] if score >= FLOOR)

    def by_romanisation(self, name: str) -> KnownEntity | None:
        """The only Korean whose Hangul name a name in Latin letters, family name first, spells in any romanisation;
        None if no one or more than one is close."""
        if name not in self._spellings:
            ranked = sorted(
                (family_distance(part, family) + given_distance(given, (entity.hangul or "")[1:]), entity.id)
                for part, given, _ in orders(name)[:1]
                for family, people in self._families.items()
                if family_distance(part, family) <= CLOSE
                for entity in people
            )
            clear = ranked and ranked[0][0] <= CLOSE and (len(ranked) == 1 or ranked[1][0] - ranked[0][0] >= APART)
            self._spellings[name] = self._by_id[ranked[0][1]] if clear else None
        return self._spellings[name]

    def _romanised(self, name: str) -> Iterator[tuple[KnownEntity, float]]:
        """Koreans whose Hangul name a name in Latin letters may spell, with scores."""
        if is_hangul(name):
            return
        for part, given, extra in orders(name):
            for family, people in self._families.items():
                start = family_distance(part, family) + extra
                if part and start <= FAMILY:
                    for entity in people:
                        cost = start + given_distance(given, (entity.hangul or "")[1:])
                        yield entity, SPELLED - PER_COST * cost

    def _by_family(self, name: str) -> Iterator[tuple[KnownEntity, float]]:
        """Koreans with a family name that is looked up alone, with scores: most current offices first, then the latest
        office."""
        parts = words(name)
        if len(parts) != 1:
            return
        people = [
            entity
            for family, named in self._families.items()
            if parts[0] == family or family_distance(parts[0], family) <= SURNAME_COST
            for entity in named
        ]
        people.sort(key=_prominence, reverse=True)
        for rank, entity in enumerate(people):
            yield entity, SURNAME - PER_PLACE * rank

    @cached_property
    def _families(self) -> dict[str, list[KnownEntity]]:
        """First syllable of a Hangul name -> the Koreans with it."""
        index: dict[str, list[KnownEntity]] = defaultdict(list)
        for entity in self.entities:
            hangul = entity.hangul or ""
            if entity.is_korean and is_hangul(hangul):
                index[hangul[:1]].append(entity)
        return dict(index)

    @cached_property
    def _exact(self) -> dict[str, tuple[str, ...]]:
        """Normal form of every name -> ids, also of a foreigner's family name in Hangul that is no word. The name shown
        to readers of a language is a name too, unless another entity has it."""
        index: dict[str, tuple[str, ...]] = {}
        for entity in self.entities:
            alone = (entity.id,)
            other = other_spellings(entity.hangul) if entity.is_korean and entity.hangul else (hangul_family(entity),)
            further = (form for form in other if form and form not in _WORDS)
            for form in {normal_key(form) for form in (*entity.names, *entity.short, *further)}:
                index[form] = (*index[form], entity.id) if form in index else alone
        shown = (pair for language in LANGUAGES for pair in shown_names(language).items())
        for entity_id, name in shown:
            for form in with_both_countries(name) if entity_id in self._by_id else ():
                index.setdefault(normal_key(form), (entity_id,))
        return index

    @cached_property
    def _of_newspapers(self) -> dict[str, tuple[str, ...]]:
        """Normal form of each name in newspaper_names.tsv -> ids."""
        index: dict[str, tuple[str, ...]] = {}
        for entity_id, names in newspaper_names().items():
            for form in {normal_key(name.removeprefix("~")) for name in names} if entity_id in self._by_id else ():
                index[form] = (*index.get(form, ()), entity_id)
        return index

    @cached_property
    def _by_sound(self) -> dict[str, frozenset[str]]:
        """The sounds of the Hangul names of Koreans in kana -> ids; in the other Korea's spelling, where it is nobody's
        own."""
        own, other = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
        for entity in self.entities:
            if entity.is_korean and entity.hangul:
                for index, names in ((own, [entity.hangul]), (other, other_spellings(entity.hangul))):
                    for sounds in (one for name in names for one in hangul_keys(name)):
                        index[sounds].add(entity.id)
        return {sounds: frozenset(ids) for sounds, ids in (other | own).items()}

    @cached_property
    def _unordered(self) -> dict[str, tuple[str, ...]]:
        """Sorted words of names of several words -> ids. Without Koreans: the syllables of a given name in another
        order are another name."""
        others = (entity for entity in self.entities if not entity.is_korean)
        return _index_of(others, lambda parts: " ".join(sorted(parts)))

    @cached_property
    def _family_last(self) -> dict[str, tuple[str, ...]]:
        """Names of Koreans with the family name last -> ids."""
        koreans = (entity for entity in self.entities if entity.is_korean)
        return _index_of(koreans, lambda parts: "".join((*parts[1:], parts[0])))

    @cached_property
    def _forms(self) -> tuple[str, ...]:
        """The normal forms; `_index` refers to them by position."""
        return tuple(self._exact)

    @cached_property
    def _index(self) -> dict[str, array[int]]:
        """Bigram -> the positions of the normal forms with it."""
        index: dict[str, array[int]] = {}
        for position, form in enumerate(self._forms):
            for gram in _grams(form):
                index.setdefault(gram, array("I")).append(position)
        return index

    def _near(self, key: str) -> list[str]:
        """The 30 normal forms that share most bigrams with a key; of equal ones the first in the base."""
        shared = Counter(position for gram in _grams(key) for position in self._index.get(gram, ()))
        return [self._forms[position] for position in nsmallest(30, shared, key=lambda one: (-shared[one], one))]


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError as error:  # a folder on the way that may not be entered
        raise SettingsFailed(Reason.BAD_SETTINGS, f"{path} cannot be read: {error.strerror}") from error


def _read_all(paths: Iterable[Path]) -> tuple[list[KnownEntity], list[OfficeHolding]]:
    """The entities and offices of files. Raises SettingsFailed for an error or an id that two files use."""
    entities: list[KnownEntity] = []
    offices: list[OfficeHolding] = []
    for path in sorted(paths):
        more, held = read(path)
        entities += more
        offices += held
    if wrong := next(iter(clashes(entities)), None):
        raise SettingsFailed(Reason.BAD_SETTINGS, wrong)
    return entities, offices


def _with_offices(entities: list[KnownEntity], offices: list[OfficeHolding]) -> list[KnownEntity]:
    """The entities with their offices, the earliest first. Raises SettingsFailed for an unknown holder."""
    held: dict[str, list[Office]] = defaultdict(list)
    known = {entity.id for entity in entities}
    for holding in offices:
        if holding.holder not in known:
            detail = f"{holding.line}: no entity has the id {holding.holder!r}"
            raise SettingsFailed(Reason.BAD_SETTINGS, detail)
        held[holding.holder].append(holding.office)
    order = {holder: tuple(sorted(of, key=lambda office: office.begin)) for holder, of in held.items()}
    return [replace(entity, offices=order[entity.id]) if entity.id in order else entity for entity in entities]


def _index_of(entities: Iterable[KnownEntity], form: Callable[[tuple[str, ...]], str]) -> dict[str, tuple[str, ...]]:
    """`form` of the words of each name of several words -> ids."""
    index: dict[str, tuple[str, ...]] = {}
    for entity in entities:
        alone = (entity.id,)
        for key in {form(parts) for name in entity.names if len(parts := words(name)) > 1}:
            index[key] = (*index[key], entity.id) if key in index else alone
    return index


def _prominence(entity: KnownEntity) -> tuple[int, str]:
    """The number of a person's current offices, and the last known day in any."""
    return (
        sum(office.end is None for office in entity.offices),
        max((office.end or office.begin for office in entity.offices), default=""),
    )


def _grams(key: str) -> frozenset[str]:
    """The bigrams of a key, with marks for its beginning and end."""
    padded = f"^{key}$"
    return frozenset(padded[i : i + 2] for i in range(len(padded) - 1))


def _misspelled(key: str, form: str) -> float:
    """The score of a long name with one or two edits; 0 for more. Not for a well-formed Korean name, where one letter
    makes another name."""
    allowed = (len(form) >= LONG) + (len(form) >= LONGER)
    if abs(len(key) - len(form)) > allowed:
        return 0.0
    count = edits(key, form)
    return MISSPELLED - PER_EDIT * count if count <= allowed else 0.0


def _dice(a: frozenset[str], b: frozenset[str]) -> float:
    """The Dice coefficient of two sets, 0 to 1."""
    return 2 * len(a & b) / (len(a) + len(b))
