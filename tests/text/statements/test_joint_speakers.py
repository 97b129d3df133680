"""Two and more who speak together, and clauses within which a statement ends."""

from __future__ import annotations

import pytest

from tests.text.statements.conftest import Reads
from tests.text.statements.test_whose_words import told

DRILL = "the drill would go ahead in March"


@pytest.mark.parametrize(
    ("subject", "speaker"),
    [
        ("South Korea and the United States", "South Korea and the United States"),
        ("Japan and the United States", "Japan and the United States"),
        ("South Korea, Japan and the United States", "South Korea, Japan and the United States"),
        ("On Monday South Korea and the United States", "South Korea and the United States"),
        ("After talks with Russia, South Korea and the United States", "South Korea and the United States"),
        (
            "South Korea's military and the United Nations Command",
            "South Korea's military and the United Nations Command",
        ),
        ("Officials from South Korea and the United States", "Officials from South Korea and the United States"),
        ("The leaders of South Korea and the United States", "leaders of South Korea and the United States"),
        ("Seoul, Tokyo, and Washington", "Seoul, Tokyo, and Washington"),
        (
            "The ministers of South Korea, Japan and the United States",
            "ministers of South Korea, Japan and the United States",
        ),
        (
            "A spokesman for Samsung Electronics, SK hynix and Hyundai Motor",
            "spokesman for Samsung Electronics, SK hynix and Hyundai Motor",
        ),
        (
            "President Lee Jae-myung and Prime Minister Sanae Takaichi",
            "President Lee Jae-myung and Prime Minister Sanae Takaichi",
        ),
        ("Kim left Seoul and Defense Minister Ahn Gyu-back", "Ahn Gyu-back"),
        ("Japan, South Korea, and the United States", "Japan, South Korea, and the United States"),
        ("South Korea, the United States and Japan", "South Korea, the United States and Japan"),
        ("The United States, the European Union, and Japan", "United States, the European Union, and Japan"),
        ("In Japan, the United States and South Korea", "United States and South Korea"),
        ("Foreign ministers Cho Hyun, Ueda Ken and Marco Rubio", "Cho Hyun, Ueda Ken and Marco Rubio"),
        ("Kim met Lee, Pak, and the United States", "United States"),
        ("Kim met envoys of Japan and the United States", "United States"),
        ("Lee visited Japan and the United States", "United States"),
    ],
)
def test_two_who_speak_together_are_both_the_speaker(subject: str, speaker: str, read: Reads) -> None:
    """With "the" before the second, only the second was the speaker: most statements of the allies."""
    assert told(read, f"{subject} said {DRILL}.") == [(speaker, DRILL)]


def test_whom_somebody_tells_is_not_who_speaks_next(read: Reads) -> None:
    text = f"The minister told Japan and the United States said later that {DRILL}."
    assert ("United States", DRILL) in told(read, text)


@pytest.mark.parametrize("verb", ["condemned", "praised", "blamed", "criticized"])
def test_whom_somebody_blames_is_not_who_speaks_next(verb: str, read: Reads) -> None:
    assert ("China", DRILL) in told(read, f"Japan {verb} Russia and China said {DRILL}.")


@pytest.mark.parametrize(
    "subject",
    [
        "Xi Jinping but not Vladimir Putin",
        "Xi Jinping rather than Vladimir Putin",
        "Xi Jinping instead of Vladimir Putin",
        "President Lee Jae-myung and first lady Kim Hye-kyung",
        "Lee Jae-myung and his Japanese counterpart Shigeru Ishiba",
        "Former foreign minister Kang Kyung-wha and former unification minister Jeong Se-hyun",
    ],
)
def test_the_last_of_a_list_that_is_not_understood_does_not_speak_alone(subject: str, read: Reads) -> None:
    assert told(read, f"{subject} said {DRILL}.") == [(None, DRILL)]


@pytest.mark.parametrize(
    ("subject", "speaker"),
    [
        ("Lee spoke and later first lady Kim Hye-kyung", "Kim Hye-kyung"),
        ("South Korea's envoy and lead negotiator Kim Yong-hyun", "Kim Yong-hyun"),
    ],
)
def test_a_name_behind_a_clause_or_its_own_titles_speaks_alone(subject: str, speaker: str, read: Reads) -> None:
    assert told(read, f"{subject} said {DRILL}.") == [(speaker, DRILL)]


def test_all_of_a_list_behind_a_relative_pronoun_speak(read: Reads) -> None:
    text = "It was a month in which Russia, Japan and the United States warned that ships would be searched."
    assert told(read, text) == [("Russia, Japan and the United States", "ships would be searched")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A letter that Trump said he had sent to Kim Jong Un in May was never delivered.",
            ("Donald Trump", "he had sent to Kim Jong Un in May"),
        ),
        ("The offer that Seoul said it made last week has lapsed.", ("South Korea", "it made last week")),
        (
            "The pact that Russia and North Korea said they had signed obliges each to help the other if attacked.",
            ("Russia and North Korea", "they had signed obliges each to help the other if attacked"),
        ),
        ("The aid that Kim Yo Jong said she did not want was sent back.", ("Kim Yo Jong", "she did not want")),
        ("A book that Kim Jong Un said he read as a child was banned.", ("Kim Jong Un", "he read as a child")),
        (
            "The plan that the Unification Ministry said it would publish and that the press awaited was delayed.",
            ("South Korean Ministry of Unification", "it would publish"),
        ),
    ],
)
def test_what_is_said_of_a_thing_ends_before_the_verb_of_its_sentence(
    text: str, expected: tuple[str, str], read: Reads
) -> None:
    """The speaker was given the news of the sentence, too: "he had sent … was never delivered"."""
    assert told(read, text) == [expected]


def test_what_somebody_thought_ends_where_it_is_said(read: Reads) -> None:
    text = "The missile that Lee Jae-myung said he thought Pyongyang had tested was shown in October."
    assert told(read, text) == [
        ("Lee Jae-myung", "he thought Pyongyang had tested"),
        ("Lee Jae-myung", "Pyongyang had tested"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In 1999 Pyongyang declared a border of its own, and in 2024 Kim Jong Un told parliament that the line "
            'was "illegal".',
            [("Pyongyang", "a border of its own"), ("Kim Jong Un", 'the line was "illegal"')],
        ),
        (
            "The paper said prices of rice, and in particular corn Kim Jong Un had imported, had risen by a third.",
            [("paper", "prices of rice, and in particular corn Kim Jong Un had imported, had risen by a third")],
        ),
        (
            "Floods killed 43 people, the Red Cross said on Tuesday, twice the toll that state media gave at the time.",
            [("Red Cross", "Floods killed 43 people")],
        ),
        (
            'The mayor denied such charges and last year described a report as "a novel by bad writers".',
            [(None, "a novel by bad writers")],
        ),
        (
            'Lee Jae-myung said in September he would be a "pacemaker".',
            [("Lee Jae-myung", 'he would be a "pacemaker"')],
        ),
        ('Lee Jae-myung said only that it was "our goal".', [("Lee Jae-myung", 'it was "our goal"')]),
        (
            "Pyo Min-ho declared martial law in May, becoming the third to do so.",
            [("Pyo Min-ho", "martial law in May")],
        ),
        ("The ministry said so about a repair in May.", []),
        (
            "The U.S. Treasury put two firms on its list, accusing them of carrying coal.",
            [("United States Department of the Treasury", "them of carrying coal")],
        ),
        (
            "Trade doubled within a year, the Kremlin said in a statement that was published on its site.",
            [("Kremlin", "Trade doubled within a year")],
        ),
        (
            'The People Power Party said the numbers showed that the plan had "no mandate".',
            [("People Power Party", 'the numbers showed that the plan had "no mandate"')],
        ),
    ],
)
def test_words_of_another_clause_are_no_part_of_a_statement(
    text: str, expected: list[tuple[str, str]], read: Reads
) -> None:
    assert told(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Neither minister said it had come up, though a South Korean official briefed on the talks said it had, "
            '"at length".',
            [("South Korean official briefed on the talks", 'it had, "at length"')],
        ),
        (
            "The inquiry was opened after reversing its predecessor's finding that the official had tried to flee.",
            [("its predecessor", "the official had tried to flee")],
        ),
    ],
)
def test_who_speaks_is_the_subject_and_no_part_of_its_description(
    text: str, expected: list[tuple[str, str]], read: Reads
) -> None:
    """The speakers were "talks" and "reversing its predecessor"."""
    assert told(read, text) == expected


def test_a_participle_that_opens_a_sentence_is_no_part_of_an_owner(read: Reads) -> None:
    text = "Reversing its predecessor's finding that the official had tried to flee, the team closed the case."
    assert [speaker for speaker, _ in told(read, text)] == ["its predecessor"]


def named(read: Reads, text: str) -> list[tuple[str | None, list[str]]]:
    """Speaker of each statement, and the names of those who speak together."""
    return [(one.speaker, [text[name.start : name.end] for name in one.joint]) for one in read(text)]


@pytest.mark.parametrize(
    ("text", "speaker", "each"),
    [
        ("South Korea and the United States said {}.", "South Korea and the United States", 2),
        ("Seoul, Tokyo, and Washington said {}.", "Seoul, Tokyo, and Washington", 3),
        ("South Korea and Japan both said {}.", "South Korea and Japan", 2),
        ("The drill was fine, according to South Korea and Japan.", "South Korea and Japan", 2),
        ("According to Kyiv's intelligence and the Pentagon, {}.", "Kyiv's intelligence and the Pentagon", 1),
        ("“It is over,” said Lee Jae-myung and Cho Hyun.", "Lee Jae-myung and Cho Hyun", 2),
        ("“It is over,” said Lee Jae-myung, and Cho Hyun agreed.", "Lee Jae-myung", 0),
        ("Japan, Canada, China and other states said {}.", "Japan, Canada, China and other states", 3),
        ("Samsung Electronics and prosecutors said {}.", "Samsung Electronics and prosecutors", 1),
        ("Seoul and Tokyo officials said {}.", "Seoul and Tokyo officials", 0),
        ("Lee Jae-myung, 61, and the ministry said {}.", "Lee Jae-myung, 61, and the ministry", 1),
        ("South Korea's military and the United Nations Command said {}.", None, 1),
        ("Officials from South Korea and the United States said {}.", None, 0),
        ("The leaders of South Korea and the United States said {}.", None, 0),
        ("The Food and Agriculture Organization said {}.", "Food and Agriculture Organization", 0),
        ("韩国、美国和日本21日表示，演习将在三月举行。", "韩国、美国和日本", 3),
        ("中美两国表示，将继续对话。", "中美", 2),
        ("王毅与中国和俄罗斯表示，将继续对话。", None, 0),
        ("日本、米国と韓国は「訓練を続ける」と発表した。", "日本、米国と韓国", 3),
        ("日米韓は「訓練を続ける」と発表した。", "日米韓", 3),
        ("韓国ソウルは「訓練を続ける」と発表した。", None, 0),
        ("한국과 미국은 훈련을 시작한다고 밝혔다.", "한국과 미국", 2),
        ("한국 및 미국은 훈련을 시작한다고 밝혔다.", "한국 및 미국", 2),
        ("외교 및 안보 담당 이종석 보좌관은 훈련을 시작한다고 밝혔다.", "Lee Jong-seok", 0),
        ("한국과 미국, 일본은 “훈련을 시작한다”고 밝혔다.", "한국과 미국, 일본", 3),
        ("한국과 일본의 외교장관은 “훈련을 시작한다”고 밝혔다.", "한국과 일본의 외교장관", 0),
        ("한국이나 일본은 “훈련을 시작한다”고 밝혔다.", "한국이나 일본", 0),
        ("도한별 한빛대 물리학과 교수는 “훈련을 시작한다”고 밝혔다.", "도한별", 0),
        ("한빛대 북한학과 도한별 교수는 “훈련을 시작한다”고 밝혔다.", "도한별", 0),
        ("한국과 두 대학과 교육부는 “훈련을 시작한다”고 밝혔다.", "한국과 두 대학과 교육부", 0),
        (
            "도한별 새벽대 화학과 교수와 여은별 두레대 물리학과 교수는 “훈련을 시작한다”고 밝혔다.",
            "도한별 새벽대 화학과 교수와 여은별 두레대 물리학과 교수",
            2,
        ),
        ("문정호·여은별·오영준 재판관은 “침해했다”고 밝혔다.", "문정호·여은별·오영준 재판관", 3),
        ("문정호·여은별 의원실 관계자는 “침해했다”고 밝혔다.", "문정호·여은별 의원실 관계자", 0),
    ],
)
def test_those_who_speak_together_are_named_each(text: str, speaker: str | None, each: int, read: Reads) -> None:
    """Without their places, the statement was missing in what is said by each of them."""
    found = named(read, text.format(DRILL))
    assert [len(names) for _, names in found] in ([each], [] if each == 0 else [each])
    assert speaker is None or [name for name, _ in found] == [speaker]


@pytest.mark.parametrize(
    "subject",
    [
        "Lee Jae-myung, the president, Cho Hyun, his minister, and Samsung Electronics",
        "Lee Jae-myung, who was in Tokyo, and Cho Hyun",
        "Lee Jae-myung, the president, and Cho Hyun, his minister,",
        "South Korea or Japan",
        "South Korea as well as Japan",
        "South Korea and, later, Japan",
        "Not only South Korea but also Japan",
        "South Korea and its ally Japan",
        "Lee Jae-myung, accompanied by Kang Kyung-wha, and Cho Hyun",
    ],
)
def test_the_last_of_several_is_not_the_speaker(subject: str, read: Reads) -> None:
    """Only the last was named, though all or either of them speak."""
    assert told(read, f"{subject} said {DRILL}.") == [(None, DRILL)]


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        ("Talks with Japan failed, and South Korea", "South Korea"),
        ("Troops left South Korea and the United States", "United States"),
    ],
)
def test_an_and_between_clauses_joins_no_speakers(before: str, speaker: str, read: Reads) -> None:
    assert told(read, f"{before} said {DRILL}.") == [(speaker, DRILL)]


@pytest.mark.parametrize("clause", ["that Lee Jae-myung leads", "that he leads"])
def test_a_relative_clause_in_the_present_has_its_verb(clause: str, read: Reads) -> None:
    """ "Lee Jae-myung leads" was the speaker."""
    assert told(read, f"The ministry {clause} said {DRILL}.") == [("ministry", DRILL)]
    text = f"While Cho Hyun praised the plan, the ministry {clause} called it “a mistake”."
    assert told(read, text) == [("Cho Hyun", "the plan"), ("ministry", "a mistake")]


@pytest.mark.parametrize(
    ("subject", "joint"),
    [
        ("정정미 재판관·조한창 재판관·오영준 재판관", ["정정미", "조한창", "오영준"]),
        ("조현 외교부 장관·안규백 국방부 장관", ["조현", "안규백"]),
        ("박수현(더불어민주당)·김기현(국민의힘) 의원", ["박수현", "김기현"]),
        ("더불어민주당 박수현·국민의힘 김기현 의원", ["박수현", "김기현"]),
        ("박수현 의원과 김민석·이재정 의원", ["박수현", "김민석", "이재정"]),
        ("김민석ㆍ이재정 의원", ["김민석", "이재정"]),
        ("안중근·윤봉길 기념관 관장", []),
        ("김대중·노무현 재단 이사장", []),
        ("김민석·이재정 의원 측", []),
        ("김민석·박철수 의원을 만난 이영희 대표", []),
    ],
)
def test_a_dotted_list_names_persons_with_their_titles_parties_and_brackets(
    subject: str, joint: list[str], read: Reads
) -> None:
    """Only the last was the speaker, or those after whom a foundation is named were."""
    text = f"{subject}은 법안이 필요하다고 말했다."
    (one,) = read(text)
    assert [text[name.start : name.end] for name in one.joint] == joint


@pytest.mark.parametrize("who", ["윤봉길 기념관 관장", "노무현 재단 이사장", "문재인 정부 대변인"])
def test_who_heads_what_is_named_after_a_person_is_not_that_person(who: str, read: Reads) -> None:
    (one,) = read(f"{who}은 방문객이 늘었다고 말했다.")
    assert (one.speaker, one.speaker_id) == (who, None)
