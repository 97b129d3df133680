"""Who tells of a launch: offices and newsrooms may know of it, others have only heard."""

from __future__ import annotations

import pytest

from bot.lang.unspaced.forms import matched_form
from bot.news.launches.launch_words import launch_words


@pytest.mark.parametrize(
    "sentence",
    [
        "For a bet, a student wrote on the board that North Korea had launched a satellite.",
        "The old pastor described how North Korea fired a missile.",
        "복화술사의 인형은 북한이 11일 미사일 2발을 발사했다고 말했다.",
        "腹話術の人形は、北朝鮮がミサイル2発を発射したと語った。",
        "口技演员的木偶说，朝鲜发射了2枚导弹。",
    ],
)
def test_what_anybody_tells_is_no_launch(sentence: str) -> None:
    assert launch_words(matched_form(sentence), of_north=False) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "South Korea's military said on Tuesday that North Korea had launched a satellite.",
        "A government official told reporters that North Korea fired a missile.",
        "The chairman said that North Korea fired a missile.",
        "The nuclear watchdog said that North Korea fired a missile.",
        "The airline said that North Korea fired a missile.",
        "합참의 이성준 공보실장은 북한이 11일 미사일 2발을 발사했다고 밝혔다.",
        "야당의 한동훈 대표는 북한이 11일 미사일 2발을 발사했다고 말했다.",
        "立憲民主党の野田代表は、北朝鮮がミサイル2発を発射したと語った。",
        "日本的岩屋毅外长说，朝鲜发射了2枚导弹。",
        "산케이는 북한이 11일 미사일 2발을 발사했다고 전했다.",
        "일본의 한 방송은 북한이 11일 미사일 2발을 발사했다고 전했다.",
        "日本の防衛省は、北朝鮮がミサイル2発を発射したと語った。",
        "韩国的军方人士说，朝鲜发射了2枚导弹。",
    ],
)
def test_what_offices_and_newsrooms_tell_is_one(sentence: str) -> None:
    assert len(launch_words(matched_form(sentence), of_north=False)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Members of the sect are convinced that North Korea fired a missile.",
        "신도들은 북한이 미사일을 발사했다고 믿는다.",
        "信者は、北朝鮮がミサイルを発射したと信じている。",
        "画面に「北朝鮮がミサイルを発射した」と表示された。",
        "信徒们相信朝鲜5日向海上发射了2枚导弹。",
    ],
)
def test_what_is_only_believed_or_shown_is_no_launch(sentence: str) -> None:
    assert launch_words(matched_form(sentence), of_north=False) == []
