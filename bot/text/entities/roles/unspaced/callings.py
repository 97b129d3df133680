"""Recognise, in Chinese and Japanese texts, people who share the name of a known one of politics: by the calling beside
the name, by their post in a town, or by their age.

"专案组长*李强*" · "*村民*王毅" · "慈溪市文旅局*副局长*李强" · "*会社員*、李強さん" · "王毅*教諭*" · "李強さん（*41*）"
"""

from __future__ import annotations

from bot.lang.folding import in_both_scripts, one_form, words_of_both_scripts
from bot.lang.scripts import HAN, KATAKANA
from bot.regexes import any_of, regex
from bot.text.entities.unspaced.word_set import WordSet
from bot.text.word_lists import wordlist

_CALLINGS = WordSet({one_form(word) for word in wordlist("han_callings")})
_WORK = WordSet({one_form(word) for word in wordlist("han_work")})
_LONGEST, _OWN, _REACH = 12, 14, 24
"""Characters of a calling, of the words before it that are read, and of both together."""
_JOINED = regex("(?:の|で|である|だった|、)$")
_APPOSED = regex("(?:さん|氏|容疑者|被告|ちゃん|くん|[（(])")
"""What is behind a name that a comma parts from its calling: 会社員*、*李強さん."""
_BEHIND = regex(
    in_both_scripts("(?:选手|医生|同学|教授|副教授)(?![时時出])")
    + "|(?:選手|投手|捕手|店長|教諭|教授|准教授|弁護士|記者|社長|医師|警部|警部補|巡査|裁判長|検事|アナリスト)"
    "(?![団時出])"
)
"""Callings that a name has behind it, and that are not somebody's who works for the bearer: 特朗普*律师*."""
_CAPTAIN = regex(in_both_scripts("(?:副?船长|副?机长)"))
"""Who is called by a ship or plane behind the name, as none is who works for the bearer: 李俊錫*船長*."""
_BRACKET, _CLOSED = regex("[（(]"), regex("[，、,；;：）)]")
_REPORTER = regex(in_both_scripts(r"(?:[（(社报台讯刊网]|本报|本台)(?:见习|实习|特约|特派)?(?:记者|通讯员)[ \u3000]?$"))
"""The beginning of a byline: （*记者*李强）."""
_PAST = regex(in_both_scripts("(?<![目此日年之以])前|(?<!中)原(?!告)|元|曾任|时任|历任|出身|当时"))
_LEARNED = regex(
    in_both_scripts(
        "(?:水利|[农林渔畜牧]业|地[质震]|气象|天文|航天|考古|文物|古建筑?|建筑|桥梁|土木|结构|机械|材料|化学|物理|生物|植物|动物|昆虫|土壤|园艺|营养"
        "|育儿|心理|[儿内外眼牙]科|医学|医疗|护理|中医|消防|急救|美食|语言学?|文学|民俗)(?:问题)?(?:专家|学者|学家)$"
    )
    + "|(?:防災|防犯|気象|地震|建築|考古|栄養|園芸|食品|医療|農業|水産|鉄道)の?(?:専門家|アドバイザー|学者)の?$"
)
"""Who knows a field in which nobody in politics is called an expert: *水利专家*韩东勋."""
_MANAGER = regex(in_both_scripts("经理$"))
"""The end of posts at firms and hotels by which nobody with an office of state is introduced, former ones neither."""
_PAST_BEFORE = regex(rf"[{HAN}{KATAKANA}ー・]{{0,{_OWN}}}$")
_LOCAL = regex(
    in_both_scripts(
        f"(?:[县镇]|乡(?!村振)|(?<!农)村(?!振)|(?<!贵)州|(?<!上海|北京|天津|重庆)市(?!场)|(?<![军战特地治政])区(?!域))"
        f"[{HAN}]{{0,10}}?"
        "(?:局长|主任|书记|市长|县长|区长|州长|校长|院长|处长|所长)$"
    )
)
"""A post in a town or county, not in a province or a city of that rank: *慈溪市文旅局副局长*."""
_DEPUTY_BEFORE = regex(
    in_both_scripts(
        "(?:副(?:市长|知事|郡守|区长)|(?:代理|代行)(?:市长|知事|郡守|区长)(?:职务的|职权的|的)?|郡守"
        "|(?:市长|知事|郡守|区长)(?:职务|权限)?(?:代行|代理))の?$"
    )
)
_DEPUTY_BEHIND = regex(in_both_scripts("副(?:市长|知事|郡守|区长)|(?:市长|知事|郡守|区长)(?:职务)?(?:代行|代理)|郡守"))
"""Who stands in for, or is below, a mayor or governor, or leads a county: 釜山市*副市长*金成浩."""
_SMALL_POST = "(?:支部長|施設長|園長|組合長|書記長|理事|会長)"
"""Posts behind a name that are its bearer's own: 石破茂*支部長*（41）."""
_OF_UNION = regex(
    "(?:労組|労働組合|ユニオン|労連|町内会|自治会|商店会|保護司会|消防団|漁協|農協|生協|[小中]学校|高校|病院|保育園|幼稚園|ホーム)の$"
)
_LEADS = regex("(?:副|書記)?(?:委員長|書記長|会長|支部長|組合長|校長|院長|園長|団長|理事長|理事)(?![補代秘夫])")
"""Who leads a union, a school or neighbours: 看護*労組の*文在寅*書記長*."""
_COUNCIL = regex(
    in_both_scripts(
        "(?:[区县镇乡町村都道府県]|市)(?:议会)?(?:副?议[长员員])$"
        "|(?<!总)(?:工会|学生会|家长会|自救会|业委会|居委会|村委会|渔会)(?:副?(?:主席|会长|理事长|主任))?$"
    )
)
"""A seat in the council of a town, or who leads a union or neighbours in Chinese: *区议员*李在明, *工会主席*文在寅."""
_OFFICES = any_of(
    words_of_both_scripts(
        ("总理", "首相", "主席", "总书记", "外长", "防长", "总统", "国务委员", "委员长", "议长", "议员", "大使", "大臣")
    )
    | {"大統領", "外相", "防衛相", "国防相", "財務相", "総書記", "官房長官", "委員長", "国家主席", "外務相", "知事"}
)
_OFFICE_BEFORE = regex(rf"(?:{_OFFICES}|{in_both_scripts('(?:外交|国防|财政|商务)部长')})の?$")
_OFFICE_BEHIND = regex(rf"(?:前|元)?(?:{_OFFICES})")
_YEARS = "(?P<age>[1-9１-９]\\d|[二三四五六七八九]?十[一二三四五六七八九]?)"
_AGE_BEHIND = regex(
    f"(?:さん|氏|選手|容疑者|被告|ちゃん|くん|君|女士|先生|{_SMALL_POST})?(?:[，、]?[现現今]年|[（(])?(?:男|女)?[，、]?"
    f"{_YEARS}(?:[歳岁歲]|(?=[）)]))"
)
_AGE_BEFORE = regex(f"(?<![十百千万]){_YEARS}[歳岁歲](?:的|の)[^\\W\\d_和与與及跟的の在是对對向给給被把]{{0,6}}$")
_INTRODUCED = regex("(?:さん|支部長|施設長|園長|組合長)[（(][1-9１-９]\\d[）)＝=、]")
_ACCUSED = regex("(?:容疑者|被告)[（(][1-9１-９]\\d[）)＝=、]")
"""How a suspect or defendant of today is introduced: 尹奉吉*容疑者（29）*."""
_DIGITS = "一二三四五六七八九"


def has_calling(text: str, start: int, end: int) -> bool:
    """Whether the name at [start, end) has a calling that nobody with an office of state has had."""
    low = max(0, start - _LONGEST)
    if _beside(text, start, end, _CALLINGS) or _REPORTER.search(text, low, start) is not None:
        return True
    if _CAPTAIN.match(text, end) or _is_bracketed(text, end):
        return True
    learned = _LEARNED.search(text, low, start)
    if learned is not None and not _is_past(text, learned.start()):
        return True
    return _leads_few(text, start, end)


def _is_bracketed(text: str, end: int) -> bool:
    """Whether a bracket behind the name before `end` begins with a calling: 朴振（*演员*，35岁）."""
    if _BRACKET.match(text, end) is None:
        return False
    close = _CALLINGS.beginning(one_form(text[end + 1 : end + 1 + _LONGEST]), 0)
    return close > 0 and _CLOSED.match(text, end + 1 + close) is not None


def _leads_few(text: str, start: int, end: int) -> bool:
    """Whether the name at [start, end) is that of a councillor, or of who leads a union, a school or neighbours now."""
    low = max(0, start - _LONGEST)
    found = _COUNCIL.search(text, low, start)
    if found is None and _LEADS.match(text, end):
        found = _OF_UNION.search(text, low, start)
    return found is not None and not _is_past(text, found.start())


def is_introduced(text: str, end: int) -> bool:
    """Whether the name before `end` is followed as that of nobody in politics is: 金正恩*さん（59）*."""
    return _INTRODUCED.match(text, end) is not None


def is_accused(text: str, end: int) -> bool:
    """Whether the name before `end` is followed as that of a suspect or defendant with an age: 尹奉吉*容疑者（29）*."""
    return _ACCUSED.match(text, end) is not None


def has_work(text: str, start: int, end: int) -> bool:
    """Whether the name at [start, end) has work beside it that nobody has together with an office of state."""
    return _BEHIND.match(text, end) is not None or _beside(text, start, end, _WORK)


def has_local_post(text: str, start: int) -> bool:
    """Whether a post in a town or county, held now, is right before the name at `start`."""
    found = _LOCAL.search(text, max(0, start - _REACH), start)
    return found is not None and not _is_past(text, found.start())


def has_deputy_post(text: str, start: int, end: int) -> bool:
    """Whether the name at [start, end) has beside it the post of a deputy of a mayor or governor, or a county's, held
    now."""
    if _DEPUTY_BEHIND.match(text, end):
        return True
    found = _DEPUTY_BEFORE.search(text, max(0, start - _LONGEST), start)
    return found is not None and not _is_past(text, found.start())


def has_office(text: str, start: int, end: int) -> bool:
    """Whether the name at [start, end) has an office of state beside it."""
    if _leads_few(text, start, end):
        return False
    before = _OFFICE_BEFORE.search(text, max(0, start - _LONGEST), start)
    return before is not None or _OFFICE_BEHIND.match(text, end) is not None


def age(text: str, start: int, end: int) -> int | None:
    """The age that is told beside the name at [start, end)."""
    found = _AGE_BEHIND.match(text, end) or _AGE_BEFORE.search(text, max(0, start - _LONGEST), start)
    return _number(found["age"]) if found else None


def _number(age: str) -> int:
    """An age of two digits, or in Chinese numerals: 三十八."""
    tens, ten, ones = age.partition("十")
    if not ten:
        return int(age)
    return 10 * (_DIGITS.find(tens) + 1 if tens else 1) + _DIGITS.find(ones) * bool(ones) + bool(ones)


def _beside(text: str, start: int, end: int, callings: WordSet) -> bool:
    """Whether one of the callings is right before a name, held now."""
    joined = _JOINED.search(text, max(0, start - len("である")), start)
    stop = joined.start() if joined else start
    if joined is not None and joined[0] == "、" and _APPOSED.match(text, end) is None:
        return False
    low = max(0, stop - _LONGEST)
    folded = one_form(text[low:stop])
    first = callings.ending(folded, 0, len(folded))
    if any(0 <= words.ending(folded, 0, len(folded)) < first for words in (_CALLINGS, _WORK)):
        return False  # the nurse 護士 in the lawyer 弁*護士*
    return first >= 0 and (_MANAGER.search(text, low + first, stop) is not None or not _is_past(text, low + first))


def _is_past(text: str, at: int) -> bool:
    """Whether the words before a calling at `at` say that it is a former one."""
    words = _PAST_BEFORE.search(text, max(0, at - _OWN), at)
    return words is not None and _PAST.search(text, *words.span()) is not None
