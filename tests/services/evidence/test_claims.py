"""What a shelf's articles claim, as the service answers."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.catalogue import catalogue, using
from bot.model.errors import NothingFound, Reason
from bot.model.evidence.claims import ClaimView, Stance
from bot.news.claims.article import ArticleClaims, ClaimArticle
from bot.news.claims.reading import article_claims
from bot.services.evidence import claims
from bot.services.evidence.claims import ClaimService, ClaimsQuestion
from bot.text.knowledge.base import Knowledge
from cogs._cards.evidence.claims import claims_card
from tests.cogs.card_answers import shown
from tests.fakes.desk import ANNA, BORIS, SmallDesk, open_desk

_RUSSIA = {"ja": "ロシア", "zh-CN": "俄罗斯"}


def report(day: int) -> str:
    return (
        f"Troops in Russia\n> published 2024-09-{day:02}T10:00:00+09:00\n> outlet Han River Post\n"
        f"{{place:North Korea}} has sent {day},000 soldiers to {{place:Russia}}, the spy agency said.\n"
        "{place:Russia} denied it.\n"
        "Rice was dear in Busan, where 40 shops closed.\n"
    )


async def saved(desk: SmallDesk, *days: int) -> None:
    for day in days:
        await desk.save(ANNA, f"https://hanriver.example/{day}", report(day), message=100 + day)


async def test_a_shelf_answers_from_its_own_articles_on_the_topic_alone(tmp_path: Path, base: Knowledge) -> None:
    async with open_desk(tmp_path / "desk.sqlite3", base) as desk:
        service = ClaimService(desk.database, desk.clock, base)
        with pytest.raises(NothingFound) as empty:
            await service.claims(ClaimsQuestion(ANNA, "troops"))
        assert empty.value.reason is Reason.EMPTY_SHELF
        await saved(desk, 9, 10)
        await desk.save(BORIS, "https://other.example/1", "Rain in Busan\nIt rained.\n", message=1)
        (thing,) = (await service.claims(ClaimsQuestion(ANNA, "soldiers"))).counted
        assert [one.value for one in thing.claims] == [9000, 10000]
        later = await service.claims(ClaimsQuestion(ANNA, "soldiers", since="2024-09-10"))
        assert [one.value for thing in later.counted for one in thing.claims] == [10000]
        shops = await service.claims(ClaimsQuestion(ANNA, "Busan rice shops"))
        assert {thing.kind for thing in shops.counted} == {"shop"}
        long = f"https://hanriver.example/{'troops-' * 60}"
        await desk.save(ANNA, long, report(8), message=108)
        for link in ("https://www.hanriver.example/9", long):
            one = await service.claims(ClaimsQuestion(ANNA, link))
            assert (one.story, one.read) == ("Troops in Russia", 1), "a link means its article, as in a search"
        outside = await service.claims(ClaimsQuestion(ANNA, "https://hanriver.example/9", since="2024-09-10"))
        assert (outside.story, outside.read) == ("Troops in Russia", 0)
        assert (await service.claims(ClaimsQuestion(BORIS, "soldiers"))).read == 0


@pytest.mark.parametrize(
    ("language", "speaker", "texts", "words"),
    [
        (
            "ja",
            "ペスコフ",
            (
                "{place:ロシア}大統領府の{person:ペスコフ}報道官は18日、派兵の報道を否定した。",
                "専門家は、{place:ロシア}が派兵を否定していると述べた。",
                "{place:ロシア}大統領府の{person:ペスコフ}報道官は20日、兵士が派遣されたことを認めた。",
            ),
            ("否定", "確認", "初の確認"),
        ),
        (
            "zh-CN",
            "佩斯科夫",
            (
                "{place:俄罗斯}总统新闻秘书{person:佩斯科夫}18日否认派兵的报道。",
                "专家说，{place:俄罗斯}否认派兵。",
                "{place:俄罗斯}总统新闻秘书{person:佩斯科夫}20日承认派遣了军人。",
            ),
            ("否认", "证实", "首次证实"),
        ),
    ],
)
async def test_readers_see_who_denied_and_who_admitted_it_in_their_own_words(
    language: str, speaker: str, texts: tuple[str, ...], words: tuple[str, ...], tmp_path: Path, base: Knowledge
) -> None:
    """A denial, what an expert says of it, and the admission two days later."""
    async with open_desk(tmp_path / "desk.sqlite3", base) as desk:
        desk.clock.advance((datetime(2024, 10, 20, 9, tzinfo=UTC) - desk.clock.now()).total_seconds())
        for place, text in enumerate(texts):
            head = (
                f"> published 2024-10-{18 + place}T10:00:00+09:00\n> outlet Inland {place}\n> language {language[:2]}"
            )
            await desk.save(ANNA, f"https://{place}.example/1", f"News\n{head}\n{text}\n", message=place)
        service = ClaimService(desk.database, desk.clock, base)
        answer = await service.claims(ClaimsQuestion(ANNA, _RUSSIA[language], view=ClaimView.POSITIONS))
        told = sorted((one.speaker.name, one.stance) for chain in answer.chains for one in chain.positions)
        assert told == [(speaker, Stance.CONFIRM), (speaker, Stance.DENY)]
        with using(catalogue(language)):
            card = shown(claims_card(answer, "token"))
        assert all(f"**{word}**" in card for word in words)


async def test_the_newest_articles_are_read_once_and_the_answer_says_so(
    tmp_path: Path, base: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def counted(article: ClaimArticle) -> ArticleClaims:
        read.append(article.text)
        return article_claims(article)

    monkeypatch.setattr(claims, "MOST_READ", 2)
    monkeypatch.setattr(claims, "article_claims", counted)
    async with open_desk(tmp_path / "desk.sqlite3", base) as desk:
        await saved(desk, 7, 8, 9)
        service = ClaimService(desk.database, desk.clock, base)
        answer = await service.claims(ClaimsQuestion(ANNA, "troops Russia"))
        assert (answer.read, len(read)) == (2, 2)
        assert answer.read_since is not None
        assert answer.read_since.day == 8
        positions = await service.claims(ClaimsQuestion(ANNA, "troops Russia", view=ClaimView.POSITIONS))
        assert [(one.side, one.positions[0].stance) for one in positions.chains] == [("RU", "deny")]
        await saved(desk, 10)
        await service.claims(ClaimsQuestion(ANNA, "troops Russia"))
        assert len(read) == 3
        service.forget()
        await service.claims(ClaimsQuestion(ANNA, "troops Russia", page=1))
        assert len(read) == 5
