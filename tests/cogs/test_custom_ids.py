"""The ids of buttons: those of older messages are still read, each by one kind of component."""

from __future__ import annotations

import re

import pytest

from cogs._layout import custom_ids
from cogs._layout.custom_ids import CustomId

_KINDS = [one for one in vars(custom_ids).values() if isinstance(one, CustomId)]


@pytest.mark.parametrize(
    ("written", "state"),
    [
        ("article:5:said", {"article": "5", "view": "said"}),
        ("entity:t-1:articles:3:next", {"token": "t-1", "view": "articles", "page": "3"}),
        ("story:4:days:0:of9", {"story": "4", "view": "days", "page": "0", "article": "9"}),
        ("story:4:days:0:view", {"story": "4", "view": "days", "page": "0", "article": None}),
        ("open:4", {"story": "4", "article": None}),
        ("open:4:7", {"story": "4", "article": "7"}),
        ("search:t-1:4", {"token": "t-1", "order": None, "page": "4"}),
        ("search:t-1:date:0:order", {"token": "t-1", "order": "date", "page": "0"}),
        ("rest:t-1", {"token": "t-1", "page": None}),
        ("rest:t-1:2:next", {"token": "t-1", "page": "2"}),
        ("undo:4", {"act": "4", "page": None}),
        ("undo:4:2", {"act": "4", "page": "2"}),
        ("erase:1234567890123456789", {"user": "1234567890123456789"}),
    ],
)
def test_an_id_of_an_older_message_is_read_by_one_kind(written: str, state: dict[str, str | None]) -> None:
    assert [found.groupdict() for one in _KINDS if (found := re.fullmatch(one.template, written))] == [state]


def test_an_id_that_is_made_is_read() -> None:
    assert re.fullmatch(custom_ids.story.template, custom_ids.story_of(4, 9))
    assert re.fullmatch(custom_ids.latest.template, custom_ids.latest("t-1", "") + "2:back")
    assert custom_ids.opened(4, 0) == "open:4"
