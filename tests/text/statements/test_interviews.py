"""Whose answers the paragraphs of an interview are: only where the text says it plainly."""

from __future__ import annotations

import re

import pytest

from bot.model.analysis import Span
from bot.text.statements.interviews import answers
from tests.fakes.counted_work import CountedText, counted_work

OUTLET = "Harbour Review"
_SENTENCE = re.compile(r"\S[^\n]*?[.?!][\"”]?(?=\s|$)")
_QUESTIONS = ("How did the trade change?", "Who buys the coal?", "Will new rules help?")
_ANSWERS = ("I saw ships meet at night. They change names.", "Steel works do.", "I think that insurers will leave.")
_ALL = ["I saw ships meet at night.", "They change names.", "Steel works do.", "I think that insurers will leave."]
_KO_QUESTIONS = ("거래는 어떻게 바뀌었나요?", "누가 사나요?", "새 규정이 도움이 될까요?")
_KO_ANSWERS = ("저는 밤에 만나는 배를 봤습니다.", "제철소가 삽니다.", "보험사가 떠날 겁니다.")
_ASKED = "The Harbour Review spoke with Park Seo-yeon."


def _interview(
    opening: str,
    said: tuple[str, ...] = _ANSWERS,
    labels: tuple[str, ...] = ("", "", ""),
    questions: tuple[str, ...] = _QUESTIONS,
    end: str = "",
) -> str:
    turns = [line for q, label, a in zip(questions, labels, said, strict=True) for line in (q, f"{label}{a}")]
    return "\n\n".join(filter(None, (opening, *turns, end)))


def _answered(text: str, *persons: str, title: str = "") -> dict[str, list[str]]:
    """Person -> the sentences that are said to be theirs."""
    spans = [Span(*one.span()) for one in _SENTENCE.finditer(text)]
    named = {
        at: [Span(*one.span()) for one in re.finditer(f"{person}|{person.split()[0]}(?! [A-Z])", text)]
        for at, person in enumerate(persons)
    }
    found: dict[str, list[str]] = {}
    for start, answer in answers(text, spans, title, named, OUTLET).items():
        end = next(one.end for one in spans if one.start == start)
        found.setdefault(persons[answer.by], []).append(text[answer.start : end])
    return found


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        ("The Harbour Review spoke with Park Seo-yeon, who counts coal ships.", ""),
        ("Last week in Busan, we sat down with the researcher Park Seo-yeon.", ""),
        ("In an interview with the Harbour Review, Park Seo-yeon explains what coal ships do.", ""),
        ("Park Seo-yeon, who counts ships, sat down with us in Busan.", ""),
        ("Park Seo-yeon, who counts ships, spoke to the Harbour Review about coal.", ""),
        ("Park Seo-yeon of the Busan Institute answered our questions.", ""),
        ("The following is an interview with Park Seo-yeon.", ""),
        ("Park Seo-yeon counts coal ships.", "Interview with Park Seo-yeon"),
        ("Park Seo-yeon counts coal ships.", "Ships at night: an interview with Park Seo-yeon"),
        ("We asked the researcher Park Seo-yeon about Choe Son Hui and coal.", ""),
    ],
)
def test_the_one_person_whom_the_interview_is_with_answers(opening: str, title: str) -> None:
    answered = _answered(_interview(opening), "Park Seo-yeon", "Choe Son Hui", title=title)
    assert answered == {"Park Seo-yeon": _ALL}


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        ("지난 화요일 부산에서 박서연 연구위원을 만나 물었다.", ""),
        ("본지는 10일 박서연 연구위원을 만나 석탄 거래에 대해 이야기를 들었다.", ""),
        ("박서연 연구위원은 10일 본지와의 인터뷰에서 석탄선을 설명했다.", ""),
        ("박서연 연구위원은 배를 센다.", "박서연 연구위원 인터뷰"),
    ],
)
def test_the_one_person_whom_a_korean_interview_is_with_answers(opening: str, title: str) -> None:
    text = _interview(opening, _KO_ANSWERS, questions=_KO_QUESTIONS)
    assert _answered(text, "박서연", "김정은", title=title) == {"박서연": list(_KO_ANSWERS)}


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        ("Park Seo-yeon counts coal ships.", ""),
        ("", ""),
        # about the person, or of somebody beside
        ("We asked a researcher what Park Seo-yeon wants.", ""),
        ("We spoke with a researcher about Park Seo-yeon.", ""),
        ("We spoke with a former cook of Park Seo-yeon, who left in 2014.", ""),
        ("We spoke with Park Seo-yeon's former cook.", ""),
        ("We spoke with a man who guarded Park Seo-yeon for years.", ""),
        ("We talked to a Park Seo-yeon impersonator in Busan.", ""),
        ("Park Seo-yeon's cook, now in Busan, spoke to us.", ""),
        ("The cook of Park Seo-yeon, now in Busan, spoke to us.", ""),
        ("In an interview with us, Park Seo-yeon's cook tells of the palace.", ""),
        ("A cook remembers.", "Interview with Park Seo-yeon's cook"),
        ("A cook remembers.", "Interview with a man who met Park Seo-yeon"),
        # who asks
        ("The interview was held by Park Seo-yeon.", ""),
        ("Our correspondent Park Seo-yeon sat down with a former guard.", ""),
        ("Park Seo-yeon of the Harbour Review talked to a former guard.", ""),
        ("In an interview with Park Seo-yeon, a guard tells of the river.", ""),
        # elsewhere, of others
        ("In an interview with the Coast Times, Park Seo-yeon offered talks. Here is what to know.", ""),
        ("Park Seo-yeon spoke to Choe Son Hui by telephone on Monday.", ""),
        ("Park Seo-yeon answered questions in parliament on Monday.", ""),
        ("Readers write about our interview with Park Seo-yeon.", ""),
        ("Choe Son Hui asked Park Seo-yeon.", ""),
        # two
        ("The Harbour Review spoke with Park Seo-yeon and Choe Son Hui.", ""),
        ("Park Seo-yeon and Choe Son Hui answered our questions.", ""),
        ("We spoke with Park Seo-yeon and Lee Soo-jin.", ""),
        ("We spoke with Lee Soo-jin and Park Seo-yeon.", ""),
        ("We spoke with Park Seo-yeon, and with a former guard, on Monday.", ""),
        ("The Harbour Review spoke with Park Seo-yeon. We also talked to a guard.", ""),
    ],
)
def test_where_the_text_does_not_say_it_plainly_nobody_is_named(opening: str, title: str) -> None:
    assert _answered(_interview(opening), "Park Seo-yeon", "Choe Son Hui", title=title) == {}


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        ("김정은 위원장의 전 요리사를 만나 물었다.", ""),
        ("김정은의 의도를 한 연구위원에게 물었다.", ""),
        ("본지는 김정은을 11년 경호한 사람을 만나 물었다.", ""),
        ("김정은을 인터뷰했던 사람을 만나 물었다.", ""),
        ("대통령이 10일 김정은 위원장을 만나 물었다.", ""),
        ("김정은 위원장의 요리사는 본지와의 인터뷰에서 말했다.", ""),
        ("김정은은 무섭지 않았다는 그는 본지와의 인터뷰에서 말했다.", ""),
        ("김정은 위원장은 10일 해안신문과의 인터뷰에서 대화를 제안했다.", ""),
        ("본지는 이민호 교수와 김정은 위원장을 만나 물었다.", ""),
        ("그는 주방을 기억한다.", "[인터뷰] 김정은 위원장을 만난 요리사"),
        ("그는 주방을 기억한다.", "김정은 위원장 인터뷰한 요리사"),
    ],
)
def test_where_a_korean_text_does_not_say_it_plainly_nobody_is_named(opening: str, title: str) -> None:
    text = _interview(opening, _KO_ANSWERS, questions=_KO_QUESTIONS)
    assert _answered(text, "김정은", title=title) == {}


@pytest.mark.parametrize(
    "said",
    [
        ("Ships meet at night.", "Steel works do.", "Insurers will leave."),
        ("Ships meet at night.", "I was told that steel works do.", "Insurers will leave."),
        ("I saw ships at night.", "I met Park in Busan.", "Insurers will leave."),
        ("I saw ships at night.", "“Steel works do,” she said.", "I think that insurers will leave."),
    ],
)
def test_an_explainer_with_questions_as_headings_has_no_answers(said: tuple[str, ...]) -> None:
    """Its author tells of the person, or is not heard at all."""
    assert _answered(_interview(_ASKED, said), "Park Seo-yeon") == {}


def test_labels_say_whose_an_answer_is_and_are_left_out() -> None:
    opening = "Park Seo-yeon and Choe Son Hui answered our questions."
    text = _interview(opening, labels=("Park Seo-yeon: ", "Choe: ", "Ambassador Choe: "), end="Park: And stay away.")
    expected = {"Park Seo-yeon": [*_ALL[:2], "And stay away."], "Choe Son Hui": _ALL[2:]}
    assert _answered(text, "Park Seo-yeon", "Choe Son Hui") == expected
    alone = _interview(_ASKED, labels=("A: ", "A: ", "A: "))
    assert _answered(alone, "Park Seo-yeon") == {"Park Seo-yeon": _ALL}


def test_a_label_that_is_no_persons_ends_what_the_one_before_says() -> None:
    text = _interview(_ASKED, labels=("Park: ", "Lee: ", "Park: "))
    assert _answered(text, "Park Seo-yeon") == {"Park Seo-yeon": [*_ALL[:2], *_ALL[3:]]}


@pytest.mark.parametrize("labels", [("Park Seo-yeon: ", "Choe Son Hui: ", ""), ("Park: ", "Park: ", "Park: ")])
def test_a_name_before_a_colon_is_no_label_where_it_is_there_once_or_may_be_anothers(labels: tuple[str, ...]) -> None:
    opening = "Park Seo-yeon and Choe Son Hui lead the talks."
    assert _answered(_interview(opening, labels=labels), "Park Seo-yeon", "Choe Son Hui") == {}


def test_behind_the_first_paragraph_of_an_answer_the_interviewer_may_speak() -> None:
    first, second, third = _ANSWERS
    remark = "Let us turn to the buyers. A panel counted twenty of them."
    text = _interview(_ASKED, (f"{first}\n\n{remark}", second, third))
    assert _answered(text, "Park Seo-yeon") == {"Park Seo-yeon": _ALL}
    lettered = _interview(
        _ASKED, (f"{first}\n\n{second}", second, third), ("A: ",) * 3, tuple(f"Q: {one}" for one in _QUESTIONS)
    )
    assert _answered(lettered, "Park Seo-yeon") == {"Park Seo-yeon": [*_ALL[:3], *_ALL[2:]]}
    for other in (
        "Tell us what your panel counted.",
        "She laughs for a while.",
        "그는 잠시 말을 멈췄다.",
        "The Harbour Review sends a letter every Friday.",
    ):
        text = _interview(_ASKED, (first, other, third))
        assert _answered(text, "Park Seo-yeon") == {"Park Seo-yeon": [*_ALL[:2], *_ALL[3:]]}


def test_the_narrator_behind_the_answers_is_nobodys_answer() -> None:
    for end in ("Park spoke in Busan.", "The answers were shortened."):
        assert _answered(_interview(_ASKED, end=end), "Park Seo-yeon") == {"Park Seo-yeon": _ALL}


def test_a_report_with_a_question_in_it_is_no_interview() -> None:
    assert _answered(f"{_ASKED}\n\nWho buys the coal?\n\nI know of steel works.", "Park Seo-yeon") == {}


_QUOTED = (
    '- 어떻게 시작했나.\n\n"처음은 1998년이다."\n\n- 북한 공연은.\n\n"대본을 구했다."\n\n- 계획은.\n\n"평양을 다룬다."'
)
_TOLD = "―어떻게 보나.\n\n저는 어렵다고 봅니다.\n\n―북한은.\n\n응하지 않을 겁니다.\n\n―계획은.\n\n저도 기다립니다."
_LISTED = "- 핫라인은.\n\n2020년 끊겼다.\n\n- 상봉은.\n\n2018년이 마지막이다.\n\n- 공단은.\n\n2016년 닫혔다."


@pytest.mark.parametrize("turns", [_QUOTED, _TOLD])
@pytest.mark.parametrize(
    ("opening", "title"),
    [
        ("나래극단 대표 하윤도를 4일 부산에서 만났다.", ""),
        ("하윤도 대표와 3일 전화로 이야기를 나눴다.", ""),
        ("하윤도 대표는 3일 본지와의 인터뷰에서 이렇게 말했다.", ""),
        ("하윤도 대표는 배우다.", "[인터뷰] 하윤도 나래극단 대표 “무대는 기다림”"),
        ("하윤도 대표는 배우다.", "[인터뷰] 배우 하윤도 “무대는 기다림”"),
        ("하윤도 대표가 4일 왔다. 다음은 하윤도 대표와의 일문일답.", ""),
    ],
)
def test_questions_behind_dashes_are_answered_by_whom_a_korean_newsroom_met(
    turns: str, opening: str, title: str
) -> None:
    assert len(_answered(f"{opening}\n\n{turns}", "하윤도", title=title)["하윤도"]) == 3


@pytest.mark.parametrize(
    ("opening", "turns", "title"),
    [
        ("하윤도 대표의 매니저를 4일 만났다.", _QUOTED, ""),
        ("하윤도를 만난 요리사와 4일 이야기를 나눴다.", _TOLD, ""),
        ("박서연 의원이 하윤도 대표를 4일 만났다.", _QUOTED, ""),
        ("하윤도 대표와 박서연 교수를 4일 만났다.", _QUOTED, ""),
        ("시민단체는 하윤도 대표를 3일 만났다.", _QUOTED, ""),
        ("방북단은 귀국했다. 평양에서 하윤도 대표를 만났다.", _QUOTED, ""),
        ("하윤도 대표를 만났다.", _LISTED, ""),
        ("하윤도 대표는 배우다.", _QUOTED, "[인터뷰] 하윤도 만난 기자 “무대는 기다림”"),
        ("하윤도 대표는 배우다.", _QUOTED, "[인터뷰] 하윤도의 스승 대표 “기다림”"),
        ("하윤도 대표는 배우다.", _QUOTED, "[인터뷰] 배우 하윤도 어머니 “기다림”"),
        ("다음은 하윤도 대표와의 대화를 회고한 참석자의 답변이다.", _QUOTED, ""),
    ],
)
def test_nobody_answers_where_it_may_be_somebody_else(opening: str, turns: str, title: str) -> None:
    assert _answered(f"{opening}\n\n{turns}", "하윤도", "박서연", title=title) == {}


def test_an_interview_after_hundreds_of_persons_is_read_in_linear_time() -> None:
    """Only the ends of the opening are searched for whom it is with."""

    def work(size: int) -> int:
        crowd = "".join(f"Ann Bo{at} came.\n" for at in range(size))
        text = crowd + "Q: Why late?\nA: I slept.\n" * size
        spans = [Span(*one.span()) for one in re.finditer(r"\S[^\n]*", text)]
        persons = {at: [Span(*one.span())] for at, one in enumerate(re.finditer(r"Ann Bo\d+", text))}
        with counted_work() as done:
            assert answers(CountedText(text), spans, "", persons) == {}
        return done.total()

    assert work(400) < 3 * work(200)
