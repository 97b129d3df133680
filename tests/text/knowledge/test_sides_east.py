"""The state that a person of a Japanese or Chinese article speaks for, by the office that the article states."""

from __future__ import annotations

from datetime import date

import pytest

from bot.text.knowledge.base import Knowledge
from bot.text.knowledge.sides import side_of


@pytest.mark.parametrize(
    ("person", "role", "side"),
    [
        ("Dmitry Peskov", "ロシア大統領府報道官", "RU"),
        ("Dmitry Peskov", "俄罗斯总统新闻秘书", "RU"),
        ("Dmitry Peskov", "前俄罗斯总统新闻秘书", None),
        ("Jens Stoltenberg", "NATO事務総長", None),
        ("António Guterres", "联合国秘书长", None),
        ("Lin Jian", "中國外交部發言人", "CN"),
        ("Lin Jian", "大学教授", None),
    ],
)
def test_an_office_in_japanese_or_chinese_speaks_for_its_state(
    person: str, role: str, side: str | None, base: Knowledge
) -> None:
    known = base.named(person)[0]
    assert side_of(known, date(1990, 1, 1), role) == side
