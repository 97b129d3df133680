"""Which piece of a query is being typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.policy.search.completion import OpenPiece, open_piece
from bot.policy.search.problems import Operator


@pytest.mark.parametrize(
    ("typed", "piece"),
    [
        ("", OpenPiece("", False, None, "")),
        ("mis", OpenPiece("", False, None, "mis")),
        ("missile so", OpenPiece("missile ", False, None, "so")),
        ("missile ", OpenPiece("missile ", False, None, "")),
        ("-ent", OpenPiece("", True, None, "ent")),
        ("x source:ha", OpenPiece("x ", False, Operator.SOURCE, "ha")),
        ('x source:"Han Ri', OpenPiece("x ", False, Operator.SOURCE, "Han Ri")),
        ('source:"Han River" -이름:"Kim Yo', OpenPiece('source:"Han River" ', True, Operator.ENTITY, "Kim Yo")),
        ("x entity: ki", OpenPiece("x ", False, Operator.ENTITY, "ki")),
        ("kind:", OpenPiece("", False, Operator.KIND, "")),
        ("zzz:ha", OpenPiece("", False, None, "zzz:ha")),
    ],
)
def test_the_last_piece(typed: str, piece: OpenPiece) -> None:
    assert open_piece(typed) == piece


def test_a_completed_piece_takes_the_place_of_what_was_typed() -> None:
    assert open_piece("x -source:ha").completed("Han River Post") == 'x -source:"Han River Post"'
    assert open_piece("x so").completed("source:") == "x source:"


@given(st.text(max_size=80))
def test_what_was_typed_before_stays(typed: str) -> None:
    assert typed.startswith(open_piece(typed).head)
