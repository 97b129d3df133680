"""Find what somebody demands of others in quotation marks: 朴洙贤*敦促法院“不要手软”*."""

from __future__ import annotations

from collections.abc import Iterator

from bot.lang.folding import in_both_scripts
from bot.model.analysis import Quote, QuoteKind, Span
from bot.regexes import regex
from bot.text.statements.quotation_marks import HIDDEN
from bot.text.statements.speaker import statement
from bot.text.statements.unspaced.chinese_subjects import BODY_ENDS, LONGEST, PERSONS, ChineseSubjects
from bot.text.statements.unspaced.named import Named
from bot.text.statements.unspaced.narration import Narration, direct

_ADDRESSED = regex(
    f"(?P<cue>{in_both_scripts('敦促|要求|呼吁|警告|提醒|促请')})"
    f"(?P<whom>[^，,。：:；;\n{HIDDEN}]{{1,16}})(?P<quoted>{HIDDEN}+)(?=[，,。；;！!]|$)"
)
_CLAUSE_START = regex("[，,；;：:]")
_TOLD = regex(
    f"(?P<cue>{in_both_scripts('敦促|警告|提醒|促请|批评|指责|谴责|抨击|炮轰|痛批|怒批|怒斥|痛斥|反驳|反问|告诉')})"
    f"(?P<whom>[^，,。：:；;\n{HIDDEN}]{{1,16}})[：:](?={HIDDEN})"
)


def addressed(sentence: Span, narration: Narration, named: Named, subjects: ChineseSubjects) -> Iterator[Quote]:
    """The statements of a sentence of which each has a plain subject; a quotation behind the name of a thing is its
    title (要求影片“…”)."""
    masked = narration.masked
    for found in _ADDRESSED.finditer(masked, sentence.start, sentence.end):
        start, end = found.span("whom")
        is_party = named.at_end(start, end) or PERSONS.ends(found["whom"]) or BODY_ENDS.ends(found["whom"])
        if not is_party:
            continue
        clause = max(sentence.start, found.start() - LONGEST)
        clause = max((clause, *(mark.end() for mark in _CLAUSE_START.finditer(masked, clause, found.start()))))
        subject = subjects.before(clause, found.start())
        if subject is not None and subject.speaker is not None:
            span = Span(start, found.end())
            yield statement(narration.text, span, QuoteKind.MIXED, found["cue"], subject.speaker)


def told(sentence: Span, narration: Narration, named: Named, subjects: ChineseSubjects) -> Iterator[Quote]:
    """What somebody says to a person or body behind a colon, each with a plain subject: 主帅*怒斥裁判：“他错了。”*"""
    masked = narration.masked
    for found in _TOLD.finditer(masked, sentence.start, sentence.end):
        start, end = found.span("whom")
        is_party = named.at_end(start, end) or PERSONS.ends(found["whom"]) or BODY_ENDS.ends(found["whom"])
        said = narration.at(found.end()) if is_party else None
        clause = max(sentence.start, found.start() - LONGEST)
        clause = max((clause, *(mark.end() for mark in _CLAUSE_START.finditer(masked, clause, found.start()))))
        subject = subjects.before(clause, found.start()) if said else None
        if said is not None and subject is not None and subject.speaker is not None:
            yield direct(narration.text, said, found["cue"], subject.speaker)
