"""Find the verbs of a Chinese sentence that report, each with its plain subject: *外交部表示*，…."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from bot.lang.folding import in_both_scripts
from bot.model.analysis import Span
from bot.regexes import regex
from bot.text.statements.quotation_marks import HIDDEN
from bot.text.statements.unspaced.chinese.subjects import LONGEST, ChineseSubject, ChineseSubjects, words
from bot.text.statements.unspaced.narration import BRACKET, TITLE, Narration
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
_ATTITUDE = regex(
    in_both_scripts(
        "(?:欢迎|感谢|遗憾|关[切注]|祝贺|慰问|哀悼|悼念|敬意|不满|愤慨|支持|反对|同意|担[忧心]|理解|谴责|怀疑|质疑|歉意|道歉|赞[赏同成]|肯定|抗议"
        "|强烈|深切|高度|衷心|诚挚|热烈|严重|坚决|深[表感]|极大|由衷|[最非]常?)"
    )
)
"""What 表示 names without telling it: 表示高度赞赏."""
_NO_VERB = regex(in_both_scripts("(?<!表)演说|[小传听据胡学邪劝游解]说|[简俗职昵别]称"))
"""Longer words that end with a verb of speech: 打断演*说*, 劝*说*. In 发表演说，呼吁… somebody speaks."""
_AS_NOUN = regex(in_both_scripts("(?:进行|[作做][了出]|予以|加以|给予)了?$"))
"""Verbs whose object a verb of speech is, so that nothing is said: 对此作出*回应*，…."""
_SAYING = ("说", "說", "称", "稱", "说道", "說道")
_COUNTED = frozenset(("统计", "統計", "估算", "粗估", "推估"))
_COUNTED_BY = regex(in_both_scripts("[另又根]?据"))
"""Whose count the sentence has, which is read as a source's: *据*专家统计，…."""
_PUBLISHED = frozenset(("公布", "公告"))
"""Verbs that tell what is said only before a mark: in 结果由委员会*公布* nothing is."""
_DEMANDS = frozenset({"要求", "下令"})
_OFFICIAL = regex(in_both_scripts("(?:负责人|发言人)$"))
_ON_DEMAND = regex(in_both_scripts("应|按|依|根据|经|因|随着|满足|拒绝|接到|面对|尽管|虽然|由于|鉴于"))
"""What shows that a demand is a noun: *应*公司要求，…."""
_REPORT = regex(in_both_scripts("报[道导]$"))
_WHEN = regex(
    in_both_scripts(
        f"(?:的(?:话|消息|说法))?[{TITLE}{BRACKET}\\s0-9一二三四五六七八九十月日号周今昨当天晚早夜间上下午此前独家率先]*"
    )
)
"""What may be between a newsroom and 报道 as its verb: in 批评《北方报》报道 it is a noun."""
_CLAUSE_START = regex(rf"[，,；;：:{HIDDEN}\s]")
OWN_END = "，,。！？!?…—"
_END = regex(r"[。！？!?\s]*$")
_SHOWN = ("表示",)


class ReportingVerb(Struct, frozen=True):
    """A verb with its subject; `after` is where its content begins."""

    start: int
    after: int
    word: str
    link: str
    quoted: bool
    follows_quotation: bool
    subject: ChineseSubject


class ChineseCues:
    """Reads the verbs of one text sentence by sentence."""

    def __init__(self, narration: Narration, subjects: ChineseSubjects) -> None:
        self._text = narration.text
        self._masked = narration.masked
        self._subjects = subjects

    def is_attitude(self, word: str, at: int) -> bool:
        """Whether a verb names an attitude and tells no content."""
        return word in _SHOWN and _ATTITUDE.match(self._masked, at) is not None

    def bare(self, sentence: Span) -> Iterator[tuple[re.Match[str], ChineseSubject]]:
        """The verbs with a plain subject that their content follows at once."""
        start = sentence.start
        for found in _BARE_CUE.finditer(self._masked, sentence.start, sentence.end):
            for mark in _CLAUSE_START.finditer(self._masked, max(start, found.start() - LONGEST), found.start()):
                start = mark.end()
            is_near = found.start() - start <= LONGEST and not self._is_within_word(found)
            subject = self._subjects.before(start, found.start()) if is_near else None
            if subject is not None:
                yield found, subject

    def ends(self, start: int, end: int) -> bool:
        """Whether nothing but marks is in [start, end)."""
        return _END.match(self._masked, start, end) is not None

    def reports(self, start: int, end: int) -> bool:
        """Whether [start, end) has a verb that reports, whoever its subject is."""
        return any(cue["link"] or cue["quoted"] for cue in _CUE.finditer(self._masked, start, end))

    def all(self, sentence: Span) -> Iterator[ReportingVerb]:
        """The verbs of a sentence that report and have a plain subject."""
        start = sentence.start
        for found in _CUE.finditer(self._masked, sentence.start, sentence.end):
            for mark in _CLAUSE_START.finditer(self._masked, max(start, found.start() - LONGEST), found.start()):
                start = mark.end()
            ends = self.ends(found.end(), sentence.end)
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
                yield ReportingVerb(
                    found.start(), found.end(), found["cue"], found["link"] or "", quoted, behind, subject
                )
                start = found.end()

    def _is_within_word(self, cue: re.Match[str]) -> bool:
        """Whether a longer word has the verb in it, and no name ends before the verb: 内塔尼亚胡|说."""
        longer = _NO_VERB.match(self._masked, max(0, cue.start() - 1)) is not None
        return longer and not self._subjects.is_end_of_name(cue.start())

    def _is_behind_speech(self, start: int) -> bool:
        """Whether a quotation that ends as what is said does is before a subject; in “平壤之友”旅行社 it is a name."""
        return self._masked[start - 1 : start] == HIDDEN and self._text[start - 2 : start - 1] in OWN_END

    def _is_verb(self, subject: ChineseSubject, cue: re.Match[str]) -> bool:
        """Whether the subject reports, where the word may mean a report as well: 外交部驳斥韩联社*报道*."""
        if cue["cue"] in _DEMANDS:
            is_known = subject.speaker is not None and (subject.speaker.id or subject.speaker.entity >= 0)
            is_named = is_known or _OFFICIAL.search(self._masked, subject.span.start, subject.span.end) is not None
            return is_named and _ON_DEMAND.match(self._masked, subject.clause) is None
        if cue["cue"] in _COUNTED:
            return _COUNTED_BY.match(self._masked, subject.clause) is None
        if cue["cue"] in _PUBLISHED:
            return cue["link"] is not None
        if not _REPORT.search(cue["cue"]):
            return True
        is_behind = _WHEN.fullmatch(self._masked, subject.span.end, cue.start()) is not None
        return is_behind and not self._subjects.handles_another(subject)
