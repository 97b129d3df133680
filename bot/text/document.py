"""A page after extraction and before the language model: its text and what it says of itself."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model.analysis import Outlet, Verdict


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page states of itself. `published` is an ISO date, or an ISO time with its zone. `site` is the site's own
    name; `kinds` are its schema.org and OpenGraph types in lower case; `dated` says that it states its publication,
    rather than that one was guessed."""

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


@dataclass(frozen=True, slots=True)
class Document:
    """One document ready for reading. `text` is paragraphs with newlines between; `verdict` is ARTICLE or says why not,
    then with `reason`, a sentence for the member. `origin` first reported it, and came through `via`."""

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
