"""Reading knowledge files: plain lines that a person can write (docs/knowledge.md), checked as they are read.

    # a comment
    [ep] EveryPolitician, holders of office and their Wikidata ids
    @ kind=person; country=KP; source=Rodong Sinmun, appointments
    Kim Jong Un | 김정은 | 金正恩 [ep] | Kim Jong-eun; Supreme Leader Kim | wikidata=Q56226 [ep]; from=1984

`@` sets what holds for the rows under it. A row is name | Hangul | Hanja | aliases | notes; trailing cells may be left
out. An alias in small letters is matched in any case, `~` marks a short form that needs its context, `+` an adjective
of a country. Rows under `@ office=…` name a person, the day the office began and the day it ended.

The `source` of a row stands for each of its facts that has none of its own: `[ep]` behind a fact names a source that a
line of the file declares. Sources are read, checked and not kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from bot.lang.scripts import HAN, HANGUL
from bot.model.analysis import EntityKind
from bot.model.errors import Reason, SettingsFailed
from bot.text.names.normalise import slug

NOTES = {"id", "kind", "country", "source", "wikidata", "from", "to", "capital", "office", "of"}
DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
WRITTEN_HANGUL = re.compile(rf"[{HANGUL}0-9A-Za-z][{HANGUL}0-9A-Za-z .·\-~]*")
WRITTEN_HANJA = re.compile(rf"[{HAN}{HANGUL}0-9A-Za-z·\- ]+")
WIKIDATA = re.compile(r"Q[1-9]\d*")
COUNTRY = re.compile(r"[A-Z]{2}")
DECLARED = re.compile(r"\[([a-z][a-z0-9]*)\]\s+\S")
CITED = re.compile(r"\s*\[([a-z][a-z0-9]*(?:,\s*[a-z][a-z0-9]*)*)\]$")


@dataclass(frozen=True, slots=True)
class Office:
    """An office held by a person. `begin` and `end` are dates as exact as known ("2022", "2022-05-10"); `end` is None
    where it is not known to have ended."""

    title: str
    begin: str
    end: str | None
    country: str | None
    source: str

    def held(self, day: str) -> bool:
        """Whether it was held on an ISO day; a bound known to the year or month only counts as a whole."""
        return self.begin <= day[: len(self.begin)] and (self.end is None or day[: len(self.end)] <= self.end)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in the files."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file} line {self.line}"


@dataclass(frozen=True, slots=True)
class Holding:
    """An office with the id of who held it, and where it stands."""

    holder: str
    office: Office
    place: Place


@dataclass(frozen=True, slots=True)
class KnownEntity:
    """An entity of the knowledge base. `aliases` name it by themselves; `short` only where the context agrees;
    `adjectives` are a country's. `country` is ISO 3166 alpha-2, `capital` the country whose capital a city is.
    `begin` and `end` bound its life or force, as dates as exact as known. `source` says where the facts stand."""

    id: str
    name: str
    kind: EntityKind
    source: str
    country: str | None = None
    hangul: str | None = None
    hanja: str | None = None
    aliases: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    wikidata: str | None = None
    begin: str | None = None
    end: str | None = None
    capital: str | None = None
    offices: tuple[Office, ...] = ()

    @property
    def is_korean(self) -> bool:
        """Whether it is a person of one of the Koreas with a name in Hangul."""
        return self.kind is EntityKind.PERSON and self.country in {"KP", "KR"} and bool(self.hangul)

    @property
    def names(self) -> tuple[str, ...]:
        """Every form that names it by itself, the canonical one first."""
        own = (self.name, self.hangul, self.hanja, *self.aliases)
        return tuple(dict.fromkeys(form for form in own if form))


@dataclass(slots=True)
class _KnowledgeParser:
    """What one file gave: entities, offices by the holder's id and the place they stand at, and the ids with their
    lines."""

    entities: list[KnownEntity] = field(default_factory=list)
    offices: list[Holding] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)


def read(path: Path) -> tuple[list[KnownEntity], list[Holding]]:
    """The entities and offices of a file. Raises SettingsFailed(BAD_SETTINGS) with the line that is wrong."""
    reading = _KnowledgeParser()
    common: dict[str, str] = {}
    sources: set[str] = set()
    for number, line in enumerate(_lines(path), 1):
        try:
            if declared := DECLARED.match(line):
                sources.add(declared.group(1))
            elif line.startswith("@"):
                common = _notes(line[1:])
            elif line and not line.startswith("#"):
                _row(_uncited(line, sources), common, reading, Place(path.name, number))
        except (ValueError, KeyError) as error:
            detail = f"{path.name} line {number}: {error}"
            raise SettingsFailed(Reason.BAD_SETTINGS, detail) from error
    return reading.entities, reading.offices


def _lines(path: Path) -> list[str]:
    try:
        return [line.strip() for line in path.read_text(encoding="utf-8-sig").splitlines()]
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise SettingsFailed(Reason.BAD_SETTINGS, f"{path.name} line {line}: this is not UTF-8 text") from error
    except OSError as error:
        raise SettingsFailed(Reason.BAD_SETTINGS, f"{path.name} cannot be read: {error.strerror}") from error


def _uncited(line: str, sources: set[str]) -> list[str]:
    """The cells of a row without the sources of single facts, which must be declared above it."""
    cells: list[str] = []
    for cell in line.split("|"):
        facts: list[str] = []
        for fact in cell.split(";"):
            cited = CITED.search(fact.rstrip())
            if cited and (unknown := set(re.split(r",\s*", cited.group(1))) - sources):
                raise ValueError(f"[{unknown.pop()}] is declared nowhere above")
            facts.append(fact.rstrip()[: cited.start()] if cited else fact)
        cells.append(";".join(facts).strip())
    return cells


def _row(cells: list[str], common: dict[str, str], reading: _KnowledgeParser, place: Place) -> None:
    if "office" in common:
        reading.offices.append(Holding(slug(cells[0]), _office(cells, common), place))
        return
    entity = _entity(cells, common)
    if entity.id in reading.lines:
        raise ValueError(f"{entity.id!r} has line {reading.lines[entity.id]} already; another entity needs its own id=")
    reading.lines[entity.id] = place.line
    reading.entities.append(entity)


def _office(cells: list[str], common: dict[str, str]) -> Office:
    """Who held it, from when, to when; where the whole row has a source of its own, an empty fourth cell is left."""
    if any(cells[3:]):
        raise ValueError("more than a holder, a first and a last day")
    _, begin, end = (*cells, "", "")[:3]
    if not begin:
        raise ValueError("no first day")
    office = Office(
        common["office"], _date(begin), _date(end) if end else None, common.get("country"), _required(common, "source")
    )
    if _backward(office.begin, office.end):
        raise ValueError(f"{end} is before {begin}")
    return office


def _backward(begin: str | None, end: str | None) -> bool:
    """Whether what begins then ends before, as far as both are known."""
    return bool(begin and end and end[: len(begin)] < begin[: len(end)])


def _entity(cells: list[str], common: dict[str, str]) -> KnownEntity:
    if len(cells) > 5:
        raise ValueError("more than five cells")
    name, hangul, hanja, aliases, notes = (*cells, "", "", "", "", "")[:5]
    told = common | _notes(notes)
    forms = _list(aliases)
    if wrong := [form for form in forms if "=" in form]:
        raise ValueError(f"{wrong[0]!r} stands among the aliases")
    begin, end = (_date(told[key]) if key in told else None for key in ("from", "to"))
    if _backward(begin, end):
        raise ValueError(f"it ends in {end}, before it begins in {begin}")
    return KnownEntity(
        id=told.get("id") or slug(name),
        name=_required({"name": name}, "name"),
        kind=_kind(_required(told, "kind")),
        source=_required(told, "source"),
        country=_checked(told.get("country"), COUNTRY),
        hangul=_checked(hangul, WRITTEN_HANGUL),
        hanja=_checked(hanja, WRITTEN_HANJA),
        aliases=tuple(form for form in forms if form[0] not in "~+"),
        short=tuple(form[1:] for form in forms if form[0] == "~"),
        adjectives=tuple(form[1:] for form in forms if form[0] == "+"),
        wikidata=_checked(told.get("wikidata"), WIKIDATA),
        begin=begin,
        end=end,
        capital=_checked(told.get("capital"), COUNTRY),
    )


def _notes(text: str) -> dict[str, str]:
    """`key=value; key=value` as a dict. An unknown key is an error, never dropped."""
    pairs = [part.partition("=") for part in _list(text)]
    notes = {key.strip(): value.strip() for key, _, value in pairs}
    if unknown := notes.keys() - NOTES:
        raise ValueError(f"unknown note {', '.join(sorted(unknown))}")
    return notes


def _list(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


def _required(told: dict[str, str], key: str) -> str:
    if not told.get(key):
        raise ValueError(f"no {key}" if key == "name" else f"no {key}, neither here nor in an @ line above")
    return told[key]


def _kind(text: str) -> EntityKind:
    if text not in set(EntityKind):
        raise ValueError(f"{text!r} is no kind; there are {', '.join(EntityKind)}")
    return EntityKind(text)


def _checked(value: str | None, form: re.Pattern[str]) -> str | None:
    if value and not form.fullmatch(value):
        raise ValueError(f"{value!r} is not of the form expected")
    return value or None


def _date(text: str) -> str:
    """A year, a month or a day that there is."""
    try:
        if DATE.fullmatch(text):
            date.fromisoformat(text + "-01-01"[len(text) - 4 :])
            return text
    except ValueError:
        pass
    raise ValueError(f"{text!r} is no date: write a year, 2024-05 or 2024-05-31")


def clashes(entities: Iterable[KnownEntity]) -> Iterator[str]:
    """Sentences about ids that two files use."""
    seen: set[str] = set()
    for entity in entities:
        if entity.id in seen:
            yield f"two entities have the id {entity.id}"
        seen.add(entity.id)
