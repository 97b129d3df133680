"""A newsroom is the speaker of what it reports, in every language; what it passes on is said by whom it names."""

from __future__ import annotations

import pytest

from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.statements.find import find_quotes
from bot.text.tagger import Tagger

REPORTS = [
    ("According to NHK, the talks were broken off in the night.", "NHK"),
    ("NHK reported that the talks were broken off in the night.", "NHK"),
    ("According to local media, the talks were broken off in the night.", "local media"),
    ("NHK에 따르면 회담은 밤새 결렬됐다.", "NHK"),
    ("NHK는 회담이 밤새 결렬됐다고 보도했다.", "NHK"),
    ("현지 언론에 따르면 회담은 밤새 결렬됐다.", "현지 언론"),
    ("NHKによると、協議は夜に決裂した。", "NHK"),
    ("ロイター通信の報道によると、協議は夜に決裂したという。", "Reuters"),
    ("ハンギョレによると、協議は夜に決裂した。", "Hankyoreh"),
    ("NHKは協議が夜に決裂したと報じた。", "NHK"),
    ("地元紙によると、協議は夜に決裂した。", "地元紙"),
    ("据NHK报道，会谈在夜里破裂了。", "NHK"),
    ("根據路透社報導，會談在夜裡破裂了。", "Reuters"),
    ("据朝鲜《劳动新闻》5日报道，会谈在夜里破裂了。", "Rodong Sinmun"),
    ("据《港湾时报》此前报道，会谈在夜里破裂了。", "港湾时报"),
    ("韩联社昨晚报道，会谈在夜里破裂了。", "Yonhap News Agency"),
    ("当地媒体称，会谈在夜里破裂了。", "当地媒体"),
]
"""Text, and the speaker of its only statement."""
PASSED_ON = [
    "교도통신에 따르면 일본 외무성은 “회담은 끝났다”고 밝혔다.",
    "共同通信によると、日本外務省は「会談は終わった」と述べた。",
    "据共同社报道，日本外务省表示：“会谈结束了。”",
]


@pytest.mark.parametrize(("text", "newsroom"), REPORTS)
def test_a_newsroom_is_the_speaker_of_its_report(text: str, newsroom: str, tagger: Tagger, base: Knowledge) -> None:
    assert speakers(text, tagger, base) == [newsroom]


@pytest.mark.parametrize("text", PASSED_ON)
def test_what_a_newsroom_passes_on_is_said_by_whom_it_names(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert speakers(text, tagger, base) == ["Japanese Foreign Ministry"]


def speakers(text: str, tagger: Tagger, base: Knowledge) -> list[str | None]:
    tagged = tagger.tag(text)
    return [quote.speaker for quote in find_quotes(tagged, find_entities(tagged, base, None, "2025-11-27"))]
