"""Language-independent terms of a text, by which reports of one event in two languages are compared.

    entities of the knowledge base, by id -> =id
    words of a list in four languages (`bot/lang/data/meanings.txt`) -> =meaning
    numbers of ten or more -> =number: "1,500" and "1천500" are the same, so are "5億" and "5억", "70 trillion" and
    "70조"
    cities at the front of a Korean compound (부산지하철) -> =id

Dates, times, years and numbers below ten are left out: they agree by chance.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from bot.lang.days import MONTH
from bot.lang.folding import one_form
from bot.lang.meanings.table import meanings as meaning_table
from bot.lang.meanings.wounded import WOUNDED
from bot.lang.numbers import AMOUNT, amount, with_thousands_commas
from bot.lang.scripts import HAN, HANGUL, KANA
from bot.news.terms.words import READ_CHARACTERS, TITLE_WEIGHT, Terms, word_terms
from bot.regexes import regex

_ENGLISH_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_NUMBER = regex(
    rf"\b{MONTH} (?:3[01]|[12]?\d)(?![\d,.])|(?<![A-Za-z{HANGUL}\d_.,:])(?P<amount>{AMOUNT})"
    rf"(?!\d|[:/]|[일월년시분日月年時时分點]|st\b|nd\b|rd\b|th\b)(?:[ -](?P<scale>{'|'.join(_ENGLISH_SCALES)})\b)?"
)
_WORD = regex(rf"[{HANGUL}]+|[{HAN}{KANA}]+|[A-Za-z]+")
_OTHER_SENSE = regex(
    rf"(?<=[{HANGUL}])(?<![저고행점])고도|고도(?=[화의])|(?!{WOUNDED})부상"
    r"|高度(?=[評评赞讚賛贊重关關警戒肯一发發化的なの])|\btitled\b"
)
"""Listed words in another sense: 고도 that ends a verb ("가겠다*고도*"), "*고도*화", 高度评价
(highly); 부상, a vice-minister."""
_UNIT = regex(r"(?<=\d)[萬億兆]")
_UNITS = {"萬": "만", "億": "억", "兆": "조"}
_CITIES = {
    "부산": "busan", "인천": "incheon", "울산": "ulsan", "포항": "pohang", "창원": "changwon", "목포": "mokpo",
    "강릉": "gangneung", "춘천": "chuncheon", "청주": "cheongju", "평택": "pyeongtaek", "거제": "geoje", "파주": "paju",
    "판문점": "panmunjom", "신의주": "sinuiju",
}  # fmt: skip
"""Cities and their ids. Left out are those with whose names other words begin (여수신, 천안함, 용인하다)."""
_IN_COMPOUND = regex(rf"(?<![{HANGUL}])(?:{'|'.join(_CITIES)})(?!물|스러|스럽|하)(?=[{HANGUL}]{{2}})")
_SHORTEST_MEANING = 2


def _terms_of(*names: str) -> frozenset[str]:
    return frozenset(f"={name}" for name in names)


OF_ONE_STATE = _terms_of(
    "assembly", "court", "prosecutors", "impeach", "budget", "interest", "growth", "inflation", "poll"
)
"""Meanings of what each state has of its own: the parliaments of two states are two, so are their interest rates."""
ACTORS = _terms_of(
    "assembly", "court", "prosecutors", "party", "president", "foreign", "defense", "spokesman", "ambassador", "envoy"
) | _terms_of("general", "sister", "first", "constitution", "unification")
"""Meanings that say who acts, such as bodies, offices and parts of their names, and not what happened."""
_LEAST, _FIRST_YEAR, _LAST_YEAR = 10, 1900, 2100


def common_terms(title: str, text: str, entities: Iterable[str]) -> Terms:
    """The language-independent terms of an article; `entities` are the ids of those that it names."""
    cities = _cities(f"{title}\n{text[:READ_CHARACTERS]}")
    named = entity_terms((*entities, *cities))
    counts: Counter[str] = Counter(named)
    for part, weight in ((title, TITLE_WEIGHT), (text[:READ_CHARACTERS], 1)):
        for meaning in meanings(part):
            counts[meaning] += weight
        for number in amounts(part):
            counts[f"={number:g}"] += weight
    return Terms(counts, named)


def entity_terms(entities: Iterable[str]) -> frozenset[str]:
    """The terms of entities with these ids."""
    return frozenset(f"={entity}" for entity in entities)


def _cities(text: str) -> Iterable[str]:
    """The ids of the cities at the front of a text's Korean compounds."""
    return (_CITIES[found[0]] for found in _IN_COMPOUND.finditer(text))


def meanings(text: str) -> Iterable[str]:
    """The meanings of the listed words of a text."""
    english, east_asian = _dictionary()
    for match in _WORD.finditer(_OTHER_SENSE.sub(" ", one_form(text))):
        word = match.group()
        if word.isascii():
            for term in word_terms(word):  # a generator takes a third longer
                if term in english:
                    yield english[term]
        else:
            yield from _meanings_of_parts(word, east_asian)


def _meanings_of_parts(word: str, east_asian: Mapping[str, Mapping[str, str]]) -> Iterable[str]:
    """The meanings of the parts of a Korean compound, or of a run of Japanese or Chinese characters: at each place the
    longest known part."""
    place = 0
    while place < len(word):
        found = [part for part in east_asian.get(word[place], ()) if word.startswith(part, place)]
        longest = max(found, key=len, default="")
        if longest and (len(longest) >= _SHORTEST_MEANING or place == 0):
            yield east_asian[word[place]][longest]
            place += len(longest)
        else:
            place += 1


def amounts(text: str) -> Iterable[float]:
    """The values of the numbers of ten or more, without years: 1,500 for "1천500"."""
    text = with_thousands_commas(_UNIT.sub(lambda found: _UNITS[found[0]], one_form(text)))
    for match in _NUMBER.finditer(text):
        if not match["amount"]:  # a date
            continue
        total = amount(match["amount"]) * _ENGLISH_SCALES.get(match["scale"], 1)
        if total >= _LEAST and not _FIRST_YEAR <= total <= _LAST_YEAR:
            yield total


@cache
def _dictionary() -> tuple[Mapping[str, str], Mapping[str, Mapping[str, str]]]:
    """English stem -> meaning; first character -> Korean, Japanese or Chinese word -> meaning, Chinese characters in
    one form. The first line that has a word has it."""
    english: dict[str, str] = {}
    east_asian: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for meaning in meaning_table():
        term_of = f"={meaning.name}"
        for word in meaning.english:
            for term in word_terms(word):
                english.setdefault(term, term_of)
        for word in map(one_form, (*meaning.korean, *meaning.east_asian)):
            east_asian[word[0]].setdefault(word, term_of)
    return english, dict(east_asian)
