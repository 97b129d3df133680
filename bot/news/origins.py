"""Group the articles of a story by origin: who reported it first. Seven papers with one wire text are one origin.

    articles of a story -> joined by carried text, and by the agency they credit or cite -> one named origin a group

An origin is named after the agency that its articles credit or cite ("KCNA via Yonhap" where all have it through one
other outlet), else after an agency among its outlets, else after the outlet of its earliest article; without any of
these, it is a pasted text (`PASTED_TEXT`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from bot.model.answers import PASTED_TEXT


class Report(Struct, frozen=True):
    """What decides an article's origin. `family` is the first of all articles that carry parts of its text; `credit` is
    the first reporter by its own words, `via` the outlet in between; `agency`: its outlet is a news agency."""

    article_id: int
    at: datetime
    outlet: str | None
    credit: str | None
    family: int | None
    via: str | None = None
    agency: bool = False


class Origin(Struct, frozen=True):
    """An independent report and the articles that carry it, oldest first."""

    name: str
    article_ids: tuple[int, ...]


def origins(reports: Sequence[Report]) -> tuple[Origin, ...]:
    """The independent origins, those with most articles first."""
    if len(reports) == 1:  # as most stories of a window have
        return (Origin(_name(reports), (reports[0].article_id,)),)
    roots: dict[int | str, int | str] = {}  # ids of articles, and sources

    def root(node: int | str) -> int | str:
        while (above := roots.setdefault(node, node)) != node:
            node = above
        return node

    for report in reports:
        own = root(report.family or report.article_id)
        roots[root(report.article_id)] = own
        # A paper with a wire text may have a report of its own too, so the copy is not joined with the paper's others.
        source = report.credit or (report.outlet if report.family is None else None)
        if source:
            roots[root(source.casefold())] = own
    groups: dict[int | str, list[Report]] = {}
    for report in sorted(reports, key=lambda report: (report.at, report.article_id)):
        groups.setdefault(root(report.article_id), []).append(report)
    found = [Origin(_name(group), tuple(report.article_id for report in group)) for group in groups.values()]
    return tuple(sorted(found, key=lambda origin: -len(origin.article_ids)))


def _name(reports: Sequence[Report]) -> str:
    credited = [report.credit for report in reports if report.credit]
    if credited:
        name = Counter(credited).most_common(1)[0][0]
        through = {report.via for report in reports if report.credit == name and report.outlet != name}
        return f"{name} via {through.pop()}" if len(through) == 1 and None not in through else str(name)
    agencies = [report.outlet for report in reports if report.agency and report.outlet]
    outlets = [report.outlet for report in reports if report.outlet]
    return next(iter([*agencies, *outlets]), PASTED_TEXT)
