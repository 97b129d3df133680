"""Written cases of links (links.tsv): places below others, and bodies whose name several countries use. What each name
of a text is linked to in the knowledge base."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from bot.model.analysis import Entity
from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.judgement.share import Share, share

NO_LINK = "-"


class LinkCase(Struct, frozen=True):
    """A text with its names: the start and end of each -> the ids that are right, "-" for no link. `half` as in the
    file."""

    half: str
    published: str
    text: str
    links: dict[tuple[int, int], tuple[str, ...]]


def cases() -> tuple[LinkCase, ...]:
    """All cases of the file."""
    lines = Path(__file__).with_name("links.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return tuple(LinkCase(half, day, text, dict(_links(text, key))) for half, day, text, key in rows)


def _links(text: str, key: str) -> Iterator[tuple[tuple[int, int], tuple[str, ...]]]:
    for one in key.split(" ; "):
        name, ids = one.split(" = ")
        name, _, which = name.strip().partition("@")
        start = -1
        for _ in range(int(which or 1)):
            start = text.index(name, start + 1)
        yield (start, start + len(name)), tuple(entity_id.strip() for entity_id in ids.split(" / "))


def measured(chosen: Iterable[LinkCase], tagger: Tagger, base: Knowledge) -> tuple[Share, Share]:
    """Names with a link of the key, of those that must have one; and names without a wrong link, of all."""
    found: list[tuple[bool, str]] = []
    harmless: list[tuple[bool, str]] = []
    for case in chosen:
        entities = find_entities(tagger.tag(case.text), base, None, case.published)
        for (start, end), right in case.links.items():
            given = _given(entities, start, end)
            shown = f"{case.text} {case.text[start:end]} {right} {sorted(given)}"
            if NO_LINK not in right:
                found.append((bool(given & set(right)), shown))
            harmless.append((given <= set(right), shown))
    return share(found), share(harmless)


def _given(entities: Iterable[Entity], start: int, end: int) -> set[str]:
    """The ids of the entities with a mention that overlaps a name."""
    return {
        entity.id
        for entity in entities
        if entity.id and any(mention.start < end and start < mention.end for mention in entity.mentions)
    }
