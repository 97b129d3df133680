"""The kind of news in a headline: an event, a position, a plan, a statement, or background.

    title -> without marks -> background by its form ("What …", "Ten years on")
          -> English: the first verb that is known, unless a word before it makes it a plan or a guess;
             "says" and "announces" are passed over for the verb of what is said
          -> Korean: the last word of action outside quotation marks, else inside
          -> Japanese and Chinese: `east_asian`
          -> NewsValue: its kind, and whether it is said to be the first of its kind

A headline whose verb is not known is neither: many an economic or social report. Only titles are looked at, since a
window has thousands of articles; a title says in its verb what a reader is to take from it. How prominent an editor
would make the whole headline was found when the article was read (`bot/text/headlines/prominence`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib import resources

from msgspec import Struct
from msgspec.structs import replace

from bot.lang.folding import lower_case, lower_case_pattern
from bot.lang.headline_marks import unmarked
from bot.lang.meanings.wounded import WOUNDED
from bot.lang.numbers import NUMBER_WORDS
from bot.lang.scripts import hangul_count
from bot.model.reasons import NewsKind
from bot.news.headlines.contentless import lacks_content
from bot.news.headlines.east_asian import concern, east_asian_kind
from bot.regexes import regex

WORTH = {
    NewsKind.HAPPENED: 1.0,
    NewsKind.POSITION: 0.8,
    NewsKind.ANNOUNCED: 0.5,
    NewsKind.OTHER: 0.4,
    NewsKind.SAID: 0.2,
    NewsKind.POSSIBLE: 0.2,
    NewsKind.BACKGROUND: 0.0,
}
_FIRST_WORTH = 0.2
_PROMINENCE_WORTH = 3.0
"""The value added for a prominence of 1. Leading headlines have a prominence of .3 on average, minor ones of -.3."""
_KOREAN_TITLE = 4
"""The syllables of Hangul from which on a title counts as Korean, whatever numbers and Latin names it has."""
_WEIGHT = {NewsKind.HAPPENED: {(False, True): -0.1, (False, False): -0.3}, NewsKind.POSSIBLE: {(True, True): 0.15}}
"""For some kinds of news, (public, grave) -> the value that is added: by whom it concerns and how grave it is."""
_DATA = tomllib.loads((resources.files("bot.news") / "data" / "headline_verbs.toml").read_text(encoding="utf-8"))

_BACKGROUND = regex(
    r"""\?\s*$ | ^\W*(?:what|why|who|when|where|how|inside|meet)\b(?!.*\bsa(?:ys?|id)\b) | ^questions\ and\ answers\b
    | ^\W*(?:opinion|editorial|analysis|commentary|column|explainer|factbox|timeline|profile|feature|interview|review)\b
    | \banniversary\b | \b\w+\ (?:years?|decades?)\ (?:on|later|since|after)\b | \bmarks?\ \w+\ (?:years?|decades?)\b
    | \bin\ (?:pictures|photos|numbers)\b | \b(?:poll|survey)(?:\ (?:finds|says|shows))?$
    | 르포 | \d주기 | 사설 | 칼럼 | 기고 | 인터뷰 | 기획 | 숫자로\ 본 | 여론조사 | 무엇이 | 하루\s*$
    """,
    re.IGNORECASE | re.VERBOSE,
)
_FIRST = regex(
    r"""\bfirst\b(?!\s+(?:lady|couple|family|half|quarter|round|place|name|step|minister|look|\d|day|week|month|game|set))
    | \b(?:largest|biggest|longest|highest|deadliest|worst)\b.{0,40}\b(?:yet|ever|on\ record|in\ (?:\w+\ )?years)\b
    | \bnever\ before\b | \bunprecedented\b | 처음 | 최초 | 사상\ ?첫 | (?<![가-힣])첫(?=\s)
    | (?<![年月当最週])初の | 初めて | 首次
    """,
    re.IGNORECASE | re.VERBOSE,
)
_CASUALTIES = regex(
    rf"\b(?:(?<![\d,])\d[\d,]{{0,10}}|{'|'.join(NUMBER_WORDS)}|dozens|hundreds|scores)\s(?:\w{{1,20}}\s)?"
    r"(?:dead|killed|missing|injured|wounded|hurt)\b"
    r"|\btoll\b|\b(?:explosion|blast|fire|crash|collapse|quake|shooting|blaze)\b.{0,30}\bkills?\b",
    re.IGNORECASE,
)
_GUESSED, _PLURAL, _BEFORE_NOUN = (frozenset(_DATA["words"][name]) for name in ("guessed", "plural", "before_noun"))
_AHEAD = frozenset(("to", "will"))
_JOINED = frozenset((",", "and", "&"))
_SUBORDINATE = frozenset(_DATA["words"]["subordinate"])
_MEASURED = regex(r"\d\s?(?:%|pct\b|per\s?cent\b)", re.IGNORECASE)
_TURNED = regex(r"\bno\s+longer\b|\b(?:does|do|did)(?:\s+not|n['’]t)\s+(?:deny|rule\s+out)\b", re.IGNORECASE)
_COURTESY = regex(
    r"\bsen(?:ds?|t)\s+(?:\w+\s+){0,2}?(?:repl|letter|message|greeting|congratulat|condolence|telegram|wreath|basket|gift)"
    r"|\bpays?\s+tribute\b",
    re.IGNORECASE,
)
_WATCHED = regex(
    r"\b(?:observe[sd]|overs(?:ees|aw)|guides|watche[sd]|supervise[sd]|witnesse[sd]|inspect(?:s|ed))\s"
    r"(?!(?:for|by|out)\b)(?:\S+\s){0,6}?"
    r"(?:tests?|test-?fir\w+|test-?launch\w*|launch(?:es)?|firings?)\b(?!\s(?:site|facilit|range|stand|ground|cent|pad))"
    r"|(?:시험|발사|사격)\S{0,2}\s?(?:참관|지도(?![안자부력층]))",
    re.IGNORECASE,
)
"""Somebody watches a test or a launch of weapons, as North Korea's media tell of them: it took place."""
_WEAPON = regex(
    r"\b(?:missiles?|engines?|rockets?|weapons?|warheads?|nuclear(?!\s(?:power|plant))|icbms?|slbms?|artillery|guns?|torpedo\w*|hwasong\S*"
    r"|satellites?|drones?|warships?|destroyer)\b|미사일|미싸일|엔진|발동기|로켓|로케트|방사포|무기|핵|위성|무인기|전투부|화성",
    re.IGNORECASE,
)
_JOURNEY = regex(
    r"\b(?:president|premier|minister|chief|secretary|ambassador|envoy|leader|speaker|governor|delegations?|officials?)\b"
    r".{0,40}\b(?:arriv|depart|(?:leav\w+|left)\sfor\b|return|land|heads?|travel|flies|flew)",
    re.IGNORECASE,
)
"""An official's journey, which is no event by itself."""
_WORD = regex(r"[A-Za-z][A-Za-z'’.-]*|\d[\d,.]*|[^\w\s]")
_QUOTED = regex(r"[\"“‘']([^\"“”‘’']*)[\"”’']")
_CLAUSE_END = regex(r"…(?=(?:[^\"“”]*[\"“”][^\"“”]*[\"“”])*[^\"“”]*$)")
"""An ellipsis outside quotation marks."""
_KOREAN_GUESSED = regex(r"가능성|전망|예정|추진|검토|계획|준비|임박|할 듯|할까|하나$|우려")


class NewsValue(Struct, frozen=True):
    """What a headline reports, and whether as the first of its kind. `public`: of states, offices, bodies, armed forces
    or a large number of people; `grave`: on harm, war, crime, disease, or what binds and divides states. `prominence`
    is how prominent an editor would make it, -1 to 1, 0 where it is not known."""

    kind: NewsKind
    first: bool = False
    public: bool = True
    grave: bool = True
    prominence: float = 0.0

    @property
    def worth(self) -> float:
        """The value in ranking: 0 to 1.2 by its words, plus or minus its prominence."""
        weight = _WEIGHT.get(self.kind, {}).get((self.public, self.grave), 0.0)
        words = WORTH[self.kind] + (_FIRST_WORTH if self.first else 0.0) + weight
        return words + _PROMINENCE_WORTH * self.prominence


@lru_cache(maxsize=4096)
def news_value(title: str) -> NewsValue:
    """What a headline reports."""
    title = unmarked(title)
    if _BACKGROUND.search(title):
        return NewsValue(NewsKind.BACKGROUND)
    korean = hangul_count(title) >= _KOREAN_TITLE
    if not korean and (kind := east_asian_kind(title)) is not None:
        return NewsValue(kind, _FIRST.search(title) is not None, *(concern(title) if kind in _WEIGHT else ()))
    kind = _korean_kind(title) if korean else _english_kind(title)
    if kind is NewsKind.OTHER and _WATCHED.search(title) and _WEAPON.search(title):
        kind = NewsKind.HAPPENED
    first = _FIRST.search(title) is not None
    if kind not in _WEIGHT:
        return NewsValue(kind, first)
    lowered = lower_case(title)
    public, grave = (of[korean].search(lowered) is not None for of in (_PUBLIC, _GRAVE))
    return NewsValue(kind, first, public, grave)


def known_worth(value: NewsValue) -> float:
    """The value of a headline to a reader who knows the story: half, unless something happened or was confirmed, or the
    value is negative."""
    changes = value.kind in (NewsKind.HAPPENED, NewsKind.POSITION)
    return value.worth if changes or value.worth < 0 else value.worth / 2


def of_story(headlines: Iterable[tuple[str, float]]) -> NewsValue:
    """What reports of a story make of it: the value that a third of them reach, the higher of two. OTHER of none. A
    headline is a title and its prominence."""
    values = [(news_value(title), prominence) for title, prominence in headlines]
    if not values:
        return NewsValue(NewsKind.OTHER)
    values.sort(key=lambda one: one[0].worth + _PROMINENCE_WORTH * one[1])
    value, prominence = values[len(values) * 2 // 3]
    return replace(value, prominence=prominence)


def _english_kind(title: str) -> NewsKind:
    if _CASUALTIES.search(title):
        return NewsKind.HAPPENED
    if _TURNED.search(title):
        return NewsKind.POSITION
    if _MEASURED.search(title) or _JOURNEY.search(title):
        return NewsKind.OTHER
    if _COURTESY.search(title) or lacks_content(title):
        return NewsKind.SAID
    written = _main_clause(_WORD.findall(title))
    words = [word.lower() for word in written]
    verbs = ((place, _VERBS.kind(words, place)) for place in range(len(words)) if _is_verb(written, words, place))
    known = [(place, kind) for place, kind in verbs if kind is not None]
    told = [(place, kind) for place, kind in known if kind != _REPORTING]
    heads = [one for one in told[1:] if words[one[0] - 1] == ","]
    place, kind = max([*told[:1], *heads], key=lambda one: WORTH[NewsKind(one[1])], default=(len(words), None))
    if any(words[at] in _GUESSED and (not at or words[at - 1] not in _BEFORE_NOUN) for at in range(place)):
        return NewsKind.POSSIBLE
    if kind is NewsKind.HAPPENED and words[place - 1] in _AHEAD:
        return NewsKind.ANNOUNCED
    if kind is not None:
        return NewsKind(kind)
    return NewsKind.SAID if any(place + 1 < len(words) for place, _ in known) else NewsKind.OTHER


def _main_clause(words: Sequence[str]) -> Sequence[str]:
    """The words up to the first that opens a clause of its own, unless nothing comes before it."""
    opens = (at for at, word in enumerate(words) if at and word.lower() in _SUBORDINATE)
    return words[: next(opens, len(words))]


def _is_verb(written: Sequence[str], words: Sequence[str], place: int) -> bool:
    """Whether the word at this place is the headline's verb by its form and the word before it: "launches", "missiles
    fall", "Seoul, Tokyo agree", "to send", "was sentenced"; not "a missile launch", "after tests". `words` are those
    `written`, in lower case."""
    before = words[place - 1] if place else ""
    if not before or before in _BEFORE_NOUN or (not before[0].isalnum() and before not in ",;"):
        return False
    if words[place].endswith("s") and _is_predicate(words[place + 1 : place + 3]):
        return False
    if words[place] not in _VERBS.bases:
        return before not in _AHEAD
    if before in _AHEAD:
        return True
    if before in _PLURAL or before in _GUESSED or before[0].isdigit() or (before.endswith("s") and len(before) > 2):
        return True
    return written[place - 1][0].isupper() and written[place].islower() and not _JOINED.isdisjoint(words[: place - 1])


def _is_predicate(words: Sequence[str]) -> bool:
    """Whether the first of two words is the verb of a subject in the plural before it, by what follows: "orders rise 3
    percent", "visits resumed in May"; not "inspects flood barriers"."""
    verb, *behind = words or ("",)
    ends = (
        not behind
        or (behind[0] in _BEFORE_NOUN and behind[0] != "of")
        or behind[0] in _AHEAD
        or not behind[0].isalpha()
    )
    return ends and _VERBS.is_plural_form(verb)


def _korean_kind(title: str) -> NewsKind:
    """The kind of the first clause, which has the news, or of the first one that says any. An ellipsis inside a
    quotation divides what is quoted, of which the most counts."""
    kinds = [_korean_clause_kind(clause) for clause in _CLAUSE_END.split(title)]
    return next((kind for kind in kinds if kind is not NewsKind.OTHER), NewsKind.OTHER)


def _korean_clause_kind(clause: str) -> NewsKind:
    outside = _QUOTED.sub(" ", clause)
    if _KOREAN_GUESSED.search(outside):
        return NewsKind.POSSIBLE
    if (kind := _last_korean(outside)) is not None:
        return kind
    quoted = [part for match in _QUOTED.finditer(clause) for part in match[1].split("…")]
    kinds = [_quoted_kind(part) for part in quoted]
    return max(kinds, key=lambda kind: WORTH[kind], default=NewsKind.OTHER)


def _quoted_kind(part: str) -> NewsKind:
    return NewsKind.POSSIBLE if _KOREAN_GUESSED.search(part) else _last_korean(part) or NewsKind.SAID


def _last_korean(text: str) -> NewsKind | None:
    """The kind of the last known word of action."""
    found = None
    for found in _KOREAN.finditer(text):  # noqa: B007
        pass
    return None if found is None else NewsKind(found.lastgroup or NewsKind.OTHER)


class _Verbs:
    """The English verbs in all their forms -> the kind of what they report."""

    def __init__(self, kinds: Mapping[str, Sequence[str]], irregular: Mapping[str, Sequence[str]]) -> None:
        self._kinds: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self.bases: set[str] = set()
        for kind, verbs in kinds.items():
            for verb in verbs:
                base, *rest = verb.split()
                self.bases.add(base)
                for form in {base, *irregular.get(base, _regular(base))}:
                    self._kinds.setdefault(form, []).append((tuple(rest), kind))
        self.bases -= {form for base, forms in irregular.items() for form in forms if form == base}
        for forms in self._kinds.values():
            forms.sort(key=lambda one: -len(one[0]))

    def is_plural_form(self, word: str) -> bool:
        """Whether a subject in the plural can have this form of a verb: "rise", "resumed"."""
        return word in self.bases or (word in self._kinds and word.endswith("ed"))

    def kind(self, words: Sequence[str], place: int) -> NewsKind | str | None:
        """The kind of the verb at this place with the words after it; `_REPORTING` if it introduces another."""
        for rest, kind in self._kinds.get(words[place], ()):
            if tuple(words[place + 1 : place + 1 + len(rest)]) == rest:
                return kind if kind == _REPORTING else NewsKind(kind)
        return None


def _regular(base: str) -> tuple[str, ...]:
    """The third person and the past of a regular verb."""
    if base.endswith("e"):
        return (f"{base}s", f"{base}d")
    if base.endswith("y") and base[-2] not in "aeou":
        return (f"{base[:-1]}ies", f"{base[:-1]}ied")
    third = f"{base}es" if base.endswith(("o", "s", "sh", "ch", "x", "z")) else f"{base}s"
    doubled = f"{base}{base[-1]}" if re.search(r"[^aeiou][aeiou][bdgklmnprt]$", base) else base
    return (third, f"{base}ed", f"{doubled}ed")


def _any_of(stems: Sequence[str]) -> str:
    """A pattern of Korean words, 부상 only as "wounded"."""
    return "|".join(WOUNDED if stem == "부상" else stem for stem in stems)


def _concern(of: str, english: str, korean: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The patterns of a list for English and for Korean titles, in lower case."""
    words = rf"\b(?<!\bin )(?<!\bat )(?<!\bnear )(?:{'|'.join(_DATA[of]['english'])})\b|{_CASUALTIES.pattern}{english}"
    return regex(lower_case_pattern(words)), regex(_any_of(_DATA[of]["korean"]) + korean)


_PUBLIC = _concern(
    "public", r"|\b(?:million|billion|thousand|hundred|dozen)s?\b", r"|[만억천]\s?(?:명|원|달러)|\d\s?명"
)
_GRAVE = _concern("grave", "", "")
"""Words that make a headline grave. A state after "in", "at" or "near" does not count: it is only the place."""
_REPORTING = "reporting"
_VERBS = _Verbs(_DATA["english"], _DATA["irregular"])
_STEMS = "|".join(f"(?P<{kind}>{_any_of(stems)})" for kind, stems in _DATA["korean"].items())
_KOREAN = regex(rf"(?:{_STEMS})(?=$|[^\w]|해|했|돼|됐|되|키로|하[다고기며])")
"""A noun of action with a particle after it is not what the headline says: "파병은 언급 안 해"."""
