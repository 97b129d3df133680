"""Numbers of one kind of thing across the reports of a long story, each with who gives it."""

from __future__ import annotations

import pytest

from bot.news.counts import Counted, counts, same
from bot.news.givers import giver

PATROL = "Mongolia sends soldiers to Sudan"


def _values(*reports: tuple[str, str]) -> list[list[float]]:
    """The values of each group, reports in order; a report is a title and its sentences, a line each."""
    found: list[Counted] = []
    for number, (title, text) in enumerate(reports):
        found += counts(number, title, text.splitlines())
    return [[one.value for one in group] for group in same(found)]


def test_a_force_that_grows_from_report_to_report_is_one_count() -> None:
    assert _values(
        (PATROL, "Mongolia has sent about 150 Mongolian soldiers to Sudan, the UN mission said."),
        (PATROL, "The ministry in Ulaanbaatar said that 850 soldiers would follow by June."),
        ("Mission in Sudan grows", "Some 2,000 Mongolian soldiers are in Sudan, the mission's chief told reporters."),
    ) == [[150, 850, 2000]]


def test_a_number_without_a_noun_counts_what_the_one_before_it_counts() -> None:
    assert _values(
        (
            "North Korean soldiers reach Russia",
            "Seoul said that 1,200 North Korean soldiers had arrived in Russia.\n"
            "Kyiv has spoken of nearly 9,000 who are training there.\n"
            "Tokyo puts the whole force at about 7,000.",
        ),
        (
            "북한군 러시아에",
            "국방부는 북한군 8천여 명이 러시아에 있다고 밝혔다.\n이 가운데 2천여 명은 전선 가까이 있다.",
        ),
    ) == [[1200, 9000, 7000, 8000, 2000]]


@pytest.mark.parametrize(
    "reports",
    [
        [("Army day", "North Korea has 1.2 million soldiers."),
         ("Troops in Syria", "Some 300 North Korean soldiers are in Syria.")],
        [("Base in Poland", "About 9,000 American soldiers are in Poland."),
         ("Base in Poland", "Some 300 British soldiers are in Poland.")],
        [("Soldiers in Poland", "About 9,000 American soldiers are in Poland."),
         ("Workers in Poland", "Some 400 American workers are in Poland.")],
        [("Mongolians in Sudan", "Some 850 Mongolian soldiers are in Sudan."),
         ("Mongolians in Sudan", "Another 150 Mongolian soldiers went to Sudan.")],
        [("Mongolians in Sudan", "Some 850 Mongolian soldiers are in Sudan."),
         ("Mongolians in Sudan", "About 850 Mongolian soldiers are in Sudan.")],
        [("Mongolians in Sudan",
          "Some 850 Mongolian soldiers are in Sudan.\nIn 2,010 days nobody was hurt, and it cost $2,000.")],
        [("Two soldiers hurt", "Two South Korean soldiers were hurt in Lebanon."),
         ("Soldiers in Lebanon", "Five South Korean soldiers were freed in Lebanon.")],
    ],
)  # fmt: skip
def test_what_does_not_count_the_same_is_left_apart(reports: list[tuple[str, str]]) -> None:
    assert _values(*reports) == []


@pytest.mark.parametrize(
    ("sentence", "number", "who"),
    [
        ("Some 2,000 soldiers are in Sudan, the mission's chief told reporters.", "2,000", "the mission's chief"),
        ("Some 2,000 soldiers are there, a senior official in Seoul said Friday.", "2,000",
         "a senior official in Seoul"),
        ("The Defense Ministry said that 2,000 soldiers were there.", "2,000", "The Defense Ministry"),
        ("JUBA (Nile Wire) - The mission's chief said on Friday that Mongolia had sent 150 soldiers.", "150",
         "The mission's chief"),
        ("Kyiv has spoken of two units of 2,000 men each.", "2,000", "Kyiv"),
        ("The United States puts the whole force at about 7,000.", "7,000", "The United States"),
        ("South Korea has put the number sent so far at 2,000.", "2,000", "South Korea"),
        ("According to the Red Cross, 2,000 soldiers were there.", "2,000", "the Red Cross"),
        ("There are 2,000 soldiers, according to the Red Cross.", "2,000", "the Red Cross"),
        ("They number 2,000, it said.", "2,000", None),
        ("Some 2,000 soldiers are in Sudan.", "2,000", None),
        ("He said that 2,000 soldiers were there.", "2,000", None),
        ("South Korean media, citing the agency, said that the North planned to send 2,000 soldiers.", "2,000",
         "South Korean media"),
        ("국방부는 북한군 8천여 명이 러시아에 있다고 밝혔다.", "8천", "국방부"),
        ("정부 소식통은 북한이 1만2천 명을 보내기로 했다고 전했다.", "1만2천", "정부 소식통"),
        ("북한군은 8천여 명으로 늘었다.", "8천", None),
        ("북한군 약 8천 명이 러시아에 있다고 국가정보원이 18일 밝혔다.", "8천", "국가정보원"),
        ("오스틴 장관은 공동 기자회견에서 북한군 약 1만 명이 러시아에 있다고 말했다.", "1만", "오스틴 장관"),
    ],
)  # fmt: skip
def test_who_gives_a_number_is_the_subject_of_the_verb_of_saying(sentence: str, number: str, who: str | None) -> None:
    found = giver(sentence, sentence.index(number))
    assert (found and sentence[found[0] : found[1]]) == who


@pytest.mark.parametrize(
    "sentence",
    [
        "북한이 러시아에 특수부대 약 1500명을 보냈다고 국가정보원이 18일 밝혔다.",
        "북한이 우크라이나 전쟁을 지원하기 위해 특수부대 병력 1천500여 명을 러시아로 보냈다.",
        "러시아로 이동한 북한군이 약 3000명에 이른다.",
    ],
)
def test_korean_soldiers_are_those_of_the_subject_not_of_the_place(sentence: str) -> None:
    (found,) = counts(0, "파병", [sentence])
    assert found.whose == "north korea"
