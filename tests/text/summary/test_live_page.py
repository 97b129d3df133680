"""The entries of live pages, and the order of their news."""

from __future__ import annotations

import pytest

from bot.text.summary.key_sentences import key_sentences
from bot.text.summary.live_page import entry, news_places
from tests.text.summary.split_texts import tagged

RISING = """14:05 Many are feared dead after a blast at the Onsan quay, radio stations report.
14:40 The coast road is closed between the lighthouse and the market.
15:55 Nobody has died and four workers are in hospital, the fire service says.
16:30 A seal of the fuel pump failed, the operator says. The army lowers its alert level."""
FALLING = "\n".join(reversed(RISING.splitlines()))


def places(text: str) -> list[int]:
    return news_places(text, tagged(text).sentences)


def best(text: str) -> str:
    return key_sentences(tagged(text), "Blast at the Onsan quay", (), ())[0].text


@pytest.mark.parametrize(
    "sentence",
    [
        "11:40 The ferry is back in port.",
        "11:40 -- the ferry is back in port.",
        "4:50 p.m. – The ferry is back in port.",
        "【08:10】渡轮今天上午九点开航。",
        "[08:10] 여객선이 포항항을 떠났다.",
        "09:12 속초 주민들이 불덩이를 봤다고 신고했다.",
        "15:20 警報が解除された。",
    ],
)
def test_an_entry_begins_with_its_time(sentence: str) -> None:
    assert entry(sentence)


@pytest.mark.parametrize("sentence", ["11:40 was too late for the ferry.", "14.50 tons", "결승선을 11:40 지났다."])
def test_a_number_or_time_within_a_sentence_begins_none(sentence: str) -> None:
    assert not entry(sentence)


def test_the_newest_entry_is_the_news_wherever_it_stands() -> None:
    assert places(RISING) == [4, 3, 2, 0, 1]
    assert places(FALLING) == list(range(5))
    assert best(RISING).startswith(("15:55", "16:30"))
    assert best(FALLING).startswith(("15:55", "16:30"))


def test_what_stands_before_and_behind_the_entries_stays_there() -> None:
    text = f"The fire at the quay is out.\n{RISING}\nThe quay was built in 1974."
    assert places(text) == [0, 5, 4, 3, 1, 2, 6]


def test_entries_go_on_past_midnight_and_noon() -> None:
    night = "22:40 One.\n23:55 Two.\n00:20 Three."
    day = "11:50 am -- One.\n12:10 pm -- Two.\n1:05 pm -- Three."
    assert places(night) == places(day) == [2, 1, 0]


def test_times_in_no_order_or_of_too_few_entries_are_no_live_page() -> None:
    assert places("11:40 One.\n09:10 Two.\n10:30 Three.\n08:00 Four.") == [0, 1, 2, 3]
    assert places("11:40 One.\n12:10 Two.\nThe pier is closed.") == [0, 1, 2]
    assert places("11:40 One.\n11:40 Two.\n11:40 Three.") == [0, 1, 2]
