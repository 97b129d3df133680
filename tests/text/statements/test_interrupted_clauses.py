"""Where a statement ends: behind an attribution in its middle, before its speaker's next act, behind a limit."""

from __future__ import annotations

import pytest

from tests.text.statements.conftest import Reads
from tests.text.statements.test_whose_words import Told, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It is not clear, the ministry said, whether the boats were armed.",
            [("ministry", "It is not clear, the ministry said, whether the boats were armed")],
        ),
        (
            "There was, Bae Sun-ok said, no money left.",
            [("Bae Sun-ok", "There was, Bae Sun-ok said, no money left")],
        ),
        ("That was, Bae Sun-ok said, a mistake.", [("Bae Sun-ok", "That was, Bae Sun-ok said, a mistake")]),
        (
            "He left in May, the ministry said, when the guards came.",
            [("ministry", "He left in May, the ministry said, when the guards came")],
        ),
        (
            "Trade, the ministry said in a report on Monday, had doubled.",
            [("ministry", "Trade, the ministry said in a report on Monday, had doubled")],
        ),
        (
            "The dykes, Kim was quoted as saying by state media, had no steel.",
            [("Kim", "The dykes, Kim was quoted as saying by state media, had no steel")],
        ),
        (
            "The case, experts agree, has less to do with spying than with shells.",
            [("experts", "The case, experts agree, has less to do with spying than with shells")],
        ),
        ("The price, oil demand shows, is high for the season.", []),
        ("The army, which denies this, said the bridge was safe.", [("army", "the bridge was safe")]),
        ("The fund had no money left, the ministry said, when asked.", [("ministry", "The fund had no money left")]),
        ("The deal is dead, the ministry said, when the vote was lost.", [("ministry", "The deal is dead")]),
        ("The road was open, the envoy said, before he boarded a plane.", [("envoy", "The road was open")]),
        ("The firm would pay, the envoy said in May, when the trial began.", [("envoy", "The firm would pay")]),
        (
            "The guards had left the gate, the ministry said, and he ran.",
            [("ministry", "The guards had left the gate")],
        ),
    ],
)
def test_a_clause_goes_on_behind_the_words_that_interrupt_it(read: Reads, text: str, expected: Told) -> None:
    assert told(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Their union accused managers of hiding rosters and demanded an apology.",
            [("Their union", "managers of hiding rosters")],
        ),
        ("The union urged the firm to open the books and left the talks.", [("union", "the firm to open the books")]),
        (
            "The union urged the firm to open the books and publish them.",
            [("union", "the firm to open the books and publish them")],
        ),
        (
            "The union urged the man who came and took the bag to return it.",
            [("union", "the man who came and took the bag to return it")],
        ),
        (
            'The mayor denied wrongdoing and, through a spokesman, called the verdict "an injustice".',
            [("mayor", "wrongdoing"), ("mayor", 'the verdict "an injustice"')],
        ),
        (
            "The envoy said that the bridge was shut and, in a sharp tone, accused the guards of theft.",
            [("envoy", "the bridge was shut"), ("envoy", "the guards of theft")],
        ),
        (
            "The mayor, who denied that he had lied and, in May, sued the paper, resigned on Friday.",
            [("mayor", "he had lied")],
        ),
        (
            "The firm denied bribery and, in the same year, theft of the plans.",
            [("firm", "bribery and, in the same year, theft of the plans")],
        ),
    ],
)
def test_a_statement_ends_before_what_its_speaker_does_next(read: Reads, text: str, expected: Told) -> None:
    assert told(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Diplomats say that an exchange is possible, but not soon.",
            [("Diplomats", "an exchange is possible, but not soon")],
        ),
        (
            "The bank said that the fund was safe, though not for long.",
            [("bank", "the fund was safe, though not for long")],
        ),
        ("The bank said that the fund was safe, but it left rates alone.", [("bank", "the fund was safe")]),
        ("The ministry said the plan failed, but not everyone agreed.", [("ministry", "the plan failed")]),
    ],
)
def test_a_limit_belongs_to_the_statement(read: Reads, text: str, expected: Told) -> None:
    assert told(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "According to Shin Jong-woo, a researcher at a forum, the wings in the pictures point to a military model.",
            [("Shin Jong-woo", "the wings in the pictures point to a military model")],
        ),
        (
            "According to Bae Sun-ok, a nurse, a doctor and two porters were hurt.",
            [("Bae Sun-ok", "a nurse, a doctor and two porters were hurt")],
        ),
        (
            "According to Bae Sun-ok, the driver, drunk at the time, hit a wall.",
            [("Bae Sun-ok", "the driver, drunk at the time, hit a wall")],
        ),
    ],
)
def test_what_a_source_is_called_is_not_what_it_says(read: Reads, text: str, expected: Told) -> None:
    assert told(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kim Jong Un toured the town, KCNA reported, ordering officials to finish 4,000 homes.",
            [
                ("Korean Central News Agency", "Kim Jong Un toured the town"),
                ("Kim Jong Un", "officials to finish 4,000 homes"),
            ],
        ),
        (
            "Kim Jong Un toured the town, KCNA reported, calling it a fortress of the people.",
            [
                ("Korean Central News Agency", "Kim Jong Un toured the town"),
                ("Korean Central News Agency", "it a fortress of the people"),
            ],
        ),
        (
            "Lee Jae-myung flew to Tokyo on Monday, his office said, urging both sides to be calm.",
            [("his office", "Lee Jae-myung flew to Tokyo on Monday")],
        ),
        (
            "Lee Jae-myung was wrong, the paper said, demanding that he resign.",
            [("paper", "Lee Jae-myung was wrong"), ("paper", "he resign")],
        ),
        (
            "Lee Jae-myung lied to voters, the paper reported, urging him to resign.",
            [("paper", "Lee Jae-myung lied to voters")],
        ),
        (
            "The factory will close in May, the company said, urging workers to apply elsewhere.",
            [("company", "The factory will close in May"), ("company", "workers to apply elsewhere")],
        ),
    ],
)
def test_an_order_is_given_by_whom_an_outlet_writes_about(read: Reads, text: str, expected: Told) -> None:
    assert told(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bank told its customers not to use the cards.", [("bank", "its customers not to use the cards")]),
        ("The nurse told Lee Jae-myung to go home and he left.", [("nurse", "Lee Jae-myung to go home")]),
        (
            "State radio advised people to drink salted water and told factories to start at five.",
            [("State radio", "people to drink salted water"), ("State radio", "factories to start at five")],
        ),
        ("The nurse told the truth to save her friend from prison.", []),
        ("The nurse told the story to the children to make them laugh.", []),
        ("The nurse tells them to go home.", [("nurse", "them to go home")]),
        ("The nurse hands her a pear and tells her to go home.", []),
        ("Some 30 million Koreans set out for their home towns.", []),
        ("The minister set out a plan for cheaper homes.", [("minister", "a plan for cheaper homes")]),
    ],
)
def test_somebody_told_to_act_is_a_statement(read: Reads, text: str, expected: Told) -> None:
    assert told(read, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The ministry said the deal was close, but",
        "The firm denied bribery and,",
        "The firm denied bribery and, in",
        "The nurse told",
        "The nurse told them not",
        "The bank, Kim said in",
        "The bank, Kim said, that",
        "According to Shin Jong-woo, a researcher,",
        "The minister spoke at length, warning that prices would rise and farmer",
        "火光把天都照红了。71岁的",
        "The South's Joint Chiefs and of Staff said it was looking into the matter.",
    ],
)
def test_a_text_may_break_off_anywhere_and_lack_a_word(read: Reads, text: str) -> None:
    read(text)
