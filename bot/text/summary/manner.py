"""Tell reports from texts that do not open with their news: speeches, statements, columns; find their courtesies.

A speech is in the first person outside quotations, from its beginning, and attributes little to others. A title that
names the kind ("Remarks by", 기념사 전문, [칼럼]) is enough by itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice

from bot.lang.folding import in_both_scripts
from bot.lang.scripts import is_korean, is_wide
from bot.lang.sentences import ends_sentence
from bot.lang.stems import search
from bot.regexes import regex
from bot.text.summary.sentence_quality import words
from bot.text.verdict.second_person import unquoted
from bot.text.word_lists import wordlist

_TITLED = regex(
    r"""^\W*(?:full\stext|transcript|opinion|column|editorial
      | (?:(?:opening|closing|keynote|inaugural)\s)?(?:remarks|address|speech|statement)\s(?:by|of|to|at)
      | joint\s(?:communiqu[eé]|statement|declaration))\b
    | 전문\s?[\])】] | [\[(【](?:[가-힣]+\s)?[가-힣]{0,6}(?:칼럼|사설|시론|기고|논단|연설|담화)[가-힣]{0,2}[\])】]
    | (?:연설문|담화문?|기념사|신년사|축사|취임사|시정연설|성명서?|선언문?)(?:\s?전문)?\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
_NAMED_COLUMN = regex(
    r"\W*[\[<【〈](?P<family>[가-힣]{1,2}?)(?P<first>[가-힣])(?P<second>[가-힣])의\s?[가-힣\s]{2,12}[\])】>〉]"
)
"""The name of a column with that of its author: "[안도경의 창]"."""
_FAMILIES, _GIVEN_FIRST, _GIVEN_SECOND = map(wordlist, ("hangul_families", "hangul_given_first", "hangul_given_second"))
_REPORTAGE = regex(r"[\[(【<〈]\s?(?:[가-힣]+\s)?(?:르포|현장)[가-힣+]{0,4}\s?[\])】>〉]|가\s?보니|르포\W*$")
"""Titles of reports from a place, which open with a scene: "[르포]", "…에 가 보니"."""
_FIRST_PERSON = regex(r"\bI\b|\b(?i:we|my|our|us)\b")
_FIRST_PERSON_KOREAN = regex(
    r"(?<![가-힣])(?:저는|제가|저의|저도|저희|우리[는가의도]?|나는|내가|나의|나도|나를)(?=[\s,])|여러분"
    r"|(?:겠습니다|드립니다|합시다|십시오|바랍니다|갑시다)[.!\s]*$"
)
_FEWEST, _SHARE, _SHARE_KOREAN = 3, 0.3, 0.2
"""The fewest sentences in the first person, and their least share; Korean mostly leaves the subject out."""
_OPENING = 3
"""The number of first sentences, one of which is in the first person."""
_OTHERS = 0.25
"""The largest share of sentences that quote somebody else."""
_READ = 60
"""The most sentences of a text that are looked at."""
_LABEL = regex(
    r"(?:[■◆◇○●▲△□]\s?)?(?:[QA]|[A-Z][\w.]{1,15}(?:\s[A-Z][\w.]{1,15}){0,2}|[가-힣]{2,5}(?:\s[가-힣]{2,5})?)"
    r"(?:\s\([^()]{2,30}\))?\s?[:：]\s(?=\S)"
)
"""The speaker of a paragraph of a transcript: "A: Every Monday", "총리: 없습니다"."""
_COURTEOUS = 0.75
"""The least share of such words among the content words of an English sentence, names aside."""
_LONGEST_THANKS, _LONGEST_COURTESY, _LONGEST_WIDE = 7, 14, 40
"""The most words of Korean thanks and of another Korean courtesy, and the most characters of a wide one."""
_COURTESY = regex(
    r"""\b(?:good\s(?:morning|afternoon|evening|day|night)|hello|hi|ladies\sand\sgentlemen|dear)\b
    | (?<!we\s)(?<!I\s)\bwelcome\b
    | \bthanks?(?:\s(?:you|all|everyone|everybody|so|very|again|a\slot)\b|[,.!])
    | \b(?:honou?red|glad|happy|delighted|pleas(?:ed|ure)|privilege|grateful)\b.{0,20}\b(?:be|your?|questions?|here)\b
    | \b(?:have|take|give|yield)\b.{0,30}\bthe\sfloor\b | \b(?:begin|start|open)\swith\b
    | \blet\sme\b | \b(?:I|we)\s(?:now\s)?(?:turn|come|move)\b | \b(?:we\sare|I\sam)\sgrateful\b
    | \byour?\s(?:turn|questions?\splease)\b
    | \b(?:take|answer|ask|keep|open|come|go|move|turn)\b.{0,40}\b(?:questions?|next\sitem|first\sitem|agenda)\b
    | \b(?:a|an|one|two|three|few|some)\s(?:\w+\s)?(?:announcements?|remarks|points?|items?|statement)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Words that a courtesy has: a greeting, thanks to those present, a joy to be here, what comes next in the talk."""
_REPORTED = regex(
    r"\d|[\"“”「『」』]|\b(?:said|says|told|asked|was|were|had|not|never|welcome\sto\s(?:a|the))\b|라[고는]\s",
    re.IGNORECASE,
)
"""Marks of a report: a number, somebody's words, a denial."""
_INNER_NAME = regex(r"(?<=[\w,.] )[A-Z][\w’'-]+")
_KOREAN_THANKS = regex(
    r"(?:여러분|말씀|자리|참석|시간|시청|청취|경청|인터뷰|함께|나와|찾아|초대|성원)[^.]{0,40}\s(?:고맙습|감사합|감사드립)니다[.!]?$"
    r"|^(?:(?:네|예|정말|대단히|매우|진심으로|모두|그럼|다시|한번),?\s)*(?:고맙습|감사합|감사드립)니다[.!]?$"
)
"""Thanks to those present; thanks for help or troops are news."""
_KOREAN_COURTESY = regex(
    r"안녕하(?:세요|십니까|신지요)(?:[.,?!]|$)(?!.*[다요]\s)|반갑습니다[.!]?$|수고(?:하|많으)셨습니다[.!]?$"
    r"|(?:기자|특파원|교수|위원|박사|소장|연구원|전화|화상|스튜디오)[^.]{0,20}\s(?:연결돼|연결되어|모시고)\s있습니다"
    r"|(?:말씀|얘기|이야기)\s(?:여기까지|잘)\s(?:듣|들었|나누)"
    r"|(?:브리핑|방송|뉴스|인터뷰|대담|질의응답|순서|말씀)[을를]?\s(?:지금부터\s)?시작하겠습니다[.!]?$"
    r"|건강하시(?:길|기를)\s(?:빕|바랍)니다|^존경하는\s[^.]{1,30}께[.,]?$"
    r"|^(?!.*[은는이가]\s)[^.,]{0,30}(?:내용|쟁점|점|소식|궁금증|일정|사실|제도|이유|배경|전망)[을를]\s(?:[가-힣]{1,6}\s)?"
    r"(?:정리했|짚어\s?[봤보]|알아[봤보]|살펴[봤보]|모아\s?[봤보])(?:았|습니)?다[.]?$"
)
_WIDE_COURTESY = regex(
    in_both_scripts(
        r"ありがとうございま(?:す|した)[。！!]?$|^[^をがに]{0,15}よろしくお願い(?:いた|申し上げ)?します[。！!]?$"
        r"|お忙しいところ[^。]{0,20}(?:恐れ入り|恐縮|お越し|お集まり)"
        r"|^[^。]{0,15}(?:こん(?:にち|ばん)は|おはようございます|はじめまして)[。、！!]?$"
        r"|^[^。，,：:]{0,10}[，,：:]?(?:[您你]们?|[大各](?:家|位))(?:早上|下午|晚上)?好(?:[。！!]?$|[，,]欢迎)"
        r"|欢迎(?:大家|各位)?(?:收看|收听|做客|来到(?:今天|本期|我们))"
        r"|^此致[，,。]?(?:敬礼)?[！!。]?$|^敬礼[！!。]?$|^(?:非常)?(?:谢谢|感谢)(?:[您你大各主收][^，,。]{0,12})?[。！!]?$"
    )
)


def is_titled_speech(title: str, sentences: Sequence[str]) -> bool:
    """Whether a title says that the text of these sentences is a speech, a communiqué or a column."""
    return _TITLED.search(title) is not None or is_named_column(title, sentences)


def is_named_column(title: str, sentences: Sequence[str]) -> bool:
    """Whether a title begins with the name of a column that has a Korean person's name in it. The name of a series has
    the subject of its texts: "[소방관의 하루]"."""
    found = _NAMED_COLUMN.match(title)
    if found is None or any("".join(found.groups()) in one for one in sentences if ends_sentence(one)):
        return False
    return found["family"] in _FAMILIES and found["first"] in _GIVEN_FIRST and found["second"] in _GIVEN_SECOND


def is_titled_reportage(title: str) -> bool:
    """Whether a title says that the text is a report from a place."""
    return _REPORTAGE.search(title) is not None


def is_spoken(sentences: Sequence[str], split: Sequence[bool], attributed: Sequence[bool]) -> bool:
    """Whether a text is in the first person. `split` says which sentences are part of a longer quotation, `attributed`
    which name the speaker of their content."""
    korean = is_korean(" ".join(sentences[:_OPENING]))
    pattern = _FIRST_PERSON_KOREAN if korean else _FIRST_PERSON
    own = (
        pattern.search(one) is not None and not quoted and pattern.search(unquoted(one)) is not None
        for one, quoted in zip(sentences[:_READ], split, strict=False)
    )
    first = list(islice(own, _OPENING))
    if not any(first):
        return False
    first += own
    others = sum(named and not spoken for named, spoken in zip(attributed, first, strict=False))
    fewest = max(_FEWEST, (_SHARE_KOREAN if korean else _SHARE) * len(first))
    return sum(first) >= fewest and others <= _OTHERS * len(first)


def unlabelled(sentence: str) -> str:
    """A sentence without the name of its speaker before a colon."""
    label = _LABEL.match(sentence)
    return sentence[label.end() :] if label else sentence


def courtesy(sentence: str) -> bool:
    """Whether a sentence, the name of its speaker aside, is only a greeting, thanks or the announcement of what comes
    next: "Good afternoon, everyone.", "I have two short announcements.", 안녕하십니까, 编辑先生：您好！"""
    said = unlabelled(sentence)
    if _REPORTED.search(said):
        return False
    if is_korean(said):
        count = len(said.split())
        is_thanks = count <= _LONGEST_THANKS and _KOREAN_THANKS.search(said) is not None
        return is_thanks or (count <= _LONGEST_COURTESY and _KOREAN_COURTESY.search(said) is not None)
    if is_wide(said):
        return len(said) <= _LONGEST_WIDE and _WIDE_COURTESY.search(said) is not None
    if search(_COURTESY, said) is None:
        return False
    content = words(_INNER_NAME.sub("", said))
    return sum(word in _courtesies() for word in content) >= max(1, _COURTEOUS * len(content))


@cache
def _courtesies() -> frozenset[str]:
    return frozenset(words(" ".join(wordlist("courtesies"))))
