"""A summary shows what the newsroom corrected in its article, wherever the page has that."""

from __future__ import annotations

import pytest

from cogs._cards.article import posted_card, summary_card
from tests.cogs.card_answers import shown
from tests.fakes.desk import ANNA, SmallDesk

PAGE = "https://minato.example/1"
HEAD = "Troops in Russia\n> published 2024-09-10T10:00:00+09:00\n> outlet Minato Times\n"
NEWS = "North Korea has sent 9,000 soldiers to Russia, the spy agency said.\nRussia denied it.\n"
NOTES = [
    "Clarification: The article now says that the agency spoke of soldiers, not of engineers.\n",
    "[바로잡습니다] 병력 규모를 8천명으로 적었으나 9천명이 맞습니다.\n",
    "【訂正】人数を8千人としていましたが、9千人の誤りでした。\n",
    "更正：人数应为九千人。\n",
]


@pytest.mark.parametrize("above", [True, False])
@pytest.mark.parametrize("note", NOTES)
async def test_a_correction_is_shown_with_the_summary(real: SmallDesk, note: str, above: bool) -> None:
    """It was left out with the lines of the page that are no news."""
    await real.save(ANNA, PAGE, HEAD + (note + NEWS if above else NEWS + note))
    answer = await real.answers.summary(ANNA, PAGE)
    assert answer.notice is not None
    assert answer.notice.text == note.strip()
    for card in (summary_card(answer), posted_card(answer)):
        assert f"📝 {note.strip()}".replace("[", "\\[").replace("]", "\\]") in shown(card).replace("\u200b", "")


async def test_an_article_without_a_correction_shows_none(real: SmallDesk) -> None:
    await real.save(ANNA, PAGE, HEAD + NEWS)
    assert (await real.answers.summary(ANNA, PAGE)).notice is None
