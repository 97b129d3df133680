"""Which article gives a story its headline where the articles are in several languages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from bot.model.analysis import Outlet
from bot.news.digests.representatives import headline


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
