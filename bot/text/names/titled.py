"""Names as people type them, with a title: "김정은 위원장", "안규백 국방부 장관", "President Putin", 金正恩委員長."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from bot.lang.folding import words_of_both_scripts
from bot.lang.scripts import HAN, KANA, hangul_count
from bot.regexes import any_of, regex
from bot.text.word_lists import wordlist

_BEHIND = sorted(wordlist("hangul_titles") | wordlist("hangul_ranks") | wordlist("hangul_posts"), key=len, reverse=True)
_BEFORE = wordlist("titles")
_PLACES = wordlist("hangul_places_abroad")
_FULL_NAME = regex(f"(?:{any_of(wordlist('hangul_families'))})[가-힣]{{1,2}}")
_BEFORE_TITLE = frozenset(["전", "前", "현", "現"])
"""Korean words for a former and a present holder."""
_UNSPACED = regex(rf"[{HAN}{KANA}・·ー\s]{{3,}}")
_QUALIFIER = regex("(?:前任|副|前|元|現|现|国家|國家|国務|國務|国务|米|露|中|韓|韩|美|俄|日|朝)$")
"""What may stand between a Japanese or Chinese name and its title: トランプ*前*大統領, 習近平*国家*主席."""
_HEADED = regex(rf"[{HAN}]{{0,8}}[部党黨省院会會軍军府庁厅廳国國局社委]")
"""The body that somebody heads, between a Japanese or Chinese name and the title: 毛寧*外交部*報道官."""
_LONGEST_WITH_BODY = 4
"""Characters of a name before a body; longer ones are foreign and stand alone."""
_BODY = regex(r"[가-힣](?:부|처|청|실|국|당|위|회|군|원|소|대|사|시|도|은행)$")
"""The body that somebody heads, between the name and the title."""
_SHORTEST = 2
"""The fewest syllables of a Korean name, since too many people have a family name alone."""


def without_title(name: str) -> tuple[str, ...]:
    """The possible forms of a name without its title, the longest first; none if it has no title.

    A title in Korean or Japanese is after the name, with or without a space, and a body, a country or 전 may be between
    them; one in Chinese is before or after it.
    """
    if hangul_count(name):
        return tuple(dict.fromkeys(_korean(name)))
    if _UNSPACED.fullmatch(name.strip()):
        return tuple(dict.fromkeys(_east_asian(name.strip())))
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


def _east_asian(typed: str) -> Iterator[str]:
    titles = _east_asian_titles()
    if title := next((one for one in titles if typed.endswith(one)), ""):
        name = typed.removesuffix(title).rstrip()
        while len(shorter := _QUALIFIER.sub("", name)) < len(name):
            name = shorter.rstrip()
        if len(name) >= _SHORTEST:
            yield name
        sizes = range(_LONGEST_WITH_BODY, _SHORTEST - 1, -1)
        yield from (name[:size] for size in sizes if _HEADED.fullmatch(name, size))
        return
    for start in range(len(typed) - _SHORTEST, 0, -1):
        if typed.endswith(titles, 0, start):
            yield typed[start:].lstrip()
            return


@cache
def _east_asian_titles() -> tuple[str, ...]:
    """Japanese and Chinese titles, in both scripts, the longest first."""
    words = wordlist("japanese_persons") - wordlist("japanese_no_offices")
    words |= words_of_both_scripts(wordlist("chinese_persons") - wordlist("chinese_no_offices"))
    return tuple(sorted(words | {"氏", "さん", "先生", "女士", "将军", "將軍"}, key=len, reverse=True))


def _english(name: str) -> Iterator[str]:
    words = name.split()
    titles = next((at for at, word in enumerate(words) if word.casefold().rstrip(".") not in _BEFORE), len(words))
    if 0 < titles < len(words):
        yield " ".join(words[titles:])
