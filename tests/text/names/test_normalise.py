"""The folded form of a name."""

from __future__ import annotations

from bot.text.names.normalise import bare

ASCII = "".join(map(chr, range(128)))


def test_a_plain_name_is_folded_as_one_with_an_accent_beside_it() -> None:
    assert bare(ASCII) == bare(f"{ASCII}é").removesuffix("e")
