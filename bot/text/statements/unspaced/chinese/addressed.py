"""Find what somebody demands of others in quotation marks: 朴洙贤*敦促法院“不要手软”*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from bot.lang.folding import in_both_scripts
from bot.model.analysis import Quote, QuoteKind, Span
from bot.regexes import regex
from bot.text.statements.quotation_marks import HIDDEN
from bot.text.statements.speaker import Speaker, statement
from bot.text.statements.unspaced.chinese.acts import BODY_ENDS, PERSONS
from bot.text.statements.unspaced.chinese.subjects import LONGEST, ChineseSubjects
from bot.text.statements.unspaced.named import Named
from bot.text.statements.unspaced.narration import Narration, direct

_ADDRESSED = regex(
    f"(?P<cue>{in_both_scripts('敦促|要求|呼吁|警告|提醒|促请|谴责|抨击|炮轰|痛批')})"
    f"(?P<whom>[^，,。：:；;\n{HIDDEN}]{{1,16}})(?P<quoted>{HIDDEN}+)(?=[，,。；;！!]|$)"
)
_CLAUSE_START = regex("[，,；;：:]")
_TOLD = regex(
    f"(?P<cue>{in_both_scripts('敦促|警告|提醒|促请|谴责|抨击|炮轰|痛批|怒批|怒斥|痛斥|反驳|反问|告诉')})"
    f"(?P<whom>[^，,。：:；;\n{HIDDEN}]{{1,16}})[：:](?={HIDDEN})"
)
_OF_ANOTHER = regex(
    in_both_scripts(
        "[据道说称]|写|显示|认定|认为|透露|供述|指出|作证|证实|披露|报告|文件|起诉书|判决书|[剧片戏]中|小说"
    )
)
"""Words before a clause that show that another tells of the demand: 判决书*写道*，尹某要求军方“…”."""


class ChineseAddressed(Struct, frozen=True):
    """Reads what somebody with a plain subject says to a person or a body that he names."""

    narration: Narration
    named: Named
    subjects: ChineseSubjects

    def demanded(self, sentence: Span) -> Iterator[Quote]:
        """What is demanded in quotation marks; a quotation behind the name of a thing is its title (要求影片“…”)."""
        for found in _ADDRESSED.finditer(self.narration.masked, sentence.start, sentence.end):
            clause = self._clause(sentence, found.start())
            is_told = _OF_ANOTHER.search(self.narration.masked, sentence.start, clause) is not None
            speaker = None if is_told else self._speaker(clause, found)
            if speaker is not None:
                span = Span(found.start("whom"), found.end())
                yield statement(self.narration.text, span, QuoteKind.MIXED, found["cue"], speaker)

    def told(self, sentence: Span) -> Iterator[Quote]:
        """What is said behind a colon: 主帅*怒斥裁判：“他错了。”*"""
        for found in _TOLD.finditer(self.narration.masked, sentence.start, sentence.end):
            speaker = self._speaker(self._clause(sentence, found.start()), found)
            said = self.narration.at(found.end())
            if said is not None and speaker is not None:
                yield direct(self.narration.text, said, found["cue"], speaker)

    def _clause(self, sentence: Span, verb: int) -> int:
        """Where the clause of a verb begins."""
        start = max(sentence.start, verb - LONGEST)
        return max((start, *(mark.end() for mark in _CLAUSE_START.finditer(self.narration.masked, start, verb))))

    def _speaker(self, clause: int, found: re.Match[str]) -> Speaker | None:
        """Who speaks to whom a match names; None where that is neither a person nor a body."""
        whom = found["whom"]
        if not (self.named.at_end(*found.span("whom")) or PERSONS.ends(whom) or BODY_ENDS.ends(whom)):
            return None
        subject = self.subjects.before(clause, found.start())
        return subject.speaker if subject else None
