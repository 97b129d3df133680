"""Bodies in Chinese texts by their names.

Nothing parts words in Chinese, so a body that is not in the list begins with a place, and what stands between the place
and the ending is of a closed form (深圳/市中级/人民法院) or short and without a verb or particle (中国/足球/协会).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.lang.folding import one_form
from bot.regexes import regex
from bot.text.entities.unspaced.bodies.chinese_stated import stated_bodies
from bot.text.entities.unspaced.name_lists import name_lists
from bot.text.entities.unspaced.word_set import WordSet
from bot.text.word_lists import wordlist

_NAMES = WordSet({one_form(word) for word in wordlist("chinese_named_bodies")})
_PROVINCES = WordSet({one_form(word) for word in wordlist("chinese_provinces")})
_WIDE = WordSet({one_form(word) for word in ("中国", "中华", "全国", "国家")})
_GOES_ON = regex(one_form("[门队长级署件势面卡]|员(?!工)|分(?!析|别)|业(?![绩务])"))
"""Behind a name of the list: of 商务*部门*, 商务部*长*, 国民*党员*."""
_OFTEN_NUMBERS = regex(
    one_form(
        r"(?<![\d一二三四五六七八九十百千几数两上近约成])(?:百度(?!以|左右|高温|的高|[，。]?水)|万科(?![技学研目室员]))"
    )
)
"""Firms whose names are numbers and a unit as well: 三*百度*, 上*万科*技公司."""
_STUDIES = (
    "科技|科学技术|理工|师范|工业|外国语|交通|医科|农业|民族|财经|政法|海洋|航空航天|体育|中医药|传媒|人民|外交"
    "|对外经济贸易"
)
_HOSPITALS = "市|省|县|区|第[一二三四五六七八九十]+|人民|中心|中央|综合|儿童|妇产|肿瘤|中医|协和|大学|附属|红十字|总"
_OTHER_WORD = regex(one_form("中国家|(?<=中)国家|朝鲜族"))
"""A word that begins like a place: 发展*中国家*."""
_LETTER = r"[^\W\d]"
_OF_TOWN = regex(
    one_form(
        rf"{_LETTER}{{0,2}}(?:省|市|自治区|自治州|县|区)?(?:第[一二三四]|铁路|知识产权)?(?:高级|中级)?人民(?:法院|检察院)"
        r"|(?:省|市)?海关(?!总署|人员|数据)"
        r"|[省市县区](?:公安|教育|统计|文物|卫生|气象|体育|环保|生态环境|应急管理|市场监督管理|消防|警察|民政|财政)[局厅]"
        rf"|(?:[省市县区]|(?:{_LETTER}{{2,6}})?自治州)(?:人民)?政府"
        rf"|(?:{_STUDIES})?大学(?![生路])|证券交易所|(?:{_HOSPITALS})+医院|{_LETTER}{{1,4}}集团"
    )
)
_OF_STATE = regex(
    one_form(
        rf"(?:{_STUDIES})大学(?![生路])"
        rf"|{_LETTER}{{2,6}}?(?:协会|学会|联合会|联盟|基金会|商会|研究院|研究所|科学院|博物馆|红十字会)"
        rf"|{_LETTER}{{2,10}}?(?:股份|集团)(?=有限公司)"
    )
)
_OWN_TOWN = regex(
    one_form(
        rf"(?<![^\W\d_])(?![该同各本此两由在据经向对到往从昨今明当次]|代表|关于|以及|包括|如果|目前|至于)(?P<town>{_LETTER}{{2,4}}?)(?:(?:地方|高等)法院|高分院|高分检署|地方检察署|地检署|中级人民法院|地方检察厅"
        r"|[县市区]人民法院|[县市](?:政府|议会)|[镇乡区市]公所)"
    )
)
"""A court or a town's own body behind a mark, whatever the town: *新溪地方法院*昨天宣判."""
_HEAD = 2
"""Characters of an ending that are not searched for other words."""
_LIMITED = one_form("有限公司")
_NO_PART = WordSet({one_form(word) for word in wordlist("chinese_no_body_words")})


def chinese_bodies(text: str, places: Iterable[tuple[int, int, bool]]) -> Iterator[tuple[int, int]]:
    """The spans of bodies in a Chinese text. `places` has the spans of known places, and whether each is a country."""
    folded = one_form(text)
    known = list(places)
    countries = {end: start for start, end, is_country in known if is_country}
    for start, end in _NAMES.each(folded, 0, len(folded)):
        if not _GOES_ON.match(folded, end):
            yield countries.get(start, start), end
    yield from stated_bodies(text, folded)
    yield from (firm.span() for firm in _OFTEN_NUMBERS.finditer(folded))
    for own in _OWN_TOWN.finditer(folded):
        is_other = own["town"][:2] in name_lists().followers or any(
            True for _ in _NO_PART.each(folded, *own.span("town"))
        )
        if not is_other and not _GOES_ON.match(folded, own.end()):
            yield own.span()
    starts = {start: (end, is_country) for start, end, is_country in known}
    starts |= {start: (end, True) for start, end in _WIDE.each(folded, 0, len(folded))}
    starts |= {start: (end, False) for start, end in _PROVINCES.each(folded, 0, len(folded))}
    for start, (end, is_wide) in sorted(starts.items()):
        found = _OF_STATE.match(folded, end) or (None if is_wide else _OF_TOWN.match(folded, end))
        if found is None or _OTHER_WORD.match(folded, start) is not None:
            continue
        if not any(True for _ in _NO_PART.each(folded, end, found.end() - _HEAD)):
            yield start, found.end() + len(_LIMITED) * folded.startswith(_LIMITED, found.end())
