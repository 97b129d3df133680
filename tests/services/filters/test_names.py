"""What a typed filter means, what is suggested, and what is refused."""

from __future__ import annotations

from sqlite3 import Connection

import pytest

from bot.model.errors import DeskError, NothingFound, Reason
from bot.model.settings import Filter, FilterKind, FilterOwner, FilterScope
from bot.policy import filters as policy
from bot.services.filters.names import FilterNames
from bot.services.filters.service import FilterService
from tests.fakes.desk import ANNA, BORIS, SmallDesk
from tests.fakes.tables import table
from tests.services.filters.newsroom import save_news

_SERVER = FilterOwner(FilterScope.SERVER, 1)
_KCNA = Filter(FilterKind.OUTLET, "kcna.kp", "KCNA")
_KIM = Filter(FilterKind.ENTITY, "kim-jong-un", "Kim Jong Un")


def _subject(value: str) -> Filter:
    return Filter(FilterKind.SUBJECT, value, value)


@pytest.fixture
async def news(desk: SmallDesk) -> SmallDesk:
    await save_news(desk)
    return desk


@table(
    ("typed", "meant"),
    [
        ("sport", [Filter(FilterKind.SUBJECT, "sport", "sport")]),
        ("Human Rights", [Filter(FilterKind.SUBJECT, "human_rights", "human_rights")]),
        ("state media", [Filter(FilterKind.SOURCE, "state_media", "state_media")]),
        ("북핵", [_subject("nuclear")]),
        ("Missile, 군사 훈련", [_subject("missiles"), _subject("military_exercises")]),
        ("싱크탱크", [Filter(FilterKind.SOURCE, "think_tank", "think_tank")]),
        ("KCNA", [_KCNA]),
        ("조선중앙통신", [_KCNA]),
        ("www.kcna.kp", [_KCNA]),
        ("kcna.co.jp", [_KCNA]),
        ("outlet:kcna.kp", [_KCNA]),
        ("bay herald", [Filter(FilterKind.OUTLET, "bay herald", "Bay Herald")]),
        ("blog.example", [Filter(FilterKind.OUTLET, "blog.example", "blog.example")]),
        ("统一新闻.example", [Filter(FilterKind.OUTLET, "统一新闻.example", "统一新闻.example")]),
        ("김정은", [_KIM]),
        ("entity:kim-jong-un", [_KIM]),
        ("sport, KCNA, sport", [Filter(FilterKind.SUBJECT, "sport", "sport"), _KCNA]),
        ("nothing", []),
    ],
)
async def test_what_is_typed_is_understood(
    news: SmallDesk, filters: FilterService, typed: str, meant: list[Filter]
) -> None:
    assert list(await filters.meant(ANNA, typed)) == meant


@table("typed", ["", ",", "no such thing", "sport, no such thing", "subject:other", "source:x"])
async def test_what_is_not_known_is_refused_and_changes_nothing(filters: FilterService, typed: str) -> None:
    with pytest.raises(NothingFound) as refused:
        await filters.add(_SERVER, ANNA, typed)
    assert refused.value.reason is Reason.NO_SUCH_FILTER
    assert await filters.of(_SERVER) == ()


async def test_another_servers_outlets_and_names_are_not_suggested(desk: SmallDesk, filters: FilterService) -> None:
    await save_news(desk)
    assert "Bay Herald" in [one.label for one in await filters.suggest(ANNA, "bay")]
    assert "Bay Herald" not in [one.label for one in await filters.suggest(BORIS, "bay")]
    with pytest.raises(NothingFound):
        await filters.meant(BORIS, "Bay Herald")


async def test_menus_choose_all_of_a_kind_and_leave_the_rest(filters: FilterService) -> None:
    await filters.add(_SERVER, ANNA, "KCNA, sport, economy")
    chosen = await filters.choose(_SERVER, FilterKind.SUBJECT, ["economy", "cyber", "no subject"], ["sport", "economy"])
    assert [one.value for one in chosen] == ["kcna.kp", "economy", "cyber"]
    left = await filters.choose(_SERVER, FilterKind.SUBJECT, [], ["economy", "cyber"])
    assert [one.value for one in left] == ["kcna.kp"]


async def test_two_managers_who_choose_at_once_keep_each_others_choice(filters: FilterService) -> None:
    await filters.add(_SERVER, ANNA, "sport, culture")
    shown = ["sport", "culture"]
    await filters.choose(_SERVER, FilterKind.SUBJECT, ["sport", "culture", "cyber"], shown)
    left = await filters.choose(_SERVER, FilterKind.SUBJECT, ["culture", "economy"], shown)
    assert [one.value for one in left] == ["culture", "cyber", "economy"]
    again = await filters.choose(_SERVER, FilterKind.SUBJECT, ["sport", "culture", "history"], shown)
    assert [one.value for one in again] == ["culture", "cyber", "economy", "history"], "what was taken away stays away"


async def test_there_is_a_limit_and_what_is_over_it_changes_nothing(filters: FilterService) -> None:
    await filters.add(_SERVER, ANNA, ",".join(f"site{number}.example" for number in range(policy.MOST)))
    with pytest.raises(DeskError) as refused:
        await filters.add(_SERVER, ANNA, "one-more.example")
    assert refused.value.reason is Reason.TOO_MANY_FILTERS
    assert len(await filters.of(_SERVER)) == policy.MOST


async def test_what_is_not_left_out_cannot_be_shown_again(filters: FilterService) -> None:
    await filters.add(_SERVER, ANNA, "KCNA, sport")
    with pytest.raises(NothingFound) as refused:
        await filters.remove(_SERVER, ["Yonhap"])
    assert refused.value.reason is Reason.NOT_LEFT_OUT
    assert await filters.remove(_SERVER, ["kcna", "subject:sport"]) == ()
    await filters.add(_SERVER, ANNA, "Kim Jong Un, Yonhap")
    assert len(await filters.remove(_SERVER, ["김정은"], ANNA)) == 1, "as it may be added, in any script"
    with pytest.raises(NothingFound) as refused:
        await filters.remove(_SERVER, ["김여정"], ANNA)
    assert refused.value.reason is Reason.NOT_LEFT_OUT


async def test_of_two_names_in_two_scripts_the_one_that_was_typed_is_shown_again(filters: FilterService) -> None:
    """In another script, any of them."""
    await filters.add(_SERVER, ANNA, "统一新闻.example, 統一新聞.example, 中央.example")
    await filters.remove(_SERVER, ["統一新聞.example"])
    assert {one.value for one in await filters.of(_SERVER)} == {"统一新闻.example", "中央.example"}
    await filters.remove(_SERVER, ["統一新聞.example"])
    assert [one.value for one in await filters.of(_SERVER)] == ["中央.example"]


async def test_names_are_resolved_on_a_reading_connection(
    news: SmallDesk, filters: FilterService, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A transaction that writes is waited for by all others."""
    reading: list[int] = []
    resolve = FilterNames.meant

    def seen(names: FilterNames, connection: Connection, shelf_id: int, typed: str) -> Filter:
        reading.append(connection.execute("PRAGMA query_only").fetchone()[0])
        return resolve(names, connection, shelf_id, typed)

    monkeypatch.setattr(FilterNames, "meant", seen)
    assert await filters.add(_SERVER, ANNA, "KCNA, Kim Jong Un") == (_KCNA, _KIM)
    assert await filters.remove(_SERVER, ["Jong Un Kim"], ANNA) == (_KCNA,)
    assert reading
    assert all(reading)
