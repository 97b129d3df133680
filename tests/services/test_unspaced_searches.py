"""What readers of Chinese and Japanese type, and the articles that they should find."""

from __future__ import annotations

from pathlib import Path

from bot.model.errors import NothingFound
from bot.model.searches import SearchOrder
from bot.policy.search import matching
from bot.policy.search.grammar import Today, parse
from bot.policy.search.query import Query
from bot.storage.articles import facts
from tests.fakes.clock import NOON
from tests.fakes.desk import ANNA, SmallDesk

_FILE = Path(__file__).with_name("unspaced_searches.txt")


async def _found(desk: SmallDesk, typed: str) -> set[int]:
    found, page, pages = set[int](), 0, 1
    while page < pages:
        try:
            answer = await desk.answers.search(ANNA, typed, page, SearchOrder.DATE)
        except NothingFound:
            break
        found |= set() if answer.some_words else {hit.article.id for hit in answer.hits}
        page, pages = page + 1, answer.pages
    return found


async def test_each_search_finds_what_is_due_and_nothing_else(desk: SmallDesk) -> None:
    """A feed or watch that asks the article itself finds the same."""
    written = [line for line in _FILE.read_text("utf-8").splitlines() if not line.startswith("#")]
    split = written.index("")
    keys: dict[str, int] = {}
    for number, line in enumerate(written[:split]):
        key, rest = line.split(" ", 1)
        title, text = rest.split(" | ")
        source = f"{title}\n> published 2024-09-{number % 9 + 1:02d}\n{text}"
        keys[key] = await desk.save(ANNA, f"https://news.example/{key}", source)
    known = {one: await desk.database.read(facts.of_article, 1, one) for one in keys.values()}
    wrong = []
    for line in written[split + 1 :]:
        typed, _, listed = line.partition(" = ")
        due, may = ({keys[key] for key in part.split()} for part in f"{listed}/".split("/")[:2])
        found = await _found(desk, typed)
        query = parse(typed, Today(NOON.date(), "Asia/Seoul"))
        assert isinstance(query, Query)
        assert found == {one for one, its in known.items() if matching.satisfies(query, its)}, typed
        if not due <= found <= due | may:
            wrong.append(line)
    assert wrong == []
