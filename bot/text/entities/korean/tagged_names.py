"""Join the Korean tagger's names with the knowledge base and with what one document says of a name.

    tagger's names | without titles and marks | unlikely persons dropped | one kind a name | further occurrences
    | known names inside them | mentions

What shows once that a name is a person (title, age, Hanja in brackets) counts for the whole document.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.lang.scripts import HAN, HANGUL, is_han, is_hangul
from bot.model.analysis import EntityKind
from bot.text.entities.korean.persons import ENDS, FAMILY, TITLE, any_of
from bot.text.entities.mention import Mention, MentionSource
from bot.text.korean.tagger import BODY, PERSON, PLACE, KoreanName
from bot.text.word_lists import wordlist

KINDS = {PERSON: EntityKind.PERSON, PLACE: EntityKind.PLACE, BODY: EntityKind.ORGANISATION}
LEAST_SURE = {PERSON: 0.5, PLACE: 0.5, BODY: 0.35}
"""Least probability of a name, by label: a wrong person is worse than a wrong place."""
_NO_ENTITIES = wordlist("hangul_no_entities")
_NO_PERSONS = frozenset().union(
    *map(wordlist, ("hangul_no_names", "hangul_before", "hangul_titles", "hangul_ranks", "hangul_speakers"))
)
_DETERMINER = re.compile(rf"(?:{any_of(wordlist('hangul_no_families'))}) (?:{TITLE})(?<!씨)")
"""A word before a title that may be a family name: "former", "both"."""
GENERIC = wordlist("hangul_generic_bodies")
"""Bodies that every country has."""
COMMON_SURE = 0.9
"""Least probability of a person whose name the dictionary knows as a common word or a verb."""
_MARKS = "\"'“”‘’`()[]<>《》〈〉「」『』.,·ㆍ~-–—=:;/ \n"
_TITLE_BEHIND = re.compile(rf"[ ]?(?:{TITLE})$")
_SHOWN = re.compile(rf" ?\((?:\d|[{HAN}])|(?: ?| [{HANGUL}]{{1,10}} ?)(?:{TITLE}){ENDS}")
"""What shows behind a name that it is a person's: an age, Hanja, or a title."""
_OFFICE_BEHIND = re.compile(rf" [{HANGUL}]{{0,2}}(?:{TITLE})$")
_HOLDER = re.compile(rf" ((?:{FAMILY})[{HANGUL}]{{2}})(?: [{HANGUL}]{{0,4}}|)(?:{TITLE})$")
_OPEN_BRACKET = re.compile(rf"[{HANGUL}] ?\((?:\d+[.·, ]{{1,2}})?$")
_PLURAL = "들"
"""What no name has behind it, but a common noun: "로동자들"."""
_VILLAGE = re.compile(rf"[리읍](?:의|에|에서|에는|로)(?![{HANGUL}])")
"""How a village ends, with a particle of places: "하단리의"."""
_FULL_NAME = 3
"""Syllables of a Korean's full name."""
_REPEATED = 3
"""Fewest syllables of a name that is found again without the tagger."""


def joined(
    text: str, names: Sequence[KoreanName], titled: set[tuple[int, int]], known: Sequence[Mention]
) -> list[Mention]:
    """The mentions of the tagger's names. `titled` are the persons that the name rules found, `known` the mentions of
    names of the knowledge base."""
    trimmed = (_trimmed(text, part) for name in names for part in _parted(text, name))
    owners = {place: span for span in titled for place in range(*span)}
    found = [name for name in trimmed if name and _is_likely(text, name) and not _crosses(name, owners)]
    found = [*_without_particles(text, found)]
    kinds = _kinds(text, found, titled)
    spans = {(name.start, name.end): kinds[text[name.start : name.end]] for name in found}
    for start, end, label in _repeated(text, kinds, spans):
        spans.setdefault((start, end), label)
    by_start = sorted(known, key=lambda mention: mention.start)
    starts = [mention.start for mention in by_start]
    out = []
    for (start, end), label in sorted(spans.items()):
        mention = Mention(start, end, text[start:end], KINDS[label], MentionSource.TAGGER)
        if (joint := _with_known(mention, by_start, starts)) is not None:
            out.append(joint)
    return out


def _parted(text: str, name: KoreanName) -> Iterator[KoreanName]:
    """The name; a body that runs on over a person and a title ("통일연구원 조은결 연구위원") as two names."""
    holder = _HOLDER.search(text, name.start, name.end) if name.label == BODY else None
    if holder is None or holder[1] in _NO_PERSONS:
        yield name
        return
    yield name._replace(end=holder.start())
    start, end = holder.span(1)
    yield name._replace(start=start, end=end, label=PERSON)


def _trimmed(text: str, name: KoreanName) -> KoreanName | None:
    """The name without marks at its ends, and a person without a title; None if nothing is left."""
    start, end = name.start, name.end
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    if name.label == BODY and (title := _OFFICE_BEHIND.search(text, start, end)):
        end = title.start()
    if name.label == PERSON and (title := _TITLE_BEHIND.search(text, start, end)) and title.start() > start:
        end = title.start()
    if start >= end or "\n" in text[start:end]:
        return None
    return name._replace(start=start, end=end)


def _is_likely(text: str, name: KoreanName) -> bool:
    written = text[name.start : name.end]
    if is_han(written) and _OPEN_BRACKET.search(text, max(0, name.start - 6), name.start):
        return False  # it belongs to the person before the bracket
    if written in _NO_ENTITIES or (
        name.label == PERSON
        and (not _NO_PERSONS.isdisjoint({written, _bare(written)}) or _DETERMINER.match(text, name.start))
    ):
        return False
    if name.label == PERSON and (text.startswith(_PLURAL, name.end) or _VILLAGE.match(text, name.end - 1)):
        return False
    common = name.common and name.label == PERSON and _SHOWN.match(text, name.end) is None
    least = COMMON_SURE if common else LEAST_SURE[name.label]
    return name.sure >= least and any(char.isalpha() for char in written)


def _without_particles(text: str, names: Sequence[KoreanName]) -> Iterator[KoreanName]:
    """The names; of "한강의" beside "한강" only what the document has without the particle."""
    written = {text[name.start : name.end] for name in names}
    for name in names:
        bare = _bare(text[name.start : name.end])
        yield name._replace(end=name.start + len(bare)) if bare in written else name


def _bare(word: str) -> str:
    """A word without a particle of one syllable."""
    return word[:-1] if word[-1] in "은는이가을를의" else word


def _crosses(name: KoreanName, owners: dict[int, tuple[int, int]]) -> bool:
    """Whether a name overlaps a person of the name rules, which are more precise, and is not a longer foreign name that
    ends like it. `owners` has those persons by each of their places."""
    others = {owners[place] for place in range(name.start, name.end) if place in owners} - {(name.start, name.end)}
    return any(
        start < name.start or name.end < end or (name.label == PERSON and end - start == _FULL_NAME)
        for start, end in others
    )


def _kinds(text: str, names: Iterable[KoreanName], titled: set[tuple[int, int]]) -> dict[str, str]:
    """The label of each name in the document: a person if the name rules say so, else what most of its mentions say,
    weighted by their probability."""
    votes: dict[str, dict[str, float]] = defaultdict(lambda: dict.fromkeys((PERSON, PLACE, BODY), 0.0))
    for name in names:
        votes[text[name.start : name.end]][name.label] += name.sure
    persons = {text[start:end] for start, end in titled}
    return {
        name: PERSON if name in persons else max(weights, key=lambda label: weights[label])
        for name, weights in votes.items()
    }


def _repeated(text: str, kinds: dict[str, str], spans: dict[tuple[int, int], str]) -> Iterator[tuple[int, int, str]]:
    """Further occurrences of the names of three syllables or more, as words of their own."""
    taken = sorted(spans)
    starts = [start for start, _ in taken]
    for name, label in kinds.items():
        if len(name) < _REPEATED or not is_hangul(name):
            continue
        ends = rf"(?: ?(?:{TITLE}))?{ENDS}" if label == PERSON else ENDS
        for match in re.finditer(rf"{re.escape(name)}(?<![{HANGUL}]{re.escape(name)})(?={ends})", text):
            at = bisect_left(starts, match.end())
            if not any(end > match.start() for _, end in taken[max(0, at - 2) : at]):
                yield *match.span(), label


def _with_known(mention: Mention, known: Sequence[Mention], starts: Sequence[int]) -> Mention | None:
    """A mention that contains known names, linked to one of them or cut; None if they cover its meaning.

    "함경남도 신포" is Sinpo. Of "일본 경시청" the country is a mention of its own; "파나마 정부" is no more than that.
    """
    inside = [
        other
        for other in known[bisect_left(starts, mention.start) : bisect_left(starts, mention.end)]
        if other.end <= mention.end and other.end - other.start < mention.end - mention.start and not other.short
    ]
    if not inside:
        return mention
    if mention.kind is EntityKind.PERSON:
        return None if any(other.kind is EntityKind.PERSON and len(other.text) > 2 for other in inside) else mention
    if mention.kind is EntityKind.PLACE:
        if _are_all(mention, inside):
            return None  # "서울 광화문" is two places
        places = [other for other in inside if other.kind is EntityKind.PLACE]
        last = max(places, key=lambda other: (other.end, -other.start), default=None)
        return replace(mention, forms=last.forms) if last else mention
    if any(other.kind is EntityKind.ORGANISATION for other in inside):
        return None
    first = min(inside, key=lambda other: (other.start, -other.end))
    return _behind(mention, first) if first.start == mention.start and is_state(first) else mention


def _are_all(mention: Mention, inside: Sequence[Mention]) -> bool:
    """Whether known places are all that a mention is made of."""
    covered = {at for other in inside for at in range(other.start, other.end) if other.kind is EntityKind.PLACE}
    return all(at in covered or mention.text[at - mention.start] == " " for at in range(mention.start, mention.end))


def _behind(mention: Mention, state: Mention) -> Mention | None:
    """An organisation without the country before it; None if that leaves a common noun or if no space divides them."""
    gap = mention.text[state.end - mention.start :]
    name = gap.lstrip()
    if name in GENERIC:
        return None
    return replace(mention, start=mention.end - len(name), text=name) if gap != name else mention


def is_state(mention: Mention) -> bool:
    """Whether a mention names a country."""
    return any(form.entity.adjectives and form.entity.country for form in mention.forms)
