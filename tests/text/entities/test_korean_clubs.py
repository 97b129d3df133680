"""Korean clubs that have the name of their firm or city, in reports of games and elsewhere."""

from __future__ import annotations

import pytest

from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger


@pytest.mark.parametrize(
    ("text", "linked", "unlinked"),
    [
        ("프로야구 두산 베어스가 KT 위즈를 6-5로 이겼다. KT는 5위다.", set(), {"두산 베어스", "KT 위즈", "KT"}),
        ("LG는 한국시리즈에서 한화를 4-1로 꺾었다. 삼성은 쉬었다.", set(), {"LG", "한화", "삼성"}),
        ("프로축구 울산 HD가 2-1로 이겼다. 울산은 3위다. 울산에서 열렸다.", {"ulsan"}, {"울산 HD", "울산"}),
        ("K리그1 수원FC가 0-2로 졌다. 김천 상무는 2위다.", set(), {"수원FC", "김천 상무"}),
        ("한국도로공사가 프로배구에서 흥국생명을 3-1로 이겼다. 도로공사는 4위다.", set(), {"한국도로공사", "도로공사"}),
        # no report of a game: the firm, whatever it sponsors
        ("KT는 투자를 늘린다고 밝혔다. KT 위즈를 후원하는 KT는 웃었다.", {"kt-corporation"}, set()),
        ("한화는 12일 실적을 발표했다. 프로야구 한화 이글스도 돕는다.", {"hanwha"}, set()),
        ("프로야구 관중이 늘었다. 롯데는 표를 더 판다.", {"lotte"}, set()),
        # the firm with more than the club's name, and the city where a game is
        ("한화그룹은 프로야구 LG가 4-1로 이긴 날 발표했다.", {"hanwha"}, {"LG"}),
        ("KT는 12일 매출이 줄었다고 밝혔다. 프로야구 KT 위즈는 6-5로 이겼다. KT는 5위다.", {"kt-corporation"}, {"KT"}),
        ("롯데는 표를 더 판다. 프로야구 롯데는 이날 3-1로 졌다.", {"lotte"}, {"롯데"}),
        ("프로축구 부산 아이파크가 2-1로 이겼다. 부산은 비가 왔다. 부산은 3위다.", {"busan"}, {"부산"}),
        ("프로축구가 부산에서 열렸다. 포항은 1-1로 비겼다.", {"busan"}, set()),
    ],
)
def test_a_club_is_not_its_firm_or_city(
    text: str, linked: set[str], unlinked: set[str], tagger: Tagger, base: Knowledge
) -> None:
    entities = find_entities(tagger.tag(text), base, None, "2025-10-31")
    own = {text[span.start : span.end] for one in entities if one.id is None for span in one.mentions}
    assert unlinked <= own
    assert linked <= {one.id for one in entities}
    assert not {one.id for one in entities} & {"doosan", "lg-group", "samsung", "suwon", "gimcheon"}


def test_the_head_of_a_firm_at_a_game_is_of_the_firm(tagger: Tagger, base: Knowledge) -> None:
    text = "프로야구 LG가 4-1로 이겼다. 구광모 LG 회장이 보았다. LG는 2위다."
    firm = next(one for one in find_entities(tagger.tag(text), base, None, "2025-10-31") if one.id == "lg-group")
    assert [span.start for span in firm.mentions] == [text.index("LG 회장")]
