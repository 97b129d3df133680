"""The lines of a digest on state media, from their reports since the last digest.

    reports with the leader present -> the others present, of each story the report that names most
    a role in a report              -> the last role of the same office before; reported if it differs
    pages that changed or are gone  -> as they are

The lines are limited: pages come first, since no other part of the digest has them, then titles, then company.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from bot.lang.scripts import Writing, language_rank
from bot.model.answers import ArticleRef, EntityRef, Linked
from bot.model.digests.state_media import (
    ChangedTitle,
    GonePage,
    LeaderCompanions,
    PresentPerson,
    RemovedNames,
    StateMediaNews,
)
from bot.model.evidence.appearances import Appearance, AppearanceKind
from bot.news.state_media import compared

MOST_LINES = 5
_MOST_COMPANY = 2


class NamedPerson(Struct, frozen=True):
    """A person whom a report names: what it says of them, and the role that it gives."""

    entity: EntityRef
    appearance: Appearance | None
    role: Linked | None

    @property
    def is_present(self) -> bool:
        """Whether the report says that they were there."""
        return self.appearance is not None and self.appearance.kind is AppearanceKind.PRESENT


class StateReport(Struct, frozen=True):
    """An article of state media that came since the last digest."""

    article: ArticleRef
    story: int
    persons: tuple[NamedPerson, ...]


def section(
    company: Sequence[LeaderCompanions],
    titles: Sequence[ChangedTitle],
    removed: Sequence[RemovedNames],
    gone: Sequence[GonePage],
) -> StateMediaNews | None:
    """The section cut to `MOST_LINES`; None where there is nothing to tell."""
    pages = tuple(gone[:MOST_LINES])
    names = tuple(removed[: MOST_LINES - len(pages)])
    changed = tuple(titles[: MOST_LINES - len(pages) - len(names)])
    rest = MOST_LINES - len(pages) - len(names) - len(changed)
    found = StateMediaNews(tuple(company[: min(rest, _MOST_COMPANY)]), changed, names, pages)
    return found or None


def leader_companions(
    reports: Iterable[StateReport],
    leader: str,
    link: Callable[[ArticleRef, Appearance], Linked],
    preferred: Writing = Writing.LATIN,
) -> list[LeaderCompanions]:
    """Who was there with the leader (a key), by the report of each story that names most, of equal ones that in the
    preferred language; the newest story first."""
    best: dict[int, tuple[tuple[int, int], LeaderCompanions]] = {}
    for report in reports:
        head = next((one for one in report.persons if one.entity.key == leader and one.is_present), None)
        others = [one for one in report.persons if one.entity.key != leader and one.is_present]
        if head is None or head.appearance is None or not others:
            continue
        worth = (len(others), -language_rank(report.article.title, preferred))
        if report.story not in best or worth > best[report.story][0]:
            persons = tuple(PresentPerson(one.entity, one.role.text if one.role else None) for one in others)
            said = link(report.article, head.appearance)
            best[report.story] = worth, LeaderCompanions(head.entity, head.appearance.day, persons, said)
    return sorted((company for _, company in best.values()), key=lambda one: one.said.article.at, reverse=True)


def changed_titles(
    reports: Iterable[StateReport], before: Callable[[EntityRef, ArticleRef], Sequence[Linked]]
) -> list[ChangedTitle]:
    """The persons whose title differs from the last one of the same office. `before` gives a person's earlier roles in
    state media, the newest first."""
    found: dict[str, ChangedTitle] = {}
    for report in reports:
        for one in report.persons:
            if one.role is None or one.entity.key in found:
                continue
            earlier = next(
                (
                    (role, differs)
                    for role in before(one.entity, report.article)
                    if (differs := compared(role.text, one.role.text)) is not None
                ),
                None,
            )
            if earlier is not None and earlier[1]:
                found[one.entity.key] = ChangedTitle(one.entity, one.role, earlier[0])
    return list(found.values())
