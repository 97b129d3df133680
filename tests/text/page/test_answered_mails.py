"""A member saves an e-mail that answers another: the answer is the article, and neither the letter that it quotes nor
anybody's address is shown."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from bot.model.analysis import Page
from bot.text.document import Document
from bot.text.extract import read_document
from bot.text.sources.outlets import SourceTable

ANSWER = (
    "The city of Busan will close its oldest bus depot next year, officials said Tuesday.",
    "The depot at Beomil opened in 1968 and serves 41 routes, transport chief Oh Ji-won said.",
    "On Monday the chief wrote: nothing is decided about the buses.",
)
ASKED = "When does the depot close, and who decided it?"
OUTLOOK = """From: Lee <lee@team.example>
Sent: Tuesday, December 1, 2026 10:12 AM
To: Hanriver Post <news@hanriverpost.example>
Subject: depot"""
ABOVE = (
    "On Tue, Dec 1, 2026 at 10:12 AM Lee <lee@team.example> wrote:",
    "On Tue, Dec 1, 2026 at 10:12 AM Lee Haneul of the team <lee@team.example>\nwrote:",
    "2026년 12월 1일 (화) 오전 10:12, 이하늘 <lee@team.example>님이 작성:",
    "2026年12月1日(火) 10:12 李 <lee@team.example>:",
    "李 <lee@team.example> 于2026年12月1日周二 10:12写道：",
    "-----Original Message-----\n" + OUTLOOK,
    OUTLOOK,
)


def _read(sources: SourceTable, subject: str, text: str, headers: tuple[tuple[str, str], ...] = ()) -> Document:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = subject, "Lee <lee@team.example>", "team@team.example"
    for name, value in headers:
        mail[name] = value
    mail.set_content(text)
    return read_document(Page(None, mail.as_bytes(), "message/rfc822"), sources)


@pytest.mark.parametrize("above", ABOVE)
@pytest.mark.parametrize("mark", ["> ", ""])
def test_an_answer_is_read_without_what_it_answers(sources: SourceTable, above: str, mark: str) -> None:
    found = _read(sources, "Re: depot", "\n\n".join((*ANSWER, above, f"{mark}{ASKED}")))
    assert found.text.split("\n") == list(ANSWER)
    assert found.title == "depot"


def test_an_answer_below_the_quotation_is_kept(sources: SourceTable) -> None:
    found = _read(sources, "답장: depot", "\n\n".join((ABOVE[0], f"> {ASKED}", *ANSWER)))
    assert found.text.split("\n") == list(ANSWER)


def test_a_mail_without_re_that_names_what_it_answers_is_an_answer(sources: SourceTable) -> None:
    headers = (("In-Reply-To", "<1@team.example>"),)
    found = _read(sources, "the depot", "\n\n".join((*ANSWER, ABOVE[0], ASKED)), headers)
    assert found.text.split("\n") == list(ANSWER)


@pytest.mark.parametrize("line", ["On Tuesday he wrote:", "他在信中写道：", "장관이 작성:"])
def test_a_line_of_the_article_that_introduces_words_cuts_nothing(sources: SourceTable, line: str) -> None:
    found = _read(sources, "Re: depot", "\n\n".join((*ANSWER, line, ANSWER[0] + " It was a letter.")))
    assert found.text.endswith("It was a letter.")
