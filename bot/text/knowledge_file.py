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
from pathlib import Path

from bot.model.errors import Reason, SettingsFailed
from bot.model.text import EntityKind
from bot.text.names import slug

NOTES = {"id", "kind", "country", "source", "wikidata", "from", "to", "capital", "office", "of"}
DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
HANGUL = re.compile(r"[가-힣0-9A-Za-z][가-힣0-9A-Za-z .·\-~]*")
HANJA = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff가-힣0-9A-Za-z·\- ]+")
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
class _Reading:
    """What one file gave: entities, and offices by the holder's id."""

    entities: list[KnownEntity] = field(default_factory=list)
    offices: list[tuple[str, Office]] = field(default_factory=list)


def read(path: Path) -> tuple[list[KnownEntity], list[tuple[str, Office]]]:
    """The entities and offices of a file. Raises SettingsFailed(BAD_SETTINGS) with the line that is wrong."""
    reading = _Reading()
    common: dict[str, str] = {}
    sources: set[str] = set()
    lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
    for number, line in enumerate(lines, 1):
        try:
            if declared := DECLARED.match(line):
                sources.add(declared.group(1))
            elif line.startswith("@"):
                common = _notes(line[1:])
            elif line and not line.startswith("#"):
                _row(_uncited(line, sources), common, reading)
        except (ValueError, KeyError) as error:
            detail = f"{path.name} line {number}: {error}"
            raise SettingsFailed(Reason.BAD_SETTINGS, detail) from error
    return reading.entities, reading.offices


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


def _row(cells: list[str], common: dict[str, str], reading: _Reading) -> None:
    if "office" in common:
        holder, begin, end = (*cells, "", "")[:3]
        title, source = common["office"], _required(common, "source")
        bounds = _date(begin), _date(end) if end else None
        reading.offices.append((slug(holder), Office(title, *bounds, common.get("country"), source)))
    else:
        reading.entities.append(_entity(cells, common))


def _entity(cells: list[str], common: dict[str, str]) -> KnownEntity:
    if len(cells) > 5:
        raise ValueError("more than five cells")
    name, hangul, hanja, aliases, notes = (*cells, "", "", "", "", "")[:5]
    told = common | _notes(notes)
    forms = _list(aliases)
    if wrong := [form for form in forms if "=" in form]:
        raise ValueError(f"{wrong[0]!r} stands among the aliases")
    return KnownEntity(
        id=told.get("id") or slug(name),
        name=_required({"name": name}, "name"),
        kind=EntityKind(_required(told, "kind")),
        source=_required(told, "source"),
        country=_checked(told.get("country"), COUNTRY),
        hangul=_checked(hangul, HANGUL),
        hanja=_checked(hanja, HANJA),
        aliases=tuple(form for form in forms if form[0] not in "~+"),
        short=tuple(form[1:] for form in forms if form[0] == "~"),
        adjectives=tuple(form[1:] for form in forms if form[0] == "+"),
        wikidata=_checked(told.get("wikidata"), WIKIDATA),
        begin=_checked(told.get("from"), DATE),
        end=_checked(told.get("to"), DATE),
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
        raise ValueError(f"no {key}")
    return told[key]


def _checked(value: str | None, form: re.Pattern[str]) -> str | None:
    if value and not form.fullmatch(value):
        raise ValueError(f"{value!r} is not of the form expected")
    return value or None


def _date(text: str) -> str:
    if not DATE.fullmatch(text):
        raise ValueError(f"{text!r} is no date")
    return text


def clashes(entities: Iterable[KnownEntity]) -> Iterator[str]:
    """Sentences about ids used twice, and about a life that ends before it begins."""
    seen: set[str] = set()
    for entity in entities:
        if entity.id in seen:
            yield f"two entities have the id {entity.id}"
        seen.add(entity.id)
        if entity.begin and entity.end and entity.end[: len(entity.begin)] < entity.begin[: len(entity.end)]:
            yield f"{entity.id} ends before it begins"
