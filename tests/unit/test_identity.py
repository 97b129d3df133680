"""Which addresses a page may call its own, and when two texts are one."""

from __future__ import annotations

import pytest

from bot.policy.identity import alike, claimed, keys

PAGE = "https://en.news.co.kr/view/12?lang=en"


@pytest.mark.parametrize(
    ("claim", "counts"),
    [
        ("https://news.co.kr/view/12", True),
        ("https://www.news.co.kr/view/12", True),
        ("https://other.co.kr/view/12", False),
        ("https://news.co.kr/", False),
        ("https://news.co.kr", False),
        ("https://news.co.kr/?id=12", True),
        ("javascript:alert(1)", False),
        ("/view/12", False),
        ("", False),
        (None, False),
    ],
)
def test_a_claim_counts_within_its_site_and_below_the_front_page(claim: str | None, counts: bool) -> None:
    assert (claimed(PAGE, claim) is not None) is counts


def test_addresses_of_machines_are_sites_of_their_own() -> None:
    assert claimed("http://93.184.216.34/a", "http://12.34.216.34/b") is None


def test_two_sites_below_one_host_of_many_are_two() -> None:
    assert claimed("https://anna.github.io/a", "https://boris.github.io/a") is None


def test_keys_of_what_has_none_are_left_out_and_none_comes_twice() -> None:
    assert (
        len(keys("https://news.example/a", None, "ftp://x", "http://www.news.example/a/", "https://news.example/b"))
        == 2
    )


def test_editions_are_alike_and_other_reports_are_not() -> None:
    text = "The envoys met in Seoul on Monday and talked for two hours about the ferry."
    assert alike(text, "Updated. " + text + " They will meet again on Friday, a spokesman said.")
    assert alike(text.upper(), text)
    assert not alike(text, "The envoys met in Busan on Friday; nobody said what they had talked about for so long.")
    assert not alike("", text)
    assert not alike("", "")
