"""Statements of an article that its newsroom took back, or whose page was deleted, say so wherever they are shown."""

from __future__ import annotations

from bot.model.answers import ArticleRef
from bot.model.evidence.citations import CitationStyle
from bot.model.evidence.claims import ClaimView
from bot.model.reasons import ArticleFate
from bot.policy.revisits import RevisitRuling, RevisitState
from bot.services.evidence.citations import CitationService
from bot.services.evidence.claims import ClaimService, ClaimsQuestion
from bot.services.latest.service import LatestService
from bot.services.story import StoryService
from bot.storage.articles import revisit_state
from bot.storage.exports.articles import load as exported
from bot.text.knowledge.base import Knowledge
from cogs._cards.evidence.citations import citation_card
from cogs._cards.evidence.claims import claims_card
from cogs._cards.story import story_quotes_card
from tests.cogs.card_answers import shown
from tests.fakes.desk import ANNA, SmallDesk

PAGE = "https://minato.example/1"
TEXT = (
    "Troops in Russia\n> published 2024-09-10T10:00:00+09:00\n> outlet Minato Times\n"
    "{place:North Korea} has sent 9,000 soldiers to {place:Russia}, the spy agency said.\n"
    "{place:Russia} denied it.\n"
    '{person:Kim Jong Un}: "They will go."\n'
)
NOTE = "Editor's note: Minato Times has retracted this article.\n"


async def _shown(desk: SmallDesk, base: Knowledge) -> dict[str, ArticleRef]:
    """Where statements are shown -> the article that they are said to be of."""
    claims = ClaimService(desk.database, desk.clock, base)
    numbers = (await claims.claims(ClaimsQuestion(ANNA, "soldiers"))).counted
    positions = (await claims.claims(ClaimsQuestion(ANNA, "Russia", view=ClaimView.POSITIONS))).chains
    return {
        "numbers": numbers[0].claims[0].said.article,
        "positions": positions[0].positions[0].said.article,
        "story": (await StoryService(desk.database).meant(ANNA, PAGE)).quotes[0].said.article,
        "entity": (await desk.answers.entity(ANNA, "Kim Jong Un")).quotes_by[0].said.article,
        "article summary": (await desk.answers.summary(ANNA, PAGE)).article,
        "article": (await desk.answers.summary(ANNA, PAGE)).quotes[0].said.article,
        "citation": (await CitationService(desk.database).citation(ANNA, PAGE)).sentences[0].said.article,
    }


async def test_a_retracted_article_is_marked_wherever_its_statements_are(real: SmallDesk, base: Knowledge) -> None:
    await real.save(ANNA, PAGE, TEXT + NOTE)
    assert {place: one.fate for place, one in (await _shown(real, base)).items()} == dict.fromkeys(
        ("numbers", "positions", "story", "entity", "article summary", "article", "citation"), ArticleFate.RETRACTED
    )


async def _listed(desk: SmallDesk, base: Knowledge) -> dict[str, ArticleRef]:
    """Where the article is listed or quoted as news -> how."""
    latest = (await LatestService(desk.database, desk.clock, base).latest(ANNA, since="2000 days")).stories[0]
    found = await desk.answers.search(ANNA, "troops")
    return {
        "latest": latest.articles[0],
        "latest sentence": latest.sentences[0].article,
        "search": found.hits[0].article,
        "entity": (await desk.answers.entity(ANNA, "Kim Jong Un")).articles[0],
        "story": (await StoryService(desk.database).meant(ANNA, PAGE)).articles[0],
    }


async def test_a_retracted_article_is_marked_in_every_list(real: SmallDesk, base: Knowledge) -> None:
    article = await real.save(ANNA, PAGE, TEXT + NOTE)
    lists = await _listed(real, base) | {
        "versions": (await real.versions.versions(ANNA, PAGE)).article,
        "export": (await real.database.read(exported, 1, [article]))[0].article,
    }
    assert {place: one.fate for place, one in lists.items()} == dict.fromkeys(lists, ArticleFate.RETRACTED)


async def test_an_article_that_is_published_again_is_no_longer_marked(real: SmallDesk) -> None:
    await real.save(ANNA, PAGE, TEXT + NOTE)
    real.network.pages[PAGE] = TEXT
    real.clock.advance(7200)
    await real.revisits.revisit_due()
    assert (await real.answers.summary(ANNA, PAGE)).article.fate is None


async def test_a_deleted_page_is_marked_until_it_is_back(real: SmallDesk, base: Knowledge) -> None:
    await real.save(ANNA, PAGE, TEXT)
    assert {one.fate for one in (await _shown(real, base)).values()} == {None}
    now = real.clock.now()
    for gone_since, fate in ((now, ArticleFate.DELETED), (None, None)):
        ruling = RevisitRuling(RevisitState(now, gone_since=gone_since), now)
        await real.database.write(revisit_state.save_state, 1, ruling)
        told = await _shown(real, base)
        assert told.pop("article summary").fate is None, "it has a line of its own"
        assert {one.fate for one in (told | await _listed(real, base)).values()} == {fate}


async def test_a_report_on_what_another_outlet_took_back_is_not_marked(real: SmallDesk, base: Knowledge) -> None:
    await real.save(ANNA, PAGE, TEXT + NOTE.replace("Minato Times", "Bay Herald"))
    assert {one.fate for one in (await _shown(real, base)).values()} == {None}


async def test_cards_show_the_mark(real: SmallDesk, base: Knowledge) -> None:
    await real.save(ANNA, PAGE, TEXT + NOTE)
    claims = ClaimService(real.database, real.clock, base)
    cited = await CitationService(real.database).citation(ANNA, PAGE)
    cards = [claims_card(await claims.claims(ClaimsQuestion(ANNA, "Russia", view=view)), "t") for view in ClaimView]
    cards += [story_quotes_card(await StoryService(real.database).meant(ANNA, PAGE))]
    cards += [citation_card(cited, CitationStyle.CHICAGO, "t")]
    for card in cards:
        assert "⚠️ retracted" in shown(card)
