"""Which names of a byline are known to have the family name last, and may be written with it first.

A byline does not say which of its words is the family name. Names in Hangul or Chinese characters, names in Latin
letters among whose words is an East Asian family name, and names of organisations stay as they are.
"""

from __future__ import annotations

import re

from msgspec import Struct

from bot.regexes import regex

_KOREAN = (
    "ahn an bae baek baik bak bang byun cha chae chang cho choe choi chon chong chu chun chung eom eun gang gil "
    "go gong goo gu gwak gwon ha ham han heo hong hu huh hur hwang hyun im jang je jeon jeong ji jin jo jon "
    "jong joo ju jun jung kang kil kim ko kong koo ku kwak kwon lee lim ma maeng min mo moon mun myung na nam "
    "namgung no noh oh ok om pae paek paik pak pang park pyo ra rah ri rim ro roh rhee ryang ryom ryoo ryu seo "
    "seol seok shim shin sim sin so sohn son song suh suk sung tae tak u uh um wang wi woo won yang yi yim yo "
    "yom yoo yoon you yu yuk yum yun"
)
_CHINESE_JAPANESE_VIETNAMESE = (
    "abe aoki bai cai cao chen cheng cui dai deng ding dong du fan fang feng fu fujita gao ge gu guo hashimoto "
    "hayashi he hou hsu hu huang ishiba ishida ishii ito jia jiang kato kimura kishida kobayashi kong lai le li "
    "liang liao lin liu long lu luo mao matsumoto meng mori nakamura nguyen ogawa okada pan peng pham qian qin "
    "qiu ren saito sasaki sato shao shen shi shimizu suga sun suzuki takahashi takaichi tan tanaka tang tian "
    "tran tsai watanabe wei wen wu xi xia xiao xie xiong xu xue yamada yamaguchi yamamoto yan yao ye yin "
    "yoshida yuan zeng zhang zhao zheng zhong zhou zhu zou"
)
_EAST_ASIAN = frozenset(f"{_KOREAN} {_CHINESE_JAPANESE_VIETNAMESE}".split())
_ORGANISATION_WORDS = (
    "agence agency association board bureau center centre channel committee company correspondent council daily "
    "desk editor editorial editors embassy foundation group herald institute journal magazine media ministry "
    "monitoring network news newsroom office organisation organization post press project radio report reporter "
    "reporters research review service society staff studio team television times today tribune tv university "
    "voice wire world writer writers"
)
_ORGANISATION = frozenset(_ORGANISATION_WORDS.split())
_PARTICLE_WORDS = "al bin da de del della den der di dos du el la le ten ter van von"
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
_WORD = regex(r"[A-Za-z\u00c0-\u024f.'’\-]+")
_ACRONYM = regex(r"[A-Z]{3,}")
_IBERIAN = regex(r"[áéíóúñãõç]|[b-df-hj-np-tv-z]ez$", re.IGNORECASE)
"""A word of a Spanish or Portuguese name, in which the last two words are the family name: García Márquez."""
_MOST_WORDS = 6


class FamilyNameLast(Struct, frozen=True):
    """A name such as "Jan van der Meer Jr." in its parts."""

    family: str
    given: str
    suffix: str = ""


def family_name_last(name: str) -> FamilyNameLast | None:
    """The parts of a name whose last word is known to be the family name; else None."""
    words = name.split()
    suffix = words.pop() if len(words) > 2 and words[-1].strip(".").casefold() in _SUFFIXES else ""
    if not 2 <= len(words) <= _MOST_WORDS or not all(map(_WORD.fullmatch, words)):
        return None
    folded = [word.strip(".").casefold() for word in words]
    if _EAST_ASIAN.intersection(folded) or _ORGANISATION.intersection(folded) or any(map(_ACRONYM.fullmatch, words)):
        return None
    if len(words) > 2 and any(map(_IBERIAN.search, words[-2:])):
        return None
    start = next((at for at, word in enumerate(words) if at and word in _PARTICLES), len(words) - 1)
    if words[-1].islower() or any(word.islower() for word in words[:start]):
        return None
    return FamilyNameLast(" ".join(words[start:]), " ".join(words[:start]), suffix)


def initials(given: str) -> str:
    """Given names as initials: `Mary-Jane Ann` as `M.-J. A.`"""
    return " ".join(
        "-".join(f"{piece[0].upper()}." for piece in word.split("-") if piece)
        for word in given.replace(".", " ").split()
    )
