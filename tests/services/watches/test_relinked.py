"""Watches of a name go on when the knowledge base takes it in, renames its entity, or drops it."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from bot.model.analysis import EntityKind
from bot.model.watches.watch import AlertRhythm, WatchKind, WatchTarget, WatchTimes
from bot.policy.watches.matching import IndexedWatch
from bot.services.watches.entity_keys import other_keys
from bot.text.knowledge.base import Knowledge
from bot.text.knowledge.file_format import KnownEntity
from tests.fakes.desk import ANNA, SmallDesk
from tests.services.changing_knowledge import PAK, ReopenedDesk, known_ids  # noqa: F401  # a fixture
from tests.services.watches.watchers import MANAGER, OURS

_KEY = "x:person:pakjongchon"
_RENAMED = replace(PAK, id="pak-jong-chon-marshal")


class _Place(ReopenedDesk):
    """A desk on which a person is reported on, each time elsewhere."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._days = iter(range(1, 9))

    async def report(self, desk: SmallDesk) -> int:
        """The person inspects another site."""
        day, words = next(self._days), "Officers of {0}alpha met {0}beta at {0}gamma for {0}delta.\n"
        text = f"{{person:Pak Jong Chon}} inspected site {day}omega.\n{words.format(day)}"
        return await desk.save(ANNA, f"https://a.example/{day}", f"Site {day}omega of day {day}kappa\n{text}")


@pytest.mark.parametrize(
    ("before", "key", "after"),
    [((), _KEY, (PAK,)), ((PAK,), PAK.id, (_RENAMED,)), ((PAK,), PAK.id, ()), ((), _KEY, ())],
    ids=["taken in", "renamed", "dropped", "unchanged"],
)
@pytest.mark.usefixtures("known_ids")
async def test_a_watched_name_is_followed(
    tmp_path: Path, before: tuple[KnownEntity, ...], key: str, after: tuple[KnownEntity, ...]
) -> None:
    place, target = _Place(tmp_path), WatchTarget(WatchKind.ENTITY, key, PAK.name)
    async with place.open(*before) as desk:
        await desk.watches.add(OURS, target, WatchTimes())
        first = await place.report(desk)
        assert await desk.watches.work() == 1
    async with place.open(*after) as desk:
        await desk.relinking.relink()
        second = await place.report(desk)
        await desk.watches.work()
        why = await desk.watches.why(MANAGER, PAK.name)
        assert [one.article.id for one in why.articles] == [second, first]
        assert all(one.sentence is not None and "inspected" in one.sentence.text and one.marks for one in why.articles)


@pytest.mark.parametrize(
    ("before", "key", "after", "new_key"),
    [((), _KEY, (PAK,), PAK.id), ((PAK,), PAK.id, (_RENAMED,), _RENAMED.id), ((PAK,), PAK.id, (), _KEY)],
    ids=["taken in", "renamed", "dropped"],
)
@pytest.mark.usefixtures("known_ids")
async def test_a_name_that_is_watched_again_has_one_watch(
    tmp_path: Path, before: tuple[KnownEntity, ...], key: str, after: tuple[KnownEntity, ...], new_key: str
) -> None:
    """The member watches it again under the key that the name has by now: the watch gets the new times."""
    place, times = _Place(tmp_path), WatchTimes(AlertRhythm.HOUR)
    async with place.open(*before) as desk:
        first = await desk.watches.add(OURS, WatchTarget(WatchKind.ENTITY, key, PAK.name), WatchTimes())
    async with place.open(*after) as desk:
        await desk.relinking.relink()
        again = WatchTarget(WatchKind.ENTITY, new_key, PAK.name)
        assert (await desk.watches.preview(OURS, again, times)).is_known
        assert (await desk.watches.add(OURS, again, times)).id == first.id
        (line,) = await desk.watches.listed(MANAGER)
        assert line.watch.times == times
        other = replace(OURS, channel_id=OURS.channel_id + 1)
        assert (await desk.watches.add(other, again, times)).target == again, "another channel has its own"


def test_a_name_of_two_entities_is_nobodys() -> None:
    namesake = replace(PAK, id="pak-jong-chon-athlete")
    watch = IndexedWatch(1, 1, WatchKind.ENTITY, _KEY, leaves_server=False, name=PAK.name)
    assert other_keys(Knowledge([PAK]), watch) == (PAK.id,)
    assert other_keys(Knowledge([PAK, namesake]), watch) == ()
    place = replace(PAK, kind=EntityKind.PLACE)
    assert other_keys(Knowledge([place]), watch) == ()
    assert other_keys(Knowledge([PAK]), replace(watch, value=PAK.id)) == ()
