"""On which days articles report a person, as the service answers in the reader's language."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from msgspec.structs import replace

from bot.catalogue import catalogue, using
from bot.model.settings import ServerSettings
from bot.services.evidence.appearances import AppearanceService
from bot.services.settings import DeskService
from bot.text.knowledge.base import Knowledge
from cogs._cards.evidence.appearances import appearances_card
from tests.cogs.card_answers import shown
from tests.fakes.desk import ANNA, open_desk


async def test_japanese_and_chinese_articles_report_where_somebody_was(tmp_path: Path, knowledge: Knowledge) -> None:
    """An English paper reports the visit to a plant first; a Tokyo server is shown it in Japanese words."""
    articles = (
        ("en", "{person:Kim Jong Un} inspected a munitions plant on Nov. 18, state media said."),
        ("ja", "朝鮮中央通信は20日、{person:金正恩}総書記が18日、軍需工場を視察したと報じた。"),
        ("zh", "{person:金正恩}15日同到访的俄罗斯安全会议秘书举行会谈。"),
        ("ja", "{person:金正恩}総書記は17日、ロシアの大統領に祝電を送った。"),
        ("zh", "{person:金正恩}将于25日出席阅兵式。"),
    )
    async with open_desk(tmp_path / "desk.sqlite3", knowledge) as desk:
        desk.clock.advance((datetime(2024, 11, 20, 9, tzinfo=UTC) - desk.clock.now()).total_seconds())
        await DeskService(desk.database).save(replace(ServerSettings(1), language="ja", zone="Asia/Tokyo"))
        for place, (language, text) in enumerate(articles):
            head = f"> published 2024-11-20T{10 + place}:00:00+09:00\n> outlet Inland {place}\n> language {language}"
            await desk.save(ANNA, f"https://{place}.example/1", f"News\n{head}\n{text}\n", message=place)
        answer = await AppearanceService(desk.database, desk.clock, knowledge).appearances(ANNA, "金正恩")
        assert [one.day for one in answer.appearances] == [date(2024, 11, 18), date(2024, 11, 15)]
        assert [one.articles for one in answer.appearances] == [2, 1]
        assert (answer.messages, answer.named) == (1, 1)
        with using(catalogue("ja")):
            card = shown(appearances_card(answer, "token"))
        assert "軍需工場を視察した" in card
        assert "munitions" not in card
