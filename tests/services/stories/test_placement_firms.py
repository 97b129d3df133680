"""Brief reports of two days that have only a firm in common tell of as many events."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.model.placements import Parties, PlacedArticle
from bot.services.stories import contact_parties, placement
from bot.storage.stories import scratch
from bot.text.knowledge.base import Knowledge
from tests.fakes.embeddings import mixed

_MORNING = datetime(2026, 5, 4, 0, tzinfo=UTC)
_FIRM = Parties(firms=frozenset({"norda", "motor", "노르다자동차", "=norda-motor"}))
_NEAR = mixed(1, 2, 0.5)
"""The name of the firm makes the headlines alike."""

STRIKE = ("Norda Motor union begins three-day strike", "Unionized workers at Norda Motor walked off the job on Monday.")
STRIKE_GOES_ON = ("Norda Motor strike enters third day", "Workers at Norda Motor stayed off the job for a third day.")
RECALL = (
    "Norda Motor to recall 40,000 vans",
    "Norda Motor will recall about 40,000 vans after reports of stuck doors.",
)
FIRE = ("Fire breaks out at Norda Motor plant", "A fire broke out at a paint shop of Norda Motor, and nobody was hurt.")
KOREAN_STRIKE = ("노르다자동차 노조 파업 돌입", "노르다자동차 노동조합이 성과급을 요구하며 파업에 들어갔다.")
KOREAN_RESULTS = ("노르다자동차 사상 최대 실적", "노르다자동차는 이익이 지난해의 두 배로 늘었다고 밝혔다.")
SHARES = ("", "Norda Motor said it will buy back its own shares by February.")
OFFICE = ("", "Norda Motor named a former diplomat as head of an office abroad.")


def _stories(*reports: tuple[tuple[str, str], float]) -> list[int]:
    """The stories of reports that came so many hours after the first."""
    with scratch.database() as connection:
        for number, ((title, text), hours) in enumerate(reports, 1):
            at = _MORNING + timedelta(hours=hours)
            article = PlacedArticle(
                number,
                title,
                text,
                at,
                entities=("norda-motor",),
                outlet=f"{number}",
                names=("노르다자동차",),
                parties=_FIRM,
                embedding=_NEAR if title else b"",
            )
            placement.place(connection, article)
        found = scratch.stories(connection)
        return [found[number] for number in range(1, len(reports) + 1)]


def test_a_strike_a_recall_and_a_fire_at_one_firm_are_three_stories() -> None:
    """They were one on a young shelf, where nothing tells that the firm is often in the news."""
    assert len(set(_stories((STRIKE, 0), (RECALL, 50), (FIRE, 95)))) == 3


def test_the_third_day_of_a_strike_joins_the_first() -> None:
    strike, recall, third_day = _stories((STRIKE, 0), (RECALL, 26), (STRIKE_GOES_ON, 48))
    assert strike == third_day != recall


@pytest.mark.parametrize(("report", "hours", "one"), [(KOREAN_STRIKE, 1, True), (KOREAN_RESULTS, 20, False)])
def test_a_korean_report_of_the_firm_joins_on_the_day_only(report: tuple[str, str], hours: int, *, one: bool) -> None:
    english, korean = _stories((STRIKE, 0), (report, hours))
    assert (english == korean) is one


def test_two_sentences_on_a_firm_without_headlines_are_two_stories() -> None:
    shares, office = _stories((SHARES, 0), (OFFICE, 3))
    assert shares != office


def test_the_firms_of_a_text_are_known_by_the_words_of_their_names() -> None:
    knowledge = Knowledge.load()
    named = [(knowledge.get(name), form) for name, form in (("samsung-electronics", "삼성전자"), ("busan", "부산"))]
    found = contact_parties.parties("", "삼성전자가 부산에 공장을 짓는다.", [(one, form) for one, form in named if one])
    assert found.firms == {"삼성전자", "=samsung-electronics"}
