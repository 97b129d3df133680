"""Parse and validate knowledge files, a plain-text format for editing by hand (docs/knowledge.md).

    # a comment
    [ep] EveryPolitician, holders of office and their Wikidata ids
    @ kind=person; country=KP; source=Rodong Sinmun, appointments
    Kim Jong Un | 김정은 | 金正恩 [ep] | Kim Jong-eun; Supreme Leader Kim | wikidata=Q56226 [ep]; from=1984

`@` sets notes for the rows below it. A row is name | Hangul | Hanja | aliases | notes; trailing cells may be left out.
An alias in small letters is matched in any case, `~` marks a short form that needs context, `+` an adjective of a
country. A row under `@ office=…` is a person, the first and the last day in office.

`source` applies to all facts of a row without a citation; `[ep]` after a fact cites a source that a line of the file
declares. Citations are checked but not kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct, field

from bot.lang.scripts import HAN, HANGUL
from bot.model.analysis import EntityKind, Subject
from bot.model.errors import Reason, SettingsFailed
from bot.regexes import regex
from bot.text.names.normalise import slug

NOTES = {"id", "kind", "country", "source", "wikidata", "from", "to", "capital", "office", "within", "about"}
NOTES |= {"trade", "gender"}
KOREA = "korea"
"""The value of the note `about` for the peninsula itself; its other values are subjects."""
DATE = regex(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
WRITTEN_HANGUL = regex(rf"[{HANGUL}0-9A-Za-z][{HANGUL}0-9A-Za-z .·\-~]*")
WRITTEN_HANJA = regex(rf"[{HAN}{HANGUL}0-9A-Za-z·\- ]+")
GENDER = regex(r"[mf]")
WIKIDATA = regex(r"Q[1-9]\d*")
COUNTRY = regex(r"[A-Z]{2}")
DECLARED = regex(r"\[([a-z][a-z0-9]*)\]\s+\S")
CITED = regex(r"\s*\[([a-z][a-z0-9]*(?:,\s*[a-z][a-z0-9]*)*)\]$")


class Office(Struct, frozen=True):
    """An office held by a person. `begin` and `end` are dates as precise as known ("2022", "2022-05-10"); `end` is None
    if the office is current or its end unknown."""

    title: str
    begin: str
    end: str | None
    country: str | None
    source: str

    def held(self, day: str) -> bool:
        """Whether it was held on an ISO date. A bound known only to the year or month includes all of it."""
        return self.begin <= day[: len(self.begin)] and (self.end is None or day[: len(self.end)] <= self.end)


class FileLine(Struct, frozen=True):
    """A line of a file, for error messages; `number` counts from 1."""

    file: str
    number: int

    def __str__(self) -> str:
        return f"{self.file} line {self.number}"


class OfficeHolding(Struct, frozen=True):
    """An office with its holder's id and its line."""

    holder: str
    office: Office
    line: FileLine


class KnownEntity(Struct, frozen=True):
    """An entity of the knowledge base. `aliases` name it without context, `short` only with support of the context;
    `adjectives` are a country's. `country` is an ISO 3166 alpha-2 code, `capital` that of the country whose capital it
    is. `begin` and `end` are dates of birth and death, or of validity, as precise as known. `within` is the Hangul name
    of the province before the name of a place that others share. `trade` is what a person or a firm is known
    for that speaks for no state ("arts"). `subjects` are what news that names it is about; `about_korea` says that such
    news is about the peninsula, whatever the country."""

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
    within: str | None = None
    trade: str | None = None
    gender: str | None = None
    subjects: tuple[Subject, ...] = ()
    about_korea: bool = False
    offices: tuple[Office, ...] = ()

    @property
    def is_korean(self) -> bool:
        """Whether it is a person of North or South Korea with a name in Hangul."""
        return self.kind is EntityKind.PERSON and self.country in {"KP", "KR"} and bool(self.hangul)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that needs no context, the canonical one first."""
        own = (self.name, self.hangul, self.hanja, *self.aliases)
        return tuple(dict.fromkeys(form for form in own if form))


class _ParsedFile(Struct):
    """The contents of a file so far; `lines` has the line number of each entity's id."""

    entities: list[KnownEntity] = field(default_factory=list)
    offices: list[OfficeHolding] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)


def read(path: Path) -> tuple[list[KnownEntity], list[OfficeHolding]]:
    """Parse a file: its entities and offices. Raises SettingsFailed BAD_SETTINGS with the line of the first error."""
    parsed = _ParsedFile()
    common: dict[str, str] = {}
    sources: set[str] = set()
    for number, line in enumerate(_lines(path), 1):
        try:
            if declared := DECLARED.match(line):
                sources.add(declared.group(1))
            elif line.startswith("@"):
                common = _notes(line[1:])
            elif line and not line.startswith("#"):
                _row(_uncited(line, sources), common, parsed, FileLine(path.name, number))
        except (ValueError, KeyError) as error:
            detail = f"{path} line {number}: {error}"
            raise SettingsFailed(Reason.BAD_SETTINGS, detail) from error
    return parsed.entities, parsed.offices


def _lines(path: Path) -> list[str]:
    try:
        return [line.strip() for line in path.read_text(encoding="utf-8-sig").splitlines()]
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise SettingsFailed(Reason.BAD_SETTINGS, f"{path} line {line}: not UTF-8 text") from error
    except OSError as error:
        raise SettingsFailed(Reason.BAD_SETTINGS, f"{path} cannot be read: {error.strerror}") from error


def _uncited(line: str, sources: set[str]) -> list[str]:
    """The cells of a row without citations. Raises ValueError for a citation of an undeclared source."""
    cells: list[str] = []
    for cell in line.split("|"):
        if "]" not in cell:
            cells.append(cell.strip())
            continue
        facts: list[str] = []
        for fact in cell.split(";"):
            cited = CITED.search(fact.rstrip())
            if cited and (unknown := set(re.split(r",\s*", cited.group(1))) - sources):
                raise ValueError(f"source [{unknown.pop()}] is not declared above")
            facts.append(fact.rstrip()[: cited.start()] if cited else fact)
        cells.append(";".join(facts).strip())
    return cells


def _row(cells: list[str], common: dict[str, str], parsed: _ParsedFile, line: FileLine) -> None:
    """Add the entity or office of a row."""
    if "office" in common:
        parsed.offices.append(OfficeHolding(slug(cells[0]), _office(cells, common), line))
        return
    entity = _entity(cells, common)
    if entity.id in parsed.lines:
        raise ValueError(
            f"id {entity.id!r} is already used on line {parsed.lines[entity.id]}; set another one with id="
        )
    parsed.lines[entity.id] = line.number
    parsed.entities.append(entity)


def _office(cells: list[str], common: dict[str, str]) -> Office:
    """The office in a row of holder, first day and last day. A citation for the whole row leaves an empty fourth
    cell."""
    if any(cells[3:]):
        raise ValueError("an office has only three cells: holder, first day, last day")
    _, begin, end = (*cells, "", "")[:3]
    if not begin:
        raise ValueError("the first day is missing")
    office = Office(
        common["office"], _date(begin), _date(end) if end else None, common.get("country"), _required(common, "source")
    )
    if _backward(office.begin, office.end):
        raise ValueError(f"{end} is before {begin}")
    return office


def _backward(begin: str | None, end: str | None) -> bool:
    """Whether the end is before the beginning, at the precision that both have."""
    return bool(begin and end and end[: len(begin)] < begin[: len(end)])


def _entity(cells: list[str], common: dict[str, str]) -> KnownEntity:
    if len(cells) > 5:
        raise ValueError("more than five cells")
    name, hangul, hanja, aliases, notes = (*cells, "", "", "", "", "")[:5]
    values = common | _notes(notes)
    forms = _list(aliases)
    if wrong := [form for form in forms if "=" in form]:
        raise ValueError(f"{wrong[0]!r} is in the cell of aliases; notes go in the fifth cell")
    begin, end = (_date(values[key]) if key in values else None for key in ("from", "to"))
    if _backward(begin, end):
        raise ValueError(f"to={end} is before from={begin}")
    about = [part.strip() for part in values.get("about", "").split(",") if part.strip()]
    return KnownEntity(
        id=values.get("id") or slug(name),
        name=_required({"name": name}, "name"),
        kind=_kind(_required(values, "kind")),
        source=_required(values, "source"),
        country=_checked(values.get("country"), COUNTRY),
        hangul=_checked(hangul, WRITTEN_HANGUL),
        hanja=_checked(hanja, WRITTEN_HANJA),
        aliases=tuple(form for form in forms if form[0] not in "~+"),
        short=tuple(form[1:] for form in forms if form[0] == "~"),
        adjectives=tuple(form[1:] for form in forms if form[0] == "+"),
        wikidata=_checked(values.get("wikidata"), WIKIDATA),
        begin=begin,
        end=end,
        capital=_checked(values.get("capital"), COUNTRY),
        within=_checked(values.get("within"), WRITTEN_HANGUL),
        trade=values.get("trade"),
        gender=_checked(values.get("gender"), GENDER),
        subjects=tuple(_subject(part) for part in about if part != KOREA),
        about_korea=KOREA in about,
    )


def _notes(text: str) -> dict[str, str]:
    """`key=value; key=value` as a dict. Raises ValueError for an unknown key."""
    pairs = [part.partition("=") for part in _list(text)]
    notes = {key.strip(): value.strip() for key, _, value in pairs}
    if unknown := notes.keys() - NOTES:
        raise ValueError(f"unknown note {', '.join(sorted(unknown))}")
    return notes


def _list(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


def _required(values: dict[str, str], key: str) -> str:
    if not values.get(key):
        raise ValueError(f"no {key}" if key == "name" else f"no {key} in the row or in an @ line above")
    return values[key]


def _kind(text: str) -> EntityKind:
    if text not in set(EntityKind):
        raise ValueError(f"unknown kind {text!r}; the kinds are {', '.join(EntityKind)}")
    return EntityKind(text)


def _subject(text: str) -> Subject:
    if text not in set(Subject):
        raise ValueError(f"unknown subject {text!r}; write {KOREA}, {', '.join(Subject)}")
    return Subject(text)


def _checked(value: str | None, form: re.Pattern[str]) -> str | None:
    if value and not form.fullmatch(value):
        raise ValueError(f"{value!r} does not have the expected form")
    return value or None


def _date(text: str) -> str:
    """A valid year, month or day. Raises ValueError for anything else."""
    try:
        if DATE.fullmatch(text):
            date.fromisoformat(text + "-01-01"[len(text) - 4 :])
            return text
    except ValueError:
        pass
    raise ValueError(f"{text!r} is not a date: write a year, 2024-05 or 2024-05-31")


def clashes(entities: Iterable[KnownEntity]) -> Iterator[str]:
    """An error message for each id that two entities share."""
    seen: set[str] = set()
    for entity in entities:
        if entity.id in seen:
            yield f"two entities have the id {entity.id}"
        seen.add(entity.id)
