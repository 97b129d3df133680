"""The fields of government that words for an office name, in four languages: "climate" of *기후에너지환경부 장관*."""

from __future__ import annotations

from bot.regexes import regex

_MINISTER = r"(?: \w{1,20}){0,4}? minister"
_FIELDS = {
    field: regex(rf"(?i:\b(?:{latin})\b)|(?:{others})")
    for field, (latin, others) in {
        "foreign": (rf"foreign{_MINISTER}", r"외교(?:통상)?부?\s?장관|外相|外交部?长官?|外长"),
        "unification": (rf"unification{_MINISTER}", r"통일부?\s?장관|統一相|统一部?长官?"),
        "defence": (rf"defen[cs]e{_MINISTER}", r"국방부?\s?장관|国防相|国防部?长官?|防长"),
        "climate": (
            rf"(?:climate|environment){_MINISTER}",
            r"기후\w{0,12}\s?장관|환경부\s?장관|気候\w{0,12}相|環境相|环境部?长官?",
        ),
        "labour": (rf"labou?r{_MINISTER}", r"노동부?\s?장관|労働相|劳动部?长官?"),
        "finance": (
            rf"(?:finance|economy){_MINISTER}",
            r"(?:재정|경제)\w{0,12}\s?장관|財政経済相|財務相|企画財政相|财政部?长官?",
        ),
        "education": (rf"education{_MINISTER}", r"교육부?\s?장관|教育相|教育部?长官?"),
        "health": (rf"health{_MINISTER}", r"보건\w{0,12}\s?장관|복지부\s?장관|保健福祉相|保健相|卫生部?长官?"),
        "interior": (
            rf"(?:interior|home){_MINISTER}",
            r"(?:행정안전|행안|내무)부?\s?장관|行政安全相|内務相|行政安全部?长官?",
        ),
        "justice": (rf"justice{_MINISTER}", r"법무부?\s?장관|法相|法務相|法务部?长官?"),
        "culture": (rf"culture{_MINISTER}", r"문화\w{0,12}\s?장관|문체부\s?장관|文化\w{0,12}相|文化\w{0,12}长官?"),
        "land": (rf"(?:land|transport){_MINISTER}", r"국토\w{0,12}\s?장관|国土交通相|国土\w{0,12}长官?"),
        "oceans": (rf"oceans?{_MINISTER}", r"(?:해양|해수)\w{0,12}\s?장관|海洋水産相|海洋\w{0,12}长官?"),
        "agriculture": (
            rf"(?:agriculture|farm){_MINISTER}",
            r"농(?:림|식품)\w{0,12}\s?장관|農林\w{0,12}相|农林\w{0,12}长官?",
        ),
        "science": (
            rf"science{_MINISTER}",
            r"과학\w{0,12}\s?장관|과기\w{0,12}\s?장관|科学\w{0,12}相|科学\w{0,12}长官?",
        ),
        "trade": (rf"(?:trade|industry){_MINISTER}", r"(?:산업|통상)\w{0,12}\s?장관|産業\w{0,12}相|产业\w{0,12}长官?"),
        "equality": (
            rf"(?:gender|equality|women['’]s){_MINISTER}",
            r"(?:여성가족|성평등)\w{0,12}\s?장관|女性家族相|性平等\w{0,12}相",
        ),
        "intelligence": (
            r"(?:spy|intelligence) (?:chief|director|head)|director of the national intelligence service",
            "국(?:가)?정(?:보)?원장|国情院長|国家情報院長|国情院长",
        ),
        "assembly": (
            r"lawmaker|legislator|assembly(?:man|woman|member)|member of the national assembly",
            r"국회의원|(?<=당 )의원|국회 \w{1,10}위원장|議員|议员",
        ),
        "city": (r"mayor", r"(?:[특광]\w{1,6})?시장(?!경)|市長|市长"),
        "police": (r"(?:police|fire) (?:chief|commissioner)", "경찰청장|소방청장|警察庁長官|警察厅长"),
    }.items()
}


def fields(words: str) -> frozenset[str]:
    """The fields that an office phrase or a title names; none for an office without one."""
    return frozenset(field for field, pattern in _FIELDS.items() if pattern.search(words))
