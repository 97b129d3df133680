"""What of a story is shown: its headline and one or two sentences, chosen among its articles' own, never written.

titles    -> the one that says most of what all say, unless it is bait
sentences -> less those told before, in whatever words -> the one that tells what the headline tells
          -> the one that adds most to it, in the headline's language if that has as much to say

The choice goes on where the summary of an article ended (`bot.text.summary`): every sentence comes with its worth in
its own article, and to that is added what it shares with the headline and with the other articles, less what it
repeats.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.lang.days import MONTH
from bot.lang.headline_marks import unmarked
from bot.lang.numbers import with_thousands_commas
from bot.lang.scripts import is_wide
from bot.news.clustering.cross_lingual import amounts
from bot.news.clustering.vectors import read_terms
from bot.news.digests.contentless import adds_nothing, says_only_that_somebody_spoke

SENTENCES = 2
_LONGEST_HEADLINE = 140
_SHORTEST_HEADLINE = 20
_LONGEST_SENTENCE = 350
_AGREEING = 0.25
_FAR_BELOW = 0.8
"""So much worth less than the best of its article, a sentence is no news, whatever words of the title it has."""
_TITLE, _SUPPORT, _OTHER_ARTICLE = 0.8, 0.6, 0.2
_HANGING, _TOO_LONG, _REPEATED = 1.0, 1.0, 1.5
_NEWS = 0.4
_TOLD_BY_ONE, _TOLD_BY_ALL, _RETOLD = 0.65, 0.95, 0.8
"""A sentence is told already when one that was told has this share of its words, or all of them together that one; it
is retold when all together have so many and it names nothing new."""
_NUMBER = re.compile(r"\d[\d,]*(?:[.:-]\d+)*")
_DATE = re.compile(
    rf"\b{MONTH} \d{{1,2}}\b|\b\d{{1,2}} {MONTH}|\b(?:19|20)\d\d\b|\d{{1,4}}(?:년|월|일|시|분)"
    r"|\b\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b"
)
_DPRK = re.compile(r"\bDPRK\b|\b(?:the )?Democratic People's Republic of Korea\b|\bN\. Korea(?=n?\b)")
_ROK = re.compile(r"\bROK\b|\b(?:the )?Republic of Korea\b|\bS\. Korea(?=n?\b)")
_BAIT = re.compile(
    r"[?!…]|\.\.\.|\b(?:you|your|here's|here is|this is (?:why|how)|what to know|shocking|explaine[dr]"
    r"|opinion|editorial|in pictures|things)\b|^\W*(?:watch|live|photos?|video) *[]):|–—-]"
    r"|[\[(|] *(?:live|photos?|video)\b"
    r"|\blive (?:updates?|blog)\b|^\W*\d+ (?:ways|reasons|things)\b"
    r"|^\W*(?:analysis|commentary|column|factbox|timeline|q ?& ?a|questions and answers)\b"
    r"|^\W*(?:what|why|who|when|where|how)\b(?!.*\bsa(?:ys?|id)\b)"
    r"|충격|경악|알고 보니|사설|칼럼",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A candidate of the `article`-th best article (from 0), with its worth in that article; `stands` is False for one
    that points back to a sentence before it. Both are the summary's (`KeySentence`). `new_day`: it tells of a day after
    all that was shown, so that it is news though the words are much alike. `hollow`: it tells that somebody spoke, and
    not what; `fills`: it says what a hollow one right before it left open; `opens`: only its title stands before it."""

    article: int
    text: str
    worth: float
    stands: bool = True
    new_day: bool = False
    hollow: bool = False
    fills: bool = False
    opens: bool = False


def headline(titles: Sequence[str]) -> int:
    """The place of the title that tells most of the story; `titles` are not empty, best article first."""
    return _by_worth(titles, titles)[0]


def tell(
    titles: Sequence[str],
    candidates: Sequence[Sentence],
    shown: Sequence[str] = (),
    story: str = "",
    *,
    retold: bool = False,
) -> tuple[int, tuple[Sentence, ...]]:
    """The place of the headline in `titles`, and the sentences under it, of which the first tells what it tells.

    A candidate's `article` is a place in `titles`, or one beyond them where its own title shall head nothing. The most
    telling title that some sentence speaks for is taken; where none speaks for any, the most telling one stands over
    what there is. `story` is the headline of the whole story where `titles` are those of a part: then the closest to
    it tells most. Of what was `shown` nothing is told again, nor in other words unless it may be `retold`.
    """
    order = _by_worth(titles, [story] if story else titles)
    again = _translations(candidates, shown) if shown and not retold else frozenset[int]()
    news = [one for one in candidates if one.article not in again and not _is_told(one, shown, retold)]
    worth = _worths(news, shown)
    more = {one: value for one, value in worth.items() if not one.hollow and not adds_nothing(one.text)}
    for place in order:
        lead = _leading(titles[place], place, worth)
        if lead is not None:
            return place, (lead, *_added(_in_language(titles[place], more), [lead], SENTENCES - 1))
    if shown:
        left = {one: value for one, value in more.items() if one.stands and _tells_something(one.text)}
    else:
        left = more or worth
    return order[0], tuple(_added(_in_language(titles[order[0]], left) or left, [], SENTENCES))


def may_continue(said: Sequence[str], shown: Sequence[str]) -> bool:
    """Whether what is said may go on with what was shown: something is named in both, or nothing in either. Two quakes,
    verdicts or quarters are told in the same words."""
    ours, known = (frozenset[str]().union(*map(_names, texts)) for texts in (said, shown))
    return bool(ours & known) or not ours or not known


def _in_language(title: str, worth: Mapping[Sentence, float]) -> Mapping[Sentence, float]:
    """The sentences that are written as the title is, and of the others those with a number that none of these has:
    to say in another language what was said is to say it twice."""
    wide = is_wide(title)
    said = {amount for one in worth if is_wide(one.text) is wide for amount in amounts(one.text)}
    return {one: value for one, value in worth.items() if is_wide(one.text) is wide or {*amounts(one.text)} - said}


def _worths(candidates: Sequence[Sentence], shown: Sequence[str]) -> dict[Sentence, float]:
    """The sentences' worth in their articles, more where other articles tell the same or what was shown does not, less
    for one that hangs in the air or is endless."""
    known = frozenset[str]().union(*map(_words, shown))
    said: dict[int, frozenset[str]] = {}
    for one in candidates:
        said[one.article] = said.get(one.article, frozenset()) | _words(one.text)
    spread = Counter(word for words in said.values() for word in words)
    others = max(len(said) - 1, 1)

    def worth(one: Sentence) -> float:
        words = _words(one.text)
        support = sum(spread[word] - 1 for word in words) / (len(words) * others)
        endless = len(one.text) > _LONGEST_SENTENCE
        news = len(words - known) / len(words) if known else 0.0
        return one.worth + _SUPPORT * support + _NEWS * news - _HANGING * (not one.stands) - _TOO_LONG * endless

    return {one: worth(one) for one in candidates}


def _leading(title: str, place: int, worth: Mapping[Sentence, float]) -> Sentence | None:
    """The sentence worth most among those that tell what the title tells, the title's own article (at `place`) asked
    first; None when none that stands under it, and is not worth far less than the best of its article, shares a quarter
    of its words. Where only a hollow one does, that which says what it left open: the title says of whom."""
    wanted = _words(unmarked(title))
    shares = {one: len(wanted & _words(one.text)) / max(len(wanted), 1) for one in worth}
    short = [one for one in worth if len(one.text) <= _LONGEST_SENTENCE]
    fit = [one for one in short if one.stands or (one.opens and one.article == place)]
    best: dict[int, float] = {}
    for one in fit:
        best[one.article] = max(worth[one], best.get(one.article, worth[one]))
    agreeing = [one for one in fit if shares[one] >= _AGREEING and worth[one] >= best[one.article] - _FAR_BELOW]
    hollow = {one.article for one in agreeing if one.hollow}
    telling = [one for one in agreeing if not one.hollow]
    telling += [one for one in short if one.fills and one.article == place and place in hollow]
    own = [one for one in telling if one.article == place]
    most = own or telling or agreeing
    return max(most, key=lambda one: (worth[one] + _TITLE * shares[one], -one.article), default=None)


def _added(worth: Mapping[Sentence, float], chosen: Sequence[Sentence], count: int) -> list[Sentence]:
    """The `count` sentences that add most to those chosen; one that hangs in the air only where none stands at all."""
    found: list[Sentence] = []
    while len(found) < count:
        before = [*chosen, *found]
        left = [one for one in worth if one not in before and not _repeats(one.text, before)]
        standing = [one for one in left if one.stands] or ([] if before else left)
        if not standing:
            break
        found.append(max(standing, key=lambda one: (worth[one] + _gain(one, before), -one.article)))
    return found


def _gain(one: Sentence, before: Sequence[Sentence]) -> float:
    """What a sentence is worth more or less beside those before it: more from another article, less for repeating."""
    if not before:
        return 0.0
    said = frozenset[str]().union(*(_words(other.text) for other in before))
    words = _words(one.text)
    return _OTHER_ARTICLE * (one.article != before[0].article) - _REPEATED * len(words & said) / len(words)


def _repeats(text: str, before: Sequence[Sentence]) -> bool:
    """Whether one of the sentences, or this one, holds most of the other's words."""
    words = _words(text)
    return any(
        len(words & other) >= _TOLD_BY_ONE * min(len(words), len(other))
        for other in map(_words, (b.text for b in before))
    )


def _translations(candidates: Sequence[Sentence], shown: Sequence[str]) -> frozenset[int]:
    """The articles in another language than all that was shown, whose words cannot be compared, if they neither tell of
    a new day nor count what was not counted."""
    languages = {is_wide(text) for text in shown}
    known = {amount for text in shown for amount in amounts(text)}
    news = {
        one.article
        for one in candidates
        if is_wide(one.text) in languages or one.new_day or {*amounts(one.text)} - known
    }
    return frozenset(one.article for one in candidates) - news


def _is_told(one: Sentence, shown: Sequence[str], retold: bool) -> bool:
    """Whether a sentence says nothing that was not shown: in whatever words, unless it counts or names what was not
    counted or named; in the same words, if it tells of a new day or may be `retold`."""
    words = _words(one.text)
    if not words:
        return True
    if not shown:
        return False
    if _numbers(one.text) - frozenset[str]().union(*map(_numbers, shown)):
        return False
    told = [_words(other) for other in shown]
    known = frozenset[str]().union(*told)
    by_one = max(len(words & other) for other in told) / len(words)
    together = len(words & known) / len(words)
    if one.new_day or retold:
        return by_one >= _TOLD_BY_ALL
    if by_one >= _TOLD_BY_ONE or together >= _TOLD_BY_ALL:
        return True
    return together >= _RETOLD and _names(one.text) <= known


def _tells_something(text: str) -> bool:
    """Whether a sentence that speaks for no headline names or counts anything: "the report gave no reason" does not."""
    return is_wide(text) or bool(_names(text) or _numbers(text))


def _by_worth(titles: Sequence[str], among: Sequence[str]) -> list[int]:
    """The places of the titles, the most telling of what all those `among` which they stand say first."""
    bags = [_words(unmarked(title)) for title in titles]
    frequency = Counter(word for title in among for word in _words(unmarked(title)))

    def worth(place: int) -> tuple[float, int]:
        title = titles[place]
        central = sum(frequency[word] for word in bags[place]) / (len(among) * (4 + len(bags[place])))
        fits = _SHORTEST_HEADLINE // (2 if is_wide(title) else 1) <= len(title) <= _LONGEST_HEADLINE
        shouting = title.isupper()
        empty = says_only_that_somebody_spoke(title)
        penalty = 0.5 * bool(_BAIT.search(title)) + 0.4 * empty + 0.3 * (not fits) + 0.2 * shouting
        return (central - penalty, -place)

    return sorted(range(len(titles)), key=worth, reverse=True)


# A sentence is held against several titles and sentences, and comes again with every page and digest.
@lru_cache(maxsize=1024)
def _words(text: str) -> frozenset[str]:
    return frozenset(read_terms("", _common_names(text)).counts)


@lru_cache(maxsize=1024)
def _names(text: str) -> frozenset[str]:
    """What a sentence writes with a capital."""
    return read_terms("", _common_names(text)).named


def _common_names(text: str) -> str:
    """The two states as all but the North's media call them."""
    return _ROK.sub("South Korea", _DPRK.sub("North Korea", text)).replace(" Korean", " Korea")


@lru_cache(maxsize=1024)
def _numbers(text: str) -> frozenset[str]:
    """The numbers of a sentence, dates and times aside."""
    return frozenset(number.replace(",", "") for number in _NUMBER.findall(_DATE.sub(" ", with_thousands_commas(text))))
