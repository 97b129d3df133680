"""An entity of one text while its mentions are grouped, and the surname of a person's name."""

from __future__ import annotations

from msgspec import Struct, field

from bot.model.analysis import EntityKind
from bot.regexes import regex
from bot.text.entities.mention import Mention
from bot.text.knowledge.file_format import KnownEntity
from bot.text.names.latin_korean import is_korean, is_surname
from bot.text.word_lists import wordlist

CHINESE = wordlist("chinese_surnames")
_PINYIN = regex(
    r"(?:[bpmfdtnlgkhjqxrzcswy]|zh|ch|sh)?[aeiou]{1,3}(?:ng?|r)?(?:(?:[bpmfdtnlgkhjqxrzcswy]|zh|ch|sh)?[aeiou]{1,3}(?:ng?|r)?)?"
)


class NamedGroup(Struct):
    """One entity of the text with its mentions so far. `known` is its entry in the knowledge base."""

    id: str | None
    name: str
    kind: EntityKind
    mentions: list[Mention] = field(default_factory=list)
    known: KnownEntity | None = None

    @property
    def person(self) -> bool:
        """Whether it is a person."""
        return self.kind is EntityKind.PERSON

    @property
    def surname(self) -> str:
        """The part of the name that may be used alone."""
        return surname(self.name, self.known)


def surname(name: str, known: KnownEntity | None) -> str:
    """The part of a person's name that is used alone: the first word for Koreans and Chinese, else the last."""
    parts = name.split()
    if len(parts) < 2:
        return name
    if known is not None and known.hangul and known.country in {"KP", "KR"} and is_surname(parts[0]):
        return parts[0]
    if is_korean(name) or (len(parts) == 2 and parts[0] in CHINESE and _PINYIN.fullmatch(parts[1].lower())):
        return parts[0]
    last = parts[-1].rstrip(".")
    return parts[-2] if last in {"Jr", "Sr", "II", "III"} and len(parts) > 2 else parts[-1]
