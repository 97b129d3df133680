"""What may be watched, and what a preview says that it would have sent."""

from __future__ import annotations

from typing import Any

import pytest

from bot.model.errors import DeskError, NothingFound, Reason
from bot.model.watches.alert import WatchPreview
from bot.model.watches.watch import AlertRhythm, WatchAsker, WatchKind, WatchPlace, WatchTarget, WatchTimes
from bot.services.lookup import queries
from bot.services.watches import preview as previews
from tests.fakes.desk import ANNA
from tests.services.watches.watchers import ASKER, BRIDGE, FLOOD, MEMBER, MINE, OURS, PRIVATE, SINUIJU, Watchers

_DAY = 86_400


async def _preview(room: Watchers, place: WatchPlace, typed: str, times: WatchTimes) -> WatchPreview:
    target = await room.desk.watches.target(place, typed)
    return await room.desk.watches.preview(place, target, times)


async def test_a_preview_says_what_would_have_been_sent(room: Watchers) -> None:
    for _ in range(2):
        await room.save()
        room.desk.clock.advance(2 * _DAY)
    newest = await room.save(text=BRIDGE)
    await room.desk.paste(ANNA, "Secret report\n{person:Han Song Il} sold coal at {place:Sinuiju}.\n")
    await room.desk.work()
    preview = await _preview(room, MINE, "sinuiju", WatchTimes())
    assert (preview.target, preview.alerts, preview.at_least, preview.is_known) == (SINUIJU, 3, False, False)
    assert preview.newest[0].id == newest
    assert (await _preview(room, OURS, "Sinuiju", WatchTimes())).alerts == 4  # the pasted text too
    phrase = await _preview(room, OURS, '"flood victims"', WatchTimes())
    assert (phrase.target.kind, phrase.alerts) == (WatchKind.PHRASE, 2)
    subject = await _preview(room, OURS, "human rights", WatchTimes())
    assert (subject.target.kind, subject.alerts) == (WatchKind.SUBJECT, 0)
    await room.watch()
    assert (await _preview(room, MINE, "sinuiju", WatchTimes())).is_known
    room.desk.clock.advance(31 * _DAY)
    assert (await _preview(room, MINE, "sinuiju", WatchTimes())).alerts == 0


@pytest.mark.parametrize("typed", ["", " ", "!", "x", '""', "a" * 81])
async def test_what_cannot_be_watched(room: Watchers, typed: str) -> None:
    with pytest.raises(DeskError) as refused:
        await _preview(room, MINE, typed, WatchTimes())
    assert refused.value.reason is Reason.NOTHING_TO_WATCH


@pytest.mark.parametrize("typed", ["https://post.example/a", "search: <https://post.example/a>"])
async def test_a_link_cannot_be_watched(room: Watchers, typed: str) -> None:
    with pytest.raises(DeskError) as refused:
        await _preview(room, MINE, typed, WatchTimes())
    assert refused.value.reason is Reason.LINK_IS_NO_SEARCH


@pytest.mark.parametrize(
    ("typed", "kind", "value"),
    [
        ("Kim Jong-eun", WatchKind.ENTITY, "kim-jong-un"),
        ("김정은", WatchKind.ENTITY, "kim-jong-un"),
        ('"Kim Jong Un"', WatchKind.PHRASE, "Kim Jong Un"),
        ("Military Exercises", WatchKind.SUBJECT, "military_exercises"),
        ('"missiles"', WatchKind.PHRASE, "missiles"),
        ("  two   words ", WatchKind.PHRASE, "two words"),
    ],
)
async def test_what_is_typed_is_understood(room: Watchers, typed: str, kind: WatchKind, value: str) -> None:
    target = (await _preview(room, MINE, typed, WatchTimes())).target
    assert (target.kind, target.value) == (kind, value)


async def test_a_watch_is_named_as_it_may_be_added(room: Watchers) -> None:
    watches, words = room.desk.watches, ("Kim Jong Un", "Military Exercises")
    kim, exercises = [await room.watch(MINE, await watches.target(MINE, typed)) for typed in words]
    for typed, watch in (("김정은", kim), ("金正恩", kim), ("kim jong-eun", kim), ("군사훈련", exercises)):
        assert (await room.desk.watches.one(ASKER, typed)).id == watch.id
        assert (await room.desk.watches.one(WatchAsker(MEMBER, None), typed)).id == watch.id
    for typed in ("김여정", "search:", "missiles", "!"):
        with pytest.raises(NothingFound) as unknown:
            await room.desk.watches.one(ASKER, typed)
        assert unknown.value.reason is Reason.NO_SUCH_WATCH


async def test_a_saved_search_or_a_query_is_watched(room: Watchers) -> None:
    await room.save()
    saved = await room.desk.searches.save(ANNA, MEMBER, "Floods", "flood OR rain subject:other")
    for typed in ("search:Floods", f"search: {saved.id}", "Search: floods"):
        preview = await _preview(room, MINE, typed, WatchTimes())
        assert preview.target == WatchTarget(WatchKind.SEARCH, saved.typed, "Floods")
    preview = await _preview(room, OURS, "search: victims -bridge", WatchTimes())  # the channel has no member's search
    assert (preview.target.name, preview.alerts) == ("victims -bridge", 1)
    with pytest.raises(DeskError) as wrong:
        await _preview(room, MINE, "search: before:nonsense", WatchTimes())
    assert wrong.value.reason is Reason.BAD_QUERY


async def test_a_search_that_is_watched_is_understood_once_a_day(
    room: Watchers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Five hundred of a server were understood again, in one read, whenever anybody anywhere added a watch."""
    understand, asked = queries.understand_saved, list[str]()

    def counted(*given: Any) -> Any:
        asked.append(given[3])
        return understand(*given)

    monkeypatch.setattr(queries, "understand_saved", counted)
    await room.watch(OURS, WatchTarget(WatchKind.SEARCH, "flood victims", "flood victims"))
    for _ in range(2):
        await room.save()
        await room.desk.watches.work()
        await room.watch(PRIVATE, FLOOD)
    await room.watch(OURS, WatchTarget(WatchKind.SEARCH, "rain", "rain"))
    await room.save()
    await room.desk.watches.work()
    assert asked == ["flood victims", "rain"]
    room.passes(86_400)
    await room.save()
    await room.desk.watches.work()
    assert sorted(asked[2:]) == ["flood victims", "rain"]


async def test_a_preview_of_a_search_counts_all_results_of_the_period_or_says_that_there_are_more(
    room: Watchers, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(30):
        words = " ".join(f"{word}{number}" for word in ("alpha", "beta", "gamma", "delta", "omega"))
        await room.save(text=f"Report {number} {words}\nA harvest of {words} was brought in.\n")
        room.desk.clock.advance(3600)
    preview = await _preview(room, OURS, "search: harvest -drought", WatchTimes())
    assert (preview.alerts, preview.at_least) == (30, False)
    monkeypatch.setattr(previews, "_MOST_WITH_WORDS", 20)
    phrase = await _preview(room, OURS, '"harvest of"', WatchTimes())
    assert (phrase.alerts, phrase.at_least) == (20, True)
    monkeypatch.setattr(previews, "_MOST_SEARCHED", 29)
    preview = await _preview(room, OURS, "search: harvest -drought", WatchTimes())
    assert (preview.alerts, preview.at_least) == (29, True)


async def test_limits(room: Watchers) -> None:
    for number in range(4):
        await room.watch(target=WatchTarget(WatchKind.PHRASE, f"word {number}", "word"))
    with pytest.raises(DeskError) as own:
        await room.watch()
    assert own.value.reason is Reason.TOO_MANY_OWN_WATCHES
    for number in range(2):
        await room.watch(OURS, WatchTarget(WatchKind.PHRASE, f"word {number}", "word"))
    with pytest.raises(DeskError) as full:
        await room.watch(OURS)
    assert full.value.reason is Reason.TOO_MANY_WATCHES
    again = await room.watch(OURS, WatchTarget(WatchKind.PHRASE, "word 1", "word"), rhythm=AlertRhythm.DAY)
    assert again.times.rhythm is AlertRhythm.DAY  # the same one, changed
    assert len(await room.desk.rows("SELECT 1 FROM news_watches")) == 6
