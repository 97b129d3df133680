"""PlainReader: an analyzer without models, for pages in this notation.

First line: the title
> header lines: published 2024-09-16T08:00:00+09:00 | outlet Han River Post | canonical https://… | verdict paywall
> and: kind state_media | country KP | origin Yonhap | korea 0.1 | subjects economy sport | prominence 0.3
> and: language ko | embedding 7, the seed of a random one
The rest is the text, a sentence a line. {kind:Name} names an entity, {person:Name=the role she has} with its role
behind it, {person:Minister/Name} with its role before it, and a line that begins "Name: " is a quote of that entity,
one that begins "Name and Name: " of both.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from itertools import permutations

from msgspec.structs import replace

from bot.model.analysis import (
    STORED_TEXT,
    Analysis,
    Entity,
    EntityKind,
    Excerpt,
    KeySentence,
    Outlet,
    OutletKind,
    Page,
    Quote,
    QuoteKind,
    Span,
    Subject,
    Topic,
    Verdict,
)
from bot.text.summary.modality.genre import genre
from tests.fakes.embeddings import embedding

_NAMED = re.compile(r"\{(\w+):(?:([^}=/]+)/)?([^}=]+)(?:=([^}]*))?\}")
KNOWN_IDS = {
    "Kim Jong Un": "kim-jong-un",
    "金正恩": "kim-jong-un",
    "North Korea": "north-korea",
    "Sinuiju": "sinuiju",
    "Kremlin": "kremlin",
    "Russia": "russia",
    "South Korea": "south-korea",
}


class PlainReader:
    """Implements ports.Analyzer. `failures` are raised first, one a call; `read` counts the calls, `known` those that
    met the words that were known. A stored text is
    read in the notation of the page or pasted text that it comes from: one that was read, also if the page says
    something else now, or one of `pages`."""

    def __init__(self, failures: list[Exception] | None = None, pages: Mapping[str, object] | None = None) -> None:
        self.failures = failures or []
        self.pages = {} if pages is None else pages
        self.read = self.known = 0
        self._texts: dict[str, None] = {}

    async def analyze(self, page: Page) -> Analysis:
        self.read += 1
        if self.failures:
            raise self.failures.pop(0)
        if page.content_type == STORED_TEXT:
            return self._read_again(page)
        self._texts[page.content.decode()] = None
        analysis = read_plain(page)
        if (analysis.title, analysis.text) != page.known:
            return analysis
        self.known += 1
        return replace(analysis, sentences=(), key_sentences=(), entities=(), quotes=())

    def _read_again(self, stored: Page) -> Analysis:
        """The stored text has lost the notation."""
        bodies = (body for body in (*self.pages.values(), *self._texts) if isinstance(body, str))
        read = (read_plain(Page(None, body.encode(), "text/plain")) for body in bodies)
        return next(analysis for analysis in read if analysis.text.encode() == stored.content)


def read_plain(page: Page) -> Analysis:
    lines = page.content.decode().splitlines()
    header = dict(line[2:].split(" ", 1) for line in lines if line.startswith("> "))
    marked = "\n".join(line for line in lines[1:] if not line.startswith("> "))
    text, entities = _entities(marked)
    sentences = tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text))
    return Analysis(
        url=page.url,
        canonical_url=header.get("canonical"),
        verdict=Verdict(header.get("verdict", "article")),
        reason=None,
        title=lines[0] if lines else None,
        byline=(),
        published=header.get("published"),
        updated=None,
        outlet=_outlet(header),
        origin=header.get("origin"),
        dateline=None,
        language=header.get("language", "en"),
        text=text,
        sentences=sentences,
        key_sentences=tuple(
            KeySentence(s.start, s.end, text[s.start : s.end], 2 - place / 4) for place, s in enumerate(sentences[:8])
        ),
        entities=entities,
        quotes=tuple(_quotes(text, sentences, entities)),
        topic=Topic(float(header.get("korea", "1.0")), tuple(map(Subject, header.get("subjects", "missiles").split()))),
        prominence=float(header["prominence"]) if "prominence" in header else None,
        genre=genre(lines[0] if lines else "", text, sentences, page.url),
        embedding=embedding(int(header["embedding"])) if "embedding" in header else b"",
    )


def _outlet(header: dict[str, str]) -> Outlet | None:
    if "outlet" not in header:
        return None
    kind = OutletKind(header["kind"]) if "kind" in header else None
    return Outlet(header["outlet"], header.get("domain"), header.get("country"), kind)


def _entities(marked: str) -> tuple[str, tuple[Entity, ...]]:
    text, last = "", 0
    spans: dict[tuple[str, str], list[Span]] = defaultdict(list)
    roles: dict[tuple[str, str], Excerpt] = {}
    for match in _NAMED.finditer(marked):
        text += marked[last : match.start()]
        kind, title, name, role = match.groups()
        if title:
            roles[kind, name] = Excerpt(len(text), len(text) + len(title), title)
            text += f"{title} "
        spans[kind, name].append(Span(len(text), len(text) + len(name)))
        text += name
        if role:
            roles[kind, name] = Excerpt(len(text) + 2, len(text) + 2 + len(role), role)
            text += f", {role}"
        last = match.end()
    text += marked[last:]
    return text, tuple(
        Entity(KNOWN_IDS.get(name), name, EntityKind(kind), tuple(where), roles.get((kind, name)))
        for (kind, name), where in spans.items()
    )


def _quotes(text: str, sentences: tuple[Span, ...], entities: tuple[Entity, ...]) -> list[Quote]:
    found = []
    for sentence in sentences:
        for entity in entities:
            start = sentence.start + len(entity.name) + 2
            if text.startswith(f"{entity.name}: ", sentence.start):
                span = Span(sentence.start, sentence.start + len(entity.name))
                said = text[start : sentence.end]
                found.append(Quote(start, sentence.end, said, QuoteKind.DIRECT, "said", entity.name, entity.id, span))
        found += _joint_quotes(text, sentence, entities)
    return found


def _joint_quotes(text: str, sentence: Span, entities: tuple[Entity, ...]) -> list[Quote]:
    """The quote of a line that begins with two names."""
    for first, second in permutations(entities, 2):
        names = f"{first.name} and {second.name}"
        start, end = sentence.start + len(names) + 2, sentence.end
        if text.startswith(f"{names}: ", sentence.start):
            joint = (
                Span(sentence.start, sentence.start + len(first.name)),
                Span(start - 2 - len(second.name), start - 2),
            )
            whole = Span(sentence.start, start - 2)
            return [Quote(start, end, text[start:end], QuoteKind.DIRECT, "said", names, None, whole, joint)]
    return []
