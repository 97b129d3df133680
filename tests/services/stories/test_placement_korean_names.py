"""Korean briefs on two events of one kind: the names that the reader found keep them apart."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.model.analysis import STORED_TEXT, Page
from bot.model.placements import PlacedArticle
from bot.news.terms.korean_names import korean_names
from bot.services.ingest import completion
from bot.services.stories import placement
from bot.storage.stories import scratch
from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.fakes import news_texts as texts
from tests.fakes.reading import SampleReader

_DAY = datetime(2025, 3, 6, 3, tzinfo=UTC)
_FAIRS = (
    (
        "나선 상품전시회 개막",
        "북한 나선에서 상품전시회가 열려 여러 업체가 참가했다고 도진해 한들연구소 연구원이 전했다.",
    ),
    (
        "나선 전시회에 업체들 모여",
        "도진해 한들연구소 연구원은 나선에서 열린 상품전시회에 업체들이 식료품을 내놓았다고 말했다.",
    ),
    ("원산 상품전시회 개막", "북한 원산에서 상품전시회가 열려 여러 업체가 참가했다고 나길성 온샘재단 이사가 전했다."),
)


def test_fairs_in_two_cities_are_two_stories(tagger: Tagger, base: Knowledge) -> None:
    with scratch.database() as connection:
        found = []
        for number, (title, text) in enumerate(_FAIRS):
            names = korean_names(text, find_entities(tagger.tag(text), base, title, None))
            article = PlacedArticle(number + 1, title, text, _DAY + timedelta(hours=number), names=names)
            found.append(placement.place(connection, article))
        assert found[0] == found[1] != found[2]


def test_names_are_read_in_korean_and_states_are_none(tagger: Tagger, base: Knowledge) -> None:
    text = "북한은 도진해 항만청장이 신의주를 찾았다고 밝혔다."
    assert {"도진해", "신의주"} <= set(korean_names(text, find_entities(tagger.tag(text), base, None, None)))
    assert "북한" not in korean_names(text, find_entities(tagger.tag(text), base, None, None))
    assert not korean_names(texts.WIRE, find_entities(tagger.tag(texts.WIRE), base, None, None))


def test_a_korean_article_is_compared_by_its_names(sample_reader: SampleReader, base: Knowledge) -> None:
    text = "\n".join((*_FAIRS[0], _FAIRS[1][1]))
    analysis = sample_reader.read(Page(None, text.encode(), STORED_TEXT))
    assert {"나선", "도진해"} <= completion.prepare(analysis, base, _DAY).text.terms.words.named
