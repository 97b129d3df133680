"""Who may act, and what a shelf shows after the acts that were not undone.

    acts of an article, in order -> corrected: for each field the newest act that has it and was not undone

An act is undone by marking it. What is shown follows from the remaining acts, so they can be undone in any order, and
undoing all of them restores the shelf.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct

from bot.model.curation.acts import ActChange, ActKind, ArticleFields, BlockedSite, CurationAct, Curator

MOST_REPORTS = 20
"""Reports of one member that may wait on a shelf."""
MOST_BLOCKS = 200
"""Sites that a shelf can block."""


class CorrectedArticle(Struct, frozen=True):
    """What a shelf shows of an article in place of what its page says; `dated_at` is when its date was corrected."""

    fields: ArticleFields
    dated_at: datetime | None = None


def may_curate(asker: Curator, poster: int | None) -> bool:
    """Whether someone may remove or correct an article that `poster` brought: managers and that member may."""
    return asker.manages or (asker.user_id is not None and asker.user_id == poster)


def may_undo(asker: Curator, act: CurationAct) -> bool:
    """Whether someone may undo an act: managers and its author may."""
    return asker.manages or (asker.user_id is not None and asker.user_id == act.user_id)


def change_of(shown: ArticleFields, wanted: ArticleFields) -> ActChange | None:
    """The change that a correction makes to the fields shown; None if it makes none."""
    names = [
        name
        for name in ("title", "published", "outlet")
        if getattr(wanted, name) is not None and getattr(wanted, name) != getattr(shown, name)
    ]
    if not names:
        return None
    before, after = (ArticleFields(**{name: getattr(one, name) for name in names}) for one in (shown, wanted))
    return ActChange(before, after)


def corrected(acts: Iterable[CurationAct]) -> CorrectedArticle:
    """The corrected fields of an article, from its acts, the oldest first."""
    found = CorrectedArticle(ArticleFields())
    for one in acts:
        if one.in_force and one.act.kind is ActKind.CORRECT:
            after = one.act.change.after
            dated = one.at if after.published is not None else found.dated_at
            found = CorrectedArticle(after.over(found.fields), dated)
    return found


def story_of(acts: Iterable[CurationAct]) -> int | None:
    """The story that an article was moved to; None if it was not moved on this shelf."""
    moves = [one.act.story_id for one in acts if one.in_force and one.act.kind is ActKind.STORY]
    return moves[-1] if moves else None


def name_of(acts: Iterable[CurationAct]) -> str | None:
    """The name that the newest act in force gives an entity; None if it keeps its own."""
    names = [one.act.change.name for one in acts if one.in_force and one.act.kind is ActKind.NAME]
    return names[-1] if names else None


def blocked(acts: Iterable[CurationAct]) -> dict[BlockedSite, int]:
    """The blocked sites, each with the id of the first act in force that blocks it."""
    found: dict[BlockedSite, int] = {}
    for one in acts:
        if one.in_force and one.act.kind is ActKind.BLOCK:
            for site in one.act.change.sites:
                found.setdefault(site, one.id)
    return found


def block_of(sites: Iterable[BlockedSite], url_key: str) -> BlockedSite | None:
    """The blocked site that a page is on, by the key of its address (`urls.url_key`); None if there is none."""
    place, slash, path = url_key.partition("/")
    host = place.partition(":")[0]
    path = slash + path
    return next((one for one in sites if _is_under(host, one.host) and _begins(path, one.path)), None)


def _is_under(host: str, site: str) -> bool:
    return host == site or host.endswith(f".{site}")


def _begins(path: str, prefix: str) -> bool:
    """Whether a path begins with the whole parts of another one: `/a/b` begins with `/a`, `/ab` does not. With a `*` at
    its end, a prefix may end inside a part."""
    if prefix.endswith("*"):
        return path.startswith(prefix[:-1])
    return not prefix or path == prefix or path.startswith((f"{prefix}/", f"{prefix}?"))
