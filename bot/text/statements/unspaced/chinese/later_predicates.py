"""Statements of a later clause of a Chinese sentence that does not repeat its subject: 外交部*召见公使*，*要求道歉*.

    subject, act | , | verb without a subject | content

The subject is that of the last clause that has one. If a clause between them has neither a subject that is understood
nor a verb at its beginning, nobody is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from bot.lang.folding import in_both_scripts
from bot.model.analysis import EntityKind, Span
from bot.regexes import regex
from bot.text.entities.unspaced.chinese_names import OFFICES, may_follow_name
from bot.text.statements.quotation_marks import HIDDEN
from bot.text.statements.speaker import Speaker
from bot.text.statements.unspaced.chinese.acts import BODY_ENDS, PERSONS
from bot.text.statements.unspaced.chinese.subjects import ChineseSubject, ChineseSubjects, words
from bot.text.statements.unspaced.narration import Narration

_LINK = in_both_scripts("(?:但|并且?|而且|还|又|也|同时|随后|再次|再度|多次|一再|[仅只](?=称|说|表示|强调|重申))*")
_BLAMES = in_both_scripts("(?:谴责|抨击|炮轰|痛批)(?![声浪潮])")
_VERB = regex(
    rf"{_LINK}(?P<cue>(?:{words('chinese_bare_cues')}|{in_both_scripts('批评|指责|谴责|解释|补充')})?"
    rf"{in_both_scripts('(?:称(?!其?[为作]|[赞呼号职霸病])|说(?![服明法话起出谎]))')}"
    rf"|{in_both_scripts('要求(?!遭|落空|得到|受到|引[发起])|表示|强调|指出|指(?![责控定示令挥向标数望派导名甲纹针南])|主张|警告|呼吁|敦促|促请|坚称|声称|宣称|辩称|坦言|直[言说]|重申|承诺|认为')}"
    rf"|{_BLAMES}(?=[^，,。：:；;\n{HIDDEN}]{{1,16}}{HIDDEN}+(?:[，,。；;]|$)))"
    rf"(?![的了过着到]){in_both_scripts('[，,：:]?')}"
)
"""A verb of speech at the beginning of a clause."""
_REPORTING = (
    rf"(?:{words('chinese_bare_cues')}|{words('chinese_cues')})(?:{in_both_scripts('称(?!其?[为作])|说')})|"
    + in_both_scripts(
        "称(?!其?[为作]|[赞呼号职霸病]|[^，。；]{0,5}(?:[，。；]|$))|说(?![服明法话起出谎])|表示|强调|指出|认为|警告|补充|透露|重申|坦言|直言"
        "|笑言|主张|提醒|解释|介绍|反问|感叹|相信|否认|推测|指(?![出责控定示令挥向标数望派导名甲纹针南])"
    )
)
_DEMANDING = in_both_scripts(
    "要求(?!遭|落空|得到|受到|引[发起])|呼吁|敦促|促请|建议|请求|希望|承诺|指示|质疑|批评|指责|谴责|抨击|指控|坦承|担心"
)
_OF_NOUN = (
    rf"{in_both_scripts('(?:但是?|不过|[也更])')}(?:{_DEMANDING})"
    rf"{in_both_scripts('[^，。；]{1,12}的(?:声音|呼声|人|意见|压力|舆论|看法|说法|文件|理由|条件)')}"
)
_FURTHER = regex(
    rf"[，,；;](?!{_OF_NOUN}){in_both_scripts('(?:并且?|而且|但是?|不过|同时|另外|此外|随后|[他她]?[还又也亦]|更){1,3}')}"
    rf"(?:(?P<cue>{_REPORTING})|(?P<demand>{_DEMANDING}))(?![了的过着到])[，,：:]?"
)
"""What joins a further verb of speech to what somebody says: 毛宁说，…，*并强调*…. In 鼠疫，又称黑死病 it is a name,
in 但要求降息的声音 it tells of a noun."""
BEHIND_DENIAL = regex(
    in_both_scripts("(?:但是?|而是?|不过)?")
    + _VERB.pattern.replace("(?P<cue>", f"(?P<cue>{in_both_scripts('承认')}|", 1)
)
"""A verb of speech behind what somebody denies: 否认存在分歧，*但承认*沟通不足."""
_ON_OUR_SIDE = regex(in_both_scripts("中方|我方|我[国军们]|本[校院司会局台报]"))
_INTENDED = regex(in_both_scripts("[^，。]{0,3}?(?:将|会(?![见晤谈同])|应|须|必须|不[能会应可]|可以|需要?)"))
"""What follows somebody who is only to act, so that he does not speak next: 政府*将*…，并强调…."""
_NO_ACT = regex(
    in_both_scripts(
        "[被遭获]|(?<!接)受(?!访)|(?<![数证依占])据|若|如果|一旦|援引|引[述用发起]|招致|激起|高涨|转[述引]|让|令(?![官部状])|(?<![公大天特行])使(?!馆|领|团|用)|的|[与和跟及、]|同(?!时)|等"
    )
)
"""What follows a name that is no subject of an act, or not alone."""
_LONGEST_ACTOR = 6
"""The most characters of a noun at the beginning of a clause that may act in it: *消防部门*."""
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


class FurtherVerb(Struct, frozen=True):
    """A verb that says more of what somebody says; `start` is where what he said before ends, `end` where this begins.
    `is_own` if nobody in between may be its subject."""

    start: int
    word: str
    end: int
    is_own: bool


def further_verbs(
    said: Span, narration: Narration, subjects: ChineseSubjects, speaker: Speaker | None
) -> Iterator[FurtherVerb]:
    """The verbs of speech within what `speaker` says, each with a link before it: 毛宁说，会谈结束，*并强调*…."""
    is_own, start = speaker is not None, said.start
    for found in _FURTHER.finditer(narration.masked, said.start, said.end):
        clauses = _clauses(Span(start, found.start()), narration)
        is_own = is_own and all(_leaves(one, found, narration, subjects, speaker) for one in clauses)
        yield FurtherVerb(found.start(), found["cue"] or found["demand"], found.end(), is_own)
        start = found.end()


def _leaves(
    clause: Span, verb: re.Match[str], narration: Narration, subjects: ChineseSubjects, speaker: Speaker | None
) -> bool:
    """Whether a clause of what is said names nobody who may be the subject of a verb behind it."""
    other = subjects.acting(clause.start, clause.end)
    if other is None:
        return verb["cue"] is not None or not _may_act(clause, narration, subjects)
    if other.speaker is None or (speaker and (other.speaker.name, other.speaker.id) == (speaker.name, speaker.id)):
        return True
    if _ON_OUR_SIDE.fullmatch(narration.masked, other.span.start, other.span.end):
        return True
    is_intended = _INTENDED.match(narration.masked, other.span.end, clause.end) is not None
    return is_intended and verb["cue"] is not None and other.speaker.kind is not EntityKind.PERSON


def _may_act(clause: Span, narration: Narration, subjects: ChineseSubjects) -> bool:
    """Whether a clause begins with the name of somebody, or has a noun for persons or a body near its beginning."""
    near = min(clause.end, clause.start + _LONGEST_ACTOR)
    nouns = (one for ends in (PERSONS, BODY_ENDS) for one in ends.each(narration.masked, clause.start, near))
    return any(True for _ in nouns) or subjects.opening(clause.start, clause.end) is not None


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
