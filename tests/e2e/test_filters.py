"""Managers and members leave out what they do not want to see, and get it back."""

from __future__ import annotations

from typing import Any

import pytest

from bot.model.errors import Reason
from bot.model.settings import FilterOwner, FilterScope
from cogs._ui.error_messages import sentence_for
from tests.e2e.newsroom import LAUNCH_URL, TALKS_URL, Newsroom, words

_DAY = 86_400
_MATCH_URL = "https://hanriverpost.example/2024/09/match"
_MATCH = """Koreas draw in Pyongyang final
> published 2024-09-16T09:00:00+09:00
> outlet Han River Post
> subjects sport
The two Koreas drew in the final at {place:Pyongyang}.
Two late goals decided nothing.
"""
_LAUNCH, _TALKS = "North Korea fires missiles from Sunan", "Envoys meet in Seoul over the launch"


@pytest.fixture
async def news(room: Newsroom) -> Newsroom:
    """A launch and talks in two papers, a match in one of them."""
    room.network.pages[_MATCH_URL] = _MATCH
    await room.save(LAUNCH_URL, TALKS_URL, _MATCH_URL)
    return room


async def _filters(room: Newsroom, **options: str) -> Any:
    return await room.manager.slash(room.channel, "desk filters", **options)


async def _chosen(room: Newsroom, message: Any, what: str, *values: str, scope: str = "server", who: Any = None) -> Any:
    return await (who or room.manager).select(message, values, custom_id=f"filters:{scope}:{what}")


async def _latest(room: Newsroom, **options: str) -> str:
    return words((await room.anna.slash(room.channel, "latest", **options)).response)


async def test_a_manager_leaves_out_an_outlet_and_shows_it_again(news: Newsroom) -> None:
    offered = await news.manager.autocomplete(news.channel, "desk filters", "leave-out", "han riv")
    assert ("Han River Post · outlet", "outlet:han river post") in [(one["name"], one["value"]) for one in offered]
    result = await _filters(news, **{"leave-out": "outlet:han river post"})
    assert result.ephemeral
    assert "Outlets: Han River Post" in words(result.response)
    assert "alerts that state media changed a page leave these out. Watches still alert" in words(result.response)
    shown = await _latest(news)
    assert _TALKS in shown
    assert _LAUNCH not in shown
    again = await news.manager.autocomplete(news.channel, "desk filters", "show-again", "")
    assert [one["value"] for one in again] == ["outlet:han river post"]
    result = await _chosen(news, result.response, "again", "outlet:han river post")
    assert "Outlets: none" in words(result.response)
    assert _LAUNCH in await _latest(news)


async def test_menus_choose_subjects_and_kinds(news: Newsroom) -> None:
    shown = (await _filters(news)).response
    assert "Subjects: none" in words(shown)
    shown = (await _chosen(news, shown, "subject", "sport", "culture")).response
    shown = (await _chosen(news, shown, "source", "state_media")).response
    assert "Subjects: sport, culture" in words(shown)
    assert "Kinds of source: state media" in words(shown)
    assert "Koreas draw" not in await _latest(news)
    assert "Koreas draw" in words(
        (await news.anna.slash(news.channel, "story", **{"article-or-story": _MATCH_URL})).response
    )
    await news.restart()
    await _filters(news, **{"leave-out": "cyber"})
    shown = (await _chosen(news, shown, "subject")).response
    assert "Subjects: cyber" in words(shown), "what another manager has added since stays"
    assert "Koreas draw" in await _latest(news)


async def test_what_is_unknown_is_refused_in_one_sentence(news: Newsroom) -> None:
    result = await _filters(news, **{"leave-out": "the moon"})
    assert result.ephemeral
    assert sentence_for(Reason.NO_SUCH_FILTER, "the moon") in words(result.response)


async def test_an_empty_answer_says_that_filters_left_things_out(news: Newsroom) -> None:
    await _filters(news, **{"leave-out": "han river post, taedong daily"})
    shown = await _latest(news)
    assert "stories left out by filters" in shown
    assert "no stories on this shelf" not in shown


async def test_a_new_digest_leaves_out_sport_unless_a_manager_says_otherwise(news: Newsroom) -> None:
    scheduled = await news.manager.slash(news.channel, "digest schedule", at="08:30")
    assert "Leaves out: sport, culture" in words(scheduled.response)
    news.clock.advance(_DAY)
    await news.work()
    assert _LAUNCH in words(news.messages()[-1])
    assert "Koreas draw" not in words(news.messages()[-1])
    why = await news.manager.slash(news.channel, "digest why", story="Koreas draw")
    assert "Left out by filters: sport (this digest)" in words(why.response)
    other = {"leave-out": "nothing", "channel": news.elsewhere}
    scheduled = await news.manager.slash(news.channel, "digest schedule", at="08:30", **other)
    assert "Leaves out" not in words(scheduled.response)
    preview = await news.manager.slash(news.channel, "digest preview", channel=news.elsewhere)
    assert "Koreas draw" in words(preview.response)


async def test_a_digests_list_is_completed_name_by_name(news: Newsroom) -> None:
    async def offered(typed: str) -> list[str]:
        found = await news.manager.autocomplete(news.channel, "digest schedule", "leave-out", typed, at="08:30")
        assert all(one["name"] == one["value"] for one in found), "the list goes on from what is shown"
        return [one["value"] for one in found]

    assert "nothing" in await offered("")
    assert "sport" in await offered("spo")
    assert "sport, state media" in await offered("sport, state")
    assert "sport, state media, Han River Post" in await offered("sport, state media,han")
    result = await news.manager.slash(
        news.channel, "digest schedule", at="08:30", **{"leave-out": "스포츠, state media, Han River Post"}
    )
    assert "Leaves out: sport, state media, Han River Post" in words(result.response)


async def test_a_digest_cannot_leave_out_its_topic(news: Newsroom) -> None:
    options = {"topic": "sport", "leave-out": "culture, sport"}
    result = await news.manager.slash(news.channel, "digest schedule", at="08:30", **options)
    assert sentence_for(Reason.LEFT_OUT_TOPIC, "sport") in words(result.response)
    assert await news.app.digests.show(news.guild.id) == ()


async def test_filters_of_a_server_are_for_managers(news: Newsroom) -> None:
    shown = (await _filters(news)).response
    refused = await news.anna.slash(news.channel, "desk filters", **{"leave-out": "sport"})
    assert words(refused.response) == sentence_for(Reason.MANAGERS_ONLY)
    assert await news.anna.autocomplete(news.channel, "desk filters", "show-again", "") == []
    await news.demote_managers()
    refused = await _chosen(news, shown, "subject", "sport")
    assert words(refused.response) == sentence_for(Reason.MANAGERS_ONLY)
    assert await news.app.filters.of(FilterOwner(FilterScope.SERVER, news.guild.id)) == ()


async def test_a_members_own_filters_apply_to_what_only_they_see(news: Newsroom) -> None:
    shown = await news.anna.slash(news.channel, "filters", **{"leave-out": "Taedong Daily"})
    assert shown.ephemeral
    assert "Outlets: Taedong Daily" in words(shown.response)
    private = await _latest(news, since="last")
    assert _TALKS not in private
    assert "Koreas draw" in private
    assert _TALKS in await _latest(news), "an answer that everybody sees"
    boris = await news.boris.slash(news.channel, "latest", since="last")
    assert _TALKS in words(boris.response)
    result = await _chosen(news, shown.response, "subject", "sport", scope="member", who=news.anna)
    assert "Subjects: sport" in words(result.response)
    assert await news.app.filters.of(FilterOwner(FilterScope.SERVER, news.guild.id)) == ()


async def test_in_direct_messages_they_apply_to_every_answer(news: Newsroom) -> None:
    await news.anna.send_dm(LAUNCH_URL)
    await news.anna.send_dm(TALKS_URL)
    await news.work()
    anna = news.anna.user
    await anna.slash("filters", **{"leave-out": "Han River Post"})
    shown = words((await anna.slash("latest")).response)
    assert _TALKS in shown
    assert _LAUNCH not in shown
