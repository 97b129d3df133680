"""Find the statements of a Japanese text: Xは「…」と述べた, 「…」とXは話す, 「…」。Xはそう語った, Xは…と発表した,
Xによると、….

Content precedes と, and と its verb. The verb must end the sentence or a clause: 「…」と述べたことを批判した reports
the critic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from bot.lang.scripts import HAN
from bot.model.analysis import EntityKind, Quote, QuoteKind, Span
from bot.regexes import regex
from bot.text.statements.quotation_marks import HIDDEN, Quotation
from bot.text.statements.speaker import Speaker, statement
from bot.text.statements.unspaced.japanese.after_words import AHEAD, BEHIND, OF_NEWSROOM, OF_WHOM, THUS
from bot.text.statements.unspaced.japanese.clauses import (
    ACTED_BEFORE,
    JUDGING,
    OUGHT,
    SAID_BEFORE,
    VOICES,
    ToldClause,
    told_clauses,
    told_otherwise,
)
from bot.text.statements.unspaced.japanese.paired import paired
from bot.text.statements.unspaced.japanese.settings import after_setting
from bot.text.statements.unspaced.japanese.subjects import JapaneseSubjects, JapaneseTopic
from bot.text.statements.unspaced.named import Named
from bot.text.statements.unspaced.narration import Narration, direct

_CONFESSED = regex("供述|(?:容疑|起訴内容|起訴事実)を(?:認め|否認)")
_BEFORE_WORDS = regex(f"(?:[^。、はがたる\n{HIDDEN}]{{0,16}}(?<![をのう]))?、?")
"""What may be between a person and his words: 笑顔で, 代理人を通じ; not 今年のテーマを「…」と."""
_SPOKEN_END, _NOTHING = regex("[ぁ-ん！？!?]"), regex(r"。?\s*$")
_WEAK = regex(
    "否定|拒否|拒絶|一蹴|退け|非難|反発|批判|非難|評価|歓迎|疑問視|けん制|牽制|抗議|みる|みている|見る|見ている|分析"
)
"""Verbs that also follow a word in quotation marks: 「暴挙」と批判した."""
_SENTENCE = regex(
    f"(?<=[はがをかでにも、」]).[^」]+(?:だ|です|ます|ない|たい|[っいしたけれめせべんげ]た|[{HAN}ぁ-ん]る)」"
)
"""A quotation that ends as a sentence does, so that it is speech: 「政治裁判だ」と批判した. Behind a noun it is a
title."""
_SHORTEST_WEAK = 6
_SHORTEST_PREDICATE = 10
"""The fewest characters of a quotation that is speech after を: 発射を「挑発」と述べた."""
_SOURCED = regex(
    rf"(?:(?:また|さらに|一方|このほか)、)?(?P<who>[^。、はがを\n{HIDDEN}]{{1,40}}?)"
    r"(?:の(?:発表|報道|説明|報告|集計|調べ|まとめ|分析))?(?P<cue>に(?:よると|よれば|よりますと))、?"
)
"""The beginning of a sentence that says whose report it is."""
_ASKS = regex("か[？?]?$")
_HEARD = regex("(?:という|とのこと(?:だ|です)?|といいます)?[。\\s]{0,3}$")
_QUOTES_ANOTHER = regex("と(?:の|も)?(?:述べ|語|話し|言っ|主張|説明|指摘|発言|発表|批判)|によると|によれば")
_NOT_VOICED = regex(f"{_QUOTES_ANOTHER.pattern}|[がはも](?:ない|なかった|得られない|得られなかった)$")
"""In 首相からは説明がなかったとの批判 nothing came from the premier; others criticise him."""
_RELAYED = regex("(?:述べ|語|話|言っ|主張|説明|発言|指摘|批判|こと|の声|引用|[ただるい]と|によると|によれば)")
"""Words between a quotation and a verb that show that another verb reports it."""
_OF_ANOTHER = regex("話として|によると|によれば|を引用|引き合い")
"""Words between a subject and a quotation that show that another said it."""
_LINK = regex(
    "(?:また|さらに|その上で|そのうえで|加えて|続けて|一方で)?、?"
    f"(?:[^。、はがをも\\n{HIDDEN}]{{1,30}}(?:について|に関して|に対して|をめぐって|を巡って)は?、?)?"
    f"(?:[^。、はがも\\n{HIDDEN}]{{0,40}}(?:問われ|聞かれ|尋ねられ|質問され)(?:ると|て)?、?)?$"
)
_OTHERS = regex(rf"(?<=[{HAN}ァ-ヺーんら])(?:も|から)|によると|によれば|{HIDDEN}|{_QUOTES_ANOTHER.pattern}")
"""What shows that somebody else may speak in a clause."""
_BEHIND_VERB = regex("(?:一方で?|うえで|上で|ほか|とともに|と同時に|が|ものの)?、")
"""What joins the clause behind a verb of speech to that verb's."""
_LINKS = regex("(?:また|さらに|その上で|そのうえで|加えて|続けて|同時に|一方で?)、?")
_SUBJECT = regex("(?<![にでとり])は|^(?:[^、]{0,12}、)?[^、]{0,20}が")
"""A topic, or a subject near the beginning, so that who spoke before need not go on."""
_THINGS = regex(
    "(?:時期|原因|影響|対応|内容|結果|理由|見通し|可能性|必要性?|状況|責任|問題|課題|関係|判断|制度|体制|費用|総額|金額|人数|件数|価格|料金|日程|工期"
    "|再開|延期|開催|会談|交渉|被害|安全性?|異常|効果|背景|詳細|事実|証拠|条件|規模|対象|期間|手続き|調査|検証|捜査|財源|金利|物価|景気|需要|計画|事業|工事)[はが]"
)
"""Topics that say nothing themselves, so that they belong to what is said: *再開の時期は*未定だと説明した."""
_ALONE = regex(rf"{HIDDEN}+。?\s*$")
_GOES_ON = regex("[^。]{0,12}?(?:こと|点|ため|際|中|件|問題|場合)(?:に|を|で|、|も|が)")
_FURTHEST = 400
"""The most characters between the beginning of a sentence and what is said."""
_SHORTEST_INDIRECT = 6


class _ToldBy(Struct, frozen=True):
    """Where the content begins. `speaker` is None if it is the speaker of the clause before."""

    end: int
    speaker: Speaker | None


class JapaneseStatements:
    """Reads one text sentence by sentence."""

    def __init__(self, narration: Narration, named: Named) -> None:
        self._narration = narration
        self._text = narration.text
        self._masked = narration.masked
        self._subjects = JapaneseSubjects(narration, named)
        self._before: Speaker | None = None
        self._last: Speaker | None = None
        self._presented: Speaker | None = None
        """Whom the sentence before introduces, without a word of his."""
        self._start_before = self._start = 0
        self._verb_end = 0
        """Where the verb of the last quotation of the sentence ends."""

    def find(self, begin: int) -> Iterator[Quote]:
        """The statements from `begin` on, in the order of the sentences."""
        alone: Sequence[Quotation] = ()
        opened: Speaker | None = None
        for sentence in self._narration.sentences(begin):
            quotations = self._narration.within(sentence.start, sentence.end)
            self._before, self._last = self._last, None
            self._start_before, self._start = self._start, sentence.start
            self._presented, presented = None, self._presented
            if quotations and quotations[0].continues and opened is not None:
                yield direct(self._text, quotations[0], None, opened)
                self._last = opened
                continue
            if quotations and quotations[0].start == sentence.start and self._before is None:
                self._before = presented
            found = [*self._thus(sentence, alone), *self._quoted(sentence, quotations)]
            found = [*self._told_before(sentence, found[0]), *found, *self._further(sentence)] if found else found
            yield from (
                found or list(self._unquoted(sentence)) or list(self._sourced(sentence)) or self._voices(sentence)
            )
            opened = self._last
            self._presented = None if quotations or opened else self._subjects.presented(sentence.start, sentence.end)
            alone = quotations if _ALONE.match(self._masked, sentence.start, sentence.end) else ()

    def _quoted(self, sentence: Span, quotations: Sequence[Quotation]) -> Iterator[Quote]:
        """The quotations of a sentence that a verb after them reports: one verb for all of a list, or one for each."""
        found = list(paired(sentence, self._masked, quotations, self._subjects))
        for quotation, topic, cue in found:
            yield direct(self._text, quotation, cue, topic.speaker)
        if not found:
            yield from self._quoted_each(sentence, quotations)

    def _quoted_each(self, sentence: Span, quotations: Sequence[Quotation]) -> Iterator[Quote]:
        for quotation in quotations:
            self._verb_end = sentence.end
            if quotation.end - quotation.start < 3:
                continue
            if ahead := _matched(AHEAD, self._masked, quotation.end, sentence.end):
                topic = self._subject_before(sentence, quotation.start)
                speaker = self._who(topic) if topic else self._untold(sentence, quotation, ahead["cue"])
                if ahead["cue"].startswith(JUDGING) and self._clause_start(sentence, quotation.start) > sentence.start:
                    continue
                if speaker is not None and self._is_speech(quotation, ahead):
                    self._verb_end = ahead.end()
                    yield self._say(direct(self._text, quotation, ahead["cue"], speaker), speaker)
            elif behind := BEHIND.match(self._masked, quotation.end, sentence.end):
                speaker = None if _RELAYED.search(behind["aside"]) else self._named_in(behind)
                if speaker is not None and quotation.start == sentence.start:
                    yield self._say(direct(self._text, quotation, behind["cue"], speaker), speaker)
            elif (person := self._person_before(sentence, quotation)) is not None:
                yield from self._of_person(sentence, quotation, person)
            elif (whom := OF_WHOM.match(self._masked, quotation.end, sentence.end)) is not None:
                yield from self._of_whom(sentence, quotation, whom)

    def _person_before(self, sentence: Span, quotation: Quotation) -> Speaker | None:
        """The person who is the topic of a sentence and right before a quotation, or before its time and place."""
        topic = self._subject_before(sentence, quotation.start)
        speaker = self._who(topic) if topic and topic.is_topic else None
        if topic is None or speaker is None or speaker.kind is not EntityKind.PERSON:
            return None
        gap = after_setting(self._masked, topic.end, quotation.start)
        return speaker if _BEFORE_WORDS.fullmatch(self._masked, gap, quotation.start) else None

    def _of_person(self, sentence: Span, quotation: Quotation, speaker: Speaker) -> Iterator[Quote]:
        """A quotation behind a person, whatever predicate is behind it, or none."""
        is_spoken = _SPOKEN_END.match(self._text, quotation.inner_end - 1) is not None
        if _NOTHING.match(self._masked, quotation.end, sentence.end):
            if is_spoken and quotation.inner_end - quotation.inner_start >= _SHORTEST_WEAK:
                yield self._say(direct(self._text, quotation, None, speaker), speaker)
        elif told := told_otherwise(self._masked, self._text, quotation, sentence.end):
            yield self._say(direct(self._text, quotation, told["cue"], speaker), speaker)

    def _of_whom(self, sentence: Span, quotation: Quotation, whom: re.Match[str]) -> Iterator[Quote]:
        """A quotation at the beginning of a sentence that ends with who says it."""
        is_long = quotation.inner_end - quotation.inner_start >= _SHORTEST_WEAK
        is_said = is_long and _SPOKEN_END.match(self._text, quotation.inner_end - 1) is not None
        speaker = self._subjects.phrase(Span(*whom.span("who"))) if quotation.start == sentence.start else None
        if is_said and speaker is not None and speaker.kind is EntityKind.PERSON:
            yield self._say(direct(self._text, quotation, None, speaker), speaker)

    def _further(self, sentence: Span) -> Iterator[Quote]:
        """What the clauses behind the verb of a quotation report without quotation marks or a subject.

        「…」と述べ、*近く発表する*考えを示した."""
        joint = _BEHIND_VERB.match(self._masked, self._verb_end, sentence.end)
        for clause in told_clauses(self._masked, joint.end(), sentence.end) if joint else ():
            opening = self._without_subject(clause, is_first=False)
            said = self._masked[clause.content.start : clause.content.end]
            if opening is None or self._last is None or _OTHERS.search(said) or len(said) < _SHORTEST_INDIRECT:
                return
            content = Span(after_setting(self._masked, opening.end, clause.content.end), clause.content.end)
            yield statement(self._text, content, QuoteKind.INDIRECT, clause.cue, self._last)

    def _told_before(self, sentence: Span, quote: Quote) -> Sequence[Quote]:
        """What another says without quotation marks in the clauses before that of the first quotation."""
        start, last = self._clause_start(sentence, quote.start), self._last
        found = list(self._unquoted(Span(sentence.start, start))) if start > sentence.start else ()
        self._last = last
        return found

    def _thus(self, sentence: Span, alone: Sequence[Quotation]) -> Iterator[Quote]:
        """The quotations that are the sentence before, if this one names their speaker."""
        if alone and (found := THUS.match(self._masked, sentence.start, sentence.end)):
            speaker = self._named_in(found)
            if speaker is not None:
                yield from (self._say(direct(self._text, one, found["cue"], speaker), speaker) for one in alone)

    def _unquoted(self, sentence: Span) -> Iterator[Quote]:
        """The contents of a sentence without quotation marks: Xは…と発表した."""
        speaker: Speaker | None = None
        for clause in told_clauses(self._masked, sentence.start, sentence.end):
            opening = self._opening(sentence, clause)
            if opening is None:
                return
            speaker = opening.speaker or speaker
            content = Span(after_setting(self._masked, opening.end, clause.content.end), clause.content.end)
            said = self._masked[content.start : content.end]
            if speaker is None or len(said) < _SHORTEST_INDIRECT or _QUOTES_ANOTHER.search(said):
                return
            kind = QuoteKind.MIXED if HIDDEN in said else QuoteKind.INDIRECT
            yield self._say(statement(self._text, content, kind, clause.cue, speaker), speaker)

    def _opening(self, sentence: Span, told: ToldClause) -> _ToldBy | None:
        """Where the content of a clause begins, and its speaker: the topic, or without one the speaker of the clause or
        sentence before. None if it may be somebody else."""
        clause = told.content
        is_first = clause.start == sentence.start
        topics = [one for one in self._subjects.topics(sentence.start, sentence.end) if one.end <= clause.end]
        topics = [one for one in topics if one.span.start >= clause.start]
        main = [one for one in topics if one.is_topic]
        if not main or not (is_first or self._opens(clause.start, main[0])):
            return self._without_subject(told, is_first)
        speaker = self._who(main[0])
        nested = [one for one in main[1:] if one.speaker is not None or one.is_pronoun]
        if speaker is None or topics[0] is not main[0] or len(nested) > 1:
            return None
        if nested and not self._opens(main[0].end, nested[0]):
            return None
        if nested and ACTED_BEFORE.search(self._masked, main[0].end, nested[0].span.start):
            is_of_others = nested[0].speaker is not None and nested[0].speaker.kind is EntityKind.PLACE
            if not is_of_others or not OUGHT.search(self._masked, nested[0].end, clause.end):
                return None
        told_by = OF_NEWSROOM.match(self._masked, main[0].end, clause.end)
        if told_by is not None and speaker.kind is not EntityKind.PERSON:
            return _ToldBy(told_by.end(), of) if (of := self._subjects.phrase(Span(*told_by.span("who")))) else None
        return _ToldBy(main[0].end, speaker)

    def _opens(self, start: int, topic: JapaneseTopic) -> bool:
        """Whether a topic follows `start` at once, or after a time or place."""
        return after_setting(self._masked, start, topic.span.start) >= topic.span.start

    def _without_subject(self, told: ToldClause, is_first: bool) -> _ToldBy | None:
        """The speaker of the clause before, or of the sentence before if a word says that he goes on: さらに, とも."""
        clause = told.content
        link = _LINKS.match(self._masked, clause.start, clause.end)
        start = link.end() if link else clause.start
        if _SUBJECT.search(_THINGS.sub("", self._masked[start : clause.end])):
            return None
        if not is_first:
            return _ToldBy(start, None)
        before = self._before
        if before is None or not (link or told.is_added):
            return None
        if self._subjects.names_others(self._start_before, self._start, before):
            return None
        return _ToldBy(start, before)

    def _sourced(self, sentence: Span) -> Iterator[Quote]:
        """The content of a sentence that begins with the body or known person whose words it has: Xによると、…."""
        source = _SOURCED.match(self._masked, sentence.start, sentence.end)
        heard = _HEARD.search(self._masked, source.end(), sentence.end) if source else None
        if source is None or heard is None:
            return
        speaker = self._subjects.source(Span(*source.span("who")))
        content = Span(source.end(), heard.start())
        said = self._masked[content.start : content.end]
        if speaker is None or len(said) < _SHORTEST_INDIRECT or _QUOTES_ANOTHER.search(said) or _ASKS.search(said):
            return
        kind = QuoteKind.MIXED if HIDDEN in said else QuoteKind.INDIRECT
        yield statement(self._text, content, kind, source["cue"], speaker)

    def _voices(self, sentence: Span) -> Iterator[Quote]:
        """The content of a sentence that tells from whom a criticism comes: Xからは…との批判が出ている."""
        found = VOICES.match(self._masked, sentence.start, sentence.end)
        speaker = self._subjects.phrase(Span(*found.span("who"))) if found else None
        if found is None or speaker is None or speaker.kind is EntityKind.PERSON:
            return
        if _NOT_VOICED.search(found["said"]) is None:
            kind = QuoteKind.MIXED if HIDDEN in found["said"] else QuoteKind.INDIRECT
            yield statement(self._text, Span(*found.span("said")), kind, found["cue"], speaker)

    def _say(self, quote: Quote, speaker: Speaker) -> Quote:
        self._last = speaker
        return quote

    # Who

    def _subject_before(self, sentence: Span, end: int) -> JapaneseTopic | None:
        """The subject of what is quoted at `end`: the one topic, or a phrase with が if there is no topic."""
        if end - sentence.start > _FURTHEST:
            return None
        start = self._clause_start(sentence, end)
        topics = [one for one in self._subjects.topics(sentence.start, sentence.end) if start < one.end <= end]
        main = [one for one in topics if one.is_topic]
        if not main:
            return topics[-1] if topics else None
        if self._others(main[1:]):
            return None
        behind = [one for one in topics if not one.is_topic and one.end > main[0].end and one.speaker is not None]
        if any(_GOES_ON.match(self._masked, one.end, end) is None for one in behind):
            return None
        return main[0] if _OF_ANOTHER.search(self._masked, main[0].end, end) is None else None

    def _clause_start(self, sentence: Span, end: int) -> int:
        """Where the last clause before `end` begins that has a speaker of its own behind what another said, or the
        sentence: Aは…と述べ、*Bは「…」と応じた*."""
        topics = [one for one in self._subjects.topics(sentence.start, sentence.end) if one.is_topic and one.end <= end]
        start, able = sentence.start, 0
        for other, topic in pairwise(topics):
            able += other.speaker is not None
            comma = self._masked.rfind("、", other.end, topic.span.start) + 1
            if able == 1 and topic.speaker is not None and SAID_BEFORE.search(self._masked, other.end, comma):
                start, able = comma, 0
        return start

    def _others(self, topics: Sequence[JapaneseTopic]) -> bool:
        """Whether one of the topics may be the speaker."""
        return any(one.speaker is not None or one.is_pronoun for one in topics)

    def _who(self, topic: JapaneseTopic) -> Speaker | None:
        """The speaker of a topic. A pronoun means the person who spoke in the sentence before."""
        before = self._before
        if not topic.is_pronoun or before is None or before.kind is not EntityKind.PERSON:
            return topic.speaker
        if self._subjects.names_others(self._start_before, self._start, before):
            return None
        return Speaker(before.name, before.id, topic.span, before.kind, before.entity)

    def _untold(self, sentence: Span, quotation: Quotation, cue: str) -> Speaker | None:
        """The speaker of a quotation without a subject: the only accused of the text, if the verb is only of theirs."""
        accused = self._subjects.accused(quotation.start) if _CONFESSED.match(cue) else None
        return accused or self._going_on(sentence, quotation)

    def _going_on(self, sentence: Span, quotation: Quotation) -> Speaker | None:
        """The speaker of the sentence before, if this one begins with a quotation and names nobody."""
        return self._before if _LINK.fullmatch(self._masked, sentence.start, quotation.start) else None

    def _named_in(self, found: re.Match[str]) -> Speaker | None:
        """The speaker of the phrase `who`, if it is one phrase."""
        topics = list(self._subjects.topics(found.start("who"), found.end("who")))
        return self._who(topics[0]) if len(topics) == 1 and topics[0].end == found.end("who") else None

    # What

    def _is_speech(self, quotation: Quotation, verb: re.Match[str]) -> bool:
        """Whether quoted words are the verb's content, and not a word for an opinion of something."""
        if _RELAYED.search(verb.groupdict().get("aside") or ""):
            return False
        if _SENTENCE.fullmatch(self._text, quotation.start, quotation.end):
            return verb.groupdict().get("held") is None or self._text[quotation.start - 1 : quotation.start] != "を"
        length = quotation.inner_end - quotation.inner_start
        shortest = _SHORTEST_WEAK if "として" in verb[0] else _SHORTEST_PREDICATE
        if self._text[quotation.start - 1 : quotation.start] == "を" and length < shortest:
            return False
        if verb.groupdict().get("held") is not None:
            return False
        is_weak = _WEAK.match(verb["cue"]) is not None or verb.groupdict().get("stance") is not None
        return not is_weak or length >= _SHORTEST_WEAK


def _matched(patterns: Sequence[re.Pattern[str]], text: str, start: int, end: int) -> re.Match[str] | None:
    """The first match of the patterns at `start`."""
    return next((found for one in patterns if (found := one.match(text, start, end))), None)
