"""Extract subject, date and body of an e-mail."""

from __future__ import annotations

import re
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import EmailPolicy

from msgspec import Struct

from bot.model.errors import PageRefused, Reason
from bot.regexes import regex
from bot.text.page.charset import decoded_plain, decoded_words
from bot.text.page.dates.values import normal

_LONGEST_MAIL = 4_000_000
"""The most bytes of an e-mail that are parsed: its text comes before its attachments."""
_LONGEST_HEADER = 1_000
_MOST_PARTS, _MOST_MULTIPARTS, _MOST_HEADERS = 200, 16, 4_000
_FORWARD = r"fwd?|전달|転送|转发|轉寄|轉發"
_ANSWER = r"re|aw|회신|답장|返信|回复|答复|回覆"
_PREFIX = regex(rf"^(?:(?:{_FORWARD}|{_ANSWER})\s*[:：]\s*)+", re.IGNORECASE)
_FORWARDED, _ANSWERED = (regex(rf"^(?:{words})\s*[:：]", re.IGNORECASE) for words in (_FORWARD, _ANSWER))


class Mail(Struct, frozen=True):
    """The text of an e-mail; with an HTML body `text` is "" and `html` the body in `charset`. `published` is an ISO
    date or time. `is_forward` if the subject says that it forwards another, `is_answer` if it or a header says that
    it answers one."""

    text: str
    title: str | None = None
    published: str | None = None
    html: bytes | None = None
    charset: str | None = None
    is_forward: bool = False
    is_answer: bool = False


def read_mail(content: bytes) -> Mail:
    """The subject, date and body of an e-mail; attachments are ignored. Raises PageRefused UNREADABLE if it has too
    many parts, or parts nested too deeply."""
    try:
        return _mail(content[:_LONGEST_MAIL])
    except RecursionError as error:
        raise PageRefused(Reason.UNREADABLE, "It cannot be read: the e-mail is broken.") from error


class _MailParts:
    """Counts the parts, multiparts and headers of one e-mail. Raises PageRefused UNREADABLE when there are too many."""

    def __init__(self) -> None:
        self._parts = self._multiparts = self._headers = 0

    def part(self, policy: EmailPolicy | None = None) -> EmailMessage:
        """A new part."""
        self._parts += 1
        self._check()
        return EmailMessage(policy)

    def header(self, name: str, value: str) -> None:
        """Count a header."""
        self._headers += 1
        self._multiparts += name.lower() == "content-type" and value.lstrip()[:10].lower() == "multipart/"
        self._check()

    def _check(self) -> None:
        if self._parts > _MOST_PARTS or self._multiparts > _MOST_MULTIPARTS or self._headers > _MOST_HEADERS:
            raise PageRefused(Reason.UNREADABLE, "It cannot be read: the e-mail is broken.")


class _BoundedPolicy(EmailPolicy):
    """Cuts every header before it is parsed, and counts the headers: the standard library's parsers need time with the
    square of a header's length, and each line of a part is compared with the boundaries of all parts around it."""

    parts = _MailParts()

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(["".join(sourcelines)[:_LONGEST_HEADER]])
        self.parts.header(name, value)
        return name, value


def _mail(content: bytes) -> Mail:
    parts = _MailParts()
    policy = _BoundedPolicy(parts=parts)  # type: ignore[call-overload]  # typeshed knows only the base's attributes
    message = BytesParser(parts.part, policy=policy).parsebytes(content)
    headers = {name.lower(): str(value) for name, value in reversed(list(message.raw_items()))}
    stated = " ".join(decoded_words(headers.get("subject", "")).split())
    subject, is_forward = _PREFIX.sub("", stated) or None, _FORWARDED.match(stated) is not None
    is_answer = not is_forward and (_ANSWERED.match(stated) is not None or "in-reply-to" in headers)
    published = normal(" ".join(headers.get("date", "").split()))
    part = message.get_body(("html", "plain"))
    if part is None:
        return Mail("", subject, published)
    payload = part.get_payload(decode=True)
    body = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset()
    if part.get_content_type() == "text/html":
        return Mail("", subject, published, body, charset, is_forward, is_answer)
    return Mail(decoded_plain(body, charset), subject, published, is_forward=is_forward, is_answer=is_answer)
