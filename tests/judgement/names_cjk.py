"""Written Japanese and Chinese news with the names of known entities marked (names_cjk.tsv), against the links."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.judgement.share import Share, share

NO_LINK = "-"
JAPANESE, CHINESE = "ja", "zh"
_MARK = re.compile(r"\{([^{}|]*)\|(\??)([^{}|]*)\}")


class MarkedName(Struct, frozen=True):
    """A span with the id it is a name of, "-" for none; one that `may` be linked need not be."""

    start: int
    end: int
    id: str
    may: bool


class MarkedLinks(Struct, frozen=True):
    """A text with its marked names. `language` is ja, zh-Hans or zh-Hant; `half` as in the file."""

    half: str
    language: str
    published: str
    text: str
    names: tuple[MarkedName, ...]


FIRST, SECOND = "names_cjk.tsv", "names_cjk_2.tsv"


def cases(language: str, half: str | None = None, name: str = FIRST) -> list[MarkedLinks]:
    """The cases of a file in a language ("zh" is both scripts), of a half or of both for None."""
    lines = Path(__file__).with_name(name).read_text("utf-8").splitlines()
    every = [marked_links(*line.split("\t")) for line in lines if not line.startswith("#")]
    return [one for one in every if one.language.startswith(language) and half in (None, one.half)]


def marked_links(half: str, language: str, published: str, marked: str) -> MarkedLinks:
    """A case from its line."""
    text, names, at = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        names.append(MarkedName(len(text), len(text) + len(match[1]), match[3], bool(match[2])))
        text, at = text + match[1], match.end()
    return MarkedLinks(half, language, published, text + marked[at:], tuple(names))


def measured(chosen: Iterable[MarkedLinks], tagger: Tagger, base: Knowledge) -> tuple[Share, Share]:
    """Marked names with their link, and links that a mark has. A link covers a mark, or a part of it, with its id."""
    found: list[tuple[bool, str]] = []
    right: list[tuple[bool, str]] = []
    for case in chosen:
        links = [
            MarkedName(span.start, span.end, entity.id, may=False)
            for entity in find_entities(tagger.tag(case.text), base, None, case.published)
            for span in entity.mentions
            if entity.id
        ]
        wanted = [name for name in case.names if name.id != NO_LINK and not name.may]
        found += [(any(_same(name, link) for link in links), _said(case, name)) for name in wanted]
        right += [(any(_same(name, link) for name in case.names), _said(case, link)) for link in links]
    return share(found), share(right)


def _same(name: MarkedName, link: MarkedName) -> bool:
    return name.id == link.id and name.start < link.end and link.start < name.end


def _said(case: MarkedLinks, name: MarkedName) -> str:
    before, after = case.text[max(0, name.start - 12) : name.start], case.text[name.end : name.end + 12]
    return f"{before}[{case.text[name.start : name.end]}]{after} {name.id}"
