"""Newspapers in 《》 that speak in a Chinese text, and what they print: 朝鲜《劳动新闻》, 《漢江晨報》*社論*."""

from __future__ import annotations

from bot.lang.folding import in_both_scripts
from bot.model.analysis import EntityKind, Span
from bot.regexes import regex
from bot.text.statements.quotation_marks import HIDDEN
from bot.text.statements.speaker import Speaker
from bot.text.statements.unspaced.named import BODIES, Named
from bot.text.statements.unspaced.narration import TITLE, Narration

_EDITORIAL = regex(in_both_scripts(f"(?<=[{TITLE}报])(?:社[论评]|评论员?文章|时评)$"))
"""The opinion of a newspaper behind its name."""
_COLUMN = regex(in_both_scripts(f"{TITLE}{{4,30}}专[栏文]"))
"""Somebody's column in a newspaper, which is not the newspaper's opinion."""
_NEWSPAPER = regex(in_both_scripts("(?:报|新闻|周刊)$"))
REPORT_SAYS = regex(
    in_both_scripts(
        "(?P<who>该?报[道导])(?:还|并|又|也|同时|最后|接着)*(?P<cue>称|说|指出|指|强调|认为|写道|表示|警告|补充)说?[，,：:]?"
    )
)
"""Words by which a sentence goes on with the report of the one before: *报道称*，…."""
REPORTED = regex(
    in_both_scripts(
        f"(?:[另又根]?据)?(?P<who>[^，,。；：:\n{HIDDEN}]{{2,20}}?)(?:\\d{{1,2}}日|[昨今当][天日晚])?(?:报[道导])(?=称|说|[，,：:])"
    )
)
OF_PRESS = regex(in_both_scripts(f"报[道导社]|媒体?|日报|新闻|电视|通讯社|{TITLE}|社论"))
"""Words for other newsrooms, between a report and what goes on with it."""


def without_editorial(masked: str, start: int, stop: int) -> int:
    """Where the newspaper's name ends in the phrase [start, stop) that may name its editorial."""
    editorial = _EDITORIAL.search(masked, start, stop)
    return editorial.start() if editorial else stop


def is_column(masked: str, start: int, stop: int) -> bool:
    """Whether the phrase [start, stop) is somebody's column in a newspaper."""
    return _COLUMN.fullmatch(masked, start, stop) is not None


def newspaper(
    narration: Narration, named: Named, phrase: Span, *, has_editorial: bool
) -> tuple[Span, Speaker | None] | None:
    """The newspaper whose name ends a phrase, alone or behind its country, or the column in one as written.
    `has_editorial` if the phrase had an editorial behind the name, so that it is a newspaper's."""
    if is_column(narration.masked, phrase.start, phrase.end):
        return phrase, _as_written(narration, phrase)
    opening = narration.text.rfind("《", phrase.start, phrase.end)
    span = Span(opening + 1, phrase.end - 1)
    if opening > phrase.start and named.at_end(phrase.start, opening) is None:
        return None
    known = named.between(span.start, span.end)
    found = next((one for where, one in known if where == span and one.kind in BODIES), None)
    if found is None and (has_editorial or _NEWSPAPER.search(narration.text, span.start, span.end)):
        found = _as_written(narration, span)
    return (span, found) if found else None


def _as_written(narration: Narration, span: Span) -> Speaker:
    return Speaker(narration.text[span.start : span.end], None, span, EntityKind.ORGANISATION)
