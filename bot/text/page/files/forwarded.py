"""Find the message that an e-mail forwards, below the lines that mail programs put between it and the sender's note.

FYI                                             the note: no news, and left out
---------- Forwarded message ---------
From: Hanriver Post <news@…>                    the header: private addresses
Date: Tue, Dec 1, 2026 at 10:12 AM
Subject: Busan closes its oldest bus depot
To: <lee@…>

BUSAN, Dec. 1 -- The city of …                  the message
"""

from __future__ import annotations

import re

from msgspec import Struct

from bot.regexes import regex
from bot.text.page.dates.values import normal

_FROM = r"from|보낸 ?사람|보낸 ?이|발신인?|差出人|送信元|送信者|发件人|發件人|寄件者|寄件人"
_DATE = (
    "date|sent|(?:보낸 ?)?날짜|보낸 ?시간|날짜 및 시간|日付|送信日時|日時"
    "|日期|发送时间|发件时间|發送時間|寄件日期|时间|時間"
)
_SUBJECT = r"subject|제목|件名|主题|主題|主旨"
_OTHERS = r"to|cc|bcc|reply-to|받는 ?사람|수신인?|참조|宛先|收件人|收件者|抄送|副本"
_FIELD = regex(
    rf"(?:>\s?)*\*{{0,2}}(?:(?P<sender>{_FROM})|(?P<date>{_DATE})|(?P<subject>{_SUBJECT})|(?P<other>{_OTHERS}))\s?"
    r"\*{0,2}\s?[:：]\*{0,2}\s*(?P<value>.*)$",
    re.IGNORECASE,
)
_MARKER = regex(
    r"(?:>\s?)*-*\s*(?:begin )?(?:forwarded message|전달된 메(?:일|시지)|転送(?:された)?メッセージ"
    r"|转发的?(?:邮件|信息)"
    r"|轉寄的?郵件)\b\s*:?\s*-*$",
    re.IGNORECASE,
)
_QUOTED = regex(r"(?:>\s?)+")
LEAST_FIELDS = 3
_MOST_BLANK = 1
_MOST_LINES_ABOVE = 40
_LONGEST_NOTE = 400
"""Characters of the sender's note above a header without a line that says "Forwarded message"; what is longer is the
letter itself, above an earlier one."""
_MOST_NESTED = 5


class ForwardedMessage(Struct, frozen=True):
    """The text of a forwarded message, with its subject and date; `published` is an ISO date or time."""

    text: str
    title: str | None
    published: str | None


def forwarded(text: str, *, is_forward: bool) -> ForwardedMessage | None:
    """The innermost message that an e-mail's text forwards; None if it forwards nothing. `is_forward` if the subject
    says so: what is below the header of an answer is an earlier letter, and not the news."""
    lines = [line.strip() for line in text.split("\n")]
    found: ForwardedMessage | None = None
    for _ in range(_MOST_NESTED):
        header = _header(lines, is_forward=is_forward or found is not None)
        if header is None or not any(header[1]):
            break
        fields, lines = header
        found = ForwardedMessage("\n".join(lines), fields.get("subject"), normal(fields.get("date", "")))
    return found


def _header(lines: list[str], *, is_forward: bool) -> tuple[dict[str, str], list[str]] | None:
    """The fields of the first header of a forwarded message, and the lines below it without the marks of a quotation;
    None if there is none."""
    for start, line in enumerate(lines[:_MOST_LINES_ABOVE]):
        if _FIELD.match(line) is None:
            continue
        fields, end = header_fields(lines, start)
        is_marked = any(_MARKER.match(before) for before in lines[max(0, start - 2) : start])
        is_note = is_forward and sum(map(len, lines[:start])) <= _LONGEST_NOTE
        if len(fields) >= LEAST_FIELDS and "sender" in fields and (is_marked or is_note):
            below = lines[end:]
            is_quoted = line.startswith(">")
            return fields, [_QUOTED.sub("", one, 1) if is_quoted else one for one in below]
    return None


def header_fields(lines: list[str], start: int) -> tuple[dict[str, str], int]:
    """The fields of the header at a line, by their kinds, and where it ends. Long lists of receivers go on in lines
    with further addresses."""
    fields: dict[str, str] = {}
    end, blank = start, 0
    while end < len(lines):
        line = lines[end]
        if field := _FIELD.match(line):
            kind = next(name for name in ("sender", "date", "subject", "other") if field[name])
            fields.setdefault(kind, " ".join(field["value"].split()))
            blank = 0
        elif not _QUOTED.sub("", line, 1):
            blank += 1
            if blank > _MOST_BLANK or not (end + 1 < len(lines) and _FIELD.match(lines[end + 1])):
                break
        elif "@" not in line:
            break
        end += 1
    return fields, end
