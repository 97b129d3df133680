"""Brief reports that have only a city of the South in common tell of as many events."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.model.placements import PlacedArticle
from bot.services.stories import placement
from bot.storage.stories import scratch
from tests.fakes.embeddings import embedding, mixed

_MORNING = datetime(2026, 5, 4, 0, tzinfo=UTC)
TRAM = ("Busan opens new tram line", "The first trams ran through Busan on Monday. Passengers paid nothing for a day.")
FIRE = ("Fire destroys warehouse in Busan", "A fire destroyed a warehouse in Busan early on Monday. Nobody was hurt.")
OUT = ("Busan warehouse blaze put out", "A fire that burned a warehouse in Busan is out, the city said on Tuesday.")
PORT = ("Container traffic at Busan falls", "The port of Busan handled fewer containers. Exports to China fell most.")
KOREAN_TRAM = ("부산 노면전차 첫 운행", "부산에서 월요일 첫 노면전차가 달렸다. 하루 동안 요금을 받지 않았다.")
CHINESE_FIRE = ("釜山一仓库起火", "釜山一座仓库周一凌晨起火，无人受伤。")
NEAR, FAR = mixed(1, 2, 0.5), mixed(1, 2, 0.1)


def _stories(*reports: tuple[tuple[str, str], bytes]) -> list[int]:
    with scratch.database() as connection:
        for number, ((title, text), vector) in enumerate(reports, 1):
            at = _MORNING + timedelta(hours=number)
            placed = PlacedArticle(number, title, text, at, entities=("busan",), outlet=f"{number}", embedding=vector)
            placement.place(connection, placed)
        found = scratch.stories(connection)
        return [found[number] for number in range(1, len(reports) + 1)]


def test_a_tram_a_fire_and_a_port_in_one_city_are_three_stories() -> None:
    """They were one: a city is all that they share, and on a young shelf every name is rare."""
    assert len(set(_stories((TRAM, b""), (FIRE, b""), (PORT, b"")))) == 3


def test_the_next_report_of_a_fire_in_the_city_joins_the_first() -> None:
    fire, tram, out = _stories((FIRE, b""), (TRAM, b""), (OUT, b""))
    assert fire == out != tram


def test_a_korean_report_joins_the_english_one_whose_headline_means_the_same() -> None:
    near = _stories((TRAM, embedding(1)), (KOREAN_TRAM, NEAR))
    assert near[0] == near[1]
    far = _stories((TRAM, embedding(1)), (KOREAN_TRAM, FAR))
    assert far[0] != far[1]


def test_a_chinese_report_of_a_fire_in_the_city_joins_no_tram() -> None:
    """The headline of a Chinese report has no embedding."""
    tram, chinese = _stories((TRAM, embedding(1)), (CHINESE_FIRE, b""))
    assert tram != chinese
