"""Members look up a name."""

from __future__ import annotations

from tests.e2e.newsroom import LAUNCH_URL, Newsroom, labels, words


async def test_an_entity_in_another_spelling(room: Newsroom) -> None:
    await room.save()
    result = await room.anna.slash(room.channel, "entity", name="n. korea")
    assert words(result.response).startswith("**North Korea** · 북한 · 北韓\n-# place · 2 articles")


async def _save_two_weeks(room: Newsroom) -> None:
    """Save the launch and the talks, and a report of the leader two weeks before."""
    url = "https://hanriverpost.example/2024/09/plant"
    room.network.pages[url] = (
        "Leader visits a tractor plant\n> published 2024-09-02T09:00:00+09:00\n{person:Kim Jong Un} praised the work.\n"
    )
    await room.save(url)
    await room.save()


async def test_an_entity_has_its_role_as_stated_its_weeks_and_its_articles(room: Newsroom) -> None:
    await _save_two_weeks(room)
    result = await room.anna.slash(room.channel, "entity", name="Kim Jong Un")
    shown = words(result.response)
    assert shown.startswith("**Kim Jong Un**")
    assert "General Secretary Kim Jong Un · as of 16 Sep 2024 · Han River Post [↗](" in shown
    assert "North Korea (1)" in shown, "who is named beside him most often"
    assert f"- [North Korea fires missiles from Sunan]({LAUNCH_URL}) · Han River Post, 16 Sep 2024" in shown
    (chart,) = result.response.attachments
    assert chart.description == (
        "Bar chart: articles per week that name Kim Jong Un, 20 Aug to 16 Sep 2024, oldest first: 0, 1, 0, 1."
        " The most, 1, in the week from 10 Sep 2024."
    )


async def test_articles_of_one_week_make_no_chart(room: Newsroom) -> None:
    await room.save()
    result = await room.anna.slash(room.channel, "entity", name="Kim Jong Un")
    assert result.response.attachments == []


async def test_a_known_entity_that_no_article_names(room: Newsroom) -> None:
    result = await room.anna.slash(room.channel, "entity", name="북한")
    assert words(result.response).startswith("**North Korea** · 북한 · 北韓\n")
    assert labels(result.response) == ["Watch"], "no articles to turn to"


async def test_an_entity_turns_to_its_quotes_and_back(room: Newsroom) -> None:
    await _save_two_weeks(room)
    (choice, *_) = await room.anna.autocomplete(room.channel, "entity", "name", "kim jong")
    card = (await room.anna.slash(room.channel, "entity", name=choice["value"])).response
    await room.anna.click(card, label="Quotes")
    assert "**Said by Kim Jong Un**" in words(card)
    assert card.attachments == []
    await room.restart()
    await room.anna.click(card, label="Articles")
    assert [file.filename for file in card.attachments] == ["weeks.png"]


async def test_an_entity_of_many_articles_has_pages(room: Newsroom) -> None:
    urls = [f"https://hanriverpost.example/{number}" for number in range(12)]
    for number, url in enumerate(urls):
        room.network.pages[url] = f"Report {number} from Seoul\nTalk of {{place:North Korea}} went on, day {number}."
    await room.save(*urls)
    card = (await room.anna.slash(room.channel, "entity", name="North Korea")).response
    assert "▶" in labels(card)
    newest = words(card)
    await room.anna.click(card, label="▶")
    assert words(card) != newest
    await room.anna.click(card, label="◀")
    assert words(card) == newest


async def test_an_unknown_name_gets_the_nearest(room: Newsroom) -> None:
    await room.save()
    result = await room.anna.slash(room.channel, "entity", name="Kim Jong Unn")
    assert words(result.response).startswith("**Kim Jong Un**")


async def test_a_name_that_may_mean_others_leads_to_them(room: Newsroom) -> None:
    room.network.pages[LAUNCH_URL] = "Two ministers\n{person:Pak Chol Su} met {person:Pak Chol Ho} in the capital.\n"
    await room.save(LAUNCH_URL)
    card = (await room.anna.slash(room.channel, "entity", name="Pak Chol")).response
    others = [label for label in labels(card) if label.endswith("?")]
    assert any(label.startswith("Pak Chol") for label in others)
    first = words(card).splitlines()[0]
    await room.restart()
    await room.anna.click(card, label=next(label for label in others if label.startswith("Pak Chol")))
    assert words(card).splitlines()[0] != first
    assert words(card).startswith("**Pak Chol")
