"""The sample articles, and the pages that their outlets serve.

A file in articles/ has a header (`name: value` lines), a line `---` and the paragraphs. The header has url, title,
published and optionally byline, credit (the agency of the text), canonical (on an AMP page), language (if it is not the
outlet's), korea ("no" for a passing mention) and gone (when the page was deleted). A copy of another article has `copy`
(its file) and `keep` (how many paragraphs were kept) instead of paragraphs. A later version has `revises` (the file of
the first version), `changed` (when it was published), its paragraphs and optionally a new title.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from string import Template
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct, field
from msgspec.structs import replace

OUTLETS = Path(__file__).parent / "outlets.tsv"
"""The fictional outlets, a sources file for the reader."""

_HERE = OUTLETS.parent


class SampleOutlet(Struct, frozen=True):
    """A fictional outlet and the skin of its pages. `native` is its name in its own script; `editions` maps other
    languages to their skins."""

    name: str
    domain: str
    skin: str
    sections: list[str]
    language: str = "en"
    native: str = ""
    editions: Mapping[str, str] = field(default_factory=dict)


class Sample(Struct, frozen=True):
    """A sample article. `published` is an ISO 8601 time with its zone, or a date; `gone` is when its page was
    deleted."""

    name: str
    url: str
    title: str
    published: str
    byline: str
    paragraphs: tuple[str, ...]
    credit: str | None = None
    canonical: str | None = None
    language: str | None = None
    about_korea: bool = True
    gone: datetime | None = None

    @property
    def day(self) -> date:
        """The day of publication in the outlet's own zone."""
        return datetime.fromisoformat(self.published).date()

    @property
    def at(self) -> datetime:
        """The time of publication; for a date without a time, midnight UTC."""
        moment = datetime.fromisoformat(self.published)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


class Revision(Struct, frozen=True):
    """A version of an article, shown from `since` on."""

    since: datetime
    article: Sample


class SamplePage(Struct, frozen=True):
    """A page's type and body; HTML is UTF-8."""

    content_type: str
    body: bytes


class SampleLibrary:
    """All sample pages by address."""

    def __init__(
        self, articles: Iterable[Sample], outlets: Iterable[SampleOutlet], revisions: Iterable[Revision] = ()
    ) -> None:
        self.articles = tuple(articles)
        self.outlets = {outlet.domain: outlet for outlet in outlets}
        self.revisions = tuple(sorted(revisions, key=lambda revision: revision.since))
        self._by_url = {article.url: article for article in self.articles}

    @classmethod
    def load(cls) -> SampleLibrary:
        """Load the library from the package."""
        looks = json.loads(_HERE.joinpath("looks.json").read_text("utf-8"))
        lines = OUTLETS.read_text("utf-8").splitlines()
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        outlets = [SampleOutlet(row[0], row[1], **looks[row[1]]) for row in rows]
        sources = {
            entry.name.removesuffix(".md"): _split(entry.read_text("utf-8"))
            for entry in _HERE.joinpath("articles").iterdir()
            if entry.name.endswith(".md")
        }
        articles = [_sample(name, sources) for name in sorted(sources) if "revises" not in sources[name][0]]
        revisions = [_revision(name, sources) for name in sorted(sources) if "revises" in sources[name][0]]
        return cls(articles, outlets, revisions)

    @cached_property
    def in_time(self) -> list[Sample]:
        """The articles in order of publication."""
        return sorted(self.articles, key=lambda article: article.at)

    @cached_property
    def others(self) -> dict[str, dict[str, str]]:
        """The other pages, from pages/index.json: address -> `file` or `redirect`."""
        listed: dict[str, dict[str, str]] = json.loads(_HERE.joinpath("pages", "index.json").read_text("utf-8"))
        return listed

    def outlet_of(self, url: str) -> SampleOutlet | None:
        """The outlet of an address; None if the library has none."""
        return self.outlets.get(urlsplit(url).hostname or "")

    def redirect(self, url: str) -> str | None:
        """The target of a redirect; None if the address does not redirect."""
        return self.others.get(url, {}).get("redirect")

    def page(self, url: str, at: datetime | None = None) -> SamplePage | None:
        """The page at an address, in its first version or in the one at the time `at`; None if there is no page."""
        if article := self._by_url.get(url):
            if at and article.gone and article.gone <= at:
                return None
            return SamplePage("text/html", self._render(self._version_at(article, at), at).encode())
        file = self.others.get(url, {}).get("file")
        if file is None:
            return None
        kind = "application/pdf" if file.endswith(".pdf") else "text/html"
        return SamplePage(kind, _HERE.joinpath("pages", file).read_bytes())

    def _version_at(self, article: Sample, at: datetime | None) -> Sample:
        for revision in self.revisions:
            if at and revision.since <= at and revision.article.url == article.url:
                article = revision.article
        return article

    def _render(self, article: Sample, at: datetime | None) -> str:
        outlet = self.outlets[urlsplit(article.url).hostname or ""]
        name = outlet.editions.get(article.language or "", outlet.skin)
        skin = Template(_HERE.joinpath("skins", f"{name}.html").read_text("utf-8"))
        return skin.substitute(self._fields(article, outlet, at))

    def _fields(self, article: Sample, outlet: SampleOutlet, at: datetime | None) -> dict[str, str]:
        """The values of a skin's placeholders, as HTML."""
        paragraphs = [f"<p>{html.escape(text, quote=False)}</p>" for text in article.paragraphs]
        neighbours = self._earlier(article, outlet)
        return {
            **{name: html.escape(value) for name, value in _plain_fields(article, outlet, at).items()},
            "json_ld": json.dumps(_json_ld(article, outlet), ensure_ascii=False),
            "sections": _list(f'<a href="/section">{html.escape(section)}</a>' for section in outlet.sections),
            "cells": "".join(f"<td>{html.escape(section)}</td>" for section in outlet.sections),
            "related": _list(_link(other) for other in neighbours[-5:]),
            "read_also": _link(neighbours[0]) if neighbours else "",
            "paragraphs": "\n".join(paragraphs),
            "first": "\n".join(paragraphs[:2]),
            "rest": "\n".join(paragraphs[2:]),
        }

    def _earlier(self, article: Sample, outlet: SampleOutlet) -> list[Sample]:
        """The outlet's earlier articles with another title, in order of publication."""
        before = (other for other in self.in_time if outlet.domain in other.url and other.at < article.at)
        return [other for other in before if other.title != article.title]


def _plain_fields(article: Sample, outlet: SampleOutlet, at: datetime | None) -> dict[str, str]:
    """The placeholders that are plain text. The number of readers grows with the hours since publication."""
    hours = (at - article.at) // timedelta(hours=1) if at else 0
    return {
        "language": article.language or outlet.language,
        "outlet": outlet.name,
        "native": outlet.native or outlet.name,
        "domain": outlet.domain,
        "title": article.title,
        "canonical": article.canonical or article.url,
        "published": article.published,
        "byline": article.byline or article.credit or outlet.name,
        "lead": article.paragraphs[0][:160],
        "day": f"{article.day:%B} {article.day.day}, {article.day.year}",
        "dots": f"{article.day:%Y.%m.%d}",
        "email": f"newsdesk@{outlet.domain}",
        "readers": str(418 + 37 * hours),
    }


def _split(source: str) -> tuple[dict[str, str], tuple[str, ...]]:
    head, _, body = source.partition("\n---\n")
    header = dict(line.split(": ", 1) for line in head.strip().splitlines())
    return header, tuple(part.strip() for part in body.split("\n\n") if part.strip())


def _sample(name: str, sources: dict[str, tuple[dict[str, str], tuple[str, ...]]]) -> Sample:
    header, paragraphs = sources[name]
    if "copy" in header:
        paragraphs = sources[header["copy"]][1][: int(header["keep"])]
    return Sample(
        name=name,
        url=header["url"],
        title=header["title"],
        published=header["published"],
        byline=header.get("byline", ""),
        paragraphs=paragraphs,
        credit=header.get("credit"),
        canonical=header.get("canonical"),
        language=header.get("language"),
        about_korea=header.get("korea") != "no",
        gone=datetime.fromisoformat(header["gone"]) if "gone" in header else None,
    )


def _revision(name: str, sources: dict[str, tuple[dict[str, str], tuple[str, ...]]]) -> Revision:
    header, paragraphs = sources[name]
    first = _sample(header["revises"], sources)
    article = replace(first, title=header.get("title", first.title), paragraphs=paragraphs)
    return Revision(datetime.fromisoformat(header["changed"]), article)


def _json_ld(article: Sample, outlet: SampleOutlet) -> dict[str, Any]:
    names = [name.strip() for name in (article.byline or article.credit or outlet.name).split(",")]
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "datePublished": article.published,
        "mainEntityOfPage": article.canonical or article.url,
        "author": [{"@type": "Person" if article.byline else "Organization", "name": name} for name in names],
        "publisher": {"@type": "Organization", "name": outlet.name},
    }


def _list(items: Iterable[str]) -> str:
    return "".join(f"<li>{item}</li>" for item in items)


def _link(article: Sample) -> str:
    return f'<a href="{html.escape(article.url)}">{html.escape(article.title)}</a>'
