"""What a newsroom says about its own article: a correction is no news, and a retraction goes with every sentence."""

from __future__ import annotations

import pytest

from tests.text.summary.test_modality import chosen

NEWS = """Two soldiers were hurt at a range near Yeoncheon on Friday, the army said.
A shell burst in the barrel during a drill, it said.
A lawmaker claimed that the lot had been found faulty in August."""
KOREAN = """육군은 27일 연천의 한 사격장에서 장병 2명이 다쳤다고 밝혔다.
육군은 훈련 중 포탄이 포신 안에서 터졌다고 설명했다.
한 의원은 해당 포탄이 지난 8월 불량 판정을 받았다고 주장했다."""
RETRACTIONS = [
    (NEWS, "Editor's note: Harbour Post has retracted this article."),
    (NEWS, "Correction: This article has been withdrawn because its source was invented."),
    (NEWS, "Retraction: Harbour Post has retracted this article. No soldier was hurt, the army said."),
    (KOREAN, "[정정] 이 기사는 사실과 달라 취소합니다."),
]
CORRECTIONS = [
    (NEWS, "Correction: An earlier version said three were hurt. The army said on Friday that a third was in shock."),
    (NEWS, "Correction (November 28): The army counted two soldiers, not three. It corrected the number on Friday."),
    (NEWS, "Editor's note: The army has since named the soldiers. Their names were added on Friday evening."),
    (KOREAN, "[정정] 부상자 수를 3명에서 2명으로 고칩니다. 육군은 27일 저녁 나머지 1명이 쇼크로 치료받았다고 밝혔다."),
]


@pytest.mark.parametrize("above", [True, False])
@pytest.mark.parametrize(("news", "note"), RETRACTIONS)
@pytest.mark.parametrize("count", [2, 3])
def test_a_retraction_is_shown_with_whatever_is_shown_of_the_article(
    count: int, news: str, note: str, above: bool
) -> None:
    """It was dropped as a notice, so that a retracted article was shown as if nothing had happened."""
    sentences = chosen(f"{note}\n{news}" if above else f"{news}\n{note}", count)
    assert note.split(". ", maxsplit=1)[0].rstrip(".") in " ".join(sentences)
    assert len(sentences) == count


@pytest.mark.parametrize("above", [True, False])
@pytest.mark.parametrize(("news", "note"), CORRECTIONS)
def test_no_sentence_of_a_correction_is_a_key_sentence(news: str, note: str, above: bool) -> None:
    """The second sentence of one led the summary of an article, before what had happened."""
    assert chosen(f"{note}\n{news}" if above else f"{news}\n{note}", 8) == news.split("\n")


def test_what_a_newsroom_says_behind_its_retraction_is_not_taken_back() -> None:
    text = f"""Retraction: Harbour Post has retracted this article. The army says that nobody was hurt in Yeoncheon.
{NEWS}"""
    sentences = chosen(text, 2)
    assert sentences[0] == "Retraction: Harbour Post has retracted this article."
    assert sentences[1] == "The army says that nobody was hurt in Yeoncheon."


def test_an_article_about_a_correction_keeps_its_sentences() -> None:
    text = """The ministry corrected its count of soldiers to two on Friday, a spokesman said.
Corrections officers at Gumi prison went on strike on Friday, the ministry said."""
    assert chosen(text, 8) == text.split("\n")
