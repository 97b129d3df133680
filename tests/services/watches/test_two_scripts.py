"""Watches on one word in both Chinese scripts, which lists find by either of them."""

from __future__ import annotations

from bot.model.watches.watch import WatchKind, WatchTarget
from tests.services.watches.watchers import ASKER, Watchers


async def test_of_two_words_in_two_scripts_the_one_that_was_typed_is_meant(room: Watchers) -> None:
    for word in ("导弹", "導彈"):
        await room.watch(target=WatchTarget(WatchKind.PHRASE, word, word))
    assert (await room.desk.watches.remove(ASKER, "導彈")).target.value == "導彈"
    assert (await room.desk.watches.remove(ASKER, "導彈")).target.value == "导弹"
