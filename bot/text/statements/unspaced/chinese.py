"""Find the statements of a Chinese text: X表示：“…”, “…”X说, X称，…, 据X消息，….

A statement's verb has its subject before it and a comma, a colon or a quotation after it. Without a plain subject there
is no statement.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Sequence

from msgspec import Struct

from bot.lang.folding import in_both_scripts
from bot.model.analysis import EntityKind, Quote, QuoteKind, Span
from bot.regexes import regex
from bot.text.statements.quotation_marks import HIDDEN, Quotation
from bot.text.statements.speaker import Speaker, statement
from bot.text.statements.unspaced.chinese_addressed import ChineseAddressed
from bot.text.statements.unspaced.chinese_subjects import LONGEST, ChineseSubject, ChineseSubjects, words
from bot.text.statements.unspaced.later_predicates import later_predicates
from bot.text.statements.unspaced.named import Named
from bot.text.statements.unspaced.narration import BRACKET, TITLE, Narration, direct
from bot.text.word_lists import wordlist

_OBJECT = in_both_scripts(
    "(?:(?<=告诉)[^，。：:了]{0,10}?记者们?|本报记者|本报|本台|本刊|记者们?|媒体|路透社|法新社|美联社|中央社|新华社|外界|民众|市民|国会)"
)
_FIRST = in_both_scripts(f"[{''.join(sorted({word[0] for word in wordlist('chinese_cues')}))}]")
_CUE = regex(
    rf"(?={_FIRST})(?P<cue>(?:{words('chinese_cues')})(?:{in_both_scripts('说道|说|称|道|表示|指出')})?)"
    rf"{_OBJECT}?(?P<link>[，,：:]\s?{in_both_scripts('(?:称(?!其?[为作]|[赞呼号职霸病])|说(?![服明法话起出谎]))?')})?"
    rf"(?=(?P<quoted>{HIDDEN})?)"
)
_AS_SUBJECT = in_both_scripts(
    "书(?!记)|[信函声者录稿值率]|模型|数据|目标|金额|罪名|内容|结果|报告|工程|小学|标志|信息|措施|对象|标准"
    "|遭|被|落空|破灭|无效|不成立|不?属实|失实|获|得到|受到|引发|成为|(?<![称说])是(?!否)|缺乏|并非|毫无"
)
"""What shows that a verb before it is a noun: 公司*承诺*书, 工会*要求*遭拒."""
_JUDGED = in_both_scripts(
    "(?:批评|指责|谴责|抨击)(?=[^，。]{1,12}(?:过[轻重高低大小慢迟]|不[力足当]|是[^，。否]|违[反背]|缺乏|失[当职败]|滥用|无视))"
)
"""Verbs of blame before a clause, which is what is said; before a name alone nothing is."""
_BARE_CUE = regex(
    rf"(?P<cue>{words('chinese_bare_cues')}|{_JUDGED}|(?:{words('chinese_cues')})?"
    rf"{in_both_scripts('(?:称(?![为赞呼号职霸作其]|[^，。]{1,8}为)|说(?![服明法话起出]))')})"
    rf"(?!{in_both_scripts('[的了过着到，,：:。！？!?；和、]|[匿具]名|不具名')}|{_AS_SUBJECT}|{HIDDEN})"
)
"""A verb that its content follows at once."""
_OBJECT_ALONE = regex(in_both_scripts("(?:说法|消息|报[道导]|传闻|指控|事实|错误|责任|问题|行为|关系|身份|存在)$"))
"""The end of what is denied or admitted, which is no clause: 否认相关*说法*."""
_ATTITUDE = regex(
    in_both_scripts(
        "(?:欢迎|感谢|遗憾|关[切注]|祝贺|慰问|哀悼|悼念|敬意|不满|愤慨|支持|反对|同意|担[忧心]|理解|谴责|怀疑|质疑|歉意|道歉|赞[赏同成]|肯定|抗议"
        "|强烈|深切|高度|衷心|诚挚|热烈|严重|坚决|深[表感]|极大|由衷|[最非]常?)"
    )
)
"""What 表示 names without telling it: 表示高度赞赏."""
_SEEN_BY = regex(in_both_scripts(f"在(?P<who>[^，,。；：:\n{HIDDEN}]{{2,30}}?)(?P<cue>看来)[，,]"))
_SOURCED = regex(
    in_both_scripts(
        f"(?:另|又|根)?据(?P<who>[^，,。；：:\n{HIDDEN}]{{2,20}}?)(?P<cue>报道|报导|消息|介绍|透露|通报|公布|统计|报告|称)(?:称|说)?[，,：:]"
    )
)
"""The beginning of a sentence that says whose report it is."""
_FIGURES = regex(
    in_both_scripts(
        f"(?:[另又根]?据)?(?P<who>[^，,。；：:\n{HIDDEN}]{{2,20}}?)(?:[昨今当]?[天日]|\\d{{1,2}}日|本?周[一二三四五六日]|(?:星期|礼拜)[一二三四五六日天]|最新)?"
        f"(?:公布|发布|发表|公开)的[^，。{HIDDEN}]{{0,12}}?(?:数据|统计|报告|调查|结果|资料|白皮书)(?P<cue>显示|表明|指出|称)[，,：:]?"
    )
)
"""A body whose figures the sentence tells: *海关公布的数据*显示."""
_ACCORDING = regex(in_both_scripts("另?[又根]?据"))
_NO_VERB = regex(in_both_scripts("(?<!表)演说|[小传听据胡学邪劝游解]说|[简俗职昵别]称"))
"""Longer words that end with a verb of speech: 打断演*说*, 劝*说*. In 发表演说，呼吁… somebody speaks."""
_SPOKE = regex(
    in_both_scripts(
        "发表[^，,。]{0,12}(?:讲话|演[说讲]|致辞|谈话)|作[^，,。]{0,8}(?:讲话|演[说讲])|致辞|接受[^，,。]{0,16}(?:采访|专访|访问)"
        "|(?:举行|召开)[^，,。]{0,8}(?:记者会|发布会)"
    )
)
"""What shows that whom a sentence is about spoke, before what he said is told."""
_AS_NOUN = regex(in_both_scripts("(?:进行|[作做][了出]|予以|加以|给予)了?$"))
"""Verbs whose object a verb of speech is, so that nothing is said: 对此作出*回应*，…."""
_SAYING = ("说", "說", "称", "稱", "说道", "說道")
_DEMANDS = frozenset({"要求", "下令"})
_ON_DEMAND = regex(in_both_scripts("应|按|依|根据|经|因|随着|满足|拒绝|接到|面对|尽管|虽然|由于|鉴于"))
"""What shows that a demand is a noun: *应*公司要求，…."""
_REPORT = regex(in_both_scripts("报[道导]$"))
_WHEN = regex(
    in_both_scripts(f"[{TITLE}{BRACKET}\\s0-9一二三四五六七八九十月日号周今昨当天晚早夜间上下午此前独家率先]*")
)
"""What may be between a newsroom and 报道 as its verb: in 批评《北方报》报道 it is a noun."""
_CLAUSE_START = regex(rf"[，,；;：:{HIDDEN}\s]")
_OWN_END = "，,。！？!?…—"
_END = regex(r"[。！？!?\s]*$")
_ALONE = regex(rf"{HIDDEN}+\s*$")
_DAY = regex(in_both_scripts("(?:(?:[0-9]{1,2}月)?[0-9]{1,2}日(?:[上下]午|晚)?|[昨今当][天日晚]|[赛会事]后)?[，,]?"))
"""What may be between a quotation and the subject behind it: “…”*19日，*市长说."""
_SEMICOLON = regex("[；;]")
_ASIDE = regex(
    in_both_scripts(
        "[，,](?=(?:但|不过|并|并且|而|同时|随后|此前|还|也)?(?:他|她)?(?:没有|未|不(?:予|作|(?:愿|再)?(?:评论|置评|回应|透露))|拒绝|引发|引起|此举|令外界)|(?:并|还|也|同时|他还|她还)(?:强调|指出|表示|称|呼吁|警告|补充|透露|认为|要求|说|指责|批评|谴责|敦促|否认))"
    )
)
"""Commas and links after which the narrator goes on after a statement."""
_CONTRAST = regex("[则則]")
"""Words that introduce a second subject with a statement of its own: X称，…，Y则称，…."""
_SHOWN = ("表示",)
_SHORTEST_BARE = 5
"""The fewest characters of a quotation that is speech right after its verb, without a colon."""
_SHORTEST_INDIRECT = 4


class _Cue(Struct, frozen=True):
    """A verb with its subject; `after` is where its content begins."""

    start: int
    after: int
    word: str
    link: str
    quoted: bool
    follows_quotation: bool
    subject: ChineseSubject


class ChineseStatements:
    """Reads one text sentence by sentence."""

    def __init__(self, narration: Narration, named: Named) -> None:
        self._narration = narration
        self._text = narration.text
        self._masked = narration.masked
        self._named = named
        self._subjects = ChineseSubjects(narration, named)
        self._addressed = ChineseAddressed(narration, named, self._subjects)
        self._last: Speaker | None = None
        self._start_before = self._start = 0
        self._before: Speaker | None = None

    def find(self, begin: int) -> Iterator[Quote]:
        """The statements from `begin` on, in the order of the sentences."""
        opened: Speaker | None = None
        goes_on = False
        for sentence in self._narration.sentences(begin):
            quotations = self._narration.within(sentence.start, sentence.end)
            self._before, self._last = self._last, None
            self._start_before, self._start = self._start, sentence.start
            if quotations and quotations[0].continues and opened is not None:
                yield direct(self._text, quotations[0], None, opened)
                self._last = opened
                continue
            if goes_on and self._before is not None and self._is_alone(sentence):
                yield from (direct(self._text, one, None, self._before) for one in quotations)
                self._last = self._before
                continue
            yield from self._in_sentence(sentence, quotations)
            goes_on = bool(quotations) and quotations[0].start == sentence.start
            opened = self._last

    def _is_alone(self, sentence: Span) -> bool:
        """Whether a sentence is quotations alone, in the paragraph of the sentence before."""
        return self._text[sentence.start - 1 : sentence.start] != "\n" and (
            _ALONE.match(self._masked, sentence.start, sentence.end) is not None
        )

    def _in_sentence(self, sentence: Span, quotations: Sequence[Quotation]) -> Iterator[Quote]:
        cues = [one for one in self._cues(sentence) if not self._is_passed_on(one, sentence.end)]
        taken, speakers = set[int](), list[Speaker | None]()
        for at, cue in enumerate(cues):
            if at and self._is_told(cues[at - 1], cue):
                continue
            speaker = self._speaker(cue.subject)
            end = cues[at + 1].subject.clause if at + 1 < len(cues) else sentence.end
            found = [*self._behind(cue, speaker, sentence, quotations), *self._ahead(cue, speaker, end)]
            for quote in found:
                if quote.start not in taken:
                    taken.add(quote.start)
                    yield quote
            if found:
                speakers.append(speaker)
        if not speakers:
            speakers = (yield from self._later(sentence)) or (yield from self._without_mark(sentence, cues, quotations))
        names = {one.name if one else None for one in speakers}
        self._last = speakers[0] if len(names) == 1 else self._who_spoke(sentence) if not names else None

    def _later(self, sentence: Span) -> Generator[Quote, None, list[Speaker | None]]:
        """What the verbs of later clauses report, whose subject an earlier clause names, and what it says itself.
        Returns who speaks."""
        speakers = list[Speaker | None]()
        for one in later_predicates(sentence, self._narration, self._subjects):
            if self._is_attitude(one.word, one.start):
                continue
            speakers.append(self._speaker(one.subject))
            if len(speakers) == 1:
                yield from self._own(Span(one.subject.clause, one.clause), speakers[0])
            following = self._adjacent(one.start)
            if following and following[-1].end >= one.end - 1:
                yield from (direct(self._text, quotation, one.word, speakers[-1]) for quotation in following)
            else:
                yield from self._clause(one.start, one.end, one.word, speakers[-1])
        return speakers

    def _own(self, clauses: Span, speaker: Speaker | None) -> Iterator[Quote]:
        """What the first clause with a speaker reports itself, before later ones go on: *警告核扩散*，呼吁对话."""
        found, subject = next(self._bare_cues(clauses), (None, None))
        if found is None or subject is None or speaker is None or self._narration.within(clauses.start, clauses.end):
            return
        end = self._masked.find("，", found.end(), clauses.end)
        is_same = self._speaker(subject) == speaker and not self._is_attitude(found["cue"], found.end())
        if is_same and end > 0 and not _OBJECT_ALONE.search(self._masked, found.end(), end):
            yield from self._clause(found.end(), end, found["cue"], speaker)

    def _who_spoke(self, sentence: Span) -> Speaker | None:
        """The only person whom a sentence names, if it begins with him and says that he spoke: 金正恩…发表讲话."""
        spoke = _SPOKE.search(self._masked, sentence.start, sentence.end)
        subject = self._subjects.opening(sentence.start, spoke.start()) if spoke else None
        if subject is None or subject.kind is not EntityKind.PERSON:
            return None
        return None if self._subjects.names_others(sentence.start, sentence.end, subject) else subject

    def _without_mark(
        self, sentence: Span, cues: Sequence[_Cue], quotations: Sequence[Quotation]
    ) -> Generator[Quote, None, list[Speaker | None]]:
        """The content of a sentence that no mark divides from its verb, or that its source or its verb ends or opens.
        Returns who speaks."""
        yield from self._sourced(sentence)
        if quotations:
            if not cues:
                yield from self._addressed.demanded(sentence)
                yield from self._addressed.told(sentence)
            return []
        if len(cues) == 1 and self._masked[cues[0].subject.clause - 1] in "，,":
            speaker = self._speaker(cues[0].subject)
            yield from self._clause(sentence.start, cues[0].subject.clause, cues[0].word, speaker)
            return [speaker]
        if cues:
            return []
        bare = list(self._bare_cues(sentence))
        if not bare or self._is_attitude(bare[0][0]["cue"], bare[0][0].end()):
            return []
        found, speaker = bare[0][0], self._speaker(bare[0][1])
        end = bare[1][1].clause if len(bare) > 1 else sentence.end
        yield from self._clause(found.end(), end, found["cue"], speaker)
        return [speaker]

    def _is_attitude(self, word: str, at: int) -> bool:
        return word in _SHOWN and _ATTITUDE.match(self._masked, at) is not None

    def _bare_cues(self, sentence: Span) -> Iterator[tuple[re.Match[str], ChineseSubject]]:
        """The verbs with a plain subject that their content follows at once."""
        start = sentence.start
        for found in _BARE_CUE.finditer(self._masked, sentence.start, sentence.end):
            for mark in _CLAUSE_START.finditer(self._masked, max(start, found.start() - LONGEST), found.start()):
                start = mark.end()
            is_near = found.start() - start <= LONGEST and not self._is_within_word(found)
            subject = self._subjects.before(start, found.start()) if is_near else None
            if subject is not None:
                yield found, subject

    def _is_within_word(self, cue: re.Match[str]) -> bool:
        return _NO_VERB.match(self._masked, max(0, cue.start() - 1)) is not None

    def _is_passed_on(self, cue: _Cue, end: int) -> bool:
        """Whether the verb only says who passed on another's words: 据X*通报*，Y表示：“…”."""
        return _ACCORDING.match(self._masked, cue.subject.clause) is not None and self._reports(cue.after, end)

    def _reports(self, start: int, end: int) -> bool:
        """Whether [start, end) has a verb that reports, whoever its subject is."""
        return any(cue["link"] or cue["quoted"] for cue in _CUE.finditer(self._masked, start, end))

    def _sourced(self, sentence: Span) -> Iterator[Quote]:
        """The content of a sentence that begins with the body or known person whose words it has: 据X消息，…. None if
        it reports another's words in turn."""
        source = _matched((_SOURCED, _SEEN_BY, _FIGURES), self._masked, sentence)
        subject = self._subjects.before(*source.span("who")) if source else None
        speaker = subject.speaker if subject else None
        if source is None or speaker is None or self._reports(source.end(), sentence.end):
            return
        if speaker.id or speaker.kind is not EntityKind.PERSON or source.re.pattern == _SEEN_BY.pattern:
            yield from self._clause(source.end(), sentence.end, source["cue"], speaker)

    def _cues(self, sentence: Span) -> Iterator[_Cue]:
        """The verbs of a sentence that report and have a plain subject."""
        start = sentence.start
        for found in _CUE.finditer(self._masked, sentence.start, sentence.end):
            for mark in _CLAUSE_START.finditer(self._masked, max(start, found.start() - LONGEST), found.start()):
                start = mark.end()
            ends = _END.match(self._masked, found.end(), sentence.end) is not None
            if not (found["link"] or found["quoted"] or ends) or found.start() - start > LONGEST:
                continue
            if self._is_within_word(found):
                continue
            if not found["cue"].endswith(_SAYING) and _AS_NOUN.search(self._masked, start, found.start()):
                continue
            subject = self._subjects.before(start, found.start())
            if subject is not None and self._is_verb(subject, found):
                quoted = found["quoted"] is not None
                behind = start > sentence.start and self._is_behind_speech(start)
                yield _Cue(found.start(), found.end(), found["cue"], found["link"] or "", quoted, behind, subject)
                start = found.end()

    def _is_behind_speech(self, start: int) -> bool:
        """Whether a quotation that ends as what is said does is before a subject; in “平壤之友”旅行社 it is a name."""
        return self._masked[start - 1 : start] == HIDDEN and self._text[start - 2 : start - 1] in _OWN_END

    def _is_verb(self, subject: ChineseSubject, cue: re.Match[str]) -> bool:
        """Whether the subject reports, where the word may mean a report as well: 外交部驳斥韩联社*报道*."""
        if cue["cue"] in _DEMANDS:
            is_known = subject.speaker is not None and (subject.speaker.id or subject.speaker.entity >= 0)
            return bool(is_known) and _ON_DEMAND.match(self._masked, subject.clause) is None
        if not _REPORT.search(cue["cue"]):
            return True
        is_behind = _WHEN.fullmatch(self._masked, subject.span.end, cue.start()) is not None
        return is_behind and not self._subjects.handles_another(subject)

    def _is_told(self, before: _Cue, cue: _Cue) -> bool:
        """Whether a second verb in a sentence may be part of the statement of the first."""
        return not before.quoted and _CONTRAST.search(self._masked, cue.subject.clause, cue.start) is None

    def _speaker(self, subject: ChineseSubject) -> Speaker | None:
        """The subject's speaker. A pronoun means the speaker of the sentence before, if that is the only person
        there."""
        if subject.speaker is not None or self._before is None or self._before.kind is not EntityKind.PERSON:
            return subject.speaker
        if self._subjects.names_others(self._start_before, subject.clause, self._before):
            return None
        return Speaker(self._before.name, self._before.id, subject.span, self._before.kind, self._before.entity)

    def _ahead(self, cue: _Cue, speaker: Speaker | None, end: int) -> Iterator[Quote]:
        """The content after the verb: quotations, or a clause."""
        if cue.quoted:
            following = self._adjacent(cue.after)
            last = following[-1].end
            if self._is_speech(cue, following, end):
                yield from (direct(self._text, one, cue.word, speaker) for one in following)
            elif cue.link and _END.match(self._masked, last, end) is None:
                yield from self._unquoted(cue, speaker, end)
        elif cue.link:
            yield from self._unquoted(cue, speaker, end)

    def _is_speech(self, cue: _Cue, following: Sequence[Quotation], end: int) -> bool:
        """Whether quotations after a verb are the content, and not a term within it."""
        last = following[-1]
        closed = self._masked[last.end : last.end + 1] in ("", "。", "，", "；", "\n") or last.end >= end
        own_end = self._text[last.inner_end - 1] in _OWN_END
        if cue.link[:1] in ("：", ":"):
            return closed or own_end
        long = last.inner_end - following[0].inner_start >= _SHORTEST_BARE
        return own_end or (closed and long)

    def _behind(
        self, cue: _Cue, speaker: Speaker | None, sentence: Span, quotations: Sequence[Quotation]
    ) -> Iterator[Quote]:
        """The quotations with which the sentence begins, right before the verb's subject."""
        first = quotations[0] if quotations else None
        if first is None or first.start != sentence.start or first.end > cue.start:
            return
        leading = self._adjacent(first.start)
        if not _DAY.fullmatch(self._masked, leading[-1].end, cue.subject.clause):
            return
        if self._text[leading[-1].inner_end - 1] not in _OWN_END:
            return
        colon = cue.quoted and cue.link[:1] in ("：", ":")
        if not colon or self._text[leading[-1].inner_end - 1] in "，,":
            yield from (direct(self._text, one, cue.word, speaker) for one in leading)

    def _adjacent(self, start: int) -> list[Quotation]:
        """The quotations of which the first begins at `start`, and each other one where the one before ends."""
        found = list[Quotation]()
        while at := self._narration.at(found[-1].end if found else start):
            found.append(at)
        return found

    def _unquoted(self, cue: _Cue, speaker: Speaker | None, end: int) -> Iterator[Quote]:
        """The clause after a verb and a comma."""
        if not cue.follows_quotation:
            yield from self._clause(cue.after, end, cue.word, speaker)

    def _clause(self, start: int, end: int, word: str, speaker: Speaker | None) -> Iterator[Quote]:
        """What is told from `start` on, up to where the narrator goes on."""
        if self._text[end - 1] in "？?":
            return
        stop = end
        for pattern in (_SEMICOLON, _ASIDE):
            if (found := pattern.search(self._masked, start, stop)) is not None:
                stop = found.start()
        while stop > start and self._text[stop - 1] in "。，,；;！! \n":
            stop -= 1
        if stop - start < _SHORTEST_INDIRECT:
            return
        kind = QuoteKind.MIXED if HIDDEN in self._masked[start:stop] else QuoteKind.INDIRECT
        yield statement(self._text, Span(start, stop), kind, word, speaker)


def _matched(patterns: Sequence[re.Pattern[str]], text: str, span: Span) -> re.Match[str] | None:
    """The first match of the patterns at the beginning of a span."""
    return next((found for one in patterns if (found := one.match(text, span.start, span.end))), None)
