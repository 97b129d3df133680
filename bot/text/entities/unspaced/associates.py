"""Find, in Chinese texts, where the words behind a person's name tell of somebody else.

李在明*政府*, 尹锡悦前总统*律师团*         bodies called by a person
特朗普*特使*, 金正恩*妹妹*, 李在明总统*夫人*   relatives, associates and aides
拜登政府*高级官员*                       the people of a body called by a person
"""

from __future__ import annotations

from bot.lang.folding import in_both_scripts
from bot.model.analysis import EntityKind
from bot.regexes import regex
from bot.text.word_lists import wordlist

_TITLES = "|".join(sorted(wordlist("chinese_own_titles"), key=lambda word: (-len(word), word)))
_OWN = f"(?:(?:前|副|当选|候任)?(?:{_TITLES}|候选人|当选人|先生|女士))?"
_BODIES = (
    "政府|行政当局|当局|政权|内阁|阵营|派系|(?:竞选|选举|辩护|律师|法律|幕僚|过渡|交接|谈判|特使|特检|顾问|核心|国安|安全|经济)?(?:团队|班子)|执政团队"
    "|(?:律师|辩护|特使|顾问|智囊|粉丝|后援|亲友|助选)团|(?:竞选|选举|总统|国会|议员|个人|私人)?办公室|(?:竞选|选举)(?:总部|委员会)|特检组?|后援会|服务处"
    "|粉丝会|基金会|家族|一方|方面"
)
_RELATIVES = (
    "夫人|妻子?|丈夫|太太|前[妻夫]|遗孀|配偶|父亲?|母亲?|爸爸?|妈妈?|父母|[哥弟姐妹姊]{2}|胞[兄弟姐妹姊]|[长次三幼独][子女]|[大小二]?[儿女]|儿子|女儿|[外]?孙[子女]?"
    "|侄[子女儿]|外甥女?|姑[姑妈父]|叔[叔父]|舅[舅父妈]|姨[妈母]|表[兄弟姐妹][弟姐妹]?|堂[兄弟姐妹][弟姐妹]?|岳[父母]|女婿|媳妇|家[属人]|亲属|亲友|亲戚|未婚[妻夫]|男友|女友"
)
_ASSOCIATES = (
    "友人|好友|朋友|老友|恩师|同[学事]|搭档|邻居|支持者|拥护者|粉丝|歌迷|影迷|追随者|亲信|心腹|幕僚|助手|保镖|司机|主治医[生师]|经纪人|经纪公司|所属社|发言人"
    "|(?:特别|私人)?(?:特使|秘书|助理|特助)|(?:特别|私人|全权)代表|(?:辩护|代理|委任)?律师|辩护人|代理人|接班人|继任者|前任|派系?(?:议员|人士|成员)"
)
_ANYBODY = r"[^的\s，。、：:；“”「」]{2,12}"
_CALLED = regex(in_both_scripts(f"{_OWN}的?(?:{_BODIES})"))
_PEOPLE = regex(in_both_scripts(f"{_OWN}的?前?(?:{_RELATIVES}|{_ASSOCIATES})"))
_STAFF = regex(in_both_scripts(f"(?:{_OWN}的?(?:{_BODIES})的?|前)(?P<who>{_ANYBODY})"))


def kind_behind(text: str, start: int, end: int) -> tuple[EntityKind, int] | None:
    """What text[start:end], right behind a person's name, makes of the name: the kind of somebody else, and where
    the noun for him begins that the caller has to recognise (政府*高级官员*), or `end`. None where the words may be the
    person's own: 李在明*总统*."""
    if _CALLED.fullmatch(text, start, end):
        return EntityKind.ORGANISATION, end
    if _PEOPLE.fullmatch(text, start, end):
        return EntityKind.PERSON, end
    staff = _STAFF.fullmatch(text, start, end)
    return (EntityKind.PERSON, staff.start("who")) if staff else None
