"""Join the parts of a foreigner's name of which the tagger knows the first only: "*거스* 포옛 전북 감독 … 포옛 감독은".

The second part is a person elsewhere in the document, and the first nowhere without it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from bot.lang.scripts import HANGUL
from bot.regexes import regex
from bot.text.entities.korean.persons import ENDS, OFFICE, TITLE
from bot.text.korean.loan_likeness import FOREIGN, loan_level
from bot.text.korean.names import PERSON, KoreanName
from bot.text.word_lists import wordlist

_ENDS = regex(ENDS)
_WORD = regex(rf" (?P<word>[{HANGUL}]{{2,8}})(?![{HANGUL}])")
_SHORTEST = 2
_OF_BOTH = regex(rf"(?P<first>[{HANGUL}]{{2,5}}) (?P<given>[{HANGUL}]{{2}})")
_FAMILY = regex(
    " [김이리박최정강조윤장임림신한오서권황안송류유홍문손배백허남심노]"
    rf"(?= (?:[{HANGUL}A-Za-z]{{1,12}} ){{0,2}}[{HANGUL}]{{0,8}}?(?:{TITLE}|{OFFICE}){ENDS})"
)
"""The family name of a Korean abroad, behind both given names and before an office: "레이철 민영 *리* 연구원"."""
_GIVEN_FIRST, _GIVEN_SECOND = wordlist("hangul_given_first"), wordlist("hangul_given_second")


def with_second_names(
    text: str, names: Sequence[KoreanName], titled: Collection[tuple[int, int]]
) -> Iterator[KoreanName]:
    """The names; a foreigner's of one word with the next word if that is a person elsewhere. `titled` are the persons
    that the name rules found."""
    persons = [(name.start, name.end) for name in names if name.label == PERSON] + [*titled]
    single = {text[start:end] for start, end in persons if " " not in text[start:end] and end - start >= _SHORTEST}
    for name in names:
        end = _second_end(text, name, single) if name.label == PERSON else name.end
        first = text[name.start : name.end]
        is_alone = end > name.end and any(
            text[one:other] == first and one != name.start and not text.startswith(text[name.start : end], one)
            for one, other in persons
        )
        yield name if is_alone else name._replace(end=end)


def _second_end(text: str, name: KoreanName, persons: Collection[str]) -> int:
    """Where a name ends with the word behind it; where it ends without if that is no person of `persons`."""
    if (family := _family(text, name)) > name.end:
        return family
    first = text[name.start : name.end]
    word = _WORD.match(text, name.end) if " " not in first and loan_level(first) >= FOREIGN else None
    if word is None:
        return name.end
    ends = range(word.end(), word.start("word") + _SHORTEST - 1, -1)
    at = word.start("word")
    found = (end for end in ends if text[at:end] in persons and loan_level(text[at:end]) and _ENDS.match(text, end))
    return next(found, name.end)


def _family(text: str, name: KoreanName) -> int:
    """Where the family name behind a foreign and a Korean given name ends; where the name ends if there is none."""
    both = _OF_BOTH.fullmatch(text, name.start, name.end)
    if both is None or loan_level(both["first"]) < FOREIGN:
        return name.end
    is_given = both["given"][0] in _GIVEN_FIRST and both["given"][1] in _GIVEN_SECOND
    family = _FAMILY.match(text, name.end) if is_given else None
    return family.end() if family else name.end
