"""Short articles by somebody who had read no rule (strangers_facts.txt, and strangers_facts_3.txt of other kinds and in
four languages) and later ones of these kinds (_2, _4): what is read of them and is no fact, and which facts are found.
The model is only asked for statements; names are found without it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from bot.news.claims.article import ArticleClaims
from bot.news.claims.reading import article_claims
from bot.text.entities.roles.fates.reports import fate
from bot.text.knowledge.base import Knowledge
from tests.fakes.reading import SampleReader
from tests.judgement.east_facts import AHEAD, END, LAUNCH, SEEN, EastReport, east_reports, mentions, read_of
from tests.judgement.east_positions import article_without_model
from tests.judgement.share import Share, share

FILES = tuple(f"strangers_facts{number}.txt" for number in ("", "_2", "_3", "_4"))
NUMBER_OF, POSITION, STATEMENT = "n", "s", "q"
_MARKS = 4
"""Characters around words that are a statement of their own, and no part of a longer one."""


class StrangerScore(Struct, frozen=True):
    """Texts with nothing that is wrong, and facts that must be found."""

    clean: Share
    found: Share


def stranger_reports(file: str, half: str | None = None, language: str | None = None) -> list[EastReport]:
    """The texts of a file, a half and a language, of all for None."""
    return east_reports(half, language, Path(__file__).with_name(file))


def scored(reports: Iterable[EastReport], reader: SampleReader, knowledge: Knowledge) -> StrangerScore:
    """Compare what is read with what the texts say."""
    clean, found = list[tuple[bool, str]](), list[tuple[bool, str]]()
    for one in reports:
        read = list(told_in(one, reader, knowledge))
        wrong = sorted({f"{kind} {what} {name}" for kind, what, name in read if not _is_stated(one, kind, what, name)})
        clean.append((not wrong, f"{one.name}: {wrong}"))
        for fact in (fact for fact in one.facts if not fact.optional):
            is_found = any(kind == fact.kind and fact.is_read(what, name) for kind, what, name in read)
            found.append((is_found, f"{one.name} missing {fact.kind} {sorted(fact.what)} {fact.names}"))
    return StrangerScore(share(clean), share(found))


def told_in(one: EastReport, reader: SampleReader, knowledge: Knowledge) -> Iterator[tuple[str, str, str]]:
    """What is read of a text: kinds of facts, what they say, and the name of who says it or whom it is of."""
    for kind in (LAUNCH, AHEAD, SEEN):
        yield from ((kind, *told) for told in read_of(kind, one, reader, knowledge))
    for name in one.persons:
        if fate(one.text, mentions(one.text, name), title=one.line.title):
            yield END, END, name
    yield from _claimed(article_claims(article_without_model(one.line, one.text, knowledge)))
    for words, name in one.never_said:
        said = [one for one in reader.read(one.page).quotes if name.casefold() in (one.speaker or "").casefold()]
        if any(words in one.text and len(one.text) <= len(words) + _MARKS for one in said):
            yield STATEMENT, words, name


def _claimed(claims: ArticleClaims) -> Iterator[tuple[str, str, str]]:
    for number in claims.numbers:
        giver = f"{number.giver.name} {number.giver.key or ''}" if number.giver else "?" if number.attributed else "-"
        yield NUMBER_OF, f"{number.value:.0f}", giver
    for position in claims.positions:
        who = position.speaker
        if who.is_told:
            yield POSITION, str(position.stance), f"{who.name} {who.key or ''} {who.side or ''}"


def _is_stated(one: EastReport, kind: str, what: str, name: str) -> bool:
    return any(fact.kind == kind and fact.is_read(what, name) for fact in one.facts)
