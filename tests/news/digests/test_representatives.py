"""Which article gives a story its headline where the articles are in several languages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from bot.model.analysis import Outlet
from bot.news.digests.representatives import headline, since_named


@dataclass(frozen=True)
class Titled:
    title: str
    outlet: Outlet | None = None
    at: datetime = datetime(2024, 9, 12, tzinfo=UTC)


ENGLISH, KOREAN = Titled("Missile falls into the sea"), Titled("북한, 동해로 미사일 발사")
CHINESE, JAPANESE = Titled("朝鲜向东部海域发射导弹"), Titled("北朝鮮がミサイルを発射")


@pytest.mark.parametrize(
    ("story", "first"),
    [
        ((CHINESE, KOREAN, ENGLISH), ENGLISH),  # one each: the Korean one does not speak for the Chinese one
        ((CHINESE, JAPANESE, KOREAN, ENGLISH), ENGLISH),
        ((CHINESE, JAPANESE, KOREAN, KOREAN, ENGLISH), KOREAN),
        ((CHINESE, CHINESE, JAPANESE), CHINESE),
        ((JAPANESE, CHINESE, JAPANESE), JAPANESE),
    ],
)
def test_the_headline_is_in_the_language_of_most_articles(story: tuple[Titled, ...], first: Titled) -> None:
    assert headline(story) == first.title


@pytest.mark.parametrize(
    "title",
    [
        '북한 "화성-19형 시험발사"',
        "北朝鮮、新型ICBM「火星19」と発表",
        "北朝鮮の新型は「火星砲１９」",
        "発射は火星-19と北朝鮮",
        "朝鲜称试射“火星-19”型洲际导弹",
        "北韓宣布試射火星炮-19",
    ],
)
def test_one_designation_is_known_in_each_language(title: str) -> None:
    later = ENGLISH.at + timedelta(hours=9)
    english = Titled("North Korea names new missile Hwasong-19", Outlet("Bay Herald", None), later)
    other = Titled(title, Outlet("Strait News", None), later)
    assert since_named([english, other], [ENGLISH, english, other]) == [english, other]


@pytest.mark.parametrize(
    "title", ["北朝鮮、19日にミサイル発射", "火星探査機、190日で到着", "朝鲜19日发射导弹", "午前9-19時に訓練"]
)
def test_a_number_that_designates_nothing_is_no_designation(title: str) -> None:
    later = ENGLISH.at + timedelta(hours=9)
    english = Titled("North Korea names new missile Hwasong-19", Outlet("Bay Herald", None), later)
    other = Titled(title, Outlet("Strait News", None), later)
    assert not since_named([english, other], [ENGLISH, english, other])
