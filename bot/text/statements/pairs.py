"""Find whom "the two leaders" means: two people who were named together before.

"Lee met Ishiba in Tokyo. *The two leaders* said …"        both speak
이재명 대통령은 … 이시바 총리를 만났다. *두 정상*은 …          both speak
with a third person near, another two, or an aide of one   as written, of nobody
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from bot.lang.folding import in_both_scripts
from bot.model.analysis import Entity, EntityKind, Quote, Span
from bot.regexes import regex

_PAIR = regex(
    r"(?i:(?:the\s|both\s)?(?:two|both|pair)(?:\s(?:of\sthem|(?P<leaders>leaders|presidents)|(?P<ministers>(?:[a-z]+\s)?ministers)"
    r"|diplomats|politicians))?)"
    r"|두\s?(?:사람|(?P<leaders_ko>정상|지도자|대통령)|(?P<ministers_ko>장관|외교장관|국방장관))|양(?P<leaders_sides>\s?정상)"
    r"|両(?:氏|者|(?P<leaders_ja>首脳)|(?P<ministers_ja>外相|防衛相|閣僚))|[2２二]人"
    + in_both_scripts(
        r"|两人|[两兩]位?(?:国)?(?P<leaders_zh>领导人|元首|领袖)|[两兩]国?(?P<ministers_zh>外长|防长|部长)"
    )
)
_LEADERS = regex(
    r"(?i)president|prime\sminister|premier|chancellor|king|chairman|leader|secretary"
    r"|대통령|총리|위원장|주석|국왕|대통령|首相|大統領|主席|総書記|国務委員長|总统|总理|總統|總理|总书记"
)
_NO_LEADERS = regex(r"(?i)\bvice\b|deputy|spokes|aide|부통령|부총리|副")
_MINISTERS = regex(
    r"(?i)minister|secretary(?!-general)|장관|외무상|국방상|外相|防衛相|大臣|長官|外长|防长|部长|外長|部長|国务卿"
)
_ANOTHER_TWO = regex(
    r"(?i)\b(?:two|both|pair)\s+(?!countries|sides|nations|Koreas|days|weeks|hours|months|years|governments)[a-z]+"
    r"|두\s(?:명|남|여|사람|소년|선수|병사|군인)|[2２二]人|两(?:名|人|位)|兩(?:名|人|位)"
)
_OWNS = regex(r"['’]s?\s|의\s|の(?!会談|会見)|的(?!会谈|会晤)")
_REACH = 3
"""Sentences before "the two" in which nobody else may be named."""


def with_pairs(
    text: str, sentences: Sequence[Span], entities: Sequence[Entity], quotes: Iterable[Quote]
) -> Iterator[Quote]:
    """The statements, those of two who were named before being of both of them."""
    people = [one for one in entities if one.kind is EntityKind.PERSON]
    starts = [sentence.start for sentence in sentences]
    for quote in quotes:
        span = quote.speaker_span
        said_by = (
            None if span is None or quote.speaker_id or quote.joint else _PAIR.fullmatch(text, span.start, span.end)
        )
        if span is None or said_by is None or len(people) < 2:
            yield quote
            continue
        kind = (said_by.lastgroup or "").partition("_")[0]
        joint = _two_before(text, sentences[: bisect_right(starts, span.start)], people, kind)
        yield replace(quote, speaker=text[span.start : span.end], joint=joint) if joint else quote


def _two_before(text: str, sentences: Sequence[Span], people: Sequence[Entity], kind: str) -> tuple[Span, ...]:
    """Where the nearest sentence that names people names just two, who fit; () where others may be meant. The last of
    the sentences is that of the pair."""
    if not sentences:
        return ()
    *before, own = sentences[-_REACH - 1 :]
    near = [found for sentence in before if (found := _named(people, sentence))]
    if not near or _named(people, own):
        return ()
    if not kind and not _named(people, before[-1]):  # "Both" of those whom the sentence between tells of
        return ()
    pair = near[-1]
    if kind == "ministers" and not any(one.role for one, _ in pair):  # of two presidents
        return ()
    everybody = {id(one) for found in near for one, _ in found}
    if len(pair) != 2 or len(everybody) != 2 or not all(_fits(one, kind) for one, _ in pair):
        return ()
    between = text[before[0].start : own.start]
    if _ANOTHER_TWO.search(between) or any(_OWNS.match(text, mention.end) for _, mention in pair):
        return ()
    return tuple(mention for _, mention in sorted(pair, key=lambda one: one[1].start))


def _named(people: Sequence[Entity], sentence: Span) -> list[tuple[Entity, Span]]:
    """The people whom a sentence names, each with the last mention."""
    found = []
    for one in people:
        mentions = [span for span in one.mentions if sentence.start <= span.start < sentence.end]
        if mentions:
            found.append((one, mentions[-1]))
    return found


def _fits(person: Entity, kind: str) -> bool:
    """Whether an office that the text states is of a kind; a person without one fits if the base knows them."""
    role = person.role.text if person.role else ""
    if not role:
        return not kind or person.id is not None
    if kind == "leaders":
        return _LEADERS.search(role) is not None and _NO_LEADERS.search(role) is None
    return kind != "ministers" or _MINISTERS.search(role) is not None
