"""Topic scores and subjects of our own texts."""

from __future__ import annotations

import tomllib
from importlib import resources
from pathlib import Path

import pytest

from bot.model.analysis import Subject, Topic
from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from bot.text.topics.lexicon import TopicWords
from bot.text.topics.score import topic

ABOUT = [
    (
        "North fires missile",
        "SEOUL, May 3 (Han River Wire) -- North Korea fired a ballistic missile toward the East Sea, the South "
        "Korean military said. The missile flew about 300 kilometers, it said. Japan said it had protested.",
        Subject.MISSILES,
    ),
    (
        "Foreign minister to talk in Washington about North's soldiers",
        "Foreign Minister Cho Tae-yul flies to Washington this week to meet diplomats and the ambassadors of Japan "
        "and Ukraine. North Korea's soldiers in Russia will be the main subject.",
        Subject.DIPLOMACY,
    ),
    (
        "Magnitude 4.1 quake shakes Ulsan",
        "A magnitude 4.1 quake struck off South Korea on Saturday and shook buildings in Ulsan and Pohang, the weather "
        "agency said. Aftershocks may continue for a week, it said. Reactors were operating normally.",
        Subject.ACCIDENT_DISASTER,
    ),
    (
        "Seoul shares rise",
        "South Korean shares rose on Friday as exports of semiconductors grew and foreign investors bought stocks. The "
        "central bank in Seoul left its rate unchanged. The won gained against the dollar.",
        Subject.ECONOMY,
    ),
    (
        "Poet signs copies in Mokpo",
        "A poet from Mokpo in South Korea signed 400 copies of her first book in a bookshop on Saturday. Readers "
        "waited for hours. Her publisher in Seoul has printed it for the fifth time.",
        Subject.CULTURE,
    ),
    (
        None,
        "북한이 3일 동해상으로 탄도미사일을 발사했다고 합동참모본부가 밝혔다. 군은 미사일의 제원을 분석하고 있다.",
        Subject.MISSILES,
    ),
]
PASSING = [
    (
        "Brazil's soy harvest sets record",
        "Brazil's farmers brought in a record soy harvest this year, the ministry in Brasilia said. Most will go to "
        "China. Spain, Mexico, Thailand and South Korea also bought more. Prices in Chicago fell.",
    ),
    (
        "Hospitals in the strip run out of fuel",
        "Pyongyang, May 4 (KCNA) -- Hospitals in the Gaza Strip are running out of fuel, doctors said. Israel shut "
        "the crossings. Egypt called for a truce, and the United Nations in New York will meet on it.",
    ),
    ("Phone maker opens shop in Paris", "Samsung opened a shop in Paris on Monday. The city's mayor cut the ribbon."),
    (
        "North and South at the same table",
        "North Yemen and South Yemen signed an agreement in Kuwait. Saudi Arabia and Egypt praised it. South Korea's "
        "ambassador was among the guests.",
    ),
    (
        "River floods villages",
        "A river flooded villages in northern Italy. Rescue workers from Austria are on their way.",
    ),
]


def read(title: str | None, text: str, tagger: Tagger, base: Knowledge) -> Topic:
    return topic(title, text, find_entities(tagger.tag(text), base, title, None), base)


@pytest.mark.parametrize(("title", "text", "chief"), ABOUT)
def test_news_of_the_peninsula(title: str | None, text: str, chief: Subject, tagger: Tagger, base: Knowledge) -> None:
    found = read(title, text, tagger, base)
    assert found.korea >= 0.7
    assert found.subjects[0] is chief


@pytest.mark.parametrize(("title", "text"), PASSING)
def test_a_passing_mention_a_dateline_and_a_company_abroad_are_low(
    title: str, text: str, tagger: Tagger, base: Knowledge
) -> None:
    assert read(title, text, tagger, base).korea < 0.5


@pytest.mark.parametrize("dateline", ["HAENAM, South Korea, April 2 (Meridian)", "Pyongyang, April 2 (TDN)"])
def test_a_dateline_counts_where_the_text_names_no_place_elsewhere(
    dateline: str, tagger: Tagger, base: Knowledge
) -> None:
    text = f"{dateline} -- Firefighters found two workers dead in a burnt warehouse on Tuesday. One is still missing."
    assert read("Two dead in warehouse fire", text, tagger, base).korea >= 0.5
    abroad = f"{text} The owner lives in Thailand, and the goods were for shops in Bangkok."
    assert read("Two dead in warehouse fire", abroad, tagger, base).korea < 0.5
    assert read("Two dead in warehouse fire", text.partition(" -- ")[2], tagger, base).korea == 0


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Dollar slips", "SEOUL, April 2 (Meridian) -- The dollar slipped on Wednesday as traders waited for prices."),
        ("비트코인 급락", "(서울=가나통신) 비트코인 가격이 2일 5% 내렸다. 투자자들은 금리 결정을 기다린다."),
    ],
)
def test_a_dateline_of_seoul_alone_is_weak(title: str, text: str, tagger: Tagger, base: Knowledge) -> None:
    """A bureau of the world's press reports markets from there, too: such news ranks behind what names the country."""
    assert read(title, text, tagger, base).korea < 0.6
    assert read(title, f"{text} The won fell in South Korea.", tagger, base).korea > 0.6


def test_no_mention_scores_zero(tagger: Tagger, base: Knowledge) -> None:
    assert read("Rain in Rome", "It rained in Rome on Sunday.", tagger, base).korea == 0


def test_without_lexicon_words_the_subject_is_other(tagger: Tagger, base: Knowledge) -> None:
    assert read(None, "It was quiet.", tagger, base).subjects == (Subject.OTHER,)


def test_every_subject_has_its_words_and_no_word_is_listed_twice_in_one() -> None:
    raw = tomllib.loads(resources.files("bot.text").joinpath("data/topics.toml").read_text(encoding="utf-8"))
    assert set(raw["subjects"]) == set(Subject) - {Subject.OTHER}
    for name, entry in raw["subjects"].items():
        listed = [*entry["strong"], *entry["words"]]
        assert len(listed) == len(set(listed)), name


def test_words_match_at_borders_and_endings_only_where_the_list_says_so() -> None:
    words = TopicWords({"a": ["launch*", "art"], "b": ["launch"]})
    assert words.places("A LAUNCHER near the art, party and launch") == {"a": {2, 20, 35}, "b": {35}}
    assert words.places("İ art") == {"a": {2}}


def test_passing_mentions_score_lower_than_news_of_the_peninsula(tagger: Tagger, base: Knowledge) -> None:
    """Lists of markets, firms abroad, veterans, dishes, people of Korean descent; English and Korean."""
    lines = (Path(__file__).parent / "topics_passing.txt").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.split("|", 2)] for line in lines if not line.startswith("#")]
    assert len(rows) == 40
    wrong = []
    for about, title, text in rows:
        figure = read(title, text, tagger, base).korea
        wrong += [f"{title}: {figure}"] if (figure >= 0.5) != (about == "yes") else []
    assert len(wrong) <= 2, wrong
