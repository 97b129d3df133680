"""Which launches a shelf's articles report, as the service answers."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from bot.catalogue import catalogue, using
from bot.model.errors import DeskError, NothingFound, Reason
from bot.model.evidence.launches import LaunchColumn, LaunchKind, LaunchReport
from bot.model.reasons import ArticleFate
from bot.model.settings import ServerSettings
from bot.news.launches.reports import LaunchArticle, launch_reports
from bot.services.evidence import launches
from bot.services.evidence.claims import ClaimService, ClaimsQuestion
from bot.services.evidence.launches import LaunchService
from bot.services.kept_answers import KeptAnswers
from bot.services.settings import DeskService
from bot.text.knowledge.base import Knowledge
from cogs._cards.evidence.launches import launches_card
from tests.cogs.card_answers import shown
from tests.fakes.desk import ANNA, BORIS, SmallDesk, open_desk


def report(day: int, kind: str = "cruise missile") -> str:
    return (
        f"N. Korea fires missile\n> published 2024-09-{day:02}T10:00:00+09:00\n> outlet Han River Post\n"
        f"North Korea fired a {kind} from Sinpo on Sept. {day}, South Korea's military said.\n"
    )


async def saved(desk: SmallDesk, *days: int, kind: str = "cruise missile") -> None:
    for day in days:
        await desk.save(ANNA, f"https://hanriver.example/{day}", report(day, kind), message=100 + day)


async def test_a_shelf_answers_from_its_own_articles_alone(tmp_path: Path, knowledge: Knowledge) -> None:
    async with open_desk(tmp_path / "desk.sqlite3", knowledge) as desk:
        await saved(desk, 9, 10)
        await desk.save(BORIS, "https://other.example/1", "Rain in Busan\nIt rained.\n", message=1)
        service = LaunchService(desk.database, desk.clock)
        assert [one.day.day for one in (await service.launches(ANNA)).launches] == [10, 9]
        nothing = await service.launches(BORIS)
        assert (nothing.total, nothing.read) == (0, 0)


@pytest.mark.parametrize("kind", ["탄도미사일", "단거리탄도미사일", "순항미사일", "초대형방사포탄"])
async def test_korean_reports_count_whose_only_word_is_a_compound(
    tmp_path: Path, knowledge: Knowledge, kind: str
) -> None:
    text = (
        f"북, 신포서 {kind} 발사\n> published 2024-09-09T10:00:00+09:00\n> outlet Han River Post\n"
        f"북한이 9일 신포에서 동해상으로 {kind} 2발을 발사했다고 합동참모본부가 밝혔다.\n"
    )
    async with open_desk(tmp_path / "desk.sqlite3", knowledge) as desk:
        await desk.save(ANNA, "https://hanriver.example/9", text, message=1)
        found = await LaunchService(desk.database, desk.clock).launches(ANNA)
        assert [one.day.day for one in found.launches] == [9]


async def test_an_empty_shelf_and_words_that_are_no_date_are_told(tmp_path: Path, knowledge: Knowledge) -> None:
    async with open_desk(tmp_path / "desk.sqlite3", knowledge) as desk:
        service = LaunchService(desk.database, desk.clock)
        with pytest.raises(NothingFound) as empty:
            await service.launches(ANNA)
        assert empty.value.reason is Reason.EMPTY_SHELF
        await saved(desk, 9)
        with pytest.raises(DeskError) as refused:
            await service.launches(ANNA, since="once")
        assert refused.value.reason is Reason.BAD_PERIOD


async def test_only_the_newest_articles_are_read_and_the_answer_says_so(
    tmp_path: Path, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(launches, "MOST_READ", 2)
    async with open_desk(tmp_path / "desk.sqlite3", knowledge) as desk:
        await saved(desk, 1, 10, 11)
        service = LaunchService(desk.database, desk.clock)
        answer = await service.launches(ANNA)
        assert [one.day.day for one in answer.launches] == [11, 10]
        assert answer.read_since == datetime(2024, 9, 10, 1, tzinfo=UTC)
        older = await service.launches(ANNA, until="2024-09-01")
        assert [one.day.day for one in older.launches] == [1]


async def test_a_range_that_is_typed_backwards_is_turned_and_a_month_counts_to_its_last_day(
    tmp_path: Path, knowledge: Knowledge
) -> None:
    async with open_desk(tmp_path / "desk.sqlite3", knowledge) as desk:
        await saved(desk, 1, 10, 11)
        service = LaunchService(desk.database, desk.clock)
        backwards = await service.launches(ANNA, since="2024-09-10", until="1 Sep 2024")
        assert [one.day.day for one in backwards.launches] == [10, 1]
        assert (backwards.since, backwards.until) == (date(2024, 9, 1), date(2024, 9, 10))
        month = await service.launches(ANNA, until="2024-09")
        assert [one.day.day for one in month.launches] == [11, 10, 1]
        for typed in ("until 2024-09-10", "2024-09-10까지", "2024年9月10日まで"):
            assert (await service.launches(ANNA, since="2024년 9월 2일부터", until=typed)).until == date(2024, 9, 10)


async def test_an_unchanged_shelf_reads_no_article_again(
    tmp_path: Path, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[LaunchArticle] = []

    def counted(article: LaunchArticle) -> tuple[LaunchReport, ...]:
        read.append(article)
        return launch_reports(article)

    monkeypatch.setattr(launches, "launch_reports", counted)
    async with open_desk(tmp_path / "desk.sqlite3", knowledge) as desk:
        await saved(desk, 9, 10)
        service = LaunchService(desk.database, desk.clock, KeptAnswers())
        first = await service.launches(ANNA)
        assert await service.launches(ANNA) == first
        assert len(read) == 2
        await saved(desk, 11)
        assert (await service.launches(ANNA)).total == 3
        assert len(read) == 3  # the new one alone
        service.forget()
        await saved(desk, 12)
        await service.launches(ANNA)
        assert len(read) == 7


async def test_a_kind_includes_what_says_more(tmp_path: Path, knowledge: Knowledge) -> None:
    async with open_desk(tmp_path / "desk.sqlite3", knowledge) as desk:
        await saved(desk, 9, kind="short-range ballistic missile")
        service = LaunchService(desk.database, desk.clock)
        for kind in (LaunchKind.SRBM, LaunchKind.BALLISTIC, LaunchKind.MISSILE):
            assert (await service.launches(ANNA, kind=kind)).total == 1
        assert (await service.launches(ANNA, kind=LaunchKind.ICBM)).total == 0


async def test_each_value_names_its_article_and_place(tmp_path: Path, knowledge: Knowledge) -> None:
    async with open_desk(tmp_path / "desk.sqlite3", knowledge) as desk:
        await saved(desk, 9)
        (one,) = (await LaunchService(desk.database, desk.clock).launches(ANNA)).launches
        assert one.day == date(2024, 9, 9)
        (place,) = one.cell(LaunchColumn.PLACE)
        assert (place.value, place.said.text, place.giver) == ("sinpo", "Sinpo", "South Korea's military")
        assert place.said.link is not None
        assert place.said.link.startswith("https://hanriver.example/9#:~:text=North%20Korea%20fired")


async def test_a_value_is_of_an_article_that_stands_where_one_of_two_was_retracted(
    tmp_path: Path, knowledge: Knowledge
) -> None:
    async with open_desk(tmp_path / "desk.sqlite3", knowledge) as desk:
        note = "Editor's note: Bay Herald has retracted this article.\n"
        retracted = report(9).replace("Han River Post", "Bay Herald").replace("T10:", "T09:") + note
        await desk.save(ANNA, "https://bay.example/9", retracted, message=1)
        (alone,) = (await LaunchService(desk.database, desk.clock).launches(ANNA)).launches
        await saved(desk, 9)
        (both,) = (await LaunchService(desk.database, desk.clock).launches(ANNA)).launches
        for found, fate in ((alone, ArticleFate.RETRACTED), (both, None)):
            assert {one.said.article.fate for cell in found.cells for one in cell.reported} == {fate}
        assert [one.articles for one in both.cell(LaunchColumn.KIND)] == [2]


async def test_today_is_the_day_in_korea_where_answers_give_days_in_korea(tmp_path: Path, knowledge: Knowledge) -> None:
    async with open_desk(tmp_path / "desk.sqlite3", knowledge) as desk:
        await DeskService(desk.database).save(replace(ServerSettings(1), zone="America/New_York"))
        evening_there = datetime(2024, 9, 16, 22, tzinfo=ZoneInfo("America/New_York"))
        desk.clock.advance((evening_there - desk.clock.now()).total_seconds())
        await saved(desk, 16, 17)
        service = LaunchService(desk.database, desk.clock)
        claims = ClaimService(desk.database, desk.clock, knowledge)
        for typed, day in (("today", 17), ("어제", 16), ("2024-09-17", 17)):
            answer = await service.launches(ANNA, since=typed, until=typed)
            assert [one.day.day for one in answer.launches] == [day], typed
            assert (await claims.claims(ClaimsQuestion(ANNA, "Sinpo", typed, typed))).since == answer.since
            card = shown(launches_card(answer, "token")).replace("\u00a0", " ")
            assert f"from {day} Sep 2024 · until {day} Sep 2024 · days in Korea" in card, typed


async def test_reports_in_japanese_and_chinese_are_of_the_launch_that_others_report(
    tmp_path: Path, knowledge: Knowledge
) -> None:
    """A Japanese and two Chinese papers report what the first has in English; a Tokyo server reads Japanese first."""
    reports = {
        "en": (
            "Han River Post",
            "North Korea fired short-range ballistic missiles from Pyongyang at 7:10 a.m. on Sept. 12, South Korea's"
            " military said.",
        ),
        "ja": (
            "Inland Sea Daily",
            "韓国軍は１２日、北朝鮮が同日午前７時１０分ごろ、平壌付近から短距離弾道ミサイル数発を発射したと発表した。"
            "約３６０キロ飛行した。",
        ),
        "zh-CN": ("Lantern Net", "韩国军方说，朝鲜12日7时10分许从平壤一带发射数枚短程弹道导弹，飞行约360公里。"),
        "zh-TW": ("Strait Daily", "南韓軍方表示，北韓今晨自平壤一帶發射彈道飛彈數枚，飛行約360公里後墜海。"),
    }
    async with open_desk(tmp_path / "desk.sqlite3", knowledge) as desk:
        await DeskService(desk.database).save(replace(ServerSettings(1), language="ja"))
        for hour, (language, (outlet, text)) in enumerate(reports.items(), 10):
            head = (
                f"Missiles\n> published 2024-09-12T{hour}:00:00+09:00\n> outlet {outlet}\n> language {language[:2]}\n"
            )
            await desk.save(ANNA, f"https://{language.lower()}.example/1", f"{head}{text}\n", message=hour)
        (one,) = (await LaunchService(desk.database, desk.clock).launches(ANNA)).launches
        assert len(one.articles) == 4
        told = {cell.column: {value.value for value in cell.reported} for cell in one.cells}
        assert told == {
            LaunchColumn.DATE: {"2024-09-12"},
            LaunchColumn.TIME: {"07:10"},
            LaunchColumn.PLACE: {"pyongyang"},
            LaunchColumn.KIND: {"srbm"},
            LaunchColumn.NUMBER: {"several"},
            LaunchColumn.RANGE: {"360"},
        }
        with using(catalogue("ja")):
            card = shown(launches_card(await LaunchService(desk.database, desk.clock).launches(ANNA), "token"))
        assert "平壌" in card
        assert "約３６０キロ" in card
