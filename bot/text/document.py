"""The text and metadata of a page after extraction, before tagging."""

from __future__ import annotations

from msgspec import Struct

from bot.model.analysis import Outlet, Verdict


class Metadata(Struct, frozen=True):
    """The metadata of a page. `published` and `updated` are ISO dates, or ISO times with their zone; `dated` is False
    if `published` was guessed. `alternates` are the addresses of its language editions, `site` is the site's name,
    `kinds` are its schema.org and OpenGraph types in lower case, `free` is False if it states that it is not free. For
    a web archive's copy, `archived_url` is the address of the archived page, if the copy states it. `of_newsroom`: the
    site is that of a known newspaper, agency or broadcaster."""

    title: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    canonical_url: str | None = None
    alternates: tuple[str, ...] = ()
    site: str | None = None
    kinds: frozenset[str] = frozenset()
    free: bool = True
    dated: bool = False
    archived_url: str | None = None
    of_newsroom: bool = False


class Document(Struct, frozen=True):
    """An extracted document. `text` has a paragraph a line. `reason` is a sentence for the member, None if `verdict` is
    ARTICLE. `origin` is the medium that first reported it, `via` the agency through which the outlet has it; `dateline`
    is a place as written; `language` is an ISO 639-1 code or "und"."""

    url: str | None
    canonical_url: str | None
    verdict: Verdict
    reason: str | None
    title: str | None
    byline: tuple[str, ...]
    published: str | None
    updated: str | None
    outlet: Outlet | None
    origin: str | None
    via: str | None
    dateline: str | None
    language: str
    text: str
    alternates: tuple[str, ...] = ()
