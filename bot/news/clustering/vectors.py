"""Turn the terms of texts into sparse vectors of weights.

    Terms (`bot.news.terms`) -> TF-IDF -> the 150 heaviest terms

In a brief text a term is as frequent as among the texts of the last days, if it is more frequent there than in the
whole archive: while a war or an election lasts, its names tell no two events apart.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from importlib import resources
from itertools import accumulate, pairwise

import msgspec
from msgspec import Struct
from msgspec.structs import force_setattr

from bot.news.terms.words import Terms, word_terms

KEPT_TERMS = 150
_STEPS = 10_000
_NAME, _NUMBER, _SUBJECT = 1, 2, 4
"""The kinds of a term in a packed vector, added up."""
_FORMER_PARTS = 7
"""The number of parts of a vector packed by an older release: lists of terms, weights, and places of names and
numbers."""

_DATA = resources.files("bot.news") / "data"


BRIEF_TERMS = 33
"""A text with fewer different words is brief: a headline and a sentence or two."""
_FEW_TEXTS, _ASSUMED_TEXTS = 5, 60
"""The number of recent texts with a term up to which it does not count as frequent, since they may all report one
event; and the number of imaginary recent texts, in which the term is as frequent as in the archive, that are added
before the share is computed."""
PRIOR_DOCUMENTS = 200
"""The number of imaginary texts that count as read before the first; `data/common_words.txt` gives their words."""
_YOUNG, _UNHEARD, _LONG = 100, 7.0, 75
"""The number of texts below which a shelf does not know which words are ordinary; the number of imaginary texts more
that a word is assumed to be in before the first one, if `common_words.txt` does not have it; and the fewest different
terms of a text for which this counts as evidence: any two long texts share a dozen ordinary words."""
_SHELF, _BRIEF_SHELF = 512, 5_000
"""The number of texts from which on terms are no stronger evidence the more the shelf has, in texts and in brief ones:
the weights of the measures of pairs were chosen on shelves of that size."""


class RecentTexts(Struct, frozen=True):
    """How many texts there are from the days before a text, and how many of them have each term, 0 where it is
    missing."""

    documents: int
    counts: Mapping[str, int]

    def share(self, term: str, archive: float) -> float:
        """The share of texts with a term, 0 to 1: among these, or in the archive, where it is `archive`, if that is
        more."""
        count = self.counts.get(term, 0) - _FEW_TEXTS
        return max(archive, (count + _ASSUMED_TEXTS * archive) / (self.documents + _ASSUMED_TEXTS))


class Vector(Struct, frozen=True):
    """A text as a sparse TF-IDF vector. `weights` have unit length, and so have their parts `names` and `numbers`;
    `rarity` is each kept term's inverse document frequency when the text arrived, on a large shelf the one to expect
    among fewer of its texts (`_SHELF`), on a young one less (`_YOUNG`); `length` is the number of different terms of
    the text; `day` is its date as an ordinal, None where the page states none. `subject` are the kept terms of
    `Terms.subject` that are names or ordinal numbers. `names_weight` is the sum of the squared weights of its names."""

    weights: Mapping[str, float]
    names: Mapping[str, float]
    numbers: Mapping[str, float]
    rarity: Mapping[str, float]
    length: int
    day: int | None
    subject: frozenset[str] = frozenset()
    names_weight: float = 0.0

    def __post_init__(self) -> None:
        force_setattr(self, "names_weight", math.fsum([self.weights[term] ** 2 for term in self.names]))

    def heaviest(self, count: int) -> tuple[str, ...]:
        """The terms with the largest weights, heaviest first; ties in alphabetical order."""
        return tuple(sorted(self.weights, key=lambda term: (-self.weights[term], term))[:count])


def weigh(
    terms: Terms, documents: int, frequencies: Mapping[str, int], day: int | None, recent: RecentTexts | None = None
) -> Vector:
    """The vector of a text among `documents`; `frequencies` count those with a term, this one included. `recent` is
    given for a brief text."""
    counts = {term: float(frequencies.get(term, 0)) for term in terms.counts}
    rarity = _rarity(counts, documents, recent)
    evidence = _evidence(counts, documents, recent) or rarity
    raw = {term: (1 + math.log(count)) * rarity[term] for term, count in terms.counts.items()}
    kept = sorted(raw, key=lambda term: (-raw[term], term))[:KEPT_TERMS]
    weights = _unit({term: raw[term] for term in kept})
    numbers = {term: weights[term] for term in kept if not term.isalpha() and any(map(str.isdigit, term))}
    names = {term: weights[term] for term in kept if term in terms.named and term not in numbers}
    rare = {term: evidence[term] for term in kept}
    subject = (terms.subject - terms.initial) & rare.keys()
    return Vector(weights, _unit(names), _unit(numbers), rare, len(terms.counts), day, subject)


def _rarity(counts: Mapping[str, float], documents: int, recent: RecentTexts | None) -> dict[str, float]:
    """The inverse document frequency of each term, which `counts` of the `documents` have."""
    known, every = _common(), documents + PRIOR_DOCUMENTS
    shares = {term: (count + known.get(term, 1.0)) / every for term, count in counts.items()}
    if recent is not None:
        shares = {term: recent.share(term, share) for term, share in shares.items()}
    return {term: 1 - math.log(share) for term, share in shares.items()}


def _evidence(counts: Mapping[str, float], documents: int, recent: RecentTexts | None) -> dict[str, float] | None:
    """The rarities that count between two texts, where they are not those of the shelf: a large one is taken to have
    `_size` texts, and on a young one a word that is new to it may be an ordinary one."""
    size = _size(len(counts))
    if documents > size:
        return _rarity(_expected(counts, (size - 1) / (documents - 1)), size, recent)
    if documents >= _YOUNG or len(counts) < _LONG:
        return None
    known, unheard = _common(), _UNHEARD * (1 - documents / _YOUNG)
    heard = {term: count + (0.0 if term in known else unheard) for term, count in counts.items()}
    return _rarity(heard, documents, recent)


def _expected(counts: Mapping[str, float], share: float) -> dict[str, float]:
    """The counts to expect among the text itself and a `share` of the others. A text that is not stored is in none."""
    return {term: min(count, 1 + (count - 1) * share) for term, count in counts.items()}


def _size(length: int) -> int:
    """The largest shelf whose size counts in the evidence of a text with `length` different terms."""
    return _BRIEF_SHELF if length < BRIEF_TERMS else _SHELF


def pack(vector: Vector) -> bytes:
    """The vector as MessagePack, in a form that compresses well: its terms in a string, its weights as differences, its
    kinds of terms a byte each. Numbers keep four decimals."""
    terms = list(vector.weights)
    steps = [round(vector.weights[term] * _STEPS) for term in terms]
    return msgspec.msgpack.encode(
        (
            vector.length,
            vector.day,
            "\n".join(terms),
            [step - after for step, after in pairwise((*steps, 0))],
            [round(vector.rarity[term] * _STEPS) for term in terms],
            bytes(
                _NAME * (term in vector.names)
                + _NUMBER * (term in vector.numbers)
                + _SUBJECT * (term in vector.subject)
                for term in terms
            ),
        )
    )


def unpack(packed: bytes) -> Vector:
    """The vector that `pack` wrote, here or in a release before, which knew no limit of rarities."""
    values = msgspec.msgpack.decode(packed)
    if len(values) == _FORMER_PARTS:
        length, day, terms, steps, rare, names, numbers = values
        subject: list[int] = []
    else:
        length, day, joined, differences, rare, kinds = values
        terms = joined.split("\n") if joined else []
        steps = list(accumulate(reversed(differences)))[::-1]
        names, numbers, subject = (
            [place for place, kind in enumerate(kinds) if kind & one] for one in (_NAME, _NUMBER, _SUBJECT)
        )
    weights = [step / _STEPS for step in steps]
    rarest = 1 + math.log((_size(length) + PRIOR_DOCUMENTS) / 2)
    return Vector(
        dict(zip(terms, weights, strict=True)),
        _unit({terms[place]: weights[place] for place in names}),
        _unit({terms[place]: weights[place] for place in numbers}),
        dict(zip(terms, [min(step / _STEPS, rarest) for step in rare], strict=True)),
        length,
        day,
        frozenset(terms[place] for place in subject),
    )


def unpack_terms(packed: bytes) -> tuple[str, ...]:
    """The terms of the vector that `pack` wrote, here or in a release before, heaviest first."""
    _, _, terms, *_ = msgspec.msgpack.decode(packed)
    return tuple(terms if isinstance(terms, list) else terms.split("\n"))


def unpack_heaviest(packed: bytes, count: int) -> tuple[str, ...]:
    """The `count` heaviest terms of the vector that `pack` wrote, here or in a release before, and those that weigh as
    much as the last of them once weights are rounded: `Vector.heaviest` of the vector before is among them."""
    _, _, terms, steps, *_ = values = msgspec.msgpack.decode(packed)
    if len(values) == _FORMER_PARTS:
        steps = [step - after for step, after in pairwise((*steps, 0))]
    else:
        terms = terms.split("\n") if terms else []
    end = min(count, len(terms))
    while 0 < end < len(terms) and steps[end - 1] == 0:
        end += 1
    return tuple(terms[:end])


def is_dated(packed: bytes) -> bool:
    """Whether the text of the vector that `pack` wrote, here or in a release before, states its day."""
    _, day, *_ = msgspec.msgpack.decode(packed)
    return day is not None


def _unit(weights: dict[str, float]) -> dict[str, float]:
    size = math.sqrt(sum(weight**2 for weight in weights.values())) or 1.0
    return {term: weight / size for term, weight in weights.items()}


@cache
def _common() -> Mapping[str, float]:
    """Term -> how many of the prior texts have it."""
    found: dict[str, float] = {}
    for line in (_DATA / "common_words.txt").read_text(encoding="utf-8").splitlines():
        share, *words = line.split()
        if share != "#":
            for term in (term for word in words for term in ((word,) if word[0] == "=" else word_terms(word))):
                found.setdefault(term, 1 + float(share) * PRIOR_DOCUMENTS)
    return found
