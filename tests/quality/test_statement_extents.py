"""Where statements begin and end, whose they are, and sentences that only look alike."""

from __future__ import annotations

import pytest

from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.fakes.tables import table
from tests.quality.test_attribution import said

_CALDER = "Ines Calder"


@table(
    ("text", "speaker", "words"),
    [
        # "according to" is short for the clause that it is in
        ("The pier closed when Ines Calder saw it and, according to the Harbour Post, “wept”.", "Harbour Post", "wept"),
        ("The captain, who, according to Ines Calder, had slept on deck, was fined.", _CALDER, "had slept on deck"),
        ("Sometimes, according to Ines Calder, he reads the letters twice.", _CALDER, "he reads the letters twice"),
        ("The pier, according to Ines Calder, had rotted.", _CALDER, "The pier, according to Ines Calder, had rotted"),
        ("The pier had rotted, according to Ines Calder.", _CALDER, "The pier had rotted"),
        # who an apposition names
        ("The pier had rotted, according to its director, Ines Calder.", _CALDER, "The pier had rotted"),
        ("“It has rotted through,” said its director, Ines Calder.", _CALDER, "It has rotted through"),
        ("Her colleague Ines Calder disagrees: “It has not rotted at all.”", _CALDER, "It has not rotted at all"),
        ("Party spokeswoman Ines Calder was brief: “It has rotted through.”", _CALDER, "It has rotted through"),
        ("“It has rotted,” said a clerk of the mayor, Ines Calder.", "clerk of the mayor", "It has rotted"),
        # who is only told of in a relative clause
        ("Weir Works, whose chair, Bo Lind, left, said the pier had rotted.", "Weir Works", "the pier had rotted"),
        ("The union, whose head, Bo Lind, resigned, said the pier had rotted.", "union", "the pier had rotted"),
        ("Ines Calder, who met the mayor, Bo Lind, in May, said the pier had rotted.", _CALDER, "the pier had rotted"),
        ("The union, which had met Bo Lind, the mayor, said the pier had rotted.", "union", "the pier had rotted"),
        ("In Oslo, which lost a pier, Ines Calder, the mayor, said it had rotted.", _CALDER, "it had rotted"),
        # both speak, of whom only the last would be named
        ("Bo Lind, who left, and Ines Calder, the mayor, said the pier had rotted.", None, "the pier had rotted"),
        ("Ines Calder, who ran the pier and once said that “it will rot”, has died.", _CALDER, "it will rot"),
        ("Ines Calder, whose firm, Weir Works, makes piers, said it had rotted.", _CALDER, "it had rotted"),
        ("The pier had rotted, according to its owner, Weir Works.", "Weir Works", "The pier had rotted"),
        # what somebody is said to have done before is no next act of the speaker
        (
            "Ines Calder said the crew had lied and had promised too much.",
            _CALDER,
            "the crew had lied and had promised too much",
        ),
        # another verb of the same speaker
        ("Ines Calder called the fine “absurd” but did not appeal.", _CALDER, "the fine “absurd”"),
        ("Ines Calder called the fine “absurd” but paid it.", _CALDER, "the fine “absurd”"),
        ("Ines Calder said the list was “a joke” and promised a reply.", _CALDER, "the list was “a joke”"),
        ("Ines Calder said the crew had met but did not elaborate.", _CALDER, "the crew had met"),
        ("Ines Calder said it was late and would not go.", _CALDER, "it was late and would not go"),
        ("Ines Calder said the clerk was late and promised more.", _CALDER, "the clerk was late and promised more"),
        ("Ines Calder said the storm hit Oslo and sank a boat.", _CALDER, "the storm hit Oslo and sank a boat"),
        # manners of speaking take "that", and objects of "quoted"
        ("Ines Calder shouted that the pier had rotted.", _CALDER, "the pier had rotted"),
        # participles are no verbs, but they are after "has"
        ("Ines Calder has long known that the pier is rotten.", _CALDER, "the pier is rotten"),
        ("Ines Calder listed three reasons for the closure.", _CALDER, "three reasons for the closure"),
        ("Ines Calder accused the mayor of fraud.", _CALDER, "the mayor of fraud"),
    ],
)
def test_extents(text: str, speaker: str | None, words: str, tagger: Tagger, base: Knowledge) -> None:
    assert (speaker, words) in said(text, tagger, base)


@pytest.mark.parametrize(
    "text",
    [
        "Those listed include two brokers and a bank.",
        "“River Without a Name”, by Ines Calder and Bo Lind, tells of a pier.",
        "“The Long Winter of the Pier” was published in May.",
        "Those named in the petition range from a clerk to an admiral.",
        "Nine people accused of forging stamps live in Oslo.",
        "A broker known as “Uncle Fen” sold the coal.",
        "Ines Calder shouted slogans at the gate.",
        "Norway fined seven people it accuses of smuggling.",
        "The bloc on Friday fined seven men and a firm it accuses of smuggling coal, bringing the fines to a record.",
    ],
)
def test_no_statements(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert said(text, tagger, base) == set()


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # whoever "he" was met by is another
        ("Kim Jong Un saw the plant. He was met by Jon Hyon Chol. He said that the plant is good.", "Kim Jong Un"),
        (
            "Kim Jong Un saw the plant. He was met by Jo Chun Ryong, Pak Thae Song, the premier, and officials. "
            "Going round the plant, he said that the plant is good.",
            "Kim Jong Un",
        ),
        # the subject of the paragraph, and not its owner
        (
            "Pak was cleared.\nPak's lawyer, Han Sang-joon, left the court. “It is over,” he told reporters.",
            "Han Sang-joon",
        ),
        ("The lawyer Han Sang-joon met Pak Il-su. “It is over at last,” he told reporters.", None),
    ],
)
def test_pronouns(text: str, speaker: str | None, tagger: Tagger, base: Knowledge) -> None:
    assert speaker in {one for one, _ in said(text, tagger, base)}


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("검찰은 표씨가 세 차례 만났다고 봤다.", "검찰", "표씨가 세 차례 만났다"),
        ("표은재 이장은 “다리가 다 썩었다”고 꼬집었다.", "표은재", "다리가 다 썩었다"),
        ("표은재 위원은 비축미가 풀렸기 때문으로 풀이했다.", "표은재", "비축미가 풀렸기 때문"),
        ("해솔전자는 “지시에 따랐을 뿐”이라는 입장입니다.", "해솔전자", "지시에 따랐을 뿐"),
        ("러시아는 “낡은 틀”이라고 평가절하했다.", "Russia", "낡은 틀"),
        ("해솔전자는 고객사를 묻는 질문에 밝힐 수 없다고 했다.", "해솔전자", "밝힐 수 없다"),
        ("표은재 위원은 가정적 질문에 답하지 않겠다고 했다.", "표은재", "가정적 질문에 답하지 않겠다"),
        ("나카타니 겐 전 일본 방위상은 “훈련은 계속된다”고 말했다.", "Gen Nakatani", "훈련은 계속된다"),
        ("[표은재/간호사 : 두 시간을 서 있었어요.]", "표은재", "두 시간을 서 있었어요."),
    ],
)
def test_korean(text: str, speaker: str, words: str, tagger: Tagger, base: Knowledge) -> None:
    assert (speaker, words) in said(text, tagger, base)


@pytest.mark.parametrize(
    "text",
    [
        "표은재 씨는 집에서 경기를 봤다.",
        "표은재 씨는 손님이 온다고 해서 시계를 봤다.",
        "[앵커 : 오늘 첫 소식입니다. 눈이 내립니다.]",
        "[사진 : 지난 3일 부산항에 들어온 여객선의 모습]",
        "[서울 : 눈이 내리는 광화문 거리의 모습이 보입니다]",
    ],
)
def test_korean_look_alikes(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert said(text, tagger, base) == set()
