"""How likely two articles report the same event: a logistic model over a few measures of the pair.

    words    cosine of the whole vectors: the same vocabulary
    names    cosine over named terms alone: the same people and places (two quakes share words, not names)
    numbers  cosine over terms with digits: the same toll, date, distance
    rare     log(1 + sum of the rarity of the shared named terms): absolute, so that one shared common name between two
             short texts counts for little
    rarity   mean rarity of the shared terms: terms that all texts of an archive share say nothing, and an archive about
             one country shares many
    length   log of the shorter text's number of different terms
    gap      log(1 + days between), 0 where a date is unknown
    undated  1 where a date is unknown

    unnamed  brief * the share of names that the better covered text has and the other has not: a short text must
             share its names with what it joins, since short texts on one kind of event share their words
    strange  brief where neither names anything that the other has
    later    brief * gap: a short sequel needs more the later it comes
    brief    1 where the shorter text is a headline and a sentence or two, 0 where it is a report

Cosines enter as square roots, which fits a logistic curve better. The weights were fitted by maximum likelihood on
pairs of three collections with equal weight: long articles of world news, short passages on two events of one kind, and
the sample library, all about one peninsula. Those for pairs in two languages were fitted on the sample library alone;
that of the days between, where one is brief, was chosen on 30 written pairs in two languages.
In Korean, names come from the reader and not from capitals. They only tell brief texts apart (`_of_korean`), since the
weights were fitted while no Korean text had any.
The last four, and those between texts of one outlet, were chosen by the stories that come out, on the same three
collections, a stream of one-sentence events and a state agency's days at once.

Where both headlines are known to report something, and different kinds of it, one event is less likely, unless the
shorter text is brief: what happened, who confirmed it, what others said of it and what may come of it are told in the
same words, but as news of their own. The weight lies in the middle of those with which no collection loses.

Two brief texts that each name states, and none in common, are less likely of one event. So are a brief text in Korean,
Japanese or Chinese and one in another language that names states, but neither one at home nor any that the first names.
Longer ones are not judged by this, since a report names more states than that of its event.

What two brief texts tell of incidents (`bot.news.incidents`) speaks against one event, or for it as far as they share
their names: floods in two valleys are two events. Two brief texts that contradict each other in two slots of an event,
place, day, figures, who, tell of two events of one kind.

Two brief texts in one language, one of which says "halts loudspeaker broadcasts" and the other "switches off the
loudspeakers", have few words in common and each names what the other has not. So they are compared as in two languages,
too, and the higher likeness counts, less where they have few terms. Who acts is no second thing in common. Nor need
they share a word where the embeddings of their headlines are close (`likeness_by_headlines`): the weights are near
those of a logistic model of six streams of brief texts, judged by the others, and the bias is lower.

Two brief texts that have only a city or a province of the South in common tell of two events, unless of one incident.

A brief text and another that tell of what each state has of its own, a parliament, a court, an interest rate, and name
no state in common, tell of two events.

Japanese and Chinese are compared by pairs of characters, of which two texts on one country share many, and by which no
name is known. So the log odds of these and of the language-independent terms are added: both must speak for one event.

Two texts of one outlet are compared without its set phrases (`set_phrases`). The share of their likeness that these
made counts against them, and so does each name that only one of them has: an outlet that reports one event twice
repeats its names. Two texts of one outlet that are nearly the same words and open with names of their own report two
events in one formula: two inspections, two rallies, two messages. So do two contacts (`contacts`) a week or more apart.
Two brief texts of one outlet report two events if they open with names of their own, however many words they share, or
if they have one headline on two days: an outlet gives the next step of an event another headline.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Set
from operator import mul
from typing import NamedTuple

from bot.news.clustering.vectors import Vector
from bot.news.terms.standing_bodies import is_office, is_region, is_standing_body, is_state

_FAR = 0.02
"""Pairs whose vectors have a lower cosine are not measured further."""


class Measures(NamedTuple):
    """The measures of a pair, in the order of the module's table."""

    words: float
    names: float
    numbers: float
    rare: float
    rarity: float
    length: float
    gap: float
    undated: float
    unnamed: float = 0.0
    strange: float = 0.0
    later: float = 0.0
    brief: float = 0.0


_WEIGHTS = Measures(
    words=16.58,
    names=0.07,
    numbers=1.04,
    rare=0.37,
    rarity=1.47,
    length=-0.06,
    gap=-1.18,
    undated=-0.8,
    unnamed=-6.0,
    strange=-6.0,
    later=-0.3,
    brief=0.85,
)
_BIAS = -14.62
_WEIGHTS_ACROSS = Measures(words=16, names=0.9, numbers=0, rare=0, rarity=0, length=-0.4, gap=-1.4, undated=-2)
_BIAS_ACROSS = -8.8
_LATER_ACROSS = -2.0
"""The weight of the days between two texts in two languages where the shorter one is brief."""
_UNKNOWN = 50.0
"""What a brief text tells beside its language-independent terms, as a sum of squared rarities: some two terms. Without
it two texts with a state and a meaning have a cosine of 1."""
_BRIEF_ACROSS, _BRIEF_STEP_ACROSS = 3.3, 0.1
"""As `_BRIEF` and `_BRIEF_STEP`, for a text in Korean or English: Korean has fewer different words."""
_BRIEF, _BRIEF_STEP = 3.5, 0.2
"""Log of the number of different terms at which a text is half brief, and how steep that is."""
_NOTE = 4.6
"""The same for an agency's note, which is longer than a brief text and shorter than a report."""
_TWO_SLOTS = -2.0
"""The weight of each two slots of an event in which two brief texts contradict each other. With notes of 60 different
terms the next game of a series and the second day of a fire are other events."""
_OTHER_STATES, _OTHER_STATES_ACROSS = -2.0, -4.0
"""The weights where two brief texts name states and none in common, in one language and in two. With -3 two written
reports of one prize are parted: one names the director's country, the other the festival's."""
_ONLY_REGION = -6.0
"""The weight where two brief texts have only a city or province of the South in common. With -3 a match, a new tram
and a trial in one city are one story."""
_OTHER_NEWS, _OTHER_NEWS_ACROSS = -3.0, -2.0
"""Weights of headlines that report different kinds of news, in one language and in two."""
_REPORT, _REPORT_ACROSS = 4.0, 3.8
"""Log of the number of different terms at which these weights count half; as steep as `_BRIEF`."""
_STRANGE = 0.02
_UNNAMED_KOREAN = -14.0
"""The weight of the share of names that a Korean text has and the other has not, beyond `_NO_NAMES`."""
_CERTAINLY_NOT = -40.0
_BY_WORDS, _BY_HEADLINES, _BY_DAYS, _BIAS_BY_HEADLINES = 0.3, 12.0, -2.0, -3.3
"""What the log odds of two brief texts by their words, the cosine of their headlines and the days between weigh, and
what is added."""
_LEAST_BY_HEADLINES = -8.0
"""The least log odds by words that count there."""
_BIAS_IN_CHARACTERS, _LEAST_ODDS = -5.0, 1e-6
"""What is added to the log odds of both measures of two Japanese or two Chinese texts. Of 38 written pairs the eight on
one event add up to 4.9 or more, the others to 2.2 or less but for three on meetings, which `contacts` tells apart."""
_NO_NAMES = 0.5
"""The share of names that counts as common where a text has none."""
_FORMULAIC, _FORMULAIC_UNNAMED, _UNNAMED_WITHIN = -6.0, -20.0, -1.0
"""Weights between texts of one outlet: of the share of their likeness that its set phrases make; of that share times
the share of names that only one of them has, less where the shorter is brief: the next step of an event is told in few
names; and of the share of names alone where the shorter is no long report."""
OTHER_SUBJECT, _SUBJECT_STEP = 0.4, 0.06
"""From where on two texts of one outlet are on different subjects (`subjects_apart`), and how steep that is."""
_ONE_FORMULA, _FORMULA_STEP = 0.7, 0.01
"""The measure of words from which on they are one formula, and how steep that is."""
_FORMULA_ON_ANOTHER = -12.0
"""The weight of one formula on another subject, less where the shorter text is brief."""
_BRIEF_ON_ANOTHER, _SAME_HEADLINE = -6.0, -6.0
"""Weights of two brief texts of one outlet: on different subjects; and under one headline on two days,
twice where it does not say what it is about ("Press Statement of Spokesperson")."""
_BRIEF_SUBJECT_STEP = 0.02
"""As `_BRIEF_STEP`, for different subjects: a report opens with what is new, a brief text with what it is about."""
HARDLY = 0.001
_HEADLINE = 7
"""The most different words of a headline alone. Two texts of a sentence each that have only a body in common are often
of one event: they have other words for what happened."""
_COMMON_START = 4
"""Letters that a name and a form of it have in common (Nicaragua, Nicaraguan)."""


class OneOutlet(NamedTuple):
    """Two texts of one outlet: its set phrases, whether the texts tell of contacts a week or more apart, and whether
    they have one headline: 1 on two days, 2 where it only names a statement, else 0."""

    phrases: Set[str]
    recurring: bool = False
    same_headline: int = 0


class PairTraits(NamedTuple):
    """What else is known of two texts: their headlines report different kinds of news; both are in Korean; each names
    states, and none that the other names. Of texts in two languages the last holds where one reports from abroad
    (`contacts.reports_abroad`). `incidents` are the log odds of what they tell of incidents (`bot.news.incidents`);
    `contradictions` are their contradicted slots (`bot.news.incidents.slots`). `in_other_words` says that two texts in
    one language are compared as if they were in two."""

    kinds_differ: bool = False
    korean: bool = False
    states_differ: bool = False
    incidents: float = 0.0
    contradictions: int = 0
    in_other_words: bool = False


def likeness(one: Vector, other: Vector, outlet: OneOutlet | None = None, pair: PairTraits | None = None) -> float:
    """How likely two articles in one language report the same event, 0 to 1; symmetric. `outlet` is given where both
    are of one."""
    pair = pair or PairTraits()
    measures = measure(one, other, outlet.phrases if outlet else frozenset())
    if measures is None:
        return 0.0
    if pair.korean:
        measures = _of_korean(measures)
    value = _BIAS + sum(map(mul, _WEIGHTS, measures))
    if outlet is not None:
        value += _within(one, other, outlet, measures)
    if pair.kinds_differ:
        value += _OTHER_NEWS * _logistic((measures.length - _REPORT) / _BRIEF_STEP)
    if pair.states_differ:
        value += _OTHER_STATES * measures.brief
    value += pair.incidents * (measures.brief if pair.incidents < 0 else measures.brief - measures.unnamed)
    if pair.incidents <= 0 and measures.brief > HARDLY and share_only_regions(one, other):
        value += _ONLY_REGION * measures.brief
    value += _TWO_SLOTS * measures.brief * pair.contradictions * (pair.contradictions - 1) / 2
    return _logistic(value)


def _of_korean(measures: Measures) -> Measures:
    """The measures of two Korean texts, whose names only tell them apart: those in common add nothing, and those that
    are missing count only beyond `_NO_NAMES`."""
    beyond = max(0.0, measures.unnamed - _NO_NAMES * measures.brief)
    unnamed = _NO_NAMES * measures.brief + beyond * _UNNAMED_KOREAN / _WEIGHTS.unnamed
    return measures._replace(names=0.0, rare=0.0, unnamed=unnamed)


def _within(one: Vector, other: Vector, outlet: OneOutlet, measures: Measures) -> float:
    """What it adds to the log odds that one outlet wrote both; 0 or less."""
    phrases = outlet.phrases
    shared = one.weights.keys() & other.weights.keys()
    formulaic = 1 - measures.words**2 / _product(one.weights, other.weights, shared)
    unnamed = 1 - min(_coverage(one, shared, phrases), _coverage(other, shared, phrases))
    note = _logistic((_NOTE - measures.length) / _BRIEF_STEP)
    long = 1 - measures.brief
    value = _FORMULAIC * formulaic + _FORMULAIC_UNNAMED * formulaic * unnamed * long + _UNNAMED_WITHIN * note * unnamed
    value += outlet.same_headline * _SAME_HEADLINE * measures.brief
    one_formula = _logistic((measures.words - _ONE_FORMULA) / _FORMULA_STEP) * long
    if max(one_formula, measures.brief) < HARDLY:
        return value
    subjects = _logistic((subjects_apart(one, other, phrases) - OTHER_SUBJECT) / _SUBJECT_STEP)
    value += _FORMULA_ON_ANOTHER * one_formula * max(subjects, outlet.recurring)
    return value + _BRIEF_ON_ANOTHER * _logistic((_BRIEF - measures.length) / _BRIEF_SUBJECT_STEP) * subjects


def subjects_apart(one: Vector, other: Vector, without: Set[str] = frozenset()) -> float:
    """How far each of two texts opens with a name that the other has nowhere, 0 to 1: its weight as a share of the
    heaviest name's, of the two texts the smaller; `without` some names. 0 for features of older releases."""
    return min(_own_subject(one, other, without), _own_subject(other, one, without))


def _own_subject(text: Vector, other: Vector, without: Set[str]) -> float:
    heaviest = max([text.weights[term] for term in text.names], default=0.0)
    if not heaviest:
        return 0.0
    known = {term[:_COMMON_START] for term in other.weights}
    own = [text.weights[term] for term in text.subject - without if term[:_COMMON_START] not in known]
    return min(max(own, default=0.0) / heaviest, 1.0)


def likeness_across(one: Vector, other: Vector, length: int, pair: PairTraits) -> float:
    """The same of an English and a Korean article, by their language-independent terms (`cross_lingual`); `length` is
    the number of different words of the shorter text."""
    measures = measure(one, other)
    if measures is None:
        return 0.0
    if pair.in_other_words:
        measures = measures._replace(words=measures.words * (_known(one) * _known(other)) ** 0.25)
    logarithm = math.log(1 + length)
    brief = _logistic((_BRIEF_ACROSS - logarithm) / _BRIEF_STEP_ACROSS)
    value = _BIAS_ACROSS + sum(map(mul, _WEIGHTS_ACROSS, measures)) + _LATER_ACROSS * brief * measures.gap
    if pair.states_differ:
        value += _OTHER_STATES_ACROSS * brief
    value += pair.incidents * brief
    if pair.kinds_differ:
        value += _OTHER_NEWS_ACROSS * _logistic((logarithm - _REPORT_ACROSS) / _BRIEF_STEP)
    return _logistic(value)


def share_name(one: Vector, other: Vector) -> bool:
    """Whether a text names something that the other has."""
    shared = one.weights.keys() & other.weights.keys()
    return not shared.isdisjoint(one.names.keys() | other.names.keys())


def share_only_regions(one: Vector, other: Vector) -> bool:
    """Whether all that two texts have in common are regions of the South."""
    return all(is_region(term) for term in one.weights.keys() & other.weights.keys())


def share_name_and_word(one: Vector, other: Vector, without: Set[str]) -> bool:
    """Whether two texts have a name in common, and another term that is not one of those `without`."""
    shared = one.weights.keys() & other.weights.keys()
    names = one.names.keys() & shared
    return bool(names) and not shared <= names | without


def share_only_who_acts(one: tuple[Vector, Vector], other: tuple[Vector, Vector], actors: Set[str]) -> bool:
    """Whether two headlines alone, in English or Korean, have in common a body or office that is in the news every day,
    and beside it only its state, or the holder whom a Korean office has beside it. Each is its words and its
    language-independent terms, of which `actors` say who acts."""
    (words, bridge), (others, other_bridge) = one, other
    if max(words.length, others.length) > _HEADLINE:
        return False
    shared = words.weights.keys() & others.weights.keys()
    bodies = {term for term in shared if is_standing_body(term)}
    meanings = bridge.weights.keys() & other_bridge.weights.keys()
    entities = meanings & (bridge.names.keys() | other_bridge.names.keys())
    if not bodies or meanings - entities - actors:
        return False
    beside = [term for term in shared - bodies if not is_state(term)]
    return not beside or (len(beside) == 1 and bool(entities) and any(map(is_office, bodies)))


def _known(text: Vector) -> float:
    """The share of a text's content that its language-independent terms cover, 0 to 1; a cosine is multiplied by the
    root of both texts' shares."""
    known = math.fsum([rarity**2 for rarity in text.rarity.values()])
    return known / (known + _UNKNOWN)


def likeness_by_headlines(likeness: float, cosine: float, days: float) -> float:
    """The same of two brief texts in one language, by their `likeness`, the cosine of their headlines' embeddings and
    the `days` between them."""
    value = max(_log_odds(likeness), _LEAST_BY_HEADLINES)
    return _logistic(_BY_WORDS * value + _BY_HEADLINES * cosine + _BY_DAYS * math.log1p(days) + _BIAS_BY_HEADLINES)


def likeness_in_characters(words: float, meanings: float) -> float:
    """The same of two articles in Japanese, or in Chinese: `words` is the likeness of their pairs of characters,
    `meanings` that of their language-independent terms."""
    return _logistic(_log_odds(words) + _log_odds(meanings) + _BIAS_IN_CHARACTERS)


def shifted(likeness: float, by: float) -> float:
    """A likeness with so much added to its log odds."""
    return _logistic(_log_odds(likeness) + by)


def briefness(one: Vector, other: Vector) -> float:
    """1 where the shorter text is a headline and a sentence or two, 0 where it is a report."""
    return _logistic((_BRIEF - math.log(1 + min(one.length, other.length))) / _BRIEF_STEP)


def _log_odds(likeness: float) -> float:
    inside = min(max(likeness, _LEAST_ODDS), 1 - _LEAST_ODDS)
    return math.log(inside / (1 - inside))


def measure(one: Vector, other: Vector, without: Set[str] = frozenset()) -> Measures | None:
    """The measures of a pair, `without` some terms; None where it has next to nothing in common."""
    shared = (one.weights.keys() & other.weights.keys()) - without
    words = _product(one.weights, other.weights, shared)
    if words < _FAR:
        return None
    names, other_names = one.names.keys() & shared, other.names.keys() & shared
    undated = one.day is None or other.day is None
    gap = 0.0 if one.day is None or other.day is None else math.log1p(abs(one.day - other.day))
    length = math.log(1 + min(one.length, other.length))
    brief = briefness(one, other)
    covered = max(_coverage(one, shared, without), _coverage(other, shared, without))
    return Measures(
        words=math.sqrt(words),
        names=math.sqrt(_product(one.names, other.names, names & other_names)),
        numbers=math.sqrt(_product(one.numbers, other.numbers, shared & one.numbers.keys() & other.numbers.keys())),
        rare=math.log1p(math.fsum([one.rarity[term] + other.rarity[term] for term in names | other_names]) / 2),
        rarity=_rarity(one, other, shared) / words,
        length=length,
        gap=gap,
        undated=float(undated),
        unnamed=brief * (1 - covered),
        strange=brief * (covered < _STRANGE),
        later=brief * gap,
        brief=brief,
    )


def shared_terms(one: Vector, other: Vector, count: int) -> tuple[str, ...]:
    """The shared terms that weigh most, heaviest first."""
    shared = one.weights.keys() & other.weights.keys()
    return tuple(sorted(shared, key=lambda term: (-one.weights[term] * other.weights[term], term))[:count])


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-value)) if value > _CERTAINLY_NOT else 0.0


def _coverage(text: Vector, shared: Set[str], without: Set[str]) -> float:
    """The share of a text's names, by weight, that are among the shared terms; `without` some names."""
    weights, names = text.weights, text.names.keys()
    total = math.fsum([weights[term] ** 2 for term in names - without]) if without else text.names_weight
    return math.fsum([weights[term] ** 2 for term in (names & shared) - without]) / total if total else _NO_NAMES


def _rarity(one: Vector, other: Vector, shared: Set[str]) -> float:
    weights, others, rarity, rarities = one.weights, other.weights, one.rarity, other.rarity
    return math.fsum([weights[term] * others[term] * (rarity[term] + rarities[term]) for term in shared]) / 2


def _product(one: Mapping[str, float], other: Mapping[str, float], shared: Set[str]) -> float:
    return math.fsum([one[term] * other[term] for term in shared])
