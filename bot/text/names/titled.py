"""Names as people type them, with a title: "김정은 위원장", "안규백 국방부 장관", "President Putin", 金正恩委員長."""

from __future__ import annotations

from collections.abc import Iterator

from bot.lang.scripts import HAN, KANA, hangul_count
from bot.regexes import regex
from bot.text.word_lists import wordlist

_BEHIND = sorted(wordlist("hangul_titles") | wordlist("hangul_ranks") | wordlist("hangul_posts"), key=len, reverse=True)
_BEFORE = wordlist("titles")
_PLACES = wordlist("hangul_places_abroad")
_FULL_NAME = regex(f"(?:{'|'.join(wordlist('hangul_families'))})[가-힣]{{1,2}}")
_BEFORE_TITLE = frozenset(["전", "前", "현", "現"])
"""Korean words for a former and a present holder."""
_EAST_ASIAN = regex(
    rf"([{HAN}{KANA}・ー]{{2,}}?)\s?(?:前|元|現|前任)?(?:国家|國家|国務|國務|国务)?(?:米|露|中|韓|美|俄)?"
    "(?:大統領|大统领|总统|總統|主席|総書記|总书记|總書記|委員長|委员长|首相|总理|總理|外相|外长|外長|国防相|防衛相"
    "|防长|防長|長官|长官|部长|副部長|副部长|国务卿|议员|議員|代表|大使|将军|将軍|氏|さん|先生)"
)
_BODY = regex(r"[가-힣](?:부|처|청|실|국|당|위|회|군|원|소|대|사|시|도|은행)$")
"""The body that somebody heads, between the name and the title."""
_SHORTEST = 2
"""The fewest syllables of a Korean name, since too many people have a family name alone."""


def without_title(name: str) -> tuple[str, ...]:
    """The possible forms of a name without its title, the longest first; none if it has no title.

    A title in Korean is after the name, with or without a space, and a body, a country or 전 may be between them.
    """
    if hangul_count(name):
        return tuple(dict.fromkeys(_korean(name)))
    if typed := _EAST_ASIAN.fullmatch(name.strip()):
        return (typed[1],)
    return tuple(_english(name))


def _korean(name: str) -> Iterator[str]:
    typed = name.strip()
    polite = typed.removesuffix("님")
    title = next((one for one in _BEHIND if polite.endswith(one)), "")
    words = polite.removesuffix(title).split()
    if len(polite) == len(typed) and not title:
        return
    first = words[0] if len(words) > 1 and _FULL_NAME.fullmatch(words[0]) else None
    while words and hangul_count(shorter := " ".join(words)) >= _SHORTEST:
        last = words.pop()
        if last in _BEFORE_TITLE:
            continue
        yield shorter
        if not (last in _PLACES or _BODY.search(last)):
            break  # a given name, without which it is another person's
    if first is not None:  # the word after a full name is not part of it: 조현 외교장관
        yield first


def _english(name: str) -> Iterator[str]:
    words = name.split()
    titles = next((at for at, word in enumerate(words) if word.casefold().rstrip(".") not in _BEFORE), len(words))
    if 0 < titles < len(words):
        yield " ".join(words[titles:])
