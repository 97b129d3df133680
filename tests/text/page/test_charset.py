"""Wrong charsets, binary data and endless nesting are read, or refused with a reason."""

from __future__ import annotations

import pytest

from bot.model.analysis import Page, Verdict
from bot.text.extract import read_document
from bot.text.sources.outlets import SourceTable

KOREAN = (
    "남해의 한 섬마을에 첫 약국이 3일 문을 열었다. 주민 320명이 사는 이 섬에서는 약을 사려면 배를 타야 했다. "
    "군은 내년까지 다른 섬 두 곳에도 약국을 열 계획이라고 밝혔다."
)


@pytest.fixture(scope="module")
def sources() -> SourceTable:
    return SourceTable.load()


def test_a_page_that_names_the_wrong_charset_is_read_by_its_bytes(sources: SourceTable) -> None:
    head = '<html><head><meta charset="utf-8"><title>섬마을에 첫 약국</title></head>'
    page = f"{head}<body><article><h1>섬마을에 첫 약국</h1><p>{KOREAN}</p></article></body></html>"
    document = read_document(Page("https://a.example/n/1", page.encode("cp949"), "text/html"), sources)
    assert (document.verdict, document.text) == (Verdict.ARTICLE, KOREAN)


@pytest.mark.parametrize("charset", ["", "; charset=none-such", "; charset=euc-kr"])
def test_an_e_mail_with_a_wrong_charset_is_read_by_its_bytes(sources: SourceTable, charset: str) -> None:
    head = f"Subject: notice\r\nContent-Type: text/plain{charset}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    mail = head.encode() + KOREAN.encode("cp949")
    assert KOREAN in read_document(Page(None, mail, "message/rfc822"), sources).text


def test_bytes_that_are_no_text_are_refused(sources: SourceTable) -> None:
    junk = bytes((n * n * 31 + n // 7) % 251 for n in range(20_000))
    document = read_document(Page("https://a.example/n/1", b"\x1f\x8b\x08" + junk, "text/html"), sources)
    assert document.verdict is not Verdict.ARTICLE
    assert document.reason


def test_an_e_mail_with_endlessly_nested_parts_is_refused(sources: SourceTable) -> None:
    parts = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(3000))
    mail = f"Subject: boxes\n{parts}Content-Type: text/plain\n\n{KOREAN}\n".encode()
    document = read_document(Page(None, mail, "message/rfc822"), sources)
    assert (document.verdict, document.reason) == (Verdict.NOT_ARTICLE, "It cannot be read: the e-mail is broken.")
