"""Choose the headline and the one or two sentences of its articles that a digest shows of a story.

    titles    -> the one with most of what all titles share, unless it is clickbait
    sentences -> without those that were shown before, in whatever words -> the one that says what the headline says
              -> the one that adds most to it, in the headline's language if that has as much to say

The choice continues where the summary of an article ended (`bot.text.summary`): every sentence comes with its worth in
its own article; what it shares with the headline and with the other articles is added, what it repeats is subtracted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from bot.lang.days import MONTH
from bot.lang.headline_marks import unmarked
from bot.lang.numbers import with_thousands_commas
from bot.lang.scripts import Writing, is_wide, writing
from bot.news.clustering.cross_lingual import amounts, meanings
from bot.news.headlines.contentless import adds_nothing, is_of_earlier_case, lacks_content
from bot.news.terms.words import read_terms
from bot.regexes import regex

SENTENCES = 2
_LONGEST_HEADLINE = 140
_SHORTEST_HEADLINE = 20
_LONGEST_SENTENCE = 350
_AGREEING = 0.25
"""The share of the title's words from which a sentence says what the title says."""
_TITLES_SHARE, _TITLES_SHARE_OF_ALL = 3, 1 / 3
"""How many words two titles of one matter have in common at least, and which share of the shorter one's."""
_TOUCHING_TITLES = 2
_SAME_TITLES, _SAME_TITLES_SHARE = 4, 0.6
"""The same for two titles that are much the same."""
_FAR_BELOW = 0.8
"""A sentence worth so much less than the best of its article is no news, whatever words of the title it has."""
_TITLE, _SUPPORT, _OTHER_ARTICLE = 0.8, 0.6, 0.2
_DANGLING, _TOO_LONG, _REPEATED = 1.0, 1.0, 1.5
_NEWS = 0.4
"""Weights that are added to a sentence's worth, some of them times a share."""
_SHOWN_BY_ONE, _SHOWN_BY_ALL, _REPHRASED = 0.65, 0.95, 0.8
"""A sentence was shown already when one shown sentence has the first share of its words, or all of them together the
second; it is rephrased when all together have the third and it names nothing new."""
_NUMBER = regex(r"\d[\d,]*(?:[.:-]\d+)*")
_DATE = regex(
    rf"\b{MONTH} \d{{1,2}}\b|\b\d{{1,2}} {MONTH}|\b(?:19|20)\d\d\b|\d{{1,4}}(?:년|월|일|시|분)"
    r"|\b\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b"
)
_DPRK = regex(r"\bDPRK\b|\b(?:the )?Democratic People's Republic of Korea\b|\bN\. Korea(?=n?\b)")
_ROK = regex(r"\bROK\b|\b(?:the )?Republic of Korea\b|\bS\. Korea(?=n?\b)")
_BAIT = regex(
    r"[?!…]|\.\.\.|\b(?:you|your|here's|here is|this is (?:why|how)|what to know|shocking|explaine[dr]"
    r"|opinion|editorial|in pictures|things)\b|^\W*(?:watch|live|photos?|video) *[]):|–—-]"
    r"|[\[(|] *(?:live|photos?|video)\b"
    r"|\blive (?:updates?|blog)\b|^\W*\d+ (?:ways|reasons|things)\b"
    r"|^\W*(?:analysis|commentary|column|factbox|timeline|q ?& ?a|questions and answers)\b"
    r"|^\W*(?:what|why|who|when|where|how)\b(?!.*\bsa(?:ys?|id)\b)"
    r"|충격|경악|알고 보니|사설|칼럼",
    re.IGNORECASE,
)


class Sentence(Struct, frozen=True):
    """A candidate. `article` is the place of its article, the best being 0; `worth` is what it is worth there.

    self_contained  False where it needs the sentence before it; both are the summary's (`KeySentence`)
    new_day         it is about a day later than all that was shown, so that it is news though the words are
                    much the same
    hollow          it says that somebody spoke, and not what
    fills           it says what the hollow sentence right before it left open
    opens           nothing but the title comes before it
    """

    article: int
    text: str
    worth: float
    self_contained: bool = True
    new_day: bool = False
    hollow: bool = False
    fills: bool = False
    opens: bool = False


def headline(titles: Sequence[str]) -> int:
    """The place of the title that represents the story best; `titles` are not empty, best article first."""
    return _by_worth(titles, titles)[0]


def choose(
    titles: Sequence[str],
    candidates: Sequence[Sentence],
    shown: Sequence[str] = (),
    story: str = "",
    *,
    retold: bool = False,
) -> tuple[int, tuple[Sentence, ...]]:
    """The place of the headline in `titles`, and the sentences under it; the first says what the headline says.

    A candidate's `article` is a place in `titles`, or one beyond them where its own title shall not be a headline. The
    best title that has such a sentence is taken; where none has, the best title and the sentences that are worth most.
    `story` is the headline of the whole story where `titles` are those of a part: then the title closest to it is best.
    What was `shown` is not shown again, nor in other words unless it may be `retold`.
    """
    order = _by_worth(titles, [story] if story else titles)
    news = _unseen(candidates, shown, retold)
    worth = _worths(news, shown)
    adding = {one: value for one, value in worth.items() if not one.hollow and not _is_no_news(one.text)}
    for place in order:
        lead = _leading(titles[place], place, worth)
        if lead is not None:
            return place, (lead, *_added(_in_language(titles[place], adding), [lead], SENTENCES - 1))
    rest = _standing_alone(adding) if shown else adding or worth
    return order[0], tuple(_added(_in_language(titles[order[0]], rest) or rest, [], SENTENCES))


def _is_no_news(text: str) -> bool:
    return adds_nothing(text) or is_of_earlier_case(text)


def may_continue(said: Sequence[str], shown: Sequence[str]) -> bool:
    """Whether new sentences may belong to the same event as those shown: both name something in common, or one side
    names nothing. Two quakes, verdicts or quarters are reported in the same words."""
    ours, known = (frozenset[str]().union(*map(_names, texts)) for texts in (said, shown))
    return bool(ours & known) or not ours or not known


def titles_agree(one: str, other: str) -> bool:
    """Whether two titles in one language are so much alike that they name the same matter."""
    return _share(one, other, _TITLES_SHARE, _TITLES_SHARE_OF_ALL)


def titles_touch(one: str, other: str) -> bool:
    """Whether two titles in one language have two words in common: in one story they are then about one event."""
    return _share(one, other, _TOUCHING_TITLES, _TITLES_SHARE_OF_ALL)


def titles_much_the_same(one: str, other: str) -> bool:
    """Whether two titles in one language differ in little more than the step that each reports."""
    return _share(one, other, _SAME_TITLES, _SAME_TITLES_SHARE)


def _share(one: str, other: str, count: int, share: float) -> bool:
    """Whether two titles share `count` words or more, and this share of the shorter one's."""
    words, others = _words(unmarked(one)), _words(unmarked(other))
    shared = len(words & others)
    return shared >= count and shared >= share * min(len(words), len(others))


def _unseen(candidates: Sequence[Sentence], shown: Sequence[str], retold: bool) -> list[Sentence]:
    """The candidates that were not shown, in whatever words or language."""
    translations = _translations(candidates, shown) if shown and not retold else frozenset[int]()
    return [one for one in candidates if one.article not in translations and not _was_shown(one, shown, retold)]


def _standing_alone(worth: Mapping[Sentence, float]) -> Mapping[Sentence, float]:
    """The sentences that need no other before them and name or count something: not "the report gave no reason"."""
    return {
        one: value
        for one, value in worth.items()
        if one.self_contained and (is_wide(one.text) or _names(one.text) or _numbers(one.text))
    }


def _in_language(title: str, worth: Mapping[Sentence, float]) -> Mapping[Sentence, float]:
    """The sentences in the title's language, and those in another with a number that none of the former has: the same
    said in another language would be a repetition. A title without kana may be Japanese."""
    language, languages = writing(title), {writing(one.text) for one in worth}
    if language is Writing.CHINESE and language not in languages:
        language = Writing.JAPANESE
    if languages == {language}:  # as in most stories: no number has to be read
        return worth
    said = frozenset[float]().union(*(_amounts(one.text) for one in worth if writing(one.text) is language))
    return {one: value for one, value in worth.items() if writing(one.text) is language or _amounts(one.text) - said}


def _worths(candidates: Sequence[Sentence], shown: Sequence[str]) -> dict[Sentence, float]:
    """Each sentence's worth: in its article, more where other articles say the same and for words that were not shown,
    less for one that needs the sentence before it or is too long."""
    known = frozenset[str]().union(*map(_words, shown))
    said: dict[int, frozenset[str]] = {}
    for one in candidates:
        said[one.article] = said.get(one.article, frozenset()) | _words(one.text)
    spread = Counter(word for words in said.values() for word in words)
    others = max(len(said) - 1, 1)

    def worth(one: Sentence) -> float:
        words = _words(one.text)
        support = sum(spread[word] - 1 for word in words) / (len(words) * others)
        news = len(words - known) / len(words) if known else 0.0
        too_long = not _is_short(one)
        return (
            one.worth + _SUPPORT * support + _NEWS * news - _DANGLING * (not one.self_contained) - _TOO_LONG * too_long
        )

    return {one: worth(one) for one in candidates}


def _leading(title: str, place: int, worth: Mapping[Sentence, float]) -> Sentence | None:
    """The best sentence that says what the title says: from the title's own article (at `place`) if there is one.

    It has a quarter of the title's words, may stand under it, and is not worth far less than the best of its article;
    None where there is none. Where only a hollow sentence is left, the one that says what it left open is taken: the
    title says who spoke.
    """
    shares = {one: _share_said(unmarked(title), one.text) for one in worth}
    agreeing = [one for one in _fit_to_lead(place, worth) if shares[one] >= _AGREEING]
    saying = [one for one in agreeing if not one.hollow] + _filling(place, agreeing, worth)
    own = [one for one in saying if one.article == place]
    best = own or saying or agreeing
    return max(best, key=lambda one: (worth[one] + _TITLE * shares[one], -one.article), default=None)


def _share_said(title: str, text: str) -> float:
    """The share of the title's words that a sentence has, or says in another word of the list: drill, exercise."""
    wanted, words = _words(title), _words(text)
    said = _meanings(text)
    found = [word for word in wanted if word in words or not said.isdisjoint(_meanings(word))]
    return len(found) / max(len(wanted), 1)


def _filling(place: int, agreeing: Sequence[Sentence], candidates: Iterable[Sentence]) -> list[Sentence]:
    """What fills the hollow sentences of article `place` that agree with its title."""
    if not any(one.hollow and one.article == place for one in agreeing):
        return []
    return [one for one in candidates if one.fills and one.article == place and _is_short(one)]


def _fit_to_lead(place: int, worth: Mapping[Sentence, float]) -> list[Sentence]:
    """The short sentences that may stand right under the title of article `place`, and are not worth far less than the
    best one of their article."""
    short = [one for one in worth if _is_short(one) and (one.self_contained or (one.opens and one.article == place))]
    best: dict[int, float] = {}
    for one in short:
        best[one.article] = max(worth[one], best.get(one.article, worth[one]))
    return [one for one in short if worth[one] >= best[one.article] - _FAR_BELOW]


def _is_short(one: Sentence) -> bool:
    return len(one.text) <= _LONGEST_SENTENCE


def _added(worth: Mapping[Sentence, float], chosen: Sequence[Sentence], count: int) -> list[Sentence]:
    """Up to `count` sentences that add most to those chosen. One that needs the sentence before it is taken only where
    nothing was chosen and no other is left."""
    found: list[Sentence] = []
    while len(found) < count:
        before = [*chosen, *found]
        left = [one for one in worth if one not in before and not _repeats(one.text, before)]
        alone = [one for one in left if one.self_contained] or ([] if before else left)
        if not alone:
            break
        found.append(max(alone, key=lambda one: (worth[one] + _gain(one, before), -one.article)))
    return found


def _gain(one: Sentence, before: Sequence[Sentence]) -> float:
    """What a sentence's worth gains after those before it: more from another article, less for what it repeats."""
    if not before:
        return 0.0
    said = frozenset[str]().union(*(_words(other.text) for other in before))
    words = _words(one.text)
    return _OTHER_ARTICLE * (one.article != before[0].article) - _REPEATED * len(words & said) / len(words)


def _repeats(text: str, before: Sequence[Sentence]) -> bool:
    """Whether the sentence has most words of one before it, or the other way round."""
    words = _words(text)
    return any(
        len(words & other) >= _SHOWN_BY_ONE * min(len(words), len(other))
        for other in map(_words, (b.text for b in before))
    )


def _translations(candidates: Sequence[Sentence], shown: Sequence[str]) -> frozenset[int]:
    """The articles in another language than all that was shown, unless they are about a new day or have a number that
    was not shown: words of two languages cannot be compared."""
    languages = {writing(text) for text in shown}
    known = frozenset[float]().union(*map(_amounts, shown))
    news = {
        one.article for one in candidates if writing(one.text) in languages or one.new_day or _amounts(one.text) - known
    }
    return frozenset(one.article for one in candidates) - news


def _was_shown(one: Sentence, shown: Sequence[str], retold: bool) -> bool:
    """Whether a sentence says only what was shown, also in other words, unless it has a new number or name. A sentence
    about a new day, or one that may be `retold`, counts as shown only in the same words."""
    words = _words(one.text)
    if not words:
        return True
    if not shown or _numbers(one.text) - frozenset[str]().union(*map(_numbers, shown)):
        return False
    each = [_words(other) for other in shown]
    known = frozenset[str]().union(*each)
    by_one = max(len(words & other) for other in each) / len(words)
    together = len(words & known) / len(words)
    if one.new_day or retold:
        return by_one >= _SHOWN_BY_ALL
    if by_one >= _SHOWN_BY_ONE or together >= _SHOWN_BY_ALL:
        return True
    return together >= _REPHRASED and _names(one.text) <= known


def _by_worth(titles: Sequence[str], peers: Sequence[str]) -> list[int]:
    """The places of the titles, best first: the one with most words that the `peers` share, unless it is clickbait."""
    bags = [_title_words(title) for title in titles]
    frequency = Counter(word for title in peers for word in _title_words(title))

    def worth(place: int) -> tuple[float, int]:
        central = sum(frequency[word] for word in bags[place]) / (len(peers) * (4 + len(bags[place])))
        return (central - _penalty(titles[place]), -place)

    return sorted(range(len(titles)), key=worth, reverse=True)


# Cached: titles and sentences are compared with several others, and again for every page and digest.
@lru_cache(maxsize=1024)
def _penalty(title: str) -> float:
    fits = _SHORTEST_HEADLINE // (2 if is_wide(title) else 1) <= len(title) <= _LONGEST_HEADLINE
    shouting = title.isupper()
    empty = lacks_content(title)
    return 0.5 * bool(_BAIT.search(title)) + 0.4 * empty + 0.3 * (not fits) + 0.2 * shouting


@lru_cache(maxsize=1024)
def _title_words(title: str) -> frozenset[str]:
    return _words(unmarked(title))


@lru_cache(maxsize=1024)
def _words(text: str) -> frozenset[str]:
    return frozenset(read_terms("", _common_names(text)).counts)


@lru_cache(maxsize=4096)
def _meanings(text: str) -> frozenset[str]:
    return frozenset(meanings(text))


@lru_cache(maxsize=1024)
def _names(text: str) -> frozenset[str]:
    """The words that a sentence writes with a capital."""
    return read_terms("", _common_names(text)).named


def _common_names(text: str) -> str:
    """The text with the usual names for the two states in place of DPRK and ROK."""
    return _ROK.sub("South Korea", _DPRK.sub("North Korea", text)).replace(" Korean", " Korea")


@lru_cache(maxsize=1024)
def _amounts(text: str) -> frozenset[float]:
    return frozenset(amounts(text))


@lru_cache(maxsize=1024)
def _numbers(text: str) -> frozenset[str]:
    """The numbers of a sentence as written, without dates and times."""
    return frozenset(number.replace(",", "") for number in _NUMBER.findall(_DATE.sub(" ", with_thousands_commas(text))))
