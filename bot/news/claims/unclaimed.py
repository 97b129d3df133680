"""Numbers that a sentence does not assert: denied, doubted, asked about or supposed.

"denied that 1,500 soldiers were sent", "we have not sent 1,500 soldiers", "could not confirm that 1,500 were sent",
"refused to say whether", "the claim of 1,500 soldiers was nonsense", "1500명을 보내지 않았다", "확인해 줄 수 없다"

The words are looked for in the number's clause. Where it is not certain that they are about the number, it is left out.
"""

from __future__ import annotations

import re

from bot.lang.assertion.embedding import is_unvouched
from bot.lang.scripts import is_wide
from bot.lang.unspaced.forms import matched_form
from bot.news import stance_lexicon as lexicon
from bot.news.assertion import is_denied_in_korean
from bot.regexes import regex

_SUPPOSED = regex(
    r"(?:^\W{0,2}(?:had|were|should)|\b(?:in\sthe\sevent\sthat|threat\w*\sto\s(?:kill|shoot|execute|behead|murder)|if|unless|whether|suppose|supposing|assuming|without|in\scase|were\s+to|wants?|wanted|needs?|needed|yet\s+to"
    r"|(?:ask(?:s|ed|ing)?|call(?:s|ed)?)\s(?:\w+\s){0,3}?(?:about|if|whether|for|how|why|when)))\b[^,;]*$",
    re.IGNORECASE,
)
_REPORTED = regex(rf"\b{lexicon.REPORTS}\s(?:of|about|that)\b[^,;:]*$", re.IGNORECASE)
""""A report of" and the like before a number: it is given by whoever made the report."""
_NARRATED = regex(
    r"\s(?:[\w-]+\s){0,2}?(?:die|perish|drown|fall|lose\stheir\sl(?:ife|ives)"
    r"|are\s(?:killed|shot|drowned|crushed|executed|massacred))\b",
    re.IGNORECASE,
)
"""After the number of people who come to harm in a story, a model or every year."""
_KOREAN_NARRATED = regex(r"(?:여\s?)?명이?\s(?:\S{1,8}\s)?(?:숨진다|죽는다|사망한다|다친다|목숨을\s잃는다)(?![고는])")
_HEARD = regex(r"\b(?:stor(?:y|ies)|tales?|myths?|legends?|gossip|hoax)\s(?:that|about)\b[^,;:]*$", re.IGNORECASE)
_WOULD_HAVE = regex(r"\s(?:[\w-]+\s){0,3}?would\shave\b", re.IGNORECASE)
_EVEN = regex(r"\beven(?:\s+if)?\s+$", re.IGNORECASE)
_DENIED = regex(
    rf"\b(?:{lexicon.DENYING.pattern}|(?:denying|denials?|doubt(?:s|ed|ing|ful)?|rul(?:e|es|ed|ing)\s+out|nobody|retract\w*"
    rf"|no\s+one|far\s+from|(?:wrong|false)ly)\b|(?:{lexicon.GROUNDLESS.pattern})\s+that\b)[^;]*$",
    re.IGNORECASE,
)
_NOT_DENIED = regex(r"(?:\bnot|n['’]t|never|\bno)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_RULED_OUT = regex(r"rul\w+\s+out", re.IGNORECASE)
_NEGATED = regex(
    r"(?:\b(?:not|never|no|none|cannot|neither|nor|unable|refus(?:e|ed|es|ing)|declin(?:e|ed|es|ing))\b|n['’]t\b)"
    r"(?!\s+(?:only|just|merely|later|(?:more|fewer|less)\s+than|(?:\w+ly\s+)?(?:den(?:y|ied)|disput|reject|refut))\b)"
    r"(?:(?!\b(?:but|said|says)\b)[^,;:])*$",
    re.IGNORECASE,
)
"""Words before a number in its clause. "Not only 3,000" and "did not deny that 3,000" do not negate it."""
_UNCONFIRMED = regex(
    r"^[^,;]{0,80}?\b(?:(?:not|never|n['’]t|cannot)\s(?:\w+\s){0,3}(?:confirm|verif|corroborat|substantiat)"
    r"|unconfirmed|unverified)",
    re.IGNORECASE,
)
_FALSE = regex(
    rf"^[^,;]{{0,80}}?(?:,\s(?:an?|the)\s(?:figure|number|claim|toll)\s[^,;]{{0,40}}?)?(?<!not )(?<!never )"
    rf"(?:{lexicon.GROUNDLESS.pattern}|\b(?:exaggerat|overstat|inflat)ed\b"
    r"|\b(?:is|are|was|were)\s(?:\w+\s)?(?:fantasy|fantasies|fiction|fairy\stales?|nonsense|rubbish|propaganda|wishful)\b)",
    re.IGNORECASE,
)
_KOREAN_SUPPOSED = regex(r"^[^,.]{0,40}?(?:이면\s|으면\s|다면|라면|[는한된될할갈을]\s경우|는지)")
_KOREAN_MISTAKEN = regex(r"(?:여\s?)?(?:명|개)?[은이]?라?는?\s(?:숫자는\s|수치는\s)?(?:오타|착오|오류|오기)")
_KOREAN_FANTASY = regex(r"[^,.]{0,40}?(?:환상|소설|허구|망상|거짓말|헛소리)(?:이라|라고|에\s불과|일\s뿐|이다)")
_KOREAN_NEGATED = regex(
    rf"^[^,.]{{0,80}}?(?:지(?:는|도)?\s?(?:않|못)|\s수\s?없|적이?\s없|바\s?없|[은는도이가]\s없|과장|부풀|{lexicon.KOREAN_GROUNDLESS.pattern})"
)
_OF_TWO = regex(r"\d[^\s,]{0,6},\s[^\s,]{1,12}(?:\s[^\s,]{1,8})?[은는]\s[^,]*$")
"""Words before a number in a sentence with two givers, of whom the first would be taken:
"국정원은 3000명, 우크라이나는 1만명이라고 밝혔다"."""
_STILL_DENIED = regex(r"하지(?:는)?\s않")


def is_unclaimed(sentence: str, start: int, end: int) -> bool:
    """Whether the number at [start, end) of a sentence is denied, doubted, asked about or only supposed."""
    if is_unvouched(matched_form(sentence), start, end):
        return True
    before, behind = sentence[:start], sentence[end:]
    return _in_korean(before, behind) if is_wide(sentence) else _in_english(before, behind)


def _in_korean(before: str, behind: str) -> bool:
    unclaimed = (_KOREAN_MISTAKEN, _KOREAN_FANTASY, _KOREAN_SUPPOSED, _KOREAN_NARRATED)
    if any(words.match(behind) for words in unclaimed) or _OF_TWO.search(before):
        return True
    denied = lexicon.KOREAN_DENYING.search(behind)
    if denied is not None:
        return _STILL_DENIED.match(behind, denied.end()) is None
    return _KOREAN_NEGATED.match(behind) is not None or is_denied_in_korean(behind)


def _in_english(before: str, behind: str) -> bool:
    if any(words.search(before) for words in (_SUPPOSED, _EVEN, _REPORTED, _HEARD, _NEGATED)):
        return True
    denied = _DENIED.search(before)
    if denied is not None and (_RULED_OUT.match(denied[0]) or not _NOT_DENIED.search(before[: denied.start()])):
        return True
    return any(words.match(behind) for words in (_UNCONFIRMED, _FALSE, _NARRATED, _WOULD_HAVE))
