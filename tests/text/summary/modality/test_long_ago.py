"""A day of long ago is not shown without what happened on it."""

from __future__ import annotations

import pytest

from tests.text.summary.split_texts import chosen

ENGLISH = """Some 620 children were led out of a school in Incheon on Thursday because of a smell of gas, the city said.
Firefighters closed a leaking pipe under the kitchen within half an hour.
An explosion tore open the kitchen of the same school, and two cooks died.
That was in 2004.
The gas company says that a root had bent the pipe.
All 38 schools in the district will be checked by Christmas."""
KOREAN = """3일 대구 지하철 1호선 열차 객실에서 연기가 나 승객 300여 명이 대피했다.
공사는 천장 냉방기 전선에서 불꽃이 튄 것으로 보고 있다.
같은 노선 중앙로역에서는 방화로 192명이 숨졌다.
2003년 2월의 일이다.
공사는 같은 차종 열차 34편성을 모두 점검하기로 했다."""
JAPANESE = """3日、福岡空港のターミナルで荷物から煙が出て、およそ350人が避難した。
警察によると、スーツケースの中の携帯用電池が燃えた。
到着ロビーで爆発が起き、11人が死亡した。
1974年8月のことだ。
検査場は1時間後に再開し、6便に遅れが出た。"""
CHINESE = """韩国庆州市消防部门说，3日凌晨一座寺院的厨房起火，约40分钟后被扑灭。
寺内的国宝石塔距火场60米，未受影响。
大火烧毁了大雄殿，一名僧人遇难。
那是1986年的事。
警方认为起因是灶台未熄，正在调查。"""
BELL = """The people of Gaeum rang their bell thirty-two times on Friday evening.
The dam broke at eleven at night. The water reached the roofs.
That was on 18 July 1961. Thirty-two people died, nineteen of them children.
The county will build a small memorial next year."""


@pytest.mark.parametrize("text", [ENGLISH, KOREAN, JAPANESE, CHINESE])
def test_an_old_event_that_the_next_paragraph_dates_is_left_out(text: str) -> None:
    lines = text.splitlines()
    assert not {*lines[2:4]} & {*chosen(text, 4)}


def test_the_day_stays_where_its_paragraph_goes_on() -> None:
    assert "That was on 18 July 1961." in chosen(BELL, 8)
