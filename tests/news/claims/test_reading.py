"""Claims of single sentences, with the names that the reader has found."""

from __future__ import annotations

import re
from datetime import date

import pytest

from bot.lang.sentences import sentences
from bot.model.analysis import EntityKind, Span
from bot.news.claims.article import ArticleClaims, ClaimArticle, NameSpan, SpokenSpan
from bot.news.claims.counted import PART
from bot.news.claims.reading import article_claims
from bot.news.claims.unspaced import PEOPLE
from bot.news.counts import SOLDIER
from bot.news.tolls.casualties import DEAD

STATES = {
    "North Korean": "KP", "North Korea": "KP", "Pyongyang": "KP", "South Korea": "KR", "Russia": "RU", "Moscow": "RU",
    "Kremlin": "RU", "United States": "US", "Ukraine": "UA", "북한": "KP", "러시아": "RU", "한국": "KR",
}  # fmt: skip
PERSONS = {"Kim Jong Un": "KP", "Vladimir Putin": "RU", "Kim Song": "KP", "푸틴": "RU", "Cho Tae-yul": "KR"}


def read(text: str) -> ArticleClaims:
    names: list[NameSpan] = []
    for table, kind in ((STATES, EntityKind.PLACE), (PERSONS, EntityKind.PERSON)):
        for name, side in table.items():
            for match in re.finditer(re.escape(name), text):
                if not any(one.start < match.end() and match.start() < one.end for one in names):
                    nation = side if kind is EntityKind.PLACE else None
                    names.append(NameSpan(*match.span(), name.casefold(), name, kind, side, nation))
    spans = [Span(text.index(one), text.index(one) + len(one)) for one in sentences(text)]
    names.sort(key=lambda one: one.start)
    return article_claims(ClaimArticle("Report", text, spans, (), names, date(2024, 10, 30)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Vladimir Putin on Thursday did not deny it.", [("not_denied", "Vladimir Putin")]),
        ("North Korea's ambassador, Kim Song, did not deny that there were soldiers.", [("not_denied", "Kim Song")]),
        ("Neither Moscow nor Pyongyang has confirmed any losses.",
         [("unconfirmed", "Moscow"), ("unconfirmed", "Pyongyang")]),
        ("North Korea neither confirmed nor denied the flights.", [("neither", "North Korea")]),
        ("A North Korean diplomat declined to comment.", [("no_comment", "North Korean diplomat")]),
        ("On Monday a North Korean diplomat had called the reports groundless.",
         [("groundless", "North Korean diplomat")]),
        ("Moscow rejected the reports of arms trade.", [("deny", "Moscow")]),
        ("러시아는 파병설을 부인하지 않았다.", [("not_denied", "러시아")]),
        ("북한은 파병설을 일축했다.", [("deny", "북한")]),
        ("푸틴 대통령은 파병설을 부인했다.", [("deny", "푸틴")]),
        ("푸틴 대통령 측은 파병설을 부인했다.", [("deny", "푸틴 대통령 측")]),
        ("푸틴 대통령이 서울을 방문할 것이라는 추측을 러시아가 일축했다.", [("deny", "러시아")]),
    ],
)  # fmt: skip
def test_a_position_has_the_subject_of_its_verb(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.stance.value, one.speaker.name) for one in read(text).positions] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The sister of North Korean leader Kim Jong Un denounced the drill.",
        "Critics of Russia denied the reports.",
        "North Korean soldiers denied that they were hungry.",
        "If Moscow denied it, nobody would be surprised.",
        "Would Moscow have confirmed it?",
        "Moscow rejected the bill.",
        "Russia denied them entry.",
        "The presence of soldiers was confirmed in Moscow.",
        "It meddled in the affairs of the ministry of North Korea and did not feel the need to confirm it.",
        "An expert on North Korea confirmed the number.",
        "The defense chiefs of South Korea and the United States condemned the dispatch.",
        "북한의 파병이 확인됐다.",
    ],
)
def test_nobody_takes_a_position_without_being_its_subject(text: str) -> None:
    assert read(text).positions == ()


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Moscow denied that 1,500 soldiers were sent.", []),
        ("If 50,000 soldiers were sent, the war would change.", []),
        ("Would 50,000 soldiers change the war?", []),
        ("Units of 120 soldiers each were seen.", []),
        ("The missile flew 1,200 km for 71 minutes.", []),
        ("북한은 1500명을 보냈다는 주장을 부인했다.", []),
        ("North Korea has sent 3,000 soldiers and plans to send about 10,000 by December.", [3000, 10000]),
        ("It may have between 20 and 60 warheads.", [20, 60]),
        ("Police arrested 200 people. The union put the number at 300.", [200, 300]),
        ("Police arrested 200 people. Nobody was hurt. The union put the number at 300.", [200, 300]),
        (
            "About 8,000 people came. Police arrested 200 people. Night fell. The union put the number at 15,000.",
            [8000, 200],
        ),
        (
            "The flood killed 300 people and destroyed 5,000 houses. Aid is slow. A charity put the total at 7,000.",
            [300, 5000],
        ),
        ("About 12,000 North Koreans are in Russia.", []),  # no state's people without the plural that the reader names
        ("Ukraine put North Korea's losses at 4,700.", [4700]),
        ("북한이 풍선 260여 개를 띄웠다.", [260]),
        ("북한군 3000명이 전사했다는 수치에 의문을 제기했다.", []),
        ("병사 500명은 오타였다.", []),
        ("국정원은 매일 병사 40명이 숨진다고 보고했다.", [40]),
        ("중대본은 병사 31명이 숨졌다고 밝혔다.", [31]),
        ("Had it rained, 2,000 guests would have fled.", []),
        ("The mayor laughed at the story that 900 soldiers live there.", []),
        ("On the first day 12,000 soldiers die.", []),
        ("In the novel 4,000 soldiers desert. 300 soldiers are hanged.", []),
        ("It was a civil defense drill, and 600 soldiers were wounded.", []),
        ("An earlier version of this story said 61 soldiers had died.", []),
    ],
)
def test_what_is_denied_supposed_or_measured_is_no_number_that_anybody_gives(text: str, numbers: list[float]) -> None:
    assert [one.value for one in read(text).numbers] == numbers


@pytest.mark.parametrize(
    ("text", "attributed"),
    [
        ("He put the number at 11,000 soldiers.", True),
        ("병사 7000명이 다칠 수 있다고 봤다.", True),
        ("부상자는 병사 14명이라고 덧붙였다.", True),
        ("북한군 사상자 수는 병사 4000명이라고 설명했다.", True),
        ("About 11,000 soldiers are there.", False),
    ],
)
def test_a_number_of_a_pronoun_is_not_the_outlets_own(text: str, attributed: bool) -> None:
    (number,) = read(text).numbers
    assert (number.giver, number.attributed) == (None, attributed)


def test_a_day_of_what_is_said_is_not_the_day_of_speech_and_the_past_is_told_apart() -> None:
    (dated,) = read("Moscow on Monday denied that soldiers would come on Friday.").positions
    assert (dated.day, dated.past) == (date(2024, 10, 28), False)
    (past,) = read("Moscow has earlier denied the reports.").positions
    assert (past.day, past.past) == (date(2024, 10, 30), True)


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("Pyongyang had called the drill a rehearsal for war.", True),
        ("Pyongyang had earlier called the drill a rehearsal for war.", True),
        ("Pyongyang had always called the drill a rehearsal for war.", True),
        ("Pyongyang had flatly and repeatedly called the drill a rehearsal for war.", True),
        ("Pyongyang had, until then, called the drill a rehearsal for war.", True),
        ("Pyongyang called the drill a rehearsal for war.", False),
        ("Pyongyang has called the drill a rehearsal for war.", False),
        ("Pyongyang called the drill a rehearsal that it had called off.", False),
        ("On Monday Pyongyang had called the drill a rehearsal for war.", False),
    ],
)
def test_the_past_perfect_tells_what_was_said_before(text: str, before: bool) -> None:
    start = text.index("drill") - len("the ")
    pyongyang = NameSpan(
        text.index("Pyongyang"), text.index("Pyongyang") + 9, "kp", "Pyongyang", EntityKind.PLACE, "KP"
    )
    said = SpokenSpan(start, len(text) - 1, "called", "Pyongyang", "kp", Span(pyongyang.start, pyongyang.end), "KP")
    article = ClaimArticle("Report", text, [Span(0, len(text))], [said], [pyongyang], date(2024, 10, 30))
    assert [one.before for one in article_claims(article).words] == [before]


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("Moscow had denied the reports.", True),
        ("Moscow had not denied the reports.", True),
        ("Moscow denied the reports.", False),
        ("Troops had arrived when Moscow denied the reports.", False),
        ("Moscow has not denied the reports.", False),
    ],
)
def test_a_position_in_the_past_perfect_was_taken_before(text: str, before: bool) -> None:
    assert [one.before for one in read(text).words] == [before]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("통일부는 북한이 러시아에 노동자 1천200명을 더 보내기로 했다고 밝혔다.", "1천200"),
        ("통일부는 북한이 러시아에 노동자 1,200명을 더 보내기로 했다고 밝혔다.", "1,200"),
        ("북한 병사 1천200여 명이 숨졌다.", "1천200여"),
        ("북한 병사 1만2천명이 숨졌다.", "1만2천"),
        ("Pyongyang said that 1,200 soldiers had died.", "1,200"),
    ],
)
def test_a_number_ends_behind_all_of_its_digits_and_units(text: str, number: str) -> None:
    """Of "1천200명" it was "1", and the heading of what was counted "천200명"."""
    assert [text[one.start : one.end] for one in read(text).numbers] == [number]


PARTS = [
    ("North Korea sent 12,000 soldiers to Russia. Of them, 3,000 soldiers are in Kursk, Seoul said.", "12000 3000*"),
    ("North Korea sent 12,000 soldiers to Russia, including 3,000 special forces soldiers, Seoul said.", "12000 3000*"),
    ("Seoul said that 3,000 of the 12,000 soldiers whom Pyongyang sent were in Kursk.", "12000"),
    ("Among the visitors of the fair there were 3,000 soldiers of North Korea, Seoul said.", "3000"),
    ("Kyiv said that North Korea, which is among those states, sent 3,000 soldiers.", "3000"),
    ("North Korea sent 3,000 soldiers. Of them, 12,000 soldiers are in Kursk, Seoul said.", "3000 12000"),
    ("North Korea has sent soldiers. More than 10,000 of them are in Russia, Seoul said.", "10000"),
    ("Of the 1,000 people on board, 300 people died, the coast guard said.", "1000 300"),
    (
        "국정원은 북한군 1만2000명이 파병됐다고 밝혔다. 이 가운데 3000명이 쿠르스크에 배치됐다고 설명했다.",
        "12000 3000*",
    ),
    ("국정원은 북한군 1만2000명 중 3000명이 쿠르스크에 배치됐다고 밝혔다.", "12000 3000*"),
    ("국정원은 북한군 1만2000명이 왔고 그중 3000명이 공병이라고 밝혔다.", "12000 3000*"),
    ("국정원은 북한군 1만2000명이 왔고 군인들이 중국에 3000명 있다고 밝혔다.", "12000 3000"),
    ("국정원은 북한군 1만2000명이 왔고 훈련 중 북한군 3000명이 이동했다고 밝혔다.", "12000 3000"),
    ("国家情報院によると、北朝鮮兵1万2000人のうち3000人の兵士がクルスクに派遣された。", "12000 3000*"),
    ("国家情報院は北朝鮮兵1万2000人に続き、近いうちに北朝鮮兵3000人が派遣されると明らかにした。", "12000 3000"),
    ("韩国国家情报院说，朝鲜派出1.2万名士兵，其中约3000名是工兵部队。", "12000 3000*"),
    ("韩国国家情报院说，1.2万名士兵和朝鲜军队中国籍士兵3000名被派往俄罗斯。", "12000 3000"),
]


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_a_part_of_a_number_is_not_compared_with_the_whole(text: str, expected: str) -> None:
    found = [f"{one.value:.0f}{'*' * one.kind.endswith(PART)}" for one in read(text).numbers]
    assert " ".join(found) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Pentagon put the number of North Korean soldiers in Russia at 10,000 on Friday.",
         [(10000, SOLDIER, "north korean")]),
        ("The Pentagon puts the number of soldiers in Russia at about 10,000.", [(10000, SOLDIER, None)]),
        ("The ministry put the number of people killed at 400 on Friday.", [(400, DEAD, None)]),
        ("Seoul estimates the number of defectors at 34,000.", [(34000, PEOPLE, None)]),
        ("The Pentagon did not put the number of soldiers at 10,000.", []),
        ("The army put the number of its new gate at the entrance, 400 metres away.", []),
        ("The agency puts the strength of the North Korean economy at 1,000 percent.", []),
    ],
)  # fmt: skip
def test_who_puts_a_number_at_something_gives_it(text: str, expected: list[tuple[float, str, str | None]]) -> None:
    assert [(one.value, one.kind, one.whose) for one in read(text).numbers] == expected
