"""Two events of one kind told by several papers each are two stories; one event told anew under a new name is one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import chain, zip_longest

import pytest

from bot.model.placements import PlacedArticle
from bot.news.clustering.assign import APART
from bot.news.clustering.contrast import SharedNames, contrast, shared_names
from bot.news.clustering.vectors import weigh
from bot.news.terms.words import read_terms
from bot.services.stories import placement
from bot.storage.stories import scratch

_MORNING = datetime(2024, 11, 5, 0, tzinfo=UTC)

Told = Sequence[tuple[str, str]]

JEJU = (
    ("Fishing boat capsizes off Jeju, nine missing",
     "A fishing boat capsized off Jeju early on Tuesday and nine of its crew are missing, the coast guard said. The "
     "129-ton Geumsan sank while it hauled its nets. Fifteen sailors were rescued by boats near by."),
    ("Search for nine of the Geumsan's crew",
     "The coast guard searched on Tuesday for nine sailors of the Geumsan, which capsized off Jeju. Fifteen of the "
     "fishing boat's crew were rescued. Waves of two metres hampered divers."),
    ("Nine missing after boat sinks near Biyang Island",
     "Nine sailors are missing after the fishing boat Geumsan sank 24 kilometres off Biyang Island, Jeju. Fifteen "
     "others were rescued, the coast guard said. The boat was heavy with mackerel."),
)  # fmt: skip
ULLEUNG = (
    ("Squid boat capsizes off Ulleung, four missing",
     "A squid boat capsized off Ulleung Island early on Wednesday and four of its crew are missing, the coast guard "
     "said. The 38-ton Haeseong turned over in a squall. Three sailors were rescued by boats near by."),
    ("Search for four of the Haeseong's crew",
     "The coast guard searched on Wednesday for four sailors of the Haeseong, which capsized off Ulleung Island. Three "
     "of the squid boat's crew were rescued. Waves of four metres hampered divers."),
    ("Four missing after squall off Ulleung",
     "Four sailors are missing after the squid boat Haeseong turned over 60 kilometres off Ulleung Island. Three "
     "others were rescued, the coast guard said. A squall had been forecast for the night."),
)  # fmt: skip
FERRY = (
    ("Fire on ferry off Mokpo, passengers leave by boat",
     "A fire broke out on a ferry off Mokpo on Sunday and its 61 passengers left by boat, the coast guard said. Smoke "
     "rose from the engine room. Nobody was hurt."),
    ("All 61 passengers safe after ferry fire",
     "The coast guard said all 61 passengers of a ferry were safe after a fire broke out off Mokpo on Sunday. Smoke "
     "came from the engine room. Fishing boats took them ashore."),
    ("Fishing boats rescue 61 from burning ferry",
     "Fishing boats rescued 61 passengers from a ferry that burned off Mokpo on Sunday. The fire began in the engine "
     "room, the coast guard said."),
)  # fmt: skip
SAEBYEOK_STAR = (
    ("Captain of the Saebyeok Star says fuel line burst",
     "The captain of the Saebyeok Star, Gil Dong-su, said a fuel line burst before the fire of Sunday off Mokpo. All "
     "61 passengers of the ferry reached shore. The transport ministry opened an inquiry into its engine room."),
    ("Ministry opens inquiry into Saebyeok Star fire",
     "The transport ministry opened an inquiry on Monday into the fire on the Saebyeok Star, the ferry that burned off "
     "Mokpo with 61 passengers. Captain Gil Dong-su said a fuel line burst in the engine room."),
    ("Saebyeok Star was inspected in April, records show",
     "The Saebyeok Star, whose engine room burned off Mokpo on Sunday, was inspected in April, records of the "
     "transport ministry show. All 61 passengers of the ferry were rescued. Captain Gil Dong-su blames a fuel line."),
)  # fmt: skip
GEUMSAN_KOREAN = (
    ("제주 해상서 어선 전복…9명 실종",
     "5일 새벽 제주 해상에서 고등어잡이 어선 금산호가 전복돼 선원 9명이 실종됐다고 해양경찰이 밝혔다. "
     "15명은 인근 어선에 구조됐다."),
    ("금산호 실종 선원 9명 수색",
     "해양경찰이 제주 해상에서 전복된 금산호의 실종 선원 9명을 수색하고 있다. 선원 15명은 구조됐다. "
     "높은 파도로 수색이 어렵다."),
    ("고등어잡이 금산호 침몰, 비양도 해상 수색",
     "제주 비양도 해상에서 고등어잡이 어선 금산호가 침몰해 선원 9명이 실종됐다. 15명은 구조됐다고 해양경찰이 전했다."),
)  # fmt: skip


def _placed(*sides: Told) -> list[set[int]]:
    """The stories of each side once all are told, one report of each side after the other, an hour apart."""
    order = [report for report in chain(*zip_longest(*sides)) if report]
    with scratch.database() as connection:
        for number, (title, text) in enumerate(order, 1):
            placement.place(connection, PlacedArticle(number, title, text, _MORNING + timedelta(hours=number)))
        found = scratch.stories(connection)
    return [{found[order.index(report) + 1] for report in side} for side in sides]


@pytest.mark.parametrize("reported", [(JEJU, ULLEUNG), (ULLEUNG, JEJU), (JEJU, ULLEUNG, GEUMSAN_KOREAN)])
def test_two_boats_that_capsize_in_one_week_are_two_stories(reported: tuple[Told, ...]) -> None:
    found = _placed(*reported)
    assert all(len(side) == 1 for side in found)
    assert found[0].isdisjoint(found[1]), "all that they share is what capsized boats share"


def test_a_ferry_fire_is_one_story_though_its_name_came_out_a_day_later() -> None:
    before, after = _placed(FERRY, SAEBYEOK_STAR)
    assert before == after
    assert len(before) == 1


_SUMMONS = (
    "Seoul summons envoy over seized trawler",
    "South Korea's foreign ministry summoned the ambassador of Belmora on Monday over a trawler that its coast "
    "guard holds. Vice Minister Hong Gil-su demanded that the nine sailors of the Haedong be freed. The "
    "ambassador, Ivo Marsk, said he would report to his capital. The trawler was boarded on Saturday off Cape "
    "Tarn with a load of squid.",
)
_EMBASSY = (
    "Embassy regrets tone of talks at ministry",
    "The embassy of Belmora in Seoul regretted the tone of a meeting at the foreign ministry. Its laws on fishing "
    "apply to everyone, a statement said, and Ivo Marsk had explained them. The embassy hopes for calm. Trade "
    "between the two countries reached a billion dollars in June, and flights from Incheon to Varsk begin in "
    "autumn. A choir of students sings folk songs in its garden every evening this week, and visitors may taste "
    "cheese.",
)
_BOTH = (
    "Envoy of Belmora summoned, embassy answers",
    "South Korea's foreign ministry summoned Ivo Marsk, the ambassador of Belmora, over the trawler Haedong on "
    "Monday. Vice Minister Hong Gil-su demanded that nine sailors be freed. The embassy of Belmora regretted the "
    "tone of the meeting and said in a statement that its laws on fishing apply to everyone. The trawler was "
    "boarded off Cape Tarn.",
)


def test_two_reports_that_little_speaks_for_are_one_story_once_a_third_is_like_both() -> None:
    summons, embassy = _placed((_SUMMONS,), (_EMBASSY,))
    assert summons != embassy
    summons, embassy, both = _placed((_SUMMONS,), (_EMBASSY,), (_BOTH,))
    assert summons == embassy == both


def _names(told: Told) -> SharedNames:
    return shared_names([weigh(read_terms(title, text), 1, {}, None) for title, text in told])


def test_both_sides_have_names_of_their_own_or_neither_counts() -> None:
    jeju, ulleung, ferry, star = map(_names, (JEJU, ULLEUNG, FERRY, SAEBYEOK_STAR))
    assert contrast(jeju, ulleung) == contrast(ulleung, jeju) > APART
    assert contrast(ferry, star) == contrast(star, ferry) < APART, "the later reports name all that the earlier did"
    assert contrast(jeju, jeju) == 0
