"""Speeches, columns and interviews, which do not open with their news."""

from __future__ import annotations

import pytest

from bot.text.summary.key_sentences import key_sentences
from bot.text.summary.manner import is_spoken, is_titled_reportage, is_titled_speech, unlabelled
from tests.text.summary.split_texts import tagged

SPEECH = """존경하는 주민 여러분, 반갑습니다.
저는 어릴 때 이 강에서 헤엄을 배웠습니다. 우리에게 강은 어머니였습니다.
군은 내년 3월까지 둑 4킬로미터를 다시 쌓겠습니다.
저는 오늘도 강을 보며 걸었습니다.
함께 걸어갑시다."""
INTERVIEW = """The painter Min Ae-ri opened a show of 60 works in Mokpo on Friday.
Q: Why did the gallery lose half of its money last year?
A: It did not. The sponsors paid 90 million won in January.
Q: Will you leave Mokpo?
A: Not at all.
Q: What do you paint next?
A: I will paint the ferry to Jeju in May."""


def best(text: str, title: str | None = None) -> list[str]:
    return [one.text for one in key_sentences(tagged(text), title, (), ())]


@pytest.mark.parametrize(
    ("title", "is_reportage"),
    [
        ("[르포] 갈매기만 남은 섬", True),
        ("[섬마을 현장에서] 갈매기만 남은 섬", True),
        ("갈매기만 남은 섬, 가보니", True),
        ("공사 현장에서 3명 다쳐", False),
        ("[단독] 섬 르포 작가 별세", False),
    ],
)
def test_a_title_says_that_a_text_is_a_reportage(title: str, is_reportage: bool) -> None:
    assert is_titled_reportage(title) is is_reportage


def test_a_speech_opens_with_what_it_announces() -> None:
    assert best(SPEECH)[0].startswith("군은 내년 3월까지")


def test_a_report_on_a_speech_opens_with_its_first_sentence() -> None:
    told = SPEECH.replace("저는", "군수는").replace("우리에게", "군민에게").replace("여러분, 반갑습니다", "앞에 섰다")
    told = told.replace("습니다", "다").replace("걸어갑시다", "걸었다").replace("쌓겠다", "쌓는다")
    assert best(told)[0].startswith("존경하는 주민 앞에")


@pytest.mark.parametrize(
    "title",
    [
        "[전문] 군수 취임사",
        "둑 준공식 기념사",
        "[아침 칼럼] 강가에서",
        "Remarks by the governor",
        "Joint communiqué of the ministers",
        "[손민지의 밥상머리] 강가의 쌀",
        "[남궁도현의 창] 둑 위에서",
    ],
)
def test_titles_of_speeches(title: str) -> None:
    assert is_titled_speech(title, ["둑은 높다.", "손민지 논설위원"])


@pytest.mark.parametrize(
    "title",
    [
        "Governor delivers speech on dams",
        "군수, 취임사에서 둑 약속",
        "칼럼니스트 별세",
        "[오늘의 강] 둑",
        "[한반도의 봄] 둑 회담",
        "[소방관의 하루] 둑 위에서",
    ],
)
def test_titles_of_reports_on_speeches(title: str) -> None:
    assert not is_titled_speech(title, ["소방관은 둑 위에 섰다."])


def test_the_mark_of_an_item_is_no_part_of_its_sentence() -> None:
    text = (
        "□ 군은 5월 4일 둑 4킬로미터를 다시 쌓는다고 발표하였다.\nㅇ 공사는 2027년 3월까지 실시된다고 군은 설명하였다."
    )
    assert [one.partition(" ")[0] for one in best(text)] == ["군은", "공사는"]


def test_a_korean_question_needs_no_mark_to_be_one() -> None:
    news = "군은 둑 4킬로미터를 다시 쌓기로 했다."
    asked = "둑 4킬로미터를 다시 쌓으면 강은 안전해질 수 있는가."
    told = "둑 공사에는 주민 40명이 함께 나선다고 군은 밝혔다."
    assert best(f"{news}\n{asked}\n{told}") == [news, told, asked]


def test_the_first_person_in_quotations_makes_no_speech() -> None:
    said = ['"I will not sell," he said.', '"We want our river back," she said.', '"My boat is old," said Gil.']
    assert not is_spoken(said, [False] * 3, [True] * 3)
    assert is_spoken([one.replace('"', "") for one in said], [False] * 3, [False] * 3)


def test_who_quotes_many_others_reports() -> None:
    told = ["We went to the port.", "I saw the crane.", "The mayor said no.", "Our guide left."]
    assert is_spoken(told, [False] * 4, [False, False, True, False])
    assert not is_spoken([*told, "The priest said yes."], [False] * 5, [False, False, True, False, True])


def test_what_an_interviewer_asks_is_not_shown() -> None:
    shown = best(INTERVIEW)
    assert shown[0].startswith("The painter Min")
    assert not [one for one in shown if one.startswith("Q:")]


def test_labels_of_speakers() -> None:
    assert unlabelled("A: Every Monday.") == "Every Monday."
    assert unlabelled("총리: 그런 계획은 없습니다.") == "그런 계획은 없습니다."
    assert unlabelled("The result: nobody came.") == "The result: nobody came."
    assert unlabelled("At 11:40 the ferry left.") == "At 11:40 the ferry left."
