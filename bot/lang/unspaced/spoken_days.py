"""Whether a day of a Japanese or Chinese sentence is that on which somebody spoke.

防衛省は*31日*、…と発表した    *8日付の*労働新聞    国防部*7日*表示    据朝中社*1日*报道
"""

from __future__ import annotations

from bot.lang.unspaced.forms import unspaced_regex

_SPEAKS = (
    "(?:说(?!明书)|称(?!号)|表示|通报|宣布|报道|发布|证实|指出|报告|透露|披露|消息|谴责|抗议|批评|呼吁|要求|敦促|警告|否认|回应"
    "|谈话|明らか|発表|伝え|報じ|述べ|語っ?|表明|非難|抗議|批判|報告|発言)"
)
_CHINESE = unspaced_regex(
    r"(?:上午|下午|[早晚]间?|凌晨|深夜)?(?:(?:在|向|对|就|于|通过|援引)[^，。]{1,18}?|(?:发|作)出?[^，。]{0,4}?|再次|强烈|也)?"
    + _SPEAKS
)
_HOUR = "(?:午前|午後|夜|朝|夕|昼|未明|深夜|早朝)?"
_JAPANESE = unspaced_regex(
    rf"(?:付の|{_HOUR}(?:までに|に)?{_SPEAKS}"
    rf"|{_HOUR}の?[^、。はが]{{0,16}}?(?:会見|声明|談話|委員会|国会|演説|取材|番組|総会|記者団)[^、。はが]{{0,6}}?(?:で|に)、?)"
)
_TOPIC = unspaced_regex("[はも]、?$|によると、?$")
_SUBJECT = unspaced_regex("が、?$")
_DAY_ENDS = unspaced_regex(f"{_HOUR}、")
_SAID_AT_END = unspaced_regex(
    rf"(?:と|との[^。、]{{1,8}}を|ことを)[^。、]{{0,12}}?(?:{_SPEAKS}|主張|説明|示し|訴え|指摘|警告|強調|認め|みて)[^。、]{{0,6}}。?\W*$"
    r"|(?:方針|計画|考え|意向|見通し|立場|日程|見解|結果)を[^、。]{0,8}?(?:示し|固め|決め|発表し|明らかにし|表明し|公表し|まとめ)[^、。]{0,4}。?\W*$"
)
_NEAR, _LONGEST_END = 8, 100


def is_spoken_day(sentence: str, start: int, end: int) -> bool:
    """Whether the day at [start, end) of a sentence in the form of `matched_form` is that of what is said."""
    if _CHINESE.match(sentence, end) or _JAPANESE.match(sentence, end):
        return True
    if sentence[end - 1].isdigit():  # the first of 25、26両日
        return False
    low = max(0, start - _NEAR)
    is_topic = _TOPIC.search(sentence, low, start) or (
        "は" not in sentence[:start] and _SUBJECT.search(sentence, low, start)
    )
    if not is_topic or _DAY_ENDS.match(sentence, end) is None:
        return False
    return _SAID_AT_END.search(sentence, max(0, len(sentence) - _LONGEST_END)) is not None
