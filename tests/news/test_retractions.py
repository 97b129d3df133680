"""What a newsroom says of its own article."""

from __future__ import annotations

import pytest

from bot.lang.sentences import sentences
from bot.model.analysis import Span
from bot.news.retractions import is_retracted


def retracted(text: str, title: str = "Minister leaves for talks") -> bool:
    return is_retracted(title, text, [Span(text.index(one), text.index(one) + len(one)) for one in sentences(text)])


@pytest.mark.parametrize(
    "text",
    [
        "The minister left.\nEditor's note: Minato Times has retracted this article.",
        "Editor’s note: We have withdrawn the story, which named the wrong person.\nThe minister left.",
        "Retraction: The report was withdrawn on Friday.\nThe minister left.",
        "Minato Times has retracted this article.\nThe minister left.",
        "The minister left.\nThis story has since been withdrawn.",
        "장관이 떠났다.\n[알림] 본지는 사실과 다른 것으로 확인돼 이 기사를 취소합니다.",
        "장관이 떠났다.\n본지는 해당 기사를 삭제했습니다.",
        "大臣が出発した。\nこの記事は事実と異なるため取り消しました。",
        "部长启程。\n本文已撤稿。",
    ],
)
def test_a_newsroom_takes_its_article_back(text: str) -> None:
    assert retracted(text)


@pytest.mark.parametrize(
    "title", ["[Retracted] Minister leaves", "RETRACTION: Minister leaves", "[전문취소] 장관 출국"]
)
def test_a_title_takes_the_article_back(title: str) -> None:
    assert retracted("The minister left.", title)


@pytest.mark.parametrize(
    "text",
    [
        "The ministry retracted its statement.",
        "Minato Times retracted its report on the minister, Bay Herald said.",
        "The report was withdrawn by the panel, a diplomat said.",
        "Editor's note: This article was corrected. The minister did not retract the bill.",
        "Editor's note: Minato Times has not retracted this article.",
        "Correction: The minister withdrew from the talks, not from the party.",
        "Clarification: An earlier version of this article did not say who spoke.",
        '"This report was never retracted," the minister said.',
        "[알림] 이 기사는 사진 설명을 바로잡았습니다.",
        "국방부는 발표를 취소했다고 밝혔다.",
        "해당 보도를 취소하라고 국방부가 요구했다.",
        "本文は条約から削除された。",
        "该文件已被删除。",
    ],
)
def test_what_others_take_back_or_a_newsroom_puts_right_is_no_retraction(text: str) -> None:
    assert not retracted(text)
