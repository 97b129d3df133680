"""Brackets within brackets of a message are square, in every message and language."""

from __future__ import annotations

import pytest

from bot.catalogue import LANGUAGES, catalogue, gettext, using

_CHIEFS = "South Korea's Joint Chiefs of Staff (JCS), 5 articles"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_with_brackets_has_square_ones_in_brackets(language: str) -> None:
    with using(catalogue(language)):
        given = gettext("{value} ({giver})", value="**about (at least) 350 km**", giver=_CHIEFS)
    assert "Staff [JCS], 5 articles" in given
    assert "(at least)" in given, "this one is in no brackets"


def test_wide_brackets_become_wide_square_ones() -> None:
    with using(catalogue("ja")):
        assert (
            gettext("{value} ({giver})", value="350km", giver="合同参謀本部（JCS）") == "350km（合同参謀本部［JCS］）"
        )


def test_links_keep_their_brackets() -> None:
    link = "[a word (or two)](https://a.example/b_(c))"
    assert gettext("[Open]({link})", link="https://a.example/b_(c)") == "[Open](https://a.example/b_(c))"
    assert gettext("{name} ({note})", name="Kim", note=f"see {link} (2024)") == f"Kim (see {link} [2024])"


def test_escaped_signs_of_a_page_are_no_link() -> None:
    link = "[b](https://b.example/(c))"
    given = gettext("{name} ({note})", name="Kim", note=rf"\[a\](https://a.example) {link}")
    assert given == rf"Kim (\[a\][https://a.example] {link})"


@pytest.mark.timeout(30)
def test_a_text_of_escaped_signs_alone_takes_linear_time() -> None:
    note = "[\\" * 100_000
    assert gettext("{name} ({note})", name="Kim", note=f"{note}(") == f"Kim ({note}[)"
