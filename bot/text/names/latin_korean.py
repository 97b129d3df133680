"""Recognise Korean names in Latin letters: a surname in any romanisation and one or two possible Korean syllables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.regexes import is_of, regex
from bot.text.names.given_syllables import is_likely_given
from bot.text.names.normalise import bare
from bot.text.word_lists import wordlist

SURE = wordlist("korean_surnames")
UNSURE = wordlist("korean_surnames_unsure")
_LIKE = (
    r"(?:(?:kk|gg|tt|dd|pp|bb|ss|jj|tch|ch|sh|kh|th|ph|[kgntdrlmbpsjhc])['’]?)?"
    r"(?:yeo|yae|yoo|you|yaw|wae|woe|weo|wei|eui|ui|ae|ai|ay|eo|eu|eou|oe|oi|oo|ou|uh|ee|ea|ie|ye|ya|yo|yu|yi|wa|woo|wo|wu|we|wi|[aeiouy])"
    r"(?:ng|ck|gh|lm|rn|[kgntdlrmpbhsw])?"
)
_SYLLABLE = regex(_LIKE)
_SYLLABLES = regex(rf"(?:{_LIKE}){{1,2}}")
_SURE = frozenset(name.lower() for name in SURE)
_ALL = _SURE | {name.lower() for name in UNSURE}
_WRITTEN = SURE | UNSURE | {name.upper() for name in SURE | UNSURE}
TITLES = wordlist("titles")
_JOINT = regex(r"[A-Z][a-z]{3,}(?=[A-Z][a-z])")
"""A word up to a capital inside it."""
_CAPITAL = regex(r"[A-Z](?<![\w'’-][A-Z])[A-Za-z]*(?=[ \xa0][A-Z])")
"""A capitalised word before another one: a possible family name."""
_NAME = regex(
    r"(?P<family>[A-Za-z]+)[ \xa0]"
    r"(?P<first>[A-Z][a-z]{0,7}|[A-Z]{2,8})(?:(?P<join>[-‐‑–]|[ \xa0])(?P<second>[A-Z]?[a-z]{1,6}|[A-Z]{1,7}))?"
    r"(?![\w-])"
)
_REVERSED = regex(
    r"(?P<given>[A-Z](?<![\w'’-][A-Z])[a-z]{0,6}[-‐‑–][A-Za-z][a-z]{0,6})[ \xa0](?P<family>[A-Z][a-z]{1,6})(?![\w-])"
)
_FAMILY_LAST = regex(
    r"(?P<given>[A-Z](?<![\w'’-][A-Z])[a-z]{1,6} [A-Z][a-z]{1,6}|[A-Z](?<![\w'’-][A-Z])[a-z]{3,13})"
    r"[ \xa0](?P<family>[A-Z][a-z]{1,6})(?![\w-])"
)
_HYPHENATED = regex(
    r"(?P<family>[A-Z](?<![\w'’-][A-Z])[a-z]{1,6})[ \xa0](?P<given>[A-Z][a-z]{1,6}[-‐‑–][A-Za-z][a-z]{1,6})(?![\w-])"
)
_LETTERS = r"[A-Z]\.[- ]?[A-Z]\."
_TWO_INITIALS = regex(_LETTERS)
_INITIALS = regex(
    rf"(?P<before>(?<![\w.'’-]){_LETTERS}) ?(?P<family>[A-Z][a-z]+)(?![\w-])|(?P<first>[A-Z][a-z]+) {_LETTERS}"
)
LISTED = regex(
    r"(?P<first>[A-Z](?<![\w'’.-].)[a-z]+(?:, [A-Z][a-z]+){0,12}),? and (?P<last>[A-Z][a-z]+)(?![\w'’-]| [A-Z]| dynast)"
)
_REIGN = regex(r"[A-Z](?<![\w'’-].)[a-z]+(?= of (?:Goryeo|Koryo|Joseon|Choson|Silla|Baekje|Goguryeo|Koguryo|Balhae)\b)")
"""The name of a ruler before the name of the realm."""
_MARKS = regex(r"['’ʻʼ`]")
ENGLISH = wordlist("english_syllables")


_PLACE_OF = regex(
    r"In\s(?P<place>[A-Z][a-z]+)(?=\s(?:we|I|he|she|they|it|you|there|the|an?|my|our|his|her|their|its)\b)"
)


def place_behind_in(text: str, start: int) -> int | None:
    """Where a place begins after "In" at `start`, which is also a family name: "In *Musan* we had bread"."""
    found = _PLACE_OF.match(text, start)
    return found.start("place") if found is not None else None


def is_title(word: str) -> bool:
    """Whether a word before a name is not part of it: "Dr.", "Ministers", "Vice-Premier"."""
    bare = word.strip(".,").lower()
    return bare in TITLES or bare.rpartition("-")[2].removesuffix("s") in TITLES


def is_surname(word: str) -> bool:
    """Whether a word is a Korean family name in some spelling."""
    return word.lower() in _ALL


def is_syllable(word: str) -> bool:
    """Whether a word could be one Korean syllable in some romanisation."""
    return _SYLLABLE.fullmatch(word.lower()) is not None


def is_given(word: str) -> bool:
    """Whether a word could be a given name of one or two syllables, hyphenated or not."""
    parts = re.split(r"[-‐‑–]", word.lower())
    if len(parts) > 2:
        return False
    return all(_SYLLABLES.fullmatch(part) is not None for part in parts)


def is_korean(name: str) -> bool:
    """Whether a name in Latin letters is a possible Korean full name, family name first; McCune-Reischauer's breves and
    apostrophes are ignored."""
    parts = (name if name.isascii() and "'" not in name else _MARKS.sub("", bare(name))).split()
    if len(parts) == 2:
        return is_surname(parts[0]) and is_given(parts[1])
    return len(parts) == 3 and is_surname(parts[0]) and all(is_syllable(part) for part in parts[1:])


_SOUNDS = {
    "young": "yong", "yeo": "yo", "eo": "o", "eu": "u", "oo": "u", "ee": "i", "ae": "e", "ch": "j", "sh": "s",
    "kk": "g", "k": "g", "tt": "d", "t": "d", "pp": "b", "p": "b", "r": "l", "jj": "j",
}  # fmt: skip


def sound(name: str) -> str:
    """A key by sound that is equal for the usual romanisations of one Korean name."""
    key = "".join(re.split(r"[\s\-‐‑–'’]+", name.lower()))
    for spelled, plain in _SOUNDS.items():
        key = key.replace(spelled, plain)
    return key


def glued_title(word: str) -> int:
    """The length of a title that a source ran into the name after it ("ComradeKim"), 0 for any other word."""
    joint = _JOINT.match(word)
    return joint.end() if joint and joint.group().lower() in TITLES else 0


def is_person(name: str) -> bool:
    """Whether a name of two or three words can be nothing but a Korean's: one word, first or last, is a family name and
    the others are frequent syllables of given names."""
    words = name.title().split()
    if not 1 < len(words) <= 3:
        return False
    return any(
        is_surname(family) and is_likely_given(" ".join(given))
        for family, given in ((words[0], words[1:]), (words[-1], words[:-1]), (words[-1], words[1:-1]))
    )


def candidates(text: str) -> Iterator[tuple[int, int, bool]]:
    """(start, end, sure) of spans that may be a Korean's full name. `sure` if the form alone is evidence enough ("Kim
    Jong Un", "Park Chan-ho"); else ("Lee Jun") the language model has to agree."""
    full = list(_full_names(text))
    yield from filter(None, map(_candidate, full))
    taken = {at for match in full for at in range(*match.span())}
    for match in (*_REVERSED.finditer(text), *_FAMILY_LAST.finditer(text), *_HYPHENATED.finditer(text)):
        if match.start() not in taken and _is_name(match):
            sure = not is_of(match, _FAMILY_LAST) or (" " in match["given"] and match["family"] in SURE)
            yield match.start(), match.end(), sure
    for match in _REIGN.finditer(text):
        if is_given(match[0]):
            yield match.start(), match.end(), True
    yield from _listed(text)
    for match in _INITIALS.finditer(text) if _TWO_INITIALS.search(text) else ():
        if (match["family"] or match["first"]).lower() in _SURE:
            yield match.start(), match.end(), True


def _listed(text: str) -> Iterator[tuple[int, int, bool]]:
    """The words of lists of family names: "Son, Hwangbo and Cha"."""
    for match in LISTED.finditer(text):
        words = [*re.finditer(r"\w+", text[match.start("first") : match.end("first")]), re.match(r"\w+", match["last"])]
        if any(word[0] in SURE for word in words if word) and all(word and is_surname(word[0]) for word in words):
            for at in re.finditer(r"[A-Z]\w*", match[0]):
                yield match.start() + at.start(), match.start() + at.end(), True


def _is_name(match: re.Match[str]) -> bool:
    """Whether the parts of a match are a given name and, before or after it, a family name."""
    given, family = match["given"], match["family"]
    if is_of(match, _REVERSED) and family in SURE:
        return is_given(given)
    if is_of(match, _FAMILY_LAST):
        return is_surname(family) and not _is_english(family) and is_likely_given(given)
    return is_likely_given(given) and _may_be_family(family)


def _candidate(match: re.Match[str]) -> tuple[int, int, bool] | None:
    """The candidate in a match of `_NAME`, with or without its last word; None if the given name is not Korean."""
    family, first, join, second = match.group("family", "first", "join", "second")
    hyphenated = join is not None and join not in " \xa0"
    known = family.lower() in _SURE
    likely = second is not None and is_likely_given(f"{first} {second}")
    english = first.lower() in ENGLISH and not hyphenated and not (known and likely)
    if not is_given(first) or (english and second is None):
        return None
    written = second is not None and (
        second.isupper() or (second[0].isupper() and match.string.startswith(",", match.end()))
    )
    if second is not None and _are_syllables(first, second, sure=hyphenated or (known and likely and written)):
        told = known or (likely and not _opens_sentence(match))
        return match.start(), match.end(), hyphenated or (not english and told)
    if place_behind_in(match.string, match.start()) is not None:
        return None
    if not hyphenated and not english:
        return match.start(), match.end("first"), is_likely_given(first) and (known or not _is_english(family))
    return None


def _opens_sentence(match: re.Match[str]) -> bool:
    """Whether a match is at the beginning of a sentence, where any word has a capital."""
    before = match.string[max(0, match.start() - 3) : match.start()].rstrip(" \"“‘'(")
    return not before or before[-1] in ".!?:\n"


def _may_be_family(word: str) -> bool:
    """Whether a word of one syllable may be a family name in a spelling that is in no list."""
    return is_syllable(word) and not _is_english(word)


def _is_english(word: str) -> bool:
    return word.lower() in ENGLISH or word.lower() in TITLES


def _are_syllables(first: str, second: str, *, sure: bool) -> bool:
    """Whether two words are the two syllables of a given name; if that is not sure otherwise, the second has a capital
    and is no English word."""
    if not (is_syllable(first) and is_syllable(second)):
        return False
    return sure or (second.lower() not in ENGLISH and second[0].isupper())


def _full_names(text: str) -> Iterator[re.Match[str]]:
    """The non-overlapping matches of `_NAME` that begin with a Korean family name."""
    end = 0
    for word in _CAPITAL.finditer(text):
        start = word.start() + glued_title(word.group())
        if start >= end and text[start : word.end()] in _WRITTEN and (match := _NAME.match(text, start)):
            end = match.end()
            yield match
