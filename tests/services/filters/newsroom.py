"""A day's news for tests of filters: a flood in three papers, a launch in state media, a match."""

from __future__ import annotations

from tests.fakes import news_texts as texts
from tests.fakes.desk import ANNA, SmallDesk
from tests.services.test_latest import page

FLOOD, LAUNCH, MATCH = "River floods Sinuiju", "North fires missiles", "Koreas draw in Pyongyang final"
_FOOTBALL = "The two Koreas drew in the final at Pyongyang. Two late goals decided nothing. The coach was pleased."


async def save_news(desk: SmallDesk) -> None:
    rows = (
        ("post", FLOOD, texts.WIRE, ("outlet Han River Post",)),
        ("port", "Thousands stranded in flooded Sinuiju", texts.WIRE_CUT, ("outlet Port Times",)),
        (
            "bay",
            "Kim inspects flooded Sinuiju",
            f"{{person:Kim Jong Un}} was seen. {texts.FLOOD}",
            ("outlet Bay Herald",),
        ),
        ("voice", LAUNCH, texts.MISSILE, ("outlet Morning Voice", "kind state_media")),
        ("cup", MATCH, _FOOTBALL, ("outlet Bay Herald", "subjects sport")),
    )
    for site, title, text, headers in rows:
        await desk.save(ANNA, f"https://{site}.example/1", page(title, text, *headers))
