"""Texts whose beginning a later sentence qualifies: the news begins with that sentence."""

from __future__ import annotations

import pytest

from tests.text.summary.split_texts import chosen, found_in, qualified

FERRY = """Haeyun Shipping has won a contract to run the ferry to Ulleung for ten years.
It will buy two ships.
The contract takes effect only if the county council agrees in June.
The ferry carries 90,000 people a year."""
KOREAN = """해윤해운이 울릉 여객선을 10년간 운항하는 계약을 따냈다.
배 두 척도 사기로 했다.
계약은 군의회가 6월에 승인해야 효력이 생긴다.
여객선은 한 해 9만 명을 나른다."""
JAPANESE = """海潤汽船が鬱陵島への航路を10年間運航する契約を得た。
船を二隻買う。
契約は郡議会の承認を条件とする。
航路は年に九万人を運ぶ。"""
CHINESE = """海润航运获得郁陵岛航线十年的运营合同。
公司将购买两艘船。
合同以郡议会批准为条件。
航线每年运送九万人。"""


@pytest.mark.parametrize("text", [FERRY, KOREAN, JAPANESE, CHINESE])
def test_news_is_shown_with_what_it_depends_on(text: str) -> None:
    assert qualified(text) == (frozenset({2}), (0, 1))
    assert found_in(text)[0].claimed
    assert all(text.splitlines()[2] in chosen(text, length) for length in (1, 2, 3))
    assert text.splitlines()[0] in chosen(text, 2)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("takes effect only if", "takes effect when"),  # no condition
        ("The contract takes effect only if the county council agrees", "Dogs may board only if they are small"),
        ("The contract takes effect only if", "Haeyun crews can dock the ships only if"),  # of another matter
        (
            "The contract takes effect only if the county council agrees",
            "Haeyun can dock only if it keeps its contract",
        ),
        ("takes effect only if the county council agrees in June", "can be changed only once"),
        ("The contract takes effect only if", "It takes effect with the contract only if"),  # needs another sentence
        (
            "has won a contract",
            "may only win a contract subject to approval, and only if it can pay,",
        ),  # says so itself
    ],
)
def test_other_conditions_leave_the_first_sentence_alone(old: str, new: str) -> None:
    assert old in FERRY
    assert qualified(FERRY.replace(old, new)) is None


@pytest.mark.parametrize(
    "limit",
    [
        "군은 2019년에도 보조금을 조건으로 여객선 계약을 추진했다.",
        "郡は海潤汽船の船員に条件付きの融資を説明した。",
        "银行对海润航运船员的住房贷款以收入为条件。",
    ],
)
def test_conditions_of_other_things_open_no_news(limit: str) -> None:
    text = {"군": KOREAN, "郡": JAPANESE, "银": CHINESE}[limit[0]].splitlines()
    assert qualified("\n".join([*text[:2], limit, text[3]])) is None


DENIED = """Haeyun Shipping will sell its two ships to a bank in Macau.
The price is 40 million dollars.
The company said that it had no plan to sell ships.
The ferry carries 90,000 people a year."""


def test_what_the_title_denies_is_shown_with_the_denial() -> None:
    title = "Haeyun Shipping denies sale"
    assert qualified(DENIED, title) == (frozenset({2}), (0, 1))
    assert "The company said that it had no plan to sell ships." in chosen(DENIED, 1, title)
    assert qualified(DENIED, "Haeyun Shipping to sell ships") is None
    told = DENIED.replace("will sell its two ships to", "on Tuesday denied that it sells ships to")
    assert qualified(told, title) is None


@pytest.mark.parametrize(
    ("who", "denied"),
    [
        ("Haeyun Shipping", True),
        ("A lawyer for Haeyun", True),
        ("The union at Haeyun's rival", False),
        ("Haeyun's smaller rival", False),
    ],
)
def test_whoever_denies_is_the_last_of_the_words_before_the_verb(who: str, denied: bool) -> None:
    merger = f"""Haeyun Shipping will buy a ferry line, people familiar with the matter said.
The line has nine ships.
{who} denied that anybody had been dismissed in March."""
    assert (qualified(merger) is not None) is denied
