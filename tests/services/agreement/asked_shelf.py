"""A shelf of which everything is known by its export, and the contradictions that were found in its answers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from msgspec import Struct

from bot.model.answers import ArticleRef, FigureLine, Linked
from bot.model.errors import DeskError
from bot.model.exports.articles import ExportedArticle, ExportQuestion, ExportSource
from bot.model.jobs import Shelf
from bot.model.reasons import ArticleFate
from bot.services.exports.service import ExportService
from tests.services.answerers import Answerers
from tests.services.kept_desk import KeptDesk

T = TypeVar("T")


@dataclass
class AskedShelf:
    """`every` maps ids to the articles of the shelf, the newest first. `compared` counts the comparisons."""

    room: KeptDesk
    shelf: Shelf
    exports: ExportService
    every: dict[int, ExportedArticle] = field(default_factory=dict)
    contradictions: list[str] = field(default_factory=list)
    compared: int = 0

    @property
    def answers(self) -> Answerers:
        """The services that answer, each answer computed anew."""
        return self.room.anew

    def same(self, name: str, one: object, other: object) -> None:
        """Note a contradiction where two answers to one question differ."""
        self.compared += 1
        if one != other:
            self.contradictions.append(f"{name}: {one!r} != {other!r}"[:900])

    def faces(self, name: str, answer: object) -> None:
        """Every article of an answer is on the shelf and looks as in the export, every sentence is in its text."""
        earlier = {
            id(span) for line in parts(answer, FigureLine) if line.earlier for span in (line.said, line.sentence)
        }
        for article in parts(answer, ArticleRef):
            known = self.every.get(article.id)
            self.same(f"{name}, article {article.id}", face(article), known and face(known.article))
        for said in parts(answer, Linked):
            if (
                id(said) not in earlier
                and (known := self.every.get(said.article.id))
                and said.text != said.article.title
            ):
                self.same(f"{name}, sentence of {said.article.id}", said.text, known.text[said.start : said.end])

    async def pages(
        self, name: str, ask: Callable[[int], Awaitable[Any]], listed: Callable[[Any], Sequence[T]]
    ) -> tuple[Any, list[T]]:
        """The first page of an answer with what all pages list; (None, []) where there is none."""
        first = await found(ask(0))
        if first is None:
            return None, []
        answers = [first, *[await ask(page) for page in range(1, first.pages)]]
        self.same(
            f"{name}, pages",
            [(one.page, one.pages) for one in answers],
            [(n, first.pages) for n in range(len(answers))],
        )
        self.same(f"{name}, page past the last", listed(await ask(first.pages)), listed(answers[-1]))
        items = [item for one in answers for item in listed(one)]
        self.same(f"{name}, listed twice", [item for item in items if items.count(item) > 1], [])
        self.same(f"{name}, empty pages", first.pages > 1 and not all(map(listed, answers)), False)
        self.faces(name, answers)
        return first, items

    async def exported(self, source: ExportSource, asked: str = "", since: str | None = None) -> list[int]:
        """The ids of an export, the newest first; none where it has no article."""
        question = ExportQuestion(source, asked, since)
        plan = await found(self.exports.plan(self.shelf, question, newest_first=True))
        return [] if plan is None else list(plan.article_ids)

    async def load(self) -> None:
        """Read the export."""
        plan = await found(self.exports.plan(self.shelf, ExportQuestion(ExportSource.SHELF), newest_first=True))
        if plan is not None:
            self.every = {one.article.id: one async for part in self.exports.articles(plan) for one in part}


async def found(asked: Awaitable[T]) -> T | None:
    """The answer, None where there is none."""
    try:
        return await asked
    except DeskError:
        return None


def face(one: ArticleRef) -> tuple[object, ...]:
    """An article as answers show it; that its page was deleted is told only where its statements are."""
    retracted = one.fate is ArticleFate.RETRACTED
    return one.title, one.url, one.outlet, one.origin, one.published, one.at, one.corrected, retracted


def parts(value: object, kind: type[T]) -> Iterator[T]:
    """The values of a kind in an answer."""
    if isinstance(value, kind):
        yield value
    if isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from parts(getattr(value, name), kind)
    elif isinstance(value, (tuple, list)):
        for each in value:
            yield from parts(each, kind)


def difference(one: Any, other: Any, path: str = "") -> str:
    """The first place where two values differ, with what is there."""
    if type(one) is type(other):
        if isinstance(one, Struct):
            places = [(name, getattr(one, name), getattr(other, name)) for name in one.__struct_fields__]
        elif isinstance(one, dict):
            places = [(key, one[key], other.get(key)) for key in one]
        elif isinstance(one, (tuple, list)) and len(one) == len(other):
            places = [(str(place), *both) for place, both in enumerate(zip(one, other, strict=True))]
        else:
            places = []
        for name, here, there in places:
            if here != there:
                return difference(here, there, f"{path}.{name}")
    return f"{path}: {one!r} != {other!r}"
