"""The numbers in an article's sentences, each with what it counts. Who gives a number is found in `numbers`.

    bot/news/counts      counts of a hundred or more, with whose they are
    bot/news/figures     other figures of people, things and money
    here                 numbers without a noun of their own: "plans to send about 10,000" after "3,000 soldiers",
                         "put the number at over 1,000" after a sentence with a count (farther on only if the
                         article counted nothing else before), "between 20 and 60 warheads",
                         "12,000 North Koreans", "losses at 4,700"; counters of Korean ("풍선 260여 개를")

Distances, times, weights and percentages are no claims of a count; neither is a number of each or every.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from bot.lang.numbers import ABOUT, AMOUNT, NUMBER_WORDS, amount, with_thousands_commas
from bot.lang.scripts import HANGUL, is_unspaced, is_wide
from bot.lang.unspaced.forms import is_overlong
from bot.news.claims.article import ClaimArticle
from bot.news.claims.unspaced import PEOPLE, unspaced_numbers
from bot.news.counts import SOLDIER, counts
from bot.news.figures import Figure, figures, is_part
from bot.news.tolls.casualties import DEAD, DEAD_OR_HURT, KINDS, PARTIAL, PLANNED
from bot.regexes import regex

MONEY = ("$", "€", "£", "₩", "won", "yen", "yuan")
MORE = " more"
"""After the kind of a number that is added to others ("3,000 more"): it is not compared with totals."""
PART = " part"
"""After the kind of a number that is a part of one before it ("of them, 3,000"): it is not compared with totals."""
_LEFT_OUT = frozenset(("%", "km", "m", "mile", "kg", "ton", "minute", "hour", "기", "발"))
_CASUALTIES = ("dead", "hurt", "missing", "detained", "rescued")
_ARMY = regex("的?(?:[兵軍军]|士兵|官兵|将[兵士]|將士|部[队隊])")
"""What stands behind a nation in Japanese and Chinese where its soldiers are counted."""
_NEAR = 80
"""Characters around "12,000 North Koreans" in which a word of the military makes them soldiers."""
_LEAST, _LEAST_BARE = 10, 100
"""The least number of things that counts as a claim ("two sides" does not), except of the dead and hurt; and the least
number without a noun."""
_YEARS = range(1900, 2101)
_NO_THINGS = regex(
    r"^(?:gram|met|lit|mil$|mile|acr|hectar|year|month|week|day|time|second|centur|decade|degr|point|kilo|side|page|cent"
    r"|term|copi|step"
    r"|hour|minute|voyag|round|paragraph|word|line)"
)
_BARE = regex(
    rf"(?:\b{ABOUT}\s+|\b(?:send|sent|reach|reached|(?:total|number|figure|toll|force|count|tally|strength"
    rf"|contingent|maximum|minimum"
    rf"|estimate)\sof|was|is|to|at|from)\s+)(?P<number>(?<![\w.,:/$€£₩-]){AMOUNT})"
    r"(?![\w:/%-]|,\d|\.\d)"
    r"(?=\s*(?:$|[.,;]|\b(?:by|so\s+far|in|for|at|or|and|but|since|had|have|were|on)\b))",
    re.IGNORECASE,
)
_BEHIND_ABOUT = regex(rf"\b{ABOUT}\s+$", re.IGNORECASE)
_BEFORE_NATION = regex(rf"(?<![\w.,:/$€£₩-])(?P<number>{AMOUNT})(?!,\d|\.\d)\s")
_RANGE = regex(r"(?<![\w.,:/$€£₩-])(?P<number>\d[\d,]{0,14})\s(?:and|to|or)\s", re.IGNORECASE)
_FIGURE_OF = regex(
    r"\bput(?:s|ting)?\s(?:the|that|its|their)\s(?:figure|number|total|toll|count|strength|force)\b"
    r"|\bthe\s(?:figure|total|number)\s(?:was|is)\b",
    re.IGNORECASE,
)
_LOSSES = regex(
    rf"\b(?:losses|casualties)\s+(?:\w+\s+){{0,2}}?(?:at|of|to)\s+(?:{ABOUT}\s+)?(?P<number>{AMOUNT})(?!,\d|\.\d)\b",
    re.IGNORECASE,
)
_PUT_AT = regex(
    rf"\b(?:put(?:s|ting)?|estimat(?:e[sd]?|ing))\s(?:the|its|their)\s(?:number|strength)\sof\s(?P<things>[^,;:.\d]{{4,60}}?)"
    rf"\sat\s(?:{ABOUT}\s)?(?P<number>{AMOUNT})(?!,\d|\.\d|\s?%)(?=\s*(?:$|[.,;]|\b(?:on|in|for|as|and|by|at)\b))",
    re.IGNORECASE,
)
_KILLED = regex(r"\b(?:killed|dead|deaths|fatalities|victims)\b", re.IGNORECASE)
_PERSONS = regex(
    r"\b(?:people|persons|civilians|residents|workers|refugees|defectors|prisoners|students)\b", re.IGNORECASE
)
_MILITARY = regex(r"\b(?:soldiers?|troops?|officers?|generals?|military|army|fight\w*|combat|units?)\b", re.IGNORECASE)
_EXPECTED = regex(
    r"\b(?:plan\w*|will|would|expect\w*|intend\w*|to\s+(?:send|reach)|decided\s+to|being\s+prepared)\b", re.IGNORECASE
)
_EVERY = regex(
    rf"\b(?:(?:every|each|per)\s(?:\w+ed\s)?(?:about\s)?|(?:\d+|{'|'.join(NUMBER_WORDS)})\s(?:in|out\sof)\s(?:every\s)?)$",
    re.IGNORECASE,
)
_FIRMS = regex(
    r"\b(?:firms|companies|business(?:es)?|employers|workplaces|enterprises|plants|schools|organi[sz]ations)\s"
    r"(?:with|of|employing|having|that\s(?:have|employ))\s"
    r"(?P<bound>(?:at\sleast|more\sthan|fewer\sthan|less\sthan|over|under|up\sto)\s)?\d[\d,]{0,12}$",
    re.IGNORECASE,
)
_OR_MORE = regex(r"\sor\s(?:more|fewer|less)\b")
_KOREAN_THRESHOLD = regex(
    r"\s?(?:이상|미만|이하|초과)(?:의|인|을\s\S+)?\s(?:\S+\s)?(?:사업장|사업체|업체|기업|회사|기관|단체|학교|시설)"
)
_EACH = regex(r"\s(?:\w+\s)?(?:each|apiece)\b", re.IGNORECASE)
_CALIBRE = regex(r"\d\s?(?:mm|cm|MW|GW)\b|\d[\s-](?:mega|giga|kilo)?-?\s?watts?\b|\d-mega\b")
_ADDED = regex(r"\b(?:another|additional|further|extra|remaining)\s+(?:about\s|some\s)?$|추가로\s$", re.IGNORECASE)
_ADDED_BEHIND = regex(r"\s*(?:\w+\s)?more\b|(?:여\s?)?(?:명|개)(?:가량)?[이을]?\s?(?:더|추가)", re.IGNORECASE)
_COUNTER = regex(
    rf"(?P<noun>[{HANGUL}]{{2,10}})\s(?:약\s|최소\s|모두\s|총\s)?(?P<number>\d[\d,]{{0,12}}(?:[만천백]\d{{0,4}})?)"
    r"(?P<odd>여)?\s?(?:세대|가구|개|대|척|마리|건)"
    r"(?=[를을가이는은와과로,.]|가량|이상|\s?안팎)"
)
_PARTICLE = regex(r"[은는이가을를의]$")
_NO_NOUNS = frozenset((
    "가운데", "모두", "최소", "이상", "지금까지", "현재", "이미", "각각", "전체", "세계", "전국", "무려", "이들",
    "대략",
))  # fmt: skip
_NO_NOUN = regex(r"(?:시께|쯤|께|에|에서|으로|까지|부터|보다)$")
"""Endings of a word before a number that is not the number's noun."""
_AGE = regex(r"[1-9]0\s?대")
_COUNTED_AS_UNITS = regex(
    r"(?:차|차량|트럭|버스|헬기|항공기|여객기|전투기|드론|무인기|탱크|전차|장비|카메라|전화|스마트폰"
    r"|컴퓨터|택시|함정|기계|포)$"
)
"""Things of which "30대" means thirty; of a person it is the age."""
_NUMBER = regex(rf"(?:US)?[$€£₩]?{AMOUNT}여?|[\d천만백십억조,]+여?")
_WORD = regex(rf"\b(?:{'|'.join(NUMBER_WORDS)})\b", re.IGNORECASE)
_SCALED = regex(r"\s?(?:hundred|thousand|million|billion|trillion|m|bn|tn|k)\b", re.IGNORECASE)


class CountedNumber(Struct, frozen=True):
    """A number in a sentence; the fields are those of `StatedNumber`."""

    start: int
    end: int
    whole: int
    value: float
    kind: str
    whose: str | None = None
    names: frozenset[str] = frozenset()
    expected: bool = False


def counted_numbers(article: ClaimArticle) -> Iterator[tuple[int, CountedNumber]]:
    """(sentence, number) for each number of an article that counts something, in order."""
    known: dict[int, list[CountedNumber]] = {}
    for one in counts(0, article.title, article.words):
        number = CountedNumber(one.start, one.end, one.whole, one.value, one.kind, one.whose, one.names, one.expected)
        known.setdefault(one.sentence, []).append(number)
    topic: CountedNumber | None = None
    latest: list[CountedNumber] = []
    kinds: set[str] = set()
    for place, words in enumerate(article.words):
        found = [*known.get(place, ())]
        for more in (
            _of_figures(words),
            _of_counters(words),
            _of_nations(article, place, words),
            _of_losses(words),
            _of_put(article, place, words),
            _of_unspaced(article, place, words),
        ):
            found += [one for one in more if not _is_among(one, found)]
        found += [one for one in _of_ranges(words, found) if not _is_among(one, found)]
        before = topic if latest or len(kinds) == 1 else None
        found += [one for one in _without_noun(words, found, before) if not _is_among(one, found)]
        found.sort(key=lambda one: one.start)
        nearby = [*latest, *found]
        topic, latest = found[-1] if found else topic, found
        kinds |= {one.kind.removesuffix(MORE) for one in found}
        for one in found:
            if not (_EVERY.search(words[: one.start]) or _EACH.match(words[one.whole :]) or _is_threshold(words, one)):
                yield place, _added(words, _in_whole(words, one, nearby))


def _is_among(one: CountedNumber, others: Sequence[CountedNumber]) -> bool:
    return any(other.start < one.whole and one.start < other.whole for other in others)


def _is_threshold(words: str, one: CountedNumber) -> bool:
    """Whether a number only says which firms are meant: "firms with more than 300 workers", "30명 이상 사업장"."""
    if (firms := _FIRMS.search(words, 0, one.end)) is not None:
        return firms["bound"] is not None or _OR_MORE.match(words, one.whole) is not None
    return _KOREAN_THRESHOLD.match(words, one.whole) is not None


def _in_whole(words: str, one: CountedNumber, nearby: Sequence[CountedNumber]) -> CountedNumber:
    """A number, marked as a part where a greater one of the same things is near and the words say that it is of it. Of
    the dead it is their total: "of the 1,000 passengers 300 died"."""
    wholes = (other for other in nearby if other.kind == one.kind and other.value > one.value)
    if one.kind in KINDS or not is_part(words, one.start, one.whole) or next(wholes, None) is None:
        return one
    return replace(one, kind=f"{one.kind}{PART}")


def _added(words: str, one: CountedNumber) -> CountedNumber:
    before = _ADDED.search(words[: one.start])
    if before is not None:
        return replace(one, kind=f"{one.kind}{MORE}", start=before.start())
    return replace(one, kind=f"{one.kind}{MORE}") if _ADDED_BEHIND.match(words, one.end) else one


def _of_figures(words: str) -> Iterator[CountedNumber]:
    for figure in figures(words):
        if _is_claim(words, figure):
            yield CountedNumber(figure.start, _number_end(words, figure), figure.end, figure.value, figure.counts)


def _is_claim(words: str, figure: Figure) -> bool:
    kind = figure.counts
    if kind in _LEFT_OUT or kind.startswith((PLANNED, PARTIAL)) or _NO_THINGS.match(kind):
        return False
    if _CALIBRE.search(words, figure.start, figure.end):
        return False
    return figure.value >= _LEAST or kind.startswith(_CASUALTIES)


def _number_end(words: str, figure: Figure) -> int:
    """Where a number ends without its noun."""
    found = _NUMBER.search(with_thousands_commas(words), figure.start, figure.end) or _WORD.search(
        words, figure.start, figure.end
    )
    if found is None:
        return figure.end
    scaled = _SCALED.match(words, found.end())
    return scaled.end() if scaled else found.end()


def _of_counters(words: str) -> Iterator[CountedNumber]:
    for match in _COUNTER.finditer(words):
        value = amount(match["number"])
        noun = _PARTICLE.sub("", match["noun"]) if len(match["noun"]) > 2 else match["noun"]
        is_age = _AGE.match(words, match.start("number")) is not None and not _COUNTED_AS_UNITS.search(noun)
        if value >= _LEAST and not (is_age or noun in _NO_NOUNS or _NO_NOUN.search(noun)):
            end = match.end("odd") if match["odd"] else match.end("number")
            yield CountedNumber(match.start("number"), end, match.end(), value, noun)


def _of_nations(article: ClaimArticle, place: int, words: str) -> Iterator[CountedNumber]:
    """ "12,000 North Koreans"."""
    offset = article.sentences[place].start
    for match in () if is_wide(words) else _BEFORE_NATION.finditer(words):
        value = amount(match["number"])
        behind = (one for one in article.names if one.nation and one.start == offset + match.end())
        named = next((one for one in behind if article.text[one.end - 1] == "s"), None)
        if named is not None and value not in _YEARS and value >= _LEAST:
            near = words[max(0, match.start() - _NEAR) : match.end() + _NEAR]
            kind = SOLDIER if _MILITARY.search(f"{near} {article.title}") else PEOPLE
            start = _from_about(words, match.start())
            yield CountedNumber(
                start, match.end("number"), named.end - offset, value, kind, named.key.replace("-", " ")
            )


def _of_put(article: ClaimArticle, place: int, words: str) -> Iterator[CountedNumber]:
    """ "puts the number of North Korean soldiers in Russia at 10,000"."""
    offset = article.sentences[place].start
    for match in () if is_wide(words) else _PUT_AT.finditer(words):
        kinds = ((DEAD, _KILLED), (SOLDIER, _MILITARY), (PEOPLE, _PERSONS))
        found = ((kind, one) for kind, things in kinds if (one := things.search(words, *match.span("things"))))
        kind, noun = next(found, ("", match))
        start, end = match.span("number")
        if kind and amount(match["number"]) >= _LEAST:
            owners = article.names_in(offset + match.start("things"), offset + noun.start())
            whose = next((one.key.replace("-", " ") for one in owners if one.nation), None)
            yield CountedNumber(_from_about(words, start), end, end, amount(match["number"]), kind, whose)


def _of_unspaced(article: ClaimArticle, place: int, words: str) -> Iterator[CountedNumber]:
    """Numbers of soldiers and other people and sums of money in a Japanese or Chinese sentence."""
    offset = article.sentences[place].start
    for one in unspaced_numbers(words) if is_unspaced(words) and not is_overlong(words) else ():
        armed = one.kind == SOLDIER
        near = article.names_in(offset, offset + one.whole + _NEAR) if armed else []
        armies = [name for name in near if name.nation and _ARMY.match(article.text, name.end)]
        whose = armies[0].key.replace("-", " ") if armies else None
        yield CountedNumber(one.start, one.end, one.whole, one.value, one.kind, whose, expected=one.expected)


def _of_losses(words: str) -> Iterator[CountedNumber]:
    for match in _LOSSES.finditer(words):
        start, end = match.span("number")
        yield CountedNumber(_from_about(words, start), end, end, amount(match["number"]), DEAD_OR_HURT)


def _of_ranges(words: str, known: Sequence[CountedNumber]) -> Iterator[CountedNumber]:
    """The lower of two numbers before one noun: "between 20 and 60 warheads"."""
    for one in known:
        near = _RANGE.finditer(words, max(0, one.start - 40), one.start)
        match = next((found for found in near if found.end() == one.start), None)
        if match is not None and amount(match["number"]) < one.value:
            yield replace(one, start=match.start("number"), end=match.end("number"), whole=match.end("number"),
                          value=amount(match["number"]))  # fmt: skip


def _without_noun(words: str, known: Sequence[CountedNumber], before: CountedNumber | None) -> Iterator[CountedNumber]:
    """Numbers of what the sentence counted before, or the sentence before where this one refers to the number."""
    if is_wide(words):
        return
    for match in _BARE.finditer(words):
        start, end = match.span("number")
        value = amount(match["number"])
        earlier = [one for one in known if one.end <= start and one.kind not in MONEY]
        topic = earlier[-1] if earlier else before if _FIGURE_OF.search(words[:start]) else None
        if topic is not None and value >= _LEAST_BARE and value not in _YEARS:
            expected = _EXPECTED.search(words[topic.whole if earlier else 0 : start]) is not None
            yield replace(
                topic, start=_from_about(words, start), end=end, whole=end, value=value, expected=expected,
                kind=topic.kind.removesuffix(MORE),
            )  # fmt: skip


def _from_about(words: str, start: int) -> int:
    about = _BEHIND_ABOUT.search(words[:start])
    return about.start() if about else start
