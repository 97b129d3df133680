"""What a member types means the same in a search, a topic, a watch, an export and a feed's limit."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from sqlite3 import Connection

import pytest

from bot.model.errors import DeskError
from bot.model.exports.articles import ExportQuestion, ExportSource
from bot.model.watches.watch import WatchKind, WatchPlace, WatchTimes
from bot.services.exports.service import ExportService
from bot.services.lookup import feed_searches, queries
from bot.services.stories import topic_query
from bot.services.watches.service import WatchService
from bot.services.watches.targets import target_of
from bot.text.knowledge.base import Knowledge
from tests.fakes.desk import ANNA, SmallDesk

_PLACE = WatchPlace(user_id=77, guild_id=1, added_in=10, channel_id=9077, personal=True)
_LEADER = ("Kim Jong Un", "kim jong-un", "김정은", "金正恩", "キム・ジョンウン", "김정은 위원장")
_WORDS = ("orchard", "dyke repairs", "과수원", "정상 회담", "한미연합훈련", "탄도 미사일", "320발")
_SENTENCES = (
    "{person:Kim Jong Un} came to see it.",
    "{person:金正恩}参观了水库。",
    "The orchard was replanted.",
    "과수원이 새로 생겼다.",
    "Some dyke repairs began.",
    "수뇌들의 정상회담이 열렸다.",
    "한미 연합 훈련이 끝났다.",
    "단거리탄도미사일을 쏘았다.",
    "포탄 ３２０발을 쏘았다.",
    "A girl flew a kite.",
    "아이가 연을 날렸다.",
    "김정은희 씨의 그림이 걸렸다.",
)
"""Of which an article has some."""


class _Commands:
    """The commands of one server, as a member gives them."""

    def __init__(self, desk: SmallDesk, knowledge: Knowledge) -> None:
        self._desk, self._knowledge = desk, knowledge
        self._watches = WatchService(desk.database, desk.clock, desk.ingest, knowledge, limit=100, member_limit=100)
        self._exports = ExportService(desk.database, desk.clock, knowledge)
        self._watched: dict[str, int] = {}
        self.kinds: dict[str, WatchKind] = {}

    async def watch(self, typed: str) -> None:
        target = await self._watches.target(_PLACE, typed)
        self.kinds[typed] = target.kind
        self._watched[typed] = (await self._watches.add(_PLACE, target, WatchTimes())).id

    async def save(self, number: int, title: str, *sentences: str) -> int:
        text = "\n".join((title, f"> published {self._desk.clock.now().date()}", *sentences))
        return await self._desk.save(ANNA, f"https://paper{number}.example/{number}", text)

    async def told(self, typed: str) -> set[int]:
        """The articles that met a watch."""
        await self._watches.work()
        rows = await self._desk.rows("SELECT article_id FROM watch_matches WHERE watch_id = ?", self._watched[typed])
        return {article for (article,) in rows}

    async def exported(self, typed: str) -> set[int]:
        """The results of a search, all of them."""
        try:
            plan = await self._exports.plan(ANNA, ExportQuestion(ExportSource.SEARCH, typed), newest_first=True)
        except DeskError:
            return set()
        return set(plan.article_ids)

    async def found(self, typed: str) -> set[int]:
        """The results of a search, as its first page shows them."""
        try:
            answer = await self._desk.answers.search(ANNA, typed)
        except DeskError:
            return set()
        return set() if answer.some_words else {hit.article.id for hit in answer.hits}

    async def topic(self, typed: str) -> set[int]:
        """The articles of `/latest topic:`, and of a digest on it."""
        return await self._desk.database.read(self._topic, typed)

    def _topic(self, connection: Connection, typed: str) -> set[int]:
        topic = topic_query.resolve(connection, self._knowledge, 1, typed)
        window = topic_query.Window(datetime(2000, 1, 1, tzinfo=UTC), self._desk.clock.now(), 500)
        return {one.article_id for one in topic_query.window_articles(connection, 1, topic, window).articles}

    async def wanted(self, typed: str, articles: set[int]) -> set[int]:
        """What a feed that is limited to a search brings."""
        return await self._desk.database.read(self._wanted, typed, articles)

    def _wanted(self, connection: Connection, typed: str, articles: set[int]) -> set[int]:
        query = queries.understand_saved(connection, self._knowledge, ANNA, typed, self._desk.clock.now())
        search = feed_searches.FeedSearch(1, query)
        return {one for one in articles if feed_searches.judge_article(connection, 1, search, one) is None}


@pytest.fixture
def commands(real: SmallDesk, base: Knowledge) -> _Commands:
    return _Commands(real, base)


async def test_a_member_who_types_a_name_in_any_script_gets_the_articles_of_every_script(commands: _Commands) -> None:
    for typed in _LEADER:
        await commands.watch(typed)
    english = await commands.save(1, "Leader at the docks", "{person:Kim Jong Un} saw a ship.")
    chinese = await commands.save(2, "视察造船厂", "{person:金正恩}视察了造船厂。")
    painter = await commands.save(3, "첫 개인전", "김정은희 씨가 그림을 걸었다.")
    both, every = {english, chinese}, {english, chinese, painter}
    for typed in _LEADER:
        assert await commands.told(typed) == both, typed
        assert await commands.topic(typed) == both, typed
        assert await commands.found(f'about:"{typed}"') == both, typed
        found = await commands.found(typed)
        assert found == await commands.exported(typed) == await commands.wanted(typed, every), typed
        assert both <= found, typed
    assert await commands.found("金正恩 Kim Jong Un") == both
    assert await commands.found('"Kim Jong Un"') == {english}, "in quotation marks, as it is written"
    assert await commands.found("-金正恩") == await commands.found("-entity:金正恩") == {painter}


async def test_a_word_in_small_letters_is_no_name_of_a_party_or_agency(real: SmallDesk, base: Knowledge) -> None:
    """Which articles of all kinds have: a garden party, those who came."""

    def meant(connection: Connection, typed: str) -> tuple[str, ...]:
        return queries.understand(connection, base, ANNA, typed, real.clock.now()).keys

    def kind(connection: Connection, typed: str) -> WatchKind:
        return target_of(connection, base, _PLACE, typed, real.clock.now()).kind

    plain = ("9th party congress", "senior diplomat", "secret link", "children fed", "the guardian of peace", "Jong Un")
    for typed in ("party", "the north", "who came", "korean", *plain):
        assert await real.database.read(meant, typed) == (), typed
    assert await real.database.read(meant, "Party") == ("workers-party-of-korea",)
    assert await real.database.read(meant, "WHO came") == ("world-health-organization",)
    assert await real.database.read(meant, "nis") == ("national-intelligence-service",), "alone"
    assert await real.database.read(meant, "congress") == ("united-states-congress",), "alone"
    assert await real.database.read(meant, "Congress vote") == ("united-states-congress",)
    assert [await real.database.read(kind, typed) for typed in ("party", "Party", "nis")] == [
        WatchKind.PHRASE,
        WatchKind.ENTITY,
        WatchKind.ENTITY,
    ]


async def test_a_word_is_no_name_of_somebody_whose_family_name_looks_like_an_article(
    real: SmallDesk, base: Knowledge, commands: _Commands
) -> None:
    """The archer An San, and An Hye-rim, whom only the shelf knows."""
    await commands.save(1, "A concert", "{person:An Hye-rim} played.")

    def meant(connection: Connection, typed: str) -> tuple[str, ...]:
        return queries.understand(connection, base, ANNA, typed, real.clock.now()).keys

    for typed in ("San Francisco", "san", "Hye-rim concert"):
        assert await real.database.read(meant, typed) == (), typed
    assert await real.database.read(meant, "An San medal") == ("an-san-archer",)
    assert len(await real.database.read(meant, "an hye-rim concert")) == 1
    await commands.watch("San")
    assert commands.kinds["San"] is WatchKind.PHRASE


async def test_the_names_that_were_meant_are_shown_and_marked(real: SmallDesk, commands: _Commands) -> None:
    await commands.save(1, "视察造船厂", "天气很好。", "{person:金正恩}视察了造船厂。")
    answer = await real.answers.search(ANNA, "Kim Jong Un")
    assert [one.key for one in answer.meant] == ["kim-jong-un"]
    (hit,) = answer.hits
    assert [hit.snippet.text[mark.start : mark.end] for mark in hit.marks] == ["金正恩"]


async def test_articles_with_some_of_the_words_are_found_by_a_name_too(real: SmallDesk, commands: _Commands) -> None:
    chinese = await commands.save(1, "视察造船厂", "{person:金正恩}视察了造船厂。")
    answer = await real.answers.search(ANNA, "Kim Jong Un locomotive")
    assert answer.some_words
    assert [hit.article.id for hit in answer.hits] == [chinese]


@pytest.mark.parametrize("seed", range(3))
async def test_words_and_names_mean_the_same_in_every_command(commands: _Commands, seed: int) -> None:
    """A topic is a search for its words or its name; a watch is one for the phrase or the name."""
    chance = random.Random(seed)  # noqa: S311  # repeatable, not secret
    for typed in (*_LEADER, *_WORDS):
        await commands.watch(typed)
    every = {
        await commands.save(number, f"Report {number}", *chance.sample(_SENTENCES, chance.randint(1, 3)))
        for number in range(16)
    }
    met = 0
    for typed in (*_LEADER, *_WORDS):
        is_name = commands.kinds[typed] is WatchKind.ENTITY
        assert is_name == (typed in _LEADER)
        told, topic = await commands.told(typed), await commands.topic(typed)
        assert told == await commands.exported(f'about:"{typed}"' if is_name else f'"{typed}"'), typed
        assert topic == await commands.exported(f'about:"{typed}"' if is_name else typed), typed
        for query in (typed, f'"{typed}"', f'about:"{typed}"', f"-{typed}"):
            assert await commands.exported(query) == await commands.wanted(query, every), query
        met += 0 < len(told) < len(every)
    assert met > 8
