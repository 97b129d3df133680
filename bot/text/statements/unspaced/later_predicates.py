"""Statements of a later clause of a Chinese sentence that does not repeat its subject: 外交部*召见公使*，*要求道歉*.

    subject, act | , | verb without a subject | content

The subject is that of the last clause that has one. If a clause between them has neither a subject that is understood
nor a verb at its beginning, nobody is named.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from bot.lang.folding import in_both_scripts
from bot.model.analysis import Span
from bot.regexes import regex
from bot.text.entities.unspaced.chinese_names import OFFICES, may_follow_name
from bot.text.statements.quotation_marks import HIDDEN
from bot.text.statements.unspaced.chinese_subjects import ChineseSubject, ChineseSubjects, words
from bot.text.statements.unspaced.narration import Narration

_LINK = in_both_scripts("(?:但|并且?|而且|还|又|也|同时|随后|再次|再度|多次|一再)*")
_VERB = regex(
    rf"{_LINK}(?P<cue>(?:{words('chinese_bare_cues')}|{in_both_scripts('批评|指责|谴责|解释|补充')})?"
    rf"{in_both_scripts('(?:称(?!其?[为作]|[赞呼号职霸病])|说(?![服明法话起出谎]))')}"
    rf"|{in_both_scripts('要求(?!遭|落空|得到|受到|引[发起])|表示|强调|指出|指(?![责控定示令挥向标数望派导名甲纹针南])|主张|警告|呼吁|敦促|促请|坚称|声称|宣称|辩称|坦言|直言|重申|承诺|认为')})"
    rf"(?![的了过着到]){in_both_scripts('[，,：:]?')}"
)
"""A verb of speech at the beginning of a clause."""
_NO_ACT = regex(
    in_both_scripts(
        "[被遭获]|(?<!接)受(?!访)|(?<![数证依占])据|若|如果|一旦|援引|引[述用发起]|招致|激起|高涨|转[述引]|让|令(?![官部状])|(?<![公大天特行])使(?!馆|领|团|用)|的|[与和跟及、]|同(?!时)|等"
    )
)
"""What follows a name that is no subject of an act, or not alone."""
_CLAUSE_END = regex("[，,；;]")
_NO_SPEECH = regex(in_both_scripts("据|根据|按照|如|若|当|虽|因|由于|如果|一旦"))
_SHOWN = regex(in_both_scripts("(?:显示|表明|发现|证明)$"))
"""The end of a clause that tells what figures show, so that those who act in the next ones say nothing: 民调*显示*."""


class LaterPredicate(Struct, frozen=True):
    """A verb of speech without a subject; `clause` is where its clause begins, `start` and `end` are the edges of what
    is said."""

    subject: ChineseSubject
    clause: int
    word: str
    start: int
    end: int


def later_predicates(sentence: Span, narration: Narration, subjects: ChineseSubjects) -> Iterator[LaterPredicate]:
    """The verbs of speech that begin a later clause of a sentence, whose subject an earlier clause names."""
    subject: ChineseSubject | None = None
    open_verb: tuple[int, str, int] | None = None
    clauses = list(_clauses(sentence, narration))
    for at, clause in enumerate(clauses):
        verb = _VERB.match(narration.masked, clause.start, clause.end) if at and subject else None
        if verb and verb.end() < sentence.end:
            if open_verb and subject:
                yield LaterPredicate(subject, *open_verb, clause.start - 1)
            open_verb = clause.start, verb["cue"], verb.end()
        elif open_verb is None and _SHOWN.search(narration.masked, clause.start, clause.end):
            return
        elif open_verb is None:
            subject = _subject(clause, narration, subjects) or (subject if _goes_on(clause, narration) else None)
        elif subject and (other := subjects.acting(clause.start, clause.end)) and other.speaker != subject.speaker:
            yield LaterPredicate(subject, *open_verb, clause.start - 1)
            return
    if open_verb and subject:
        yield LaterPredicate(subject, *open_verb, sentence.end)


def _clauses(sentence: Span, narration: Narration) -> Iterator[Span]:
    start = sentence.start
    for mark in _CLAUSE_END.finditer(narration.masked, sentence.start, sentence.end):
        yield Span(start, mark.start())
        start = mark.end()
    yield Span(start, sentence.end)


def _subject(clause: Span, narration: Narration, subjects: ChineseSubjects) -> ChineseSubject | None:
    """The subject of a clause that tells an act of somebody's."""
    if _NO_SPEECH.match(narration.masked, clause.start, clause.end):
        return None
    found = subjects.acting(clause.start, clause.end)
    if found is None or _NO_ACT.search(narration.masked, found.span.end, min(clause.end, found.span.end + 6)):
        return None
    return found


def _goes_on(clause: Span, narration: Narration) -> bool:
    """Whether a clause begins with a verb, so that its subject is the one before."""
    return may_follow_name(narration.masked, clause.start) and not (
        OFFICES.starts(narration.masked, clause.start) or narration.masked.startswith(HIDDEN, clause.start)
    )
