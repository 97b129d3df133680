"""The folded form of a name."""

from __future__ import annotations

import pytest

from bot.policy.search.terms import terms
from bot.text.names.normalise import bare, normal_key

ASCII = "".join(map(chr, range(128)))


def test_a_plain_name_is_folded_as_one_with_an_accent_beside_it() -> None:
    assert bare(ASCII) == bare(f"{ASCII}é").removesuffix("e")


@pytest.mark.parametrize("sign", ["\u200b", "\u200e", "\u00ad", "\u2060", "\ufeff", "\u200d"])
def test_a_name_copied_with_a_sign_without_a_shape_is_the_name(sign: str) -> None:
    assert normal_key(f"Kim{sign} Jo{sign}ng Un{sign}") == normal_key("Kim Jong Un")
    assert normal_key(f"김{sign}정은{sign}") == "김정은"
    assert terms(f"fer{sign}ry 여객{sign}선{sign}") == terms("ferry 여객선")
