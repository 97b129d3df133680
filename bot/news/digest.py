"""What of a story is shown: its headline and one or two sentences, chosen among its articles' own, never written.

titles    -> the one that says most of what all say, unless it is bait
sentences -> the one that tells what the headline tells, then one of another article that adds something
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.news.vectors import read_terms

SENTENCES = 2
_LONGEST_HEADLINE = 140
_SHORTEST_HEADLINE = 20
_REDUNDANT = 0.5
_LONGEST_SENTENCE = 350
_AGREEING = 0.25
_A_RANK = 0.04
_BAIT = re.compile(
    r"[?!…]|\.\.\.|\b(?:you|your|here's|here is|this is (?:why|how)|what to know|shocking|watch|live|explained|opinion"
    r"|editorial|photos?|video|in pictures|things)\b|^\W*\d+ (?:ways|reasons|things)\b|충격|경악|알고 보니|사설|칼럼",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A candidate: the `rank`-th most telling sentence (from 0) of the `article`-th best article (from 0)."""

    article: int
    rank: int
    text: str


def headline(titles: Sequence[str]) -> int:
    """The place of the title that tells most of the story; `titles` are not empty, best article first."""
    return _by_worth(titles, titles)[0]


def tell(
    titles: Sequence[str], candidates: Sequence[Sentence], shown: Sequence[str] = (), story: str = ""
) -> tuple[int, tuple[Sentence, ...]]:
    """The place of the headline in `titles`, and the sentences under it, of which the first tells what it tells.

    A candidate's `article` is a place in `titles`. The most telling title that some sentence speaks for is taken;
    where none speaks for any, the most telling one stands over what there is. `story` is the headline of the whole
    story where `titles` are those of a part: then the closest to it tells most.
    """
    order = _by_worth(titles, [story] if story else titles)
    said = [_words(text) for text in shown]
    new = [one for one in candidates if _is_new(_words(one.text), said)]
    for place in order:
        lead = leading(titles[place], place, new)
        if lead is not None:
            others = [one for one in new if one.article != lead.article] or new
            return place, (lead, *choose(others, [*shown, lead.text], SENTENCES - 1))
    return order[0], choose(new)


def leading(title: str, place: int, candidates: Sequence[Sentence]) -> Sentence | None:
    """The sentence that tells most of what the title tells, the title's own article (at `place`) asked first; None when
    none shares a quarter of its words."""
    wanted = _words(title)
    for own in (True, False):
        worth = {
            one: len(wanted & _words(one.text)) / max(len(wanted), 1)
            for one in candidates
            if (one.article == place) is own and len(one.text) <= _LONGEST_SENTENCE
        }
        agreeing = [one for one, share in worth.items() if share >= _AGREEING]
        if agreeing:
            return max(agreeing, key=lambda one: (worth[one] - _A_RANK * one.rank, -one.rank, -one.article))
    return None


def choose(candidates: Sequence[Sentence], shown: Sequence[str] = (), count: int = SENTENCES) -> tuple[Sentence, ...]:
    """Up to `count` sentences, none of which says again what another or one in `shown` says.

    Articles take turns by rank: the best article's best sentence, then the next article's. Very long sentences come
    last.
    """
    said = [_words(text) for text in shown]
    chosen: list[Sentence] = []
    order = sorted(candidates, key=lambda s: (len(s.text) > _LONGEST_SENTENCE, s.rank, s.article))
    for candidate in order:
        words = _words(candidate.text)
        if len(chosen) == count:
            break
        if _is_new(words, said):
            chosen.append(candidate)
            said.append(words)
    return tuple(chosen)


def _by_worth(titles: Sequence[str], among: Sequence[str]) -> list[int]:
    """The places of the titles, the most telling of what all those `among` which they stand say first."""
    bags = [_words(title) for title in titles]
    frequency = Counter(word for title in among for word in _words(title))

    def worth(place: int) -> tuple[float, int]:
        title = titles[place]
        central = sum(frequency[word] for word in bags[place]) / (len(among) * (4 + len(bags[place])))
        fits = _SHORTEST_HEADLINE // (2 if _is_wide(title) else 1) <= len(title) <= _LONGEST_HEADLINE
        shouting = title.isupper()
        penalty = 0.5 * bool(_BAIT.search(title)) + 0.3 * (not fits) + 0.2 * shouting
        return (central - penalty, -place)

    return sorted(range(len(titles)), key=worth, reverse=True)


# A sentence is held against several titles and sentences, and comes again with every page and digest.
@lru_cache(maxsize=1024)
def _words(text: str) -> frozenset[str]:
    return frozenset(read_terms("", text).counts)


def _is_new(words: frozenset[str], said: Sequence[frozenset[str]]) -> bool:
    return bool(words) and not any(_overlap(words, other) >= _REDUNDANT for other in said)


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(min(len(one), len(other)), 1)


def _is_wide(text: str) -> bool:
    """Mostly Hangul or Han, where a character says more."""
    return sum(char > "\u2e80" for char in text) * 2 > len(text)
