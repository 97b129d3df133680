"""The table of outlets: find the publisher of a page, and the agency that a credit names.

`data/sources.tsv` has a row per outlet: name, domains, country, kind, its names in credits, and "longer" if its pages
are revisited for longer. The user may add a file of the same form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct

from bot.model.analysis import Outlet, OutletKind
from bot.regexes import any_of

_NO_MEDIA = frozenset({OutletKind.GOVERNMENT, OutletKind.THINK_TANK})
_TABLE = Path(__file__).parents[1] / "data" / "sources.tsv"
_MARKS = {"": False, "longer": True}
_LEAST_COLUMNS = 4


class Source(Struct, frozen=True):
    """A row of the table. `credits` are the names by which others credit its texts; `longer` if its pages are revisited
    for longer."""

    name: str
    domains: tuple[str, ...]
    country: str
    kind: OutletKind
    credits: tuple[str, ...]
    longer: bool = False


class SourceTable:
    """The known outlets, by domain, name and credit."""

    def __init__(self, rows: Iterable[Source]) -> None:
        self._domains: dict[str, Source] = {}
        self._names: dict[str, Source] = {}
        self._credits: dict[str, str] = {}
        self.media: dict[str, str] = {}
        """Name in a citation -> outlet name, for media only, not for governments and think tanks."""
        for row in rows:
            if row.kind not in _NO_MEDIA:
                self.media.update(dict.fromkeys(_written(row), row.name))
            self._names[_folded(row.name)] = row
            self._domains.update(dict.fromkeys(row.domains, row))
            self._credits.update({_folded(credit): row.name for credit in row.credits})

    @cached_property
    def media_pattern(self) -> str:
        """A regular expression for the keys of `media`, the longest first."""
        return any_of(self.media)

    @classmethod
    def load(cls, extra: Path | None = None) -> SourceTable:
        """Load the package's table and the user's file `extra`. Raises ValueError with the line of an error."""
        return cls(row for path in (_TABLE, extra) if path for row in read_table(path))

    def watched_longer(self) -> frozenset[str]:
        """The domains of outlets whose pages are known to change long after publication."""
        return frozenset(domain for domain, row in self._domains.items() if row.longer)

    def outlet(self, url: str | None, site: str | None) -> Outlet | None:
        """The publisher: by the domain of `url`, else by the site's name; None without both. An unknown outlet has no
        country and no kind. A site with the name of a known outlet and without its domain is named by its own domain:
        anybody may write that name on a page."""
        host = (urlsplit(url).hostname or "") if url else ""
        labels = host.split(".")
        for first in range(len(labels) - 1):
            row = self._domains.get(".".join(labels[first:]))
            if row:
                return Outlet(row.name, _registered(row, host), row.country, row.kind)
        domain = host.removeprefix("www.") or None
        row = self._names.get(_folded(site)) if site else None
        if row and domain is None:
            return Outlet(row.name, row.domains[0], row.country, row.kind)
        name = domain if site is None or (domain and self.is_outlet(site)) else site
        return Outlet(name, domain) if name else None

    def named(self, words: str) -> Outlet | None:
        """The known outlet with this name, domain or name in credits; None if it is unknown."""
        folded, domain = _folded(words), words.strip().casefold().removeprefix("www.")
        row = self._names.get(folded) or self._names.get(_folded(self._credits.get(folded, "")))
        row = row or self._domains.get(domain)
        return _as_outlet(row) if row else None

    def domains(self, words: str) -> tuple[str, ...]:
        """All domains of the known outlet with this name, domain or name in credits; none if it is unknown."""
        outlet = self.named(words)
        row = self._names.get(_folded(outlet.name)) if outlet else None
        return row.domains if row else ()

    def outlets(self) -> Iterator[Outlet]:
        """The known outlets, each under its first domain."""
        return map(_as_outlet, self._names.values())

    def credited(self, words: str) -> str | None:
        """The name of the agency that `words` name ("Yonhap", "the Associated Press"); None if it is unknown."""
        return self._credits.get(_folded(words))

    def is_outlet(self, words: str) -> bool:
        """Whether `words` name a known outlet or agency."""
        return _folded(words) in self._names or _folded(words) in self._credits


def read_table(path: Path) -> list[Source]:
    """Parse a sources file. Raises OSError, ValueError with the file and, of an invalid row, its line."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError(f"{path}: not UTF-8 text") from None
    rows = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        try:
            if len(cells) < _LEAST_COLUMNS:
                raise ValueError(f"fewer than {_LEAST_COLUMNS} columns; tabs separate them")  # noqa: TRY301
            name, domains, country, kind = cells[:4]
            credit_cell, mark = (*cells[4:], "", "")[:2]
            named = tuple(part.strip() for part in credit_cell.split(";") if part.strip())
            rows.append(Source(name, tuple(domains.lower().split()), country, OutletKind(kind), named, _MARKS[mark]))
        except (KeyError, ValueError) as error:
            raise ValueError(f"{path}, line {number}: {error}") from None
    return rows


def _as_outlet(row: Source) -> Outlet:
    return Outlet(row.name, row.domains[0] if row.domains else None, row.country, row.kind)


def _written(row: Source) -> Iterator[str]:
    """The names of an outlet in a sentence; a name with an article ("The Sun") needs it."""
    for words in (row.name, *row.credits):
        yield words
        if words.startswith("The "):
            yield f"the {words.removeprefix('The ')}"


def _registered(row: Source, host: str) -> str:
    """The domain of the row that `host` belongs to."""
    return next(domain for domain in row.domains if host == domain or host.endswith("." + domain))


def _folded(words: str) -> str:
    folded = re.sub(r"[^\w]+", " ", words.casefold()).strip()
    return folded.removeprefix("the ")
