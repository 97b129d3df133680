"""Titles and sentences without news: a title that says that somebody spoke and not what; a sentence about what was not
said, about when and where the words before it were said, or about the case before."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.lang.days import MONTH_NAME, SEASON
from bot.lang.stems import search
from bot.regexes import regex

_MADE = r"(?:statement|speech|address|answers?|interview|remarks|communiqu[eé]|message)"
_SPOKE = regex(
    rf"""\b(?:issue|release|make|give|deliver|publish)(?:s|es|d|ed)?\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+){{0,2}}?{_MADE}\b
    | \b{_MADE}\s+(?:(?:made|given|issued|put\s+out)\s+)?(?:of|by|from|at)\b
    | \bspokes(?:man|woman|person)\b.{{0,60}}\son\b
    | \banswers?\s+(?:[\w'’]+\s+){{0,2}}questions?\b
    | \b(?:holds?|gives?)\s+(?:an?\s+)?(?:[\w-]+\s+)?(?:(?:press|news)\s+conference|briefing)\b
    | (?:담화|성명|연설|기자회견|입장문|논평)(?:을|를)?\s?(?:발표|공개|진행|개최)?$
    """,
    re.IGNORECASE | re.VERBOSE,
)
_WHAT = regex(
    r"""["“:]|\b(?:that|over|against|say|warn|call|accus|condemn|den[iy]|denounc|urg|slam|vow|reject|demand|threat|prais
    |blam|defend|promis|admit|confirm|announc|claim|criticis|criticiz|deplor|protest)""",
    re.IGNORECASE | re.VERBOSE,
)
_STATEMENT = regex(
    rf"""\A\W{{0,6}}(?:\w[\w-]*\s){{0,2}}?{_MADE}\s(?:given\s)?(?:of|by|from)\b
    | (?:담화|성명|논평|입장문)\W{{0,6}}\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_NOT = r"(?:did|does|do|has|have|had|would|could|was|were)(?:\s+not|n['’]t)\s+(?:\w+\s+)?"
_MORE = r"(?:(?:any|further|other|more|immediate|many)\s+){0,2}"
_DETAILS = r"(?:details?|reasons?|explanations?|figures?|dates?|information|comments?|particulars)"
_NOTHING = regex(
    rf"""\b{_NOT}(?:sa(?:y|id)|specif(?:y|ied)|elaborated?|explain(?:ed)?|disclosed?|identif(?:y|ied)|comment(?:ed)?)\b
    | \b{_NOT}(?:give|given|provided?|offer(?:ed)?|release[d]?)\s+{_MORE}{_DETAILS}\b
    | \b{_NOT}respond(?:ed)?\s+to\s+(?:an?\s+|the\s+)?(?:\w+\s+)?
      (?:requests?|questions?|e-?mails?|calls?\s+for\s+comment)\b
    | \bdeclin(?:ed|es)\s+to\s+(?:say|comment|elaborate|give|discuss|specify|identify|provide|answer|be\s+named)\b
    | \b(?:gave|provided|offered)\s+no\s+{_MORE}{_DETAILS}\b
    | \bno\s+(?:further|other|more|immediate)\s+{_DETAILS}\b
    | \b(?:is|was|remains?|remained)\s+(?:not\s+(?:immediately\s+|yet\s+)?(?:clear|known)|unclear|unknown)\b
    | \bmade\s+(?:the|these|those|his|her|its|their)\s+(?:remarks?|comments?|announcement|claims?|statement|appeal)\b
    | (?:밝히|설명하|공개하|답하|덧붙이)지는?\s않았다 | 알려지지\s않았다 | 말을\s아꼈다
    | (?:답변|언급)을\s(?:피했|거부했|삼갔)다
    """,
    re.IGNORECASE | re.VERBOSE,
)
_BE = r"(?:was|were|came|happened|occurred|took\s+place|dates?\s+back|had\s+(?:been|come))"
_EARLIER = regex(
    rf"""^\W{{0,2}}(?:The|Its|His|Her|Their)\s+(?:last|previous)\s+(?:[\w'’-]+\s+){{1,10}}?{_BE}\s+
      (?:(?:set|held|made|reported|recorded|seen)\s+)?
      (?:(?:back\s+)?(?:in|to)\s+(?:(?:early|late|mid)-?\s?)?(?:{MONTH_NAME}(?!\s\d{{1,2}}\b)|(?:19|20)\d\d\b)
      |last\s+(?:year|month|{SEASON})\b|(?:\w+\s+)?(?:months?|years?)\s+(?:ago|earlier)\b)
    | ^\W{{0,2}}(?:마지막|직전|이전)[^.,"“]{{1,40}}?(?:지난해|작년|지난\s?\d{{1,2}}월|(?:19|20)\d\d년)
      [^.,"“]{{0,12}}(?:이?었다|였다|있었다)
    """,
    re.VERBOSE,
)
"""A sentence about the case before that of the news."""
_BESIDES = regex(r"\bbut\b|\bthat\b|;|[\"“]|(?:지만|으나),? |\d")


def lacks_content(title: str) -> bool:
    """True for "Minister Issues Press Statement on Drills", not for "Minister issues statement condemning drills"."""
    return search(_SPOKE, title) is not None and _WHAT.search(title) is None


def names_a_statement(title: str) -> bool:
    """True for "Press Statement of Foreign Ministry Spokesman", the name of a text without its subject. "Spokesman
    issues statement" and "Minister holds press conference" tell of an occasion, of which an outlet has many reports."""
    return search(_STATEMENT, title) is not None and lacks_content(title)


# Cached: it is asked anew of the same sentences whenever another article of their shelf has changed.
@lru_cache(maxsize=1024)
def adds_nothing(sentence: str) -> bool:
    """True for "The ministry gave no further details." and "He made the remarks in Seoul.", unless the sentence goes on
    with a clause of its own, a quotation or a number."""
    return search(_NOTHING, sentence) is not None and _BESIDES.search(sentence) is None


def is_of_earlier_case(sentence: str) -> bool:
    """True for "The last such flight was in August.", which says what happened before the news, unless a day is named:
    "The last train was on Friday" may be the news."""
    return _EARLIER.search(sentence) is not None
