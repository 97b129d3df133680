"""A member saves an e-mail that forwards a newsletter: the letter is the article, with its own day, and nothing of who
forwarded it to whom."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from bot.model.analysis import Page
from bot.text.document import Document
from bot.text.extract import read_document
from bot.text.sources.outlets import SourceTable

LETTER = (
    "The city of Busan will close its oldest bus depot next year, officials said Tuesday.",
    "The depot at Beomil opened in 1968 and serves 41 routes, transport chief Oh Ji-won said.",
)
GMAIL = """FYI

---------- Forwarded message ---------
From: Hanriver Post <news@hanriverpost.example>
Date: Tue, Dec 1, 2026 at 10:12 AM
Subject: Busan closes its oldest bus depot
To: <lee@team.example>
"""
OUTLOOK = """Have a look.

From: Hanriver Post <news@hanriverpost.example>
Sent: Tuesday, December 1, 2026 10:12 AM
To: Lee <lee@team.example>; Kim <kim@team.example>;
 Park <park@team.example>
Subject: Busan closes its oldest bus depot
"""
APPLE = """Begin forwarded message:

> From: Hanriver Post <news@hanriverpost.example>
> Subject: Busan closes its oldest bus depot
> Date: 1 December 2026 at 10:12:00 GMT+9
> To: lee@team.example
>"""
KOREAN = """참고하세요.

-----Original Message-----
보낸 사람: 한강포스트 <news@hanriverpost.example>
받는 사람: 이하늘 <lee@team.example>
보낸 날짜: 2026-12-01 (화) 10:12:00 (GMT+09:00)
제목: Busan closes its oldest bus depot
"""
JAPANESE = """差出人: ハンガンポスト <news@hanriverpost.example>
送信日時: 2026年12月1日 10:12
宛先: lee@team.example
件名: Busan closes its oldest bus depot
"""
CHINESE = """发件人： 汉江邮报 <news@hanriverpost.example>
发送时间： 2026年12月1日 10:12
收件人： lee@team.example
主题： Busan closes its oldest bus depot
"""
TWICE = (
    """See below.

---------- Forwarded message ---------
From: Kim <kim@team.example>
Date: Wed, Dec 2, 2026 at 9:00 AM
Subject: Fwd: Busan closes its oldest bus depot
To: <lee@team.example>

"""
    + GMAIL
)
PRIVATE = ("team.example", "FYI", "look", "참고", "See below", "hanriverpost.example")


def _read(sources: SourceTable, subject: str, text: str, html: str | None = None) -> Document:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = subject, "Lee <lee@team.example>", "team@team.example"
    mail["Date"] = "Thu, 3 Dec 2026 11:00:00 +0900"
    mail.set_content(text)
    if html:
        mail.add_alternative(html, subtype="html")
    return read_document(Page(None, mail.as_bytes(), "message/rfc822"), sources)


@pytest.mark.parametrize(
    ("subject", "head"),
    [
        ("Fwd: Busan closes its oldest bus depot", GMAIL),
        ("bus depots", GMAIL),
        ("FW: Busan closes its oldest bus depot", OUTLOOK),
        ("Fwd: Busan closes its oldest bus depot", APPLE),
        ("전달: 버스", KOREAN),
        ("転送: バス", JAPANESE),
        ("转发：公交", CHINESE),
        ("Fwd: Fwd: Busan closes its oldest bus depot", TWICE),
    ],
)
def test_a_forwarded_letter_is_the_article(sources: SourceTable, subject: str, head: str) -> None:
    mark = "> " if head is APPLE else ""
    found = _read(sources, subject, head + "\n" + "".join(f"{mark}{line}\n{mark}\n" for line in LETTER))
    assert found.title == "Busan closes its oldest bus depot"
    assert found.published is not None
    assert found.published.startswith("2026-12-01")
    assert found.text.split("\n") == list(LETTER)


def test_the_header_in_an_html_body_is_left_out(sources: SourceTable) -> None:
    header = (
        "<p><b>From:</b> Hanriver Post &lt;news@hanriverpost.example&gt;<br><b>Sent:</b> Tuesday, December 1, 2026<br>"
        "<b>To:</b> Lee &lt;lee@team.example&gt;<br><b>Subject:</b> Busan closes its oldest bus depot</p>"
    )
    html = f"<html><body><p>FYI</p><div>{header}</div>{''.join(f'<p>{line}</p>' for line in LETTER)}</body></html>"
    found = _read(sources, "FW: Busan closes its oldest bus depot", "See the HTML.", html)
    assert found.published == "2026-12-01"
    assert found.text.split("\n") == list(LETTER)


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Re: depot", "\n".join((*LETTER, "", OUTLOOK, "What do you think of it, and when does it close?"))),
        ("Depot letter", "\n".join((*LETTER, "The leaked note has a header:", OUTLOOK, LETTER[1]))),
        ("Fwd: depot", "\n".join((*LETTER, "From: a reader", "To: the editor"))),
        ("Fwd: depot", "\n".join((*LETTER, "", OUTLOOK))),
        ("Fwd: depot", "\n".join((*LETTER, *LETTER[:1], *LETTER, OUTLOOK, "An earlier letter."))),
        ("Fwd: depot", "\n".join(("When: 10 a.m.", "To: Beomil", *LETTER))),
    ],
)
def test_what_only_looks_like_a_forwarded_letter_stays(sources: SourceTable, subject: str, text: str) -> None:
    """An answer above what it answers, a letter in the news, a header with nothing below it."""
    found = _read(sources, subject, text)
    assert found.published == "2026-12-03T11:00:00+09:00"
    assert all(line in found.text for line in LETTER)
