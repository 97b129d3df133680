"""Written cases of offices in time (offices.tsv), in five genres (offices_genres.tsv), in four manners of writing
(offices_manners.tsv), in further positions (offices_positions.tsv), as strangers write them (offices_strangers.tsv), by
the grammar of time (offices_grammar.tsv) and in paragraphs of news (offices_paragraphs.tsv, offices_paragraphs_2.tsv,
offices_shapes.tsv, offices_shapes_2.tsv, offices_pages*.tsv, offices_spans*.tsv, offices_articles*.tsv): the role that
the reader finds for each person of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from msgspec import Struct

from bot.model.analysis import Entity, EntityKind
from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.judgement.share import Share, share

IN_TIME, IN_GENRES, IN_MANNERS = "offices.tsv", "offices_genres.tsv", "offices_manners.tsv"
IN_POSITIONS, BY_STRANGERS = "offices_positions.tsv", "offices_strangers.tsv"
BY_GRAMMAR = "offices_grammar.tsv"
IN_PARAGRAPHS, IN_MORE_PARAGRAPHS = "offices_paragraphs.tsv", "offices_paragraphs_2.tsv"
IN_SHAPES, IN_MORE_SHAPES = "offices_shapes.tsv", "offices_shapes_2.tsv"
IN_PAGES, IN_MORE_PAGES = "offices_pages.tsv", "offices_pages_2.tsv"
IN_KOREAN_PAGES, IN_LAST_PAGES = "offices_pages_korean.tsv", "offices_pages_last.tsv"
IN_PAGES_AGAIN = "offices_pages_again.tsv"
IN_SPANS, IN_MORE_SPANS = "offices_spans.tsv", "offices_spans_2.tsv"
IN_NEW_SPANS, IN_LAST_SPANS = "offices_spans_3.tsv", "offices_spans_4.tsv"
IN_ARTICLES, IN_MORE_ARTICLES = "offices_articles.tsv", "offices_articles_2.tsv"
IN_MANY_ARTICLES, IN_UNREAD_ARTICLES = "offices_articles_3.tsv", "offices_articles_4.tsv"
IN_KOREAN_ARTICLES, IN_UNREAD_KOREAN_ARTICLES = "offices_articles_5.tsv", "offices_articles_6.tsv"
IN_LATER_ARTICLES, AT_FIRST_SIGHT = "offices_articles_7.tsv", "offices_articles_8.tsv"
UNREAD_AT_FIRST_SIGHT, ON_OTHER_MATTERS = "offices_articles_9.tsv", "offices_articles_10.tsv"
IN_STYLES, OF_MANY_KINDS = "offices_articles_11.tsv", "offices_articles_12.tsv"
PAGES = {
    IN_PAGES: "pages",
    IN_MORE_PAGES: "more pages",
    IN_KOREAN_PAGES: "Korean pages",
    IN_LAST_PAGES: "last pages",
    IN_PAGES_AGAIN: "pages again",
    IN_SPANS: "spans",
    IN_MORE_SPANS: "more spans",
    IN_NEW_SPANS: "new spans",
    IN_LAST_SPANS: "last spans",
    IN_ARTICLES: "articles",
    IN_MORE_ARTICLES: "more articles",
    IN_MANY_ARTICLES: "articles in many manners",
    IN_UNREAD_ARTICLES: "unread articles",
    IN_KOREAN_ARTICLES: "Korean articles",
    IN_UNREAD_KOREAN_ARTICLES: "unread Korean articles",
    IN_LATER_ARTICLES: "later articles",
    AT_FIRST_SIGHT: "articles at first sight",
    UNREAD_AT_FIRST_SIGHT: "unread articles at first sight",
    ON_OTHER_MATTERS: "articles on other matters",
    IN_STYLES: "articles in four styles",
    OF_MANY_KINDS: "articles of many kinds",
}
"""Sets of pages of news, and what their figures are called."""


class OfficeCase(Struct, frozen=True):
    """A text with its persons: name -> the roles that are right, none if it has no role. `half` as in the file."""

    half: str
    published: str
    text: str
    roles: dict[str, tuple[str, ...]]


def cases(file: str = IN_TIME) -> tuple[OfficeCase, ...]:
    """All cases of a file."""
    lines = Path(__file__).with_name(file).read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return tuple(OfficeCase(half, day, text.replace("\\n", "\n"), _roles(said)) for half, day, text, said in rows)


def _roles(said: str) -> dict[str, tuple[str, ...]]:
    pairs = (one.split(" = ") for one in said.split(" ; "))
    return {name.strip(): tuple(role.strip() for role in roles.split(" / ")) for name, roles in pairs}


def measured(chosen: Iterable[OfficeCase], tagger: Tagger, base: Knowledge) -> Share:
    """Cases in which every person has a role of the key, or none where it says so."""
    return share(_answer(case, tagger, base) for case in chosen)


def persons(chosen: Iterable[OfficeCase], tagger: Tagger, base: Knowledge) -> tuple[Share, Share]:
    """Persons with a role of the key, of those that have one; and those without one, of those that may have none."""
    held: list[tuple[bool, str]] = []
    free: list[tuple[bool, str]] = []
    for case in chosen:
        for roles, role in _given(case, tagger, base):
            (free if "-" in roles else held).append((role in roles, f"{case.text} {roles} {role}"))
    return share(held), share(free)


def unharmed(chosen: Iterable[OfficeCase], tagger: Tagger, base: Knowledge) -> Share:
    """Persons without a wrong role, of all."""
    return share(
        (role in (*roles, "-"), f"{case.text} {roles} {role}")
        for case in chosen
        for roles, role in _given(case, tagger, base)
    )


def found(chosen: Iterable[OfficeCase], tagger: Tagger, base: Knowledge) -> Share:
    """Persons that are found as persons, of all."""
    answers = []
    for case in chosen:
        entities = _entities(case.text, case.published, tagger, base)
        answers += [(_person(case.text, name, entities) is not None, f"{case.text} {name}") for name in case.roles]
    return share(answers)


def own(chosen: Iterable[OfficeCase], tagger: Tagger, base: Knowledge) -> Share:
    """Persons without a role that shares words with another's in the key and none with their own, of all."""
    return share(
        (not _shared(role, others) or _shared(role, roles), f"{case.text} {roles} {role}")
        for case in chosen
        for roles, role in _given(case, tagger, base)
        for others in [[one for other in case.roles.values() if other is not roles for one in other]]
    )


def invented(chosen: Iterable[OfficeCase], tagger: Tagger, base: Knowledge) -> list[str]:
    """Persons found that are none of the key's: none of their mentions touches one of its names, and they are not just
    the family name of one."""
    found: list[str] = []
    for case in chosen:
        known = {place for name in case.roles for place in _places(case.text, name)}
        families = {name[:length] for name in case.roles for length in (1, 2)}
        for entity in _entities(case.text, case.published, tagger, base):
            written = {case.text[mention.start : mention.end] for mention in entity.mentions}
            touches = any(not known.isdisjoint(range(mention.start, mention.end)) for mention in entity.mentions)
            if entity.kind is EntityKind.PERSON and not touches and not written <= families:
                found.append(f"{entity.name} in {case.text}")
    return found


def _places(text: str, name: str) -> Iterator[int]:
    """The places of the characters of a name in a text, wherever it is written."""
    for match in re.finditer(re.escape(name), text):
        yield from range(*match.span())


def _shared(role: str, right: Iterable[str]) -> bool:
    """Whether a role is a part of one of the key, or has one of them in it."""
    return role != "-" and any(role in one or one in role for one in right if one != "-")


def _given(case: OfficeCase, tagger: Tagger, base: Knowledge) -> Iterator[tuple[tuple[str, ...], str]]:
    """The key's roles of each person of a text, and the role found."""
    found = _entities(case.text, case.published, tagger, base)
    yield from ((roles, _role(case.text, name, found) or "-") for name, roles in case.roles.items())


def _answer(case: OfficeCase, tagger: Tagger, base: Knowledge) -> tuple[bool, str]:
    found = _entities(case.text, case.published, tagger, base)
    given = {name: _role(case.text, name, found) for name in case.roles}
    right = all((given[name] or "-") in roles for name, roles in case.roles.items())
    return right, f"{case.text} {given}"


@cache
def _entities(text: str, published: str, tagger: Tagger, base: Knowledge) -> tuple[Entity, ...]:
    """The entities of a text: a test asks for several figures of the same texts."""
    return find_entities(tagger.tag(text), base, None, published)


def _role(text: str, name: str, entities: Iterable[Entity]) -> str | None:
    """The role of the person of that name; None if nobody was found there."""
    person = _person(text, name, entities)
    return person.role.text if person and person.role else None


def _person(text: str, name: str, entities: Iterable[Entity]) -> Entity | None:
    """The person one of whose mentions overlaps the name."""
    start = text.index(name)
    for entity in entities:
        if entity.kind is EntityKind.PERSON and any(
            mention.start < start + len(name) and start < mention.end for mention in entity.mentions
        ):
            return entity
    return None
