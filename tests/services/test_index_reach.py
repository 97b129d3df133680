"""Nothing from the full-text index is partial without a word: while articles are indexed anew, each answer says how far
back it reaches, or there is none."""

from __future__ import annotations

import ast
import re
from collections.abc import Awaitable, Callable, Iterator
from datetime import time
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from msgspec import Struct

from bot.model.deliveries import ScheduleRequest
from bot.model.errors import DeskError, NothingFound, Reason
from bot.model.exports.articles import ExportQuestion, ExportSource
from bot.model.watches.watch import WatchKind, WatchTarget, WatchTimes
from bot.services.digests.service import DigestService
from bot.services.evidence.ahead import AheadQuestion
from bot.services.evidence.claims import ClaimsQuestion
from bot.services.evidence.terms import TermQuestion
from bot.services.exports.service import ExportService
from bot.services.kept_answers import KeptAnswers
from bot.storage.shelves import shelves
from bot.text.knowledge.base import Knowledge
from cogs._cards.evidence.ahead import ahead_card
from cogs._cards.evidence.claims import claims_card
from cogs._cards.evidence.launches import launches_card
from cogs._cards.evidence.terms import term_card
from cogs._cards.search.hits import search_card
from cogs._cards.stories import latest_card
from tests.cogs.card_answers import shown
from tests.fakes import news_texts as texts
from tests.fakes.desk import ANNA, Preparation, SmallDesk
from tests.fakes.sql import unindex_all
from tests.services.answerers import MEMBER, Answerers
from tests.services.test_latest import page
from tests.services.watches.watchers import OURS

_WORDS = "torrential rain"
_ROOT = Path(__file__).parents[2] / "bot" / "services"
_OF_THE_INDEX = {"find", "find_near", "window_articles", "near_topics", "with_all", "with_each", "public_with_all"}
"""Functions that ask the index."""
_MODULES = {"search", "titles", "topic_query"}
_SAID = {
    "lookup/search.py": {"search"},
    "lookup/spelling.py": {"search"},
    "lookup/articles.py": {"summary by title"},
    "stories/similar.py": {"similar"},
    "stories/topic_query.py": {"latest", "ahead"},
    "latest/pages.py": {"latest", "latest, last"},
    "digests/compose.py": {"digest now", "digest preview"},
    "digests/coming.py": {"digest now", "digest preview"},
    "digests/preview.py": {"digest preview"},
    "evidence/ahead.py": {"ahead"},
    "evidence/claims.py": {"claims"},
    "evidence/launches.py": {"launches"},
    "evidence/terms.py": {"term"},
    "exports/service.py": {"export"},
    "watches/preview.py": {"watch"},
    "watches/service.py": {"watch"},
}
"""Module -> the questions below that reach it."""
_SILENT = {
    "searches.py": "what may be found later is not said to be missing",
    "autocomplete.py": "suggestions claim nothing",
    "revisits/named_articles.py": "a page is looked at again by schedule too",
}
"""Module -> why its answers need not say it."""


_SHOWN = {
    "SearchAnswer": ("cogs/_cards/search/hits.py", "bot/cli/answers/search.py"),
    "SimilarAnswer": ("cogs/_cards/search/similar.py", "bot/cli/answers/similar.py"),
    "LatestAnswer": ("cogs/_cards/stories.py", "bot/cli/answers/latest.py"),
    "AheadAnswer": ("cogs/_cards/evidence/ahead.py", "bot/cli/answers/evidence/ahead.py"),
    "ClaimsAnswer": ("cogs/_cards/evidence/claims.py", "bot/cli/answers/evidence/claims.py"),
    "LaunchesAnswer": ("cogs/_cards/evidence/launches.py", "bot/cli/answers/evidence/launches.py"),
    "TermAnswer": ("cogs/_cards/evidence/terms.py", "bot/cli/answers/evidence/term.py"),
    "StatusAnswer": ("cogs/_cards/desk_status.py",),
    "WatchPreview": ("cogs/_cards/watches/overview.py",),
}
"""Answer -> the modules that show it, on a card and in the terminal."""


class _Room(Struct):
    desk: SmallDesk
    asked: Answerers
    exports: ExportService


_Asked = Callable[[_Room], Awaitable[object]]
_EXPORT = ExportQuestion(ExportSource.SEARCH, _WORDS)
_TARGET = WatchTarget(WatchKind.PHRASE, _WORDS, _WORDS)
_QUESTIONS: dict[str, _Asked] = {
    "search": lambda one: one.asked.answers.search(ANNA, _WORDS),
    "summary by title": lambda one: one.asked.answers.summary(ANNA, "Old rain"),
    "similar": lambda one: one.asked.answers.similar(ANNA, "1"),
    "latest": lambda one: one.asked.latest.latest(ANNA, _WORDS, "60 days"),
    "latest, last": lambda one: one.asked.latest.look(ANNA, MEMBER, _WORDS, "last"),
    "ahead": lambda one: one.asked.ahead.ahead(ANNA, AheadQuestion(topic=_WORDS)),
    "claims": lambda one: one.asked.claims.claims(ClaimsQuestion(ANNA, _WORDS)),
    "launches": lambda one: one.asked.launches.launches(ANNA),
    "term": lambda one: one.asked.terms.term(TermQuestion(ANNA, _WORDS)),
    "status": lambda one: one.asked.answers.status(ANNA),
    "digest now": lambda one: one.asked.digests.now(1, 10),
    "digest preview": lambda one: one.asked.digests.preview(1, 10),
    "export": lambda one: one.exports.plan(ANNA, _EXPORT, newest_first=True),
    "watch": lambda one: one.desk.watches.preview(OURS, _TARGET, WatchTimes()),
}


@pytest.fixture
def room(desk: SmallDesk, knowledge: Knowledge) -> _Room:
    answerers = Answerers.over(desk, knowledge, KeptAnswers())
    return _Room(desk, answerers, ExportService(desk.database, desk.clock, knowledge))


@pytest.fixture
def preparation() -> Preparation:
    return _prepare


async def _prepare(desk: SmallDesk) -> None:
    """One article of today and one of a month before, and a digest on words."""
    await desk.save(ANNA, "https://post.example/1", page("River floods Sinuiju", texts.WIRE, "outlet Han River Post"))
    old = page("Old rain", texts.WIRE, "outlet Bay Herald", hours=24 * 20)
    await desk.save(ANNA, "https://bay.example/old", old)
    request = ScheduleRequest(1, 10, time(21, 30), "Asia/Seoul", topic=_WORDS)
    await DigestService(desk.database, desk.clock, Knowledge([])).schedule(request)


async def _is_said(room: _Room, ask: _Asked) -> bool:
    """Whether an answer says that it is incomplete, or is refused for that."""
    try:
        answer = await ask(room)
    except NothingFound:
        return False
    except DeskError as error:
        return error.reason is Reason.INDEXING
    return getattr(getattr(answer, "answer", answer), "indexed_since", None) is not None


@pytest.mark.parametrize("question", _QUESTIONS)
async def test_an_answer_from_a_part_of_the_index_says_so(room: _Room, question: str) -> None:
    ask = _QUESTIONS[question]
    assert not await _is_said(room, ask)
    await room.desk.database.write(unindex_all)
    assert await _is_said(room, ask), "with nothing indexed"
    if not question.startswith(("digest", "latest, last")):
        await room.desk.database.write(shelves.index_waiting, 1, lambda: True)
        assert await _is_said(room, ask), "with the newest article indexed"
    await room.desk.index_waiting()
    assert not await _is_said(room, ask), "what was said is not kept"


@pytest.mark.parametrize("question", _QUESTIONS)
async def test_an_article_that_cannot_be_indexed_ends_what_was_said(
    room: _Room, monkeypatch: pytest.MonkeyPatch, question: str
) -> None:
    """The shelf's version does not move with it."""
    await room.desk.database.write(unindex_all)
    await room.desk.database.write(shelves.index_waiting, 1, lambda: True)
    await _is_said(room, _QUESTIONS[question])
    monkeypatch.setattr(shelves, "index", Mock(side_effect=ZeroDivisionError("a bug")))
    await room.desk.index_waiting()
    assert not await _is_said(room, _QUESTIONS[question])


_CARDS: dict[str, Callable[..., Any]] = {
    "search": search_card,
    "latest": latest_card,
    "ahead": ahead_card,
    "claims": claims_card,
    "launches": launches_card,
    "term": term_card,
}


@pytest.mark.parametrize("question", _CARDS)
async def test_an_incomplete_answer_does_not_say_that_there_is_nothing(room: _Room, question: str) -> None:
    await room.desk.database.write(unindex_all)
    answer = await _QUESTIONS[question](room)
    text = shown(_CARDS[question](answer, "t"))
    assert "⏳ Only articles since" in text
    assert not re.search(r"\b(?:no|none)\b", text, re.IGNORECASE)


async def test_what_a_reader_could_not_be_shown_stays_unread(room: _Room) -> None:
    await room.desk.database.write(unindex_all)
    look = await room.asked.latest.look(ANNA, MEMBER, _WORDS, "last")
    assert not look.answer.stories
    await room.asked.latest.shown(look)
    await room.desk.index_waiting()
    look = await room.asked.latest.look(ANNA, MEMBER, _WORDS, "last")
    assert [story.headline for story in look.answer.stories] == ["River floods Sinuiju"]


async def test_a_period_that_is_indexed_is_exported(room: _Room) -> None:
    await room.desk.database.write(unindex_all)
    await room.desk.database.write(shelves.index_waiting, 1, lambda: True)
    question = ExportQuestion(ExportSource.SEARCH, _WORDS, since="3 days ago")
    plan = await room.exports.plan(ANNA, question, newest_first=True)
    assert plan.head.articles == 1


def _structs(base: type[Struct]) -> Iterator[type[Struct]]:
    """The types of answers that say how far back the index reached."""
    for one in base.__subclasses__():
        yield from _structs(one)
        if "indexed_since" in one.__struct_fields__:
            yield one


def test_every_module_that_asks_the_index_is_in_the_table() -> None:
    asking = set()
    for module in _ROOT.rglob("*.py"):
        nodes = list(ast.walk(ast.parse(module.read_text())))
        names = {node.func.id for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
        names |= {
            node.attr
            for node in nodes
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in _MODULES
        }
        if names & _OF_THE_INDEX:
            asking.add(module.relative_to(_ROOT).as_posix())
    assert asking == {*_SAID} | {*_SILENT}
    answers = {one.__name__ for one in _structs(Struct) if one.__module__.startswith("bot.model")}
    assert answers == {*_SHOWN}
    for modules in _SHOWN.values():
        for name in modules:
            assert re.search(r"(indexing_lines|print_incomplete)\(", (_ROOT.parents[1] / name).read_text()), name
    assert {one for questions in _SAID.values() for one in questions} | {"status"} == {*_QUESTIONS}
