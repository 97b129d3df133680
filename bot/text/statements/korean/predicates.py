"""Classify the verbs of Korean sentences: whether one is a verb of speech, and whether the speech took place.

강조했다, 밝히며, 덧붙인            verbs of speech, by a list
고개를 저었다, 불만을 터뜨린다      any verb that takes "…다고", alone or with its object
믿는다, 알려졌다, 불린다            verbs of thought, passives: none
밝히지 않았다, 밝힐 예정이다        denied, planned: no speech took place
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from bot.lang.scripts import HANGUL, is_hangul, syllable_letters
from bot.regexes import any_of, regex
from bot.text.korean.words import KoreanWord, KoreanWords, WordPart
from bot.text.names.north_south import with_northern
from bot.text.statements.korean.sentences import is_nominal_cue
from bot.text.statements.quotation_marks import HIDDEN
from bot.text.word_lists import wordlist

_NOUNS = with_northern(wordlist("hangul_cues"))
_SPEECH = regex(
    rf"(?P<noun>{any_of(_NOUNS)})(?:하|했|한|할|함|합|해|드리|드렸|올리|올렸)|{any_of(wordlist('hangul_cue_stems'))}"
)
_NO_SPEECH = regex(any_of(wordlist("hangul_no_speech")))
_SHOWS = regex("보[이였]")
_JUDGES = regex("(?:봤|보았)(?!을)")
_JUDGED = regex(rf"(?:[다라자]|{HIDDEN}(?:이라|라)?)고$")
_LINK = 3
"""The most characters of the end of content with its link."""
_DO = regex(
    rf"(?:했|하였|하시였|하셨)(?:다|으나|지만|고|으며|습니다|는데|다고)[{HANGUL}]*|(?:하시)?(?:하면서|하며)|하자(?![고는며])"
)
"""하다 without a noun: "…다고 했다". "…다고 한다" is hearsay, and "…다고 해서" a reason."""
_ANY_DO = regex("[하했한할함합해]")
_VERBS = frozenset({"VV", "VX", "XSV", "VA", "XSA", "VCP", "VCN"})
_ACTS = frozenset({"VV", "VX", "XSV"})
_STATES = frozenset({"VA", "XSA"})
_PASSIVE_SUFFIX = regex("[되됐된돼될됨받당]")
_PASSIVE = regex("[졌진지져질]")
_CONNECTIVES = regex("(?:고|곤|며|면서|면서도|지만|는데|은데|으나|나|으니|더니|다|자|다고|라고|자고|냐고|다는데)$")
_OPEN_VOWELS = frozenset({0, 1, 4, 5, 6, 9, 10, 14})
"""The vowels in which the connective 아, 어, 여 leaves a stem: ㅏ ㅐ ㅓ ㅔ ㅕ ㅘ ㅙ ㅝ."""
_COMPLEMENT = regex("(?:다|라|자|냐)(?:고|며|면서)$")
"""The end of a verb that is content itself: only a verb of speech may be reported as well."""
_FAMILIES = frozenset({"문"})
"""Family names that the analyser takes for verbs: "문 후보"."""
_CHANGES = regex("(?:지만|는데|은데|으나|나)$")
_GOES_ON = regex("[왔오온있놓놨두뒀줬]")
"""Auxiliary verbs of speech that went on: "주장해 왔다", "반박하고 있다"."""
_QUESTION = regex("(?:까|라|자|냐|니|오)$")
_ASKS = regex(r"(?<=[나가까지죠니냐])[.?]|\?")
"""The end of a question after its verb: "닫았다고 보나."."""
_RELAYED = regex("(?:다|라)(?:고|며|면서|는)$")
_INSTEAD = regex(r"\s(?:반면|가운데|데 (?:이어|반해|대해)),?\s")
_ONLY = regex("(?<=[았었했혔렸졌췄])을 뿐")
"""Behind the stem of what somebody did and nothing else: "…고 말했*을 뿐*"."""
_NEVER = regex(r"\s(?:적|바)[이은가]?\s*없")
_TIME_BEHIND = regex(r"\s(?:뒤|후|다음|직후|이후|데|반면|가운데|바|채|때|지|적)(?![가-힣]{2})")
"""Nouns for a time or a manner, after a clause that the sentence's topic may be the subject of: "…고 말한 뒤"."""
_QUOTED = regex(rf"(?:{HIDDEN}(?:라|이라)?|[다라자냐])고\s$")
"""The end of quoted content before a verb."""
_IT_IS_KNOWN = regex(
    r"\s것으로\s(?:알려[졌진]|전해[졌진]|밝혀[졌진]|확인[됐된]|파악[됐된]|조사[됐된]|보도[됐된]|드러[났난]|나타[났난]|보[인였])"
)
"""Words after a clause whose subject is the sentence's topic: "…고 말한 것으로 알려졌다"."""
_FACT_BEHIND = regex(r" (?:(?:바|적이?)(?:도|가)? 있|뿐)")
"""Words behind a verb that only state its event: "…고 *밝힌* 바 있다", "…고 *말했을* 뿐"."""
_WHEN = regex("(?<![다라자냐])자$")
"""The ending of a clause on which another subject acts: "…고 묻자"."""
_RECEIVED = regex("[받당]")
"""Verbs that make a passive of the noun before them: "자백받았다"."""
_N_FINAL = 4
"""The final letter ㄴ of a syllable, by its place in Unicode's order."""


class Predicate(NamedTuple):
    """A verb: its word [start, end) of the text and the noun that 하다 follows, if any.

    `is_speech`: it is a verb of speech, by the list. `is_told`: its form says that the event took place. `is_silent`: a
    verb of thought, a passive or an adjective; `is_hearsay`: a passive, or 한다, which may report words of the
    sentence's topic. `is_plain`: a bare 하다. `is_adverbial`: its form modifies the next verb. `is_inner`: it is in a
    clause that has a subject of its own ("…고 말한 총리", "…고 묻자"); `is_timed`: in one that may have ("…고 말한
    뒤").
    """

    start: int
    end: int
    noun: str
    is_speech: bool
    is_told: bool
    is_silent: bool
    is_hearsay: bool
    is_plain: bool
    is_adverbial: bool
    is_adnominal: bool
    is_inner: bool
    is_timed: bool
    is_relayed: bool
    changes: bool

    @property
    def is_report(self) -> bool:
        """Whether it is a bare 하다 that reports what comes before it: "…다고 했고"."""
        return self.is_plain and not self.is_silent


_NOMINAL = Predicate(
    0,
    0,
    "",
    is_speech=True,
    is_told=True,
    is_silent=False,
    is_hearsay=False,
    is_plain=False,
    is_adverbial=False,
    is_adnominal=False,
    is_inner=False,
    is_timed=False,
    is_relayed=False,
    changes=False,
)
"""A noun for speech that ends its sentence."""


class KoreanPredicates:
    """The verbs of a text; `masked` is the text with its quotations replaced. The words at the offsets `names` are
    persons, though the analyser may have taken one for a verb: "줄었다고 *박서린* 의원은"."""

    def __init__(self, masked: str, words: KoreanWords, names: Collection[int]) -> None:
        self._masked = masked
        self._words = words
        self._names = names
        self._read: dict[int, Predicate | None] = {}

    def at(self, word: KoreanWord) -> Predicate | None:
        """The verb of a word; None for a word without one."""
        if word.start not in self._read:
            self._read[word.start] = self._predicate(word)
        return self._read[word.start]

    def speech(self, start: int, end: int) -> Iterator[Predicate]:
        """The verbs of speech in [start, end) that took place."""
        return (one for one in self.between(start, end) if one.is_speech and one.is_told)

    def between(self, start: int, end: int) -> Iterator[Predicate]:
        """The verbs in [start, end)."""
        return (found for word in self._words.between(start, end) if (found := self.at(word)) is not None)

    def changes(self, start: int, end: int) -> Iterator[int]:
        """The places in [start, end) from which there may be another speaker: after "…고 말했고," and "…고 밝힌
        반면"."""
        for predicate in self.between(start, end):
            if not predicate.is_told or not (predicate.is_speech or predicate.is_report):
                continue
            if predicate.changes:
                yield _skip(self._masked, predicate.end)
            elif predicate.is_adnominal and (instead := _INSTEAD.match(self._masked, predicate.end)):
                yield instead.end()

    def _predicate(self, word: KoreanWord) -> Predicate | None:
        if word.text in _FAMILIES or word.start in self._names:
            return None
        if (
            word.text == "한"
            and _QUOTED.search(self._masked, max(0, word.start - 5), word.start)
            and self._is_before_time(word)
        ):
            word = word._replace(parts=(word.parts[0]._replace(pos="VV+ETM"),))  # often tagged as "one"
        if is_nominal_cue(self._masked, word.start):
            return _NOMINAL._replace(start=word.start, end=word.end, noun=word.text)
        ending = word.parts[-1].pos[0]
        if ending == "J" and not _is_ending(word.parts):
            return None
        at = next((place for place, part in enumerate(word.parts) if part.first_class in _VERBS), -1)
        if at < 0 and ending in "NJX":
            return None
        speech = _SPEECH.match(word.text)
        if at < 0 and speech is None:
            return None
        verb = word.parts[at]
        noun = speech["noun"] if speech and speech["noun"] else "".join(part.text for part in word.parts[:at])
        surface = word.text[verb.start - word.start :]
        is_plain = not noun and _ANY_DO.match(word.text) is not None
        is_passive = verb.pos.startswith("XSV") and _PASSIVE_SUFFIX.match(verb.text) is not None
        is_passive = is_passive or (at > 0 and speech is None and _RECEIVED.match(verb.text) is not None)
        is_passive = is_passive or any("VX" in part.pos and _has_become(part) for part in word.parts[max(at, 0) :])
        is_silent = is_passive or (
            speech is None
            and (
                not _is_act(verb)
                or (_NO_SPEECH.match(noun or surface) is not None and not (self._shows(word) or self._judges(word)))
                or (is_plain and not self._does(word))
            )
        )
        last = word.parts[-1] if word.parts[-1].pos[0] != "J" else word.parts[-2]
        is_report = is_plain and not is_silent
        is_told = self._is_told(word, last, is_known=speech is not None or is_report)
        is_adnominal = last.last_class == "ETM" and _FACT_BEHIND.match(self._masked, word.end) is None
        is_timed = is_adnominal and self._is_before_time(word)
        is_known = is_adnominal and _IT_IS_KNOWN.match(self._masked, word.end) is not None
        is_when = _is_when(word, last)
        is_past = any("EP" in part.pos and not part.text.startswith("겠") for part in word.parts)
        return Predicate(
            word.start,
            word.end,
            noun,
            speech is not None and not is_passive,
            is_told,
            is_silent,
            is_passive or (is_plain and not is_report),
            is_plain,
            speech is None and last.last_class == "EC" and not is_told and _is_adverbial(last.text),
            is_adnominal,
            is_when or (is_adnominal and not is_timed and not is_known),
            is_timed,
            _RELAYED.search(word.text) is not None,
            last.last_class in ("EC", "EF")
            and (_CHANGES.search(word.text) is not None or (is_past and word.text.endswith(("고", "며")))),
        )

    def _does(self, word: KoreanWord) -> bool:
        """Whether a bare 하다 reports: "…고 했다", "…고 한 뒤"; not "…고 한다", which is hearsay."""
        return (word.text == "한" and self._is_before_time(word)) or _DO.match(word.text) is not None

    def _is_before_time(self, word: KoreanWord) -> bool:
        return _TIME_BEHIND.match(self._masked, word.end) is not None

    def _shows(self, word: KoreanWord) -> bool:
        """Whether a verb for an appearance has an object: "눈물을 *보였다*"."""
        before = self._words.before(word)
        is_beside = before is not None and before.end + 1 == word.start and before.parts[-1].last_class == "JKO"
        return is_beside and _SHOWS.match(word.text) is not None

    def _judges(self, word: KoreanWord) -> bool:
        """Whether a verb of sight directly follows what somebody takes to be so: "…다고 *봤다*"."""
        before = self._words.before(word)
        return (
            before is not None
            and before.end + 1 == word.start
            and _JUDGED.search(self._masked, max(0, before.end - _LINK), before.end) is not None
            and _JUDGES.match(word.text) is not None
        )

    def _is_told(self, word: KoreanWord, last: WordPart, *, is_known: bool) -> bool:
        """Whether the form of a verb says that its event took place."""
        before, after = self._words.before(word), self._words.after(word)
        if before is not None and before.text in ("안", "못") and before.end + 1 == word.start:
            return word.text.startswith("박")  # 못 박았다: made it plain
        if _NEVER.match(self._masked, word.end) or _ASKS.match(self._masked, word.end):
            return False
        if last.last_class == "ETM":
            return _is_past_adnominal(last.text) or _ONLY.match(self._masked, word.end - 1) is not None
        if last.last_class == "EF":
            return _QUESTION.search(word.text) is None
        if (last.last_class == "EC" and _CONNECTIVES.search(word.text)) or _is_when(word, last):
            if word.text.endswith("고자"):
                return False
            if (
                last.text == "고"
                and after is not None
                and after.parts[0].pos.startswith("VX")
                and after.start == word.end + 1
            ):
                return _GOES_ON.match(after.text) is not None
            return is_known or _COMPLEMENT.search(word.text) is None
        if last.last_class == "EC" and _is_adverbial(last.text) and not word.text.endswith("게"):
            if after is not None and after.parts[0].pos.startswith("VX") and after.start == word.end + 1:
                return _GOES_ON.match(after.text) is not None
            return is_known and not word.text.endswith("라")
        return last.pos == "UNKNOWN" and is_known and word.text.endswith(("다", "고", "며", "면서"))


def _is_act(verb: WordPart) -> bool:
    """Whether a morpheme is a verb; also of an adjective with the auxiliary that makes one: "조심*스러워했*다"."""
    return verb.first_class in _ACTS or (verb.first_class in _STATES and "VX" in verb.pos)


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in ", \xa0":
        at += 1
    return at


def _is_ending(parts: tuple[WordPart, ...]) -> bool:
    """Whether a word ends with the ending of a verb, and a particle after it: "…다고도"."""
    return len(parts) > 1 and parts[-2].last_class == "EC"


def _has_become(part: WordPart) -> bool:
    """Whether a morpheme is, or ends with, the auxiliary of passives: "알려졌다"."""
    classes = part.pos.split("+")
    place = classes.index("VX")
    if place == 0:
        return _PASSIVE.match(part.text) is not None
    return any(_PASSIVE.match(letter) for letter in part.text[1:])


def _is_when(word: KoreanWord, last: WordPart) -> bool:
    """Whether a verb ends a clause on which another subject acts. Before some names the analyser takes "묻자" for a
    stem."""
    return last.last_class in ("EC", "VV") and len(word.text) > 1 and _WHEN.search(word.text) is not None


def _is_adverbial(ending: str) -> bool:
    """Whether an ending joins a verb to the next one: "따져 물었다", "강하게 비판했다"."""
    if not is_hangul(ending[-1:]):
        return False
    _, vowel, final = syllable_letters(ending[-1])
    return ending[-1] == "게" or (final == 0 and vowel in _OPEN_VOWELS)


def _is_past_adnominal(text: str) -> bool:
    """Whether an adnominal ending is that of the past: 밝힌, but not 밝히는 and 밝힐."""
    if text.endswith("는") or not is_hangul(text[-1]):
        return False
    return syllable_letters(text[-1])[2] == _N_FINAL
