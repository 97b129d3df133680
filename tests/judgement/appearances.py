"""Written reports of persons (appearances.txt): who appeared, sent a message, was only named or is of the past."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct

from bot.lang.sentences import sentences
from bot.model.analysis import Span
from bot.model.evidence.appearances import Appearance, AppearanceKind
from bot.news.appearances.reading import NamingArticle, appearances, strongest
from tests.judgement.share import Share, share

_FILE = Path(__file__).with_name("appearances.txt")
_DIED = {"kis": date(1994, 7, 8), "kjn": date(2011, 12, 17), "knk": date(2024, 5, 7)}
"""As the knowledge base has it."""


class WrittenNaming(Struct, frozen=True):
    """A text, and what it says of each person: the kind, and the day if one is told."""

    name: str
    half: str
    article: NamingArticle
    persons: Mapping[str, tuple[AppearanceKind, date | None]]
    forms: Mapping[str, tuple[str, ...]]

    def read(self, person: str) -> Appearance | None:
        """What is read of a person."""
        pattern = "|".join(re.escape(form) for form in sorted(self.forms[person], key=len, reverse=True))
        mentions = [Span(*match.span()) for match in re.finditer(pattern, self.article.text)]
        return strongest(appearances(self.article, mentions, _DIED.get(person)))


class AppearanceScore(Struct, frozen=True):
    """Of those who appeared, the share that is found; of those found, the share that did appear; the share of all
    persons with the right kind; of the days that are told, the share that is right."""

    recall: Share
    precision: Share
    kinds: Share
    days: Share


def written_namings(half: str | None = None) -> list[WrittenNaming]:
    """The texts of a half, of both for None."""
    text = _FILE.read_text(encoding="utf-8")
    forms = {
        key.strip(): tuple(form.strip() for form in names.split(";"))
        for key, names in re.findall(r"^% (\w+) \|(.*)$", text, flags=re.MULTILINE)
    }
    blocks = re.split(r"^@ ", text, flags=re.MULTILINE)[1:]
    return [one for one in (_naming(block, forms) for block in blocks) if half in (None, one.half)]


def scored(texts: Iterable[WrittenNaming]) -> AppearanceScore:
    """Compare what is read with what is written."""
    recall, precision, kinds, days = [], [], [], list[tuple[bool, str]]()
    for text in texts:
        for person, (kind, day) in text.persons.items():
            read = text.read(person)
            got = read.kind if read else None
            what = f"{text.name} {person}: {kind}, read {got}"
            kinds.append((got is kind, what))
            if kind is AppearanceKind.PRESENT:
                recall.append((got is kind, what))
            if got is AppearanceKind.PRESENT:
                precision.append((got is kind, what))
            if day is not None and got is kind:
                days.append((read is not None and read.day == day, f"{what} {read and read.day} for {day}"))
    return AppearanceScore(share(recall), share(precision), share(kinds), share(days))


def _naming(block: str, forms: Mapping[str, tuple[str, ...]]) -> WrittenNaming:
    head, *lines = block.strip().splitlines()
    name, half, _, published = (part.strip() for part in head.split("|"))
    text = "\n".join(line for line in lines if line and not line.startswith("="))
    spans = list[Span]()
    for sentence in sentences(text):
        start = text.index(sentence, spans[-1].end if spans else 0)
        spans.append(Span(start, start + len(sentence)))
    persons = {}
    for line in lines:
        if line.startswith("="):
            person, kind, day = (part.strip() for part in line[1:].split("|"))
            persons[person] = AppearanceKind(kind), None if day == "-" else date.fromisoformat(day)
    return WrittenNaming(name, half, NamingArticle(text, spans, date.fromisoformat(published)), persons, forms)
