"""One kind for one name within a text, further mentions of a name, and one kind for the items of a list of people.

the model's mentions | each with the kind that most mentions of its name have | and further places of the names
                     | and the items of lists: "Present were Kim Ok Son, Pak Un and Ri Il Nam"

The model reads sentence by sentence: it takes one name for a person here and for a company there, or passes it over.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from bot.model.analysis import EntityKind
from bot.regexes import regex
from bot.text.entities.mention import Mention, MentionSource
from bot.text.entities.tagged.cleanup import without_titles
from bot.text.names.latin_korean import is_surname
from bot.text.names.whole_words import is_name, places, stands_alone

_SPREAD = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION})
_LEAST = 3
"""The fewest letters of a name of one word for which the rest of the text is searched."""
FEWEST = 4
"""The fewest items of a list in which the items known to be people make the others people too."""
_ITEM_WORD = r"(?:[A-Z]\.|[A-Z][\w'’-]{0,30}[a-z])"
_ITEM = rf"{_ITEM_WORD}(?: (?:(?:van|der|den|de|la|di|al|bin) ){{0,2}}{_ITEM_WORD}){{0,3}}"
_ASIDE = r"(?: \([^()\n]{1,40}\)|, (?:\d{1,3}|[A-Z]{1,4}-[A-Z][\w-]{1,9}\.?)(?=[,;.]| and ))?"
_ITEM_LIST = regex(
    rf"(?<![\w.'’-]){_ITEM}{_ASIDE}(?:(?:[,;] | and |[,;] and ){_ITEM}{_ASIDE}){{{FEWEST - 1},40}}(?![\w-])"
)
_ITEMS = regex(rf"({_ITEM}){_ASIDE}(?:[,;] | and |[,;] and |$)")
_GROUP_BEFORE = regex(
    r"\b(?:[Tt]he|[Aa]n?|[\w-]{1,20}['’]s)\s(?:[a-z][\w-]{0,20}\s){0,4}?(?:group|organi[sz]ation|charity|ngo|think tank"
    r"|movement|network|coalition|alliance|company|firm|start-?up|(?:news)?paper|magazine|broadcaster|website|outlet|band"
    r"|troupe|militia|party|union|foundation|agency|collective)\s$"
)
_GROUP_BEHIND = regex(r"[.;:)”\"]|,(?! [A-Z][\w-]+(?:,| and\b))|['’]s\b|\s(?:in|for|which|that)\b|$")
"""What is before and behind the name of a group; "the party *Lee* left" is a relative clause, and so may be "the
party *Lee*, Kim and Han left"."""
_NOUN = regex(r" [a-z]")
_GROUP_REACH = 120


def agreed(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, each with the kind that most mentions of its name have; names of one word are bodies where the text
    says so: "the refugee support group *Haneul*,"."""
    groups = {one.text for one in mentions if _is_group(text, one)} - _words_of_longer(mentions)
    mentions = [replace(one, kind=EntityKind.ORGANISATION) if one.text in groups else one for one in mentions]
    votes: dict[str, Counter[EntityKind]] = defaultdict(Counter)
    for mention in mentions:
        if not mention.forms and not _is_attribute(text, mention):
            votes[mention.text][mention.kind] += 1
    kinds = {name: most for name, counts in votes.items() if (most := _most(counts)) is not None}
    return [
        mention if mention.forms else replace(mention, kind=kinds.get(mention.text, mention.kind))
        for mention in mentions
    ]


def _is_group(text: str, mention: Mention) -> bool:
    if mention.kind is not EntityKind.PERSON or mention.forms or not mention.text.isalpha() or is_surname(mention.text):
        return False
    before = _GROUP_BEFORE.search(text, max(0, mention.start - _GROUP_REACH), mention.start)
    return before is not None and _GROUP_BEHIND.match(text, mention.end) is not None


def _words_of_longer(mentions: Sequence[Mention]) -> set[str]:
    """The words of the persons' names of several words."""
    names = (one.text for one in mentions if one.kind is EntityKind.PERSON and " " in one.text)
    return {word for name in names for word in name.split()}


def _is_attribute(text: str, mention: Mention) -> bool:
    """Whether one word taken for a person is between "the" and a noun, as a place may be: "the *Lisbon* book fair"."""
    if mention.kind is not EntityKind.PERSON or " " in mention.text:
        return False
    return (
        text[max(0, mention.start - 4) : mention.start] in {"the ", "The "}
        and _NOUN.match(text, mention.end) is not None
    )


def _most(counts: Counter[EntityKind]) -> EntityKind | None:
    """The kind with the most votes; None if two have as many."""
    (first, most), *rest = counts.most_common(2)
    return None if rest and rest[0][1] == most else first


def overlooked(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Further mentions of the names of people and organisations."""
    seen = {mention.start for mention in mentions}
    names = {m.text: m for m in mentions if m.kind in _SPREAD and not m.forms and len(m.text) >= _LEAST}
    for name, mention in names.items():
        several = " " in name
        if not several and (mention.kind is EntityKind.PERSON or not is_name(text, name)):
            continue
        for start, end in places(text, name):
            if start not in seen and (several or stands_alone(text, start, end)):
                yield replace(mention, start=start, end=end)


def listed_people(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The items of lists of people that are not tagged as such; `mentions` are all that were found."""
    kinds = {(mention.start, mention.end): mention for mention in mentions}
    for found in _ITEM_LIST.finditer(text):
        spans = (match.span(1) for match in _ITEMS.finditer(text, found.start(), found.end()))
        items = [(without_titles(text, start, end), end) for start, end in spans]
        people = sum(_is(kinds.get(item), EntityKind.PERSON) for item in items)
        if len(items) < FEWEST or people * 2 < len(items) or any(_is_known(kinds.get(item)) for item in items):
            continue
        for start, end in items:
            if not _is(kinds.get((start, end)), EntityKind.PERSON):
                yield Mention(start, end, text[start:end], EntityKind.PERSON, MentionSource.TABLE)


def _is(mention: Mention | None, kind: EntityKind) -> bool:
    return mention is not None and mention.kind is kind


def _is_known(mention: Mention | None) -> bool:
    """Whether an item is a name of the base that is not a person's."""
    return mention is not None and bool(mention.forms) and mention.kind is not EntityKind.PERSON and not mention.short
