"""Members search with operators, sort, save and find again."""

from __future__ import annotations

import csv
from io import StringIO
from typing import Any

import pytest

from bot.model.errors import Reason
from bot.model.jobs import Shelf
from cogs._ui.error_messages import sentence_for
from tests.e2e.newsroom import LAUNCH_URL, TALKS_URL, Newsroom, fields_of, labels, words

SITE = "https://hanriverpost.example/"


async def _reports(room: Newsroom, count: int = 7) -> None:
    """One report of a harvest a month, the last in September; every other one names Cho Min-a."""
    for number in range(count):
        who = "{person:Cho Min-a}" if number % 2 else "An official"
        day = f"2024-{9 - number:02d}-03"
        room.network.pages[f"{SITE}{number}"] = (
            f"Report {number} from the fields\n> published {day}\n> outlet Han River Post\n"
            f"{who} spoke of a harvest in the north, number {number}."
        )
    await room.save(*(f"{SITE}{number}" for number in range(count)))


async def test_a_search_says_how_many_there_are_and_when(room: Newsroom) -> None:
    await _reports(room)
    result = await room.anna.slash(room.channel, "search", query="harvest")
    assert words(result.response).splitlines()[1] == "-# 7 articles · page 1 of 2 · most relevant first"
    (chart,) = result.response.attachments
    assert chart.description == (
        "Bar chart: results per month for “harvest”, Mar 2024 to Sep 2024, oldest first: 1, 1, 1, 1, 1, 1, 1."
        " The most, 1, in Sep 2024."
    )
    assert labels(result.response) == ["▶", "By date", "Save", "Watch"]
    await room.anna.click(result.response, label="▶")
    assert "page 2 of 2" in words(result.response)
    assert result.response.attachments == []
    await room.anna.click(result.response, label="By date")
    first = words(result.response)
    assert "newest first" in first
    assert first.index("Report 0") < first.index("Report 1") < first.index("Report 4")


async def test_a_page_of_a_search_that_finds_nothing_any_more_speaks_of_no_single_article(room: Newsroom) -> None:
    await _reports(room, 6)
    await room.save(LAUNCH_URL)
    card = (await room.anna.slash(room.channel, "search", query="harvest")).response
    for number in range(6):
        await room.anna.slash(room.channel, "article remove", article=f"{SITE}{number}")
    pressed = await room.anna.click(card, label="By date")
    assert words(pressed.response).splitlines()[0] == sentence_for(Reason.NO_SUCH_ARTICLE)


async def test_operators_in_english_and_korean(room: Newsroom) -> None:
    await _reports(room)
    await room.save(LAUNCH_URL)

    async def found(query: str) -> set[int]:
        card = words((await room.anna.slash(room.channel, "search", query=query)).response)
        return {number for number in range(7) if f"Report {number}" in card}

    assert await found('harvest entity:"Cho Min-a"') == {1, 3, 5}
    assert await found('harvest -이름:"cho min a"') == {0, 2, 4, 6}
    assert await found("출처:han after:2024-05 이전:2024-08") == {2, 3, 4}
    assert await found('"number 2" OR "number 6"') == {2, 6}
    assert await found("source:hanriverpost.example harvest lang:korean") == set()


async def test_a_wrong_operator_gets_one_sentence_with_the_right_form(room: Newsroom) -> None:
    await room.save()
    for query, sentence in (
        ("sorce:kcna", "There is no operator `sorce`; did you mean `source:yonhap`?"),
        ("x after:soon", "`soon` is not a date: write `after:3d`, `after:2024-10-05`, "),
        (
            "entity:Nobody",
            "No saved article is listed under that name. `/search` finds it where articles have those words.",
        ),
    ):
        result = await room.anna.slash(room.channel, "search", query=query)
        assert result.ephemeral
        assert words(result.response).startswith(sentence)


async def test_a_name_in_any_script_and_what_it_was_taken_for(room: Newsroom) -> None:
    await room.save(LAUNCH_URL)
    card = words((await room.anna.slash(room.channel, "search", query="entity:김정은")).response)
    assert "-# Names taken for Kim Jong Un 김정은" in card
    assert "North Korea fires missiles from Sunan" in card


async def test_a_search_is_saved_by_its_button_found_by_name_and_removed(room: Newsroom) -> None:
    await _reports(room)
    card = (await room.anna.slash(room.channel, "search", query="harvest after:2024-05")).response
    shown = await room.anna.click(card, label="Save")
    (name,) = fields_of(shown.modal)  # a member cannot share
    saved = await room.anna.submit_modal(shown, {name: "Harvests"})
    assert saved.ephemeral
    assert words(saved.response) == "Saved for you as **Harvests**. `/search` offers it by name."

    offered = await room.anna.autocomplete(room.channel, "search", "query", "harv")
    assert {"name": "Harvests · harvest after:2024-05", "value": "harvest after:2024-05"} in offered
    assert "harvest after:2024-05" not in str(await room.boris.autocomplete(room.channel, "search", "query", "harv"))

    listed = words((await room.anna.slash(room.channel, "searches list")).response)
    assert listed.splitlines()[0] == "**1 saved search**"
    assert "- **Harvests** · yours · `harvest after:2024-05`" in listed
    (choice,) = await room.anna.autocomplete(room.channel, "searches remove", "name", "har")
    removed = await room.anna.slash(room.channel, "searches remove", name=choice["value"])
    assert words(removed.response) == "The search **Harvests** is removed."
    assert "No search is saved here." in words((await room.anna.slash(room.channel, "searches list")).response)


async def test_a_manager_saves_for_everyone(room: Newsroom) -> None:
    await room.save(TALKS_URL)
    refused = await room.anna.slash(room.channel, "searches save", name="All", query="envoys", shared=True)
    assert words(refused.response) == "You need the Manage Server permission for this."
    await room.manager.slash(room.channel, "searches save", name="All", query="envoys OR 회담", shared=True)
    assert "**All** · everyone's" in words((await room.boris.slash(room.channel, "searches list")).response)
    refused = await room.boris.slash(room.channel, "searches remove", name="All")
    assert words(refused.response) == "You need the Manage Server permission for this."
    assert [one.user_id for one in await room.app.searches.visible(Shelf.of_guild(room.guild.id), None)] == [None]

    card = (await room.manager.slash(room.channel, "search", query="envoys")).response
    shown = await room.manager.click(card, label="Save")
    name, shared = fields_of(shown.modal)
    saved = await room.manager.submit_modal(shown, {name: "Shared", shared: True})
    assert words(saved.response).startswith("Saved for everyone here as **Shared**.")


async def test_removing_a_search_that_digests_and_feeds_use_asks_first(room: Newsroom) -> None:
    """The digest goes on with the query that it had."""
    await room.save(TALKS_URL)
    await room.manager.slash(room.channel, "searches save", name="Envoys", query="envoys", shared=True)
    (offered,) = await room.manager.autocomplete(room.channel, "digest schedule", "search", "envo", at="08:30")
    assert offered["name"] == "Envoys · envoys"
    both = await room.manager.slash(room.channel, "digest schedule", at="08:30", topic="sport", search=offered["value"])
    assert words(both.response) == sentence_for(Reason.TOPIC_AND_SEARCH)
    card = words((await room.manager.slash(room.channel, "digest schedule", at="08:30", search="envoys")).response)
    assert f"<#{room.channel.id}> · Envoys · every day at 08:30" in card
    assert "search: `envoys` · Without news: one line" in card

    changed = await room.manager.slash(room.channel, "searches save", name="Envoys", query="envoys seoul", shared=True)
    assert words(changed.response).endswith("1 digest uses it.\nReplaces the earlier query: `envoys`")
    preview = words((await room.manager.slash(room.channel, "digest preview")).response)
    assert preview.startswith("## Envoys digest · ")
    assert "-# search: `envoys seoul`" in preview
    assert "Envoys meet in Seoul" in preview

    for mistyped in ("envyos", "envyos seoul"):
        wrong = await room.manager.slash(room.channel, "searches save", name="Envoys", query=mistyped, shared=True)
        assert words(wrong.response).endswith("\n⚠️ No saved article matches it."), "the digest would bring nothing"
    assert "Replaces the earlier query: `envyos`" in words(wrong.response)
    again = await room.manager.slash(room.channel, "searches save", name="Envoys", query="envoys seoul", shared=True)
    assert "⚠️" not in words(again.response)

    asked = await room.manager.slash(room.channel, "searches remove", name="Envoys")
    assert words(asked.response).splitlines() == [
        "Remove the search **Envoys**? `envoys seoul`",
        "1 digest uses it and keeps its query.",
    ]
    removed = await room.manager.click(asked.response, label="Remove")
    assert words(removed.response) == "The search **Envoys** is removed."
    shown = words((await room.manager.slash(room.channel, "digest show")).response)
    assert "search: `envoys seoul` · the saved search was removed" in shown
    assert "Envoys meet in Seoul" in words((await room.manager.slash(room.channel, "digest preview")).response)


async def test_what_a_saved_search_finds_is_downloaded_as_a_table(room: Newsroom) -> None:
    await _reports(room)
    await room.save(LAUNCH_URL)
    await room.anna.slash(room.channel, "searches save", name="Fires", query="missiles")
    (choice,) = await room.anna.autocomplete(room.channel, "searches export", "name", "fir")
    given = await room.anna.slash(room.channel, "searches export", name=choice["value"])
    assert given.ephemeral
    assert words(given.response).startswith("**Search: missiles** · 1 article")
    (file,) = given.response.attachments
    rows = list(csv.DictReader(StringIO((await file.read()).decode("utf-8-sig"))))
    assert [(row["title"], row["url"]) for row in rows] == [("North Korea fires missiles from Sunan", LAUNCH_URL)]
    refused = await room.boris.slash(room.channel, "searches export", name="Fires")
    assert words(refused.response) == sentence_for(Reason.NO_SUCH_SEARCH)


async def test_autocomplete_completes_operators_and_their_values(room: Newsroom) -> None:
    await _reports(room)
    await room.save(LAUNCH_URL)

    async def offered(typed: str) -> list[str]:
        return [one["value"] for one in await room.anna.autocomplete(room.channel, "search", "query", typed)]

    assert "harvest source:" in await offered("harvest so")
    assert 'harvest source:"Han River Post"' in await offered("harvest source:han")
    assert "entity:김정은" in await offered("entity:김정")
    assert 'entity:"Kim Jong Un"' in await offered("entity:kim")
    assert 'x -subject:"human rights"' in await offered('x -subject:"hum')
    assert "subject:missiles" in await offered("분야:미사")
    assert "kind:newspaper" in await offered("kind:news")
    assert 'after:"last week"' in await offered("after: la")
    assert (await offered("harvest"))[0] == "harvest"


async def test_similar_articles(room: Newsroom) -> None:
    await _reports(room, 3)
    await room.save(LAUNCH_URL, TALKS_URL)
    card = (await room.anna.slash(room.channel, "summary", article=f"{SITE}1")).response
    assert "Similar" in labels(card)
    shown = await room.anna.click(card, label="Similar")
    told = words(shown.response or card)
    assert told.startswith("**Similar to: Report 1 from the fields**")
    assert "Report 0" in told
    assert "Report 2" in told
    assert "in common:" in told
    assert "harvest" in told


@pytest.mark.parametrize(
    ("command", "options"),
    [("digest schedule", {"at": "08:00", "search": "Fires"}), ("feed only", {"feed": "1", "search": "Fires"})],
)
async def test_a_search_of_ones_own_is_for_no_digest_or_feed(
    room: Newsroom, command: str, options: dict[str, Any]
) -> None:
    await room.manager.slash(room.channel, "searches save", name="Fires", query="missiles")
    refused = await room.manager.slash(room.channel, command, **options)
    assert words(refused.response) == sentence_for(Reason.OWN_SEARCH)
    await room.manager.slash(room.channel, "searches save", name="Fires", query="missiles", shared=True)
    taken = await room.manager.slash(room.channel, "digest schedule", at="08:00", search="Fires")
    assert "Fires" in words(taken.response)


async def test_a_space_or_what_is_invisible_offers_no_line_that_discord_would_refuse(room: Newsroom) -> None:
    """A phone's keyboard adds a space first: the operators are listed, and not "Loading options failed"."""
    await room.save(LAUNCH_URL)
    for typed in (" ", "\u200b", "\u200b  "):
        offered = await room.anna.autocomplete(room.channel, "search", "query", typed)
        assert all(one["name"].strip() for one in offered)


async def test_the_link_of_an_article_is_answered_with_that_article(room: Newsroom) -> None:
    await _reports(room, 1)
    room.network.pages[f"{SITE}1"] = "Report 1 from the fields\n> published 2024-08-03\nA harvest in the north."
    post = await room.anna.send(room.channel, f"{SITE}1")
    await room.work()
    for typed in (post.jump_url, f"{SITE}1", f"<{SITE}1/?utm_source=chat#top>", SITE.replace("https://", "www.") + "1"):
        found = await room.anna.slash(room.channel, "search", query=typed)
        card = words(found.response)
        assert card.splitlines()[1] == "-# The saved article from this link"
        assert "Report 1" in card
        assert "Report 0" not in card
        assert labels(found.response) == ["Summary"], "no search to save or to watch"
    unknown = await room.anna.slash(room.channel, "search", query=f"{SITE}9")
    assert unknown.ephemeral
    assert words(unknown.response) == sentence_for(Reason.LINK_NOT_SAVED)
    more = await room.anna.slash(room.channel, "search", query=f"{SITE}9 OR report")
    assert "Report 0" in words(more.response), "words behind an address are a search"
