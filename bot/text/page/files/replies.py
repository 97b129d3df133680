"""Cut from an e-mail that answers another what it quotes, and the line or header with private addresses above that.

The depot closes in May, the city says.          the answer: kept
On Tue, Dec 1, 2026, Lee <lee@…> wrote:          the line above what is answered
> When does it close?                            the letter that is answered
"""

from __future__ import annotations

import re

from bot.regexes import regex
from bot.text.page.files.forwarded import LEAST_FIELDS, header_fields

_ABOVE = regex(
    r"(?=.{0,400}(?:\d[:：]\d\d|@))(?:>\s?)*(?:On\b.{4,200}\bwrote\s?:|.{0,200}<[^<>\s]{1,80}@[^<>\s]{1,80}>.{0,60}[:：]"
    r"|.{4,200}(?:님이|이|가) (?:작성|씀|쓴 글).{0,10}[:：]|.{4,200}(?:写道|寫道|のメール|書きました)\s?[:：])$",
    re.IGNORECASE,
)
"""The line of a mail program above a quoted letter, which has an address or a time of day: On Tue, Dec 1, 2026 at 10:12
AM Lee <…> *wrote:*."""
_BROKEN = regex(r"(?:>\s?)*(?:On\b.{4,200}|.{0,200}<[^<>\s]{1,80}@[^<>\s]{1,80}>?)$", re.IGNORECASE)
"""The first of two lines that such a line was broken into."""
_MARK = regex(
    r"(?:>\s?)*-{2,}\s*(?:original message|원본 ?메(?:일|시지)|元のメッセージ|原始邮件|原始郵件)\s*-{2,}$",
    re.IGNORECASE,
)


def without_answered(text: str) -> str | None:
    """The text of an answer without the letters that it quotes; None if it quotes none. Lines that begin with > are
    left out, and all below a line or header of a mail program that no such lines follow."""
    lines = [line.strip() for line in text.split("\n")]
    kept, at, is_cut = list[str](), 0, False
    while at < len(lines):
        end = _opening_end(lines, at)
        if end is not None:
            is_cut = True
            following = next((line for line in lines[end:] if line), "")
            if not following.startswith(">"):
                break
            at = end
        elif lines[at].startswith(">"):
            is_cut = True
            at += 1
        else:
            kept.append(lines[at])
            at += 1
    return "\n".join(kept) if is_cut else None


def _opening_end(lines: list[str], at: int) -> int | None:
    """Where the line or header ends that begins at `at` and stands above a quoted letter; None for other lines."""
    line = lines[at]
    if _ABOVE.match(line) or _MARK.match(line):
        return at + 1
    if at + 1 < len(lines) and _BROKEN.match(line) and _ABOVE.match(f"{line} {lines[at + 1]}"):
        return at + 2
    fields, end = header_fields(lines, at)
    return end if len(fields) >= LEAST_FIELDS and "sender" in fields else None
