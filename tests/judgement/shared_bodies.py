"""Written articles (shared_bodies.txt) with bodies that several states have, named without their state: "the foreign
ministry said". Which state's each is taken for."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.judgement.share import Share, share

UNSURE = "?"


class SharedBodyArticle(Struct, frozen=True):
    """An article: the start and end of each name -> the code of its state, with "?" if a reader is not sure of it, "?"
    alone if there is none. `half` as in the file."""

    half: str
    title: str | None
    text: str
    bodies: dict[tuple[int, int], str]


def articles() -> tuple[SharedBodyArticle, ...]:
    """All articles of the file."""
    whole = Path(__file__).with_name("shared_bodies.txt").read_text("utf-8")
    return tuple(_article(block) for block in whole.split("\n## ")[1:])


def _article(block: str) -> SharedBodyArticle:
    (half, _), *lines = block[: block.index("\n")].split(), *block.splitlines()[1:]
    title = next((line[2:] for line in lines if line.startswith("@ ")), None)
    text = "\n".join(line for line in lines if line[:2] not in {"@ ", "= "})
    bodies = {}
    for key in (line[2:] for line in lines if line.startswith("= ")):
        written, state = key.rsplit(": ", 1)
        name, _, which = written.partition("@")
        start = -1
        for _ in range(int(which or 1)):
            start = text.index(name, start + 1)
        bodies[start, start + len(name)] = state
    return SharedBodyArticle(half, title, text, bodies)


def measured(chosen: Iterable[SharedBodyArticle], tagger: Tagger, base: Knowledge) -> tuple[Share, Share]:
    """Names taken for the right state, of those that a reader is sure of; and names taken for no wrong one, of all."""
    right: list[tuple[bool, str]] = []
    harmless: list[tuple[bool, str]] = []
    for article in chosen:
        entities = find_entities(tagger.tag(article.text), base, article.title, "2025-03-20")
        for (start, end), state in article.bodies.items():
            named = [one for one in entities if any(m.start < end and start < m.end for m in one.mentions)]
            given = {entity.country for one in named if one.id and (entity := base.get(one.id))}
            shown = f"{article.text} {article.text[start:end]} {state} {given}"
            if UNSURE not in state:
                right.append((state in given, shown))
            harmless.append((given <= {state.removesuffix(UNSURE)}, shown))
    return share(right), share(harmless)
