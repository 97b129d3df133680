"""Members compare two state media's versions of one text word by word."""

from __future__ import annotations

from bot.model.errors import Reason
from cogs._ui.error_messages import sentence_for
from tests.e2e.newsroom import LAUNCH_URL, Newsroom, labels, words

AGENCY_URL = "https://amnok.example/en/plant"
AGENCY = """Kim Jong Un inspects munitions plant
> published 2024-09-16T06:00:00+09:00
> outlet Amnok Central Agency
> kind state_media
> country KP
{person:Kim Jong Un} inspected a munitions plant in {place:Kanggye} on September 15.
He said that the plan for shells must be met by December and praised the workers of the plant.
Officials of the Party and of the plant took part in the visit on the spot.
"""
PAPER_URL = "https://chollima.example/en/plant"
PAPER = (
    AGENCY.replace("T06:00", "T08:00")
    .replace("Amnok Central Agency", "Chollima Daily")
    .replace("shells must", "rockets must")
    .replace(" and praised the workers of the plant", "")
)


async def saved(room: Newsroom) -> None:
    """The agency's text, the newspaper's, and a report of another paper."""
    room.network.pages.update({AGENCY_URL: AGENCY, PAPER_URL: PAPER})
    await room.save(AGENCY_URL, PAPER_URL, LAUNCH_URL)


async def test_versions_offers_the_other_state_medias_text_and_shows_what_it_says_otherwise(room: Newsroom) -> None:
    await saved(room)
    card = (await room.anna.slash(room.channel, "versions", article=AGENCY_URL)).response
    assert "Compare with Chollima Daily" in labels(card)
    compared = (await room.anna.click(card, label="Compare with Chollima Daily")).response
    shown = words(compared)
    assert shown.startswith("**Two texts, word by word**\n-# 1 passage differs · ")
    assert "🟥 [Kim Jong Un inspects munitions plant]" in shown
    assert "· Amnok Central Agency, 16 Sep 2024" in shown
    assert "~~shells~~" in shown
    assert "**rockets**" in shown
    assert "~~and praised the workers of the plant~~" in shown


async def test_any_two_articles_are_compared_and_other_articles_offer_nothing(room: Newsroom) -> None:
    await saved(room)
    slash = room.anna.slash
    compared = (await slash(room.channel, "versions", article=PAPER_URL, other=AGENCY_URL)).response
    assert "~~shells~~" in words(compared)  # the earlier one is the red one, whatever the order
    other = (await slash(room.channel, "versions", article=LAUNCH_URL)).response
    assert not [label for label in labels(other) if label.startswith("Compare")]


async def test_in_korean(room: Newsroom) -> None:
    room.speak("ko", "ko")
    await saved(room)
    shown = words((await room.anna.slash(room.channel, "versions", article=AGENCY_URL, other=PAPER_URL)).response)
    assert shown.startswith("**두 글을 단어별로 비교**\n-# 다른 대목 1곳 · 먼저 나온 글의 단어 ")


async def test_one_article_or_two_that_have_nothing_in_common_are_refused(room: Newsroom) -> None:
    await saved(room)
    for other in (AGENCY_URL, LAUNCH_URL):
        refused = (await room.anna.slash(room.channel, "versions", article=AGENCY_URL, other=other)).response
        assert words(refused) == sentence_for(Reason.NOTHING_TO_COMPARE)
