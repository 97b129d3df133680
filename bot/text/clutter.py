"""Lines that stand on a page but are no part of its article: shares, prompts, captions, related links, comments."""

from __future__ import annotations

import re

LINE = re.compile(
    r"""^\W*(?:
      (?:read|see|watch|listen|look)\s+(?:also|more|next|further)\b.{0,200}
    | also\s+(?:read|see|watch)\b.{0,200}
    | (?:related|recommended|most\s+(?:read|viewed|popular)|trending|more\s+(?:stories|news|from|on)
        |you\s+may\s+(?:also\s+)?like|up\s+next|editor'?s?\s+picks?|latest\s+(?:news|stories)
        |what\s+to\s+read\s+next|don'?t\s+miss|in\s+case\s+you\s+missed\s+it)\b.{0,120}
    | (?:관련\s*기사|많이\s*본\s*뉴스|추천\s*기사|인기\s*기사|이\s*시각\s*주요).{0,80}
    | (?:file\s+)?(?:photo|image|picture|video|graphic|caption|illustration)s?\s*(?::|credit|courtesy|by\b|/).{0,200}
    | (?:사진|그래픽|영상)\s*[=:].{0,120}
    | (?:share|tweet|e-?mail|print|save|copy\s+link|facebook|twitter|x|whatsapp|telegram|linkedin|reddit|line|pinterest
        |kakao(?:talk)?|공유|인쇄|스크랩|글자\s*크기|url\s*복사)
        (?:\s+(?:this|it|article|story|on|via|to|with|a|friends?|link|facebook|twitter|x|email))*
    | (?:click|tap)\s+here\b.{0,160} | (?:sign\s+up|subscribe|register|join|follow|download|get\s+(?:the|our))\b.{0,120}
        (?:newsletter|free|channel|app|updates?|alerts?|whatsapp|telegram|us|inbox|today|more)\b.{0,60}
    | follow\s+us.{0,100}
    | (?:add|leave|post|view|show|load|hide|join)\s+(?:(?:a|the|all|more)\s+)*(?:comments?|conversation|replies)
    | (?:advertisement|sponsored(?:\s+content)?|ad|ads\s+by.*|promoted|loading|광고|skip\s+(?:ad|to\s+content).*
        |(?:story|article)\s+continues.{0,40})
    | (?:copyright|©|ⓒ|\(c\)).{0,200} | .{0,80}all\s+rights\s+reserved.{0,100}
    | .{0,40}무단\s*(?:전재|복제).{0,80} | 저작권자.{0,120}
    | (?:terms\s+of\s+(?:use|service)|privacy\s+policy|cookie\s+(?:policy|settings)|contact\s+us|about\s+us
        |back\s+to\s+top|home|menu|search|login|log\s+in|sign\s+in)
    | \d+\s*(?:min(?:ute)?s?\s+read|comments?|shares?|views?|likes?) | (?:reading\s+time).{0,30}
    | (?:this|the)\s+(?:article|story|post)\s+(?:was\s+)?(?:originally|first)\s+(?:appeared|published|ran)\b.{0,160}
    | (?:have\s+a\s+(?:news\s+)?tip|got\s+a\s+tip|send\s+(?:us\s+)?(?:tips|feedback|corrections)).{0,160}
    | (?:tags?|topics?|keywords?|filed\s+under|categories)\s*:.{0,200}
    )\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
END = re.compile(
    r"""^\W*(?:comments?(?:\s*\(?\d+\)?)?|leave\s+a\s+(?:reply|comment)|post\s+a\s+comment|replying\s+to\s+\w+|join\s+the\s+conversation
    |comments\s+are\s+(?:moderated|closed).{0,200}|related\s+(?:articles?|stories|news|topics|content)
    |more\s+from\s+.{2,40}|recommended(?:\s+for\s+you)?
    |most\s+(?:read|popular|viewed)|you\s+may\s+also\s+like|관련\s*기사|댓글(?:\s*\d+)?|기자의\s*다른\s*기사)\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
CAPTION = re.compile(
    r"\b(?:PHOTO|FILE PHOTO|Photo|Image|Picture|Credit|CREDIT|Courtesy)\s*[:/]\s*[A-Z][\w./ &'’-]{1,60}$"
    r"|[\[(](?:Photo|사진|AP Photo|Getty|Yonhap|Reuters|AFP|EPA|KCNA)[^\])]{0,60}[\])]$|\bGetty Images\b.{0,30}$"
    r"|/(?:AFP|AP|Reuters|EPA|Yonhap|Getty Images|KCNA)\s*$"
)
_MARKER = re.compile(r"^\W*$")


def is_clutter(line: str) -> bool:
    """Whether a whole line is furniture."""
    return len(line) <= 260 and (LINE.match(line) is not None or _MARKER.match(line) is not None)


def is_caption(line: str) -> bool:
    """Whether a line is the words under a picture: it ends in a credit and is short."""
    return len(line) <= 320 and CAPTION.search(line) is not None


def tidy(lines: list[str]) -> list[str]:
    """The lines of an extracted article without furniture; nothing after the heading of its comments or related list,
    once most of it has passed."""
    total = sum(map(len, lines))
    kept: list[str] = []
    seen = 0
    for line in lines:
        if END.match(line) and len(line) <= 80 and seen > total / 2:
            break
        seen += len(line)
        if not is_clutter(line):
            kept.append(line)
    return kept
