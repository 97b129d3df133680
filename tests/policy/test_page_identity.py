"""Which addresses a page may call its own, and when two texts are one."""

from __future__ import annotations

import pytest

from bot.policy.page_identity import (
    ClaimedArticle,
    PageAddresses,
    PageIdentity,
    PageMatch,
    StoredPages,
    addresses,
    alike,
    claimed,
    editions,
    identify,
    keys,
)

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


@pytest.mark.parametrize(
    ("page", "alternate", "counts"),
    [
        ("https://news.example/en/1", "https://news.example/ko/1", True),
        ("https://en.news.example/1", "https://ko.news.example/1", True),
        ("https://en.news.example/1", "https://www.news.example/1", True),
        ("https://english.news.example/1", "https://news.example/1", True),
        ("https://m.en.news.example/1", "https://en.news.example/ko/1", True),
        ("https://news.example/en/1", "https://news.example/en/1", False),
        ("https://news.example/en/1", "https://news.example/", False),
        ("https://news.example/en/1", "https://other.example/ko/1", False),
        ("https://anna.blog.example/1", "https://boris.blog.example/1", False),
        ("https://news.example/en/1", "javascript:alert(1)", False),
        (None, "https://news.example/ko/1", False),
    ],
)
def test_pages_in_other_languages_are_of_the_same_site(page: str | None, alternate: str, counts: bool) -> None:
    assert bool(editions(page, [alternate])) is counts


def test_editions_are_alike_and_other_reports_are_not() -> None:
    text = "The envoys met in Seoul on Monday and talked for two hours about the ferry."
    assert alike(text, "Updated. " + text + " They will meet again on Friday, a spokesman said.")
    assert alike(text.upper(), text)
    assert not alike(text, "The envoys met in Busan on Friday; nobody said what they had talked about for so long.")
    assert not alike("", text)
    assert not alike("", "")


_TEXT = "The envoys met in Geneva on Tuesday and agreed to meet again in the spring."
_CLAIM = "https://news.co.kr/view/12"
_ADDRESSES = PageAddresses(
    own=("posted", "redirected"), claimed=("canonical",), claimed_url=_CLAIM, editions=("korean",)
)


def test_a_page_has_the_keys_of_all_its_addresses_and_a_text_that_was_handed_in_only_its_own() -> None:
    page = addresses(("posted",), PAGE, _CLAIM, ["https://ko.news.co.kr/view/12"])
    assert (page.own, page.url) == (("posted", *keys(PAGE)), PAGE)
    assert (page.claimed, page.claimed_url) == (keys(_CLAIM), _CLAIM)
    assert page.editions == keys("https://ko.news.co.kr/view/12")
    assert addresses(("text",), None, _CLAIM, [PAGE]) == PageAddresses(("text",))


def test_a_canonical_address_that_led_to_the_page_is_no_claim_but_its_spelling() -> None:
    for own, page_url in (((), "https://m.news.co.kr/view/12?utm_source=x"), (keys(_CLAIM), PAGE)):
        page = addresses(own, page_url, _CLAIM, [])
        assert (page.url, page.claimed, page.claimed_url) == (_CLAIM, (), None)


@pytest.mark.parametrize(
    ("stored", "ruling"),
    [
        (StoredPages(), PageIdentity(PageMatch.CLAIM_OPEN, None, ("posted", "redirected"))),
        (StoredPages(edition=3), PageIdentity(PageMatch.CLAIM_OPEN, None, ("posted", "redirected"), 3)),
        (StoredPages(own=1), PageIdentity(PageMatch.OWN_ADDRESS, 1, ("posted", "redirected"))),
        (
            StoredPages(claimed=ClaimedArticle(2, _TEXT), edition=3),
            PageIdentity(PageMatch.SAME_TEXT, 2, ("posted", "redirected")),
        ),
        (
            StoredPages(
                claimed=ClaimedArticle(2, "Rain fell on the paddies of the south all through June."), edition=3
            ),
            PageIdentity(PageMatch.CLAIM_REFUTED, None, ("posted", "redirected"), 3),
        ),
    ],
)
def test_which_stored_article_a_page_is(stored: StoredPages, ruling: PageIdentity) -> None:
    assert identify(_ADDRESSES, stored, _TEXT) == ruling


def test_a_claim_for_which_nothing_is_fetched_any_more_counts_only_for_a_stored_article() -> None:
    new = identify(_ADDRESSES, StoredPages(), _TEXT, claim_settled=True)
    assert new == PageIdentity(PageMatch.NEW, None, ("posted", "redirected"))
    known = identify(_ADDRESSES, StoredPages(claimed=ClaimedArticle(2, _TEXT)), _TEXT, claim_settled=True)
    assert (known.match, known.article_id) == (PageMatch.SAME_TEXT, 2)
