"""Chinese and Japanese speakers behind whom they met, who appointed them, or to whom they write."""

from __future__ import annotations

from tests.fakes.tables import table
from tests.text.statements.conftest import Reads


@table(
    ("text", "speaker"),
    [
        ("与赵显会谈的日本外相茂木敏充说，关系良好。", "Toshimitsu Motegi"),
        ("由特朗普任命的国防部长赫格塞思说，将重新检讨。", "Pete Hegseth"),
        ("习近平致电李在明说，中方重视两国关系。", "Xi Jinping"),
        ("趙顕外相と会談した茂木敏充外相は「関係は良好だ」と述べた。", "Toshimitsu Motegi"),
        ("玄海町長は「国の説明を待つ」と述べた。", "玄海町長"),
    ],
)
def test_who_met_another_speaks_himself(text: str, speaker: str, read: Reads) -> None:
    assert [one.speaker for one in read(text)] == [speaker]


@table("text", ["批评特朗普的律师科恩说，他后悔了。", "习近平致电李在明的办公室说，重视关系。"])
def test_a_verb_before_an_owner_leaves_the_speaker_in_doubt(text: str, read: Reads) -> None:
    assert read(text) == ()
