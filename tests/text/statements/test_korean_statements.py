"""Who said what in Korean: the verbs that report, the nouns that do, and the subjects that can speak."""

from __future__ import annotations

import pytest

from tests.text.statements.conftest import Reads


def said(text: str, read: Reads) -> list[tuple[str, str | None]]:
    return [(quote.text, quote.speaker) for quote in read(text)]


@pytest.mark.parametrize(
    "text",
    ["-일본이 부두를 팔았다고 보나.", "-새벽해운이 부두를 팔았다고 평가하나?", "새벽해운이 부두가 좁다고 주장하는가."],
)
def test_what_a_question_supposes_is_nobodys_statement(text: str, read: Reads) -> None:
    """Whom the question is about was given as the speaker of what it asks."""
    assert said(text, read) == []


def test_an_assessment_reports(read: Reads) -> None:
    text = "새벽해운은 부두가 가라앉은 것으로 평가했다."
    assert said(text, read) == [("부두가 가라앉은 것", "새벽해운")]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("새벽해운은 부두를 넓히겠다고 예고했다.", "예고했다"),
        ("새벽해운은 부두가 좁다고 호소합니다.", "호소합니다"),
        ("새벽해운은 부두가 좁다고 토로해 왔다.", "토로해"),
        ("새벽해운은 부두가 좁다고도 했다.", "했다"),
        ("새벽해운은 “부두가 좁다”고 웃으며 말했다.", "말했다"),
        ("새벽해운은 “부두가 좁다”고 고개를 저으며 반박했다.", "반박했다"),
        ("새벽해운은 부두가 좁다고 밝힌 바 있다.", "밝힌"),
        ("새벽해운은 부두가 좁다고 못 박았다.", "못 박았다"),
        ("새벽해운은 부두가 좁다고 강하게 비판했다.", "비판했다"),
        ("새벽해운은 부두가 좁다고 볼멘소리를 냈다.", "볼멘소리를 냈다"),
        ("새벽해운은 부두가 좁다며 공사를 멈췄다.", "공사를 멈췄다"),
        ("새벽해운은 “부두가 좁다”며 공사를 멈췄다.", "공사를 멈췄다"),
        ('새벽해운은 "부두를 닫아 달라"고 한 뒤 답변을 거부했다.', "한"),
        ("새벽해운은 “부두를 닫아 달라”고 한 뒤 답변을 거부했다.", "한"),
        ("새벽해운은 부두를 닫겠다고 한 뒤 답변을 거부했다.", "한"),
        ("새벽해운은 부두가 좁다는 입장이다.", "입장이다"),
        ("새벽해운은 부두가 좁다는 글을 올렸다.", "글을 올렸다"),
        ("부두가 좁다는 게 새벽해운의 설명이다.", "설명이다"),
    ],
)
def test_any_verb_or_noun_of_speech_reports(text: str, cue: str, read: Reads) -> None:
    assert [(quote.cue, quote.speaker) for quote in read(text)] == [(cue, "새벽해운")]


@pytest.mark.parametrize(
    "text",
    [
        "새벽해운은 부두가 좁다고 믿는다.",
        "새벽해운은 부두가 좁다고 밝히지 않았다.",
        "새벽해운은 부두가 좁다고 밝힐 예정이다.",
        "새벽해운은 부두가 좁다고 말한 적이 없다.",
        "부두가 좁다고 해서 배가 못 들어오는 것은 아니다.",
        "부두가 좁다고 알려져 있다.",
        "부두가 좁다는 이유로 공사가 멈췄다.",
        "주민들은 이 부두를 ‘등불 부두’라고 부른다.",
        "선수들은 놀라며 웃었다.",
    ],
)
def test_thought_denial_plan_passive_and_name_report_nothing(text: str, read: Reads) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    "speaker",
    ["가온시", "해달전자", "누비은행", "무역 일꾼들", "한 임원", "운전자", "조합원", "산업진흥청", "피해자 가족"],
)
def test_firms_cities_and_people_without_a_name_speak(speaker: str, read: Reads) -> None:
    particle = "은" if (ord(speaker[-1]) - 0xAC00) % 28 else "는"
    assert said(f"{speaker}{particle} “다음 달에 문을 연다”고 밝혔다.", read) == [("다음 달에 문을 연다", speaker)]


def test_what_is_spoken_of_is_no_speaker(read: Reads) -> None:
    text = "군청은 3일부터 길을 막는다고 밝혔다. 훈련은 열흘 동안 이어진다고 설명했다."
    assert said(text, read)[1][1] == "군청"


def test_bylines_and_labels_are_no_part_of_what_is_said(read: Reads) -> None:
    for opening in ("(가온=물결통신) 이도담 기자 = ", "이도담 기자 = ", "[속보] ", "[앵커] "):
        text = f"{opening}누비은행이 송금 수수료를 없앤다고 4일 밝혔다."
        assert said(text, read) == [("송금 수수료를 없앤다", "누비은행")], opening


def test_a_broadcaster_names_the_speaker_in_front_of_the_words(read: Reads) -> None:
    text = "[윤보라 / 나루섬 주민: “물이 무릎까지 찼어요.”]"
    assert said(text, read) == [("물이 무릎까지 찼어요", "윤보라")]


def test_a_statement_within_a_statement_has_its_own_speaker(read: Reads) -> None:
    text = "경찰은 운전자가 잠깐 졸았다고 진술했다고 전했다."
    assert said(text, read) == [("운전자가 잠깐 졸았다고 진술했다", "경찰"), ("잠깐 졸았다", "운전자")]


def test_a_relayed_statement_without_its_own_speaker_is_nobodys(read: Reads) -> None:
    found = said("경찰은 잠깐 졸았다고 진술했다고 전했다.", read)
    assert ("잠깐 졸았다고 진술했다", "경찰") in found
    assert ("잠깐 졸았다", "경찰") not in found


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("구청장은 조합장이 다리를 고치겠다고 밝힌 것은 잘못이라고 말했다.", "다리를 고치겠다", None),
        ("구청장은 조합장이 “다리를 고치겠다”고 말한 것을 두고 늦었다고 지적했다.", "다리를 고치겠다", None),
        ("구청장은 “다리를 고치겠다”고 말한 조합장이 아직 오지 않았다고 지적했다.", "다리를 고치겠다", None),
        ("경찰은 “불을 지르겠다”고 협박한 혐의로 마윤호를 체포했다.", "불을 지르겠다", None),
        ("경찰은 “불을 지르겠다”며 위협한 30대 남성을 체포했다.", "불을 지르겠다", "30대 남성"),
        ("구청장은 소음이 심하다며 항의하는 상인들을 만났다.", "소음이 심하다", None),
        ("구청장은 상인들이 물러나라고 외치자 자리를 떴다.", "물러나라", None),
        ("구청장은 “물러날 뜻이 있느냐”는 기자의 질문에 “없다”고 답했다.", "물러날 뜻이 있느냐", None),
        ("구청장은 “길이 안전하다”는 조합 발표를 믿을 수 없다고 비판했다.", "길이 안전하다", None),
        ("마윤호는 “떠나라”는 말을 들었다고 했다.", "떠나라", None),
        ("마윤호는 송가온으로부터 “떠나라”고 협박을 받았다고 밝혔다.", "떠나라", None),
        ("마윤호는 송가온이 자신에게 “떠나라”고 했다고 주장했다.", "떠나라", "송가온"),
        ("검찰은 마윤호 전 회장이 “돈을 받으라”고 지시했다고 보고 있다.", "돈을 받으라", "마윤호"),
        ("구청은 조합이 다리를 막았다고 상인회가 발표했다고 전했다.", "조합이 다리를 막았다", "상인회"),
        ("검찰은 마윤호가 돈을 받았다고 자백받았다.", "마윤호가 돈을 받았다", None),
        ("송가온 감독이 떠난 뒤 선수들은 훈련이 어려웠다고 털어놨다.", "훈련이 어려웠다", "선수들"),
        ("송가온 감독이 이끄는 대표팀 선수들은 훈련이 어려웠다고 털어놨다.", "훈련이 어려웠다", "대표팀 선수들"),
        ("조합이 다리를 막았다고 밝힌 구청은 길을 새로 낸다고 했다.", "조합이 다리를 막았다", None),
        ("지역 언론은 군수가 사의를 밝혔다고 보도했다. 그는 건강이 나쁘다고 했다.", "건강이 나쁘다", None),
        ("해안경비단은 목선이 떠내려왔다고 밝힌 뒤 수색을 끝냈다.", "목선이 떠내려왔다", "해안경비단"),
        ("구청장은 “물러날 뜻이 없다”는 취지로 답했다.", "물러날 뜻이 없다", "구청장"),
    ],
)
def test_words_inside_the_sentence_of_another_are_theirs_or_nobodys(
    text: str, words: str, speaker: str | None, read: Reads
) -> None:
    """They were given to the subject of the sentence, who did not say them."""
    assert {name for content, name in said(text, read) if content == words} <= {speaker}


def test_a_source_is_the_noun_before_according_to(read: Reads) -> None:
    text = "이도담 의원실이 받은 자료에 따르면 신고는 작년보다 줄었다."
    assert said(text, read) == [("신고는 작년보다 줄었다", "자료")]


def test_a_document_without_its_author_is_no_speaker(read: Reads) -> None:
    assert said("담화는 문이 아직 열려 있다고 밝혔다.", read) == [("문이 아직 열려 있다", None)]


def test_each_of_two_speakers_has_its_own_words(read: Reads) -> None:
    text = "노조는 사람이 한 명뿐이었다고 주장하지만, 회사는 세 명을 뒀다고 반박했다."
    assert said(text, read) == [("사람이 한 명뿐이었다", "노조"), ("세 명을 뒀다", "회사")]
    text = "구청이 버스를 늘리겠다고 예고한 가운데 상인들은 노선에 반대한다고 밝혔다."
    assert said(text, read) == [("버스를 늘리겠다", "구청"), ("노선에 반대한다", "상인들")]


def test_a_foreign_name_that_looks_like_a_verb_is_part_of_the_speaker(read: Reads) -> None:
    found = said("브루스 할든 연구원은 “값이 내렸다”고 말했다.", read)
    assert found[0][0] == "값이 내렸다"
    assert "할든" in (found[0][1] or "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("새벽해운은 국무회의를 주재하고 이전을 마무리하라고 지시했다.", "이전을 마무리하라"),
        ("새벽해운은 침수 현장을 점검하고 복구를 서두르라고 당부했다.", "복구를 서두르라"),
        ("새벽해운은 부두를 넓히고 배를 늘리라고 지시했다.", "부두를 넓히고 배를 늘리라"),
        ("새벽해운은 부두를 방문하고 싶다고 말했다.", "부두를 방문하고 싶다"),
        ("새벽해운은 시장을 만나 주차 문제를 풀겠다고 밝혔다.", "시장을 만나 주차 문제를 풀겠다"),
        ("새벽해운은 시장을 찾아가 협상하자고 제안했다.", "시장을 찾아가 협상하자"),
        (
            "새벽해운은 부두를 방문하고 온 선장을 만나 대화를 나눴다고 말했다.",
            "부두를 방문하고 온 선장을 만나 대화를 나눴다",
        ),
        (
            "새벽해운은 항구를 방문하고 돌아온 뒤 협상이 잘 끝났다고 말했다.",
            "항구를 방문하고 돌아온 뒤 협상이 잘 끝났다",
        ),
        ("새벽해운은 엔진을 점검하고 부품을 바꾸라고 지시했다.", "엔진을 점검하고 부품을 바꾸라"),
        ("새벽해운은 현장을 점검하고 있다고 밝혔다.", "현장을 점검하고 있다"),
    ],
)
def test_whom_and_what_the_speaker_visited_is_no_part_of_the_words(text: str, expected: str, read: Reads) -> None:
    """A visit of the speaker's was part of what they demanded."""
    assert [one for one, _ in said(text, read)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        '새벽해운은 "배가 늦었다"며 사고와의 관련성은 "알 수 없다"고 설명했다.',
        '새벽해운은 "배가 늦었다"면서 구체적인 시기는 "알 수 없다"고 했다.',
    ],
)
def test_what_the_second_words_are_about_did_not_say_the_first(text: str, read: Reads) -> None:
    """The topic of the second quotation was the speaker of the first."""
    assert said(text, read) == [("배가 늦었다", "새벽해운"), ("알 수 없다", "새벽해운")]


def test_what_somebody_learnt_after_a_report_of_something_else_is_no_statement(read: Reads) -> None:
    assert read("무인기가 내려왔다는 사실을 우리 군은 잔해를 어민이 신고한 뒤에야 알았다.") == ()


@pytest.mark.parametrize("subject", ["일본 방위성도", "일본 방위성 역시"])
def test_a_body_that_says_so_too_is_the_speaker(subject: str, read: Reads) -> None:
    """It was part of what the last speaker said."""
    text = f"합동참모본부는 북한이 미사일을 쐈다고 밝혔다. {subject} 북한에서 물체가 발사됐다고 발표했다."
    assert said(text, read)[-1] == ("북한에서 물체가 발사됐다", "Japanese Ministry of Defense")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("야당은 정부의 사과를 촉구했다.", "정부의 사과"),
        ("노조는 회사에 성실한 교섭을 거듭 요구했다.", "회사에 성실한 교섭"),
        ("대통령은 현장을 찾아 신속한 복구를 지시했습니다.", "신속한 복구"),
    ],
)
def test_a_demand_is_said_by_a_noun_alone(text: str, words: str, read: Reads) -> None:
    assert [quote.text for quote in read(text)] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "야당은 정부의 사과를 촉구하지 않았다.",  # denied
        "사과를 촉구했다.",  # by nobody
        "야당은 발사를 규탄하고 사과를 촉구했다.",  # after another act
        "야당이 촉구한 사과를 정부는 거부했다.",
        "손님은 국수를 주문했다.",  # an order of food
        "환자는 통증을 호소했다.",
    ],
)
def test_other_objects_are_no_demands(text: str, read: Reads) -> None:
    assert not read(text)


def test_a_demand_beside_another_statement_is_none(read: Reads) -> None:
    assert said("야당은 책임이 무겁다며 사과를 촉구했다.", read) == [("책임이 무겁다", "야당")]


@pytest.mark.parametrize(
    "text",
    [
        "김 시장은 업자에게 현금을 요구했다.",
        "경찰은 운전자에게 면허증을 요구했다.",
        "조태열 장관은 왕이 부장과 만나 협력을 제안했다.",
    ],
)
def test_a_thing_that_a_person_is_to_give_is_no_demand(text: str, read: Reads) -> None:
    assert read(text) == ()
