"""Answers about evidence prefer articles in the server's language, also after it was changed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace

from bot.model.jobs import Shelf
from bot.model.settings import ServerSettings
from bot.services.evidence.ahead import AheadQuestion, AheadService
from bot.services.evidence.appearances import AppearanceService
from bot.services.evidence.launches import LaunchService
from bot.services.kept_answers import KeptAnswers
from bot.services.settings import DeskService
from bot.text.knowledge.base import Knowledge
from tests.fakes.desk import ANNA, BORIS, open_desk

REPORTS = {
    "ja": "北朝鮮は１９日、平壌付近から弾道ミサイル２発を発射した。\n日本と韓国の外相は２５日、ソウルで会談する。",
    "zh": "朝鲜19日从平壤一带发射2枚弹道导弹。\n日本和韩国外长定于25日在首尔举行会谈。",
}
PERSON = {"ja": "{person:金正恩}総書記は１８日、軍需工場を視察した。", "zh": "{person:金正恩}18日视察了军工厂。"}


async def test_an_answer_that_was_kept_is_not_shown_in_another_language(tmp_path: Path, knowledge: Knowledge) -> None:
    """Two servers with the same articles ask; one changes Discord's language, then the desk's, and asks again."""
    kept = KeptAnswers()
    async with open_desk(tmp_path / "desk.sqlite3", knowledge) as desk:
        desk.clock.advance((datetime(2024, 11, 20, 9, tzinfo=UTC) - desk.clock.now()).total_seconds())
        for place, language in enumerate(("ja", "zh")):
            head = f"Missiles {language}\n> published 2024-11-20T{10 + place}:00:00+09:00\n> language {language}"
            for shelf in (ANNA, BORIS):
                text = f"{head}\n{REPORTS[language]}\n{PERSON[language]}\n"
                await desk.save(shelf, f"https://{language}.example/1", text, message=10 * place + (shelf == BORIS))
        launches = LaunchService(desk.database, desk.clock, kept)
        ahead = AheadService(desk.database, desk.clock, knowledge, kept=kept)
        seen = AppearanceService(desk.database, desk.clock, knowledge, kept)

        async def shown(shelf: Shelf) -> set[str]:
            """The titles of the articles in whose words the three answers are: their languages."""
            (launch,) = (await launches.launches(shelf)).launches
            (event,) = (await ahead.ahead(shelf, AheadQuestion())).events
            (day,) = (await seen.appearances(shelf, "金正恩")).appearances
            said = (launch.cells[0].reported[0].said, event.dated[0].said, day.said)
            return {str(one.article.title)[-2:] for one in said}

        desks = DeskService(desk.database)
        await desks.note_locale(2, "zh-CN")
        for language, expected in (("ja", "ja"), ("zh-CN", "zh"), ("ja", "ja")):
            await desks.note_locale(1, language)
            assert (await shown(ANNA), await shown(BORIS)) == ({expected}, {"zh"})
            assert await shown(ANNA) == {expected}
        await desks.save(replace(ServerSettings(1), language="zh-CN"))
        assert await shown(ANNA) == {"zh"}
