"""Which coming events a shelf's articles name, as the service answers in the reader's language."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from msgspec.structs import replace

from bot.catalogue import catalogue, using
from bot.model.evidence.ahead import AheadKind, AheadStatus
from bot.model.settings import ServerSettings
from bot.services.evidence.ahead import AheadQuestion, AheadService
from bot.services.settings import DeskService
from bot.text.knowledge.base import Knowledge
from cogs._cards.evidence.ahead import ahead_card
from tests.cogs.card_answers import shown
from tests.fakes.desk import ANNA, open_desk


async def test_japanese_and_chinese_articles_name_what_is_coming(tmp_path: Path, knowledge: Knowledge) -> None:
    """A Tokyo server follows a meeting that two papers announce, a drill that is put off, and a verdict in Chinese."""
    articles = (
        ("ja", "日本と韓国の防衛相は25日、東京で会談する。防衛省が19日発表した。"),
        ("ja", "日韓の防衛相が東京で25日午後２時から会談する予定だ。防衛省が明らかにした。"),
        ("ja", "韓国海軍は19日、28日に予定していた離島防衛訓練を12月5日に延期したと発表した。"),
        ("zh", "首爾高等法院將於26日對該案宣判。"),
        ("zh", "韩国政府否认将于27日与朝鲜举行会谈。"),
        ("ja", "日韓の外相は18日、リマで会談した。"),
    )
    async with open_desk(tmp_path / "desk.sqlite3", knowledge) as desk:
        desk.clock.advance((datetime(2024, 11, 20, 3, tzinfo=UTC) - desk.clock.now()).total_seconds())
        await DeskService(desk.database).save(replace(ServerSettings(1), language="ja", zone="Asia/Tokyo"))
        for place, (language, text) in enumerate(articles):
            head = f"> published 2024-11-19T{10 + place}:00:00+09:00\n> outlet Inland {place}\n> language {language}"
            await desk.save(ANNA, f"https://{place}.example/1", f"News\n{head}\n{text}\n", message=place)
        answer = await AheadService(desk.database, desk.clock, knowledge).ahead(ANNA, AheadQuestion())
        told = [(one.kind, one.days.first, one.status, len(one.articles)) for one in answer.events]
        assert told == [
            (AheadKind.TALKS, date(2024, 11, 25), AheadStatus.PLANNED, 2),
            (AheadKind.COURT, date(2024, 11, 26), AheadStatus.PLANNED, 1),
            (AheadKind.DRILLS, date(2024, 12, 5), AheadStatus.POSTPONED, 1),
        ]
        assert answer.events[2].was is not None
        assert answer.events[2].was.first == date(2024, 11, 28)
        with using(catalogue("ja")):
            card = shown(ahead_card(answer, "token"))
        assert "14:00" in card
        assert "28日に予定していた離島防衛訓練" in card
