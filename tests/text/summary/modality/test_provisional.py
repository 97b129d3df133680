"""What was said or thought first, and the sentence that tells what was known later."""

from __future__ import annotations

import pytest

from tests.text.summary.split_texts import chosen, found_in

BLAST = """A gas explosion in a bakery in Tarnow killed three people on Tuesday morning.
{first}
{later}
The bakery had been inspected in May.
Police are questioning a plumber."""
LATER = "They later said that eight of them had been found alive in a cellar."
KOREAN = """20일 새벽 은산의 한 냉동창고에서 불이 나 2명이 숨졌다.
소방 당국은 당초 7명이 갇혔다고 밝혔다.
그러나 5명은 불이 나기 전에 퇴근한 것으로 나중에 확인됐다.
불은 4시간 만에 꺼졌다."""
JAPANESE = """5日朝、三浜町で2両編成の列車が脱線し、4人がけがをした。
当初、警察は乗客2人が死亡したと発表した。
その後、2人は意識が戻り、命に別条はないことが分かった。"""
CHINESE = """5日早晨，三滨镇一列火车脱轨，四人受伤。
警方起初说两名乘客死亡。
后来证实，两人已恢复意识。"""


@pytest.mark.parametrize(
    "text",
    [
        BLAST.format(first="Rescuers at first said that eleven people had died.", later=LATER),
        BLAST.format(first="Eleven people were initially reported dead.", later=LATER),
        BLAST.format(first="The police first spoke of eleven dead.", later="But eight were found alive in a cellar."),
        KOREAN,
        JAPANESE,
        CHINESE,
    ],
)
def test_what_was_said_first_is_shown_only_with_what_was_known_later(text: str) -> None:
    assert frozenset({2}) in found_in(text)[1].needs


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("The oven was at first planned to stand in the yard.", LATER),  # nobody said or thought it
        ("Eleven people were first reported missing but were found in a cellar.", LATER),  # it says so itself
        ("Guests first see the oven, a guide said.", LATER),
        ("Rescuers at first said that eleven people had died.", "The street is closed."),  # nothing settles it
        ("Rescuers said that eleven people had died.", LATER),
        ("The leak was first reported by the Harbor Post.", "The minister later resigned."),
        ("The fever was first reported in Tarnow, the ministry said.", "But it has spread to nine towns."),
        ("The plan, first announced in May, will ban gas ovens.", "It has since won support."),
        ("The bakery was originally put on a list of old houses.", "It has since been rebuilt."),
    ],
)
def test_other_sentences_need_nothing(first: str, later: str) -> None:
    assert not found_in(BLAST.format(first=first, later=later))[1].needs


def test_a_first_count_is_not_shown_alone() -> None:
    text = BLAST.format(first="Rescuers at first said that eleven people had died.", later=LATER)
    assert not any(one.startswith("Rescuers") for one in chosen(text, 1))
    shown = chosen(text, 3)
    assert LATER in shown or not any(one.startswith("Rescuers") for one in shown)
