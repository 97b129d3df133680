"""What is behind words in quotation marks in Japanese and tells who said them: 「…」*と述べた*, 「…」*とXは話す*."""

from __future__ import annotations

from bot.lang.scripts import HAN, KATAKANA
from bot.regexes import regex
from bot.text.statements.quotation_marks import HIDDEN
from bot.text.statements.unspaced.japanese.clauses import DENYING, FOLLOW, OPINION, SPEAKING
from bot.text.statements.unspaced.narration import BRACKET

_ASIDE = "(?P<aside>[^。、はが\\n\ue000]{0,14}?(?:ながら[にも]?)?)"
_VERB = rf"(?P<cue>{SPEAKING}){FOLLOW}"
_NOUN = (
    f"(?:の|する)(?:{OPINION})(?:を|も)"
    "(?P<cue>示し|表明し|出し|発表し|公表し|明らかにし|述べ|寄せ)(?:た|ている|ました)" + FOLLOW
)
_STANCE = (
    "(?P<stance>[^。、はがをとた\\n\ue000]{0,10}?)"
    rf"(?P<cue>(?:姿勢|態度|考え|見方|認識|自信|意欲|不満|難色|余裕|[{HAN}]{{2}}感)を(?:示し|見せ|表明し|強調し|あらわにし|にじませ))"
    "(?:た|ている|ました)" + FOLLOW
)
_HELD = r"(?P<held>)(?P<cue>し(?:た|ている)(?=[。\s]|$)|し(?:つつも?|ながらも?|た(?:うえ|上)で)?(?=、))"
AHEAD = (
    regex(rf"(?:など)?と{_NOUN}"),
    regex(rf"(?:など)?と(?:も|だけ|まで)?(?:、)?{_ASIDE}{_VERB}"),
    regex(rf"(?:など)?(?:だ)?として、?(?P<aside>)(?P<cue>{DENYING}){FOLLOW}"),
    regex(rf"(?:など)?と{_STANCE}"),
    regex(rf"と{_HELD}"),
)
"""Patterns after a quotation whose subject precedes it."""
BEHIND = regex(rf"(?:など)?と(?:も)?(?:、)?(?P<who>[^。、\n\ue000]{{1,40}}?[はが])(?:、)?{_ASIDE}{_VERB}")
"""Patterns after a quotation that include its subject."""
_CALLED = "さん|氏|大統領|首相|外相|国防相|防衛相|長官|知事|監督|教授|会長"
OF_WHOM = regex(rf"と(?:は)?、?(?P<who>[{HAN}{KATAKANA}々ー・の0-9A-Z]{{1,24}}(?:{_CALLED}){BRACKET}*)[。\\s]*$")
"""A person who ends the sentence that begins with what he says: 「…」と*会社員の川島陽子さん（44）*。"""
THUS = regex(
    rf"(?P<who>[^。\n\ue000]{{1,40}}?は)(?:、)?(?:そう|こう|このように)?(?P<aside>[^。、はがをと\n{HIDDEN}]{{0,12}}?){_VERB}"
)
"""The sentence after one that is a quotation alone."""
OF_NEWSROOM = regex(f"、?(?P<who>[^。、はが\\n{HIDDEN}]{{2,30}}?)(?:の話として|の話を引用し(?:て)?)、?")
"""Behind a newsroom, who told it what it reports: 聯合ニュースは*軍関係者の話として*…と報じた."""
