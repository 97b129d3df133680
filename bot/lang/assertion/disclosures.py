"""The words by which a sentence or headline discloses that others tell of nothing.

"Neither happened; …", "The impersonator had come for a film.", 대역 배우로, 他是…模仿者    two sentences before
"On this day", "TEST - please ignore", 역사 속 오늘, [시험 송고]        the whole article
"""

from __future__ import annotations

import re

from bot.lang.folding import in_both_scripts
from bot.regexes import regex

_LIKENESSES = (
    r"(?:impersonators?|look-?alikes?|wax\sfigures?|mannequins?|cut-?outs?|holograms?|dolls?"
    r"|(?<!Korean\s)puppets?(?!\s(?:forces?|arm(?:y|ies)|military|regime|state|government|authorities|group|clique"
    r"|troops|traitors?|gangsters|leaders?)\b))"
)
_ENGLISH = (
    r"\b(?:neither|none\sof\s(?:it|this|that|them))\s(?:of\s(?:it|these|the\stwo)\s)?(?:has\s|had\s)?"
    r"(?:happened|is\strue|was\strue|took\splace|existed|occurred)\b",
    r"^\W{0,2}(?:it|the\s(?:speech|address|letter|order))\s(?:was|has\sbeen|had\sbeen)\snever\s"
    r"(?:given|delivered|sent|held|read|published|spoken|printed)\b",
    r"\bthe\s(?:(?:line|sentence|passage|paragraph|clause)\s(?:is|was|has\sbeen)\s(?:missing|dropped|deleted|removed)"
    r"|(?:passage|paragraph)\s(?:is|was|has\sbeen)\scut)\b",
    r"^\W{0,2}this\s(?:message|text|story|report|item)\s(?:checks|tests|is\s(?:only\s)?(?:an?\s)?(?:test|not\sfor))\b",
    r"^\W{0,2}(?:the|both|it\swas|they\s(?:are|were)|he\s(?:is|was))\s(?:an?\s|the\s)?(?:[\w-]+\s){0,2}?"
    rf"{_LIKENESSES}\b",
    r"\b(?:had\s)?wanted\sto\ssee\s(?:what|whether|how\s(?:many|far|fast|long|people|readers|others))\b",
)
_KOREAN = (
    r"(?:둘\s다|모두|어느\s것도)\s(?:없던|없었던|사실이\s아닌|사실이\s아니)",
    r"이\s(?:기사|문자|글|메시지|방송)[은는]\s[^.]{0,20}?(?:시험|테스트|점검|연습)",
    r"(?:대역(?:\s?배우)?|닮은꼴|흉내\s?배우|밀랍\s?인형)(?:이다|였다|이었다|로,|으로,|로\s(?:드러|밝혀|확인))",
    r"(?:\d막|광고|영화|연극|드라마|소설|만화|무대|노래|게임)(?:에서|\s?속|에\s나오는)\s[^.]{0,30}?"
    r"(?:말|대사|구절|가사)(?:이다|다)\W{0,2}$",
    r"^(?:원고|대본|이야기|일기|글|문서|기사)[은는]\s[^.]{0,30}?(?:지어[냈낸]|꾸며[냈낸]|위작|창작)",
    r"(?:시험|장난)\s?삼아\s(?!쏘|쏜|쐈|발사)",
)
_CHARACTERS = (
    "(?:どちらも|いずれも)(?:事実ではな|事実でな|起きていな)",
    r"(?:そっくりさん|ものまね芸人|蝋人形)(?:で、|だ[。っ])",
    "(?:原稿|話|日記)は[^。]{0,20}?(?:創作|偽|作り話)|試しに",
    "(?:两件事|两者|两条|都|均)(?:都)?(?:没有发生|并未发生|不属实|不是事实)",
    "(?:他|她|此人|其)(?:其实)?是[^。]{0,15}?(?:模仿者|替身|演员(?!出身)|蜡像)",
    "(?:稿子|故事|日记)[^。]{0,4}?(?:是|系)[^。]{0,12}?(?:编|伪造|假)|想看看",
)
TAKES_BACK = regex("|".join((*_ENGLISH, *_KOREAN, *map(in_both_scripts, _CHARACTERS))), re.IGNORECASE)
"""In a sentence that says of those before it that they tell of nothing, and may itself go on with news."""
HEADLINE_LISTS = regex(
    r"^\W{0,3}(?:on\sthis\sday|this\sday\sin\shistory|today\sin\shistory)\b|역사\s?속\s?오늘|오늘의\s역사"
    r"|^\W{0,3}test\W{1,4}(?:please|ignore|do\snot|not\sfor)\b|^\W{0,3}시험\s?(?:송고|전송)"
    rf"|(?:きょう|今日)は何の日|{in_both_scripts('历史上的今天|那年今日')}|配信テスト"
    rf"|{in_both_scripts('发稿测试|测试稿')}",
    re.IGNORECASE,
)
"""In the headline of a calendar of past years, or of a message that only checks the line."""
