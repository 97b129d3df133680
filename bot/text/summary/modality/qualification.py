"""Find the later sentences that qualify the beginning of a text, without which it misleads.

denied     "Two people familiar with the matter said": a source without a name, or a report that the headline denies,
           whom somebody denies
exposed    "A video watched three million times shows …", 网传…, what another newsroom wrote: evidence
           that it is not so, from its year and maker to an apology
ended      the headline negates, rejects or keeps something, and the first sentence does not: minutes that read out a
           motion first, a claim, an old belief
cleared    charges that a court dismisses; where others are convicted, they were true in part
revised    "The bank expected in February": a decision or forecast with a month or year is what was so before
recounted  "The number of dead was lowered to three": the count of the first sentence is corrected
limited    "only if", 拘束力, "cannot be projected": on what the news depends, or what it does not show
countered  "Reports said", 有报道称: the next sentences begin with "But" and somebody's negation
rebutted   "The North has expelled a diplomat, a paper says": somebody negates it with words of its own
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from functools import cached_property
from typing import NamedTuple

from bot.lang.scripts import is_hangul, is_wide
from bot.regexes import regex
from bot.text.summary.anaphora import dangling, without_contrast
from bot.text.summary.modality.marks import DENIALS, MarkedSentences, clears, negated_words
from bot.text.summary.modality.patterns import says, searched
from bot.text.summary.sentence_quality import too_short, words

_FARTHEST = 24
"""The most sentences after the first one among which it is qualified."""
_FEWEST_SHARED = 2
_LEAST_EVIDENCE, _NEARLY = 1.7, 0.5
"""The least evidence in a sentence that exposes, and the most by which that of another one is below the best."""
_FEWEST_TURNS = 0.7
"""The least of it in what turns the report: a denial, an origin, a test, a correction, a later time with its names."""
_LATER, _DENIES = 1.0, 2.0
_TAKEN_UP, _SOURCE, _SHARES = 1.0, 0.5, 0.7
"""The evidence of the words or pictures again, of a source, and of words in common with the report."""
_SPEAKS = regex(
    r"\b(?:den(?:y|ied|ies)|said|says|told|called|dismissed|rejected|had|has|have|was|were|is|are)\b"
    r"|[은는이가]\s|[はが]|否认|表示|说|称|驳斥"
)
"""What stands behind whoever denies something: a verb, a Korean or Japanese particle."""
_SPEAKS_FOR = regex(
    r"spokes|official|representative|office\b|lawyer|statement|관계자|대변인|측$|담당자|변호[사인]|広報|担当|弁護|发言|言人|负责|责人|律师"
)
"""Words for those who speak for whoever denies: "The line's *lawyer*", 은행 *관계자*는."""
_REPORT = regex(
    r"(?i:\b(?:(?:report|rumou?r)s?|such)\b)|보도|소문|그[런러]|報道|[そこ]のような|[そこ]うした|报道|传闻|传言|此事"
)
_NAME = regex(r"\b[A-Z][\w’'-]*")
_PARTY = 2
"""The fewest letters of a word by which whoever denies is known: 은행, 은행장. It is the last one before the verb: "The
ministry's union" is not the ministry."""
_REST = 0.25
"""The least share of the words of a headline in a first sentence that tells the rest of it, and is no claim. One word
alone is only what both are about."""
_NEXT = 2
"""The sentences behind what only reports have, of which one counters it."""
_LETTERS, _SYLLABLES = 6, 2
"""The first letters or Hangul syllables by which words of a headline are found again: "부결", "부결됐다"."""
_CHARGED = 3
"""The number of first sentences one of which has a word of charges, where the report is on these."""
_REBUTTED = 0.4
"""The least share of negated words that title and first sentence report."""
_NOT_SO = regex("ない|なかった|没有|并未|从未|并非|不[是会在]|未曾")
"""A negation in Japanese or Chinese."""
_GOES_ON = regex(r"\bth(?:at|is)(?:['’]s|\s(?:is|was))\s(?:not|no|never)\b", re.IGNORECASE)
_NEGATED_VERB = regex(
    r"\b(?:am|is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could)\s(?:not|never|no)\b|없|않|아니",
    re.IGNORECASE,
)
_COUNTED = regex(
    r"\bto (?:only |at least |just )?(\w+)|(?<!\d)(\d{1,7})명으로|(?<!\d)(\d{1,7})人[にと]|[为至到](\d{1,7})[人名]",
    re.IGNORECASE,
)
"""The number to which a count is corrected: the last one of a sentence."""
_NUMBER = regex(r"[^\W\d_]+|(?<!\d)\d++(?![년월일시분年月日時点分])")
"""The words and the numbers of a sentence that are no times."""
_CARRIER = regex(
    r"\b(?:report|rumou?r|post|message|video|picture|photo|letter|e-?mail|paper|daily|weekly|website|claim|stor(?:y|ies))s?\b"
    r"|보도|소문|글|영상|사진|[가-힣]설",
    re.IGNORECASE,
)
"""What carries a claim."""
_QUOTATION_MARK = regex('["“”「」『』]')


class Qualification(NamedTuple):
    """The sentences `of` which each is shown only with one of those that qualify it (`by`). `opens` if the news begins
    with these."""

    by: frozenset[int]
    of: Sequence[int]
    opens: bool = False
    is_report: bool = False


def qualifications(sentences: MarkedSentences, title: str) -> Iterator[Qualification]:
    """The sentences that qualify what stands before them, by kind."""
    text = _Beginning(sentences, title)
    for kind in _KINDS if sentences.spans else ():
        behind = range(1, min(1 + _FARTHEST, len(sentences.spans))) if kind.applies(text) else ()
        weights = {index: weight for index in behind if (weight := kind.weight(text, index)) >= kind.least}
        least = max(weights.values(), default=0) - kind.slack
        by = frozenset(index for index, weight in weights.items() if weight >= least)
        of = [index for index in range(min(by, default=0)) if not (kind.spares and kind.spares(text, index))]
        if of:
            yield Qualification(by, of, kind.opens, kind.is_report)


def circulating(sentences: MarkedSentences) -> Iterator[Qualification]:
    """What goes around, behind the beginning, with those of the next two sentences that expose it: passengers wrote
    that the captain had left the bridge; the coast guard looked at the cameras."""
    for index in range(1, min(_FARTHEST, len(sentences.spans) - 1)):
        sentence = sentences.text_of(index)
        goes_around = says(sentence, "circulates") or says(sentence, "rumored") or says(sentence, "relays")
        if not goes_around or _evidence(sentences, index, frozenset()) >= _LEAST_EVIDENCE:
            continue
        told = sentences.terms(index)
        behind = range(index + 1, min(index + 1 + _NEXT, len(sentences.spans)))
        by = frozenset(one for one in behind if _evidence(sentences, one, told) >= _LEAST_EVIDENCE)
        if by:
            yield Qualification(by, (index,))


def qualifies(sentence: str, told: Set[str]) -> bool:
    """Whether a sentence qualifies what is `told` with these words: it says on what the news depends or what it does
    not show, or denies something with one of the words. Other denials are of details."""
    if says(sentence, "limits"):
        return True
    return says(sentence, "disclaims") and (says(sentence, "takes_up") or not told.isdisjoint(words(sentence)))


class _Beginning:
    """The sentences of a text under its title, as those are asked that stand at its beginning."""

    def __init__(self, sentences: MarkedSentences, title: str) -> None:
        self.sentences, self.title = sentences, title

    @cached_property
    def first(self) -> str:
        return self.sentences.text_of(0)

    @cached_property
    def title_words(self) -> frozenset[str]:
        return frozenset(words(self.title))

    @cached_property
    def headline(self) -> frozenset[str]:
        """The beginnings of the title's words."""
        return _beginnings(self.title_words)

    @cached_property
    def told(self) -> frozenset[str]:
        """The words of title and first sentence."""
        return self.title_words | self.sentences.terms(0)

    @cached_property
    def circulates(self) -> bool:
        """Whether it reports words or pictures that go around, or what others wrote."""
        return says(self.title, "circulates") or says(self.first, "circulates") or says(self.first, "relays")

    @cached_property
    def tells_the_rest(self) -> bool:
        """Whether the first sentence tells the rest of a headline that turns something."""
        lead = _beginnings(self.sentences.terms(0))
        label, colon, _ = self.title.replace("：", ":").partition(":")  # "Not guilty: …" judges the whole story
        contradicted = bool(lead & _beginnings(words(negated_words(self.title)))) or (colon and says(label, "turns"))
        return len(self.headline & lead) >= max(_FEWEST_SHARED, _REST * len(self.headline)) and not contradicted


def _is_denied(text: _Beginning, index: int) -> float:
    """Whether a sentence denies the first one: it speaks of a report, or whoever denies is in the first one, or they
    have words in common besides names. A lawmaker of the South denies much of which the North is a part."""
    denial, reported = text.sentences.text_of(index), text.sentences.terms(0)
    if not says(denial, "disclaims") or too_short(denial):
        return False
    speaks = _SPEAKS.search(denial)
    parties = tuple(one for one in reported if len(one) >= _PARTY)
    who = [one for one in words(denial[: speaks.start() if speaks else 0]) if not _SPEAKS_FOR.match(one)]
    if _REPORT.search(denial) or (who and who[-1].startswith(parties)):
        return True
    return len(reported & frozenset(words(_NAME.sub("", denial)))) >= _FEWEST_SHARED + is_wide(denial)


def _exposure(text: _Beginning, index: int) -> float:
    return _evidence(text.sentences, index, text.told)


def _evidence(sentences: MarkedSentences, index: int, told: Set[str]) -> float:
    """The evidence that a sentence exposes what was `told` in these words; 0 if nothing in it turns."""
    mark, sentence = sentences.marks[index], sentences.text_of(index)
    shared = len(told & sentences.terms(index))
    turns = searched(sentence).weight("exposes") + _LATER * mark.later * (shared > 0)
    turns += _DENIES * (mark.comments in DENIALS)
    if turns < _FEWEST_TURNS:
        return 0.0
    return turns + _TAKEN_UP * says(sentence, "takes_up") + _SOURCE * mark.own + _SHARES * (shared >= _FEWEST_SHARED)


def _has_turning_headline(text: _Beginning) -> bool:
    return says(text.title, "turns") and not says(text.first, "turns")


def _needs_no_end(text: _Beginning, index: int) -> bool:
    return text.sentences.marks[index].reports or (not index and text.tells_the_rest)


def _share_of_headline(text: _Beginning, index: int) -> float:
    sentence = text.sentences.text_of(index)
    if not says(sentence, "turns") or too_short(sentence):
        return 0
    return len(text.headline & _beginnings(text.sentences.terms(index)))


def _is_charged(text: _Beginning) -> bool:
    """Whether the text opens with charges, without a ruling in title or first sentence, and nobody is convicted."""
    sentences = text.sentences
    count = len(sentences.spans)
    if not any(says(sentences.text_of(index), "charges") for index in range(min(_CHARGED, count))):
        return False
    if any(says(text.title, one) for one in ("turns", "decides")) or says(text.first, "decides") or clears(text.first):
        return False
    told = (sentences.text_of(index) for index in range(1, min(1 + _FARTHEST, count)))
    return not any(says(one, "convicts") and not says(one, "clears") for one in told)


def _is_cleared(text: _Beginning, index: int) -> float:
    """Whether a sentence says that somebody was cleared; not long before, where the charges are of the day, nor a
    relative or another of the accused, where title and first sentence have none."""
    sentence = text.sentences.text_of(index)
    if not clears(sentence) or (says(text.first, "recent") and says(sentence, "cleared_earlier")):
        return False
    return not says(sentence, "beside_accused") or any(says(one, "beside_accused") for one in (text.title, text.first))


def _counts_harm(text: _Beginning) -> bool:
    return says(text.first, "harms") and not says(text.first, "recounts")


def _is_recounted(text: _Beginning, index: int) -> float:
    """Whether a sentence corrects a count of the dead, hurt or missing to a number that the first one has not."""
    sentence = text.sentences.text_of(index)
    if not says(sentence, "recounts") or too_short(sentence) or dangling(sentence):
        return False
    counts = ["".join(found) for found in _COUNTED.findall(sentence.lower())]
    return bool(counts) and counts[-1] not in _NUMBER.findall(text.first.lower())


def _is_older(text: _Beginning) -> bool:
    dated = says(text.first, "earlier") and not says(text.first, "recent")
    return dated and text.sentences.marks[0].past and says(text.first, "settled")


def _is_revised(text: _Beginning, index: int) -> float:
    sentence = text.sentences.text_of(index)
    told = text.sentences.marks[index].past and not too_short(sentence) and not dangling(sentence)
    return told and says(sentence, "recent") and says(sentence, "revises")


def _is_rebutted(text: _Beginning, index: int) -> float:
    """Whether somebody says with a negation before words of title and first sentence that it was not so. "That's not
    the case with …" and what else goes on from the sentence before may deny only that."""
    mark, sentence = text.sentences.marks[index], text.sentences.text_of(index)
    if not mark.own or mark.denies_last or dangling(without_contrast(sentence)) or _GOES_ON.search(sentence):
        return False
    negated = frozenset(words(negated_words(sentence)))
    shared = text.title_words & text.sentences.terms(0) & negated
    # In a quotation one word of several is often only a name, one without a negated verb ("not at a farm") a contrast.
    quoted = _QUOTATION_MARK.search(sentence)
    enough = max(_FEWEST_SHARED if quoted else 1, _REBUTTED * len(negated))
    if not quoted or _NEGATED_VERB.search(sentence):
        enough = min(len(negated), enough)
    return len(shared) >= enough > 0


def _beginnings(found: Iterable[str]) -> frozenset[str]:
    """The beginnings of words, for endings that stemming leaves; pairs of Chinese characters stay as they are."""
    return frozenset(word[:_SYLLABLES] if is_hangul(word[0]) else word.removesuffix("e")[:_LETTERS] for word in found)


def _is_unsure(text: _Beginning) -> bool:
    """Whether the first sentence has a source without a name, or tells what the title denies."""
    denied = says(text.title, "disclaims") and not says(text.first, "turns") and not says(text.first, "disclaims")
    return not text.circulates and (says(text.first, "unnamed") or denied) and not says(text.first, "confirms")


def _is_in_circulation(text: _Beginning) -> bool:
    exposed = _evidence(text.sentences, 0, frozenset()) >= _LEAST_EVIDENCE or _denies_first(text)
    return text.circulates and not exposed and not says(text.first, "confirms")


def _denies_first(text: _Beginning) -> bool:
    """Whether the first sentence is somebody's denial itself, before it tells of what: "The line said that it was not
    in talks, a day after a newspaper reported so". The headline denies too."""
    negation = _NEGATED_VERB.search(text.first)
    if negation is None or not text.sentences.marks[0].own or not says(text.title, "disclaims"):
        return False
    before = text.first[: negation.start()]
    return not (says(before, "takes_up") or _CARRIER.search(before))


def _may_be_limited(text: _Beginning) -> bool:
    return not any(says(text.first, one) for one in ("limits", "unnamed")) and not text.circulates


def _is_limit(text: _Beginning, index: int) -> float:
    """Whether a sentence limits the news itself: it stands alone and has a word of it and one for such a matter."""
    sentence = text.sentences.text_of(index)
    if not (says(sentence, "limits") and says(sentence, "matter")) or too_short(sentence):
        return False
    if dangling(without_contrast(sentence)):
        return False
    return not text.sentences.terms(0).isdisjoint(text.sentences.terms(index))


def _is_report_in_doubt(text: _Beginning) -> bool:
    doubtful = says(text.title, "suspends") or says(text.first, "suspends")
    return text.sentences.marks[0].own and doubtful and not says(text.first, "negates")


def _is_rumored(text: _Beginning) -> bool:
    return says(text.first, "rumored") and not says(text.first, "confirms")


def _is_countered(text: _Beginning, index: int) -> float:
    """Whether one of the next sentences begins with "But" and says with a source that something is not so."""
    sentence = text.sentences.text_of(index)
    turned = index <= _NEXT and sentence != without_contrast(sentence) and text.sentences.marks[index].own
    return turned and (says(sentence, "negates") or _NOT_SO.search(sentence) is not None or says(sentence, "disclaims"))


class _Kind(NamedTuple):
    """Where it `applies`, how much a later sentence qualifies the beginning, the `least` of it, the most by which it is
    below the best (`slack`), which sentences before it need nothing (`spares`), and whether the news begins with it."""

    applies: Callable[[_Beginning], bool]
    weight: Callable[[_Beginning, int], float]
    least: float = 1
    slack: float = math.inf
    spares: Callable[[_Beginning, int], bool] | None = None
    opens: bool = True
    is_report: bool = True


_KINDS = (
    _Kind(_is_unsure, _is_denied),
    _Kind(_is_rumored, _is_countered),
    _Kind(_is_in_circulation, _exposure, _LEAST_EVIDENCE, _NEARLY, is_report=False),
    _Kind(_has_turning_headline, _share_of_headline, _FEWEST_SHARED, 0, _needs_no_end, opens=False),
    _Kind(_is_charged, _is_cleared, spares=lambda text, index: text.sentences.marks[index].dated),
    _Kind(_is_older, _is_revised),
    _Kind(_counts_harm, _is_recounted, spares=lambda _, index: index > 0),
    _Kind(_may_be_limited, _is_limit),
    _Kind(_is_report_in_doubt, _is_rebutted, spares=lambda _, index: index > 0),
)
