"""What a citation is made of: the shelf's version, its time and digest, its sentences."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import pytest

from bot.model.errors import DeskError, NothingFound, Reason
from bot.model.evidence.citations import CitedArticle
from bot.services.evidence.citations import CitationService
from bot.storage import contents
from tests.fakes.desk import ANNA, BORIS, SmallDesk

PAGE = "https://post.example/launch"
LAUNCH = (
    "Three missiles fly\n> published 2024-09-16T08:12:00+09:00\n> outlet Han River Post\n"
    "The North fired three missiles from {place:Sunan}.\n"
    "They flew about 500 km, the military said.\n"
    "It was the first launch of the year.\n"
    "Analysts had expected a launch for weeks.\n"
)


async def text_of(desk: SmallDesk, cited: CitedArticle) -> str:
    return (await desk.database.read(contents.of_article, cited.article.id)).text


async def test_the_key_sentences_are_spans_of_the_version_with_its_digest_and_time(desk: SmallDesk) -> None:
    at = desk.clock.now()
    await desk.save(ANNA, PAGE, LAUNCH)
    cited = await CitationService(desk.database).citation(ANNA, PAGE)
    text = await text_of(desk, cited)
    key = await desk.answers.summary(ANNA, PAGE, 3)
    assert [one.said for one in cited.sentences] == list(key.sentences)
    assert all(text[one.said.start : one.said.end] == one.said.text for one in cited.sentences)
    assert cited.digest == hashlib.sha256(text.encode()).hexdigest()
    assert (cited.retrieved, cited.total) == (at, 4)


async def test_chosen_sentences_are_those_of_the_numbers_or_words(desk: SmallDesk) -> None:
    await desk.save(ANNA, PAGE, LAUNCH)
    service = CitationService(desk.database)
    numbered = await service.citation(ANNA, PAGE, "4, 1-2")
    assert [one.number for one in numbered.sentences] == [1, 2, 4]
    worded = await service.citation(ANNA, PAGE, "first launch")
    assert [one.said.text for one in worded.sentences] == ["It was the first launch of the year."]
    for typed in ("5", "1-9", "nothing of the kind"):
        with pytest.raises(DeskError) as refused:
            await service.citation(ANNA, PAGE, typed)
        assert refused.value.reason is Reason.NO_SUCH_SENTENCE


async def test_a_changed_page_is_cited_as_its_new_version(desk: SmallDesk) -> None:
    await desk.save(ANNA, PAGE, LAUNCH)
    service = CitationService(desk.database)
    before = await service.citation(ANNA, PAGE, "2")
    assert before == await service.citation(ANNA, PAGE, "2")
    desk.network.pages[PAGE] = LAUNCH.replace("500 km", "600 km")
    desk.clock.advance(timedelta(days=1).total_seconds())
    await desk.revisits.revisit_due()
    after = await service.citation(ANNA, PAGE, "2")
    assert after.digest != before.digest
    assert after.retrieved == desk.clock.now()
    assert after.sentences[0].said.text == "They flew about 600 km, the military said."


async def test_a_server_is_not_told_since_when_another_has_the_page(desk: SmallDesk) -> None:
    await desk.save(ANNA, PAGE, LAUNCH)
    desk.clock.advance(timedelta(hours=1).total_seconds())
    service = CitationService(desk.database)
    with pytest.raises(NothingFound):
        await service.citation(BORIS, PAGE)
    await desk.save(BORIS, PAGE, LAUNCH)
    theirs, ours = await service.citation(BORIS, PAGE), await service.citation(ANNA, PAGE)
    assert theirs.retrieved == desk.clock.now()
    assert ours.retrieved == desk.clock.now() - timedelta(hours=1)
    assert theirs.digest == ours.digest


async def test_a_pasted_text_was_not_retrieved(desk: SmallDesk) -> None:
    await desk.paste(ANNA, LAUNCH)
    await desk.work()
    cited = await CitationService(desk.database).citation(ANNA, "Three missiles fly")
    assert (cited.article.url, cited.retrieved) == (None, None)
    assert all(one.said.link is None for one in cited.sentences)
