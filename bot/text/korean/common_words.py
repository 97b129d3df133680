"""What a Korean word may be besides a name: whether frequent words of the language explain its syllables.

The dictionary of the morpheme analyser does not tell: it has 위종 and 능시 as nouns like 정부, and cuts names that it
does not know into such nouns and particles.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from bot.lang.scripts import syllable_letters
from bot.text.korean.morphemes import Morpheme
from bot.text.word_lists import wordlist

_CLOSED, _OPEN = frozenset("은이을과"), frozenset("는가를와")
"""Particles behind a consonant, and behind a vowel."""
_PARTICLES = frozenset("은는이가을를의에도만과와로서야나든")
"""Particles of one syllable."""
_ENDINGS = frozenset("고며면게지서니나자려도야아어여와해라다든던는은을한된할될인")
"""Last syllables of verbs."""
_PLACE, _PERSON = "지명", "인명"
_PLACES = wordlist("hangul_places_abroad") | wordlist("hangul_regions") | wordlist("hangul_regions_common")
_SUFFIXES = frozenset(
    "가간감객계고공과관교구국군권급기날단당대댁도동들등때력로료론류률리립면명모문물민반방번법별병보복부북분비사산상생서선설성세소속"
    "수시식신실심안액양업역열요용원왕월위율의인일임자장재적전점정제조족주죄중증지직진집차책처청체촌측층치탑토통파판팀편품풍필하학한함항해"
    "행형호화회후"
)
"""Nouns of one syllable that end compounds of a frequent noun: "국방*부*", "지난*해*"."""
_GROUPS = frozenset("회위국처청단팀측")
"""Those for bodies and groups, before which the dictionary may cut a noun: "상 인회"."""
_NEVER_COMPOUND = frozenset(
    "갈견곽권궁궉김낭누능두려렴뢰룡류륙림마매맹묘묵박변봉빈빙섭송엄엽옥옹왕윤음좌즙증채최추춘탁탄탕팽편표필함허홍황"
)
"""Family names that are no part of a compound with a noun behind: "*봉*하늘" is a person, "*전*세계" is none."""
_NEVER_FIRST = ("J", "E", "XS", "VCP", "IC")
"""Classes that begin no word. The dictionary has them for a family name that it does not know: "*도*해원"."""
_PARTICIPLES = ("XSV+ETM", "XSA+ETM")
"""Classes of the syllable that makes a participle of a noun: "피살*된*", "만취*한*". No given name ends in 된;
one may in 한, so that this needs a noun of an act or a state."""


def is_common(word: str) -> bool:
    """Whether two syllables are a frequent word."""
    return word in _common()


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    return wordlist("hangul_common")


def fits(particle: str, word: str) -> bool:
    """Whether a particle can follow a word: 은 a consonant, 는 a vowel, 의 both."""
    closed = syllable_letters(word[-1])[2] > 0
    return particle[:1] not in (_OPEN if closed else _CLOSED)


def is_explained(word: str, morphemes: Sequence[Morpheme]) -> bool:
    """Whether three syllables are words of the language: one noun, a frequent one with a particle or a syllable of a
    compound ("정부는", "국방성", "전세계"), a verb, a participle, or a number. `morphemes` are theirs by the
    dictionary, none where the word is in a sentence that was not read as Korean."""
    if not morphemes:
        return False
    first, last = morphemes[0], morphemes[-1]
    if len(morphemes) == 1:
        return len(first.text) >= len(word) and first.sense != _PERSON
    if is_common(word[:2]) and word[2:] in _GROUPS:
        return True
    if first.sense == _PLACE or first.text in _PLACES or first.pos in ("NR", "SN"):
        return True
    if last.pos[0] == "J" and len(last.text) > 1:
        return True
    if last.pos in _PARTICIPLES and (last.text == "된" or first.sense or first.pos == "XR"):
        return True
    if is_common(first.text):
        return fits(last.text, first.text) and _ends_word(last)
    if len(first.text) == 1 and is_common(last.text):
        return first.text == "도" or not (first.pos.startswith(_NEVER_FIRST) or first.text in _NEVER_COMPOUND)
    return first.pos[0] == "V" and word[-1] in _ENDINGS and (len(first.text) > 1 or last.pos[0] == "E")


def _ends_word(last: Morpheme) -> bool:
    """Whether a morpheme ends words behind a noun: a particle of `_PARTICLES`, an ending, a noun of `_SUFFIXES`; no
    verb with a stem of its own ("노을*찬*") or without an ending ("소유*담*"), no determiner ("한다*올*") and no other
    noun ("유정*본*"). The dictionary has syllables as particles and endings that are none in the news: "나래*울*"."""
    if last.pos.startswith(("VV", "VA")):
        return "+E" in last.pos and not last.pos.endswith("+ETM")
    if last.pos.startswith(("M", "VC")):
        return "+" in last.pos
    if last.pos[0] == "J" and len(last.text) == 1:
        return last.text in _PARTICLES
    return last.pos[0] != "N" or last.text in _SUFFIXES
