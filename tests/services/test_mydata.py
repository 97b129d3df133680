"""A member asks what the desk holds about them, and to be forgotten."""

from __future__ import annotations

import asyncio
import base64
import json
import random
import threading
from sqlite3 import Connection

import pytest

from bot.model.analysis import Page
from bot.model.curation.acts import Curator
from bot.model.errors import FetchFailed, NothingFound, Reason
from bot.model.jobs import Post, Shelf, Submission
from bot.model.settings import FilterOwner, FilterScope
from bot.model.watches.watch import WatchAsker, WatchKind, WatchPlace, WatchTarget, WatchTimes
from bot.policy.curation.typed import TypedCorrection
from bot.services.button_state import PageService
from bot.services.curation.outlets import OutletNames
from bot.services.curation.service import CurationService
from bot.services.deliveries.service import DeliveryService
from bot.services.filters.names import FilterNames
from bot.services.filters.service import FilterService
from bot.services.latest.service import LatestService
from bot.services.mydata import MyDataService
from bot.text.knowledge.base import Knowledge
from bot.text.sources.outlets import SourceTable
from tests.fakes.blobs import uncompressed
from tests.fakes.desk import ANNA, SmallDesk
from tests.fakes.discord import FakeDiscord

ME = 77
OWN = Shelf.of_user(ME)
PARTS = (
    *("posts", "requests", "answers", "questions", "latest", "shown_articles", "searches", "watches", "matches"),
    *("filters", "direct_messages"),
)
_KOREAN = "한강 일기".encode("euc-kr")
_PDF = b"%PDF-1.4\n\xff\xfe diary"
PUBLIC = "https://news.example/launch"
LAUNCH = "Missiles fly\nThey flew from {place:Sunan} at dawn."


@pytest.fixture
async def mine(desk: SmallDesk, knowledge: Knowledge) -> MyDataService:
    """I posted a link to a server, and in direct messages the same link, a diary, and a link that waits; and I asked
    for the latest here and there."""
    await desk.save(ANNA, PUBLIC, LAUNCH, message=1)
    here = Post(ME, None, 5, 50, answer=True)
    await desk.ingest.submit(Submission(OWN, here, url=PUBLIC))
    await desk.ingest.submit(
        Submission(OWN, here, page=Page(None, b"My diary\nDear {person:Lim Ara}, dear diary.", "text/plain"))
    )
    await desk.work()
    await desk.ingest.submit(Submission(OWN, here, url="https://news.example/waiting"))
    for waiting in (
        Page(None, "일기 2\n그날".encode(), "text/plain", "utf-8", "Zebra"),
        Page(None, _PDF, "application/pdf"),
        Page(None, _KOREAN, "text/plain", "euc-kr"),
        Page(None, _KOREAN + b" 2", "text/plain"),
    ):
        await desk.ingest.submit(Submission(OWN, here, page=waiting))
    pages = PageService(desk.database, desk.clock)
    for shelf in (ANNA, OWN):
        await pages.remember(shelf, {"ask": "search", "query": f"lights {shelf.key}"})
    latest = LatestService(desk.database, desk.clock, knowledge)
    for shelf, topic in ((ANNA, "Zebra  crossing"), (OWN, None)):
        await latest.shown(await latest.look(shelf, ME, topic))
    for shelf in (ANNA, OWN):
        await desk.searches.save(shelf, ME, "Of zebras", "zebra after:3d")
    filters = FilterService(desk.database, desk.clock, FilterNames(knowledge, SourceTable.load()))
    await filters.add(FilterOwner(FilterScope.MEMBER, ME), ANNA, "zebra-news.example")
    return MyDataService(desk.database, desk.clock)


async def test_everything_that_is_held_is_exported(mine: MyDataService) -> None:
    export = json.loads(json.dumps(await mine.export(ME)))
    assert [(post["shelf"], post["title"]) for post in export["posts"]] == [
        ("guild:1", "Missiles fly"),
        ("user:77", "Missiles fly"),
        ("user:77", "My diary"),
    ]
    assert [one["state"] for one in export["requests"]] == ["done"] * 3 + ["queued"] + ["fetched"] * 4
    *_, text, file, korean, unknown = export["requests"]
    assert (text["title"], text["text"]) == ("Zebra", "일기 2\n그날"), "what waits to be read"
    assert base64.b64decode(file["file"]) == _PDF
    assert korean["text"] == "한강 일기"
    assert base64.b64decode(unknown["file"]) == _KOREAN + b" 2", "in a charset that nothing states"
    asked = [{"ask": "search", "query": "lights user:77"}]
    assert [one["request"] for one in export["questions"]] == asked, "who asked on a server is not kept"
    assert [answer["kind"] for answer in export["answers"]] == ["card", "card", "card"]
    assert [article.get("text") for article in export["direct_messages"]] == [None, "Dear Lim Ara, dear diary."]
    assert [(look["shelf"], look["topic"], look["articles"]) for look in export["latest"]] == [
        ("user:77", "peninsula", 2),
        ("guild:1", "words:zebra crossing", 0),
    ]
    assert [(search["shelf"], search["name"], search["query"]) for search in export["searches"]] == [
        ("guild:1", "Of zebras", "zebra after:3d"),
        ("user:77", "Of zebras", "zebra after:3d"),
    ]
    assert [(one["kind"], one["label"]) for one in export["filters"]] == [("outlet", "zebra-news.example")]
    assert export["user_id"] == ME


async def test_a_stranger_is_told_that_nothing_is_held(mine: MyDataService) -> None:
    export = await mine.export(4)
    assert [export[part] for part in PARTS] == [[]] * len(PARTS)
    assert (await mine.erase(4)).records == 0


async def test_erasing_forgets_the_member_and_leaves_the_server_its_article(
    desk: SmallDesk, mine: MyDataService
) -> None:
    assert (await mine.erase(ME)).records > 0
    assert (await mine.erase(ME)).records == 0
    export = await mine.export(ME)
    assert [export[part] for part in PARTS] == [[]] * len(PARTS)
    answer = await desk.answers.summary(ANNA, PUBLIC)
    assert answer.first_post == Post(None, 1, 10, 1)
    with pytest.raises(NothingFound):
        await desk.answers.search(OWN, "diary")
    assert await desk.rows("SELECT title FROM articles") == [("Missiles fly",)]
    assert await desk.troubles() == []
    await desk.work()
    assert "https://news.example/waiting" not in desk.network.fetches


async def test_an_answer_in_direct_messages_is_erased_though_its_link_was_tried_again_since(
    desk: SmallDesk, mine: MyDataService
) -> None:
    """Trying a link again deletes the failed request, and leaves its refusal without one."""
    gone = "https://news.example/gone"
    desk.network.pages[gone] = FetchFailed(Reason.FORBIDDEN)
    await desk.ingest.submit(Submission(OWN, Post(ME, None, 5, 60, answer=True), url=gone))
    await desk.work()
    assert await desk.rows("SELECT kind FROM deliveries WHERE reply_to = 60") == [("refusal",)]
    assert (await desk.ingest.try_again(OWN, {Reason.FORBIDDEN})).count == 1
    await mine.erase(ME)
    assert await desk.rows("SELECT * FROM deliveries WHERE guild_id IS NULL") == []


def _words(value: object) -> str:
    """A value as text, uncompressed where it is compressed."""
    if isinstance(value, bytes):
        return uncompressed(value).decode(errors="replace")
    return value if isinstance(value, str) else ""


async def test_after_erasing_no_row_of_any_table_holds_the_id_or_the_private_words(
    desk: SmallDesk, mine: MyDataService
) -> None:
    await mine.erase(ME)
    tables = await desk.rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%fts5%'")
    for (table,) in tables:
        for row in await desk.rows(f"SELECT * FROM {table}"):  # noqa: S608  # a name from the schema
            assert ME not in row, table
            words = " ".join(map(_words, row))
            assert "user:77" not in words
            assert '"user_id":77' not in words.replace(" ", "")
            assert "diary" not in words.casefold(), table
            assert "zebra" not in words.casefold(), table
            assert "lim ara" not in words.casefold(), table


@pytest.mark.usefixtures("mine")
async def test_what_an_answer_read_before_an_erasure_is_in_memory_no_longer_than_in_the_files(desk: SmallDesk) -> None:
    """Its transaction has the state from before, and it is kept after everything was dropped."""
    began, goes_on = threading.Event(), threading.Event()
    memory: list[str] = []

    def answered(connection: Connection) -> None:
        (count,) = connection.execute("SELECT count(*) FROM articles").fetchone()
        began.set()
        goes_on.wait(10)
        memory.append(f"computed from {count} articles")

    def forget(_: int) -> None:
        memory.clear()
        goes_on.set()

    erasing = MyDataService(desk.database, desk.clock, forget=forget)
    answering = asyncio.create_task(desk.database.read(answered))
    await asyncio.to_thread(began.wait, 10)
    await erasing.erase(ME)
    await answering
    await erasing.complete()
    assert memory == []


async def test_what_a_member_was_shown_and_alerted_about_is_in_their_export_by_title(
    desk: SmallDesk, knowledge: Knowledge
) -> None:
    """`/mydata` says that it is everything: not only how many articles, but which. Titles that a server corrected stay
    there: the member may have left it."""
    place = WatchPlace(ME, 1, 10, 9077, personal=True)
    watch = await desk.watches.add(place, WatchTarget(WatchKind.PHRASE, "flew", "flew"), WatchTimes())
    told = await desk.save(ANNA, PUBLIC, LAUNCH)
    await desk.paste(ANNA, "Our own notes\nThey flew from {place:Sunan} again.")
    await desk.work()
    await desk.watches.work()
    await desk.save(ANNA, "https://news.example/later", "Planes fly\nThey flew from {place:Wonsan} at noon.")
    curation = CurationService(desk.database, desk.clock, OutletNames(SourceTable.load()))
    await curation.correct(ANNA, Curator(1, manages=True), str(told), TypedCorrection(title="Missiles fly at dawn"))
    latest = LatestService(desk.database, desk.clock, knowledge)
    await latest.shown(await latest.look(ANNA, ME))
    export = await MyDataService(desk.database, desk.clock).export(ME)
    (line,) = await desk.watches.listed(WatchAsker(ME, 1))
    assert (line.watch.id, line.alerts) == (watch.id, 1)
    assert [(one["watch"], one.get("title"), one.get("outcome")) for one in export["matches"]] == [
        ("flew", "Missiles fly", "first")
    ]
    assert export["watches"][0]["articles"] == len(export["matches"])
    assert [(one["topic"], one.get("title")) for one in export["shown_articles"]] == [
        ("peninsula", "Missiles fly"),
        ("peninsula", None),
        ("peninsula", "Planes fly"),
    ], "what was pasted on a server does not leave it"
    assert export["latest"][0]["articles"] == len(export["shown_articles"])


async def test_an_export_has_the_titles_that_the_member_gave_in_direct_messages(desk: SmallDesk) -> None:
    here = Post(ME, None, 5, 50, answer=True)
    await desk.ingest.submit(
        Submission(OWN, here, page=Page(None, b"Note\nThey flew from {place:Sunan}.", "text/plain"))
    )
    await desk.work()
    curation = CurationService(desk.database, desk.clock, OutletNames(SourceTable.load()))
    await curation.correct(OWN, Curator(ME, manages=True), "1", TypedCorrection(title="Of Sunan"))
    export = await MyDataService(desk.database, desk.clock).export(ME)
    assert [one["title"] for part in ("posts", "direct_messages") for one in export[part]] == ["Of Sunan"] * 2
    assert (await desk.answers.summary(OWN, "1")).article.title == "Of Sunan"


async def test_a_card_in_place_of_an_alert_is_no_alert_in_an_export(desk: SmallDesk) -> None:
    """`/watch list` counts no alert for a link whose card was posted in the channel of the watch."""
    place = WatchPlace(ME, 1, 10, 10, personal=False)
    await desk.watches.add(place, WatchTarget(WatchKind.PHRASE, "flew", "flew"), WatchTimes())
    await desk.save(ANNA, PUBLIC, LAUNCH, message=1)
    discord = FakeDiscord(desk.clock, random.Random(1))  # noqa: S311  # repeatable, not secret
    await DeliveryService(desk.database, desk.clock, discord).deliver_due()
    desk.clock.advance(60)
    await desk.watches.work()
    (line,) = await desk.watches.listed(WatchAsker(ME, 1, manages=True))
    (row,) = (await MyDataService(desk.database, desk.clock).export(ME))["watches"]
    assert (line.alerts, line.last, row.get("last_alert"), row["articles"]) == (0, None, None, 1)
